/// Randomness is passed in, so that tests can replay it. Secrets come from seal's own generator, never from
/// here in tests.
#pragma once

#include <cstddef>
#include <span>

namespace thirdrow {

class Random {
 public:
  virtual ~Random() = default;
  /// Fills `out` wholly. Not thread-safe unless the implementation says so.
  virtual void fill(std::span<std::byte> out) = 0;
};

}  // namespace thirdrow
