/// The dates of a journal as the desktop learns of them, on a Monday morning at eight.
#pragma once

#include <algorithm>
#include <deque>
#include <functional>

#include "app/presenters/dates_presenter.h"
#include "journal/kinds.h"
#include "support/desk_fixture.h"

namespace thirdrow::test {

struct Told : app::DatesView {
  std::vector<app::Due> digests;
  bool has_service = true;
  int taken_away = 0, turned_off = 0, goes_on = 0;
  app::TurnedOff remembered;
  std::vector<Code> stands;

  void show_digest(const app::Due& due, std::function<void(const Status&)> shown) override {
    if (has_service) digests.push_back(due);
    shown(has_service ? Status() : Status(Code::unavailable));
  }
  void take_digest_away() override { ++taken_away; }
  void remember(const app::TurnedOff& off) override { remembered = off; }
  void reminders_turned_off() override { ++turned_off; }
  void tell_calendar_stands(const Error& why) override { stands.push_back(why.code); }
  void tell_calendar_goes_on() override { ++goes_on; }
};

inline Result<RecordId> add_promise(app::Session& session, Day due) {
  journal::Record record = session.new_record(journal::Kind::commitment);
  record.set(journal::commitment::kThen, std::string("call Amara"));
  record.set(journal::commitment::kDue, due);
  TR_TRY(session.add(record));
  return record.id;
}

/// The desktop's part in it, on a Monday morning at eight.
struct Dates : DeskFixture {
  ManualTimers timers;
  std::deque<std::function<void()>> files;  ///< what waits for the disk that the calendar file lies on
  bool disk_hangs = false;
  Told told;
  std::unique_ptr<app::DatesPresenter> presenter;

  Dates() {
    pump.clock.set("2026-03-02T08:00:00+01:00");
    start();
  }
  void start(const app::TurnedOff& turned_off = {}) {
    presenter.reset();
    presenter = std::make_unique<app::DatesPresenter>(
        *desk, told, timers.maker(), [this](std::function<void()> work) { files.push_back(std::move(work)); },
        turned_off);
    desk->on_change = [this] {
      if (presenter != nullptr) presenter->journal_changed();
    };
    presenter->journal_changed();
    drain();
  }
  /// Runs everything that waits, but for what a hanging disk keeps.
  void drain() {
    pump.drain();
    while (!disk_hangs && !files.empty()) {
      const auto work = std::move(files.front());
      files.pop_front();
      work();
      pump.drain();
    }
  }
  Day today() { return pump.clock.now().day(); }
  /// Time goes by on the wall clock and for the timers.
  void pass(std::chrono::milliseconds time) {
    constexpr std::chrono::milliseconds kStep = std::chrono::minutes(1);
    for (; time.count() > 0; time -= std::min(time, kStep)) {
      pump.clock.advance_ms(std::min(time, kStep).count());
      timers.pass(std::min(time, kStep));
      drain();
    }
  }
  void until(std::string_view moment) {
    pass(std::chrono::milliseconds(Stamp::parse(moment)->utc_ms - pump.clock.now().utc_ms));
  }
  void remind_at(int hour, app::Reminders reminders = app::Reminders::on) {
    REQUIRE(change([=](app::Session& session) { return app::set_digest(session, reminders, hour); }));
  }
  RecordId promise(Day due) {
    RecordId id;
    REQUIRE(change([&](app::Session& session) -> Status {
      TR_LET(made, add_promise(session, due));
      id = made;
      return {};
    }));
    return id;
  }
  /// Asked through the desk, as a page does, and looked at afterwards.
  Status change(const std::function<Status(app::Session&)>& work) {
    Status out = Code::failed;
    desk->ask(
        alive, [&](app::Session& session) { return out = work(session); }, [](const Status&) {});
    pump.drain();
    pass(app::kDatesWait);
    return out;
  }
  void lock() {
    desk->lock();
    drain();
  }
  void open_another() {
    desk->move_to(scratch / "another");
    unlock([](app::Vault& vault) -> Result<std::unique_ptr<app::Session>> {
      TR_LET(made, vault.create("Another", seal::Secret::from_text(kPassphrase)));
      return std::move(made.session);
    });
    drain();
  }
  std::optional<Day> kept_shown() {
    return now([](app::Session& session) { return app::digest_settings(session); }).shown;
  }
  app::Reminders kept() {
    return now([](app::Session& session) { return app::digest_settings(session); }).reminders;
  }
};

}  // namespace thirdrow::test
