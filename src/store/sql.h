/// SQLite's C handles with owners: Db, Statement. Internal to store.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace thirdrow::store {

struct CloseDb {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct Finalize {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};

/// The error of the last call on `db`, mapped to codes; the detail is SQLite's number, never its text.
Error sql_error(sqlite3* db, int rc);

/// A blob that SQLite reads where it is, so that no copy of a secret stays behind in the heap. It must
/// outlive the query.
struct Uncopied {
  ByteView view;
};

/// A statement made of constant pieces, and what is bound to its question marks in order.
struct Built {
  std::string sql;
  std::vector<std::variant<std::int64_t, std::string>> values;

  /// Appends a piece and its values.
  template <class... T>
  Built& add(std::string_view piece, T&&... bound) {
    sql += piece;
    (values.emplace_back(std::forward<T>(bound)), ...);
    return *this;
  }
  friend auto operator<=>(const Built&, const Built&) = default;
};

/// A prepared statement being run; reset and unbound when it goes. Parameters count from 1, columns from 0.
class Query {
 public:
  Query(sqlite3* db, sqlite3_stmt* s, int prepared) : db_(db), s_(s), rc_(prepared) {}
  Query(Query&& other) noexcept : db_(other.db_), s_(std::exchange(other.s_, nullptr)), rc_(other.rc_) {}
  Query& operator=(Query&&) = delete;
  ~Query();

  template <class... T>
  Query& bind(const T&... values) {
    int at = 0;
    (bind_one(++at, values), ...);
    return *this;
  }
  Query& bind_all(const Built& built) {
    int at = 0;
    for (const auto& value : built.values) {
      ++at;
      std::visit([&](const auto& v) { bind_one(at, v); }, value);
    }
    return *this;
  }
  /// True: a row is there. False: done.
  Result<bool> step();
  /// For statements without rows.
  Status run();

  std::int64_t integer(int column) const { return sqlite3_column_int64(s_, column); }
  double real(int column) const { return sqlite3_column_double(s_, column); }
  bool null(int column) const { return sqlite3_column_type(s_, column) == SQLITE_NULL; }
  std::string text(int column) const;
  /// Valid until the next step.
  ByteView blob(int column) const;

 private:
  void bind_one(int at, std::int64_t v) { note(sqlite3_bind_int64(s_, at, v)); }
  void bind_one(int at, int v) { note(sqlite3_bind_int64(s_, at, v)); }
  void bind_one(int at, std::string_view v) {
    note(sqlite3_bind_text64(s_, at, v.data() != nullptr ? v.data() : "", v.size(), SQLITE_TRANSIENT,
                             SQLITE_UTF8));
  }
  void bind_one(int at, ByteView v) {
    note(v.data() == nullptr ? sqlite3_bind_zeroblob(s_, at, 0)
                             : sqlite3_bind_blob64(s_, at, v.data(), v.size(), SQLITE_TRANSIENT));
  }
  void bind_one(int at, Uncopied v) {
    note(v.view.empty() ? sqlite3_bind_zeroblob(s_, at, 0)
                        : sqlite3_bind_blob64(s_, at, v.view.data(), v.view.size(), SQLITE_STATIC));
  }
  void bind_one(int at, const std::optional<std::int64_t>& v) {
    note(v ? sqlite3_bind_int64(s_, at, *v) : sqlite3_bind_null(s_, at));
  }
  void bind_one(int at, std::nullopt_t) { note(sqlite3_bind_null(s_, at)); }
  void note(int rc) {
    if (rc_ == SQLITE_OK) rc_ = rc;
  }

  sqlite3* db_;
  sqlite3_stmt* s_;
  int rc_;
};

class Db {
 public:
  static Result<Db> open(const std::string& path, int flags);
  sqlite3* handle() const { return db_.get(); }
  /// Prepared once per text, then reused. One use of a text at a time.
  Query query(const std::string& sql);
  Query query(const Built& built);
  Status exec(const char* sql);
  Result<std::int64_t> number(const std::string& sql);  ///< first column of the first row, or 0

 private:
  std::unique_ptr<sqlite3, CloseDb> db_;
  std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, Finalize>> prepared_;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Db& db);
  Status commit();
  Transaction(Transaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Db* db) : db_(db) {}
  Db* db_;
};

}  // namespace thirdrow::store
