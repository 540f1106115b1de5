#include "app/desk.h"

namespace thirdrow::app {

Desk::Desk(Host host, std::filesystem::path folder) : host_(std::move(host)), folder_(std::move(folder)) {}

Desk::~Desk() {
  on_change = [] {};
  lock();
}

void Desk::unlock(const Alive& alive, std::function<Result<std::unique_ptr<Session>>(Vault&)> open,
                  std::function<void(Status)> done) {
  const auto room = std::make_shared<Room>();
  run(
      host_, alive,
      [room, host = host_, folder = folder_, open = std::move(open)]() -> Status {
        Vault vault(host, folder);
        auto session = open(vault);
        if (!session) return session.error();
        room->session = std::move(*session);
        // What was typed before a crash becomes a version of its entry, so that search and history know it.
        if (const auto settled = room->session->settle_drafts(); !settled) return settled.error();
        return {};
      },
      [this, room, done = std::move(done)](const Status& opened) {
        if (opened) {
          room_ = room;
          open_ = true;
          on_change();
        }
        done(opened);
      });
}

void Desk::lock() {
  if (!open_) return;
  open_ = false;
  room_->stop = true;
  host_.on_worker([room = std::exchange(room_, std::make_shared<Room>())] {
    if (room->session == nullptr) return;
    // A draft that cannot be written as an op now stays a draft, encrypted, and is settled at the next opening.
    if (!room->session->settle_drafts()) return room->session.reset();
    room->session.reset();
  });
  on_change();
}

void Desk::move_to(std::filesystem::path folder) {
  lock();
  folder_ = std::move(folder);
}

}  // namespace thirdrow::app
