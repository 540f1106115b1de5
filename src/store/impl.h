/// What the parts of the store share. Internal.
#pragma once

#include "store/sql.h"
#include "store/store.h"

namespace thirdrow::store {

struct Store::Impl {
  explicit Impl(Db opened) : db(std::move(opened)) {}
  Db db;
  journal::Author author;
  std::int64_t own_device = 0;  ///< devices.num
};

/// Binds ids as blobs.
template <class Tag>
ByteView blob_of(const Id<Tag>& id) {
  return id.bytes;
}

// open.cpp
Status key_and_tune(Db& db, const seal::Secret& key, JournalId id, bool fresh);
Status migrate(Db& db);
int newest_schema();
Status load_author(Store::Impl& impl);

// log.cpp
/// Appends one op unless (dev, n) is there. Returns whether it was new.
Result<bool> append_op(Db& db, const journal::Op& op);
Result<std::vector<journal::Op>> read_ops(Db& db, std::optional<RecordId> entry);
/// Redacts the payloads that the entry's purges cover.
Status redact(Db& db, RecordId entry, const journal::Purge& purge);
/// Checks every row's hash and chain; appends what is wrong.
Status verify_log(Db& db, Findings& findings, const Progress& progress);

// project.cpp
Result<journal::EntryState> load_state(Db& db, RecordId id);
/// Writes state, record row, labels and words of one record from its merged state.
Status project(Db& db, const journal::EntryState& state);
Status drop_projections(Db& db);
/// Every record that any op names, in order of id.
Result<std::vector<RecordId>> logged_records(Db& db);
Status merge_words(Db& db);  ///< physically drops the words of removed rows from the index
/// What a projected record row and its labels must be; compared by verify.
Status verify_projections(Db& db, Findings& findings, const Progress& progress);

// query.cpp
Row row_at(const Query& q, int first_column = 0);
inline constexpr const char* kRowColumns =
    "r.rid, r.id, r.kind, r.subkind, r.happened, r.happened_off, r.edited, r.edited_off, r.deleted, r.title, r.preview";

}  // namespace thirdrow::store
