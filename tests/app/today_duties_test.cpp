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

  void show(const TodayPage& shown) override { page = shown; }
  void show_prompt(const std::optional<Prompt>&) override {}
  void show_captured(Capture, RecordId id) override { captured = id; }
  void show_not_captured(const Error& error, const std::string&) override { problem = error; }
  void show_problem(const Error& error) override { problem = error; }
};

struct Fixture : test::DeskFixture {
  FakeToday view;
  TodayPresenter today{*desk, view};
  std::optional<RecordId> opened;

  Fixture() {
    today.on_open = [this](const Duty& duty) { opened = duty.owed.id; };
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
  void act(void (TodayPresenter::*what)(const Duty&)) {
    const Duty duty = only_duty();
    (today.*what)(duty);
    pump.drain();
    CHECK_FALSE(view.problem);
  }
};

}  // namespace

TEST_CASE("what I heard is answered, put off, or opened to be declined with a reason") {
  Fixture f;
  const RecordId id = f.conduct([](test::Conduct& c) { return c.heard("We wait too long", 3); });
  f.act(&TodayPresenter::decline);
  CHECK(f.opened == id);
  CHECK(f.record(id).state() == "open");
  f.act(&TodayPresenter::put_off);
  CHECK(f.view.page.duties.empty());
  CHECK(f.record(id).state() == "parked");
}

TEST_CASE("a promise that is due is kept, moved by a week, or said not to be kept") {
  Fixture f;
  const RecordId id = f.conduct([](test::Conduct& c) { return c.commitment("Call back", 0, "open"); });
  CHECK(f.only_duty().owed.movable);
  SECTION("kept") {
    f.act(&TodayPresenter::settle);
    CHECK(f.record(id).state() == "kept");
  }
  SECTION("moved") {
    f.act(&TodayPresenter::put_off);
    CHECK(f.record(id).state() == "renegotiated");
  }
  SECTION("not kept") {
    f.act(&TodayPresenter::decline);
    CHECK(f.record(id).state() == "broken");
  }
  CHECK(f.view.page.duties.empty());
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
