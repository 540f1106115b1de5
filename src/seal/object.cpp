#include "seal/object.h"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <stdexcept>

#include "seal/hash.h"
#include "seal/raw.h"

namespace thirdrow::seal {
namespace {

constexpr std::byte kVersion{1};
constexpr std::size_t kTagBegin = 1;
constexpr std::size_t kNonceBegin = kTagBegin + sizeof(KeyTag);
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kSealedBegin = kNonceBegin + kNonce;
constexpr std::size_t kMac = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kLength = 4;  // of the body, in front of it
constexpr std::size_t kLeast = 1024;

/// What the object is bound to: its place and its own beginning.
Bytes bound_data(const ObjectPlace& place, ByteView beginning) {
  Bytes data = to_bytes("T3R1");
  data.push_back(static_cast<std::byte>(place.what));
  const auto append = [&data](ByteView bytes) { data.insert(data.end(), bytes.begin(), bytes.end()); };
  append(place.space.bytes);
  append(as_bytes(place.name));
  append(beginning);
  return data;
}

std::size_t length_of(ByteView plain) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < kLength; ++i) length |= std::to_integer<std::size_t>(plain[i]) << (8 * i);
  return length;
}

/// The body in its padding, which is zeros and of the one right size.
Result<Bytes> unpadded(ByteView plain) {
  const std::size_t length = length_of(plain);
  if (length > plain.size() - kLength || padded_size(length) != plain.size())
    return {Code::damaged, "object length"};
  const ByteView padding = plain.subspan(kLength + length);
  if (!std::ranges::all_of(padding, [](std::byte b) { return b == std::byte{0}; }))
    return {Code::damaged, "object padding"};
  const ByteView body = plain.subspan(kLength, length);
  return Bytes(body.begin(), body.end());
}

}  // namespace

KeyTag key_tag(const Secret& key) { return hash_n<sizeof(KeyTag)>(key, {as_bytes("kid")}); }

std::optional<KeyTag> key_tag_of(ByteView object) {
  if (object.size() < kSealedBegin + kLeast + kMac || object[0] != kVersion) return std::nullopt;
  KeyTag tag;
  std::ranges::copy(object.subspan(kTagBegin, tag.size()), tag.begin());
  return tag;
}

std::size_t padded_size(std::size_t size) {
  const std::size_t needed = kLength + size;
  if (needed <= kLeast) return kLeast;
  const auto magnitude = static_cast<unsigned>(std::bit_width(needed)) - 1;
  const unsigned free_bits = magnitude - static_cast<unsigned>(std::bit_width(magnitude));
  const std::size_t mask = (std::size_t{1} << free_bits) - 1;
  return (needed + mask) & ~mask;
}

bool is_object_size(std::uint64_t size) {
  constexpr std::size_t kAround = kSealedBegin + kMac;
  if (size < kAround + kLeast || size > kMaxObject) return false;
  const std::size_t inside = static_cast<std::size_t>(size) - kAround;
  return padded_size(inside - kLength) == inside;
}

Bytes seal_object(const Secret& key, const ObjectPlace& place, ByteView body, Random& random) {
  if (key.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES || body.size() > kMaxBody)
    throw std::invalid_argument("object to seal");
  const std::size_t size = padded_size(body.size());
  Bytes object(kSealedBegin + size + kMac);
  object[0] = kVersion;
  std::ranges::copy(key_tag(key), object.begin() + kTagBegin);
  const std::span<std::byte> nonce = std::span(object).subspan(kNonceBegin, kNonce);
  random.fill(nonce);
  const std::span<std::byte> plain = std::span(object).subspan(kSealedBegin, size);
  for (std::size_t i = 0; i < kLength; ++i) plain[i] = static_cast<std::byte>(body.size() >> (8 * i));
  std::ranges::copy(body, plain.begin() + kLength);
  const Bytes bound = bound_data(place, ByteView(object).first(kNonceBegin));
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw_out(plain), nullptr, raw(plain), size, raw(bound),
                                             bound.size(), nullptr, raw(nonce), raw(key.view()));
  return object;
}

Result<Bytes> open_object(const Secret& key, const ObjectPlace& place, ByteView object) {
  if (object.size() > kMaxObject) return {Code::damaged, "object size"};
  if (!object.empty() && object[0] > kVersion) return {Code::newer_version, "object"};
  if (key_tag_of(object) != key_tag(key)) return {Code::damaged, "object key"};
  const ByteView sealed = object.subspan(kSealedBegin);
  Bytes plain(sealed.size() - kMac);
  const Bytes bound = bound_data(place, object.first(kNonceBegin));
  const int outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(
      raw_out(plain), nullptr, nullptr, raw(sealed), sealed.size(), raw(bound), bound.size(),
      raw(object.subspan(kNonceBegin, kNonce)), raw(key.view()));
  if (outcome != 0) return {Code::damaged, "object"};
  auto body = unpadded(plain);
  wipe(plain);
  return body;
}

}  // namespace thirdrow::seal
