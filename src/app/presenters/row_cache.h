/// The few rows of a long list that were looked at lately, in windows of neighbours. Pure bookkeeping.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <vector>

#include "app/session.h"

namespace thirdrow::app {

class RowCache {
 public:
  static constexpr std::size_t kWindow = 64;  ///< rows fetched at once: a tall screen and its margin
  static constexpr std::size_t kMost = 8;     ///< windows kept

  /// nullptr when it is not here. Valid until the next change.
  const SearchHit* find(std::size_t index);
  /// The first row of the window that must be fetched for `index`; nothing when it is here or under way.
  std::optional<std::size_t> claim(std::size_t index);
  /// `rows[i]` belongs to list row `first + i`; nothing where the row is gone.
  void fill(std::size_t first, std::vector<std::optional<SearchHit>> rows);
  /// The fetch failed: it may be claimed again.
  void release(std::size_t first);
  void clear();
  /// First rows of the windows that are here or under way.
  std::vector<std::size_t> windows() const;
  std::size_t size() const;

 private:
  struct Window {
    bool here = false;
    std::vector<std::optional<SearchHit>> rows;
    std::list<std::size_t>::iterator age;
  };
  void touch(Window& window, std::size_t first);

  std::map<std::size_t, Window> windows_;
  std::list<std::size_t> ages_;  ///< youngest first
};

}  // namespace thirdrow::app
