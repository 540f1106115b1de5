/// Keeping a journal the same on several computers: the storage, the devices, and a run of the engine. What
/// the desktop's pages and the command line share.
///
/// Threads: belongs to one thread that is not the session's, or to the only one; the journal is asked for
/// through `OnSession`. Calls that ask the storage end soon after their `stop` is asked for. Errors: those of
/// sync/remote.h; not_found "storage" while none is chosen; not_found "space" while the journal is not
/// synced.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "app/session.h"
#include "sync/findings.h"
#include "sync/probe.h"

namespace thirdrow::sync {
class Engine;
class Invitation;
class Remote;
struct Enrolled;
struct Lock;
}  // namespace thirdrow::sync

namespace thirdrow::app {

/// What is to be said of a run in one word: ok, not_admitted, removed, rolled_back, forked, differs,
/// withheld, held_back.
const char* state_of(const sync::Findings& found);

/// Where the journal is synced, without the password.
struct Storage {
  std::string address;  ///< see sync/storage.h
  std::string user;
  std::string region, authority;
};
enum class StorageKind : std::uint8_t { folder, webdav, s3 };
/// From what a person typed into a form: a folder's path, a server's address with or without https://, an
/// endpoint and its bucket.
Storage typed_storage(StorageKind kind, std::string_view where, std::string_view bucket = {});

struct SyncReport {
  sync::Findings found;
  std::uint64_t requests = 0, bytes_up = 0, bytes_down = 0;
};

class Syncing {
 public:
  /// `device_name`: what this computer is called to others.
  Syncing(Host host, OnSession on_session, std::string device_name);
  ~Syncing();
  Syncing(const Syncing&) = delete;
  Syncing& operator=(const Syncing&) = delete;

  // --- the storage ---
  Result<std::optional<Storage>> storage();
  /// Code::invalid ("address …") for an address that is none.
  Status set_storage(const Storage& storage, const seal::Secret& password);
  /// What the storage can do, step by step (sync/probe.h): nothing stays there.
  Result<std::vector<sync::ProbeStep>> test(std::stop_token stop);
  /// The login goes from the journal; what is in the storage stays there.
  Status forget_storage();

  // --- the space ---
  Result<bool> is_synced();
  /// Whether a journal is in the storage already: then this one joins it.
  Result<bool> is_storage_taken(std::stop_token stop);
  /// Begins to sync this journal, into a storage that holds none: Code::exists ("storage") where one does.
  /// The passphrase lets further computers in. Slow.
  Status start(const seal::Secret& passphrase, std::stop_token stop);
  /// Becomes one with the journal that is in the storage, by what opens that one. Slow.
  Status join_by_passphrase(const seal::Secret& passphrase, std::stop_token stop);
  Status join_by_recovery(const seal::Secret& recovery, std::stop_token stop);
  /// This lets further computers in from now on, and what did so of its kind does not. Slow.
  Status change_passphrase(const seal::Secret& passphrase);
  Status change_recovery(const seal::Secret& recovery);

  // --- pairing ---
  /// A code to be typed on the other computer; the one before it is void.
  Result<seal::Secret> invite();
  struct Claimant {
    std::string name;   ///< what the other computer is called
    std::string check;  ///< six digits, shown there as well
  };
  /// Who claimed with the code, once somebody did.
  Result<std::optional<Claimant>> claimant(std::stop_token stop);
  /// Lets that one in.
  Status welcome(std::stop_token stop);
  Status end_invitation(std::stop_token stop);
  /// The other side: Code::mistyped for no code. Returns the six digits.
  Result<std::string> claim(const seal::Secret& code, std::stop_token stop);
  /// Whether the claim was granted: then this journal is synced.
  Result<bool> is_welcome(std::stop_token stop);

  // --- devices and runs ---
  Status put_out(DeviceId device);
  /// Whatever the storage lacks is put there with the next run.
  Status repair();
  Result<SyncReport> run(std::stop_token stop);
  /// What is known without asking the storage.
  Result<sync::Findings> known();
  /// When a run ended well last; nothing before the first.
  Result<std::optional<Stamp>> as_of();

 private:
  struct Parts;
  Result<sync::Engine*> engine();
  Result<sync::Lock> lock_of(const seal::Secret& passphrase) const;

  Host host_;
  OnSession on_session_;
  std::string device_name_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace thirdrow::app
