#include "exchange/half_characters.h"

#include <charconv>
#include <optional>

namespace thirdrow::exchange {
namespace {

constexpr std::size_t kEscape = 6;  // \uXXXX

/// The number of a whole `\uXXXX` at `at`.
std::optional<unsigned> unit_at(std::string_view text, std::size_t at) {
  if (text.size() < at + kEscape || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  const char* const end = text.data() + at + kEscape;
  const auto [stop, error] = std::from_chars(text.data() + at + 2, end, unit, 16);
  if (error != std::errc() || stop != end) return std::nullopt;
  return unit;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

Result<std::string_view> HalfCharacters::next() {
  while (true) {
    TR_LET(more, more_());
    piece_ = std::move(held_);
    held_.clear();
    piece_ += more;
    mend(more.empty() ? Ending::last : Ending::more_follows);
    if (!piece_.empty() || more.empty()) return std::string_view(piece_);
  }
}

void HalfCharacters::mend(Ending ending) {
  for (std::size_t at = piece_.find('\\'); at != std::string::npos; at = piece_.find('\\', at)) {
    if (ending == Ending::more_follows && piece_.size() < at + 2 * kEscape) {
      held_ = piece_.substr(at);
      piece_.resize(at);
      return;
    }
    const auto unit = unit_at(piece_, at);
    if (!unit) {
      at += 2;
      continue;
    }
    const auto second = is_high(*unit) ? unit_at(piece_, at + kEscape) : std::nullopt;
    const bool whole = second && is_low(*second);
    if (!whole && (is_high(*unit) || is_low(*unit))) {
      piece_.replace(at, kEscape, "\\ufffd");
      ++replaced_;
    }
    at += whole ? 2 * kEscape : kEscape;
  }
}

}  // namespace thirdrow::exchange
