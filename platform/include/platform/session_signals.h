/// Tells when the person left: the session was locked, the machine goes to sleep, the screen saver came on.
#pragma once

#include <functional>
#include <memory>

#include "platform/paths.h"

namespace thirdrow::platform {

enum class SessionEvent { locked, sleeping, screen_saver };

/// Connects in the background, so construction never waits; where a service is missing, its events just never
/// come. Events arrive on the GLib context that was the thread's default at construction, until destruction
/// (same thread). Sleep is held back (logind's delay, some seconds) until the callback for `sleeping` has
/// returned.
class SessionSignals {
 public:
  using Callback = std::function<void(SessionEvent)>;

  explicit SessionSignals(Callback on_event, const Environment& environment = process_environment());
  ~SessionSignals();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace thirdrow::platform
