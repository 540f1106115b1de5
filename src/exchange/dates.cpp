#include "exchange/dates.h"

#include <algorithm>
#include <string>

#include "exchange/text.h"

namespace thirdrow::exchange {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

/// Takes a day off the front of `text`.
std::optional<Day> take_day(std::string_view& text) {
  if (text.size() >= 10) {
    std::string spelled(text.substr(0, 10));
    if (spelled[4] == spelled[7] && std::string_view("-/._").find(spelled[4]) != std::string_view::npos) {
      spelled[4] = spelled[7] = '-';
      if (const auto day = Day::parse(spelled)) {
        text.remove_prefix(10);
        return day;
      }
    }
  }
  if (text.size() < 8 || !all_digits(text.substr(0, 8)) || (text.size() > 8 && is_digit(text[8])))
    return std::nullopt;
  const std::string spelled = std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                              std::string(text.substr(6, 2));
  const auto day = Day::parse(spelled);
  if (day) text.remove_prefix(8);
  return day;
}

}  // namespace

std::optional<int> read_minutes(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon < 1 || colon > 2) return std::nullopt;
  const std::string_view hour = text.substr(0, colon);
  std::string_view minute = text.substr(colon + 1);
  if (minute.size() > 2 && minute[2] == ':') {
    const std::string_view second = minute.substr(3, 2);
    const std::string_view rest = minute.size() > 5 ? minute.substr(5) : std::string_view{};
    if (second.size() != 2 || !all_digits(second) || (!rest.empty() && rest.front() != '.'))
      return std::nullopt;
    minute = minute.substr(0, 2);
  }
  if (minute.size() != 2 || !all_digits(hour) || !all_digits(minute)) return std::nullopt;
  const int hours = std::stoi(std::string(hour));
  const int minutes = std::stoi(std::string(minute));
  if (hours > 23 || minutes > 59) return std::nullopt;
  return hours * 60 + minutes;
}

std::optional<Stamp> read_moment(std::string_view text, Clock& zone) {
  text = trim(text);
  if (text.starts_with("[[") && text.ends_with("]]")) text = trim(text.substr(2, text.size() - 4));
  std::string_view rest = text;
  const auto day = take_day(rest);
  if (!day) return std::nullopt;
  if (rest.empty()) return local_stamp(zone, *day, kNoon);
  if (rest.front() != 'T' && rest.front() != 't' && rest.front() != ' ') return std::nullopt;
  const std::string_view time = trim(rest.substr(1));
  if (const auto stamp = Stamp::parse(day->text() + "T" + std::string(time))) return stamp;
  const auto minutes = read_minutes(time);
  if (!minutes) return std::nullopt;
  return local_stamp(zone, *day, *minutes);
}

DatedName read_dated_name(std::string_view stem) {
  std::string_view rest = stem;
  const auto day = take_day(rest);
  if (!day) return {std::nullopt, stem};
  const auto word = rest.find_first_not_of(" -_.");
  return {day, word == std::string_view::npos ? stem : rest.substr(word)};
}

}  // namespace thirdrow::exchange
