/// A recovery key that was shown but never confirmed as put away, remembered in the journal until it is.
#pragma once

#include "app/desk.h"

namespace thirdrow::ui {

inline constexpr const char* kRecoveryUnconfirmed = "recovery.unconfirmed";

/// On the worker, where the key is made. A failure is not told: the key on the screen matters more than its mark.
inline void mark_recovery_unconfirmed(app::Session& session) {
  static_cast<void>(session.set_setting(kRecoveryUnconfirmed, "yes"));
}

/// Front thread: the person has shown that the key was put away.
inline void mark_recovery_confirmed(app::Desk& desk, const app::Alive& alive) {
  desk.ask(
      alive, [](app::Session& session) { return session.set_setting(kRecoveryUnconfirmed, {}); },
      [](const Status&) {});
}

}  // namespace thirdrow::ui
