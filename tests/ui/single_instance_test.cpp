#include "ui/single_instance.h"

#include <future>

#include "session_bus.h"
#include "support/catch.h"

using namespace thirdrow;
using ui::SingleInstance;

namespace {

/// As another process would at its start.
bool start(const std::filesystem::path& journal) {
  auto found = std::async(std::launch::async, [&] { return SingleInstance::raise_other(journal); });
  test::run_until([&] { return found.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
  return found.get();
}

}  // namespace

TEST_CASE("A start raises the window that shows its journal, whichever that window showed before",
          "[instance]") {
  const test::SessionBus bus;
  const test::Scratch folder;
  int raised = 0;
  const auto show = [&](const char* journal) {
    return std::make_unique<SingleInstance>(folder / journal, [&] { ++raised; });
  };
  auto window = show("one");
  CHECK(start(folder / "one"));
  CHECK(raised == 1);
  CHECK_FALSE(start(folder / "two"));
  window.reset();
  window = show("two");
  CHECK(start(folder / "two"));
  CHECK(raised == 2);
  CHECK_FALSE(start(folder / "one"));
}
