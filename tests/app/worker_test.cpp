#include "app/worker.h"

#include <atomic>
#include <future>
#include <memory>

#include "support/catch.h"

using namespace thirdrow;

TEST_CASE("a worker that ends runs what was posted first") {
  std::atomic<bool> second = false;
  std::promise<void> begun, go;
  auto worker = std::make_unique<app::Worker>();
  worker->post([&] {
    begun.set_value();
    go.get_future().wait();
  });
  worker->post([&] { second = true; });
  begun.get_future().wait();
  std::thread ending([&] { worker.reset(); });
  go.set_value();
  ending.join();
  CHECK(second);
}
