#include "exchange/zone_rule.h"

#include "base/time.h"

namespace thirdrow::exchange {
namespace {

constexpr std::int64_t kDay = 86'400;

bool skip(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<int> number(std::string_view& text, int max) {
  int value = 0;
  std::size_t used = 0;
  while (used < text.size() && used < 4 && text[used] >= '0' && text[used] <= '9')
    value = value * 10 + (text[used++] - '0');
  if (used == 0 || value > max) return std::nullopt;
  text.remove_prefix(used);
  return value;
}

bool skip_name(std::string_view& text) {
  const bool quoted = skip(text, '<');
  std::size_t used = 0;
  const auto fits = [&](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (quoted && ((c >= '0' && c <= '9') || c == '+' || c == '-'));
  };
  while (used < text.size() && fits(text[used])) ++used;
  if (used < 3) return false;
  text.remove_prefix(used);
  return !quoted || skip(text, '>');
}

/// `[+-]h[h][:mm[:ss]]` in seconds.
std::optional<std::int32_t> clock_time(std::string_view& text, int max_hours) {
  const bool minus = text.starts_with('-');
  if (!skip(text, '-')) skip(text, '+');
  const auto hours = number(text, max_hours);
  if (!hours) return std::nullopt;
  std::int32_t seconds = *hours * 3600;
  for (const int unit : {60, 1}) {
    if (!skip(text, ':')) break;
    const auto part = number(text, 59);
    if (!part) return std::nullopt;
    seconds += *part * unit;
  }
  return minus ? -seconds : seconds;
}

std::optional<ZoneChange> change(std::string_view& text) {
  ZoneChange out;
  if (skip(text, 'M')) {
    const auto month = number(text, 12);
    if (!month || *month < 1 || !skip(text, '.')) return std::nullopt;
    const auto week = number(text, 5);
    if (!week || *week < 1 || !skip(text, '.')) return std::nullopt;
    const auto day = number(text, 6);
    if (!day) return std::nullopt;
    out.month = *month;
    out.week = *week;
    out.day = *day;
  } else {
    out.form = skip(text, 'J') ? ZoneChange::Form::day_without_leap : ZoneChange::Form::day_with_leap;
    const auto day = number(text, 365);
    if (!day || (*day < 1 && out.form == ZoneChange::Form::day_without_leap)) return std::nullopt;
    out.day = *day;
  }
  if (skip(text, '/')) {
    const auto time = clock_time(text, 167);
    if (!time) return std::nullopt;
    out.second = *time;
  }
  return out;
}

std::int64_t first_of(int year, int month) {
  const auto day = Day::from_civil(year, static_cast<unsigned>(month), 1);
  return day ? day->days : 0;
}

int year_of(std::int64_t utc_seconds) {
  const std::int64_t days = utc_seconds / kDay - (utc_seconds % kDay < 0 ? 1 : 0);
  return Day{static_cast<std::int32_t>(days)}.civil().year;
}

}  // namespace

std::int64_t ZoneChange::in_year(int year) const {
  std::int64_t at = first_of(year, 1);
  const bool leap = Day::from_civil(year, 2, 29).has_value();
  switch (form) {
    case Form::day_with_leap:
      at += day;
      break;
    case Form::day_without_leap:
      at += day - 1 + (leap && day >= 60 ? 1 : 0);
      break;
    case Form::month_week_day: {
      const std::int64_t first = first_of(year, month);
      const auto weekday =
          static_cast<int>((Day{static_cast<std::int32_t>(first)}.weekday() + 1) % 7);  // 0 = Sunday
      at = first + (day - weekday + 7) % 7 + (week - 1) * 7;
      const std::int64_t next = month == 12 ? first + 31 : first_of(year, month + 1);
      if (at >= next) at -= 7;
      break;
    }
  }
  return at * kDay + second;
}

std::optional<ZoneRule> ZoneRule::parse(std::string_view text) {
  ZoneRule out;
  if (!skip_name(text)) return std::nullopt;
  const auto west = clock_time(text, 24);
  if (!west) return std::nullopt;
  out.offset = -*west;
  if (text.empty()) return out;
  if (!skip_name(text)) return std::nullopt;
  out.has_summer = true;
  out.summer_offset = out.offset + 3600;
  if (!text.starts_with(',')) {
    const auto summer_west = clock_time(text, 24);
    if (!summer_west) return std::nullopt;
    out.summer_offset = -*summer_west;
  }
  if (!skip(text, ',')) return std::nullopt;
  const auto to_summer = change(text);
  if (!to_summer || !skip(text, ',')) return std::nullopt;
  const auto to_winter = change(text);
  if (!to_winter || !text.empty()) return std::nullopt;
  out.to_summer = *to_summer;
  out.to_winter = *to_winter;
  return out;
}

std::int32_t ZoneRule::offset_at(std::int64_t utc_seconds) const {
  if (!has_summer) return offset;
  const int year = year_of(utc_seconds + offset);
  const std::int64_t summer = to_summer.in_year(year) - offset;
  const std::int64_t winter = to_winter.in_year(year) - summer_offset;
  const bool in_summer = summer < winter ? utc_seconds >= summer && utc_seconds < winter
                                         : utc_seconds >= summer || utc_seconds < winter;
  return in_summer ? summer_offset : offset;
}

}  // namespace thirdrow::exchange
