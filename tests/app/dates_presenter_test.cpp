// One digest a day from dates a person set, and the calendar file that follows the journal.
#include "app/presenters/dates_presenter.h"

#include <deque>
#include <fstream>
#include <functional>
#include <sstream>

#include "journal/kinds.h"
#include "platform/files.h"
#include "support/desk_fixture.h"
#include "support/full_disk.h"

using namespace thirdrow;
using app::Due;
using app::Reminders;
using app::TurnedOff;
using journal::Kind;

namespace {

struct Told : app::DatesView {
  std::vector<Due> digests;
  bool has_service = true;
  int taken_away = 0, turned_off = 0, goes_on = 0;
  TurnedOff remembered;
  std::vector<Code> stands;

  void show_digest(const Due& due, std::function<void(const Status&)> shown) override {
    if (has_service) digests.push_back(due);
    shown(has_service ? Status() : Status(Code::unavailable));
  }
  void take_digest_away() override { ++taken_away; }
  void remember(const TurnedOff& off) override { remembered = off; }
  void reminders_turned_off() override { ++turned_off; }
  void tell_calendar_stands(const Error& why) override { stands.push_back(why.code); }
  void tell_calendar_goes_on() override { ++goes_on; }
};

Result<RecordId> add_promise(app::Session& session, Day due) {
  journal::Record record = session.new_record(Kind::commitment);
  record.set(journal::commitment::kThen, std::string("call Amara"));
  record.set(journal::commitment::kDue, due);
  TR_TRY(session.add(record));
  return record.id;
}

/// The desktop's part in it, on a Monday morning at eight.
struct Dates : test::DeskFixture {
  test::ManualTimers timers;
  std::deque<std::function<void()>> files;  ///< what waits for the disk that the calendar file lies on
  bool disk_hangs = false;
  Told told;
  std::unique_ptr<app::DatesPresenter> presenter;

  Dates() {
    pump.clock.set("2026-03-02T08:00:00+01:00");
    start();
  }
  void start(const TurnedOff& turned_off = {}) {
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
  void remind_at(int hour, Reminders reminders = Reminders::on) {
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
  Reminders kept() {
    return now([](app::Session& session) { return app::digest_settings(session); }).reminders;
  }
};

std::string words_of(const std::filesystem::path& file) {
  std::ostringstream out;
  out << std::ifstream(file).rdbuf();
  return out.str();
}

std::size_t events_of(const std::filesystem::path& file) {
  const std::string words = words_of(file);
  std::size_t count = 0;
  for (std::size_t at = words.find("BEGIN:VEVENT"); at != std::string::npos;
       at = words.find("BEGIN:VEVENT", at + 1))
    ++count;
  return count;
}

/// Keeps a calendar file in a folder of its own.
struct Calendar : Dates {
  std::filesystem::path file = scratch / "shared" / "dates.ics";

  Calendar() {
    std::filesystem::create_directory(file.parent_path());
    REQUIRE(change([this](app::Session& session) { return app::keep_calendar(session, file); }));
  }
};

}  // namespace

TEST_CASE("nothing is told before the person chose, and one digest a day from the hour on") {
  Dates w;
  w.promise(w.today());
  w.promise(w.today());
  w.promise(w.today() + 1);
  w.until("2026-03-02T12:00:00+01:00");
  CHECK(w.told.digests.empty());
  w.remind_at(13);
  w.until("2026-03-02T12:59:00+01:00");
  CHECK(w.told.digests.empty());
  w.until("2026-03-02T13:00:00+01:00");
  CHECK(w.told.digests == std::vector<Due>{{2, 0}});
  CHECK(w.kept_shown() == w.today());
  w.until("2026-03-03T12:59:00+01:00");
  CHECK(w.told.digests.size() == 1);
  w.until("2026-03-03T14:00:00+01:00");
  CHECK(w.told.digests == std::vector<Due>{{2, 0}, {1, 0}});
}

TEST_CASE("a day without dates tells nothing, and what is added after its hour waits for nobody's note") {
  Dates w;
  w.remind_at(9);
  w.until("2026-03-02T10:00:00+01:00");
  w.promise(w.today());
  w.until("2026-03-02T23:50:00+01:00");
  CHECK(w.told.digests.empty());
}

TEST_CASE("what is kept, moved or dropped before the hour is not told") {
  Dates w;
  w.remind_at(9);
  const RecordId kept = w.promise(w.today());
  w.promise(w.today());
  REQUIRE(w.change([&](app::Session& session) { return session.transition(kept, "keep"); }));
  w.until("2026-03-02T09:30:00+01:00");
  CHECK(w.told.digests == std::vector<Due>{{1, 0}});
}

TEST_CASE("while locked the digest comes all the same, and the journal learns of it when it is opened") {
  Dates w;
  w.remind_at(9);
  w.promise(w.today() + 1);
  w.lock();
  w.until("2026-03-03T09:00:00+01:00");
  CHECK(w.told.digests == std::vector<Due>{{1, 0}});
  w.until("2026-03-03T18:00:00+01:00");
  w.unlock();
  CHECK(w.kept_shown() == w.today());
  w.until("2026-03-03T20:00:00+01:00");
  CHECK(w.told.digests.size() == 1);
}

TEST_CASE("the last change before a lock is known while locked") {
  Dates w;
  w.remind_at(9);
  REQUIRE(w.now([](app::Session& session) { return add_promise(session, session.now().day()); }));
  w.lock();  // no time passed
  w.until("2026-03-02T09:00:00+01:00");
  CHECK(w.told.digests == std::vector<Due>{{1, 0}});
}

TEST_CASE("days on which the program did not run are told with the next digest, a week back at most") {
  Dates w;
  w.remind_at(9);
  w.promise(w.today());
  w.until("2026-03-02T09:00:00+01:00");
  for (int days = 1; days <= 12; ++days) w.promise(w.today() + days);
  w.told.digests.clear();
  w.presenter.reset();  // the program ends; it starts again twelve days later
  w.lock();
  w.pump.clock.set("2026-03-14T08:00:00+01:00");
  w.start();
  w.until("2026-03-14T10:00:00+01:00");
  CHECK(w.told.digests.empty());  // it knows nothing before the journal is opened
  w.unlock();
  CHECK(w.told.digests == std::vector<Due>{{1, 7}});
}

TEST_CASE(
    "one click turns the reminders off, open or locked, also when the program ends before it is opened") {
  Dates w;
  w.remind_at(9);
  for (int days = 0; days < 5; ++days) w.promise(w.today() + days);
  SECTION("open") {
    w.until("2026-03-02T09:00:00+01:00");
    w.presenter->turn_off();
    w.pump.drain();
    CHECK(w.kept() == Reminders::off);
    CHECK(w.told.turned_off == 1);
    CHECK(w.told.remembered.empty());
    CHECK(w.told.taken_away > 0);
  }
  SECTION("locked") {
    w.lock();
    w.until("2026-03-02T09:00:00+01:00");
    w.presenter->turn_off();
    CHECK(w.told.remembered == TurnedOff{w.desk->folder()});
    SECTION("and opened again") { w.unlock(); }
    SECTION("and the program started anew") {
      w.start(w.told.remembered);
      w.unlock();
    }
    CHECK(w.kept() == Reminders::off);
    CHECK(w.told.remembered.empty());
  }
  const std::size_t before = w.told.digests.size();
  w.until("2026-03-05T12:00:00+01:00");
  CHECK(w.told.digests.size() == before);
}

TEST_CASE("a desktop that takes no note now is asked again, and the day counts as told only then",
          "[fault]") {
  Dates w;
  w.told.has_service = false;
  w.remind_at(9);
  w.promise(w.today());
  w.until("2026-03-02T11:00:00+01:00");
  CHECK(w.kept_shown() == std::nullopt);
  w.told.has_service = true;
  w.until("2026-03-02T11:11:00+01:00");
  CHECK(w.told.digests == std::vector<Due>{{1, 0}});
  CHECK(w.kept_shown() == w.today());
}

TEST_CASE("nothing of one journal's dates is told of another") {
  Dates w;
  w.remind_at(9);
  w.promise(w.today());
  SECTION("chosen while the first is open") {}
  SECTION("chosen while the first is locked, its note on the screen") {
    w.until("2026-03-02T09:00:00+01:00");
    CHECK(w.told.digests.size() == 1);
    w.told.digests.clear();
    w.lock();
  }
  w.told.taken_away = 0;
  w.desk->move_to(w.scratch / "another");
  w.drain();
  CHECK(w.told.taken_away > 0);
  w.until("2026-03-04T12:00:00+01:00");
  CHECK(w.told.digests.empty());
}

TEST_CASE("a click on the note of one journal turns off no other one's reminders") {
  Dates w;
  const auto first = w.desk->folder();
  w.remind_at(9);
  w.promise(w.today());
  w.lock();
  w.until("2026-03-02T09:00:00+01:00");
  w.presenter->turn_off();
  SECTION("in the same run") {}
  SECTION("and the program started anew") { w.start(w.told.remembered); }
  w.open_another();
  w.remind_at(9);
  CHECK(w.kept() == Reminders::on);
  CHECK(w.told.remembered == TurnedOff{first});
  w.desk->move_to(first);
  w.unlock();
  CHECK(w.kept() == Reminders::off);
  CHECK(w.told.remembered.empty());
}

TEST_CASE("a calendar file follows the journal, and is written only when it changes") {
  Calendar w;
  CHECK(events_of(w.file) == 0);
  const RecordId kept = w.promise(w.today());
  w.promise(w.today() + 4);
  CHECK(events_of(w.file) == 2);
  CHECK(words_of(w.file).find("Amara") == std::string::npos);
  const auto modes = std::filesystem::status(w.file).permissions();
  CHECK((modes & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
        std::filesystem::perms::none);
  const auto written = std::filesystem::last_write_time(w.file);
  w.write("Words", "that have no date");
  w.pass(app::kDatesWait);
  CHECK(std::filesystem::last_write_time(w.file) == written);
  REQUIRE(w.change([&](app::Session& session) { return session.transition(kept, "keep"); }));
  CHECK(events_of(w.file) == 1);
}

TEST_CASE("changes that follow each other cost one writing, and a lock writes what came last") {
  Calendar w;
  const auto add = [](app::Session& session) { return add_promise(session, session.now().day()); };
  for (int i = 0; i < 3; ++i) REQUIRE(w.now(add));
  CHECK(events_of(w.file) == 0);
  w.pass(app::kDatesWait);
  CHECK(events_of(w.file) == 3);
  REQUIRE(w.now(add));
  w.lock();
  CHECK(events_of(w.file) == 4);
}

TEST_CASE("a lock waits for no disk that hangs, and of what it kept waiting the newest is written") {
  Calendar w;
  w.disk_hangs = true;
  w.promise(w.today());
  w.promise(w.today());
  REQUIRE(w.now([](app::Session& session) { return add_promise(session, session.now().day()); }));
  auto hold = std::make_shared<int>(0);
  const std::weak_ptr<int> held = hold;
  w.desk->lock(std::move(hold));
  w.drain();
  CHECK(held.expired());  // the keys are wiped
  CHECK(events_of(w.file) == 0);
  w.disk_hangs = false;
  w.drain();
  CHECK(events_of(w.file) == 3);
  CHECK(w.files.empty());
}

TEST_CASE("a file that was dropped while its disk hung does not come back") {
  Calendar w;
  w.disk_hangs = true;
  w.promise(w.today());
  REQUIRE(w.change([](app::Session& session) -> Status {
    TR_LET(left, app::drop_calendar(session));
    return left == app::FileLeft::removed ? Status() : Status(Code::failed);
  }));
  w.disk_hangs = false;
  w.drain();
  CHECK_FALSE(std::filesystem::exists(w.file));
}

TEST_CASE("a file of somebody else at the place of ours is told of, and stays", "[fault]") {
  Calendar w;
  std::ofstream(w.file) << "a shopping list";
  w.promise(w.today());
  CHECK(words_of(w.file) == "a shopping list");
  CHECK(w.told.stands == std::vector<Code>{Code::exists});
  std::filesystem::remove(w.file);
  w.promise(w.today());
  CHECK(events_of(w.file) == 2);
  CHECK(w.told.goes_on == 1);
  std::filesystem::remove(w.file);
  std::filesystem::create_directory(w.file);
  w.promise(w.today());
  CHECK(w.told.stands.back() == Code::exists);
}

TEST_CASE("a folder that is gone is told once, loses nothing, and the file is written when it is back",
          "[fault]") {
  Calendar w;
  std::filesystem::remove_all(w.file.parent_path());
  w.promise(w.today());
  CHECK(w.told.stands == std::vector<Code>{Code::not_found});
  w.promise(w.today());
  CHECK(w.told.stands.size() == 1);
  std::filesystem::create_directory(w.file.parent_path());
  w.promise(w.today());
  CHECK(w.told.goes_on == 1);
  CHECK(events_of(w.file) == 3);
}

TEST_CASE("a disk that is full leaves the file as it was, whole", "[fault]") {
  Calendar w;
  w.promise(w.today());
  const std::string before = words_of(w.file);
  {
    const test::FullDisk full;
    const app::CalendarCopy copy{w.file, before + "more"};
    CHECK(app::renew_calendar(copy).error().code == Code::disk_full);
  }
  CHECK(words_of(w.file) == before);
  CHECK(std::distance(std::filesystem::directory_iterator(w.file.parent_path()), {}) == 1);
}

TEST_CASE(
    "a file that cannot be written is not kept, and one that is kept no more is removed if it is ours") {
  Calendar w;
  const auto drop = [](app::Session& session) { return app::drop_calendar(session); };
  const auto kept = [](app::Session& session) { return app::kept_calendar(session); };
  const auto elsewhere = w.scratch / "nowhere" / "dates.ics";
  CHECK_FALSE(w.change([&](app::Session& session) { return app::keep_calendar(session, elsewhere); }));
  CHECK(w.now(kept) == w.file);
  SECTION("ours") {
    CHECK(*w.now(drop) == app::FileLeft::removed);
    CHECK_FALSE(std::filesystem::exists(w.file));
  }
  SECTION("somebody else's by now") {
    std::ofstream(w.file) << "a shopping list";
    CHECK(*w.now(drop) == app::FileLeft::not_ours);
    CHECK(words_of(w.file) == "a shopping list");
  }
  SECTION("gone") {
    std::filesystem::remove(w.file);
    CHECK(*w.now(drop) == app::FileLeft::was_gone);
  }
  CHECK(w.now(kept).empty());
  w.promise(w.today());
  CHECK((!std::filesystem::exists(w.file) || words_of(w.file) == "a shopping list"));
}
