#include "render/text.h"

#include <algorithm>

#include "base/bytes.h"
#include "journal/code_points.h"
#include "journal/scripts.h"

namespace thirdrow::render {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::size_t kLongestLabel = 2000;  ///< bytes that are looked at to find out what fits into a line

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Line feed, carriage return, next line, line and paragraph separator.
bool is_line_end(std::string_view point) {
  return point == "\n" || point == "\r" || point == "\xC2\x85" || point == "\xE2\x80\xA8" ||
         point == "\xE2\x80\xA9";
}

/// C0, delete, C1, and the two that are no characters in XML.
bool is_control(std::string_view point) {
  const auto first = static_cast<unsigned char>(point.front());
  if (point.size() == 1) return first < 0x20 || first == 0x7F;
  return (point.size() == 2 && first == 0xC2 && static_cast<unsigned char>(point[1]) < 0xA0) ||
         point == "\xEF\xBF\xBE" || point == "\xEF\xBF\xBF";
}

enum class LineEnds { blanks, kept };

std::string cleaned(std::string_view text, LineEnds ends) {
  const std::string whole = repair_utf8(text);
  std::string out;
  out.reserve(whole.size());
  std::string_view rest = whole;
  while (!rest.empty()) {
    const std::string_view point = rest.substr(0, first_point_length(rest));
    rest.remove_prefix(point.size());
    if (point == "\r" && rest.starts_with('\n')) continue;
    if (is_line_end(point)) {
      out += ends == LineEnds::kept ? '\n' : ' ';
    } else if (point == "\t") {
      out += ' ';
    } else if (is_control(point)) {
      out += kReplacement;
    } else {
      out += point;
    }
  }
  return out;
}

/// Letters of the blocks that are written from right to left: Hebrew to Arabic Extended-A, their presentation
/// forms, and the two ranges of the supplementary plane that Unicode keeps for such scripts.
bool runs_left(char32_t letter) {
  return (letter >= 0x590 && letter <= 0x8FF) || (letter >= 0xFB1D && letter <= 0xFDFF) ||
         (letter >= 0xFE70 && letter <= 0xFEFE) || (letter >= 0x10800 && letter <= 0x10FFF) ||
         (letter >= 0x1E800 && letter <= 0x1EFFF);
}

}  // namespace

std::string clean_line(std::string_view text) { return cleaned(text, LineEnds::blanks); }
std::string clean_text(std::string_view text) { return cleaned(text, LineEnds::kept); }

Direction direction_of(std::string_view text, Direction otherwise) {
  constexpr std::size_t kLookedAt = 4000;  // bytes: a longer text without any letter has no direction
  for (const char32_t point : journal::to_code_points(utf8_prefix(text, kLookedAt))) {
    if (!journal::is_word_character(point) || journal::is_digit(point) || journal::is_mark(point)) continue;
    return runs_left(point) ? Direction::rtl : Direction::ltr;
  }
  return otherwise;
}

std::size_t first_point_length(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t length = 1;
  while (length < text.size() && is_continuation(text[length])) ++length;
  return length;
}

std::size_t longest_prefix(std::string_view text, const std::function<bool(std::string_view)>& fits) {
  // starting small keeps a long text from being measured whole
  std::size_t good = 0;
  std::size_t bad = 64;
  for (; bad < text.size(); bad *= 2) {
    const std::string_view start = utf8_prefix(text, bad);
    if (!fits(start)) {
      bad = start.size();
      break;
    }
    good = start.size();
  }
  if (bad >= text.size()) {
    if (fits(text)) return text.size();
    bad = text.size();
  }
  while (bad - good > 1) {
    const std::size_t middle = utf8_prefix(text, good + (bad - good) / 2).size();
    if (middle <= good) {
      const std::size_t next = good + first_point_length(text.substr(good));
      if (next >= bad || !fits(text.substr(0, next))) break;
      good = next;
    } else if (fits(text.substr(0, middle))) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  return good;
}

std::string fitted(Canvas& canvas, std::string_view words, double width, const TextStyle& style) {
  const std::string_view looked_at = utf8_prefix(words, kLongestLabel);
  if (looked_at.size() == words.size() && canvas.text_width(words, style) <= width) return std::string(words);
  const auto with_ellipsis = [&](std::string_view start) { return std::string(start).append(kEllipsis); };
  std::size_t length = longest_prefix(looked_at, [&](std::string_view start) {
    return canvas.text_width(with_ellipsis(start), style) <= width;
  });
  while (length > 0 && looked_at[length - 1] == ' ') --length;
  if (length == 0 && canvas.text_width(kEllipsis, style) > width) return {};
  return with_ellipsis(looked_at.substr(0, length));
}

}  // namespace thirdrow::render
