// Records of any kind taken through their steps by the page's presenter.
#include <algorithm>

#include "app/presenters/records_presenter.h"
#include "journal/rows.h"
#include "support/desk_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Kind;
using journal::Record;

namespace {

struct Shown : RecordsView {
  std::vector<RecordLine> lines;
  std::optional<RecordPage> page;
  const journal::Field* wrong = nullptr;
  Error told;
  const journal::Transition* waiting = nullptr;

  void show_list(const std::vector<RecordLine>& l, std::size_t) override { lines = l; }
  void show_selected(std::optional<std::size_t>) override {}
  void show_record(const RecordPage& p) override { page = p; }
  void show_nothing() override { page.reset(); }
  void show_saved(const RecordPage& p) override { page = p; }
  void show_people(const std::vector<Named>&) override {}
  void show_known_people(const std::vector<std::string>&) override {}
  void show_field_error(const journal::Field* field, const Error& error) override {
    wrong = field;
    told = error;
  }
  void show_choices(const RefChoices& choices) override { page->choices = choices; }
  void ask_commitment(const journal::Transition& step) override { waiting = &step; }
  void clear_errors() override { wrong = nullptr; }
  void show_removed(const std::string&) override {}
  void show_problem(const Error& error) override { told = error; }
};

/// A page about one sort of record of one engagement, "Harbour", with Maya in it.
struct FormPage : test::DeskFixture {
  Shown view;
  test::ManualTimers timers;
  RecordId engagement, maya;
  std::optional<RecordsPresenter> records;

  explicit FormPage(What what) {
    REQUIRE(now([&](Session& session) -> Status {
      TR_LET(person, session.person_named("Maya"));
      maya = person;
      Record work = session.new_record(Kind::engagement);
      work.set(journal::engagement::kTitle, std::string("Harbour"));
      work.set(journal::kPeople, journal::Strings{person.text()});
      engagement = work.id;
      return session.add(work);
    }));
    records.emplace(*desk, view, Scope{{what}, engagement}, timers.maker());
    records->start();
    records->create();
    pump.drain();
  }
  const journal::Field& field(std::string_view name) {
    return *journal::find_field(view.page->record.info(), name);
  }
  void type(std::string_view name, std::string_view text) { records->set_field(field(name), text); }
  void save() {
    records->save();
    pump.drain();
  }
  void take(std::string_view name, const RecordsPresenter::Typed& given = {}) {
    for (const journal::Transition& move : view.page->record.info().transitions) {
      if (move.name == name) records->move(move, given);
    }
    pump.drain();
  }
};

}  // namespace

namespace {

std::vector<std::string> beside_names(const RecordPage& page) {
  std::vector<std::string> names;
  for (const Beside& each : page.beside) names.push_back(each.record ? each.record->name : std::string());
  return names;
}

}  // namespace

TEST_CASE("a new record of an engagement begins with it, its people and today") {
  FormPage page({Kind::heard});
  const Record& record = page.view.page->record;
  CHECK(record.ref(journal::kEngagement) == page.engagement);
  CHECK(record.strings(journal::kPeople) == journal::Strings{page.maya.text()});
  CHECK(record.day(journal::heard::kOn) == page.pump.clock.now().day());
  page.type("words", "The lift is slow");
  page.type("type", "issue");
  page.save();
  REQUIRE(page.view.lines.size() == 1);
  CHECK(page.view.lines[0].title == "The lift is slow");
  CHECK(page.view.lines[0].state == "open");
}

TEST_CASE("a check-in is moved by the day and the side that a person names, and its first day stays") {
  FormPage page({Kind::checkin});
  page.type("due", "2026-12-01");
  page.save();
  page.take("move", {{&page.field("due_now"), "2026-12-04"}, {&page.field("moved_by"), "them"}});
  CHECK(page.view.page->record.day(journal::checkin::kDue) == Day::parse("2026-12-01"));
  CHECK(page.view.page->record.day(journal::checkin::kDueNow) == Day::parse("2026-12-04"));
  CHECK(journal::cells_of(page.view.page->record, journal::checkin::kMoves).size() == 1);
  page.take("move", {{&page.field("due_now"), "whenever"}});
  CHECK(page.view.wrong == &page.field("due_now"));
}

TEST_CASE("a step against a rule is told as that rule, and the record stays") {
  FormPage page({Kind::agreement});
  page.type("title", "All of it");
  page.save();
  page.take("agree");
  CHECK(page.view.told == Error{Code::refused, "I1.joint"});
  CHECK(page.view.page->record.state() == "draft");
}

TEST_CASE("the change of an agreement goes on in its new version") {
  FormPage page({Kind::agreement});
  page.type("criteria", "No one waits | joint");
  page.type("agreed_by", page.maya.text() + " | said");
  page.type("met_on", "today");
  page.save();
  page.take("agree");
  REQUIRE(page.view.page->record.state() == "agreed");
  const RecordId first = *page.records->selected();
  page.take("amend");
  CHECK(page.records->selected() != first);
  CHECK(page.view.page->record.state() == "draft");
  CHECK(page.view.page->record.integer(journal::agreement::kVersion) == 2);
}

TEST_CASE("a sheet asks for a commitment before it is done, and is done with one") {
  FormPage page({Kind::assessment, "icare"});
  REQUIRE(page.view.page->record.text(journal::assessment::kInstrument) == "icare");
  page.type("answers", "ideal | 3\nculture | 2 | at the desk");
  page.save();
  page.take("finish");
  REQUIRE(page.view.waiting != nullptr);
  const journal::KindInfo& promise = journal::info(Kind::commitment);
  const journal::Field& then = *journal::find_field(promise, "then_do");
  const journal::Field& due = *journal::find_field(promise, "due");
  page.records->commit_to({{&then, "I answer the same day"}}, *page.view.waiting);
  CHECK(page.view.wrong == &due);
  page.records->commit_to({{&then, "I answer the same day"}, {&due, "2026-12-24"}}, *page.view.waiting);
  page.pump.drain();
  CHECK(page.view.page->record.state() == "done");
  CHECK(beside_names(*page.view.page) == std::vector<std::string>{"I answer the same day"});
}

TEST_CASE("before a check-in its page says what was promised and what waits for an answer") {
  FormPage page({Kind::checkin});
  REQUIRE(page.now([&](Session& session) -> Status {
    const auto add = [&](Kind kind, journal::Tag tag, const char* words, RecordId work) {
      Record record = session.new_record(kind);
      record.set(tag, std::string(words));
      record.set(journal::kEngagement, work);
      if (kind == Kind::commitment) record.set(journal::commitment::kDue, session.now().day() + 5);
      if (kind == Kind::heard) record.set(journal::heard::kType, std::string("issue"));
      return session.add(record);
    };
    TR_TRY(add(Kind::commitment, journal::commitment::kThen, "I ask about the keys", page.engagement));
    TR_TRY(add(Kind::heard, journal::heard::kWords, "Nobody tells us", page.engagement));
    return add(Kind::heard, journal::heard::kWords, "Of other work", page.maya);
  }));
  page.type("due", "2026-12-24");
  page.save();
  page.records->select_record(page.view.page->record.id);
  page.pump.drain();
  page.records->close();
  page.pump.drain();
  page.records->select(0);
  page.pump.drain();
  REQUIRE(page.view.page);
  CHECK(beside_names(*page.view.page) == std::vector<std::string>{"I ask about the keys", "Nobody tells us"});
  page.take("hold");
  page.records->close();
  page.pump.drain();
  page.records->select(0);
  page.pump.drain();
  CHECK(page.view.page->beside.empty());
}

TEST_CASE("a count is written when it is saved, and not shown again") {
  FormPage page({Kind::tally});
  RecordId round;
  REQUIRE(page.now([&](Session& session) -> Status {
    Record record = session.new_record(Kind::round);
    record.set(journal::kEngagement, page.engagement);
    record.set(journal::round::kInvited, std::int64_t{8});
    round = record.id;
    TR_TRY(session.add(record));
    return session.transition(round, "open");
  }));
  const auto counts = [&] {
    return std::ranges::any_of(page.view.page->fields, [](const FormField& each) {
      return each.field->role == journal::Role::counts;
    });
  };
  CHECK(counts());
  page.type("round", round.text());
  page.type("answers", "7");
  page.records->flush_quietly();
  page.pump.drain();
  CHECK_FALSE(page.view.page->stored);
  page.save();
  CHECK(page.view.page->stored);
  CHECK_FALSE(counts());
}

TEST_CASE("a field that points at records offers those of the same engagement, by name") {
  FormPage page({Kind::agreement});
  RecordId mine, other;
  REQUIRE(page.now([&](Session& session) -> Status {
    for (RecordId* id : {&mine, &other}) {
      Record phase = session.new_record(Kind::phase);
      phase.set(journal::phase::kName, std::string(id == &mine ? "Survey" : "Elsewhere"));
      phase.set(journal::phase::kOrdinal, std::int64_t{1});
      Record work = session.new_record(Kind::engagement);
      work.set(journal::engagement::kTitle, std::string("Another"));
      if (id == &other) TR_TRY(session.add(work));
      phase.set(journal::kEngagement, id == &mine ? page.engagement : work.id);
      *id = phase.id;
      TR_TRY(session.add(phase));
    }
    return {};
  }));
  page.records->create();
  page.pump.drain();
  const std::vector<RefChoice>& phases = page.view.page->choices.at(Kind::phase);
  REQUIRE(phases.size() == 1);
  CHECK(phases[0].id == mine);
  CHECK(phases[0].name == "Survey");
  CHECK(page.view.page->choices.at(Kind::person).size() == 1);
}

TEST_CASE("a page that looks at other records keeps what was typed into the one before") {
  FormPage page({Kind::bend});
  page.type("asked", "A week more");
  page.records->look_at({{{Kind::issue}}, page.engagement});
  page.pump.drain();
  CHECK_FALSE(page.view.page);
  CHECK(page.view.lines.empty());
  page.records->look_at({{{Kind::bend}}, page.engagement});
  page.pump.drain();
  REQUIRE(page.view.lines.size() == 1);
  CHECK(page.view.lines[0].title == "A week more");
}
