/// Maps in the archive's grammar: count, then pairs whose keys rise strictly.
#pragma once

#include <map>

#include "journal/archive.h"

namespace thirdrow::journal {

template <class K, class V>
void save(Writer& ar, const std::map<K, V>& map) {
  ar.number(map.size());
  for (const auto& [key, value] : map) ar(key, value);
}
template <class K, class V>
void load(Reader& ar, std::map<K, V>& map) {
  const std::size_t n = ar.count();
  map.clear();
  for (std::size_t i = 0; i < n; ++i) {
    K key{};
    ar(key);
    if (!map.empty() && !(map.rbegin()->first < key)) throw Malformed{"map order"};
    ar(map[key]);
  }
}
}  // namespace thirdrow::journal
