/// A head: what one device announces. Readers look at heads and nothing else to learn what there is. Format:
/// schema/segment.md.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sync/segment.h"

namespace thirdrow::sync {

/// The 20 bytes that an object is named by (base32 gives the name itself).
using ObjectName = std::array<std::byte, 20>;

/// Segments of one device next to each other, both ends included.
struct Run {
  DeviceId dev;
  std::uint64_t from = 0, to = 0;
  friend auto operator<=>(const Run&, const Run&) = default;
};
struct PackEntry {
  ObjectName name{};
  std::uint64_t size = 0;  ///< bytes of the object as it is stored
  std::vector<Run> runs;   ///< what is in it, rising
  friend bool operator==(const PackEntry&, const PackEntry&) = default;
};
struct Head {
  static constexpr std::size_t kMostStatements = 4096;

  SpaceId space;
  DeviceId dev;
  EpochId epoch;
  std::uint64_t generation = 0;        ///< counts from 1; the greatest is the one that counts
  std::uint64_t last_seq = 0;          ///< of its own segments; 0: none
  seal::Hash32 last_link{};            ///< of that segment; zeros when there is none
  std::uint64_t tail_from = 1;         ///< own segments from here on stand alone; those before are in packs
  std::vector<PackEntry> packs;        ///< its own, rising by name
  std::vector<ChainEnd> seen;          ///< of others: what it has applied; rising by device
  std::vector<ObjectName> statements;  ///< that it knows, rising
  std::uint64_t hlc = 0;
  seal::Hash32 state{};         ///< of its merged state, of exactly what is named above
  std::string app;              ///< name and version of the program
  std::uint8_t min_reader = 1;  ///< version of the protocol that can read its segments
  seal::Signature signature{};

  friend bool operator==(const Head&, const Head&) = default;

  void sign(const seal::DeviceKeys& keys);
  [[nodiscard]] bool is_signed_by(const seal::SigningKey& key) const;

  Bytes encode() const;
  /// Code::damaged for what is not of the form or over its limits. Says nothing about who signed it.
  static Result<Head> decode(ByteView);
};

}  // namespace thirdrow::sync
