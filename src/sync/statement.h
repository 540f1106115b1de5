/// Statements: who belongs to a space, and under which epoch's key its devices write. Each is signed by a
/// device that belongs to it, and names the statements it was made on top of. Format: schema/segment.md.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "seal/object.h"
#include "sync/head.h"

namespace thirdrow::sync {

enum class Holder : std::uint8_t {
  machine = 1,
  passphrase = 2,  ///< a key pair that a passphrase opens: it belongs like a machine, and writes nothing
  recovery = 3,
};
enum class Role : std::uint8_t { owner = 1, writer = 2, commenter = 3, reader = 4 };
using IdentityId = Id<struct IdentityTag>;

struct Enrolled {
  seal::SigningKey signing{};
  seal::SealingKey sealing{};
  Holder holder = Holder::machine;
  static constexpr std::size_t kMostName = 64;  ///< bytes
  std::string name;                             ///< what its person calls it
  DeviceId id() const { return seal::device_id(signing); }
  friend bool operator==(const Enrolled&, const Enrolled&) = default;
};

/// The space begins. Its id is made of this, so that nobody else can begin the same space: genesis_space().
struct Genesis {
  std::array<std::byte, 16> nonce{};
  IdentityId owner;
  Enrolled first;
  friend bool operator==(const Genesis&, const Genesis&) = default;
};
struct AddDevice {
  IdentityId identity;
  Role role = Role::owner;
  Enrolled device;
  static constexpr std::size_t kMostSlot = 1024;  ///< bytes
  Bytes slot = {};  ///< the object with its keys, where no machine has them (sync/slot.h)
  friend bool operator==(const AddDevice&, const AddDevice&) = default;
};
/// The device is out for good; of its segments those up to `cut` count. Without a cut none do.
struct Remove {
  DeviceId dev;
  std::vector<ChainEnd> cut;  ///< of the device itself: none or one
  friend bool operator==(const Remove&, const Remove&) = default;
};
/// A new key to write under, for those who belong now.
struct Epoch {
  struct Box {
    DeviceId dev;
    Bytes sealed;  ///< seal::seal_to of the secret, the space and the epoch
    friend bool operator==(const Box&, const Box&) = default;
  };
  struct Earlier {
    EpochId id;
    Bytes sealed;  ///< its secret, in a box under this epoch's key
    friend bool operator==(const Earlier&, const Earlier&) = default;
  };
  EpochId id;
  std::uint64_t number = 1;      ///< one more than the greatest before
  seal::KeyTag key_tag{};        ///< of the epoch's data key
  std::vector<Box> boxes;        ///< rising by device
  std::vector<Earlier> earlier;  ///< rising by id
  friend bool operator==(const Epoch&, const Epoch&) = default;
};
/// Of a type this version does not know: kept, passed on, without effect.
struct UnknownStatement {
  std::uint8_t type = 0;
  Bytes payload;
  friend bool operator==(const UnknownStatement&, const UnknownStatement&) = default;
};

struct Statement {
  SpaceId space;
  DeviceId by;
  std::vector<ObjectName>
      after;  ///< statement_name() of what it was made on top of; rising; none for the genesis
  std::variant<Genesis, AddDevice, Remove, Epoch, UnknownStatement> body;
  seal::Signature signature{};
  friend bool operator==(const Statement&, const Statement&) = default;

  /// The device that it brings in; nullptr when it brings in none.
  const Enrolled* enrolls() const;

  void sign(const seal::DeviceKeys& keys);
  [[nodiscard]] bool is_signed_by(const seal::SigningKey& key) const;
  /// How other statements and heads name it: a hash of its bytes, not of the object that carries them.
  ObjectName name() const;

  Bytes encode() const;
  static Result<Statement> decode(ByteView);
};

SpaceId genesis_space(const Genesis& genesis);

}  // namespace thirdrow::sync
