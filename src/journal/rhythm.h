/// The rhythm of an engagement's check-ins.
#pragma once

#include <optional>

#include "journal/record.h"

namespace thirdrow::journal {

/// Days between two check-ins (a month counts 30), for M2's grace and gap; nothing without a rhythm.
std::optional<int> rhythm_days(std::optional<std::int64_t> every, std::string_view unit);
inline std::optional<int> rhythm_days(const Record& engagement) {
  return rhythm_days(engagement.integer(engagement::kEvery), engagement.text(engagement::kUnit));
}

/// Whether nobody meets any more for an engagement in that state, whatever check-ins are planned.
inline bool is_ended(std::string_view state) { return state == "closed" || state == "cancelled"; }

/// The next date of the rhythm after `last` that is later than `today`, on the weekday that is nearest to it.
/// Nothing without a rhythm, or for days out of the calendar.
std::optional<Day> next_meeting(const Record& engagement, Day last, Day today);

}  // namespace thirdrow::journal
