/// The desktop's hold on one journal: locked or open. Front thread, except that the Session lives on the worker and is
/// only reached through `ask`.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

#include "app/session.h"
#include "app/vault.h"

namespace thirdrow::app {

class Desk {
 public:
  Desk(Host host, std::filesystem::path folder);
  /// Locks. The worker must still run, or already be at its end.
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  const Host& host() const { return host_; }
  const std::filesystem::path& folder() const { return folder_; }
  bool is_open() const { return open_; }
  /// Told on the front thread after the journal was opened or locked.
  std::function<void()> on_change = [] {};

  /// Runs `work(Session&) -> Result<T>` on the worker, then `done(Result<T>)` on the front thread while `alive` lives.
  /// Locked meanwhile: done gets Code::locked.
  template <class Work, class Done>
  void ask(const Alive& alive, Work work, Done done) {
    run(
        host_, alive,
        [room = room_, work = std::move(work)]() mutable -> decltype(work(std::declval<Session&>())) {
          if (room->session == nullptr || room->stop) return Code::locked;
          return work(*room->session);
        },
        std::move(done));
  }

  /// Like `ask`, for words that must not be lost: runs before a lock that is told after it, however soon.
  template <class Work, class Done>
  void keep(const Alive& alive, Work work, Done done) {
    run(
        host_, alive,
        [room = room_, work = std::move(work)]() mutable -> decltype(work(std::declval<Session&>())) {
          if (room->session == nullptr) return Code::locked;
          return work(*room->session);
        },
        std::move(done));
  }

  /// Runs `work` on the worker even when the journal is locked right after: for words that were typed. Nothing comes
  /// back; does nothing when the journal is already locked.
  void flush(std::function<void(Session&)> work) {
    if (!open_) return;
    host_.on_worker([room = room_, work = std::move(work)] {
      if (room->session != nullptr) work(*room->session);
    });
  }

  /// Worker-side ways of opening: `open(Vault&)` returns the session. `done(Status)` on the front thread.
  void unlock(const Alive& alive, std::function<Result<std::unique_ptr<Session>>(Vault&)> open,
              std::function<void(Status)> done);
  /// Runs `work(Vault&, Session&)` on the worker: passphrase, recovery key, key store.
  template <class Work, class Done>
  void ask_vault(const Alive& alive, Work work, Done done) {
    ask(alive, [host = host_, folder = folder_, work = std::move(work)](Session& session) mutable {
      Vault vault(host, folder);
      return work(vault, session);
    }, std::move(done));
  }

  /// At once: from the front thread's view the journal is locked when this returns; long work on the worker is told to
  /// stop, drafts are written, keys wiped. Always succeeds.
  void lock();
  /// For KeepGoing in long work.
  bool stopping() const { return room_->stop; }
  /// Another folder, while locked.
  void move_to(std::filesystem::path folder);

 private:
  /// Shared with jobs on the worker, which may outlive a lock by moments.
  struct Room {
    std::unique_ptr<Session> session;  ///< worker only
    std::atomic<bool> stop = false;    ///< set by lock(); long work looks at it
  };
  Host host_;
  std::filesystem::path folder_;
  std::shared_ptr<Room> room_ = std::make_shared<Room>();
  bool open_ = false;
};

}  // namespace thirdrow::app
