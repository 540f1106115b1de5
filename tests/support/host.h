/// A host as tests want it: their clock and randomness, the cheapest passphrase.
#pragma once

#include "app/host.h"

namespace thirdrow::test {

/// Neither is owned.
inline app::Host cheap_host(Clock& clock, Random& random) {
  app::Host made;
  made.clock = &clock;
  made.random = &random;
  made.kdf_cost = seal::kFloorCost;
  return made;
}

}  // namespace thirdrow::test
