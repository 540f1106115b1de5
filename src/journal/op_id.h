/// OpId: the name of one operation. Each device counts its own from 1; a text edit takes one number per
/// character.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

#include "base/id.h"

namespace thirdrow::journal {

struct OpId {
  DeviceId dev;
  std::uint64_t n = 0;  ///< counts from 1; 0 names nothing
  friend auto operator<=>(const OpId&, const OpId&) = default;
};

}  // namespace thirdrow::journal

template <>
struct std::hash<thirdrow::journal::OpId> {
  std::size_t operator()(const thirdrow::journal::OpId& id) const noexcept {
    return std::hash<thirdrow::DeviceId>{}(id.dev) ^ (id.n * 0x9E3779B97F4A7C15ULL);
  }
};
