/// SQLCipher with nothing of ours around it: what the same work costs at the least.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "seal/secret.h"

namespace thirdrow::bench {

class Bare {
 public:
  /// Opens (or makes) a file under a raw key. The pragmas that decide about speed are the store's.
  Bare(const std::filesystem::path& file, const seal::Secret& key, const std::string& salt_hex);
  /// A journal's database by its passphrase: reads the key file, Argon2id at the cost it names, opens.
  static Bare open_journal(const std::filesystem::path& key_file, const std::filesystem::path& database,
                           const seal::Secret& passphrase);
  void exec(const char* sql);

  /// Runs one statement with text bound to ?1, ?2, …; returns how many rows came. Every column is fetched.
  std::size_t run(const char* sql, const std::vector<std::string>& bound = {});
  sqlite3* handle() const { return db_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  struct Finish {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  };
  std::unique_ptr<sqlite3, Close> db_;
  /// The last statement, kept prepared as the store keeps its own.
  std::string sql_;
  std::unique_ptr<sqlite3_stmt, Finish> statement_;
};

}  // namespace thirdrow::bench
