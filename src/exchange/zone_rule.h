/// The POSIX rule at the end of a time zone file (`CET-1CEST,M3.5.0,M10.5.0/3`): what holds after its last
/// change.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace thirdrow::exchange {

/// When in a year the clocks change.
struct ZoneChange {
  enum class Form : std::uint8_t { month_week_day, day_without_leap, day_with_leap };
  Form form = Form::month_week_day;
  int month = 1;
  int week = 1;                ///< 5 = last
  int day = 0;                 ///< of the week from Sunday, or of the year
  std::int32_t second = 7200;  ///< local, from midnight; may be negative or over a day

  /// Seconds since 1970 by the wall clock that is in force before the change.
  std::int64_t in_year(int year) const;
};

struct ZoneRule {
  std::int32_t offset = 0;  ///< seconds east of UTC
  std::int32_t summer_offset = 0;
  bool has_summer = false;
  ZoneChange to_summer;
  ZoneChange to_winter;

  /// RFC 8536 §3.3; nullopt for anything else.
  static std::optional<ZoneRule> parse(std::string_view text);
  std::int32_t offset_at(std::int64_t utc_seconds) const;
};

}  // namespace thirdrow::exchange
