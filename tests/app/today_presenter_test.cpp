#include "app/presenters/today_presenter.h"

#include "app/happening.h"
#include "support/desk_fixture.h"
#include "support/failing_disk.h"
#include "support/full_disk.h"

using namespace thirdrow;
using namespace thirdrow::app;

namespace {

struct FakeToday : TodayView {
  TodayPage page;
  std::optional<Prompt> prompt;
  std::optional<Capture> captured;
  std::optional<Error> not_captured;
  std::string line;  ///< the view's own

  void show(const TodayPage& p) override {
    page = p;
    prompt = p.today.prompt;
  }
  void show_prompt(const std::optional<Prompt>& p) override { prompt = p; }
  void show_captured(Capture what, RecordId) override { captured = what; }
  void show_not_captured(const Error& error, const std::string& words) override {
    not_captured = error;
    line = words + line;
  }
  void show_done(const DutyDone&) override {}
  void show_problem(const Error&) override {}
};

struct Fixture : test::DeskFixture {
  FakeToday view;
  TodayPresenter today{*desk, view};
  void start() {
    today.start();
    pump.drain();
  }
  /// What would be asked by now if nothing had been.
  std::optional<std::string> desk_prompt() {
    std::optional<std::string> id;
    desk->ask(
        alive, [](Session& session) { return prompt_of_today(session); },
        [&](const Result<std::optional<Prompt>>& found) {
          if (found && *found) id = (*found)->id;
        });
    pump.drain();
    return id;
  }
  void capture(Capture what, const std::string& line) {
    today.capture(what, line);
    pump.drain();
  }
};

}  // namespace

TEST_CASE("Today asks one question, another can be had and none is fine") {
  Fixture f;
  f.start();
  REQUIRE(f.view.prompt);
  const std::string first = f.view.prompt->id;
  f.today.swap();
  f.pump.drain();
  REQUIRE(f.view.prompt);
  CHECK(f.view.prompt->id != first);
  const std::string second = f.view.prompt->id;
  f.start();
  CHECK(f.view.prompt->id == second);
  f.today.skip();
  CHECK_FALSE(f.view.prompt);
  f.start();
  CHECK_FALSE(f.view.prompt);
  f.pump.clock.advance_days(1);
  f.start();
  CHECK(f.view.prompt);
}

TEST_CASE("the question stays for the day, whatever is written down meanwhile") {
  Fixture f;
  f.start();
  REQUIRE(f.view.prompt);
  const std::string first = f.view.prompt->id;
  f.capture(Capture::moment, "She asked why");
  const auto now = f.desk_prompt();
  REQUIRE(now);
  CHECK(*now != first);  // or nothing would be shown here
  f.start();
  REQUIRE(f.view.prompt);
  CHECK(f.view.prompt->id == first);
  f.pump.clock.advance_days(1);
  f.start();
  REQUIRE(f.view.prompt);
  CHECK(f.view.prompt->id != first);
}

TEST_CASE("a question that is used, retired, removed or written anew does not stay as it was") {
  Fixture f;
  const auto shown = [&f] {
    f.start();
    REQUIRE(f.view.prompt);
    return f.view.prompt->id;
  };
  const auto write = [&f](auto change) { CHECK(f.now([&](Session& session) { return change(session); })); };
  std::string id = shown();
  write([&](Session& session) { return session.retire_prompt(id).ok(); });
  CHECK(shown() != id);
  id = shown();
  write([&](Session& session) { return session.prompt_used(id).ok(); });
  CHECK(shown() != id);

  journal::Record own;
  write([&](Session& session) {
    const auto added = session.add_prompt("What did I promise today?", "check-ins");
    if (added) own = session.open(*added)->record;
    return added.ok();
  });
  for (int i = 0; i < 200 && f.view.prompt->id != own.id.text(); ++i) {
    f.today.swap();
    f.pump.drain();
    REQUIRE(f.view.prompt);
  }
  REQUIRE(shown() == own.id.text());
  journal::Record anew = own;
  anew.set(journal::question::kText, std::string("What did I promise this week?"));
  write([&](Session& session) { return session.save(anew, own).ok(); });
  REQUIRE(shown() == own.id.text());
  CHECK(f.view.prompt->text == "What did I promise this week?");
  write([&](Session& session) { return session.remove(own.id).ok(); });
  CHECK(shown() != own.id.text());
}

TEST_CASE("answering hands the question over") {
  Fixture f;
  std::string handed;
  f.today.on_answer = [&](const Prompt& prompt) { handed = prompt.id; };
  f.start();
  const std::string asked = f.view.prompt->id;
  f.today.answer();
  CHECK(handed == asked);
}

TEST_CASE("one line becomes a note, a moment or a story") {
  Fixture f;
  f.start();
  f.capture(Capture::note, "  A thought ");
  f.capture(Capture::moment, "She asked why");
  f.capture(Capture::story, "They stayed late for us");
  f.capture(Capture::note, "   ");
  CHECK(f.view.captured == Capture::story);
  const auto rows = f.now([](Session& session) { return session.list({}, 10, 0); });
  REQUIRE(rows->total == 3);
  CHECK(f.view.page.today.recent.size() == 3);
  CHECK(f.now([](Session& session) { return session.search("stayed", {}, Order::newest, 5)->total; }) == 1);
}

TEST_CASE("a line longer than a moment's title goes on in its text, and a refused one is told") {
  Fixture f;
  f.start();
  const std::string longest(260, 'e');
  f.capture(Capture::moment, longest);
  REQUIRE(f.view.captured == Capture::moment);
  const auto moments = f.now([](Session& session) { return session.all_of(journal::Kind::moment); });
  REQUIRE(moments->size() == 1);
  CHECK((*moments)[0].title().size() == 200);
  CHECK((*moments)[0].body().size() == 60);
  f.capture(Capture::story, std::string(2000, 'x'));
  REQUIRE(f.view.not_captured);
  CHECK(f.view.not_captured->code == Code::invalid);
}

TEST_CASE("a line that was not captured is there after locking") {
  Fixture f;
  f.start();
  f.today.keep_line("half a tho");
  f.desk->lock();
  f.today.forget();
  f.pump.drain();
  CHECK(f.view.page.line.empty());
  f.unlock();
  f.start();
  CHECK(f.view.page.line == "half a tho");
}

TEST_CASE("a kept line outlives a page that is left before it was given back, with what was typed there") {
  Fixture f;
  f.today.keep_line("half a tho");
  for (const char* typed : {"", "and more"}) {
    f.desk->lock();
    f.today.forget();
    f.pump.drain();
    f.unlock();
    f.today.start();
    f.today.keep_line(typed);
  }
  f.pump.drain();
  f.desk->lock();
  f.today.forget();
  f.pump.drain();
  f.unlock();
  f.today.start();
  f.pump.drain();
  CHECK(f.view.page.line == "half a tho and more");
}

TEST_CASE("a line that was refused comes back, and is kept when the page is locked before the answer",
          "[fault]") {
  Fixture f;
  f.start();
  {
    const test::FullDisk full;
    f.today.capture(Capture::note, "Not lost");
    SECTION("answered") {
      f.pump.drain();
      REQUIRE(f.view.not_captured);
      CHECK(f.view.line == "Not lost");
      f.today.keep_line(f.view.line + " either");
    }
    SECTION("locked before") { f.today.keep_line("either"); }
    f.desk->lock();
    f.today.forget();
    f.pump.drain();
  }
  f.unlock();
  f.start();
  CHECK(f.view.page.line == "Not lost either");
}

TEST_CASE("a kept line is given once: a captured one does not come back into the empty field") {
  Fixture f;
  f.start();
  f.today.keep_line("A thought");
  f.start();
  CHECK(f.view.page.line.empty());
  f.today.start();  // reads the line that is still kept, and is answered after the capture was asked for
  f.capture(Capture::note, "A thought");
  CHECK(f.view.page.line.empty());
  CHECK(f.now([](Session& session) { return session.kept_line(); })->empty());
}

TEST_CASE("a line counts as captured when it is in the journal, whatever else the disk refuses", "[fault]") {
  test::FailingDisk disk;
  Fixture f;
  f.start();
  const auto notes = [&] { return f.now([](Session& session) { return session.list({}, 1, 0)->total; }); };
  bool failed = true;
  for (std::int64_t nth = 1; failed && nth < 200; ++nth) {
    INFO("call " << nth);
    f.today.keep_line("A thought " + std::to_string(nth));
    f.pump.drain();
    f.view.captured.reset();
    const auto before = notes();
    disk.fail_at(nth, test::FailingDisk::Fault::io_error, test::FailingDisk::For::once);
    f.capture(Capture::note, "A thought");
    failed = disk.failed();
    disk.mend();
    CHECK(f.view.captured.has_value() == (notes() > before));
  }
  CHECK_FALSE(failed);
}

TEST_CASE("after more than a month the page opens with the last entry") {
  Fixture f;
  f.write("Where I was", "words");
  f.start();
  CHECK_FALSE(f.view.page.pick_up);
  f.pump.clock.advance_days(45);
  f.start();
  REQUIRE(f.view.page.pick_up);
  CHECK(f.view.page.pick_up->title == "Where I was");
}

TEST_CASE("a month of records without an entry is no pause") {
  Fixture f;
  f.write("Where I was", "words");
  f.pump.clock.advance_days(45);
  f.now([](Session& session) {
    journal::Record meeting = session.new_record(journal::Kind::checkin);
    meeting.set(journal::checkin::kDue, session.now().day());
    REQUIRE(session.add(meeting));
    return 0;
  });
  f.pump.clock.advance_days(5);
  f.start();
  CHECK_FALSE(f.view.page.pick_up);
}

TEST_CASE("what is owed knows where it opens and the words of what settles it") {
  Fixture f;
  f.capture(Capture::heard, "She asked why");
  REQUIRE(f.now([](Session& session) -> Status {
    journal::Record plan = session.new_record(journal::Kind::engagement);
    plan.set(journal::engagement::kTitle, std::string("Launch"));
    plan.set(journal::engagement::kPlannedStart, session.now().day() + 1);
    return test::put(session, plan);
  }));
  f.pump.clock.advance_days(20);
  f.start();
  REQUIRE(f.view.page.duties.size() == 2);
  const Duty heard = f.view.page.duties[0], plan = f.view.page.duties[1];
  CHECK(heard.home == Home::journal);
  CHECK(plan.home == Home::engagements);
  REQUIRE(heard.settles != nullptr);
  CHECK(std::string(heard.settles->label) == "I act on it");
  REQUIRE(plan.settles != nullptr);
  CHECK(std::string(plan.settles->label) == "Start");
  f.today.duties().settle(plan);
  f.pump.drain();
  REQUIRE(f.view.page.duties.size() == 1);
  CHECK(f.view.page.duties[0].owed.id == heard.owed.id);
  CHECK(f.now([&](Session& session) { return session.open(plan.owed.id)->record.state(); }) == "active");
}
