/// The desktop's hold on one journal: locked or open. Front thread, except that the Session lives on the
/// worker and is only reached through `ask`. Sessions are also destroyed there.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <type_traits>
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
  /// Told on the front thread after the journal was opened or locked, or another folder was chosen.
  std::function<void()> on_change = [] {};
  /// Told on the front thread some time after a lock when words of the journal wait in memory for a disk that
  /// takes them: unlocking writes them, ending the program loses them.
  std::function<void()> on_words_held = [] {};
  /// Told on the front thread whenever something is asked of the journal. What is asked in turn comes after
  /// it and sees what it changed.
  std::function<void()> on_ask = [] {};
  /// Called on the worker at each lock, with what was typed written, before the journal is closed. It is of
  /// the moment of the lock; nothing of the front thread may be used in it.
  std::function<void(Session&)> before_lock = [](Session&) {};

  /// Runs `work(Session&) -> Result<T>` on the worker, then `done(Result<T>)` on the front thread while
  /// `alive` lives. Work asked for before a lock still runs before it, so words that must not be lost are
  /// saved, and a Status says how that went; but no value comes back after a lock (Code::locked). Long work
  /// asks keep_going().
  template <class Work, class Done>
  void ask(const Alive& alive, Work work, Done done) {
    using Answer = decltype(work(std::declval<Session&>()));
    run(
        host_, alive,
        [room = room_, work = std::move(work)]() mutable -> Answer {
          if (room->session == nullptr) return Code::locked;
          return work(*room->session);
        },
        [room = room_, done = std::move(done)](Answer answer) mutable {
          if constexpr (!std::is_same_v<Answer, Status>) {
            if (room->stop) return done(Answer(Code::locked));
          }
          done(std::move(answer));
        });
    on_ask();
  }

  /// For another thread than these two: waits for the worker. It is of the journal that is open now.
  OnSession on_session() const;

  /// For long work: false once the journal is locked. May be called on any thread.
  std::function<bool()> keep_going() const {
    return [room = room_] { return !room->stop; };
  }

  /// Worker-side ways of opening: `open(Vault&)` returns the session. `done(Status)` on the front thread;
  /// Code::locked when lock() came in between.
  void unlock(const Alive& alive, std::function<Result<std::unique_ptr<Session>>(Vault&)> open,
              std::function<void(Status)> done);
  /// Runs `work(Vault&, Session&)` on the worker: passphrase, recovery key, key store.
  template <class Work, class Done>
  void ask_vault(const Alive& alive, Work work, Done done) {
    ask(
        alive,
        [host = host_, folder = folder_, work = std::move(work)](Session& session) mutable {
          Vault vault(host, folder);
          return work(vault, session);
        },
        std::move(done));
  }

  /// At once: from the front thread's view the journal is locked when this returns; long work on the worker
  /// is told to stop, drafts are written, keys wiped. Words that no disk takes stay in memory, encrypted
  /// under the journal's key, until the next unlock. Also ends an unlock that is under way. Always succeeds.
  /// `hold` is let go on the worker once that has been done there: what must wait until no key is in memory
  /// waits for it.
  void lock(std::shared_ptr<const void> hold = {});
  /// Locks like lock() and tells once that is done, whether words wait in memory, of whatever journal, that
  /// the end of the program would lose.
  enum class Held : bool { no, yes };
  void lock_to_end(const Alive& alive, std::function<void(Held)> done);
  /// Another folder, while locked.
  void move_to(std::filesystem::path folder);

 private:
  /// Shared with jobs on the worker, which may outlive a lock by moments.
  struct Room {
    std::unique_ptr<Session> session;  ///< worker only
    std::atomic<bool> stop = false;    ///< set by lock(); long work and a pending unlock look at it
  };
  /// Words that no disk took, sealed, by the folder of their journal, in which another one may stand by now.
  /// Worker only.
  using SealedWords = std::map<std::filesystem::path, std::vector<Bytes>>;
  /// Whether words of the journal wait after it.
  static bool close(Room& room, SealedWords& sealed, const std::filesystem::path& folder,
                    const std::function<void(Session&)>& before);
  void drop_pending();

  Host host_;
  std::filesystem::path folder_;
  std::shared_ptr<SealedWords> sealed_ = std::make_shared<SealedWords>();
  std::shared_ptr<Room> room_ = std::make_shared<Room>();
  std::shared_ptr<Room> pending_;  ///< of the unlock under way; whoever replaces it sets its `stop`
  Alive alive_;
  bool open_ = false;
};

}  // namespace thirdrow::app
