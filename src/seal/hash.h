/// BLAKE2b with 32 bytes of output, keyed or not. The protocol writes H_n(key?, x) for the first n bytes of
/// it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

#include "base/bytes.h"
#include "seal/secret.h"

namespace thirdrow::seal {

using Hash32 = std::array<std::byte, 32>;

/// Hashes what arrives in pieces. Where a piece ends leaves no trace: the caller gives every piece but one a
/// fixed size, or writes sizes. The state is wiped on destruction. Not thread-safe.
class Hasher {
 public:
  Hasher();
  /// Precondition: the key has 16 to 64 bytes.
  explicit Hasher(const Secret& key);
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  Hasher& add(ByteView piece);
  Hasher& add(std::string_view piece) { return add(as_bytes(piece)); }
  /// To be called once; the hasher is spent after it.
  Hash32 finish();
  /// As finish(), for a hash that is itself a key.
  Secret finish_secret();

 private:
  static constexpr std::size_t kStateSize = 384;
  alignas(64) std::array<std::byte, kStateSize> state_;
};

/// The hash of the pieces put end to end.
Hash32 hash32(std::initializer_list<ByteView> pieces);
Hash32 hash32(const Secret& key, std::initializer_list<ByteView> pieces);

/// H_N: the first N bytes of the 32-byte hash.
template <std::size_t N>
std::array<std::byte, N> hash_n(std::initializer_list<ByteView> pieces) {
  static_assert(N <= std::tuple_size_v<Hash32>);
  const Hash32 whole = hash32(pieces);
  std::array<std::byte, N> out;
  std::copy_n(whole.begin(), N, out.begin());
  return out;
}
template <std::size_t N>
std::array<std::byte, N> hash_n(const Secret& key, std::initializer_list<ByteView> pieces) {
  static_assert(N <= std::tuple_size_v<Hash32>);
  const Hash32 whole = hash32(key, pieces);
  std::array<std::byte, N> out;
  std::copy_n(whole.begin(), N, out.begin());
  return out;
}

}  // namespace thirdrow::seal
