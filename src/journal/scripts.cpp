#include "journal/scripts.h"

#include <utf8proc.h>

#include <algorithm>
#include <span>

namespace thirdrow::journal {
namespace {

struct Range {
  char32_t first, last;
};

bool within(std::span<const Range> ranges, char32_t point) {
  const auto range = std::lower_bound(ranges.begin(), ranges.end(), point,
                                      [](const Range& r, char32_t p) { return r.last < p; });
  return range != ranges.end() && range->first <= point;
}

utf8proc_category_t category(char32_t point) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(point));
}

// Blocks as of Unicode 15.
constexpr Range kUnspaced[] = {
    {0x0E00, 0x0E4F},    // Thai
    {0x0E80, 0x0ECF},    // Lao
    {0x0EDC, 0x0EFF},    // Lao
    {0x0F00, 0x0F1F},    // Tibetan
    {0x0F34, 0x0FFF},    // Tibetan
    {0x1000, 0x103F},    // Myanmar
    {0x104A, 0x108F},    // Myanmar
    {0x109A, 0x109F},    // Myanmar
    {0x1780, 0x17DF},    // Khmer
    {0x2E80, 0x2FDF},    // Han radicals
    {0x3005, 0x3007},    // Han iteration mark, closing mark, zero
    {0x3021, 0x302F},    // Hangzhou numerals, tone marks
    {0x3031, 0x30FF},    // kana
    {0x3105, 0x312F},    // Bopomofo
    {0x31A0, 0x31BF},    // Bopomofo
    {0x31F0, 0x31FF},    // kana
    {0x3400, 0x4DBF},    // Han
    {0x4E00, 0x9FFF},    // Han
    {0xA9E0, 0xA9EF},    // Myanmar
    {0xA9FA, 0xA9FF},    // Myanmar
    {0xAA60, 0xAA7F},    // Myanmar
    {0xF900, 0xFAFF},    // Han
    {0xFF66, 0xFF9F},    // half-width kana
    {0x1AFF0, 0x1B16F},  // kana
    {0x20000, 0x3FFFD},  // Han
};
constexpr Range kHangul[] = {
    {0x1100, 0x11FF}, {0x3131, 0x318E}, {0xA960, 0xA97F}, {0xAC00, 0xD7FF}, {0xFFA0, 0xFFDC},
};

}  // namespace

bool is_mark(char32_t point) {
  const auto c = category(point);
  return c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC || c == UTF8PROC_CATEGORY_ME;
}

bool is_word_character(char32_t point) {
  if (point < 0x80) {
    const char32_t lower = point | 0x20;
    return (lower >= U'a' && lower <= U'z') || (point >= U'0' && point <= U'9');
  }
  const auto c = category(point);
  return (c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_NO) || c == UTF8PROC_CATEGORY_CO;
}

bool is_digit(char32_t point) { return category(point) == UTF8PROC_CATEGORY_ND; }

bool is_unspaced(char32_t point) {
  return point >= kUnspaced[0].first && within(kUnspaced, point) && is_word_character(point);
}

bool is_hangul(char32_t point) {
  return point >= kHangul[0].first && within(kHangul, point) && is_word_character(point);
}

bool is_space(char32_t point) {
  if (point < 0x80) return point == U' ' || (point >= U'\t' && point <= U'\r');
  const auto c = category(point);
  return point == 0x85 || c == UTF8PROC_CATEGORY_ZS || c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP;
}

}  // namespace thirdrow::journal
