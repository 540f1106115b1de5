#include "journal/rhythm.h"

#include <algorithm>

namespace thirdrow::journal {
namespace {

/// The same day of a later month; the month's last one where it has no such day.
Day later_by_months(Day from, int months) {
  const Day::Civil civil = from.civil();
  const int month = static_cast<int>(civil.month) - 1 + months;
  const int year = civil.year + month / 12;
  for (unsigned day = civil.day; day > 0; --day) {
    if (const auto found = Day::from_civil(year, static_cast<unsigned>(month % 12) + 1, day)) return *found;
  }
  return from + 30 * months;
}

Day nearest_weekday(Day day, int weekday) {
  const int ahead = (weekday - static_cast<int>(day.weekday()) + 7) % 7;
  return day + (ahead > 3 ? ahead - 7 : ahead);
}

}  // namespace

std::optional<int> rhythm_days(std::optional<std::int64_t> every, std::string_view unit) {
  constexpr std::int64_t kMost = 1000;
  if (!every || *every < 1 || *every > kMost) return std::nullopt;
  return static_cast<int>(*every) * (unit == "month" ? 30 : 7);
}

std::optional<Day> next_meeting(const Record& engagement, Day last, Day today) {
  if (!rhythm_days(engagement) || !last.in_calendar() || !today.in_calendar()) return std::nullopt;
  const int every = static_cast<int>(engagement.integer(engagement::kEvery).value_or(1));
  const bool months = engagement.text(engagement::kUnit) == "month";
  const Field& weekdays = *find_field(engagement.info(), engagement::kWeekday);
  const auto wanted = std::ranges::find(weekdays.choices, engagement.text(engagement::kWeekday));
  // At most one step per day until `today`: bounded, and enough for every rhythm.
  for (int i = 1; i <= std::max(1, today - last) + 1; ++i) {
    const int steps = i * every;
    Day next = months ? later_by_months(last, steps) : last + 7 * steps;
    if (wanted != weekdays.choices.end())
      next = nearest_weekday(next, static_cast<int>(wanted - weekdays.choices.begin()));
    if (next > today) return next.in_calendar() ? std::optional(next) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace thirdrow::journal
