#include "app/presenters/row_cache.h"

namespace thirdrow::app {

void RowCache::touch(Window& window, std::size_t first) {
  ages_.splice(ages_.begin(), ages_, window.age);
  window.age = ages_.begin();
  *window.age = first;
}

const SearchHit* RowCache::find(std::size_t index) {
  const std::size_t first = index - index % kWindow;
  const auto it = windows_.find(first);
  if (it == windows_.end() || !it->second.here) return nullptr;
  touch(it->second, first);
  const auto& rows = it->second.rows;
  const std::size_t place = index - first;
  return place < rows.size() && rows[place] ? &*rows[place] : nullptr;
}

std::optional<std::size_t> RowCache::claim(std::size_t index) {
  const std::size_t first = index - index % kWindow;
  if (windows_.contains(first)) return std::nullopt;
  ages_.push_front(first);
  windows_[first].age = ages_.begin();
  while (windows_.size() > kMost) {
    windows_.erase(ages_.back());
    ages_.pop_back();
  }
  return first;
}

void RowCache::fill(std::size_t first, std::vector<std::optional<SearchHit>> rows) {
  const auto it = windows_.find(first);
  if (it == windows_.end()) return;
  it->second.here = true;
  it->second.rows = std::move(rows);
}

void RowCache::release(std::size_t first) {
  const auto it = windows_.find(first);
  if (it == windows_.end()) return;
  ages_.erase(it->second.age);
  windows_.erase(it);
}

void RowCache::clear() {
  windows_.clear();
  ages_.clear();
}

std::vector<std::size_t> RowCache::windows() const {
  std::vector<std::size_t> out;
  for (const auto& [first, window] : windows_) out.push_back(first);
  return out;
}

std::size_t RowCache::size() const {
  std::size_t rows = 0;
  for (const auto& [first, window] : windows_) rows += window.rows.size();
  return rows;
}

}  // namespace thirdrow::app
