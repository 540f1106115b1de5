// Care of the file: verify, rebuild, fingerprint, backup.
#include "journal/entry_state.h"
#include "seal/hash.h"
#include "store/impl.h"

namespace thirdrow::store {

Result<Findings> Store::verify(const Progress& progress) {
  Db& db = impl_->db;
  Findings findings;
  // The check of pages reads the file only, not the write-ahead log. A full disk keeps pages there: no damage.
  if (const Status written = checkpoint(); !written && written.code() != Code::disk_full) {
    findings.problems.push_back("pages not written back: " + written.error().detail);
  }
  TR_LET(pages, db.number("PRAGMA page_count"));
  findings.pages = pages;
  // Every page's authentication code, then SQLite's own structure.
  for (const char* pragma : {"PRAGMA cipher_integrity_check", "PRAGMA integrity_check"}) {
    Query q = db.query(pragma);
    for (;;) {
      auto row = q.step();
      if (!row) {
        findings.problems.push_back("pages: " + row.error().detail);
        break;
      }
      if (!*row) break;
      if (const std::string line = q.text(0); line != "ok") findings.problems.push_back("pages: " + line);
    }
  }
  for (const auto& check : {verify_log, verify_projections}) {
    const Status checked = check(db, findings, progress);
    if (!checked && checked.code() != Code::damaged) return checked.error();
    if (!checked) findings.problems.push_back("stopped early: " + checked.error().detail);
  }
  Query words = db.query("INSERT INTO words (words) VALUES ('integrity-check')");
  if (const Status indexed = words.run(); !indexed)
    findings.problems.push_back("search index: " + indexed.error().detail);
  return findings;
}

Status Store::rebuild(const Progress& progress) {
  Db& db = impl_->db;
  impl_->counted.clear();
  TR_LET(transaction, Transaction::begin(db));
  TR_TRY(drop_projections(db));
  TR_LET(ids, logged_records(db));
  constexpr std::size_t kTogether = 500;
  std::vector<journal::EntryState> states;
  for (std::size_t done = 0; done < ids.size();) {
    TR_LET(ops, read_ops(db, ids[done]));
    states.push_back(journal::replay(ids[done], ops));
    if (++done < ids.size() && states.size() < kTogether) continue;
    TR_TRY(project(db, states));
    states.clear();
    const auto of = static_cast<std::int64_t>(ids.size());
    if (progress && !progress(static_cast<std::int64_t>(done), of)) return Code::cancelled;
  }
  TR_TRY(mark_projections(db));
  return transaction.commit();
}

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
  if (std::filesystem::exists(file, ec)) return {Code::exists, "backup"};
  // VACUUM INTO keeps key and salt, leaves no deleted pages behind, and gives one whole file.
  make_private(file);
  Query q = impl_->db.query("VACUUM INTO ?1");
  struct Watch {
    const Progress& progress;
    bool stopped = false;
  } watch{progress};
  constexpr int kSteps = 10'000;  // of SQLite's machine between two looks: some milliseconds
  const auto look = [](void* at) {
    auto& w = *static_cast<Watch*>(at);
    w.stopped = w.stopped || !w.progress(0, 0);
    return w.stopped ? 1 : 0;
  };
  if (progress) sqlite3_progress_handler(impl_->db.handle(), kSteps, look, &watch);
  const Status made = q.bind(std::string_view(file.string())).run();
  sqlite3_progress_handler(impl_->db.handle(), 0, nullptr, nullptr);
  if (!made) std::filesystem::remove(file, ec);
  return watch.stopped && !made ? Status(Code::cancelled) : made;
}

Status Store::forget() {
  Db& db = impl_->db;
  TR_TRY(forget_words(db));
  // SQLite leaves copies of rows it moved in the gaps of pages, where secure_delete does not reach.
  TR_TRY(db.exec("VACUUM"));
  TR_TRY(checkpoint());
  TR_TRY(db.exec("DELETE FROM meta WHERE key = 'forgetting'"));
  impl_->forgetting = false;
  return {};
}

Status Store::checkpoint() {
  Query q = impl_->db.query("PRAGMA wal_checkpoint(TRUNCATE)");
  return q.run();
}

}  // namespace thirdrow::store
