// The records of a kind on their page: made, listed, moved through their steps, removed.
#include <algorithm>

#include "app/newest.h"
#include "records_support.h"

using namespace thirdrow;
using namespace thirdrow::app;
using Fixture = test::RecordsFixture;

TEST_CASE("a record is made from its form, listed by title and opened again") {
  Fixture f{"Zoo move", "Archive"};
  REQUIRE(f.view.lines.size() == 2);
  CHECK(f.view.lines[0].title == "Archive");
  CHECK(f.view.lines[0].state == "draft");
  f.choose(1);
  CHECK(f.view.page->record.title() == "Zoo move");
  CHECK(f.view.selected == 1);
}

TEST_CASE("a needed field and a value out of limits are told at the field and nothing is written") {
  Fixture f;
  f.begin();
  f.type("every", "99");
  CHECK(f.view.wrong == &f.field("every"));
  f.type("why", "because");
  f.records.flush_quietly();
  f.pump.drain();
  CHECK(f.view.wrong == &f.field("every"));
  f.type("every", "2");
  CHECK(f.view.wrong == nullptr);
  f.flush();
  CHECK(f.view.wrong == &f.field("title"));
  CHECK(f.view.saves == 0);
  CHECK(f.view.lines.empty());
}

TEST_CASE("transitions move a record, ask for what they need, and put finished ones out of the way") {
  Fixture f{"Launch"};
  f.take("start");
  CHECK(f.view.page->record.state() == "active");
  CHECK(f.view.page->record.day(journal::engagement::kActualStart) == f.pump.clock.now().day());
  f.take("cancel");
  CHECK(f.view.wrong == &f.field("reason"));
  f.type("reason", "No longer needed");
  f.take("cancel");
  CHECK(f.view.lines.empty());
  CHECK(f.view.resting == 1);
  f.records.show_resting(Resting::shown);
  CHECK(f.view.lines.size() == 1);
}

TEST_CASE("a deleted record can be brought back in place") {
  Fixture f{"Launch"};
  f.records.remove();
  f.pump.drain();
  CHECK(f.view.removed == "Launch");
  CHECK(f.view.lines.empty());
  f.records.undo_remove();
  f.pump.drain();
  CHECK(f.view.lines.size() == 1);
  CHECK(f.view.page->record.title() == "Launch");
}

TEST_CASE("a record that is begun before the shown one is removed is shown all the same") {
  Fixture f{"Launch"};
  f.records.create();
  f.records.remove();
  f.pump.drain();
  REQUIRE(f.view.page);
  CHECK_FALSE(f.view.page->stored);
  CHECK(f.view.removed == "Launch");
  CHECK(f.view.lines.empty());
}

TEST_CASE("coming back to the page shows the open record as it is now, unless words wait") {
  Fixture f{"Launch"};
  const RecordId id = *f.records.selected();
  const auto change = [&](const std::string& why) {
    REQUIRE(f.now([&](Session& session) -> Status {
      TR_LET(opened, session.open(id));
      opened.record.set(journal::engagement::kWhy, why);
      return test::put(session, opened.record);
    }));
  };
  change("Changed elsewhere");
  f.records.enter();
  f.pump.drain();
  CHECK(f.view.page->record.body() == "Changed elsewhere");
  f.type("why", "Typed here");
  change("Changed again");
  f.records.enter();
  f.pump.drain();
  CHECK(f.records.page()->record.body() == "Typed here");
}

TEST_CASE("a record that is removed takes along what was just typed, also what does not fit") {
  Fixture f{"Launch"};
  f.type("why", "They asked");
  SECTION("as it is") {}
  SECTION("over a limit") { f.type("title", std::string(1000, 'x')); }
  f.records.remove();
  f.pump.drain();
  CHECK(f.view.lines.empty());
  f.records.undo_remove();
  f.pump.drain();
  REQUIRE(f.view.page);
  CHECK(f.view.page->record.body() == "They asked");
}

TEST_CASE("a new record that is discarded while its first save is under way is not left in the list") {
  Fixture f;
  f.records.start();
  f.begin();
  f.type("title", "Launch");
  f.records.flush();
  f.records.remove();
  f.pump.drain();
  CHECK(f.view.lines.empty());
  CHECK_FALSE(f.view.page);
}

TEST_CASE("a step taken while another record is fetched does not bring the form back") {
  Fixture f{"Zoo move", "Archive"};
  REQUIRE(f.records.page()->record.title() == "Archive");
  SECTION("asked for after the other record") {
    f.records.select(1);
    f.records.move(f.move("start"));
  }
  SECTION("asked for before it") {
    f.records.move(f.move("start"));
    f.records.select(1);
  }
  f.pump.drain();
  CHECK(f.view.page->record.title() == "Zoo move");
  CHECK(f.view.lines[0].state == "active");
}

TEST_CASE("a record that is read anew after a step does not come up over another list") {
  Fixture f{"Archive"};
  f.records.move(f.move("start"));
  f.pump.run_worker();
  f.pump.run_front();  // the step was taken, and the record is asked for
  f.records.look_at({{{journal::Kind::fire}}});
  f.pump.drain();
  CHECK_FALSE(f.view.page);
}

TEST_CASE("a field filled in while its record is read anew keeps what was typed, on the form too") {
  Fixture f{"Launch"};
  f.records.move(f.move("start"));
  f.pump.run_worker();
  f.pump.run_front();
  f.pump.run_worker();
  f.type("why", "They asked");
  f.pump.drain();
  CHECK(f.view.page->record.state() == "active");
  CHECK(f.view.page->record.body() == "They asked");
  CHECK(f.now([id = *f.records.selected()](Session& s) { return s.open(id)->record.body(); }) ==
        "They asked");
}

TEST_CASE("a value that cannot be read is told as long as it stands there, and no step passes it over") {
  Fixture f{"Launch"};
  f.type("planned_end", "soon");
  f.type("why", "They asked");
  CHECK(f.view.wrong == &f.field("planned_end"));
  f.take("start");
  CHECK(f.records.page()->record.state() == "draft");
  CHECK(f.view.wrong == &f.field("planned_end"));
  f.type("planned_end", "2026-12-01");
  CHECK(f.view.wrong == nullptr);
  f.take("start");
  CHECK(f.view.page->record.state() == "active");
  CHECK(f.view.page->record.day(journal::engagement::kPlannedEnd) == Day::parse("2026-12-01"));
}

TEST_CASE("a form has no field that another state is for, and stays as it is when it is saved first") {
  Fixture f;
  const auto offered = [&f](std::string_view name) {
    const auto& fields = f.view.page->fields;
    const auto at =
        std::ranges::find_if(fields, [name](const FormField& each) { return each.field->name == name; });
    return at->offered;
  };
  const auto check_draft = [&offered] {
    for (const char* name : {"actual_start", "actual_end", "reason", "waiver"}) {
      INFO(name);
      CHECK_FALSE(offered(name));
    }
    CHECK(offered("planned_end"));
  };
  f.records.start();
  f.begin();
  check_draft();
  f.type("title", "Launch");
  f.flush();
  check_draft();
  f.take("start");
  CHECK(offered("actual_start"));
  CHECK(offered("waiver"));
  CHECK_FALSE(offered("actual_end"));
  CHECK_FALSE(offered("reason"));
}

TEST_CASE("people are named in a form, also when another is shown before the name is known") {
  Fixture f{"Launch", "Zoo move"};
  f.choose(0);
  const RecordId id = *f.records.selected();
  f.records.add_person("Maya");
  const bool leaves = GENERATE(false, true);
  if (leaves) f.records.select(1);
  f.pump.drain();
  f.flush();
  const auto people = [&] {
    return f.now([id](Session& session) { return session.open(id); })->record.strings(journal::kPeople);
  };
  REQUIRE(people().size() == 1);
  CHECK(f.view.known == std::vector<std::string>{"Maya"});
  f.records.select_record(id);
  f.pump.drain();
  REQUIRE(f.view.page->people.size() == 1);
  CHECK(f.view.page->people[0].name == "Maya");
  f.records.remove_person(f.view.page->people[0].id);
  f.flush();
  CHECK(people().empty());
}

TEST_CASE("one of one's best is read again however many newer records are listed") {
  Fixture f;
  const auto keep = [&f](std::string_view sort, int days_ago) {
    return f.now([&](Session& session) {
      journal::Record one = session.new_record(journal::Kind::reflection);
      one.set(journal::reflection::kType, std::string(sort));
      one.set(journal::reflection::kBody, std::string("Calm at the desk"));
      one.set(journal::kHappened, Stamp::from_local(session.now().day() - days_ago, 600, 60));
      REQUIRE(session.add(one));
      return one.id;
    });
  };
  f.records.look_at({{{journal::Kind::reflection, "presence"}, kBestSelf}});
  f.pump.drain();
  CHECK_FALSE(f.records.has_again());
  const RecordId best = keep("best_self", 400);
  for (std::size_t i = 0; i < kListed; ++i) keep("presence", 1);
  f.records.start();
  f.pump.drain();
  REQUIRE(f.view.lines.size() == kListed);
  CHECK(std::ranges::find(f.view.lines, best, &RecordLine::id) == f.view.lines.end());
  REQUIRE(f.records.has_again());
  f.records.select_again();
  f.pump.drain();
  CHECK(f.records.selected() == best);
}

TEST_CASE("a list over all work says of which each record is, a list of one work does not") {
  Fixture f{"Harbour"};
  const RecordId work = f.view.page->record.id;
  f.desk->ask(
      f.alive,
      [work](Session& session) {
        journal::Record fire = session.new_record(journal::Kind::fire);
        fire.set(journal::fire::kTitle, std::string("Printer"));
        fire.set(journal::kEngagement, work);
        return session.add(fire);
      },
      [](const Status& added) { REQUIRE(added); });
  for (const auto& of : {std::optional<RecordId>(), std::optional(work)}) {
    f.records.look_at({{{journal::Kind::fire}}, of});
    f.pump.drain();
    REQUIRE(f.view.lines.size() == 1);
    CHECK(f.view.lines[0].title == "Printer");
    CHECK(f.view.lines[0].work == (of ? "" : "Harbour"));
  }
}

TEST_CASE("what begins a sum of a year says so, in a piece of work it is of a round") {
  const What shown{journal::Kind::publication};
  CHECK(std::string_view(new_words({{shown}}, shown)) == "The answers of a year, added up");
  CHECK(std::string_view(new_words({{shown}, RecordId{}}, shown)) == what_words(shown));
}
