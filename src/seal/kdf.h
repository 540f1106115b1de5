/// From a passphrase to a key, slowly on purpose: Argon2id (RFC 9106), version 0x13, one lane, 32 bytes out.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "base/result.h"
#include "seal/secret.h"

namespace thirdrow::seal {

/// What one guess costs. Read from files, hence judged before it is believed.
struct KdfCost {
  std::uint32_t passes = 0;
  std::uint32_t memory_kib = 0;
  friend bool operator==(const KdfCost&, const KdfCost&) = default;
};

inline constexpr KdfCost kFloorCost{2, 64 * 1024};       ///< 0.2 to 0.3 s on a small machine
inline constexpr KdfCost kCeilingCost{16, 1024 * 1024};  ///< 1 GiB: more would be an attack on the reader

using KdfSalt = std::array<std::byte, 16>;

/// Costs under the floor or over the ceiling are Code::hostile, before anything is allocated. The passphrase
/// counts byte by byte as given: no Unicode normalisation, so what is typed must come from the same kind of
/// keyboard entry. Code::failed "kdf memory" when the system has not the memory. Blocks for a second or so:
/// never on the front thread. Thread-safe. The working memory is not locked; it holds nothing from which the
/// passphrase can be read back faster than by guessing.
Result<Secret> derive_key(const Secret& passphrase, const KdfSalt& salt, KdfCost cost);

/// The cost that takes about `target` here: 256 MiB when two passes over it fit in the target and in memory,
/// else less, then as many passes as fit; never under the floor, whatever the target. Runs two single passes
/// to find out (about half the target). `now_ms` is any steady millisecond clock.
KdfCost measure_cost(std::chrono::milliseconds target, const std::function<std::int64_t()>& now_ms);

}  // namespace thirdrow::seal
