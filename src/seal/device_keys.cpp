#include "seal/device_keys.h"

#include <sodium.h>

#include <algorithm>

#include "seal/hash.h"
#include "seal/raw.h"

namespace thirdrow::seal {
namespace {

constexpr std::size_t kSigningSeedSize = crypto_sign_SEEDBYTES;
static_assert(kSigningSeedSize + crypto_scalarmult_SCALARBYTES == DeviceKeys::kSeedsSize);
static_assert(sizeof(Signature) == crypto_sign_BYTES);
static_assert(sizeof(SigningKey) == crypto_sign_PUBLICKEYBYTES);
static_assert(sizeof(SealingKey) == crypto_scalarmult_BYTES);

}  // namespace

DeviceId device_id(const SigningKey& key) {
  return DeviceId{hash_n<DeviceId::kSize>({as_bytes("t3r-dev"), key})};
}

bool verify(const SigningKey& key, ByteView message, const Signature& signature) {
  return crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(key)) == 0;
}

DeviceKeys::DeviceKeys(ByteView seeds)
    : signing_secret_(crypto_sign_SECRETKEYBYTES),
      sealing_secret_(Secret::copy_of(seeds.subspan(kSigningSeedSize))) {
  crypto_sign_seed_keypair(raw_out(signing_key_), raw_out(signing_secret_.writable()),
                           raw(seeds.first(kSigningSeedSize)));
  crypto_scalarmult_base(raw_out(sealing_key_), raw(sealing_secret_.view()));
  id_ = device_id(signing_key_);
}

DeviceKeys DeviceKeys::generate(Random& random) {
  const Secret seeds = Secret::random(kSeedsSize, random);
  return DeviceKeys(seeds.view());
}

Result<DeviceKeys> DeviceKeys::from_seeds(const Secret& seeds) {
  if (seeds.size() != kSeedsSize) return {Code::damaged, "device seeds size"};
  return DeviceKeys(seeds.view());
}

Secret DeviceKeys::export_seeds() const {
  Secret seeds(kSeedsSize);
  crypto_sign_ed25519_sk_to_seed(raw_out(seeds.writable()), raw(signing_secret_.view()));
  const ByteView sealing = sealing_secret_.view();
  std::copy(sealing.begin(), sealing.end(), seeds.writable().begin() + kSigningSeedSize);
  return seeds;
}

Signature DeviceKeys::sign(ByteView message) const {
  Signature signature;
  crypto_sign_detached(raw_out(signature), nullptr, raw(message), message.size(),
                       raw(signing_secret_.view()));
  return signature;
}

Result<Bytes> seal_to(const SealingKey& key, ByteView plain) {
  Bytes box(crypto_box_SEALBYTES + plain.size());
  if (crypto_box_seal(raw_out(box), raw(plain), plain.size(), raw(key)) != 0)
    return {Code::damaged, "sealing key"};
  return box;
}

Result<Secret> DeviceKeys::open_sealed(ByteView box) const {
  if (box.size() < crypto_box_SEALBYTES) return {Code::damaged, "sealed note"};
  Secret plain(box.size() - crypto_box_SEALBYTES);
  if (crypto_box_seal_open(raw_out(plain.writable()), raw(box), box.size(), raw(sealing_key_),
                           raw(sealing_secret_.view())) != 0)
    return {Code::damaged, "sealed note"};
  return plain;
}

}  // namespace thirdrow::seal
