/// Operations: the only way anything changes (shared format: schema/ops.md). A local edit and one from
/// another device are the same thing. Everything else is derived from the set of ops.
#pragma once

#include <span>
#include <variant>
#include <vector>

#include "base/result.h"
#include "journal/op_id.h"
#include "journal/text_merge.h"
#include "journal/value.h"

namespace thirdrow::journal {

/// A record begins. `kind` may be one this version does not know.
struct EntryCreate {
  std::uint16_t kind = 0;
  Stamp created;
  friend bool operator==(const EntryCreate&, const EntryCreate&) = default;
};
/// A register gets a value; `over` names the writes it replaces. Deleting is setting kDeleted.
struct FieldSet {
  Tag field = 0;
  Value value;
  std::vector<OpId> over;
  friend bool operator==(const FieldSet&, const FieldSet&) = default;
};
struct SetAdd {
  Tag field = 0;
  std::string element;
  friend bool operator==(const SetAdd&, const SetAdd&) = default;
};
/// Removes what its writer had seen; an add it had not seen stays (add wins).
struct SetRemove {
  Tag field = 0;
  std::string element;
  std::vector<OpId> observed;
  friend bool operator==(const SetRemove&, const SetRemove&) = default;
};
struct TextEdit {
  Tag field = 0;
  std::vector<OpId> parents;
  std::uint32_t base_len = 0;
  std::vector<Hunk> hunks;
  friend bool operator==(const TextEdit&, const TextEdit&) = default;
};
/// The record's words go for good: payloads of its ops up to `seen` may be redacted, later ones are not
/// shown.
struct Purge {
  std::vector<OpId> seen;  ///< the greatest number of each device, sorted by device
  friend bool operator==(const Purge&, const Purge&) = default;
};
using CommentId = Id<struct CommentTag>;
struct Comment {
  CommentId comment;
  std::string text;
  friend bool operator==(const Comment&, const Comment&) = default;
};
struct CommentEdit {
  CommentId comment;
  std::string text;
  friend bool operator==(const CommentEdit&, const CommentEdit&) = default;
};
struct CommentDelete {
  CommentId comment;
  friend bool operator==(const CommentDelete&, const CommentDelete&) = default;
};
/// An op of a type this version does not know: stored, passed on, replayed after an upgrade.
struct UnknownOp {
  std::uint8_t type = 0;
  Bytes payload;
  friend bool operator==(const UnknownOp&, const UnknownOp&) = default;
};
/// An op whose payload was redacted after a purge: its place in the log stays, its words are gone.
struct Redacted {
  friend bool operator==(const Redacted&, const Redacted&) = default;
};

using OpBody = std::variant<EntryCreate, FieldSet, SetAdd, SetRemove, TextEdit, Purge, Comment, CommentEdit,
                            CommentDelete, UnknownOp, Redacted>;

struct Op {
  OpId id;
  std::uint64_t hlc = 0;  ///< hybrid logical clock: milliseconds << 16 | counter
  Stamp wall;             ///< what the writer's clock said, shown to people
  RecordId entry;         ///< nil for unknown ops
  OpBody body;
  friend bool operator==(const Op&, const Op&) = default;
};

/// How many numbers of its device the op takes (at least 1).
std::uint64_t numbers_taken(const OpBody& body);

/// The wire number of the op's type (sync-protocol §2.6). A delete is a FieldSet of kDeleted, so 6 is not
/// used.
std::uint8_t wire_type(const OpBody& body);

/// The payload (everything but id, clock and wall time), canonical: one byte string per value.
/// Precondition: not Redacted.
Bytes encode_payload(const Op& op);
struct Payload {
  RecordId entry;
  OpBody body;
};
/// Code::damaged for anything not canonical, over the limits of schema/ops.md, or with trailing data.
Result<Payload> decode_payload(std::uint8_t type, ByteView bytes);

inline constexpr std::size_t kMaxPayload = 1 << 20;  ///< bytes (sync-protocol §2.4: record ≤ 1 MiB)
inline constexpr std::uint32_t kMaxText = 4 << 20;   ///< code points of one text
inline constexpr std::size_t kMaxHunks = 2048;       ///< of one text edit
inline constexpr std::size_t kMaxNamed = 4096;  ///< op ids in one `over`, `observed`, `parents` or `seen`

/// Ops of one device from a number on become those of another: `n` of `from` is `n - first + to_first` of
/// `to`.
struct Renumbering {
  DeviceId from;
  std::uint64_t first = 1;
  DeviceId to;
  std::uint64_t to_first = 1;
  bool covers(const OpId& id) const { return id.dev == from && id.n >= first; }
  OpId operator()(const OpId& id) const { return covers(id) ? OpId{to, id.n - first + to_first} : id; }
};
/// What the body names of them it names by the new numbers. A purge goes on to cover what it covered.
void renumber(OpBody& body, const Renumbering& by);

/// Numbers and clock of the device that writes. Value type; the store derives it from the log.
struct Author {
  DeviceId dev;
  std::uint64_t next_n = 1;
  std::uint64_t own_hlc = 0;  ///< of this device's last op
  std::uint64_t seen_hlc =
      0;  ///< the greatest of any device; followed at most 10 minutes past the wall clock (protocol §2.5)
};
/// Turns bodies about one record into ops: numbers them, ticks the clock. `now` is the wall clock. A text
/// edit that would not fit one op becomes several that build on each other, so that whatever is written can
/// be read again.
std::vector<Op> author_ops(Author& author, Stamp now, RecordId entry, std::vector<OpBody> bodies);

}  // namespace thirdrow::journal
