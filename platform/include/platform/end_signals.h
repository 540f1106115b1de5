/// The system asks the program to end: log-out, shutdown, Ctrl-C in the terminal that started it.
#pragma once

#include <functional>
#include <memory>

namespace thirdrow::platform {

/// While it lives SIGTERM, SIGHUP and SIGINT call `on_end` instead of ending the program, so that what was
/// typed last is saved on the way out. Called on the GLib context that was the thread's default at
/// construction, once for each signal; destruction on the same thread. One at a time.
class EndSignals {
 public:
  explicit EndSignals(std::function<void()> on_end);
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace thirdrow::platform
