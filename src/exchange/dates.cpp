#include "exchange/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "exchange/in_file.h"
#include "exchange/text.h"
#include "exchange/zone.h"

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

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                       "friday", "saturday", "sunday"};

/// Which of the names a word is, whole or by three or four letters (`Mar`, `Sept.`).
template <std::size_t n>
std::optional<int> index_of(const std::array<std::string_view, n>& names, std::string_view word) {
  std::string name = lower_ascii(word);
  if (name.ends_with('.')) name.pop_back();
  for (std::size_t i = 0; i < n; ++i) {
    const bool begins = (name.size() == 3 || name.size() == 4) && names[i].starts_with(name);
    if (begins || names[i] == name) return static_cast<int>(i);
  }
  return std::nullopt;
}

/// `5`, `05`, `5.`, `5th`.
std::optional<int> day_number(std::string_view word) {
  const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
  if (digits < 1 || digits > 2) return std::nullopt;
  const std::string end = lower_ascii(word.substr(digits));
  constexpr std::array<std::string_view, 6> kEnds = {"", ".", "st", "nd", "rd", "th"};
  if (std::ranges::find(kEnds, end) == kEnds.end()) return std::nullopt;
  return std::stoi(std::string(word.substr(0, digits)));
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// Takes the next word off the front, without a comma at its end.
std::string_view take_word(std::string_view& text) {
  text = trim(text);
  std::string_view word = text.substr(0, text.find_first_of(" ,"));
  text.remove_prefix(word.size());
  if (text.starts_with(',')) text.remove_prefix(1);
  text = trim(text);
  return word;
}

/// Takes a day in English words off the front: `March 5, 2021`, `Fri, 5 Mar 2021`. `03/04/2021` is none:
/// whose month comes first, nobody can tell.
std::optional<Day> take_day_in_words(std::string_view& text) {
  std::string_view rest = text;
  std::string_view first = take_word(rest);
  if (index_of(kWeekdays, first)) first = take_word(rest);
  const std::string_view second = take_word(rest);
  const std::string_view year = take_word(rest);
  auto month = index_of(kMonths, first);
  const auto number = day_number(month ? second : first);
  if (!month) month = index_of(kMonths, second);
  if (!month || !number || year.size() != 4 || !all_digits(year)) return std::nullopt;
  const auto day = Day::parse(std::string(year) + "-" + two_digits(*month + 1) + "-" + two_digits(*number));
  if (!day) return std::nullopt;
  if (lower_ascii(rest.substr(0, 3)) == "at ") rest = trim(rest.substr(3));
  text = rest;
  return day;
}

/// Seconds since 1970 with ten digits, milliseconds with thirteen: 2001 to 2286.
std::optional<std::int64_t> read_epoch(std::string_view text) {
  if ((text.size() != 10 && text.size() != 13) || !all_digits(text)) return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return text.size() == 10 ? number * 1000 : number;
}

/// `7:08 pm` as minutes of the day.
std::optional<int> read_half_day(std::string_view text) {
  const std::string time = lower_ascii(text);
  if (!time.ends_with("am") && !time.ends_with("pm")) return std::nullopt;
  const auto minutes = read_minutes(trim(std::string_view(time).substr(0, time.size() - 2)));
  if (!minutes || *minutes < 60 || *minutes >= 13 * 60) return std::nullopt;
  return *minutes % kNoon + (time.ends_with("pm") ? kNoon : 0);
}

/// A named zone as a clock that is only asked for offsets.
class ZoneClock : public Clock {
 public:
  ZoneClock(const Zone& zone, Clock& clock) : zone_(zone), clock_(clock) {}
  Stamp now() override { return clock_.now(); }
  std::int16_t offset_at(std::int64_t utc_ms) override { return zone_.offset_at(utc_ms); }

 private:
  const Zone& zone_;
  Clock& clock_;
};

/// The moment of that day: a time, with an offset or the name of a zone after it, or neither.
std::optional<Stamp> at_time(Day day, std::string_view time, Clock& clock) {
  if (time.empty()) return local_stamp(clock, day, kNoon);
  if (const auto stamp = Stamp::parse(day.text() + "T" + std::string(time))) return stamp;
  if (const auto minutes = read_minutes(time)) return local_stamp(clock, day, *minutes);
  if (const auto minutes = read_half_day(time)) return local_stamp(clock, day, *minutes);
  const auto blank = time.rfind(' ');
  const auto minutes =
      blank == std::string_view::npos ? std::nullopt : read_minutes(trim(time.substr(0, blank)));
  if (!minutes) return std::nullopt;
  Zones zones;
  const Zone* zone = zones.find(time.substr(blank + 1));
  if (zone == nullptr) return std::nullopt;
  ZoneClock there(*zone, clock);
  return local_stamp(there, day, *minutes);
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
  if (const auto epoch_ms = read_epoch(text)) return with_local_offset(zone, *epoch_ms);
  std::string_view rest = text;
  if (const auto day = take_day_in_words(rest)) return at_time(*day, rest, zone);
  const auto day = take_day(rest);
  if (!day) return std::nullopt;
  if (!rest.empty() && rest.front() != 'T' && rest.front() != 't' && rest.front() != ' ') return std::nullopt;
  return at_time(*day, rest.empty() ? rest : trim(rest.substr(1)), zone);
}

DatedName read_dated_name(std::string_view stem) {
  std::string_view rest = stem;
  const auto day = take_day(rest);
  if (!day) return {std::nullopt, stem};
  const auto word = rest.find_first_not_of(" -_.");
  return {day, word == std::string_view::npos ? stem : rest.substr(word)};
}

}  // namespace thirdrow::exchange
