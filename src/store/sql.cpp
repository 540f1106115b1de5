#include "store/sql.h"

#include <cerrno>

namespace thirdrow::store {

Error sql_error(sqlite3* db, int rc) {
  const int extended = db != nullptr ? sqlite3_extended_errcode(db) : rc;
  const int system = db != nullptr ? sqlite3_system_errno(db) : 0;
  const std::string detail = "sqlite " + std::to_string(extended);
  switch (rc & 0xFF) {
    case SQLITE_FULL:
      return {Code::disk_full, detail};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {Code::read_only, detail};
    case SQLITE_CANTOPEN:
      return {system == ENOENT ? Code::not_found : Code::read_only, detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return {Code::damaged, detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Code::in_use, detail};
    case SQLITE_IOERR:
      if (system == ENOSPC || system == EDQUOT || system == EFBIG) return {Code::disk_full, detail};
      return {Code::io, detail};
    default:
      return {Code::failed, detail};
  }
}

Query::~Query() {
  if (s_ == nullptr) return;
  sqlite3_reset(s_);
  sqlite3_clear_bindings(s_);
}

Result<bool> Query::step() {
  if (rc_ != SQLITE_OK) return sql_error(db_, rc_);
  const int rc = sqlite3_step(s_);
  if (rc == SQLITE_ROW) return true;
  if (rc == SQLITE_DONE) return false;
  return sql_error(db_, rc);
}

Status Query::run() {
  for (;;) {
    TR_LET(row, step());
    if (!row) return {};
  }
}

std::string Query::text(int column) const {
  const auto* s = reinterpret_cast<const char*>(sqlite3_column_text(s_, column));
  return s == nullptr ? std::string()
                      : std::string(s, static_cast<std::size_t>(sqlite3_column_bytes(s_, column)));
}

ByteView Query::blob(int column) const {
  const auto* p = static_cast<const std::byte*>(sqlite3_column_blob(s_, column));
  return {p, p == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(s_, column))};
}

Result<Db> Db::open(const std::string& path, int flags) {
  sqlite3* raw = nullptr;
  const int rc = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Db db;
  db.db_.reset(raw);
  if (rc != SQLITE_OK) return sql_error(raw, rc);
  sqlite3_extended_result_codes(raw, 0);
  return db;
}

Query Db::query(const std::string& sql) {
  auto& statement = prepared_[sql];
  int rc = SQLITE_OK;
  if (statement == nullptr) {
    sqlite3_stmt* raw = nullptr;
    rc = sqlite3_prepare_v3(db_.get(), sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                            &raw, nullptr);
    statement.reset(raw);
  }
  return {db_.get(), statement.get(), rc};
}

Query Db::query(const Built& built) {
  Query q = query(built.sql);
  q.bind_all(built);
  return q;
}

Status Db::exec(const char* sql) {
  const int rc = sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr);
  if (rc != SQLITE_OK) return sql_error(db_.get(), rc);
  return {};
}

Result<std::int64_t> Db::number(const std::string& sql) {
  Query q = query(sql);
  TR_LET(row, q.step());
  return row ? q.integer(0) : 0;
}

Result<Transaction> Transaction::begin(Db& db) {
  TR_TRY(db.exec("BEGIN IMMEDIATE"));
  return Transaction(&db);
}

Status Transaction::commit() {
  TR_TRY(db_->exec("COMMIT"));
  db_ = nullptr;
  return {};
}

Transaction::~Transaction() {
  if (db_ != nullptr) static_cast<void>(db_->exec("ROLLBACK"));
}

}  // namespace thirdrow::store
