/// One op as the log keeps it, and as it travels between devices (schema/ops.md, schema/segment.md). Values.
#pragma once

#include <array>
#include <optional>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "journal/ops.h"
#include "seal/hash.h"

namespace thirdrow::store {

using Salt = std::array<std::byte, 16>;

struct LogRow {
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
  RecordId entry;              ///< nil for what is about none
  seal::Hash32 hash{};         ///< record_hash() of its words
  std::optional<Words> words;  ///< nullopt: redacted after a purge
  friend bool operator==(const LogRow&, const LogRow&) = default;
};

/// H32(salt | type | length | payload), numbers as 8 bytes little-endian.
seal::Hash32 record_hash(ByteView salt, std::uint8_t type, ByteView payload);

/// The op that the row holds; journal::Redacted without its words. Code::damaged when the words are not of
/// the form, or the row says other things of them (entry, numbers taken). An op of a type this version does
/// not know is about no record.
Result<journal::Op> op_of(const LogRow& row);

}  // namespace thirdrow::store
