#include "base/time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <limits>

namespace thirdrow {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int32_t kFirstDay = -719'162;  // 0001-01-01
constexpr std::int32_t kLastDay = 2'932'896;  // 9999-12-31
constexpr std::int64_t kFirstMs = kFirstDay * kDayMs;
constexpr std::int64_t kLastMs = (kLastDay + 1) * kDayMs - 1;

std::int32_t narrow(std::int64_t v) {
  using Limits = std::numeric_limits<std::int32_t>;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(v, Limits::min(), Limits::max()));
}

/// Local milliseconds, not yet held to the calendar. No offset reaches from one end past it to the other.
std::int64_t local_ms(const Stamp& s) {
  const std::int64_t offset = s.offset_min * kMinuteMs;
  return std::clamp(s.utc_ms, 2 * kFirstMs, 2 * kLastMs) + offset;
}
std::int64_t shown_ms(const Stamp& s) { return std::clamp(local_ms(s), kFirstMs, kLastMs); }

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Reads exactly `count` digits off the front of `text`.
std::optional<int> digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool skip(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Day> read_day(std::string_view& text) {
  const auto year = digits(text, 4);
  if (!year || !skip(text, '-')) return std::nullopt;
  const auto month = digits(text, 2);
  if (!month || !skip(text, '-')) return std::nullopt;
  const auto day = digits(text, 2);
  if (!day) return std::nullopt;
  return Day::from_civil(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<std::int16_t> read_offset(std::string_view& text) {
  if (skip(text, 'Z') || skip(text, 'z')) return std::int16_t{0};
  const bool minus = !text.empty() && text.front() == '-';
  if (!skip(text, '+') && !skip(text, '-')) return std::nullopt;
  const auto hours = digits(text, 2);
  skip(text, ':');
  const auto minutes = digits(text, 2);
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  const int total = *hours * 60 + *minutes;
  if (total > Stamp::kMaxOffset) return std::nullopt;
  return static_cast<std::int16_t>(minus ? -total : total);
}

}  // namespace

Day::Civil Day::civil() const {
  const std::chrono::year_month_day date{
      std::chrono::sys_days{std::chrono::days{std::clamp(days, kFirstDay, kLastDay)}}};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

std::optional<Day> Day::from_civil(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (year < 1 || year > 9999 || !date.ok()) return std::nullopt;
  return Day{static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

std::optional<Day> Day::parse(std::string_view text) {
  const auto day = read_day(text);
  return text.empty() ? day : std::nullopt;
}

std::string Day::text() const {
  const Civil c = civil();
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", c.year, c.month, c.day);
  return buffer.data();
}

bool Day::in_calendar() const { return days >= kFirstDay && days <= kLastDay; }

unsigned Day::weekday() const { return static_cast<unsigned>(((std::int64_t{days} + 3) % 7 + 7) % 7); }

Day operator+(Day d, std::int32_t n) { return {narrow(std::int64_t{d.days} + n)}; }
Day operator-(Day d, std::int32_t n) { return {narrow(std::int64_t{d.days} - n)}; }
std::int32_t operator-(Day a, Day b) { return narrow(std::int64_t{a.days} - b.days); }

Day Stamp::day() const { return {static_cast<std::int32_t>(floor_div(shown_ms(*this), kDayMs))}; }

bool Stamp::in_calendar() const { return local_ms(*this) == shown_ms(*this); }

int Stamp::minute_of_day() const {
  const std::int64_t local = shown_ms(*this);
  return static_cast<int>((local - floor_div(local, kDayMs) * kDayMs) / kMinuteMs);
}

std::string Stamp::text() const {
  const std::int64_t local = shown_ms(*this);
  const std::int64_t in_day = local - floor_div(local, kDayMs) * kDayMs;
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d", static_cast<int>(in_day / 3'600'000),
                static_cast<int>(in_day / 60'000 % 60), static_cast<int>(in_day / 1000 % 60));
  std::string out = day().text() + buffer.data();
  if (const int ms = static_cast<int>(in_day % 1000); ms != 0) {
    std::snprintf(buffer.data(), buffer.size(), ".%03d", ms);
    out += buffer.data();
  }
  const int magnitude = offset_min < 0 ? -offset_min : offset_min;
  std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", offset_min < 0 ? '-' : '+', magnitude / 60,
                magnitude % 60);
  return out + buffer.data();
}

std::optional<Stamp> Stamp::parse(std::string_view text) {
  const auto day = read_day(text);
  if (!day || text.empty() || (text.front() != 'T' && text.front() != 't' && text.front() != ' ')) {
    return std::nullopt;
  }
  text.remove_prefix(1);
  const auto hour = digits(text, 2);
  if (!hour || *hour > 23 || !skip(text, ':')) return std::nullopt;
  const auto minute = digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (skip(text, ':')) {
    const auto read = digits(text, 2);
    if (!read || *read > 60) return std::nullopt;
    second = *read;
  }
  int ms = 0;
  if (skip(text, '.')) {
    int scale = 100;
    bool any = false;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
      ms += (text.front() - '0') * scale;
      scale /= 10;
      any = true;
      text.remove_prefix(1);
    }
    if (!any) return std::nullopt;
  }
  skip(text, ' ');
  const auto offset = read_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  const Stamp minute_stamp = from_local(*day, *hour * 60 + *minute, *offset);
  const Stamp stamp{minute_stamp.utc_ms + second * 1000 + ms, *offset};
  return stamp.in_calendar() ? std::optional(stamp) : std::nullopt;  // a leap second may end the last year
}

Stamp Stamp::from_local(Day day, int minute_of_day, std::int16_t offset_min) {
  return {day.days * kDayMs + (minute_of_day - offset_min) * kMinuteMs, offset_min};
}

Stamp local_stamp(Clock& clock, Day day, int minute_of_day) {
  const Stamp guess = Stamp::from_local(day, minute_of_day, clock.offset_at(day.days * kDayMs));
  return Stamp::from_local(day, minute_of_day, clock.offset_at(guess.utc_ms));
}

}  // namespace thirdrow
