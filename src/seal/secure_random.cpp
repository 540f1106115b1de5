#include "seal/secure_random.h"

#include <sodium.h>

namespace thirdrow::seal {

void SecureRandom::fill(std::span<std::byte> out) {
  if (!out.empty()) randombytes_buf(out.data(), out.size());
}

}  // namespace thirdrow::seal
