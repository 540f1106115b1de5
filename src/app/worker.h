/// The one thread beside the front thread. Jobs run in order.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace thirdrow::app {

class Worker {
 public:
  using Job = std::function<void()>;
  Worker();
  /// Runs every job that was posted, then joins: the last ones save what was typed.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Thread-safe. Jobs must not throw; one that does ends the program, as a bug should.
  void post(Job job);

 private:
  void loop(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<Job> jobs_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace thirdrow::app
