/// A segment: a run of ops that one device signed, each linked to the one before. The only way words travel.
/// Format: schema/segment.md. Pure functions; safe on any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "journal/op_id.h"
#include "seal/device_keys.h"
#include "seal/hash.h"
#include "seal/space_keys.h"

namespace thirdrow::sync {

using EpochId = Id<struct EpochTag>;
using Salt = std::array<std::byte, 16>;

/// One op as it travels. What the signature covers stays when the words are redacted after a purge.
struct Record {
  struct Words {
    Salt salt{};
    Bytes payload;  ///< journal::encode_payload
    friend bool operator==(const Words&, const Words&) = default;
  };
  journal::OpId id;
  std::uint64_t took = 1;  ///< numbers of its device
  std::uint64_t hlc = 0;
  Stamp wall;
  std::uint8_t type = 0;       ///< wire type, also after redaction
  seal::Hash32 hash{};         ///< of salt, type and payload: record_hash()
  std::optional<Words> words;  ///< nullopt: redacted
  friend bool operator==(const Record&, const Record&) = default;
};
/// H32(salt | type | length | payload), numbers as 8 bytes little-endian: the log's own (schema/ops.md).
seal::Hash32 record_hash(const Salt& salt, std::uint8_t type, ByteView payload);

/// A place in a device's chain of segments.
struct Point {
  DeviceId dev;
  std::uint64_t seq = 0;  ///< counts from 1
  friend auto operator<=>(const Point&, const Point&) = default;
};

struct Segment {
  static constexpr std::size_t kMostRecords = 4096;
  static constexpr std::size_t kMostBytes = std::size_t{1}
                                            << 20;  ///< aim of the writer, not a limit for readers

  SpaceId space;
  DeviceId dev;  ///< who signed it; the ops may be of a device before (restored, retired)
  EpochId epoch;
  std::uint64_t seq = 0;
  seal::Hash32 prev{};      ///< link() of the one before; zeros for the first
  std::vector<Point> deps;  ///< of other devices: what its writer had, where that changed; rising by device
  std::vector<Record> records;
  seal::Signature signature{};

  friend bool operator==(const Segment&, const Segment&) = default;

  void sign(const seal::DeviceKeys& keys);
  /// Whether the device with that key signed it, and it is that device's.
  [[nodiscard]] bool is_signed_by(const seal::SigningKey& key) const;
  /// What the next one of this device names as `prev`. Redaction does not change it.
  seal::Hash32 link() const;

  Bytes encode() const;
  /// Code::damaged for what is not of the form, over its limits, or holds words that do not fit their hash.
  /// Says nothing about who signed it.
  static Result<Segment> decode(ByteView);
};

/// Segments put together, as they are: whoever packs them need not be trusted.
struct Pack {
  std::vector<Segment> segments;

  Bytes encode() const;
  static Result<Pack> decode(ByteView);
};

}  // namespace thirdrow::sync
