/// What the parts of the store share. Internal.
#pragma once

#include "seal/device_keys.h"
#include "store/log_row.h"
#include "store/sql.h"
#include "store/store.h"

namespace thirdrow::store {

struct Store::Impl {
  explicit Impl(Db opened) : db(std::move(opened)) {}
  Db db;
  journal::Author author;
  std::int64_t own_device = 0;            ///< devices.num
  std::map<Built, std::int64_t> counted;  ///< of lists since the last commit
  std::uint64_t intakes = 0;              ///< see Store::intakes
  bool forgetting = false;                ///< purged words may still stand in pages: Store::forget is due
};

/// Binds ids as blobs.
template <class Tag>
ByteView blob_of(const Id<Tag>& id) {
  return id.bytes;
}

// open.cpp
/// Makes the empty file that SQLite then writes, for its owner only whatever the umask says; the write-ahead
/// log gets the same mode from SQLite. A failure shows when SQLite opens the file.
void make_private(const std::filesystem::path& file);
Status key_and_tune(Db& db, const seal::Secret& key, JournalId id, bool fresh);
Status migrate(Db& db);
int newest_schema();
/// How tables are derived from ops. Raise it with any change that gives another state, row, label or words
/// for the same ops; journals with another one are rebuilt when they open.
inline constexpr std::string_view kProjectionVersion = "8";
/// Notes that the projections are of this version.
Status mark_projections(Db& db);
Result<bool> projections_fit(Db& db);
Status load_author(Store::Impl& impl);
/// From now on the device of these keys writes, and the one with the number `own` is called `before`.
Status write_as(Db& db, std::int64_t own, std::string_view before, const seal::DeviceKeys& keys,
                std::string_view name);

// log.cpp
/// An op's row, but its words.
struct Header {
  std::int64_t dev, n, took, hlc, wall_ms, wall_off, type;
};

/// The end of the log while one transaction writes to it: knows the last link and the devices' numbers, so
/// that they are read once.
class LogEnd {
 public:
  explicit LogEnd(Db& db) : db_(db) {}
  /// Appends one op unless it is there already. Returns whether it was new. Code::damaged ("op differs", "op
  /// overlaps") when its numbers stand for something else; Code::damaged or too_large when it could not be
  /// read back.
  Result<bool> append(const journal::Op& op);
  /// The same of a row that another device's log gave: it keeps its salt and hash.
  Result<bool> append(const LogRow& row);
  /// The number that stands for the device in tables; given when there is none.
  Result<std::int64_t> device_number(DeviceId dev);

 private:
  /// Whether exactly this row is in the log.
  Result<bool> known(const LogRow& row, const Header& h);
  Status find_chain();

  Db& db_;
  std::map<DeviceId, std::int64_t> devices_;
  std::optional<Bytes> chain_;
};
Result<std::vector<journal::Op>> read_ops(Db& db, RecordId entry);  ///< in order of arrival

// store.cpp
/// A record's state in a transaction, and the new ops that touch it.
struct Touched {
  journal::EntryState state;
  bool replay = false;
  std::vector<journal::Purge> purges;
};

/// Ops on their way into the log and into what is derived from it: within one transaction of the caller's.
class Intake {
 public:
  explicit Intake(Store::Impl& impl) : db_(impl.db), author_(impl.author), log_(impl.db) {
    impl.counted.clear();
  }
  /// One that is there already changes nothing.
  Status take(const journal::Op& op);
  Status take(const LogRow& row);
  /// Writes the merged states. The records that were purged: their drafts go, and the file is to forget them.
  Result<std::vector<RecordId>> finish();

  LogEnd& log() { return log_; }
  std::int64_t added() const { return added_; }
  /// The author once the transaction stands; what load_author() would read.
  const journal::Author& author() const { return author_; }

 private:
  Status follow(const journal::Op& op, std::uint64_t took);

  Db& db_;
  journal::Author author_;
  LogEnd log_;
  std::map<RecordId, Touched> touched_;
  std::int64_t added_ = 0;
};
/// Redacts the payloads that the entry's purges cover.
Status redact(Db& db, RecordId entry, const journal::Purge& purge);
/// Checks every row's hash and chain; appends what is wrong.
Status verify_log(Db& db, Findings& findings, const Progress& progress);

// project.cpp
Result<journal::EntryState> load_state(Db& db, RecordId id);
/// Writes states, record rows, labels and words of records from their merged states. Many together are much
/// cheaper than one by one.
Status project(Db& db, std::span<const journal::EntryState> states);
/// But the states, which project() writes over.
Status drop_projections(Db& db);
/// States of records that no op names.
Status drop_unlogged_states(Db& db);
/// Words that rows no longer hold leave the search index.
Status forget_words(Db& db);
/// Every record that any op names, in order of id.
Result<std::vector<RecordId>> logged_records(Db& db);
/// What a projected record row and its labels must be; compared by verify.
Status verify_projections(Db& db, Findings& findings, const Progress& progress);

// query.cpp
Row row_at(const Query& q, int first_column = 0);
inline constexpr const char* kRowColumns =
    "r.rid, r.id, r.kind, r.subkind, r.happened, r.happened_off, r.edited, r.edited_off, r.deleted, r.title, "
    "r.preview";

}  // namespace thirdrow::store
