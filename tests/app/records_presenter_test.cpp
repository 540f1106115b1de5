#include "app/presenters/records_presenter.h"

#include <algorithm>

#include "journal/rows.h"
#include "support/desk_fixture.h"
#include "support/full_disk.h"

using namespace thirdrow;
using namespace thirdrow::app;

namespace {

struct FakeRecords : RecordsView {
  std::vector<RecordLine> lines;
  std::size_t resting = 0;
  std::optional<std::size_t> selected;
  std::optional<RecordPage> page;
  const journal::Field* wrong = nullptr;
  Error told;
  const journal::Transition* waiting = nullptr;
  std::string removed;
  std::vector<std::string> known;
  int saves = 0;

  void show_list(const std::vector<RecordLine>& l, std::size_t r) override { lines = l, resting = r; }
  void show_selected(std::optional<std::size_t> line) override { selected = line; }
  void show_record(const RecordPage& p) override { page = p; }
  void show_nothing() override { page.reset(); }
  void show_saved(const RecordPage& p) override { page = p, ++saves; }
  void show_people(const std::vector<Named>& people) override { page->people = people; }
  void show_known_people(const std::vector<std::string>& names) override { known = names; }
  void show_field_error(const journal::Field* field, const Error& error) override {
    wrong = field;
    told = error;
  }
  void show_choices(const RefChoices& choices) override { page->choices = choices; }
  void ask_commitment(const journal::Transition& step) override { waiting = &step; }
  void clear_errors() override { wrong = nullptr; }
  void show_removed(const std::string& title) override { removed = title; }
  void show_problem(const Error&) override {}
};

struct Fixture : test::DeskFixture {
  FakeRecords view;
  test::ManualTimers timers;
  RecordsPresenter records{
      *desk, view, {{{journal::Kind::engagement}}, {}, Sorting::by_title}, timers.maker()};
  const journal::KindInfo& info = journal::info(journal::Kind::engagement);

  const journal::Field& field(std::string_view name) { return *journal::find_field(info, name); }
  const journal::Transition& move(std::string_view name) {
    for (const journal::Transition& one : info.transitions) {
      if (one.name == name) return one;
    }
    throw std::logic_error("no such transition");
  }
  /// Begins with these engagements made; the last one is open.
  explicit Fixture(std::initializer_list<const char*> titles = {}) {
    if (titles.size() > 0) records.start();
    for (const char* title : titles) make(title);
  }
  void make(const std::string& title) {
    begin();
    type("title", title);
    flush();
  }
  void begin() {
    records.create();
    pump.drain();
  }
  void type(std::string_view name, std::string_view text) { records.set_field(field(name), text); }
  void flush() {
    records.flush();
    pump.drain();
  }
  void choose(std::size_t line) {
    records.select(line);
    pump.drain();
  }
  /// Tries the step.
  void take(std::string_view name) {
    records.move(move(name));
    pump.drain();
  }
  /// Nothing more is sent, as in a crash.
  void lock_and_unlock() {
    desk->lock();
    records.forget();
    pump.drain();
    unlock();
  }
};

}  // namespace

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

TEST_CASE("a form asks for what a step needs once that step can be taken") {
  Fixture f;
  const auto offered = [&f](std::string_view name) {
    const auto& fields = f.view.page->fields;
    const auto at =
        std::ranges::find_if(fields, [name](const FormField& each) { return each.field->name == name; });
    return at->offered;
  };
  f.records.start();
  f.begin();
  for (const char* name : {"actual_start", "actual_end", "reason"}) {
    INFO(name);
    CHECK_FALSE(offered(name));
  }
  CHECK(offered("planned_end"));
  f.type("title", "Launch");
  f.flush();
  CHECK(offered("reason"));
  CHECK(offered("actual_start"));
  CHECK_FALSE(offered("actual_end"));
  f.take("start");
  CHECK(offered("actual_end"));
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
