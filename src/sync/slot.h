/// How a person opens a space from a new computer: a key pair that belongs to the space like a device,
/// wrapped under a passphrase or the recovery key, where whoever has the storage's login finds it. Format:
/// schema/segment.md.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "seal/device_keys.h"
#include "seal/kdf.h"
#include "sync/remote.h"
#include "sync/statement.h"

namespace thirdrow::sync {

/// Where slots stand: outside the spaces' folders, so that they are found without knowing a space.
inline constexpr std::string_view kSlotFolder = "t3r1/k";

/// What wraps a slot, as it stands in front of it; zeros where there is no passphrase.
struct SlotHead {
  Holder holder = Holder::recovery;
  seal::KdfCost cost;
  seal::KdfSalt salt{};
  friend bool operator==(const SlotHead&, const SlotHead&) = default;
};
/// A slot's head and the key that goes with it. Move-only.
struct Lock {
  SlotHead head;
  seal::Secret key;

  /// Slow: see seal::derive_key, whose errors it has. Code::invalid for an empty passphrase.
  static Result<Lock> of_passphrase(const seal::Secret& passphrase, seal::KdfCost cost, Random& random);
  /// `typed` as the person wrote it: errors of seal::parse_recovery.
  static Result<Lock> of_recovery(const seal::Secret& typed);
};
/// What a slot gives. Move-only.
struct Opened {
  SpaceId space;
  seal::Secret secret;    ///< of the space
  seal::DeviceKeys keys;  ///< of the device that the slot is
};

class Slot {
 public:
  static Slot close(const Lock& lock, const Opened& content, Random& random);
  /// Code::damaged for what is none; Code::newer_version for a format to come. A hostile cost is found out by
  /// key_of().
  static Result<Slot> parse(ByteView object);
  const Bytes& object() const { return object_; }

  const SlotHead& head() const { return head_; }
  /// The key that a passphrase makes for this slot: slow, or Code::hostile. Code::not_found for another kind
  /// of slot.
  Result<seal::Secret> key_of(const seal::Secret& passphrase) const;
  /// Code::wrong_passphrase for another key, Code::damaged for one that was altered.
  Result<Opened> open(const seal::Secret& key) const;

 private:
  Slot(SlotHead head, Bytes object) : head_(head), object_(std::move(object)) {}
  SlotHead head_;
  Bytes object_;
};

/// Brings in a new device that this lock opens.
AddDevice make_slot(const Lock& lock, IdentityId identity, SpaceId space, const seal::Secret& secret,
                    Random& random);

/// Where the storage has a slot: "t3r1/k/" and a hash of it.
std::string slot_path(ByteView slot);
/// Looks for a slot of that kind which opens to what a person typed. Code::not_found ("slot") when there is
/// none of that kind, Code::wrong_passphrase when none opens, Code::mistyped for no recovery key; errors of
/// the storage. Slow for a passphrase.
Result<Opened> find_slot(const Remote& remote, const seal::Secret& typed, Holder holder,
                         std::stop_token stop);

}  // namespace thirdrow::sync
