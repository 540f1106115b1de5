// One digest a day from dates a person set.
#include "support/dates_fixture.h"

using namespace thirdrow;
using app::Due;
using app::Reminders;
using app::TurnedOff;
using test::add_promise;
using test::Dates;

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
