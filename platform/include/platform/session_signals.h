/// Tells when the person left: the session was locked, the machine goes to sleep, the screen saver came on.
#pragma once

#include <functional>
#include <memory>

#include "platform/paths.h"

namespace thirdrow::platform {

enum class SessionEvent { locked, sleeping, screen_saver };

/// While it lives the machine is kept from sleeping, for the few seconds that logind grants. Any thread may
/// let it go.
using Hold = std::shared_ptr<const void>;

/// Connects in the background, so construction never waits; where a service is missing, its events just never
/// come. Events arrive on the GLib context that was the thread's default at construction, until destruction
/// (same thread). With `sleeping` comes what holds sleep back: keep it until all is ready. It is empty where
/// nothing holds it, and with other events.
class SessionSignals {
 public:
  using Callback = std::function<void(SessionEvent, Hold)>;

  explicit SessionSignals(Callback on_event, const Environment& environment = process_environment());
  ~SessionSignals();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace thirdrow::platform
