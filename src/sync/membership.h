/// Who belongs to a space: a function of the set of statements, whatever order they came in. Pure; safe on
/// any thread.
///
/// A statement counts when its signature is that of a device which belonged by what the statement was made on
/// top of. Removal wins: what a removed device stated without knowing of its removal has no effect, but for
/// its own removals, so that of two who remove each other both are out. Whether a removal counts is judged by
/// its own past alone. A removed device never comes back; its machine joins anew, with new keys.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "sync/statement.h"

namespace thirdrow::sync {

class Membership {
 public:
  struct Member {
    Enrolled device;
    IdentityId identity;
    Role role = Role::reader;
    Bytes slot = {};  ///< of a device that no machine has
    bool removed = false;
    std::optional<ChainEnd> cut = {};  ///< once removed: its segments up to here count; without it none
    friend bool operator==(const Member&, const Member&) = default;
  };

  static Membership of(SpaceId space, std::span<const Statement> statements);

  /// Also of a removed device; nullptr for one that never belonged.
  const Member* find(DeviceId dev) const;
  /// All who ever belonged, or were brought in by somebody who was out by then.
  const std::map<DeviceId, Member>& members() const { return members_; }
  /// Those who belong now, in order of id.
  std::vector<DeviceId> current() const;

  /// The one to write under: the greatest number, then the greatest id. nullptr before the first.
  const Epoch* epoch() const;
  /// All to read with, by id: also those of a device that was out by then, which nobody writes under.
  const std::map<EpochId, Epoch>& epochs() const { return epochs_; }
  /// Whether exactly those who belong now can open the current epoch: nothing may be written otherwise.
  bool epoch_fits() const;
  /// Whether everybody who belongs now can open the epoch: by a box of its own, or by one of an epoch that
  /// holds its secret.
  bool is_open_to_all(EpochId epoch) const;
  /// What the next statement is made on top of.
  const std::vector<ObjectName>& ends() const { return ends_; }
  /// Statements that wait for others, which have not come.
  std::size_t waiting() const { return waiting_; }
  /// The space's owner; nil before the genesis has come.
  IdentityId owner() const { return owner_; }

 private:
  friend class Assembly;
  bool can_open(DeviceId dev, EpochId epoch, std::set<EpochId>& tried) const;
  std::map<DeviceId, Member> members_;
  std::map<EpochId, Epoch> epochs_;
  std::set<EpochId> past_epochs_;
  std::vector<ObjectName> ends_;
  std::size_t waiting_ = 0;
  IdentityId owner_;
};

}  // namespace thirdrow::sync
