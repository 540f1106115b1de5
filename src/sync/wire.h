/// How the parts of the protocol's objects are written with journal/archive.h. Internal to the module.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "journal/archive.h"
#include "journal/codec.h"
#include "journal/op_id.h"
#include "sync/segment.h"

namespace thirdrow::journal {

template <std::size_t N>
void save(Writer& ar, const std::array<std::byte, N>& bytes) {
  ar.raw(bytes);
}
template <std::size_t N>
void load(Reader& ar, std::array<std::byte, N>& bytes) {
  const ByteView raw = ar.raw(N);
  std::copy(raw.begin(), raw.end(), bytes.begin());
}

}  // namespace thirdrow::journal

namespace thirdrow::sync {

/// More would be an attack on the reader.
inline constexpr std::size_t kMaxDevices = 64;

inline void require(bool holds, const char* what) {
  if (!holds) throw journal::Malformed{what};
}

/// Each key once and in order, so that one value has one byte string.
template <class Element, class Key>
bool rises(const std::vector<Element>& list, Key key) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    if (!(key(list[i - 1]) < key(list[i]))) return false;
  }
  return true;
}

template <class A>
void serialize(A& ar, ChainEnd& end) {
  ar(end.at.dev, end.at.seq, end.link);
}

inline bool are_ends_of_others(const std::vector<ChainEnd>& ends, DeviceId self) {
  const auto usable = [self](const ChainEnd& end) { return end.at.seq > 0 && end.at.dev != self; };
  return ends.size() <= kMaxDevices && std::ranges::all_of(ends, usable) &&
         rises(ends, [](const ChainEnd& end) { return end.at.dev; });
}

/// Reads with `read(Reader&)`, to the end; Code::damaged for what is not of the form.
template <class Read>
auto decode_with(ByteView bytes, Read read) -> Result<decltype(read(std::declval<journal::Reader&>()))> {
  try {
    journal::Reader reader(bytes);
    auto value = read(reader);
    require(reader.left() == 0, "trailing data");
    return value;
  } catch (const journal::Malformed& bad) {
    return {Code::damaged, bad.what};
  }
}

}  // namespace thirdrow::sync
