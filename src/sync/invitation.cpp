#include "sync/invitation.h"

#include <algorithm>

#include "seal/hash.h"
#include "seal/recovery_key.h"
#include "sync/space.h"
#include "sync/wire.h"

namespace thirdrow::sync {

using journal::Reader;
using journal::Writer;

namespace {

constexpr std::string_view kFolder = "t3r1/i/";
constexpr std::size_t kWelcomeSize = 2 * SpaceId::kSize + seal::SpaceKeys::kSecretSize;
constexpr std::uint32_t kChecks = 1'000'000;

std::string_view name_of(std::string_view path) { return path.substr(kFolder.size()); }

Bytes close(const seal::Secret& key, std::string_view path, ByteView body, Random& random) {
  return seal::seal_object(key, {seal::ObjectClass::invite, {}, name_of(path)}, body, random);
}

Result<Bytes> open(const seal::Secret& key, std::string_view path, ByteView object) {
  return seal::open_object(key, {seal::ObjectClass::invite, {}, name_of(path)}, object);
}

}  // namespace

Invitation::Invitation(seal::Secret bits)
    : bits_(std::move(bits)), key_(seal::Hasher(bits_).add("t3r-invite").finish_secret()) {}

Invitation Invitation::make(Random& random) {
  return Invitation(seal::Secret::random(seal::kRecoverySize, random));
}

Result<Invitation> Invitation::parse(const seal::Secret& typed) {
  TR_LET(bits, seal::parse_recovery(typed));
  return Invitation(std::move(bits));
}

seal::Secret Invitation::text() const { return seal::recovery_text(bits_); }

std::string Invitation::path(std::string_view box) const {
  return std::string(kFolder) + to_base32(seal::hash_n<20>(key_, {as_bytes("box"), as_bytes(box)}));
}

std::string Invitation::check(const Enrolled& device) const {
  const auto hash = seal::hash32(key_, {as_bytes("check"), device.signing, device.sealing});
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8U | std::to_integer<std::uint32_t>(hash[i]);
  const std::string digits = std::to_string(number % kChecks);
  return std::string(6 - digits.size(), '0') + digits;
}

/// As the statement that would bring the device in, in its own name and in no space.
Bytes Invitation::close_claim(const seal::DeviceKeys& keys, std::string_view name, Random& random) const {
  Statement claim{{}, keys.id(), {}, AddDevice{{}, Role::owner, enrolled(keys, Holder::machine, name)}, {}};
  claim.sign(keys);
  return close(key_, claim_path(), claim.encode(), random);
}

Result<Claim> Invitation::open_claim(ByteView object) const {
  TR_LET(body, open(key_, claim_path(), object));
  TR_LET(claim, Statement::decode(body));
  const auto* add = std::get_if<AddDevice>(&claim.body);
  const bool sound = add != nullptr && claim.space.is_nil() && add->device.holder == Holder::machine &&
                     add->device.id() == claim.by && claim.is_signed_by(add->device.signing);
  if (!sound) return {Code::damaged, "claim"};
  return Claim{add->device};
}

Result<Bytes> Invitation::close_welcome(const Enrolled& device, const Welcome& welcome,
                                        Random& random) const {
  seal::Secret plain(kWelcomeSize);
  auto at = std::ranges::copy(welcome.space.bytes, plain.writable().begin()).out;
  at = std::ranges::copy(welcome.identity.bytes, at).out;
  std::ranges::copy(welcome.secret.view(), at);
  TR_LET(sealed, seal::seal_to(device.sealing, plain.view()));
  Bytes body;
  Writer ar(body);
  ar(sealed, welcome.head ? welcome.head->encode() : Bytes());
  return close(key_, welcome_path(), body, random);
}

Result<Welcome> Invitation::open_welcome(const seal::DeviceKeys& keys, ByteView object) const {
  TR_LET(body, open(key_, welcome_path(), object));
  Bytes sealed, head;
  const auto read = decode_with(body, [&](Reader& ar) {
    ar(sealed, head);
    return true;
  });
  if (!read) return read.error();
  TR_LET(plain, keys.open_sealed(sealed));
  if (plain.size() != kWelcomeSize) return {Code::damaged, "welcome"};
  const ByteView view = plain.view();
  Welcome out{*SpaceId::from_bytes(view.first(SpaceId::kSize)),
              seal::Secret::copy_of(view.subspan(2 * SpaceId::kSize)),
              *IdentityId::from_bytes(view.subspan(SpaceId::kSize, IdentityId::kSize)),
              {}};
  if (head.empty()) return out;
  TR_LET(decoded, Head::decode(head));
  out.head = std::move(decoded);
  return out;
}

}  // namespace thirdrow::sync
