// Opening: key, pragmas, migrations, the device that writes.
#include <algorithm>
#include <array>
#include <fstream>

#include "base/embedded.h"
#include "journal/ops.h"
#include "seal/device_keys.h"
#include "seal/hash.h"
#include "seal/secure_random.h"
#include "store/impl.h"

namespace thirdrow {
extern const EmbeddedFile kMigrationFiles[];
extern const std::size_t kMigrationFiles_count;
}  // namespace thirdrow

namespace thirdrow::store {
namespace {

/// The first 16 bytes of the file: they tell a database of another journal from a damaged one.
std::array<std::byte, 16> file_salt(JournalId id) { return seal::hash_n<16>({as_bytes("t3r-db"), id.bytes}); }

/// Tells a database of another journal before any key is tried. A shorter file is for SQLCipher to judge.
Status check_salt(const std::filesystem::path& file, JournalId id) {
  std::array<char, 16> begin{};
  std::ifstream in(file, std::ios::binary);
  if (!in.read(begin.data(), begin.size())) return {};
  if (!std::ranges::equal(as_bytes({begin.data(), begin.size()}), file_salt(id)))
    return {Code::damaged, "swapped"};
  return {};
}

/// Digits straight to where they are kept; returns the place behind them.
char* write_hex(ByteView bytes, char* out) {
  for (const std::byte b : bytes) {
    *out++ = kHexDigits[std::to_integer<std::size_t>(b >> 4)];
    *out++ = kHexDigits[std::to_integer<std::size_t>(b & std::byte{15})];
  }
  return out;
}

/// Raw key and salt in SQLCipher's own notation, kept in locked memory and wiped: no key is derived from it.
Status set_key(Db& db, const seal::Secret& key, JournalId id) {
  const auto salt = file_salt(id);
  seal::Secret text(2 + 2 * (key.size() + salt.size()) + 1);
  auto* const begin = reinterpret_cast<char*>(text.writable().data());
  char* out = std::copy_n("x'", 2, begin);
  out = write_hex(key.view(), out);
  out = write_hex(salt, out);
  *out = '\'';
  const int rc = sqlite3_key(db.handle(), begin, static_cast<int>(text.size()));
  if (rc != SQLITE_OK) return sql_error(db.handle(), rc);
  return {};
}

Status put_meta(Db& db, std::string_view key, ByteView value) {
  return db.query("INSERT INTO meta (key, value) VALUES (?1, ?2)").bind(key, value).run();
}

Result<Bytes> get_meta(Db& db, std::string_view key) {
  Query q = db.query("SELECT value FROM meta WHERE key = ?1");
  TR_LET(row, q.bind(key).step());
  if (!row) return {Code::damaged, "meta"};
  const ByteView view = q.blob(0);
  return Bytes(view.begin(), view.end());
}

/// The device of these keys writes here from now on.
Status set_device(Db& db, const seal::DeviceKeys& keys, std::string_view name) {
  const seal::Secret seeds = keys.export_seeds();
  TR_TRY(db.query("INSERT OR REPLACE INTO meta (key, value) VALUES ('device', ?1), ('device_seeds', ?2)")
             .bind(blob_of(keys.id()), Uncopied{seeds.view()})
             .run());
  return db.query("INSERT INTO devices (dev, name) VALUES (?1, ?2)").bind(blob_of(keys.id()), name).run();
}

Status write_beginning(Db& db, const NewJournal& about) {
  TR_TRY(put_meta(db, "journal_id", about.id.bytes));
  TR_TRY(put_meta(db, "name", as_bytes(about.name)));
  TR_TRY(put_meta(db, "created", as_bytes(about.created.text())));
  seal::SecureRandom random;
  return set_device(db, seal::DeviceKeys::generate(random), about.device_name);
}

}  // namespace

void make_private(const std::filesystem::path& file) {
  std::ofstream(file, std::ios::binary | std::ios::app).close();
  std::error_code ec;
  using std::filesystem::perms;
  std::filesystem::permissions(file, perms::owner_read | perms::owner_write, ec);
}

int newest_schema() { return static_cast<int>(kMigrationFiles_count); }

Status key_and_tune(Db& db, const seal::Secret& key, JournalId id, bool fresh) {
  TR_TRY(set_key(db, key, id));
  // SQLCipher would write its errors, with page numbers, to standard error. The first key of a process turns
  // that on, so it is turned off after it.
  TR_TRY(db.exec("PRAGMA cipher_log_level = NONE"));
  TR_TRY(
      db.exec("PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;"
              "PRAGMA cell_size_check = ON; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -8000"));
  sqlite3_busy_timeout(db.handle(), 0);  // the folder's lock already waited
  // The first read proves the key.
  auto first = db.number("SELECT count(*) FROM sqlite_schema");
  if (!first) return first.error();
  if (!fresh && *first == 0) return {Code::damaged, "empty database"};
  TR_TRY(
      db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304"));
  return {};
}

Status migrate(Db& db) {
  TR_LET(have, db.number("PRAGMA user_version"));
  if (have > newest_schema()) return {Code::newer_version, "schema " + std::to_string(have)};
  for (std::int64_t next = have; next < newest_schema(); ++next) {
    TR_LET(transaction, Transaction::begin(db));
    TR_TRY(db.exec(std::string(kMigrationFiles[next].content).c_str()));
    TR_TRY(db.exec(("PRAGMA user_version = " + std::to_string(next + 1)).c_str()));
    TR_TRY(transaction.commit());
  }
  return {};
}

Status mark_projections(Db& db) {
  return db
      .query(
          "INSERT INTO meta (key, value) VALUES ('projection', ?1) "
          "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .bind(as_bytes(kProjectionVersion))
      .run();
}

Result<bool> projections_fit(Db& db) {
  Query q = db.query("SELECT value FROM meta WHERE key = 'projection'");
  TR_LET(there, q.step());
  return there && as_text(q.blob(0)) == kProjectionVersion;
}

Status load_author(Store::Impl& impl) {
  TR_LET(dev, get_meta(impl.db, "device"));
  const auto id = DeviceId::from_bytes(dev);
  if (!id) return {Code::damaged, "meta"};
  impl.author.dev = *id;
  Query q = impl.db.query("SELECT num FROM devices WHERE dev = ?1");
  TR_LET(found, q.bind(ByteView(dev)).step());
  if (!found) return {Code::damaged, "devices"};
  impl.own_device = q.integer(0);
  Query last = impl.db.query("SELECT n + took, hlc FROM ops WHERE dev = ?1 ORDER BY n DESC LIMIT 1");
  TR_LET(any, last.bind(impl.own_device).step());
  impl.author.next_n = any ? static_cast<std::uint64_t>(last.integer(0)) : 1;
  impl.author.own_hlc = any ? static_cast<std::uint64_t>(last.integer(1)) : 0;
  TR_LET(seen, impl.db.number("SELECT max(hlc) FROM ops"));
  impl.author.seen_hlc = static_cast<std::uint64_t>(seen);
  return {};
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Status write_as(Db& db, std::int64_t own, std::string_view before, const seal::DeviceKeys& keys,
                std::string_view name) {
  TR_TRY(db.query("UPDATE devices SET name = ?1 WHERE num = ?2").bind(before, own).run());
  return set_device(db, keys, name);
}

Result<Store> Store::create(const std::filesystem::path& file, const seal::Secret& key,
                            const NewJournal& about) {
  std::error_code ec;
  if (std::filesystem::exists(file, ec)) return {Code::exists, "database"};
  make_private(file);
  TR_LET(db, Db::open(file.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  TR_TRY(key_and_tune(db, key, about.id, true));
  TR_TRY(migrate(db));
  TR_LET(transaction, Transaction::begin(db));
  TR_TRY(write_beginning(db, about));
  TR_TRY(mark_projections(db));
  TR_TRY(transaction.commit());
  Store store(std::make_unique<Impl>(std::move(db)));
  TR_TRY(load_author(*store.impl_));
  TR_TRY(store.checkpoint());
  return store;
}

Result<Store> Store::open(const std::filesystem::path& file, const seal::Secret& key, JournalId expected,
                          const Progress& progress) {
  TR_TRY(check_salt(file, expected));
  TR_LET(db, Db::open(file.string(), SQLITE_OPEN_READWRITE));
  if (const Status keyed = key_and_tune(db, key, expected, false); !keyed) {
    return keyed.code() == Code::damaged ? Error{Code::damaged, "database: " + keyed.error().detail}
                                         : keyed.error();
  }
  TR_LET(version, db.number("PRAGMA user_version"));
  if (version > newest_schema()) return {Code::newer_version, "schema " + std::to_string(version)};
  TR_LET(id, get_meta(db, "journal_id"));
  if (JournalId::from_bytes(id) != expected) return {Code::damaged, "swapped"};
  TR_TRY(migrate(db));
  TR_LET(fit, projections_fit(db));
  Store store(std::make_unique<Impl>(std::move(db)));
  if (!fit) TR_TRY(store.rebuild(progress));
  TR_TRY(load_author(*store.impl_));
  TR_LET(due, store.impl_->db.number("SELECT count(*) FROM meta WHERE key = 'forgetting'"));
  store.impl_->forgetting = due > 0;
  if (due > 0) static_cast<void>(store.forget(progress));
  return store;
}

Status Store::write_as_new_device(std::string_view name, std::string_view before) {
  TR_LET(transaction, Transaction::begin(impl_->db));
  seal::SecureRandom random;
  TR_TRY(write_as(impl_->db, impl_->own_device, before, seal::DeviceKeys::generate(random), name));
  TR_TRY(transaction.commit());
  return load_author(*impl_);
}

Result<About> Store::about() {
  About out;
  TR_LET(id, get_meta(impl_->db, "journal_id"));
  TR_LET(name, get_meta(impl_->db, "name"));
  TR_LET(created, get_meta(impl_->db, "created"));
  out.id = JournalId::from_bytes(id).value_or(JournalId{});
  out.name = as_text(name);
  out.created = Stamp::parse(as_text(created)).value_or(Stamp{});
  out.device = impl_->author.dev;
  const auto count = [&](const char* sql, std::int64_t& into) -> Status {
    TR_LET(n, impl_->db.number(sql));
    into = n;
    return {};
  };
  TR_TRY(count("SELECT count(*) FROM records WHERE shelf = 0", out.entries));
  TR_TRY(count("SELECT count(*) FROM records WHERE shelf = 1", out.trashed));
  TR_TRY(count("SELECT count(*) FROM records WHERE shelf = 2", out.records));
  TR_TRY(count("SELECT count(*) FROM ops", out.ops));
  TR_LET(pages, impl_->db.number("PRAGMA page_count"));
  TR_LET(page_size, impl_->db.number("PRAGMA page_size"));
  out.file_bytes = pages * page_size;
  TR_LET(schema, impl_->db.number("PRAGMA user_version"));
  out.schema = static_cast<int>(schema);
  return out;
}

}  // namespace thirdrow::store
