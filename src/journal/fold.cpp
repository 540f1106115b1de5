#include "journal/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <new>

#include "base/bytes.h"
#include "journal/code_points.h"
#include "journal/scripts.h"

namespace thirdrow::journal {
namespace {

struct Range {
  char32_t first, last;
};

/// Marks that search looks past, and characters that are not seen at all.
constexpr Range kDropped[] = {
    {0x00AD, 0x00AD},  // soft hyphen
    {0x0300, 0x036F},  // accents of Latin, Greek, Cyrillic
    {0x0483, 0x0489},  // old Cyrillic marks
    {0x0591, 0x05BD},  // Hebrew points and accents
    {0x05BF, 0x05BF}, {0x05C1, 0x05C2},   {0x05C4, 0x05C5}, {0x05C7, 0x05C7},
    {0x0610, 0x061A},  // Arabic signs
    {0x0640, 0x0640},  // Arabic stretching stroke
    {0x064B, 0x065F},  // Arabic vowels
    {0x0670, 0x0670}, {0x06D6, 0x06DC},   {0x06DF, 0x06E4}, {0x06E7, 0x06E8},
    {0x06EA, 0x06ED}, {0x08D3, 0x08E1},   {0x08E3, 0x08FF},  // Arabic signs
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},                      // accents
    {0x200B, 0x200F},                                        // invisible spaces, joiners, directions
    {0x202A, 0x202E}, {0x2060, 0x2064},   {0x2066, 0x2069}, {0x20D0, 0x20FF},  // marks for symbols
    {0xFE00, 0xFE0F},                                                          // variation selectors
    {0xFE20, 0xFE2F},                                                          // half marks
    {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

bool is_dropped(char32_t point) {
  if (point < kDropped[0].first) return false;
  const auto range = std::lower_bound(std::begin(kDropped), std::end(kDropped), point,
                                      [](const Range& r, char32_t p) { return r.last < p; });
  return range != std::end(kDropped) && range->first <= point;
}

/// Letters that Unicode does not take apart but that people type without the stroke.
std::u32string_view plain_letters(char32_t point) {
  switch (point) {
    case U'æ':
      return U"ae";
    case U'œ':
      return U"oe";
    case U'ø':
      return U"o";
    case U'đ':
      return U"d";
    case U'ħ':
      return U"h";
    case U'ı':
      return U"i";
    case U'ł':
      return U"l";
    case U'ŧ':
      return U"t";
    default:
      return {};
  }
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// Precondition: well-formed UTF-8.
std::u32string decompose(std::string_view text) {
  constexpr auto kOptions =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  std::u32string out(text.size() + 16, U'\0');
  for (;;) {
    auto* const points = reinterpret_cast<utf8proc_int32_t*>(out.data());
    const auto room = static_cast<utf8proc_ssize_t>(out.size());
    const auto count = utf8proc_decompose(bytes, size, points, room, kOptions);
    if (count < 0) throw std::bad_alloc();  // the only failure left: more than the library can count
    const bool fits = count <= room;
    out.resize(static_cast<std::size_t>(count));
    if (fits) return out;
  }
}

std::u32string fold_points(std::string_view text) {
  std::u32string out;
  for (const char32_t point : decompose(text)) {
    if (is_dropped(point)) continue;
    const auto plain = plain_letters(point);
    if (plain.empty()) {
      out.push_back(point);
    } else {
      out.append(plain);
    }
  }
  // what is still a letter with its mark (Hangul, kana, Indic) becomes one code point again
  auto* const points = reinterpret_cast<utf8proc_int32_t*>(out.data());
  constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  const auto count = utf8proc_normalize_utf32(points, static_cast<utf8proc_ssize_t>(out.size()), kOptions);
  out.resize(static_cast<std::size_t>(std::max<utf8proc_ssize_t>(count, 0)));
  return out;
}

}  // namespace

std::string fold(std::string_view text) {
  if (!is_ascii(text))
    return to_utf8(fold_points(is_utf8(text) ? text : std::string_view(repair_utf8(text))));
  std::string out(text);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

std::string index_text(std::string_view text) {
  std::string folded = fold(text);
  if (is_ascii(folded)) return folded;
  std::string out;
  out.reserve(folded.size() * 5 / 4);
  bool apart = false;  // the character before wants a space behind it
  for (const char32_t point : to_code_points(folded)) {
    const bool alone = is_unspaced(point) || is_hangul(point);
    if ((alone || apart) && !out.empty() && out.back() != ' ' && point != U' ') out.push_back(' ');
    append_utf8(out, point);
    apart = alone;
  }
  return out;
}

std::size_t word_count(std::string_view text) {
  const std::u32string points = to_code_points(text);
  const auto joins = [&](std::size_t i) {
    if (i == 0 || i + 1 >= points.size()) return false;
    const char32_t c = points[i], before = points[i - 1], after = points[i + 1];
    if (c == U'\'' || c == U'’' || c == U'_') return is_word_character(before) && is_word_character(after);
    return (c == U'.' || c == U',') && is_digit(before) && is_digit(after);
  };
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (is_unspaced(points[i])) {
      if (!is_mark(points[i])) ++count;
      inside = false;
    } else if (is_word_character(points[i])) {
      if (!inside && !is_mark(points[i])) ++count, inside = true;
    } else if (!joins(i) && !is_dropped(points[i])) {
      inside = false;
    }
  }
  return count;
}

}  // namespace thirdrow::journal
