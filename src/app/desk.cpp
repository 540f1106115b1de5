#include "app/desk.h"

#include <future>

namespace thirdrow::app {

Desk::Desk(Host host, std::filesystem::path folder) : host_(std::move(host)), folder_(std::move(folder)) {}

Desk::~Desk() {
  on_change = [] {};
  on_words_held = [] {};
  on_ask = [] {};
  lock();
}

void Desk::unlock(const Alive& alive, std::function<Result<std::unique_ptr<Session>>(Vault&)> open,
                  std::function<void(Status)> done) {
  drop_pending();
  const auto room = std::make_shared<Room>();
  pending_ = room;
  Host host = host_;
  host.keep_going = [room = std::weak_ptr<const Room>(room)] {
    const auto there = room.lock();
    return there != nullptr && !there->stop;
  };
  run(
      host_, alive_,
      [room, host = std::move(host), folder = folder_, sealed = sealed_, open = std::move(open)]() -> Status {
        if (room->stop) return Code::locked;
        Vault vault(host, folder);
        auto session = open(vault);
        if (!session) return session.error();
        if (room->stop) return Code::locked;
        room->session = std::move(*session);
        std::vector<Bytes>& words = (*sealed)[folder];
        std::erase_if(words, [&](const Bytes& one) { return room->session->take_back(one).ok(); });
        if (words.empty()) sealed->erase(folder);
        // What was typed before a crash becomes a version of its entry, so that search and history know it. A
        // full disk or a draft that cannot be written keeps nobody out: the drafts stay, and so does the
        // Trash.
        static_cast<void>(room->session->settle_drafts());
        static_cast<void>(room->session->purge_expired());
        return {};
      },
      [this, room, asker = alive.token(), done = std::move(done)](const Status& opened) {
        const bool wanted = !room->stop && !asker.expired();
        if (pending_ == room && (!wanted || !opened)) drop_pending();
        if (wanted && opened) {
          room_ = std::exchange(pending_, nullptr);
          open_ = true;
          on_change();
        }
        if (!asker.expired()) done(wanted ? opened : Status(Code::locked));
      });
}

OnSession Desk::on_session() const {
  return [on_worker = host_.on_worker, room = room_](const std::function<Status(Session&)>& work) -> Status {
    // A worker that ends without doing it lets go of the promise.
    auto promised = std::make_shared<std::promise<Status>>();
    std::future<Status> done = promised->get_future();
    on_worker([room, &work, promised = std::move(promised)] {
      const bool locked = room->session == nullptr || room->stop;
      promised->set_value(locked ? Status(Error{Code::cancelled, {}}) : work(*room->session));
    });
    try {
      return done.get();
    } catch (const std::future_error&) {
      return {Code::cancelled, {}};
    }
  };
}

void Desk::drop_pending() {
  if (pending_ == nullptr) return;
  pending_->stop = true;
  host_.on_worker([room = std::exchange(pending_, nullptr), sealed = sealed_, folder = folder_] {
    close(*room, *sealed, folder, [](Session&) {});
  });
}

bool Desk::close(Room& room, SealedWords& sealed, const std::filesystem::path& folder,
                 const std::function<void(Session&)>& before) {
  if (room.session == nullptr) return sealed.contains(folder);
  // A draft that cannot be written as an op now stays a draft, encrypted, and is settled at the next opening.
  static_cast<void>(room.session->settle_drafts());
  before(*room.session);
  if (Bytes words = room.session->sealed_words(); !words.empty()) sealed[folder].push_back(std::move(words));
  room.session.reset();
  return sealed.contains(folder);
}

void Desk::lock(std::shared_ptr<const void> hold) {
  drop_pending();
  const bool was_open = std::exchange(open_, false);
  if (was_open) {
    room_->stop = true;
    run(
        host_, alive_,
        [room = std::exchange(room_, std::make_shared<Room>()), sealed = sealed_, folder = folder_,
         before = before_lock] { return close(*room, *sealed, folder, before); },
        [this](bool held) {
          if (held && !open_) on_words_held();
        });
  }
  if (hold != nullptr) host_.on_worker([hold = std::move(hold)]() mutable { hold.reset(); });
  if (was_open) on_change();
}

void Desk::lock_to_end(const Alive& alive, std::function<void(Held)> done) {
  lock();
  run(
      host_, alive,
      [sealed = sealed_] { return sealed->empty() ? Held::no : Held::yes; },  // of other folders too
      std::move(done));
}

void Desk::move_to(std::filesystem::path folder) {
  lock();
  folder_ = std::move(folder);
  on_change();
}

}  // namespace thirdrow::app
