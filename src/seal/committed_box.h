/// A secret, wrapped under a key that a person's passphrase may have made. The box says first whether the key
/// is the one: the cipher alone (XChaCha20-Poly1305) would let one box open to different contents under
/// different passphrases, and tell an attacker about many guesses at once.
#pragma once

#include <cstddef>

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"
#include "seal/secret.h"

namespace thirdrow::seal {

/// A box is so much longer than what is in it: commitment (32), nonce (24), tag (16).
inline constexpr std::size_t kCommittedBox = 72;

/// commitment | nonce | sealed. `key` has 32 bytes; the box opens only with the same `bound` bytes.
Bytes close_committed(const Secret& key, ByteView bound, const Secret& plain, Random& random);
/// Code::wrong_passphrase for another key; Code::damaged where the key is the one and the rest was altered.
Result<Secret> open_committed(const Secret& key, ByteView bound, ByteView box);

}  // namespace thirdrow::seal
