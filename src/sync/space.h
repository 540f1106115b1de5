/// A space as one device has it: the keys, who belongs, and the secrets of its epochs. Opens and seals
/// objects, and makes statements. Move-only; const members may be called from several threads at once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "seal/device_keys.h"
#include "sync/membership.h"

namespace thirdrow::sync {

/// An object as it stands in the storage.
struct Sealed {
  std::string path;
  Bytes object;
};

/// The public halves, as statements carry them; of the name what fits.
Enrolled enrolled(const seal::DeviceKeys& keys, Holder holder, std::string_view name);

/// Made once, by the first device: what everybody of the space has to know, and the first statement.
struct Begun {
  SpaceId id;
  seal::Secret secret;
  IdentityId owner;
  Statement genesis;
};
Begun begin_space(const seal::DeviceKeys& first, const std::string& device_name, Random& random);

class Space {
 public:
  /// `acting` belongs to the space, or is about to. Epochs whose secret it cannot open stay closed.
  static Result<Space> of(SpaceId id, const seal::Secret& secret, seal::DeviceKeys acting,
                          std::vector<Statement> statements);

  const seal::SpaceKeys& keys() const { return keys_; }
  const Membership& membership() const { return membership_; }
  const std::vector<Statement>& statements() const { return statements_; }
  DeviceId device() const { return acting_.id(); }
  /// Names of the statements, rising.
  std::vector<ObjectName> statement_names() const;

  /// "t3r1/…/h": where objects of that class stand.
  std::string folder(seal::ObjectClass what) const;
  std::string path(seal::ObjectClass what, std::string_view name) const;

  /// With the epoch's key that the object names, or with that of statements. Code::not_found ("epoch") when
  /// its epoch is not known, or closed to this device; else as seal::open_object.
  Result<Bytes> open(seal::ObjectClass what, std::string_view name, ByteView object) const;

  /// All sign with the acting device. What is written to others needs an epoch that fits: may_write().
  bool may_write() const;
  EpochId epoch() const { return membership_.epoch()->id; }
  void sign(Segment& segment) const { segment.sign(acting_); }
  void sign(Head& head) const { head.sign(acting_); }
  /// Code::too_large for what no reader would take.
  Result<Sealed> seal(const Segment& segment, Random& random) const;
  Result<Sealed> seal(const Head& head, Random& random) const;
  /// Under a name of its own, which it returns too.
  Result<Sealed> seal(const Pack& pack, Random& random, ObjectName& name) const;
  Result<Sealed> seal(const Statement& statement, Random& random) const;

  /// A statement on top of all that are known. It has to be taken in by take() to have an effect.
  Statement state(decltype(Statement::body) body) const;
  /// A new epoch for exactly those who belong now. Code::damaged when a key of theirs is none.
  Result<Statement> new_epoch(Random& random) const;
  /// Reckons who belongs anew. Those that are known already change nothing.
  void take(std::vector<Statement> statements);

 private:
  Space(seal::SpaceKeys keys, seal::DeviceKeys acting) : keys_(std::move(keys)), acting_(std::move(acting)) {}
  void open_epochs();
  bool open_box(const Epoch& epoch);
  void open_earlier(const Epoch& epoch);
  void learn(const Epoch& epoch, seal::Secret secret);
  Result<Sealed> seal_data(seal::ObjectClass what, std::string_view name, ByteView body,
                           Random& random) const;

  seal::SpaceKeys keys_;
  seal::DeviceKeys acting_;
  std::vector<Statement> statements_;
  Membership membership_;
  std::map<EpochId, seal::Secret> epoch_secrets_;
  std::map<seal::KeyTag, seal::Secret> data_keys_;
};

}  // namespace thirdrow::sync
