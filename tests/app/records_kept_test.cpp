// What is typed into the form of a record is not lost, whatever comes in between.
#include "journal/rows.h"
#include "records_support.h"
#include "support/full_disk.h"

using namespace thirdrow;
using namespace thirdrow::app;
using Fixture = test::RecordsFixture;

TEST_CASE("a form typed into is written when the journal is locked") {
  Fixture f{"Launch"};
  f.type("why", "They asked");
  f.records.flush();
  f.desk->lock();
  f.records.forget();
  f.pump.drain();
  CHECK_FALSE(f.view.page);
  f.unlock();
  const auto all = f.now([](Session& session) { return session.all_of(journal::Kind::engagement); });
  REQUIRE(all->size() == 1);
  CHECK((*all)[0].body() == "They asked");
}

TEST_CASE("a form that does not fit yet is kept over a lock and offered again") {
  Fixture f;
  f.begin();
  f.type("why", "They asked");
  f.records.flush();
  f.lock_and_unlock();
  f.records.start();
  f.pump.drain();
  REQUIRE(f.view.lines.size() == 1);
  f.choose(0);
  REQUIRE(f.view.page);
  CHECK(f.view.page->record.body() == "They asked");
  CHECK_FALSE(f.view.page->stored);
  f.type("title", "Launch");
  f.flush();
  CHECK(f.view.saves == 1);
  CHECK(f.now([](Session& session) { return session.unfinished(); })->empty());
}

TEST_CASE("a day or a number that cannot be read is there again after a lock, until it is put right") {
  Fixture f{"Launch"};
  f.type("planned_end", "2026-02-31");
  f.type("every", "two");
  f.type("why", "They asked");
  SECTION("typed and flushed") { f.records.flush(); }
  SECTION("typed only") { f.records.flush_quietly(); }
  f.lock_and_unlock();
  CHECK(f.now([](Session& session) { return session.unfinished(); })->size() == 1);
  f.records.start();
  f.pump.drain();
  f.choose(0);
  REQUIRE(f.view.page);
  const auto shown = [&f](std::string_view name) {
    return std::ranges::find(f.view.page->fields, &f.field(name), &FormField::field)->text;
  };
  CHECK(shown("planned_end") == "2026-02-31");
  CHECK(shown("every") == "two");
  CHECK(f.view.page->record.body() == "They asked");
  CHECK(f.view.wrong != nullptr);
  f.take("start");
  CHECK(f.records.page()->record.state() == "draft");
  f.type("planned_end", "2026-12-01");
  f.type("every", "2");
  CHECK(f.view.wrong == nullptr);
  f.flush();
  CHECK(f.now([](Session& session) { return session.unfinished(); })->empty());
  const auto all = f.now([](Session& session) { return session.all_of(journal::Kind::engagement); });
  CHECK((*all)[0].day(journal::engagement::kPlannedEnd) == Day::parse("2026-12-01"));
  CHECK((*all)[0].integer(journal::engagement::kEvery) == 2);
  CHECK((*all)[0].body() == "They asked");
}

TEST_CASE("a stored record's form that does not fit is not moved on past its words, nor lost to another") {
  Fixture f{"Launch", "Zoo move"};
  f.choose(0);
  f.type("title", "");
  f.type("why", "They asked");
  f.take("start");
  CHECK(f.view.wrong == &f.field("title"));
  f.choose(1);
  CHECK(f.view.page->record.title() == "Zoo move");
  f.records.start();
  f.pump.drain();
  REQUIRE(f.view.lines.size() == 2);
  CHECK(f.view.lines[0].title == "They asked");  // its words stand in for the title it lacks
}

TEST_CASE("a discarded new form leaves no draft") {
  Fixture f;
  f.begin();
  f.type("why", "They asked");
  f.records.flush();
  f.records.remove();
  f.pump.drain();
  CHECK(f.view.lines.empty());
  CHECK(f.now([](Session& session) { return session.unfinished(); })->empty());
}

TEST_CASE("a form whose words could not be written stays when another is chosen", "[fault]") {
  Fixture f{"Launch", "Zoo move"};
  f.choose(0);
  f.type("why", "They asked");
  {
    const test::FullDisk full;
    f.choose(1);
    f.begin();
  }
  CHECK(f.records.page()->record.body() == "They asked");
  CHECK(f.view.selected == 0);
  f.choose(1);
  CHECK(f.view.page->record.title() == "Zoo move");
  CHECK(f.view.lines[0].body == "They asked");
}

TEST_CASE("what is typed into a form is kept every few seconds and when the keyboard leaves, fit or not") {
  Fixture f{"Launch"};
  f.begin();
  const bool fits = GENERATE(true, false);
  if (fits) f.type("title", "Zoo move");
  f.type("why", "They asked");
  SECTION("after a while") { f.timers.pass(RecordsPresenter::kDraftEvery); }
  SECTION("when the keyboard leaves") { f.records.flush_quietly(); }
  f.pump.drain();
  CHECK(f.view.wrong == nullptr);
  const RecordId id = *f.records.selected();
  f.lock_and_unlock();
  CHECK(f.now([id](Session& session) { return session.open(id); })->record.body() == "They asked");
}

TEST_CASE("a text over its limit is told at the field and kept") {
  Fixture f{"Launch"};
  const std::string long_words(100'000, 'x');
  f.type("why", long_words);
  REQUIRE(f.view.wrong == &f.field("why"));
  const RecordId id = *f.records.selected();
  f.begin();
  CHECK(*f.records.selected() != id);
  f.records.select_record(id);
  f.pump.drain();
  CHECK(f.view.page->record.body() == long_words);
}

TEST_CASE("a new form whose words were taken back leaves no draft") {
  Fixture f;
  f.records.start();
  f.begin();
  f.type("why", "They asked");
  f.timers.pass(RecordsPresenter::kDraftEvery);
  f.pump.drain();
  f.type("why", "");
  f.timers.pass(RecordsPresenter::kDraftEvery);
  f.pump.drain();
  CHECK(f.now([](Session& session) { return session.unfinished(); })->empty());
}

TEST_CASE("words beside days in the wrong order are kept over a lock and a step, until the days are right") {
  Fixture f{"Launch"};
  f.type("planned_start", "2026-12-01");
  f.flush();
  f.type("planned_end", "2026-11-01");
  f.type("why", "They asked");
  const bool steps = GENERATE(false, true);
  if (steps) f.take("start");
  f.flush();
  CHECK(f.view.page->record.state() == "draft");
  CHECK(f.view.wrong == &f.field("planned_end"));
  const RecordId id = f.view.page->record.id;
  f.lock_and_unlock();
  const auto opened = f.now([id](Session& session) { return session.open(id); });
  CHECK(opened->record.body() == "They asked");
  CHECK(opened->record.day(journal::engagement::kPlannedEnd) == Day::parse("2026-11-01"));
}

TEST_CASE("a person whose name was typed just before a lock is named in the record") {
  Fixture f{"Launch"};
  const bool is_new = GENERATE(false, true);
  if (is_new) f.begin();
  const RecordId id = *f.records.selected();
  f.records.add_person("Maya");
  f.records.flush();
  f.records.keep_names();
  f.lock_and_unlock();
  const journal::Strings people = f.record(id).strings(journal::kPeople);
  REQUIRE(people.size() == 1);
  CHECK(f.now([&](Session& session) { return session.name_of(*RecordId::parse(people[0])); }) == "Maya");
}

TEST_CASE("a lock keeps a person whose name stands in a field of the form and is not known by id yet") {
  Fixture f{"Launch"};
  const bool in_rows = GENERATE(false, true);
  const RecordId id = f.now([&](Session& session) {
    journal::Record record =
        session.new_record(in_rows ? journal::Kind::agreement : journal::Kind::commitment);
    if (!in_rows) {
      record.set(journal::commitment::kThen, std::string("Call"));
      record.set(journal::commitment::kDue, session.now().day() + 7);
    }
    REQUIRE(session.add(record));
    return record.id;
  });
  f.records.look_at({{{in_rows ? journal::Kind::agreement : journal::Kind::commitment}}});
  f.records.select_record(id);
  f.pump.drain();
  const journal::KindInfo& kind =
      journal::info(in_rows ? journal::Kind::agreement : journal::Kind::commitment);
  f.records.expect_name(*journal::find_field(kind, in_rows ? "agreed_by" : "helper"), "Maya");
  f.records.name_person("Maya", [](RecordId) {});
  f.records.flush();
  f.records.keep_names();
  f.lock_and_unlock();
  const journal::Record record = f.record(id);
  const auto rows =
      in_rows ? journal::cells_of(record, journal::agreement::kAgreedBy) : std::vector<journal::Cells>();
  const auto maya = in_rows ? RecordId::parse(rows.at(0).at(0)) : record.ref(journal::commitment::kHelper);
  REQUIRE(maya);
  CHECK(f.record(*maya).title() == "Maya");
}
