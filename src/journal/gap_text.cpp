#include "journal/gap_text.h"

#include <algorithm>

namespace thirdrow::journal {

void GapText::replace(std::size_t pos, std::size_t del, std::u32string_view ins) {
  move_gap(pos);
  gap_end_ += del;
  if (gap_end_ - gap_ < ins.size()) widen(ins.size());
  std::copy(ins.begin(), ins.end(), points_.begin() + static_cast<std::ptrdiff_t>(gap_));
  gap_ += ins.size();
}

void GapText::move_gap(std::size_t pos) {
  char32_t* const all = points_.data();
  if (pos < gap_) {
    std::copy_backward(all + pos, all + gap_, all + gap_end_);
    gap_end_ -= gap_ - pos;
    gap_ = pos;
  } else if (pos > gap_) {
    const std::size_t moved = pos - gap_;
    std::copy(all + gap_end_, all + gap_end_ + moved, all + gap_);
    gap_ += moved;
    gap_end_ += moved;
  }
}

void GapText::widen(std::size_t at_least) {
  const std::size_t more = std::max(at_least, size() / 2 + 64);
  points_.insert(points_.begin() + static_cast<std::ptrdiff_t>(gap_end_), more, U'\0');
  gap_end_ += more;
}

}  // namespace thirdrow::journal
