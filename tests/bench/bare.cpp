#include "bare.h"

#include "platform/files.h"
#include "seal/hash.h"
#include "seal/key_file.h"
#include "table.h"

namespace thirdrow::bench {

Bare::Bare(const std::filesystem::path& file, const seal::Secret& key, const std::string& salt_hex) {
  sqlite3* raw = nullptr;
  if (sqlite3_open_v2(file.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) != SQLITE_OK) {
    give_up("bare open", "");
  }
  db_.reset(raw);
  const std::string text = "x'" + to_hex(key.view()) + salt_hex + "'";
  if (sqlite3_key(raw, text.data(), static_cast<int>(text.size())) != SQLITE_OK) give_up("bare key", "");
  exec(
      "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA locking_mode = EXCLUSIVE; PRAGMA "
      "cache_size = -16000;"
      "SELECT count(*) FROM sqlite_schema; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
}

Bare Bare::open_journal(const std::filesystem::path& key_file, const std::filesystem::path& database,
                        const seal::Secret& passphrase) {
  const Bytes bytes = must(platform::read_file(key_file, seal::KeyFile::kMaxBytes), "key file");
  const seal::KeyFile keys = must(seal::KeyFile::parse(bytes), "key file");
  const seal::Secret key = must(keys.open_with_passphrase(passphrase), "passphrase");
  return Bare(database, key, to_hex(seal::hash_n<16>({as_bytes("t3r-db"), keys.id().bytes})));
}

void Bare::exec(const char* sql) {
  if (sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    give_up("bare", sqlite3_errmsg(db_.get()));
}

std::size_t Bare::run(const char* sql, const std::vector<std::string>& bound) {
  if (sql_ != sql) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(db_.get(), sql, -1, &raw, nullptr) != SQLITE_OK)
      give_up("bare", sqlite3_errmsg(db_.get()));
    statement_.reset(raw);
    sql_ = sql;
  }
  sqlite3_stmt* s = statement_.get();
  for (std::size_t i = 0; i < bound.size(); ++i) {
    sqlite3_bind_text(s, static_cast<int>(i) + 1, bound[i].data(), static_cast<int>(bound[i].size()),
                      SQLITE_TRANSIENT);
  }
  std::size_t rows = 0;
  while (sqlite3_step(s) == SQLITE_ROW) {
    ++rows;
    for (int c = 0; c < sqlite3_column_count(s); ++c) static_cast<void>(sqlite3_column_blob(s, c));
  }
  if (sqlite3_reset(s) != SQLITE_OK) give_up("bare", sqlite3_errmsg(db_.get()));
  return rows;
}

}  // namespace thirdrow::bench
