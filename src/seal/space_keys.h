/// The keys and the object names of one space: a place in a storage that several devices share. Format:
/// schema/remote.md.
#pragma once

#include <cstdint>
#include <string>

#include "base/id.h"
#include "seal/hash.h"
#include "seal/secret.h"

namespace thirdrow {

using SpaceId = Id<struct SpaceTag>;

}  // namespace thirdrow

namespace thirdrow::seal {

/// What the space's secret gives: the same for every device, and as long as the space lives. It names
/// objects, so that the storage sees neither devices nor their order, and reads membership; what people wrote
/// is under the key of an epoch. Move-only; const members may be called from several threads at once.
class SpaceKeys {
 public:
  static constexpr std::size_t kSecretSize = 32;
  /// Heads of one device are counted up to here (40 bits).
  static constexpr std::uint64_t kMostGenerations = (std::uint64_t{1} << 40) - 1;

  /// Code::damaged unless `secret` has kSecretSize bytes.
  static Result<SpaceKeys> derive(SpaceId id, const Secret& secret);

  SpaceId id() const { return id_; }
  /// The key of statements about who belongs to the space.
  const Secret& membership() const { return membership_; }

  /// The folder of the space's objects: 16 characters, from its id alone.
  std::string folder() const;
  /// What the names of one device's heads begin with: 16 characters.
  std::string head_prefix(DeviceId dev) const;
  /// Names rise with `generation`. Precondition: generation <= kMostGenerations.
  std::string head_name(DeviceId dev, std::uint64_t generation) const;
  std::string segment_name(DeviceId dev, std::uint64_t seq) const;

 private:
  SpaceKeys(SpaceId id, Secret names, Secret membership);

  SpaceId id_;
  Secret names_, membership_;
};

/// The key of what is written in an epoch. Precondition: `epoch_secret` has SpaceKeys::kSecretSize bytes.
Secret data_key(const Secret& epoch_secret);

}  // namespace thirdrow::seal
