/// Civil days, moments with their UTC offset, and the clock that is passed in. No time zone database below
/// platform.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace thirdrow {

/// A local calendar date: days since 1970-01-01 in the proleptic Gregorian calendar. Any number is safe to
/// work with; one outside the years 1..9999 is shown as the nearest date in them.
struct Day {
  std::int32_t days = 0;

  struct Civil {
    int year = 1970;
    unsigned month = 1;  ///< 1..12
    unsigned day = 1;    ///< 1..31
    friend bool operator==(const Civil&, const Civil&) = default;
  };
  Civil civil() const;
  /// nullopt when there is no such date, or its year is outside 1..9999.
  static std::optional<Day> from_civil(int year, unsigned month, unsigned day);
  /// Exactly `YYYY-MM-DD`.
  static std::optional<Day> parse(std::string_view text);
  std::string text() const;
  /// Whether its year is 1..9999.
  bool in_calendar() const;
  /// 0 = Monday … 6 = Sunday.
  unsigned weekday() const;

  friend auto operator<=>(const Day&, const Day&) = default;
  /// These three stop at the ends of their type.
  friend Day operator+(Day d, std::int32_t n);
  friend Day operator-(Day d, std::int32_t n);
  friend std::int32_t operator-(Day a, Day b);
};

/// A moment as its person lived it: UTC milliseconds and the offset of their wall clock then (minutes,
/// ±kMaxOffset: no other is parsed or written to a journal). As with Day any number is safe, and the local
/// date is never outside the years 1..9999.
struct Stamp {
  static constexpr std::int16_t kMaxOffset = 18 * 60;
  std::int64_t utc_ms = 0;
  std::int16_t offset_min = 0;

  Day day() const;            ///< the local date
  int minute_of_day() const;  ///< local, 0..1439
  bool in_calendar() const;   ///< whether the year of the local date is 1..9999
  std::string text() const;   ///< RFC 3339 with offset and, when not zero, milliseconds
  /// RFC 3339; a space for `T` and a missing colon in the offset are accepted; `Z` is offset 0.
  static std::optional<Stamp> parse(std::string_view text);
  static Stamp from_local(Day day, int minute_of_day, std::int16_t offset_min);

  /// Ordered by moment, then by offset, so that equal means equal in both.
  friend auto operator<=>(const Stamp&, const Stamp&) = default;
};

class Clock {
 public:
  virtual ~Clock() = default;
  /// The present moment with the local offset. Thread-safe.
  virtual Stamp now() = 0;
  /// The local UTC offset (minutes) in force at `utc_ms`: for dates that come without one.
  virtual std::int16_t offset_at(std::int64_t utc_ms) = 0;
};

/// Moment of the local wall time, by the zone rules of `clock`. In a gap or fold one of the two readings.
Stamp local_stamp(Clock& clock, Day day, int minute_of_day);

}  // namespace thirdrow
