/// The merged state of one record: a pure function of the set of its ops, whatever order they came in.
/// `replay` is that function; `advance` is the same result, cheaper, for the usual op that builds on what is
/// there.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journal/ops.h"
#include "journal/record.h"

namespace thirdrow::journal {

/// One live write of a register. More than one means they were made without knowing of each other.
struct Written {
  OpId id;
  std::uint64_t hlc = 0;
  Value value;
  friend bool operator==(const Written&, const Written&) = default;
};
struct TextState {
  std::string text;
  std::vector<OpId> heads;
  friend bool operator==(const TextState&, const TextState&) = default;
};
struct CommentState {
  DeviceId author;
  Stamp wall;
  std::string text;
  std::uint64_t hlc = 0;  ///< of the write that is shown
  bool deleted = false;
  friend bool operator==(const CommentState&, const CommentState&) = default;
};

struct EntryState {
  RecordId id;
  std::uint16_t kind = 0;  ///< 0: no create has arrived yet
  OpId create;
  Stamp created;
  Stamp edited;           ///< wall time of the op with the greatest clock
  std::uint64_t hlc = 0;  ///< that clock
  OpId last;              ///< that op
  bool purged = false;
  bool gaps = false;  ///< an op names others that are not here yet: only replay is right
  std::map<Tag, std::vector<Written>> registers;  ///< by rising (clock, id): the last one is shown
  std::map<Tag, std::map<std::string, std::vector<OpId>>> sets;  ///< element → the adds that hold it
  std::map<Tag, TextState> texts;
  std::map<CommentId, CommentState> comments;

  friend bool operator==(const EntryState&, const EntryState&) = default;

  bool exists() const { return kind != 0 && !purged; }
  /// nullopt when purged, not created, or of a kind this version does not know.
  std::optional<Record> record() const;
  /// Fields with more than one live write.
  std::vector<Tag> conflicts() const;

  Bytes encode() const;  ///< canonical
  static Result<EntryState> decode(ByteView);
};

/// `ops` may hold duplicates and other records' ops (ignored).
EntryState replay(RecordId id, std::span<const Op> ops);

enum class Advanced : std::uint8_t {
  yes,
  needs_replay,  ///< the op is concurrent with others or came early; `state` is unchanged
};
Advanced advance(EntryState& state, const Op& op);

/// What to write so that `before` becomes `after`: the least set of ops, text as net difference. Empty when
/// equal. A record that does not exist yet begins with EntryCreate. Precondition: check(after), or
/// check_changes() against what `before` shows, is ok.
std::vector<OpBody> changes(const EntryState& before, const Record& after);
/// The purge of everything seen so far: more than one op where one could not name all devices. `ops` are the
/// record's.
std::vector<OpBody> purge_of(std::span<const Op> ops);

}  // namespace thirdrow::journal
