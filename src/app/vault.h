/// The journal as a folder: journal.db (SQLCipher), keys.t3r (wrapped keys), lock. Opening one gives a
/// Session. Worker thread only: Argon2id takes about a second by design.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "app/session.h"

namespace thirdrow::app {

inline constexpr const char* kDatabaseName = "journal.db";
inline constexpr const char* kKeyFileName = "keys.t3r";
inline constexpr const char* kLockName = "lock";
/// A database that is being made or restored. Once there is a key file it is whole, and opening renames it.
inline constexpr const char* kUnfinishedName = "journal.db.new";

/// A restored journal that was not opened since: the first opening gives it a device of its own, because the
/// one that the backup was made of may live on.
inline constexpr const char* kRestoredName = "restored";

/// What a new passphrase is to cost on this machine; measured where the host does not say. Slow.
seal::KdfCost passphrase_cost(const Host& host);

/// Gives the finished database its name. The caller holds the lock.
Status finish_creation(const std::filesystem::path& folder);

class Vault {
 public:
  Vault(Host host, std::filesystem::path folder) : host_(std::move(host)), folder_(std::move(folder)) {}
  const std::filesystem::path& folder() const { return folder_; }

  /// A key file is there (the folder may still be damaged in other ways).
  bool exists() const;
  /// Code::not_found ("journal") when nothing is in the folder, Code::damaged ("key file missing") when only
  /// the key file is gone: the words are there, and what opens them is not. Code::read_only ("unreadable")
  /// when the folder is somebody else's.
  Status check() const;

  struct Created {
    std::unique_ptr<Session> session;
    seal::Secret recovery;  ///< printable; shown once, then Session::confirm_recovery()
  };
  /// Called with a new, printable recovery key before it is in force, so that a key that cannot be put away
  /// never replaces one that can be used. Its error ends the work.
  using PutAway = std::function<Status(const seal::Secret& recovery)>;
  /// Code::exists when a journal is there; Code::refused ("shared folder") when the folder holds other things
  /// and others may read it. The folder is left as it was on any error up to the last rename, which opening
  /// repeats.
  Result<Created> create(std::string name, const seal::Secret& passphrase, const PutAway& put_away = {});

  /// How long to wait for another process that has the journal open before Code::in_use.
  using Wait = std::chrono::milliseconds;
  Result<std::unique_ptr<Session>> open(const seal::Secret& passphrase, Wait wait = Wait{0});
  Result<std::unique_ptr<Session>> open_with_recovery(const seal::Secret& recovery, Wait wait = Wait{0});
  /// Only when the desktop's key store was asked to remember this journal; Code::unavailable otherwise.
  Result<std::unique_ptr<Session>> open_with_key_store(Wait wait = Wait{0});
  bool remembered_by_key_store() const;

  /// Rewraps the key; atomic on disk. The session must be this vault's. These four say what is in force
  /// afterwards: an error means that all is as before.
  Status change_passphrase(Session& session, const seal::Secret& current, const seal::Secret& next);
  /// After open_with_recovery: a new passphrase without the old one.
  Status set_passphrase(Session& session, const seal::Secret& next);
  /// The old recovery key stops working; the new one is shown once, then Session::confirm_recovery().
  Result<seal::Secret> renew_recovery(Session& session, const PutAway& put_away = {});
  /// The same in two steps, for a person who takes their time: what was made opens nothing until it is used.
  struct NewRecovery {
    seal::Secret key;  ///< printable; shown once
    using File = seal::KeyFile;
    File file;  ///< holds its slot, no secret
  };
  Result<NewRecovery> make_recovery(Session& session) const;
  /// After somebody has shown that the key was put away: it is in force, and the one before it is not.
  Status use_recovery(Session& session, const seal::KeyFile& made);
  Status remember_in_key_store(Session& session);
  Status forget_in_key_store();

  /// Unpacks a backup file into `folder` (must not hold a journal). Opens with the passphrase it was made
  /// under, and writes as a device of its own. Code::damaged, before anything is written, when the file is
  /// cut short or altered; else as `create`.
  static Status restore(const std::filesystem::path& backup, const std::filesystem::path& folder);

 private:
  Result<std::unique_ptr<Session>> open_by(
      const std::function<Result<seal::Secret>(const seal::KeyFile&)>& unwrap, Wait wait);
  Status write_key_file(const seal::KeyFile& file) const;
  Status settle_restored(store::Store& store) const;

  Host host_;
  std::filesystem::path folder_;
};

}  // namespace thirdrow::app
