/// Measures how long each turn of the event loop keeps the front thread, and says on stderr which handler
/// took longest when it was over the limit. Names of classes only, never content. Used by builds with
/// THIRDROW_WATCHDOG.
#pragma once

#include <chrono>
#include <string>

namespace thirdrow::ui {

class Watchdog {
 public:
  using Duration = std::chrono::steady_clock::duration;
  explicit Watchdog(Duration limit = std::chrono::milliseconds(16));
  /// Prints how many turns were over the limit.
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  /// Front thread: a handler named `what` took this long.
  void note(const std::string& what, Duration took);
  int stalls() const { return stalls_; }

  /// The event loop is about to wait, and has waited. Called by the hook.
  void before_wait();
  void after_wait();

 private:
  Duration limit_;
  std::chrono::steady_clock::time_point turn_began_;
  double processor_began_ = 0;  ///< ms this thread had used then: on a busy machine the rest is waiting
  std::string longest_;
  Duration longest_took_{};
  Duration worst_{};
  int turns_ = 0;
  int stalls_ = 0;
};

}  // namespace thirdrow::ui
