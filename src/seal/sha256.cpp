#include "seal/sha256.h"

#include <sodium.h>

#include "seal/raw.h"

namespace thirdrow::seal {

Sha256 sha256(ByteView bytes) {
  Sha256 out;
  crypto_hash_sha256(raw_out(out), raw(bytes), bytes.size());
  return out;
}

Sha256 hmac_sha256(ByteView key, ByteView message) {
  Sha256 out;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, raw(key), key.size());
  crypto_auth_hmacsha256_update(&state, raw(message), message.size());
  crypto_auth_hmacsha256_final(&state, raw_out(out));
  sodium_memzero(&state, sizeof state);
  return out;
}

}  // namespace thirdrow::seal
