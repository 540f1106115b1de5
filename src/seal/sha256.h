/// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) with it: for what others ask to be signed so. Our own formats use
/// seal/hash.h. Thread-safe.
#pragma once

#include <array>

#include "base/bytes.h"
#include "seal/secret.h"

namespace thirdrow::seal {

using Sha256 = std::array<std::byte, 32>;

Sha256 sha256(ByteView bytes);
/// A key of any length.
Sha256 hmac_sha256(ByteView key, ByteView message);

}  // namespace thirdrow::seal
