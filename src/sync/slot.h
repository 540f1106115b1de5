/// How a person opens a space from a new computer: a key pair that belongs to the space like a device, wrapped
/// under a passphrase or the recovery key, where whoever has the storage's login finds it. Format:
/// schema/segment.md.
#pragma once

#include <string>

#include "seal/device_keys.h"
#include "seal/kdf.h"
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
  /// Where it stands in the storage.
  std::string path() const;

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

}  // namespace thirdrow::sync
