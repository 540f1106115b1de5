// What is owed on Today: done, put off, declined; and what one line becomes.
#include "app/presenters/today_presenter.h"
#include "support/conduct.h"
#include "support/desk_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;

namespace {

struct FakeToday : TodayView {
  TodayPage page;
  std::optional<RecordId> captured;
  std::optional<Error> problem;
  std::optional<DutyDone> done;

  void show(const TodayPage& shown) override { page = shown; }
  void show_prompt(const std::optional<Prompt>&) override {}
  void show_captured(Capture, RecordId id) override { captured = id; }
  void show_not_captured(const Error& error, const std::string&) override { problem = error; }
  void show_done(const DutyDone& told) override { done = told; }
  void show_problem(const Error& error) override { problem = error; }
};

struct Fixture : test::DeskFixture {
  FakeToday view;
  TodayPresenter today{*desk, view};
  std::optional<RecordId> opened;

  Fixture() {
    today.duties().on_open = [this](const Duty& duty) { opened = duty.owed.id; };
  }
  template <class Work>
  RecordId conduct(Work work) {
    return now([&](Session& session) {
      test::Conduct all(session);
      return work(all);
    });
  }
  const Duty& only_duty() {
    today.start();
    pump.drain();
    REQUIRE(view.page.duties.size() == 1);
    return view.page.duties.front();
  }
  void act(void (DutyActs::*what)(const Duty&)) {
    const Duty duty = only_duty();
    (today.duties().*what)(duty);
    pump.drain();
    CHECK_FALSE(view.problem);
  }
};

}  // namespace

TEST_CASE("what I heard is answered, put off, or opened to be declined with a reason") {
  Fixture f;
  const RecordId id = f.conduct([](test::Conduct& c) { return c.heard("We wait too long", 3); });
  f.act(&DutyActs::decline);
  CHECK(f.opened == id);
  CHECK(f.record(id).state() == "open");
  f.act(&DutyActs::put_off);
  CHECK(f.view.page.duties.empty());
  CHECK(f.record(id).state() == "parked");
}

TEST_CASE("a promise that is due is kept, moved by a week, or said not to be kept") {
  Fixture f;
  const RecordId id = f.conduct([](test::Conduct& c) { return c.commitment("Call back", 0, "open"); });
  CHECK(f.only_duty().owed.movable);
  SECTION("kept") {
    f.act(&DutyActs::settle);
    CHECK(f.record(id).state() == "kept");
  }
  SECTION("moved") {
    f.act(&DutyActs::put_off);
    CHECK(f.record(id).state() == "renegotiated");
  }
  SECTION("not kept") {
    f.act(&DutyActs::decline);
    CHECK(f.record(id).state() == "broken");
  }
  CHECK(f.view.page.duties.empty());
}

TEST_CASE("what was done to a duty is told, and taken back with one click, with what it made beside") {
  Fixture f;
  const RecordId id = f.conduct([](test::Conduct& c) { return c.commitment("Call back", 0, "open"); });
  const journal::Record before = f.record(id);
  const auto undo = [&] {
    f.today.duties().undo();
    f.pump.drain();
    CHECK_FALSE(f.view.problem);
    CHECK(f.view.done->what == DutyDone::What::undone);
    CHECK(f.record(id) == before);
    REQUIRE(f.view.page.duties.size() == 1);
    CHECK(f.view.page.duties.front().owed.id == id);
  };
  SECTION("kept") {
    f.act(&DutyActs::settle);
    CHECK(f.view.done->what == DutyDone::What::settled);
    undo();
  }
  SECTION("not kept") {
    f.act(&DutyActs::decline);
    CHECK(f.view.done->what == DutyDone::What::declined);
    undo();
  }
  SECTION("moved: the new promise goes to the Trash") {
    f.act(&DutyActs::put_off);
    CHECK(f.view.done->what == DutyDone::What::put_off);
    CHECK(f.view.done->until == f.pump.clock.now().day() + 7);
    const auto next = f.record(id).ref(journal::commitment::kReplacedBy);
    REQUIRE(next);
    undo();
    CHECK(f.record(*next).deleted());
  }
  f.view.done.reset();
  f.today.duties().undo();  // the last one alone, once
  f.pump.drain();
  CHECK_FALSE(f.view.done);
}

TEST_CASE("a step is not taken back over a later one") {
  Fixture f;
  const RecordId id = f.conduct([](test::Conduct& c) { return c.commitment("Call back", 0, "open"); });
  f.act(&DutyActs::put_off);
  const auto next = *f.record(id).ref(journal::commitment::kReplacedBy);
  SECTION("what the step made was removed for good") {
    REQUIRE(f.now([&](Session& session) -> Status { return session.purge(next); }));
  }
  SECTION("what the step made was worked on") {
    REQUIRE(f.now([&](Session& session) { return session.transition(next, "keep"); }));
  }
  SECTION("the record moved on") {
    REQUIRE(f.now([&](Session& session) -> Status {
      TR_LET(opened, session.open(id));
      opened.record.set(journal::kState, std::string("dropped_by_both"));
      return session.save(opened.record, opened.written);
    }));
  }
  const journal::Record there = f.record(id);
  f.today.duties().undo();
  f.pump.drain();
  REQUIRE(f.view.problem);
  CHECK(*f.view.problem == Error{Code::refused, "moved on"});
  CHECK(f.record(id) == there);
}

TEST_CASE("a check-in that was put off is where it was, and its move is counted no more") {
  Fixture f;
  const RecordId id = f.now([](Session& session) {
    journal::Record checkin = session.new_record(journal::Kind::checkin);
    checkin.set(journal::checkin::kTitle, std::string("Ana"));
    checkin.set(journal::checkin::kDue, session.now().day());
    REQUIRE(session.add(checkin));
    return checkin.id;
  });
  const journal::Record before = f.record(id);
  const Duty duty = f.only_duty();
  f.today.duties().put_off(duty);
  f.today.duties().put_off(duty);  // a second press before the page is made anew
  f.pump.drain();
  CHECK_FALSE(f.view.problem);
  CHECK(f.record(id).strings(journal::checkin::kMoves).size() == 1);
  CHECK(f.view.page.duties.empty());
  f.today.duties().undo();
  f.pump.drain();
  CHECK_FALSE(f.view.problem);
  CHECK(f.record(id) == before);
  CHECK(f.view.page.duties.size() == 1);
}

TEST_CASE("nothing is taken back after a lock") {
  Fixture f;
  const RecordId id = f.conduct([](test::Conduct& c) { return c.commitment("Call back", 0, "open"); });
  f.act(&DutyActs::settle);
  f.today.forget();
  f.view.done.reset();
  f.today.duties().undo();
  f.pump.drain();
  CHECK_FALSE(f.view.done);
  CHECK(f.record(id).state() == "kept");
}

TEST_CASE("what is owed says whose it is and of which work") {
  Fixture f;
  const Day today = f.pump.clock.now().day();
  REQUIRE(f.now([&](Session& session) -> Status {
    TR_LET(ana, session.person_named("Ana"));
    journal::Record work = session.new_record(journal::Kind::engagement);
    work.set(journal::engagement::kTitle, std::string("Harbour"));
    TR_TRY(session.add(work));
    journal::Record checkin = session.new_record(journal::Kind::checkin);
    checkin.set(journal::kEngagement, work.id);
    checkin.set(journal::checkin::kDue, today + 30);
    TR_TRY(session.add(checkin));
    journal::Record heard = session.new_record(journal::Kind::heard);
    heard.set(journal::heard::kWords, std::string("We wait too long"));
    heard.set(journal::heard::kType, std::string("request"));
    heard.set(journal::heard::kOn, today - 1);
    heard.set(journal::heard::kCheckIn, checkin.id);
    heard.set(journal::kPeople, journal::Strings{ana.text()});
    return session.add(heard);
  }));
  CHECK(f.only_duty().owed.about == "Ana · Harbour");
}

TEST_CASE("one line becomes something heard, a fire or a small fix, dated today") {
  Fixture f;
  const auto capture = [&](Capture what) {
    f.view.captured.reset();
    f.today.capture(what, "The import stood still");
    f.pump.drain();
    REQUIRE(f.view.captured);
    return f.record(*f.view.captured);
  };
  const Day today = f.pump.clock.now().day();
  const journal::Record heard = capture(Capture::heard);
  CHECK(heard.kind == journal::Kind::heard);
  CHECK(heard.body() == "The import stood still");
  CHECK(heard.when() == today);
  const journal::Record fire = capture(Capture::fire);
  CHECK(fire.kind == journal::Kind::fire);
  CHECK(fire.title() == "The import stood still");
  CHECK(fire.when() == today);
  CHECK(capture(Capture::small_fix).kind == journal::Kind::small_fix);
}
