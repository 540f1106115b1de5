// The drill: one's own question first, those of the bank afterwards.
#include "app/presenters/drill_presenter.h"

#include <algorithm>

#include "support/conduct.h"
#include "support/desk_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Kind;

namespace {

struct FakeDrill : DrillView {
  DrillPage page;
  std::optional<DrillAnswer> answer;
  std::optional<Error> problem;
  std::string given_back;

  void show(const DrillPage& shown) override {
    page = shown;
    answer.reset();
  }
  void show_answer(const DrillAnswer& shown) override { answer = shown; }
  void show_not_kept(const Error& error, const std::string& text) override {
    problem = error;
    given_back = text;
  }
  void show_problem(const Error& error) override { problem = error; }
};

struct Fixture : test::DeskFixture {
  FakeDrill view;
  DrillPresenter drill{*desk, view};

  void start() {
    drill.start();
    pump.drain();
  }
  template <class Work>
  RecordId conduct(Work work) {
    return now([&](Session& session) {
      test::Conduct all(session);
      return work(all);
    });
  }
  void answer(const std::string& text) {
    drill.answer(text);
    pump.drain();
  }
  std::size_t count(Kind kind) {
    return now([kind](Session& session) { return session.all_of(kind)->size(); });
  }
};

}  // namespace

TEST_CASE("the drill of a journal without anything that happened says so") {
  Fixture f;
  f.start();
  CHECK_FALSE(f.view.page.situation);
  f.drill.another();
  f.answer("What would help?");
  CHECK_FALSE(f.view.answer);
  CHECK(f.count(Kind::question) == 0);
}

TEST_CASE("an answer that comes late is kept, and compared under no other situation") {
  Fixture f;
  f.conduct([](test::Conduct& c) { return c.heard("We wait too long", 5); });
  f.conduct([](test::Conduct& c) { return c.fire(3); });
  f.start();
  f.drill.answer("What would help?");
  f.drill.another();
  f.pump.drain();
  CHECK_FALSE(f.view.answer);
  CHECK(f.count(Kind::question) == 1);
}

TEST_CASE("the newest of moments, heard, fires and stories comes first, and the last leads to the first") {
  Fixture f;
  f.conduct([](test::Conduct& c) { return c.heard("We wait too long", 5); });
  f.conduct([](test::Conduct& c) { return c.fire(3); });
  const RecordId moment = f.write_moment("They asked me back");
  f.start();
  std::vector<Kind> kinds;
  for (int i = 0; i < 3; ++i) {
    REQUIRE(f.view.page.situation);
    kinds.push_back(f.view.page.situation->kind);
    f.drill.another();
  }
  CHECK(kinds == std::vector{Kind::moment, Kind::fire, Kind::heard});
  CHECK(f.view.page.situation->id == moment);
  CHECK(f.view.page.of == 3);
}

TEST_CASE("any situation can be practised on by its id, also one that is too old for the list") {
  Fixture f;
  const RecordId oldest = f.write_moment("They asked me back");
  f.pump.clock.advance_days(1);
  for (int i = 0; i < 200; ++i) f.write_moment("They asked again");
  f.now([&](Session& session) {
    const auto all = drill_situations(session);
    REQUIRE(all->size() == 200);
    CHECK(std::ranges::find(*all, oldest, &DrillSituation::id) == all->end());
    const auto one = drill_situation(session, oldest);
    REQUIRE(one);
    CHECK(one->title == "They asked me back");
    const journal::Record person = session.new_record(Kind::person);
    CHECK(drill_situation(session, person.id).code() == Code::not_found);
    CHECK(drill_situation(session, *session.person_named("Ana")).code() == Code::usage);
    REQUIRE(session.remove(oldest));
    CHECK(drill_situation(session, oldest).code() == Code::usage);
    return true;
  });
}

TEST_CASE("one's own question is kept before others are shown, and counts no use") {
  Fixture f;
  f.conduct([](test::Conduct& c) { return c.heard("We wait too long", 5); });
  f.start();
  CHECK_FALSE(f.view.answer);
  f.answer("  What made the wait hard?  ");
  REQUIRE(f.view.answer);
  CHECK(f.view.answer->own == "What made the wait hard?");
  CHECK(f.view.answer->kept == DrillAnswer::Kept::added);
  CHECK(f.view.answer->others.size() == 3);
  for (const Prompt& other : f.view.answer->others) CHECK(other.text != "What made the wait hard?");
  CHECK(f.count(Kind::question) == 1);
  CHECK(f.count(Kind::question_use) == 0);
  f.answer("What made the wait hard?");
  CHECK(f.view.answer->kept == DrillAnswer::Kept::known);
  CHECK(f.count(Kind::question) == 1);
}

TEST_CASE("a question that is too long comes back to be shortened") {
  Fixture f;
  f.write_moment("They asked me back");
  f.start();
  const std::string text(300, 'w');
  f.answer(text);
  CHECK_FALSE(f.view.answer);
  CHECK(f.view.given_back == text);
  REQUIRE(f.view.problem);
  CHECK(f.view.problem->code == Code::invalid);
}

TEST_CASE("the questions to compare are of the situation's own theme and never a retired one") {
  Fixture f;
  f.write_moment("They asked me back");
  const auto like = [&] {
    return f.now([&](Session& session) {
      DrillSituation situation;
      situation.kind = Kind::moment;
      return questions_like(*session.prompts(), situation, "");
    });
  };
  const auto first = like();
  REQUIRE(first.size() == 3);
  for (const Prompt& each : first) CHECK((each.kind == "moment" || each.standard == "LISTEN"));
  REQUIRE(f.now([&](Session& session) { return session.retire_prompt(first.front().id); }));
  for (const Prompt& each : like()) CHECK(each.id != first.front().id);
}
