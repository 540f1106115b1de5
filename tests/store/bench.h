/// A journal file with its key, the usual ways of writing to it, and a way of reaching behind the store's
/// back.
#pragma once

#include <sqlite3.h>

#include "journal/record.h"
#include "seal/hash.h"
#include "seal/secure_random.h"
#include "store/store.h"
#include "support/catch.h"
#include "support/fakes.h"
#include "support/scratch.h"

namespace thirdrow::test {

inline std::vector<std::string> titles(const store::Page<store::Row>& page) {
  std::vector<std::string> out;
  for (const auto& row : page.items) out.push_back(row.title);
  return out;
}

inline const Stamp kBenchNow = *Stamp::parse("2026-03-02T09:00:00+01:00");

class StoreBench {
 public:
  Scratch scratch;
  SeededRandom random{11};
  seal::Secret key = random_key();
  JournalId id = JournalId::make(random);
  std::filesystem::path file = scratch / "journal.db";
  std::optional<store::Store> store;

  StoreBench() {
    auto made = store::Store::create(file, key, {id, "Mine", "desk", kBenchNow});
    REQUIRE(made);
    store.emplace(std::move(*made));
  }
  void open() {
    auto opened = store::Store::open(file, key, id);
    REQUIRE(opened);
    store.emplace(std::move(*opened));
  }
  void reopen() {
    store.reset();
    open();
  }
  journal::Record entry(std::string title, std::string body, const char* happened = nullptr) {
    journal::Record r = journal::new_record(journal::Kind::reflection, RecordId::make(random), kBenchNow);
    r.set(journal::reflection::kTitle, std::move(title));
    r.set(journal::reflection::kBody, std::move(body));
    if (happened != nullptr) r.set(journal::kHappened, *Stamp::parse(happened));
    return r;
  }
  Status write(const journal::Record& record) {
    TR_LET(state, store->state(record.id));
    journal::Author author = store->author();
    const auto done =
        store->commit(journal::author_ops(author, kBenchNow, record.id, journal::changes(state, record)));
    return done ? Status() : Status(done.error());
  }
  void purge(RecordId record) {
    journal::Author author = store->author();
    const auto ops =
        journal::author_ops(author, kBenchNow, record, journal::purge_of(*store->ops_of(record)));
    REQUIRE(store->commit(ops));
  }
  /// Closes the store and runs `sql` on the file with its key; the result of the last row's first column.
  std::string behind(const std::string& sql) const { return sql_on(file, key, id, sql); }

  static std::string sql_on(const std::filesystem::path& file, const seal::Secret& key, JournalId id,
                            const std::string& sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
    const std::string salt = to_hex(seal::hash_n<16>({as_bytes("t3r-db"), id.bytes}));
    const std::string text = "x'" + to_hex(key.view()) + salt + "'";
    REQUIRE(sqlite3_key(db, text.data(), static_cast<int>(text.size())) == SQLITE_OK);
    std::string out;
    const auto keep = [](void* into, int, char** values, char**) {
      *static_cast<std::string*>(into) = values[0] == nullptr ? "" : values[0];
      return 0;
    };
    const int rc = sqlite3_exec(db, sql.c_str(), keep, &out, nullptr);
    INFO(sql << ": " << sqlite3_errmsg(db));
    CHECK(rc == SQLITE_OK);
    sqlite3_close(db);
    return out;
  }

 private:
  static seal::Secret random_key() {
    REQUIRE(seal::init());
    seal::SecureRandom secure;
    return seal::Secret::random(32, secure);
  }
};

}  // namespace thirdrow::test
