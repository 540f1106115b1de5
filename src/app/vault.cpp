#include "app/vault.h"

#include <chrono>
#include <fstream>
#include <functional>

#include "app/site.h"
#include "base/words.h"
#include "platform/files.h"
#include "platform/key_store.h"
#include "seal/secure_random.h"
#include "store/sync_log.h"

namespace thirdrow::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDeviceName = N_("this computer");          // kept in English, shown translated
constexpr const char* kBeforeRestore = N_("before the restore");  // likewise
constexpr std::chrono::milliseconds kKeyStoreWait{2500};
constexpr std::chrono::milliseconds kKdfTarget{1000};

std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

Result<seal::KeyFile> read_key_file(const fs::path& folder) {
  const auto bytes = platform::read_file(folder / kKeyFileName, seal::KeyFile::kMaxBytes);
  if (!bytes) {
    // What no key file can be (too long, a folder) is a damaged one.
    if (bytes.code() == Code::read_only) return {Code::read_only, "unreadable"};
    const bool of_disk = bytes.code() == Code::not_found || bytes.code() == Code::io;
    return {of_disk ? bytes.code() : Code::damaged, "key file"};
  }
  auto file = seal::KeyFile::parse(*bytes);
  if (!file) return {file.code(), "key file"};
  return file;
}

/// An open journal writes into its folder, whatever is done with it.
Error while_opening(const Error& error) {
  return error.code == Code::read_only ? Error{Code::read_only, "journal folder"} : error;
}

}  // namespace

/// A crash while a journal was being made may leave the finished database under its first name.
Status finish_creation(const fs::path& folder) {
  std::error_code ec;
  if (fs::exists(folder / kDatabaseName, ec)) return {};
  if (!fs::exists(folder / kUnfinishedName, ec)) return {Code::damaged, "database missing"};
  // A log that an older database left behind must not be played into this one.
  for (const char* end : {"-wal", "-shm", "-journal"})
    fs::remove((folder / kDatabaseName).string() + end, ec);
  fs::rename(folder / kUnfinishedName, folder / kDatabaseName, ec);
  if (ec) return {Code::io, "rename"};
  return {};
}

bool Vault::exists() const {
  std::error_code ec;
  return fs::exists(folder_ / kKeyFileName, ec);
}

Status Vault::check() const {
  std::error_code denied;
  if (fs::exists(folder_ / kKeyFileName, denied)) return {};
  if (denied == std::errc::permission_denied) return {Code::read_only, "unreadable"};
  std::error_code ec;
  if (fs::exists(folder_ / kDatabaseName, ec)) return {Code::damaged, "key file missing"};
  return {Code::not_found, "journal"};
}

seal::KdfCost passphrase_cost(const Host& host) {
  return host.kdf_cost ? *host.kdf_cost : seal::measure_cost(kKdfTarget, steady_ms);
}

Status Vault::write_key_file(const seal::KeyFile& file) const {
  const Bytes content = file.encode();
  const fs::path path = folder_ / kKeyFileName;
  const Status written = platform::write_atomic(path, content, host_.before_file_step);
  if (written) return {};
  // What failed may have come after the new file got its name: then it is in force, and that is what has to
  // be said.
  const auto there = platform::read_file(path, seal::KeyFile::kMaxBytes);
  return there && *there == content ? Status() : written;
}

Result<Vault::Created> Vault::create(std::string name, const seal::Secret& passphrase,
                                     const PutAway& put_away) {
  TR_TRY(seal::init());
  TR_LET(site, Site::claim(folder_));
  static_cast<void>(platform::remove_leftovers(folder_ / kKeyFileName));

  seal::SecureRandom random;
  seal::Secret key = seal::Secret::random(seal::KeyFile::kKeySize, random);
  seal::KeyFile file = seal::KeyFile::create(key, random);
  TR_TRY(file.set_passphrase(key, passphrase, passphrase_cost(host_), random));
  TR_LET(recovery, file.set_recovery(key, random));
  if (put_away) TR_TRY(put_away(recovery));

  // The key file makes it a journal, so it comes after a whole database; the last rename can be repeated.
  const fs::path unfinished = folder_ / kUnfinishedName;
  std::error_code ec;
  for (const char* end : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(unfinished.string() + end, ec);
    site->remove_later(unfinished.string() + end);
  }
  {
    auto made =
        store::Store::create(unfinished, key, {file.id(), std::move(name), kDeviceName, host_.clock->now()});
    if (!made) return made.error();
    TR_TRY(made->set_setting(kRecoveryUnconfirmed, "yes"));
  }
  TR_TRY(platform::write_new(folder_ / kKeyFileName, file.encode(), host_.before_file_step));
  platform::FileLock lock = site->keep();
  TR_TRY(finish_creation(folder_));
  TR_LET(store, store::Store::open(folder_ / kDatabaseName, key, file.id()));
  return Created{std::unique_ptr<Session>(
                     new Session(host_, folder_, std::move(lock), std::move(key), std::move(store))),
                 std::move(recovery)};
}

/// Broken off in between, it makes a further device, which does no harm.
Status Vault::settle_restored(store::Store& store) const {
  std::error_code ec;
  if (!fs::exists(folder_ / kRestoredName, ec)) return {};
  store::SyncLog log(store);
  TR_LET(synced, log.space());
  TR_TRY(synced ? log.mark_copied() : store.write_as_new_device(kDeviceName, kBeforeRestore));
  return platform::remove_file(folder_ / kRestoredName);
}

Result<std::unique_ptr<Session>> Vault::open_by(
    const std::function<Result<seal::Secret>(const seal::KeyFile&)>& unwrap, Wait wait) {
  TR_TRY(seal::init());
  if (const auto there = read_key_file(folder_); !there) return there.error();  // before a lock file is made
  auto lock = platform::FileLock::acquire(folder_ / kLockName, wait);
  if (!lock) return while_opening(lock.error());
  TR_LET(file, read_key_file(folder_));  // whoever held the lock may have changed it
  TR_LET(key, unwrap(file));
  // What a crash left of a key file being written; nobody else writes while we hold the lock.
  static_cast<void>(platform::remove_leftovers(folder_ / kKeyFileName));
  TR_TRY(finish_creation(folder_));
  auto store = store::Store::open(folder_ / kDatabaseName, key, file.id(), while_going(host_));
  if (!store) return while_opening(store.error());
  TR_TRY(settle_restored(*store));
  return std::unique_ptr<Session>(
      new Session(host_, folder_, std::move(*lock), std::move(key), std::move(*store)));
}

Result<std::unique_ptr<Session>> Vault::open(const seal::Secret& passphrase, Wait wait) {
  return open_by([&](const seal::KeyFile& file) { return file.open_with_passphrase(passphrase); }, wait);
}

Result<std::unique_ptr<Session>> Vault::open_with_recovery(const seal::Secret& recovery, Wait wait) {
  return open_by([&](const seal::KeyFile& file) { return file.open_with_recovery(recovery); }, wait);
}

Result<std::unique_ptr<Session>> Vault::open_with_key_store(Wait wait) {
  return open_by(
      [&](const seal::KeyFile& file) -> Result<seal::Secret> {
        auto kept = host_.key_store()->load(file.id().text(), kKeyStoreWait);
        if (!kept) return Error{Code::unavailable, "key store"};
        const seal::Secret store_key = seal::Secret::copy_of(*kept);
        seal::wipe(*kept);
        return file.open_with_key_store(store_key);
      },
      wait);
}

bool Vault::remembered_by_key_store() const {
  const auto file = read_key_file(folder_);
  return file && file->has(seal::SlotKind::kKeyStore);
}

Status Vault::change_passphrase(Session& session, const seal::Secret& current, const seal::Secret& next) {
  TR_LET(file, read_key_file(folder_));
  TR_LET(key, file.open_with_passphrase(current));
  if (!(key == session.key_)) return {Code::damaged, "swapped"};
  return set_passphrase(session, next);
}

Status Vault::set_passphrase(Session& session, const seal::Secret& next) {
  TR_LET(file, read_key_file(folder_));
  seal::SecureRandom random;
  TR_TRY(file.set_passphrase(session.key_, next, passphrase_cost(host_), random));
  return write_key_file(file);
}

Result<seal::Secret> Vault::renew_recovery(Session& session, const PutAway& put_away) {
  TR_LET(made, make_recovery(session));
  if (put_away) TR_TRY(put_away(made.key));
  const bool confirmed = session.recovery_confirmed();
  TR_TRY(session.set_setting(kRecoveryUnconfirmed, "yes"));
  const Status written = write_key_file(made.file);
  if (written) return std::move(made.key);
  if (confirmed) static_cast<void>(session.confirm_recovery());  // the former key is still in force
  return written.error();
}

Result<Vault::NewRecovery> Vault::make_recovery(Session& session) const {
  TR_LET(file, read_key_file(folder_));
  seal::SecureRandom random;
  TR_LET(key, file.set_recovery(session.key_, random));
  return NewRecovery{std::move(key), std::move(file)};
}

Status Vault::use_recovery(Session& session, const seal::KeyFile& made) {
  TR_LET(file, read_key_file(folder_));  // a passphrase chosen meanwhile stays
  TR_TRY(file.take_recovery(made));
  TR_TRY(write_key_file(file));
  static_cast<void>(session.confirm_recovery());  // at worst the person is asked for another key
  return {};
}

Status Vault::remember_in_key_store(Session& session) {
  TR_LET(file, read_key_file(folder_));
  seal::SecureRandom random;
  const seal::Secret store_key = seal::Secret::random(32, random);
  const seal::KeyFile before = file;
  TR_TRY(file.set_key_store(session.key_, store_key, random));
  // The file first: a key in the store replaces the one that an older slot needs.
  TR_TRY(write_key_file(file));
  const Status kept = host_.key_store()->store(file.id().text(), store_key.view(), kKeyStoreWait);
  if (!kept) TR_TRY(write_key_file(before));
  return kept;
}

Status Vault::forget_in_key_store() {
  TR_LET(file, read_key_file(folder_));
  file.remove_key_store();
  TR_TRY(write_key_file(file));
  // The slot is gone, so a copy that stays behind in the store opens nothing.
  const Status removed = host_.key_store()->remove(file.id().text(), kKeyStoreWait);
  return removed || removed.code() == Code::unavailable ? Status() : removed;
}

}  // namespace thirdrow::app
