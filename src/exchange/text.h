/// Small text tools the readers share. All text is UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thirdrow::exchange {

inline constexpr std::size_t kMaxTitle = 200;       ///< code points
inline constexpr std::size_t kMaxBody = 1'000'000;  ///< code points
inline constexpr std::size_t kMaxTags = 100;
inline constexpr std::size_t kMaxTag = 200;     ///< code points
inline constexpr std::size_t kMaxSource = 400;  ///< code points

std::size_t code_points(std::string_view text);
std::string_view first_code_points(std::string_view text, std::size_t count);
std::string_view trim(std::string_view text);
std::string lower_ascii(std::string_view text);

/// Lines end in LF; a byte order mark goes; zero characters become U+FFFD.
std::string plain_lines(std::string_view text);
/// Without blank lines at the start and blanks at the end; the first line keeps its indent.
std::string_view without_blank_ends(std::string_view text);
/// One line: control characters become spaces, ends are trimmed.
std::string one_line(std::string_view text);

/// 128 bits of FNV-1a in hex: a name for an item, not a defence against forgery.
std::string stable_hash(std::string_view text);

/// A title and what is left without it.
struct Titled {
  std::string title;
  std::string body;
};
enum class FirstLine : std::uint8_t {
  if_heading,  ///< only a Markdown heading is a title
  always,      ///< any first line that is short enough and not a picture or rule
};
/// Takes the title off the first line. A line longer than kMaxTitle stays in the body.
Titled take_title(std::string_view text, FirstLine rule);

/// What a title longer than kMaxTitle becomes: the whole of it begins the body, so that no word is lost.
Titled fit_title(std::string title, std::string body);

struct Tags {
  std::vector<std::string> kept;  ///< within the limits, each once, in the order given
  bool dropped = false;           ///< some were too long or too many
};
/// Splits at commas, takes off `#` and `@` at the front.
Tags clean_tags(const std::vector<std::string>& raw);

}  // namespace thirdrow::exchange
