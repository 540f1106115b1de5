/// A text with a gap where the last change was, so that changes near each other cost little.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace thirdrow::journal {

/// Positions count code points. Precondition of every call: the positions lie within size().
class GapText {
 public:
  std::size_t size() const { return points_.size() - (gap_end_ - gap_); }
  void replace(std::size_t pos, std::size_t del, std::u32string_view ins);
  std::u32string_view before_gap() const { return {points_.data(), gap_}; }
  std::u32string_view after_gap() const { return {points_.data() + gap_end_, points_.size() - gap_end_}; }

 private:
  void move_gap(std::size_t pos);
  void widen(std::size_t at_least);

  std::vector<char32_t> points_;
  std::size_t gap_ = 0;      ///< first slot of the gap
  std::size_t gap_end_ = 0;  ///< one past its last slot
};

}  // namespace thirdrow::journal
