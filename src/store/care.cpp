// Care of the file: verify, rebuild, fingerprint, backup.
#include "journal/entry_state.h"
#include "seal/hash.h"
#include "store/impl.h"

namespace thirdrow::store {

namespace {

/// While it lives, long statements ask `progress` every now and then and end when it says so.
class Watch {
 public:
  Watch(Db& db, const Progress& progress) : db_(db.handle()), progress_(progress) {
    if (progress_)
      sqlite3_progress_handler(
          db_, kSteps, [](void* self) { return static_cast<Watch*>(self)->ask(); }, this);
  }
  ~Watch() { sqlite3_progress_handler(db_, 0, nullptr, nullptr); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// 1 once it was stopped.
  int ask() {
    stopped_ = stopped_ || (progress_ && !progress_(0, 0));
    return stopped_ ? 1 : 0;
  }
  bool stopped() const { return stopped_; }

 private:
  static constexpr int kSteps = 1'000;  // of SQLite's machine between two looks: well under a millisecond
  sqlite3* db_;
  const Progress& progress_;
  bool stopped_ = false;
};

/// SQLCipher checks all pages in one step that heeds no interruption: while this lives, each reading of the
/// file asks. A file of which more could be asked than is known here is read unwatched.
class WatchedReads {
 public:
  WatchedReads(Db& db, Watch& watch) {
    constexpr int kKnown = 3;  // the version of sqlite3_io_methods that this can stand in for
    sqlite3_file* file = nullptr;
    const int rc = sqlite3_file_control(db.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (rc != SQLITE_OK || file == nullptr || file->pMethods == nullptr) return;
    if (file->pMethods->iVersion > kKnown) return;
    file_ = file;
    static_cast<sqlite3_io_methods&>(methods_) = *file_->pMethods;
    methods_.own = file_->pMethods;
    methods_.watch = &watch;
    methods_.xRead = read;
    file_->pMethods = &methods_;
  }
  ~WatchedReads() {
    if (file_ != nullptr) file_->pMethods = methods_.own;
  }
  WatchedReads(const WatchedReads&) = delete;
  WatchedReads& operator=(const WatchedReads&) = delete;

 private:
  struct Methods : sqlite3_io_methods {
    const sqlite3_io_methods* own = nullptr;
    Watch* watch = nullptr;
  };
  static int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
    const auto& methods = *static_cast<const Methods*>(file->pMethods);
    return methods.watch->ask() != 0 ? SQLITE_IOERR_READ : methods.own->xRead(file, to, size, at);
  }
  sqlite3_file* file_ = nullptr;
  Methods methods_{};
};

/// Not prepared beforehand: SQLCipher's check runs while it is prepared, and a kept statement would tell of
/// the past.
void check_pages(Db& db, const char* pragma, Findings& findings) {
  const auto take = [](void* into, int, char** columns, char**) {
    const std::string line = columns[0] == nullptr ? "" : columns[0];
    if (line != "ok") static_cast<Findings*>(into)->add(Wrong::page, line);
    return 0;
  };
  const int rc = sqlite3_exec(db.handle(), pragma, take, &findings, nullptr);
  if (rc != SQLITE_OK) findings.add(Wrong::page, sql_error(db.handle(), rc).detail);
}

}  // namespace

Result<Findings> Store::verify(const Progress& progress) {
  Db& db = impl_->db;
  Findings findings;
  // The check of pages reads the file only, not the write-ahead log. A full disk keeps pages there: no
  // damage.
  if (const Status written = checkpoint(); !written && written.code() != Code::disk_full) {
    findings.add(Wrong::not_written_back, written.error().detail);
  }
  TR_LET(pages, db.number("PRAGMA page_count"));
  findings.pages = pages;
  {
    Watch watch(db, progress);
    {
      const WatchedReads reads(db, watch);
      check_pages(db, "PRAGMA cipher_integrity_check", findings);
    }
    check_pages(db, "PRAGMA integrity_check", findings);
    if (watch.stopped()) return Code::cancelled;
  }
  for (const auto& check : {verify_log, verify_projections}) {
    const Status checked = check(db, findings, progress);
    if (!checked && checked.code() != Code::damaged) return checked.error();
    if (!checked) findings.add(Wrong::stopped_early, checked.error().detail);
  }
  const auto unreadable = unreadable_drafts();
  if (!unreadable) findings.add(Wrong::drafts, unreadable.error().detail);
  if (unreadable && *unreadable > 0) findings.add(Wrong::drafts, std::to_string(*unreadable));
  Watch watch(db, progress);
  const Status indexed = db.query("INSERT INTO words (words) VALUES ('integrity-check')").run();
  if (watch.stopped()) return Code::cancelled;
  if (!indexed) findings.add(Wrong::search_index, indexed.error().detail);
  return findings;
}

namespace {

/// One damaged op must not keep a person out of all the rest: its record stays as it was, and verify names
/// it.
Result<std::optional<journal::EntryState>> rebuilt_state(Db& db, RecordId id) {
  const auto ops = read_ops(db, id);
  if (ops) return std::optional(journal::replay(id, *ops));
  if (ops.code() != Code::damaged) return ops.error();
  const auto state = load_state(db, id);
  if (!state && state.code() != Code::damaged) return state.error();
  return state ? std::optional(*state) : std::nullopt;
}

}  // namespace

Status Store::rebuild(const Progress& progress) {
  Db& db = impl_->db;
  impl_->counted.clear();
  TR_LET(transaction, Transaction::begin(db));
  TR_TRY(drop_projections(db));
  TR_LET(ids, logged_records(db));
  constexpr std::size_t kTogether = 500;
  std::vector<journal::EntryState> states;
  for (std::size_t done = 0; done < ids.size();) {
    TR_LET(state, rebuilt_state(db, ids[done]));
    if (state) states.push_back(std::move(*state));
    if (++done < ids.size() && states.size() < kTogether) continue;
    TR_TRY(project(db, states));
    states.clear();
    const auto of = static_cast<std::int64_t>(ids.size());
    if (progress && !progress(static_cast<std::int64_t>(done), of)) return Code::cancelled;
  }
  TR_TRY(drop_unlogged_states(db));
  TR_TRY(mark_projections(db));
  return transaction.commit();
}

std::uint64_t Store::intakes() const { return impl_->intakes; }

Result<std::string> Store::fingerprint() {
  Query q = impl_->db.query("SELECT state FROM states ORDER BY id");
  seal::Hasher hasher;
  for (;;) {
    TR_LET(row, q.step());
    if (!row) break;
    hasher.add(ByteView(seal::hash32({q.blob(0)})));
  }
  const seal::Hash32 hash = hasher.finish();
  return to_base32(hash);
}

Status Store::backup(const std::filesystem::path& file, const Progress& progress) {
  std::error_code ec;
  const bool there = std::filesystem::exists(file, ec);
  if (there && std::filesystem::file_size(file, ec) != 0) return {Code::exists, "backup"};
  // The copy takes over the search index, in which purged words are only marked until they are forgotten.
  if (impl_->forgetting) TR_TRY(forget());
  // VACUUM INTO keeps key and salt, leaves no deleted pages behind, and gives one whole file.
  if (!there) make_private(file);
  Query q = impl_->db.query("VACUUM INTO ?1");
  Watch watch(impl_->db, progress);
  const Status made = q.bind(std::string_view(file.string())).run();
  if (!made) std::filesystem::remove(file, ec);
  return watch.stopped() && !made ? Status(Code::cancelled) : made;
}

Status Store::forget(const Progress& progress) {
  Db& db = impl_->db;
  Watch watch(db, progress);
  TR_TRY(forget_words(db));
  // SQLite leaves copies of rows it moved in the gaps of pages, where secure_delete does not reach.
  if (watch.ask() != 0) return Code::cancelled;
  TR_TRY(db.exec("VACUUM"));
  TR_TRY(checkpoint());
  TR_TRY(db.exec("DELETE FROM meta WHERE key = 'forgetting'"));
  impl_->forgetting = false;
  return {};
}

Status Store::checkpoint() {
  Query q = impl_->db.query("PRAGMA wal_checkpoint(TRUNCATE)");
  TR_LET(row, q.step());
  const bool busy = row && q.integer(0) != 0;
  return busy ? Status(Code::in_use, "checkpoint") : Status();
}

}  // namespace thirdrow::store
