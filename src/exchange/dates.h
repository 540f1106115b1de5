/// Dates as other programs spell them.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"

namespace thirdrow::exchange {

inline constexpr int kNoon = 12 * 60;  ///< the time of a day that comes without one

/// `2024-05-06`, `2024/05/06`, `20240506`, with a time after `T` or blank, with seconds, with an offset or
/// without (then the clock's) or with a zone's name; `[[2024-05-06]]` as Obsidian links days; `March 5, 2021
/// 7:08 pm`, `Fri, 5 Mar 2021`; seconds or milliseconds since 1970.
std::optional<Stamp> read_moment(std::string_view text, Clock& zone);

/// `11:11`, `9:05`, `11:11:30` as minutes of the day.
std::optional<int> read_minutes(std::string_view text);

/// A day at the start of a file's name, and the words after it.
struct DatedName {
  std::optional<Day> day;
  std::string_view words;  ///< the whole name when there is no day or nothing after it
};
DatedName read_dated_name(std::string_view stem);

}  // namespace thirdrow::exchange
