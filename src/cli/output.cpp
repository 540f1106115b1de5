#include "cli/output.h"

#include <algorithm>
#include <array>
#include "base/bytes.h"

namespace thirdrow::cli {
namespace {

constexpr int kGap = 2;
constexpr int kLeast = 12;           // columns that the last cell gets however narrow the terminal
constexpr int kTab = 8;              // columns between a terminal's stops
constexpr std::size_t kShown = 120;  // bytes kept on each side of a long unchanged stretch

struct Range {
  std::uint32_t first, last;
};
// Unicode 15, EastAsianWidth W and F, and emoji presentation; small gaps inside the blocks are taken in.
constexpr std::array kWide = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},   Range{0x25FD, 0x25FE},
    Range{0x2614, 0x2615},   Range{0x2648, 0x2653},   Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},
    Range{0x2705, 0x2705},   Range{0x270A, 0x270B},   Range{0x2728, 0x2728},   Range{0x2753, 0x2757},
    Range{0x2795, 0x2797},   Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2E80, 0x303E},
    Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},   Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97C},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},
    Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x16FE0, 0x18CFF}, Range{0x1B000, 0x1B2FB},
    Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F19A}, Range{0x1F200, 0x1F320},
    Range{0x1F32D, 0x1F335}, Range{0x1F337, 0x1F37C}, Range{0x1F37E, 0x1F393}, Range{0x1F3A0, 0x1F3CA},
    Range{0x1F3E0, 0x1F3F0}, Range{0x1F400, 0x1F4FC}, Range{0x1F4FF, 0x1F53D}, Range{0x1F54B, 0x1F567},
    Range{0x1F5FB, 0x1F64F}, Range{0x1F680, 0x1F6C5}, Range{0x1F6D0, 0x1F6D7}, Range{0x1F6EB, 0x1F6FC},
    Range{0x1F7E0, 0x1F7F0}, Range{0x1F90C, 0x1F9FF}, Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x3FFFD},
};
constexpr std::array kNone = {
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},   Range{0x0610, 0x061A},
    Range{0x064B, 0x065F}, Range{0x06D6, 0x06DC}, Range{0x0900, 0x0902},   Range{0x093C, 0x093C},
    Range{0x0941, 0x0948}, Range{0x094D, 0x094D}, Range{0x0E31, 0x0E31},   Range{0x0E34, 0x0E3A},
    Range{0x0E47, 0x0E4E}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},   Range{0x200B, 0x200F},
    Range{0x202A, 0x202E}, Range{0x2060, 0x2064}, Range{0x20D0, 0x20FF},   Range{0xFE00, 0xFE0F},
    Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF},
};

bool in(std::span<const Range> ranges, std::uint32_t point) {
  const auto it = std::ranges::lower_bound(ranges, point, {}, &Range::last);
  return it != ranges.end() && it->first <= point;
}

/// One code point from the front of well-formed UTF-8; `text` moves on.
std::uint32_t next_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t point = length == 1 ? lead : lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < std::min(length, text.size()); ++i) {
    point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
  }
  text.remove_prefix(std::min(length, text.size()));
  return point;
}

int width_of(std::uint32_t point) { return in(kNone, point) ? 0 : in(kWide, point) ? 2 : 1; }

/// C0, delete, C1, and the marks that reorder what follows them on the line.
bool steers(std::uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

int indent_width(std::string_view blanks) {
  int width = 0;
  for (const char c : blanks) width = c == '\t' ? (width / kTab + 1) * kTab : width + 1;
  return width;
}

void wrap_line(std::string_view line, int columns, std::vector<std::string>& out) {
  const std::size_t blanks = line.find_first_not_of(" \t");
  if (blanks == std::string_view::npos) {
    out.emplace_back();
    return;
  }
  const std::string indent(line.substr(0, blanks));
  line.remove_prefix(blanks);
  const int indented = indent_width(indent);
  std::string current;
  int width = indented;
  while (!line.empty()) {
    const auto space = line.find(' ');
    const std::string_view word = line.substr(0, space);
    line = space == std::string_view::npos ? std::string_view{} : line.substr(space + 1);
    const int more = display_width(word);
    if (!current.empty() && width + 1 + more > columns) {
      out.push_back(indent + current);
      current.clear();
      width = indented;
    }
    if (!current.empty()) {
      current += ' ';
      ++width;
    }
    current += word;
    width += more;
  }
  out.push_back(indent + current);
}

std::string shortened(const std::string& text) {
  if (text.size() <= 2 * kShown + 20) return text;
  const std::string_view head = utf8_prefix(text, kShown);
  std::size_t tail = text.size() - kShown;
  while ((static_cast<unsigned char>(text[tail]) & 0xC0) == 0x80) ++tail;
  return std::string(head) + " … " + text.substr(tail);
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) width += width_of(next_point(text));
  return width;
}

std::string cut(std::string_view text, int columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::string_view rest = text;
  int width = 1;  // the ellipsis
  std::size_t kept = 0;
  while (!rest.empty()) {
    width += width_of(next_point(rest));
    if (width > columns) break;
    kept = text.size() - rest.size();
  }
  std::string out(text.substr(0, kept));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

std::vector<std::string> wrap(std::string_view text, int columns) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    wrap_line(text.substr(0, end), columns, out);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out;
}

std::string harmless(std::string_view raw) {
  const std::string whole = repair_utf8(raw);
  std::string_view text = whole;
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::string_view before = text;
    const std::uint32_t point = next_point(text);
    if (point != '\n' && point != '\t' && steers(point)) {
      out += "\xEF\xBF\xBD";
    } else {
      out += before.substr(0, before.size() - text.size());
    }
  }
  return out;
}

std::string harmless_line(std::string_view text) {
  std::string out = harmless(text);
  std::ranges::replace_if(
      out, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

std::string readable(std::span<const journal::Run> runs, Colour colour) {
  using enum journal::Run::Sort;
  const bool bright = colour == Colour::terminal;
  std::string out;
  for (const journal::Run& run : runs) {
    const std::string text = harmless(run.text);
    if (run.sort == same) out += shortened(text);
    if (run.sort == removed) out += bright ? "\x1b[31;9m" + text + "\x1b[0m" : "[-" + text + "-]";
    if (run.sort == added) out += bright ? "\x1b[32m" + text + "\x1b[0m" : "{+" + text + "+}";
  }
  return out;
}

void Table::print(std::ostream& out, int columns) const {
  std::vector<int> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  for (const auto& row : rows_) {
    std::string line;
    int at = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i + 1 == widths.size()) {
        line += columns > 0 ? cut(row[i], std::max(kLeast, columns - at)) : row[i];
        break;
      }
      line += row[i];
      line.append(static_cast<std::size_t>(widths[i] - display_width(row[i]) + kGap), ' ');
      at += widths[i] + kGap;
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out << line << '\n';
  }
}

}  // namespace thirdrow::cli
