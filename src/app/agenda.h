/// Dates that leave the program: check-ins, promises and closes for calendar programs. They carry an alias at
/// most, and nothing a person wrote.
#pragma once

#include "app/due.h"
#include "app/session.h"
#include "exchange/calendar_file.h"

namespace thirdrow::app {

/// How long a check-in that was cancelled stays, so that calendars which hold it learn of that.
inline constexpr std::int32_t kCancelledStays = 28;

/// Whether nobody meets for the check-in any more: what it belongs to is closed or cancelled.
bool is_of_ended_work(Session& session, const journal::Record& checkin);

Result<exchange::Calendar> agenda_of(Session& session);
/// How many of these are due on which of the days that a digest can be about, today being one; nothing of
/// what was cancelled. Opens no record.
Result<DueDays> due_days(Session& session);

}  // namespace thirdrow::app
