#include "sync/slot.h"

#include <algorithm>
#include <ranges>

#include "seal/committed_box.h"
#include "seal/hash.h"
#include "seal/recovery_key.h"
#include "sync/space.h"

namespace thirdrow::sync {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kHeadSize = 26;
constexpr std::size_t kContentSize =
    SpaceId::kSize + seal::SpaceKeys::kSecretSize + seal::DeviceKeys::kSeedsSize;
constexpr std::size_t kMostSlots = 64;
constexpr std::size_t kObjectSize = kHeadSize + seal::kCommittedBox + kContentSize;

void append_u32(Bytes& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<std::byte>(value >> shift & 0xFF));
}

std::uint32_t u32_at(ByteView bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value |= std::to_integer<std::uint32_t>(bytes[at + i]) << (8 * i);
  return value;
}

/// Every slot has the same size, whatever wraps it.
Bytes encode(const SlotHead& head) {
  Bytes out{std::byte{kVersion}, static_cast<std::byte>(head.holder)};
  append_u32(out, head.cost.passes);
  append_u32(out, head.cost.memory_kib);
  out.insert(out.end(), head.salt.begin(), head.salt.end());
  return out;
}

Bytes bound_to(ByteView head) {
  Bytes bound = to_bytes("T3R1k");
  bound.insert(bound.end(), head.begin(), head.end());
  return bound;
}

}  // namespace

Result<Lock> Lock::of_passphrase(const seal::Secret& passphrase, seal::KdfCost cost, Random& random) {
  if (passphrase.empty()) return {Code::invalid, "empty passphrase"};
  SlotHead head{Holder::passphrase, cost, {}};
  random.fill(head.salt);
  TR_LET(key, seal::derive_key(passphrase, head.salt, cost));
  return Lock{head, std::move(key)};
}

Result<Lock> Lock::of_recovery(const seal::Secret& typed) {
  TR_LET(bits, seal::parse_recovery(typed));
  return Lock{{}, seal::Hasher(bits).add("t3r-sync-slot").finish_secret()};
}

Slot Slot::close(const Lock& lock, const Opened& content, Random& random) {
  seal::Secret plain(kContentSize);
  const seal::Secret seeds = content.keys.export_seeds();
  auto at = std::ranges::copy(content.space.bytes, plain.writable().begin()).out;
  at = std::ranges::copy(content.secret.view(), at).out;
  std::ranges::copy(seeds.view(), at);
  Bytes object = encode(lock.head);
  const Bytes box = seal::close_committed(lock.key, bound_to(object), plain, random);
  object.insert(object.end(), box.begin(), box.end());
  return {lock.head, std::move(object)};
}

Result<Slot> Slot::parse(ByteView object) {
  if (object.empty()) return {Code::damaged, "slot"};
  if (std::to_integer<unsigned>(object[0]) > kVersion) return {Code::newer_version, "slot"};
  if (object.size() != kObjectSize) return {Code::damaged, "slot"};
  SlotHead head{static_cast<Holder>(object[1]), {u32_at(object, 2), u32_at(object, 6)}, {}};
  std::ranges::copy(object.subspan(10, head.salt.size()), head.salt.begin());
  const bool known = head.holder == Holder::passphrase || head == SlotHead{};
  if (!known || !std::ranges::equal(encode(head), object.first(kHeadSize))) return {Code::damaged, "slot"};
  return Slot(head, Bytes(object.begin(), object.end()));
}

Result<seal::Secret> Slot::key_of(const seal::Secret& passphrase) const {
  if (head_.holder != Holder::passphrase) return {Code::not_found, "passphrase slot"};
  return seal::derive_key(passphrase, head_.salt, head_.cost);
}

Result<Opened> Slot::open(const seal::Secret& key) const {
  const ByteView object(object_);
  TR_LET(plain, seal::open_committed(key, bound_to(object.first(kHeadSize)), object.subspan(kHeadSize)));
  const ByteView view = plain.view();
  const std::size_t seeds_at = SpaceId::kSize + seal::SpaceKeys::kSecretSize;
  TR_LET(keys, seal::DeviceKeys::from_seeds(seal::Secret::copy_of(view.subspan(seeds_at))));
  return Opened{*SpaceId::from_bytes(view.first(SpaceId::kSize)),
                seal::Secret::copy_of(view.subspan(SpaceId::kSize, seal::SpaceKeys::kSecretSize)),
                std::move(keys)};
}

AddDevice make_slot(const Lock& lock, IdentityId identity, SpaceId space, const seal::Secret& secret,
                    Random& random) {
  const Opened content{space, seal::Secret::copy_of(secret.view()), seal::DeviceKeys::generate(random)};
  return {identity, Role::owner, enrolled(content.keys, lock.head.holder, {}),
          Slot::close(lock, content, random).object()};
}

std::string slot_path(ByteView slot) {
  return std::string(kSlotFolder) + "/" + to_base32(seal::hash_n<20>({slot}));
}

Result<Opened> find_slot(const Remote& remote, const seal::Secret& typed, Holder holder,
                         std::stop_token stop) {
  seal::Secret recovery;
  if (holder == Holder::recovery) {
    TR_LET(lock, Lock::of_recovery(typed));
    recovery = std::move(lock.key);
  }
  TR_LET(all, remote.list(kSlotFolder, stop));
  Error found{Code::not_found, "slot"};
  for (const Remote::Listed& each : all | std::views::take(kMostSlots)) {
    const auto object = remote.get(std::string(kSlotFolder) + "/" + each.name, AddDevice::kMostSlot, stop);
    if (!object && object.code() != Code::not_found && object.code() != Code::too_large)
      return object.error();
    const auto slot = object ? Slot::parse(*object) : Result<Slot>(Code::not_found);
    if (!slot || slot->head().holder != holder) continue;
    const auto made = holder == Holder::passphrase ? slot->key_of(typed) : Result<seal::Secret>(Code::failed);
    if (holder == Holder::passphrase && !made) {
      found = made.error();
      continue;
    }
    auto opened = slot->open(made ? *made : recovery);
    if (opened) return opened;
    found = opened.error();
  }
  return found;
}

}  // namespace thirdrow::sync
