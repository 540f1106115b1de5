/// Keeps the open journal synced while the desktop runs: when there is a run, and what there is to say of it.
/// Front thread; the runs are made on a thread of their own.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

#include "app/desk.h"
#include "app/syncing.h"
#include "app/timer.h"

namespace thirdrow::app {

/// What the shell shows.
struct SyncNews {
  bool synced = false;   ///< there is anything to say
  bool working = false;  ///< a run is under way
  std::optional<Stamp> as_of;
  std::optional<Error> wrong;  ///< why the last run did not end well
  std::optional<sync::Findings> found;
};

class SyncService {
 public:
  struct Lane {
    std::function<void(std::function<void()>)> post;  ///< to the thread that waits for storages
    std::function<OnSession()> on_session;            ///< of the journal that is open now
  };
  SyncService(Desk& desk, Lane lane, const MakeTimer& make_timer, std::string device_name);
  /// What is under way is asked to stop; the lane must still run, or be at its end.
  ~SyncService();
  SyncService(const SyncService&) = delete;
  SyncService& operator=(const SyncService&) = delete;

  const SyncNews& news() const { return news_; }
  std::function<void(const SyncNews&)> on_news = [](const SyncNews&) {};
  /// What other devices wrote came into the journal.
  std::function<void()> on_received = [] {};

  /// The journal was opened or locked.
  void journal_changed();
  /// Something was asked of the journal: half a minute after the last time there is a run.
  void note_use();
  void set_in_front(bool in_front);
  void sync_now();

  /// Runs `work(Syncing&, std::stop_token) -> Result<T>` after what is under way, then `done(Result<T>)` on
  /// the front thread while `alive` lives. Code::locked once the journal is.
  template <class Work, class Done>
  void ask(const Alive& alive, Work work, Done done) {
    using Answer = decltype(work(std::declval<Syncing&>(), std::stop_token()));
    if (syncing_ == nullptr) return done(Answer(Code::locked));
    lane_.post([on_front = desk_.host().on_front, token = alive.token(), syncing = syncing_,
                stop = stop_.get_token(), work = std::move(work), done = std::move(done)]() mutable {
      auto answer = std::make_shared<Answer>(work(*syncing, stop));
      on_front([token, answer, done = std::move(done)]() mutable {
        if (!token.expired()) done(std::move(*answer));
      });
    });
  }

 private:
  struct Ran {
    bool synced = false;
    std::optional<SyncReport> report;
    std::optional<Stamp> as_of;
  };
  static Result<Ran> run(Syncing& syncing, const std::stop_token& stop);
  void ended(Result<Ran> ran);
  void wait_for_next();

  Desk& desk_;
  Lane lane_;
  std::string device_name_;
  std::unique_ptr<Timer> next_, after_use_;
  Alive alive_;
  std::shared_ptr<Syncing> syncing_;  ///< while the journal is open; used on the lane
  std::stop_source stop_;
  SyncNews news_;
  bool in_front_ = true;
  bool again_ = false;  ///< asked for while a run was under way
  int failures_ = 0;    ///< one after another
};

}  // namespace thirdrow::app
