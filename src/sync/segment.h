/// A segment: a run of ops that one device signed, each linked to the one before. The only way words travel.
/// Format: schema/segment.md. Pure functions; safe on any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "journal/op_id.h"
#include "seal/device_keys.h"
#include "seal/hash.h"
#include "seal/space_keys.h"
#include "store/log_row.h"

namespace thirdrow::sync {

using EpochId = Id<struct EpochTag>;
/// One op as it travels. What the signature covers stays when the words are redacted after a purge.
using Record = store::LogRow;

/// A place in a device's chain of segments.
struct Point {
  DeviceId dev;
  std::uint64_t seq = 0;  ///< counts from 1
  friend auto operator<=>(const Point&, const Point&) = default;
};

/// The end of a device's chain, as somebody knows it.
struct ChainEnd {
  Point at;
  seal::Hash32 link{};  ///< of the segment there
  friend auto operator<=>(const ChainEnd&, const ChainEnd&) = default;
};

struct Segment {
  static constexpr std::size_t kMostRecords = 4096;
  /// Of words, aimed at by the writer and no limit for readers: some servers take no object over 1 MiB.
  static constexpr std::size_t kMostBytes = std::size_t{256} << 10;

  SpaceId space;
  DeviceId dev;  ///< who signed it; the ops may be of a device before (restored, retired)
  EpochId epoch;
  std::uint64_t seq = 0;
  seal::Hash32 prev{};  ///< link() of the one before; zeros for the first
  std::vector<ChainEnd>
      deps;  ///< of other devices: what its writer had, where that changed; rising by device
  std::vector<Record> records;  ///< none in one that only says what its writer has
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
  /// Without any words: what the log does not hold. Redaction does not change it.
  Bytes encode_signed() const;
  static Result<Segment> decode_signed(ByteView);
};

/// Segments put together, as they are: whoever packs them need not be trusted.
struct Pack {
  std::vector<Segment> segments;

  Bytes encode() const;
  static Result<Pack> decode(ByteView);
};

}  // namespace thirdrow::sync
