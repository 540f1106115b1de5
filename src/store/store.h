/// The encrypted file: the log of ops and its projections. The only code that speaks SQL.
///
/// Threads: a Store belongs to one thread at a time. Errors: Code::damaged (pages, log or projections do not
/// fit), disk_full, read_only, newer_version, in_use, wrong_passphrase (the key does not open the file), io.
/// A failed call changes nothing: every change is one transaction, durable when the call returns. Two calls
/// are two transactions.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "journal/entry_state.h"
#include "journal/facts.h"
#include "journal/history.h"
#include "seal/key_file.h"
#include "seal/secret.h"

namespace thirdrow::store {

/// One row of a list; enough to draw it without opening the record.
struct Row {
  std::int64_t rid = 0;  ///< place in the list; changes when the record's date changes
  RecordId id;
  journal::Kind kind = journal::Kind::reflection;
  std::string subkind;
  Stamp happened;
  Stamp edited;
  std::optional<std::int64_t> deleted_ms;
  std::string title;
  std::string preview;  ///< the body's first words on one line, at most 300 bytes
};

struct Filter {
  enum class Shelf : std::uint8_t {
    journal,
    trash,
    records,
    kept,  ///< journal and records
  } shelf = Shelf::journal;
  std::string subkind;  ///< empty = any
  std::string tag;
  std::optional<RecordId> person;
  std::optional<RecordId> engagement;
  std::optional<Day> from, to;  ///< local days, both included
  std::string state;            ///< where a record stands (captured, draft, …); empty = any
};

struct Hit {
  Row row;
  std::string snippet_source;  ///< title and body, for make_snippet
  double rank = 0;             ///< smaller is better (BM25); 0 when newest first
};
template <class T>
struct Page {
  std::vector<T> items;
  std::int64_t total = 0;
};
enum class Order : std::uint8_t { newest, best };

/// What was typed but not yet written, and what was on the page when it was read: the words are laid over
/// whatever is there when they are written.
struct Draft {
  journal::Record record;
  journal::Record opened;
  friend bool operator==(const Draft&, const Draft&) = default;
};
/// For a place outside the file; as secret as the words. nullopt for what this version cannot read.
std::string encode_draft(const Draft& draft);
std::optional<Draft> decode_draft(std::string_view encoded);

struct Device {
  DeviceId id;
  std::string name;
};
struct About {
  JournalId id;
  std::string name;
  Stamp created;
  DeviceId device;
  std::int64_t entries = 0, records = 0, trashed = 0, ops = 0, file_bytes = 0;
  int schema = 0;
};

/// What can be wrong with the file; app/explain.h has the words.
enum class Wrong : std::uint8_t {
  page,  ///< `place`: what SQLCipher or SQLite says of it
  not_written_back,
  stopped_early,
  chain_broken,
  payload_gone,  ///< without a purge
  payload_left,  ///< although it was purged
  payload_altered,
  op_unreadable,
  op_misfiled,
  record_unreadable,
  state_differs,
  listing_differs,
  row_differs,
  labels_differ,
  facts_differ,
  words_missing,
  words_differ,
  stray_records,  ///< `place`: how many
  stray_states,
  stray_labels,
  stray_facts,
  stray_words,
  search_index,
  drafts,
};
struct Problem {
  Wrong wrong;
  std::string place;  ///< op position, record id, a number; never words
  friend bool operator==(const Problem&, const Problem&) = default;
};
/// What `verify` found.
struct Findings {
  std::int64_t pages = 0, ops = 0, records = 0;
  std::vector<Problem> problems;
  void add(Wrong wrong, std::string place) { problems.push_back({wrong, std::move(place)}); }
};
/// Returns false to stop: Code::cancelled. `of` is 0 while unknown.
using Progress = std::function<bool(std::int64_t done, std::int64_t of)>;

struct NewJournal {
  JournalId id;
  std::string name;
  std::string device_name;
  Stamp created;
};

class Store {
 public:
  /// Makes the file (must not exist), readable by its owner only. `key` is 32 bytes, used raw.
  static Result<Store> create(const std::filesystem::path& file, const seal::Secret& key,
                              const NewJournal& about);
  /// Opens, migrates, and rebuilds what another version derived from the log. Code::damaged with detail
  /// "swapped" when the file belongs to another key file. `progress` may stop a rebuild, and then the
  /// opening, and what commit() says is tried again here.
  static Result<Store> open(const std::filesystem::path& file, const seal::Secret& key, JournalId expected,
                            const Progress& progress = {});
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  struct Impl;
  friend class SyncLog;

  // --- writing: ops are the only way in ---
  /// The writing device's next number and clock.
  journal::Author author() const;
  /// Stores ops and projects them, and drops the drafts of `settled`, whose words they are, in one
  /// transaction. Ops already there are skipped. Returns how many were new. Code::damaged when an op's
  /// numbers stand for another op already, or it could not be read back; Code::too_large. A purge also drops
  /// the record's draft, then writes the search index and every page anew without its words: seconds in a
  /// large journal. When that fails (a full disk) or `progress` stops it, the purge stands all the same; it
  /// is tried again with the next one, before a backup, and when the store is opened.
  Result<std::int64_t> commit(std::span<const journal::Op> ops, std::span<const RecordId> settled = {},
                              const Progress& progress = {});

  // --- reading ---
  /// The merged state; one without `kind` when there is no such record.
  Result<journal::EntryState> state(RecordId id);
  /// Code::not_found for none or purged.
  Result<journal::Record> record(RecordId id);
  /// A unique prefix of at least four characters; Code::ambiguous, Code::not_found.
  Result<RecordId> resolve(std::string_view prefix);
  Result<std::vector<journal::Op>> ops_of(RecordId id);
  /// A stretch of the log in order of arrival; give its `last` to get the next one. The one after the end is
  /// empty.
  struct Stretch {
    std::vector<journal::Op> ops;
    std::int64_t last = 0;
  };
  Result<Stretch> ops_after(std::int64_t last, std::int64_t limit);
  Result<bool> has_op(const journal::OpId& id);
  Result<std::vector<Device>> devices();
  /// Of a copy of the file that lives on beside the one it was made of: from now on a device of its own,
  /// called `name`, writes here, so that no number is ever given twice. `before`: what the one until now is
  /// called.
  Status write_as_new_device(std::string_view name, std::string_view before);

  Result<Page<Row>> list(const Filter& filter, std::int64_t limit, std::int64_t offset);
  /// Only the places, newest first: what a virtual list needs. 8 bytes each.
  Result<std::vector<std::int64_t>> places(const Filter& filter);
  /// Rows of these places, in the same order; one that is gone is left out.
  Result<std::vector<Row>> rows(std::span<const std::int64_t> places);
  /// `query` is what a person typed; any text is safe. An empty query finds nothing.
  /// `total` counts to `count_limit` or to the end of what is asked for, whichever is further, and no more:
  /// counting on is not worth a person's wait.
  Result<Page<Hit>> search(std::string_view query, const Filter& filter, Order order, std::int64_t limit,
                           std::int64_t offset, std::int64_t count_limit = 1000);
  Result<std::vector<std::pair<Day, std::int64_t>>> days(Day from, Day to);  ///< entries per day that has any
  Result<std::vector<Row>> on_this_day(Day today, std::int64_t limit);       ///< same date in earlier years
  Result<std::vector<std::pair<std::string, std::int64_t>>> tags();  ///< with how many entries, most first
  Result<std::vector<std::int64_t>>
  months();  ///< months with entries, newest first, as year * 12 + month - 1
  Result<std::optional<Stamp>>
  last_edit();  ///< when what was written last was written, here or elsewhere; purges aside
  Result<std::optional<RecordId>> find_source(std::string_view source);
  /// Records outside the Trash that name this one in a field, of that kind or of any.
  Result<std::vector<RecordId>> naming(RecordId id, std::optional<journal::Kind> kind = {});
  /// Of every record, also of those in the Trash, what figures need.
  Status each_facts(const std::function<void(journal::Facts)>& take);

  // --- drafts: what was typed but not yet written ---
  Status save_draft(const Draft& draft);
  Status drop_draft(RecordId id);
  /// Those that this version can read; others (a kind of a later version) stay where they are.
  Result<std::vector<Draft>> drafts();
  /// The draft of this record; nullopt when there is none that can be read.
  Result<std::optional<Draft>> draft(RecordId id);

  // --- this device's settings ---
  Result<std::string> setting(std::string_view key, std::string_view otherwise = {});
  Status set_setting(std::string_view key, std::string_view value);

  // --- care ---
  Result<About> about();
  Result<Findings> verify(const Progress& progress = {});
  Status rebuild(const Progress& progress = {});
  /// Rises with every segment that came from another device.
  std::uint64_t intakes() const;
  /// A hash of all merged states in order of id: equal journals have equal fingerprints.
  Result<std::string> fingerprint();
  /// A consistent copy under the same key, without a word of what was purged; `file` must not exist, or be
  /// empty.
  Status backup(const std::filesystem::path& file, const Progress& progress = {});
  /// Writes everything back into the one file and empties the write-ahead log; Code::in_use when that must
  /// wait for a reader.
  Status checkpoint();

 private:
  explicit Store(std::unique_ptr<Impl> impl);
  Status forget(const Progress& progress = {});  ///< what a purge leaves to be done to the file
  Result<std::int64_t> unreadable_drafts();
  std::unique_ptr<Impl> impl_;
};

}  // namespace thirdrow::store
