// The weekly review: six cards, what one key settles on them, and the commitment at the end.
#include "app/presenters/week_presenter.h"

#include <algorithm>

#include "support/conduct.h"
#include "support/desk_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Kind;

namespace {

struct FakeWeek : WeekView {
  WeekPage page;
  PromiseForm form;
  int ends = 0, made = 0;
  std::vector<WeekTask> promised;
  const journal::Field* wrong = nullptr;
  std::optional<Error> problem;
  std::optional<DutyDone> done;

  void show(const WeekPage& shown) override { page = shown; }
  void show_promise(const PromiseForm& shown) override { form = shown; }
  void show_choices(const RefChoices& choices) override { form.choices = choices; }
  void show_promise_made() override { ++made; }
  void show_promise_error(const journal::Field* field, const Error& error) override {
    wrong = field;
    problem = error;
  }
  void show_end(const WeekPage& last) override {
    ++ends;
    promised = last.lines;
  }
  void show_done(const DutyDone& told) override { done = told; }
  void show_problem(const Error& error) override { problem = error; }
};

struct Fixture : test::DeskFixture {
  FakeWeek view;
  WeekPresenter week{*desk, view};
  std::optional<RecordId> opened;

  Fixture() {
    week.duties().on_open = [this](const Duty& duty) { opened = duty.owed.id; };
  }
  template <class Work>
  RecordId conduct(Work work) {
    return now([&](Session& session) {
      test::Conduct all(session);
      return work(all);
    });
  }
  void start() {
    week.start();
    pump.drain();
  }
  const WeekPage& card(std::string_view name) {
    while (view.page.place > 0) week.back();
    while (view.page.name != name && !week.is_last()) week.next();
    REQUIRE(view.page.name == name);
    return view.page;
  }
  const WeekTask& only_line(std::string_view name) {
    start();
    REQUIRE(card(name).lines.size() == 1);
    return view.page.lines.front();
  }
  void act(std::string_view name, void (DutyActs::*what)(const Duty&)) {
    const Duty duty = only_line(name).duty;
    (week.duties().*what)(duty);
    pump.drain();
    CHECK_FALSE(view.problem);
  }
  WeekPresenter::Typed typed(const std::string& when, const std::string& then, const std::string& due) {
    const auto& kind = journal::info(Kind::commitment);
    return {{journal::find_field(kind, "when_cue"), when},
            {journal::find_field(kind, "then_do"), then},
            {journal::find_field(kind, "due"), due}};
  }
  std::vector<journal::Record> commitments() {
    return now([](Session& session) { return *session.all_of(Kind::commitment); });
  }
  /// As the window does it.
  void lock_and_come_back() {
    week.forget();
    desk->lock();
    pump.drain();
    unlock();
    start();
  }
  std::size_t drafts() {
    return now([](Session& session) { return session.unfinished()->size(); });
  }
  std::string text_of(std::string_view name) {
    const auto at =
        std::ranges::find_if(view.form.fields, [&](const FormField& one) { return one.field->name == name; });
    return at == view.form.fields.end() ? std::string() : at->text;
  }
};

}  // namespace

TEST_CASE("the week is six cards, forth and back, and a quiet one has a sentence") {
  Fixture f;
  f.start();
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(f.view.page.place == i);
    CHECK(f.view.page.of == 6);
    CHECK(f.view.page.lines.empty());
    CHECK(*f.view.page.empty != '\0');
    names.push_back(f.view.page.name);
    f.week.next();
  }
  CHECK(names ==
        std::vector<std::string_view>{"heard", "agreements", "checkins", "fires", "stories", "commitment"});
  CHECK(f.view.page.name == "commitment");
  CHECK(f.week.is_last());
  f.week.back();
  CHECK(f.view.page.name == "stories");
}

TEST_CASE("what was heard is answered on its card, and the card stays") {
  Fixture f;
  const RecordId id = f.conduct([](test::Conduct& c) { return c.heard("We wait too long", 3); });
  SECTION("acted on") {
    f.act("heard", &DutyActs::settle);
    CHECK(f.record(id).state() == "acting");
  }
  SECTION("put off") {
    f.act("heard", &DutyActs::put_off);
    CHECK(f.record(id).state() == "parked");
  }
  SECTION("declined, which asks for a reason on its own page") {
    f.act("heard", &DutyActs::decline);
    CHECK(f.opened == id);
    CHECK(f.record(id).state() == "open");
    return;
  }
  CHECK(f.view.page.name == "heard");
  CHECK(f.view.page.lines.empty());
}

TEST_CASE("a fire is put out with one key, and reviewed only once its root is known") {
  Fixture f;
  const RecordId id = f.conduct([](test::Conduct& c) { return c.fire(0); });
  f.act("fires", &DutyActs::settle);
  CHECK(f.record(id).state() == "out");
  CHECK(f.only_line("fires").duty.settles == nullptr);
  REQUIRE(f.now([&](Session& session) {
    const auto opened = session.open(id);
    journal::Record known = opened->record;
    known.set(journal::fire::kRoot, std::string("capacity"));
    return session.save(known, opened->record);
  }));
  f.act("fires", &DutyActs::settle);
  CHECK(f.record(id).state() == "reviewed");
}

TEST_CASE("the review stays on its card when it is shown again, and begins anew once it has ended") {
  Fixture f;
  f.start();
  f.week.next();
  f.week.next();
  f.week.keep_typed(f.typed("", "", ""));
  f.start();
  CHECK(f.view.page.name == "checkins");
  f.card("commitment");
  f.week.promise(f.typed("", "", ""), WeekPresenter::Then::end);
  CHECK(f.view.ends == 1);
  CHECK(f.commitments().empty());
  f.start();
  CHECK(f.view.page.place == 0);
}

TEST_CASE("the review begins anew when it is asked for while it is shown, and what was typed stays") {
  Fixture f;
  f.start();
  f.card("commitment");
  f.view.form.fields.clear();
  f.start();
  CHECK(f.view.page.place == 0);
  CHECK(f.view.form.fields.empty());  // the form was left alone
}

TEST_CASE("the commitment at the end is written by the rules, and ends the review") {
  Fixture f;
  f.start();
  f.card("commitment");
  f.week.promise(f.typed("a rush order comes", "I ask before I promise", ""), WeekPresenter::Then::end);
  f.pump.drain();
  REQUIRE(f.view.wrong != nullptr);
  CHECK(f.view.wrong->name == "due");
  CHECK(f.view.ends == 0);
  f.week.promise(f.typed("a rush order comes", "I ask before I promise", "tomorrow?"),
                 WeekPresenter::Then::end);
  CHECK(f.view.wrong->name == "due");
  f.week.promise(f.typed("a rush order comes", "I ask before I promise", "2099-01-01"),
                 WeekPresenter::Then::end);
  f.pump.drain();
  CHECK(f.view.made == 1);
  CHECK(f.view.ends == 2);  // at once, and with what was written once that is read
  REQUIRE(f.view.promised.size() == 1);
  CHECK(f.view.promised[0].line.words.args[0] == "a rush order comes");
  const auto all = f.commitments();
  REQUIRE(all.size() == 1);
  CHECK(all[0].text(journal::commitment::kWhen) == "a rush order comes");
  CHECK(all[0].day(journal::commitment::kMadeOn));
  CHECK(f.text_of("then_do").empty());
  f.start();
  CHECK(f.card("commitment").lines.size() == 1);
  // The end of another review has what was promised in that one.
  f.week.promise(f.typed("", "", ""), WeekPresenter::Then::end);
  f.pump.drain();
  CHECK(f.view.promised.empty());
}

TEST_CASE("a commitment that was begun is there again after a lock") {
  Fixture f;
  f.start();
  f.week.keep_typed(f.typed("a rush order comes", "", ""));
  f.lock_and_come_back();
  CHECK(f.text_of("when_cue") == "a rush order comes");
  f.week.promise(f.typed("a rush order comes", "I ask first", "2099-01-01"), WeekPresenter::Then::stay);
  f.pump.drain();
  CHECK(f.commitments().size() == 1);
  CHECK(f.drafts() == 0);
}

TEST_CASE("a helper whose name is not known yet when the journal is locked is not lost") {
  Fixture f;
  f.start();
  f.week.name_person("Maya", [](RecordId) {});
  f.week.keep_typed(f.typed("a rush order comes", "", ""));
  f.lock_and_come_back();
  const auto maya = RecordId::parse(f.text_of("helper"));
  REQUIRE(maya);
  CHECK(f.record(*maya).title() == "Maya");
}

TEST_CASE("words taken back leave no draft of a commitment") {
  Fixture f;
  f.start();
  f.week.keep_typed(f.typed("a rush order comes", "", ""));
  f.week.keep_typed(f.typed("", "", ""));
  f.pump.drain();
  CHECK(f.drafts() == 0);
}

TEST_CASE("a commitment that another page began is neither shown nor thrown away by the review") {
  Fixture f;
  const RecordId other = f.now([](Session& session) {
    const journal::Record bare = session.new_record(Kind::commitment);
    journal::Record record = bare;
    record.set(journal::commitment::kNote, std::string("Ana asked for it twice"));
    REQUIRE(session.keep_draft(record, bare));
    return record.id;
  });
  f.start();
  f.week.keep_typed(f.typed("", "", ""));
  f.start();
  f.week.keep_typed(f.typed("a rush order comes", "", ""));
  f.start();
  f.week.keep_typed(f.typed("", "", ""));
  f.pump.drain();
  CHECK(f.record(other).text(journal::commitment::kNote) == "Ana asked for it twice");
  CHECK(f.record(other).text(journal::commitment::kWhen).empty());
  CHECK(f.now([](Session& session) { return *session.unfinished(); }) == std::vector<RecordId>{other});
}

TEST_CASE("what another page added to the review's commitment outlives emptied fields") {
  Fixture f;
  f.start();
  f.week.keep_typed(f.typed("a rush order comes", "", ""));
  const RecordId id = f.now([](Session& session) {
    const RecordId begun = session.unfinished()->at(0);
    const auto opened = session.open(begun);
    journal::Record more = opened->record;
    more.set(journal::commitment::kNote, std::string("Ana asked for it twice"));
    REQUIRE(session.keep_draft(more, opened->written));
    return begun;
  });
  f.start();
  CHECK(f.text_of("when_cue") == "a rush order comes");
  f.week.keep_typed(f.typed("", "", ""));
  f.pump.drain();
  CHECK(f.record(id).text(journal::commitment::kNote) == "Ana asked for it twice");
}

TEST_CASE("a commitment for a day that has passed is not made, and says why") {
  Fixture f;
  f.start();
  f.week.promise(f.typed("a rush order comes", "I ask first", "2020-01-01"), WeekPresenter::Then::stay);
  f.pump.drain();
  CHECK(f.commitments().empty());
  CHECK(f.view.problem == Error{Code::refused, "I6.past"});
}

TEST_CASE("a day that cannot be read is there again after a lock, until it is put right") {
  Fixture f;
  f.start();
  f.week.keep_typed(f.typed("a rush order comes", "I ask first", "next thrusday"));
  f.lock_and_come_back();
  CHECK(f.text_of("due") == "next thrusday");
  CHECK(f.text_of("then_do") == "I ask first");
  f.week.promise(f.typed("a rush order comes", "I ask first", "2099-01-01"), WeekPresenter::Then::stay);
  f.pump.drain();
  CHECK(f.commitments().size() == 1);
  CHECK(f.text_of("due").empty());
}
