/// Something that a page lists and that one key settles, puts off or says no to: on Today, in the week's
/// cards.
#pragma once

#include <string_view>

#include "app/home.h"
#include "app/session.h"

namespace thirdrow::app {

/// A thing owed, with what its place on a page needs of its record.
struct Duty {
  Owed owed;
  Home home = Home::journal;                      ///< where the record opens
  const journal::Transition* settles = nullptr;   ///< nullptr: none
  const journal::Transition* declines = nullptr;  ///< nullptr: none
};

/// nullptr when the kind has none of that name.
const journal::Transition* transition_of(const journal::KindInfo& kind, std::string_view name);

/// Worker thread.
Result<Duty> duty_of(Session& session, const Owed& owed);

/// Whether the record's own page must be opened to say no: that needs words, such as a reason.
inline bool asks_to_decline(const Duty& duty) {
  return duty.declines != nullptr && !duty.declines->requires_.empty();
}

}  // namespace thirdrow::app
