// What is held about a person, and erasing them, as a page does it.
#include "app/presenters/person_presenter.h"

#include <algorithm>

#include "support/conduct.h"
#include "support/desk_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Kind;

namespace {

struct FakePerson : PersonView {
  HeldPage page;
  std::optional<std::int64_t> rewritten;
  std::size_t alike = 0;
  std::string erased;
  std::optional<Error> problem;
  std::optional<std::string> interrupted;
  int steps = 0, looks = 0;

  void show_held(const HeldPage& shown) override {
    page = shown;
    ++looks;
  }
  void show_progress(std::int64_t, std::int64_t) override { ++steps; }
  void show_erased(const std::string& name, const Erased& done) override {
    erased = name;
    rewritten = done.rewritten;
    alike = done.alike.size();
  }
  void show_not_erased(const Error& error) override { problem = error; }
  void show_interrupted(const std::string& name) override { interrupted = name; }
  void show_problem(const Error& error) override { problem = error; }
};

struct Fixture : test::DeskFixture {
  FakePerson view;
  PersonPresenter presenter{*desk, view};
  RecordId person = now([](Session& session) { return *session.person_named("Annabel Quillfeather"); });

  void look() {
    presenter.look_at(person);
    pump.drain();
  }
  void erase(const std::string& typed, const std::string& also = {}) {
    presenter.erase(typed, also);
    pump.drain();
  }
  RecordId heard_from() {
    return now([this](Session& session) {
      test::Conduct all(session);
      const RecordId id = all.heard("It takes too long", 2);
      const auto opened = session.open(id);
      journal::Record record = opened->record;
      record.set(journal::kPeople, journal::Strings{person.text()});
      REQUIRE(session.save(record, opened->record));
      return id;
    });
  }
  std::vector<std::string> bodies() {
    return now([](Session& session) {
      std::vector<std::string> out;
      const auto all = session.all_of(Kind::reflection);
      for (const journal::Record& record : *all) out.push_back(record.body());
      return out;
    });
  }
  bool person_is_there() {
    return now([this](Session& session) { return session.open(person).ok(); });
  }
};

}  // namespace

TEST_CASE("what is held is every record that names the person, newest first, and where it opens") {
  Fixture f;
  f.look();
  CHECK(f.view.page.name == "Annabel Quillfeather");
  CHECK(f.view.page.lines.empty());
  const RecordId heard = f.heard_from();
  const RecordId entry = f.write("Lunch", "With Quillfeather, at last");
  f.look();
  REQUIRE(f.view.page.lines.size() == 2);
  CHECK(f.view.page.lines[0].id == entry);
  CHECK(f.view.page.lines[0].kind == Kind::reflection);
  CHECK(f.view.page.lines[1].id == heard);
  CHECK(f.view.page.lines[1].home == Home::journal);
  CHECK(f.view.page.by_name == 1);
}

TEST_CASE("nothing is erased until the name is written") {
  Fixture f;
  f.write("Lunch", "With Quillfeather");
  f.erase("Annabel Quillfeather");
  f.look();
  f.erase("");
  f.erase("Annabel");
  CHECK_FALSE(f.view.rewritten);
  CHECK(f.person_is_there());
  CHECK(f.presenter.is_name(" annabel quillfeather "));
}

TEST_CASE("erasing takes the person out, other spellings too, and tells of how many records") {
  Fixture f;
  f.write("Lunch", "With Quillfeather and Bel");
  f.write("Dinner", "Alone, with Annabels book");
  f.look();
  f.erase("annabel quillfeather", "Bel, , Annie");
  CHECK_FALSE(f.view.problem);
  CHECK(f.view.rewritten == 1);
  CHECK(f.view.alike == 1);
  CHECK(f.view.erased == "Annabel Quillfeather");
  CHECK(f.view.steps > 0);
  CHECK_FALSE(f.person_is_there());
  auto bodies = f.bodies();
  std::ranges::sort(bodies);
  CHECK(bodies == std::vector<std::string>{"Alone, with Annabels book", "With removed and removed"});
  CHECK_FALSE(f.presenter.page());
}

TEST_CASE("locking forgets whose page it was") {
  Fixture f;
  f.write("Lunch", "With Quillfeather");
  f.look();
  f.presenter.forget();
  CHECK(f.view.page.lines.empty());
  CHECK(f.view.page.name.empty());
  CHECK_FALSE(f.presenter.is_name("Annabel Quillfeather"));
}

TEST_CASE("a lock stops the look through every record, and so does a newer one") {
  Fixture f;
  f.write("Lunch", "With Quillfeather");
  f.presenter.look_at(f.person);
  f.look();
  CHECK(f.view.looks == 1);
  f.presenter.look_at(f.person);
  f.presenter.forget();
  f.desk->lock();
  f.pump.drain();
  CHECK(f.view.page.lines.empty());
  CHECK_FALSE(f.view.problem);
}

TEST_CASE("an erasure that a lock interrupts is told of once the journal is open again") {
  Fixture f;
  f.write("Lunch", "With Quillfeather");
  f.look();
  f.presenter.erase("Annabel Quillfeather", "");
  SECTION("before it was done: nothing is erased") {
    f.desk->lock();
    f.presenter.forget();
    f.pump.drain();
    CHECK_FALSE(f.view.interrupted);
    f.unlock();
    f.presenter.resume();
    f.pump.drain();
    CHECK(f.view.interrupted == "Annabel Quillfeather");
    CHECK(f.person_is_there());
  }
  SECTION("after it was done: they are gone") {
    f.pump.run_worker();
    f.desk->lock();
    f.presenter.forget();
    f.pump.drain();
    f.unlock();
    f.presenter.resume();
    f.pump.drain();
    CHECK(f.view.interrupted == "");
    CHECK_FALSE(f.person_is_there());
  }
  f.view.interrupted.reset();
  f.presenter.resume();
  f.pump.drain();
  CHECK_FALSE(f.view.interrupted);
}
