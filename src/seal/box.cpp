#include "seal/box.h"

#include <sodium.h>

#include "seal/hash.h"
#include "seal/raw.h"

namespace thirdrow::seal {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

Secret box_key(const Secret& key, std::string_view purpose) {
  return Hasher(key).add("t3r-box").add(purpose).finish_secret();
}

}  // namespace

Bytes close_box(const Secret& key, std::string_view purpose, ByteView plain, Random& random) {
  const Secret own = box_key(key, purpose);
  Bytes box(kNonce + plain.size() + kTag);
  const std::span<std::byte> nonce = std::span(box).first(kNonce);
  random.fill(nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw_out(std::span(box).subspan(kNonce)), nullptr, raw(plain),
                                             plain.size(), nullptr, 0, nullptr, raw(nonce), raw(own.view()));
  return box;
}

Result<Secret> open_box(const Secret& key, std::string_view purpose, ByteView box) {
  if (box.size() < kNonce + kTag) return {Code::damaged, "box"};
  const Secret own = box_key(key, purpose);
  const ByteView sealed = box.subspan(kNonce);
  Secret plain(sealed.size() - kTag);
  const int outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(raw_out(plain.writable()), nullptr, nullptr,
                                                                 raw(sealed), sealed.size(), nullptr, 0,
                                                                 raw(box.first(kNonce)), raw(own.view()));
  if (outcome != 0) return {Code::damaged, "box"};
  return plain;
}

}  // namespace thirdrow::seal
