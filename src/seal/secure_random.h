/// The system's own randomness, for keys, nonces and ids.
#pragma once

#include "base/random.h"

namespace thirdrow::seal {

/// Thread-safe and without state: any number of objects draw from the one system source. Call seal::init()
/// before.
class SecureRandom : public Random {
 public:
  void fill(std::span<std::byte> out) override;
};

}  // namespace thirdrow::seal
