#include "seal/committed_box.h"

#include <sodium.h>

#include <algorithm>

#include "seal/hash.h"
#include "seal/raw.h"

namespace thirdrow::seal {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(kCommittedBox == sizeof(Hash32) + kNonce + crypto_aead_xchacha20poly1305_ietf_ABYTES);

Hash32 commitment_of(const Secret& key, ByteView nonce) { return hash32(key, {as_bytes("commit"), nonce}); }

}  // namespace

Bytes close_committed(const Secret& key, ByteView bound, const Secret& plain, Random& random) {
  Bytes box(kCommittedBox + plain.size());
  const std::span<std::byte> nonce = std::span(box).subspan(sizeof(Hash32), kNonce);
  random.fill(nonce);
  std::ranges::copy(commitment_of(key, nonce), box.begin());
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw_out(std::span(box).subspan(sizeof(Hash32) + kNonce)),
                                             nullptr, raw(plain.view()), plain.size(), raw(bound),
                                             bound.size(), nullptr, raw(nonce), raw(key.view()));
  return box;
}

Result<Secret> open_committed(const Secret& key, ByteView bound, ByteView box) {
  if (box.size() < kCommittedBox) return {Code::damaged, "box"};
  const ByteView nonce = box.subspan(sizeof(Hash32), kNonce);
  const Hash32 expected = commitment_of(key, nonce);
  if (sodium_memcmp(expected.data(), box.data(), expected.size()) != 0) return {Code::wrong_passphrase, {}};
  const ByteView sealed = box.subspan(sizeof(Hash32) + kNonce);
  Secret plain(box.size() - kCommittedBox);
  const int outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(raw_out(plain.writable()), nullptr, nullptr,
                                                                 raw(sealed), sealed.size(), raw(bound),
                                                                 bound.size(), raw(nonce), raw(key.view()));
  if (outcome != 0) return {Code::damaged, "box seal"};
  return plain;
}

}  // namespace thirdrow::seal
