#include "app/worker.h"

namespace thirdrow::app {

Worker::Worker() : thread_([this](const std::stop_token& stop) { loop(stop); }) {}

Worker::~Worker() = default;  // jthread asks the loop to stop and joins it

void Worker::post(Job job) {
  {
    const std::scoped_lock guard(mutex_);
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
}

void Worker::loop(const std::stop_token& stop) {
  for (;;) {
    Job job;
    {
      std::unique_lock guard(mutex_);
      if (!wake_.wait(guard, stop, [&] { return !jobs_.empty(); })) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job();
  }
}

}  // namespace thirdrow::app
