/// Time that passes, passed in: the desktop lends wx timers, tests fire them by hand.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace thirdrow::app {

/// Front thread. Destroying one stops it.
class Timer {
 public:
  virtual ~Timer() = default;
  /// Calls `ring` once after `wait`, instead of what was set before.
  virtual void start(std::chrono::milliseconds wait, std::function<void()> ring) = 0;
  virtual void stop() = 0;
  virtual bool running() const = 0;
};
using MakeTimer = std::function<std::unique_ptr<Timer>()>;

}  // namespace thirdrow::app
