#include "seal/space_keys.h"

#include <sodium.h>

#include <utility>

#include "seal/raw.h"

namespace thirdrow::seal {
namespace {

static_assert(SpaceKeys::kSecretSize == crypto_kdf_KEYBYTES);

using Context = char[crypto_kdf_CONTEXTBYTES + 1];

Secret subkey(const Secret& secret, const Context& context) {
  Secret key(crypto_kdf_KEYBYTES);
  crypto_kdf_derive_from_key(raw_out(key.writable()), key.size(), 1, context, raw(secret.view()));
  return key;
}

std::array<std::byte, 8> little_endian(std::uint64_t number) {
  std::array<std::byte, 8> bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::byte>(number >> (8 * i));
  return bytes;
}

}  // namespace

SpaceKeys::SpaceKeys(SpaceId id, Secret names, Secret membership)
    : id_(id), names_(std::move(names)), membership_(std::move(membership)) {}

Result<SpaceKeys> SpaceKeys::derive(SpaceId id, const Secret& secret) {
  if (secret.size() != kSecretSize) return {Code::damaged, "space secret size"};
  return SpaceKeys(id, subkey(secret, "T3Rname_"), subkey(secret, "T3Rmemb_"));
}

std::string SpaceKeys::folder() const { return to_base32(hash_n<10>({as_bytes("t3r-space"), id_.bytes})); }

std::string SpaceKeys::head_prefix(DeviceId dev) const {
  return to_base32(hash_n<10>(names_, {as_bytes("h"), dev.bytes}));
}

std::string SpaceKeys::head_name(DeviceId dev, std::uint64_t generation) const {
  std::array<std::byte, 5> counted;
  for (std::size_t i = 0; i < counted.size(); ++i)
    counted[counted.size() - 1 - i] = static_cast<std::byte>(generation >> (8 * i));
  return head_prefix(dev) + "." + to_base32(counted);
}

std::string SpaceKeys::segment_name(DeviceId dev, std::uint64_t seq) const {
  return to_base32(hash_n<20>(names_, {as_bytes("s"), dev.bytes, little_endian(seq)}));
}

Secret data_key(const Secret& epoch_secret) { return subkey(epoch_secret, "T3Rdata_"); }

}  // namespace thirdrow::seal
