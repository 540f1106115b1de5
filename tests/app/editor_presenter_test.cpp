#include "app/presenters/editor_presenter.h"

#include "support/editor_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace std::chrono_literals;

namespace {

using Kept = EditorStatus::Kept;
using Fixture = test::EditorFixture;

}  // namespace

TEST_CASE("a new entry is written when the page is left, and found again") {
  Fixture f;
  f.create();
  CHECK(f.view.status.kept == Kept::blank);
  f.editor.set_title("A day");
  f.type("It rained.");
  CHECK(f.view.status.kept == Kept::typing);
  f.flush();
  CHECK(f.view.status.kept == Kept::saved);
  REQUIRE(f.saved.size() == 1);
  CHECK(f.body(f.saved[0]) == "It rained.");
  const auto hits = f.now([](Session& session) { return session.search("rained", {}, Order::newest, 5); });
  CHECK(hits->total == 1);
}

TEST_CASE("a new entry in which nothing was typed leaves no trace") {
  Fixture f;
  Prompt prompt;
  prompt.id = "s1-success-seen";
  prompt.text = "What will they see?";
  f.create("daily", prompt);
  f.flush();
  f.type("x");
  f.pass(3s);
  CHECK(f.view.status.kept == Kept::draft);
  f.rewrite("");
  CHECK(f.entries() == 0);
  f.lock();
  f.unlock();
  CHECK(f.entries() == 0);
}

TEST_CASE("a draft is kept every three seconds while typing and at once when the keyboard leaves") {
  Fixture f;
  f.create();
  f.type("one");
  f.timers.pass(2s);
  f.type("one two");
  f.pump.drain();
  CHECK(f.view.status.kept == Kept::typing);
  f.pass(1s);
  CHECK(f.view.status.kept == Kept::draft);
  f.type("one two three");
  f.blur();
  CHECK(f.view.status.kept == Kept::draft);
  CHECK(f.entries() == 0);
  f.pass(30s);
  CHECK(f.view.status.kept == Kept::saved);
  CHECK(f.entries() == 1);
}

TEST_CASE("words typed before a crash are there when the journal is opened again") {
  Fixture f;
  f.create();
  f.type("not lost");
  f.blur();
  const RecordId id = f.view.page->record.id;
  f.type("not lost, perhaps more");
  f.editor.forget();
  // The session ends without settling drafts, as when the process is killed.
  f.desk->ask(
      f.alive, [](Session&) { return Status(); }, [](const Status&) {});
  f.pump.drop_all();
  f.desk->lock();
  f.pump.drop_all();
  f.unlock();
  CHECK(f.body(id) == "not lost");
}

TEST_CASE("locking right after typing keeps every word") {
  Fixture f;
  f.create();
  f.type("typed a moment ago");
  const RecordId id = f.view.page->record.id;
  f.lock();
  CHECK_FALSE(f.view.page);
  f.unlock();
  CHECK(f.body(id) == "typed a moment ago");
}

TEST_CASE("a prompt is the first section's heading and counts as used once it is answered") {
  Fixture f;
  const Prompt prompt = f.prompt();
  f.create("free", prompt);
  CHECK(f.view.page->sections[0].heading == prompt.text);
  CHECK(f.uses(prompt) == 0);
  f.rewrite("Because.");
  CHECK(f.uses(prompt) == 1);
  f.rewrite("Because of that.");
  CHECK(f.uses(prompt) == 1);
  CHECK(f.body(f.saved[0]) == "## " + prompt.text + "\n\nBecause of that.");
}

TEST_CASE("swapping and skipping a prompt leave no mark on it and keep what was written") {
  Fixture f;
  const Prompt prompt = f.prompt();
  f.create("free", prompt);
  f.type("Half an answer");
  f.editor.swap_prompt(0);
  f.pump.drain();
  CHECK(f.editor.page().sections[0].heading != prompt.text);
  CHECK(f.view.texts[0] == "Half an answer");
  f.editor.skip_prompt(0);
  f.flush();
  CHECK(f.body(f.saved[0]).find("Half an answer") == 0);
  const auto bank = f.now([](Session& session) { return session.prompts(); });
  for (const Prompt& each : bank->all()) CHECK(each.uses == 0);
}

TEST_CASE("a question can be added below what is written") {
  Fixture f;
  f.create();
  f.type("Free words");
  f.editor.add_prompt();
  f.pump.drain();
  REQUIRE(f.view.texts.size() == 2);
  CHECK(f.view.focus == 1);
  f.type("An answer", 1);
  f.flush();
  const Sections sections = split_sections(f.body(f.saved[0]));
  REQUIRE(sections.size() == 2);
  CHECK(sections[0].text == "Free words");
  CHECK(sections[1].text == "An answer");
}

TEST_CASE("tags and people are added and taken off, an unknown name makes a person") {
  Fixture f;
  f.create();
  f.type("With Maya");
  f.editor.add_tag("  #sales ");
  f.editor.add_tag("sales");
  f.add_person("Maya");
  f.add_person("maya");
  f.flush();
  CHECK(f.view.page->record.strings(journal::kTags) == journal::Strings{"sales"});
  REQUIRE(f.view.page->people.size() == 1);
  CHECK(f.now([](Session& session) { return session.all_of(journal::Kind::person)->size(); }) == 1);
  REQUIRE(f.view.suggestions.people.size() == 1);
  f.editor.remove_person(f.view.page->people[0].id);
  f.editor.remove_tag("sales");
  CHECK(f.view.page->people.empty());
  CHECK(f.view.page->record.strings(journal::kTags).empty());
  f.editor.add_tag("a, b");
  CHECK(f.view.wrong != nullptr);
}

TEST_CASE("an entry can be dated back and keeps its time of day") {
  Fixture f;
  f.create();
  f.type("Yesterday");
  const Stamp before = f.view.page->record.happened();
  f.editor.set_day(before.day() - 1);
  f.flush();
  const Stamp after = f.now([&](Session& session) { return session.open(f.saved[0])->record.happened(); });
  CHECK(after.day() == before.day() - 1);
  CHECK(after.minute_of_day() == before.minute_of_day());
}

TEST_CASE("a reflection changes its kind and its engagement") {
  Fixture f;
  const RecordId work = f.now([](Session& session) {
    journal::Record launch = session.new_record(journal::Kind::engagement);
    launch.set(journal::engagement::kTitle, std::string("Launch"));
    REQUIRE(session.add(launch));
    return launch.id;
  });
  f.create();
  f.type("words");
  f.editor.set_kind("weekly");
  f.editor.set_engagement(Named{work, "Launch"});
  f.flush();
  const RecordId id = f.saved.at(0);
  f.open(id);
  CHECK(f.view.page->record.subkind() == "weekly");
  REQUIRE(f.view.page->engagement);
  CHECK(f.view.page->engagement->name == "Launch");
  f.editor.set_engagement(std::nullopt);
  f.flush();
  f.open(id);
  CHECK_FALSE(f.view.page->engagement);
}

TEST_CASE("a moment shows its own fields and keeps a draft while its title is missing") {
  Fixture f;
  f.create("moment");
  REQUIRE_FALSE(f.view.page->fields.empty());
  f.rewrite("I laughed");
  CHECK(f.view.status.kept == Kept::failed);
  REQUIRE(f.view.wrong != nullptr);
  CHECK(f.view.wrong->name == "title");
  const RecordId id = f.view.page->record.id;
  CHECK(f.body(id) == "I laughed");
  f.editor.set_title("She asked why");
  f.flush();
  CHECK(f.view.status.kept == Kept::saved);
  f.editor.move(*f.view.page->record.info().transitions.data());
  f.pump.drain();
  CHECK(f.view.page->record.state() == "reflected");
}

TEST_CASE("a day that cannot be read is told at its field, and kept as typed when the page is left") {
  Fixture f;
  f.create("moment");
  const journal::Field& day = *journal::find_field(f.view.page->record.info(), "thanked");
  f.editor.set_field(day, "some day");
  CHECK(f.view.wrong == &day);
  const RecordId id = f.view.page->record.id;
  f.lock();
  f.unlock();
  f.open(id);
  REQUIRE(f.view.page);
  CHECK(std::ranges::find(f.view.page->fields, &day, &FormField::field)->text == "some day");
  f.editor.set_field(day, "today");
  CHECK(f.view.wrong == nullptr);
  CHECK(f.editor.page().record.day(day.tag) == f.pump.clock.now().day());
}

TEST_CASE("dated notes that cannot be read yet are told, and kept as typed when the page is left") {
  Fixture f;
  const RecordId other = f.write("Other", "words");
  f.create("story");
  f.type("They stayed late");
  const RecordId id = f.view.page->record.id;
  const journal::Field& told = *journal::find_field(f.view.page->record.info(), "told");
  const std::string notes = "2026-03-01 to the team\nand to the board\n\n2026-03-02 at home";
  f.editor.set_field(told, notes);
  CHECK(f.view.wrong == &told);
  SECTION("for another entry") { f.open(other); }
  SECTION("by a lock") {
    f.lock();
    f.unlock();
  }
  f.open(id);
  REQUIRE(f.view.page);
  const auto shown = std::ranges::find(f.view.page->fields, &told, &FormField::field);
  CHECK(shown->text == notes);
  f.editor.set_field(told, "2026-03-01 to the team");
  CHECK(f.view.wrong == nullptr);
  f.flush();
  CHECK(f.view.status.kept == Kept::saved);
  CHECK(f.view.page->record.id == id);
}

TEST_CASE("versions are listed newest first with a readable difference, and one can be brought back") {
  Fixture f;
  const RecordId id = f.write("Plan", "We go by train");
  f.pump.clock.advance_ms(600'000);
  f.open(id);
  f.rewrite("We go by boat");
  f.ask_versions();
  REQUIRE(f.view.versions.size() == 2);
  f.editor.ask_difference(0);
  f.pump.drain();
  REQUIRE(f.view.difference.size() == 1);
  CHECK(f.view.difference[0].field->name == "body");
  f.pump.clock.advance_ms(600'000);
  f.restore(1);
  CHECK(f.view.texts[0] == "We go by train");
  CHECK(f.body(id) == "We go by train");
  CHECK(f.view.versions.size() == 3);
}

TEST_CASE("choices, states and flags of a version are whole names, ready to be translated") {
  Fixture f;
  namespace m = journal::moment;
  const RecordId id = f.now([](Session& session) {
    journal::Record r = session.new_record(journal::Kind::moment);
    r.set(m::kTitle, std::string("T"));
    r.set(m::kSetting, std::string("one_to_one"));
    REQUIRE(session.add(r));
    return r.id;
  });
  f.pump.clock.advance_ms(600'000);
  REQUIRE(f.now([id](Session& session) -> Status {
    return session.transition(id, "reflect", [](journal::Record& r) -> Status {
      r.set(m::kSetting, std::string("group"));
      return {};
    });
  }));
  f.open(id);
  f.ask_versions();
  f.editor.ask_difference(0);
  f.pump.drain();
  using Sort = journal::Run::Sort;
  const auto runs_of = [&](journal::Tag tag) {
    for (const FieldDiff& diff : f.view.difference) {
      if (diff.field->tag == tag && diff.named) return diff.runs;
    }
    return std::vector<journal::Run>();
  };
  CHECK(runs_of(m::kSetting) ==
        std::vector<journal::Run>{{Sort::removed, "One to one"}, {Sort::added, "Group"}});
  CHECK(runs_of(journal::kState).back() == journal::Run{Sort::added, "Reflected on"});
}

TEST_CASE("opening and leaving an entry writes nothing") {
  Fixture f;
  const RecordId id = f.write("Odd", "## Head\r\ntext \n\n\n## Two\n");
  const auto print = [&] { return *f.now([](Session& session) { return session.fingerprint(); }); };
  const std::string before = print();
  f.open(id);
  f.editor.blur();
  f.flush();
  f.editor.close();
  f.pump.drain();
  CHECK(print() == before);
  CHECK(f.saved.empty());
}

TEST_CASE("words are counted a moment after typing") {
  Fixture f;
  f.create();
  f.type("three short words");
  CHECK(f.view.words == 0);
  f.timers.pass(400ms);
  CHECK(f.view.words == 3);
}

TEST_CASE("the count of words moves on while somebody types without a pause") {
  Fixture f;
  f.create();
  for (int i = 1; i <= 10; ++i) {
    f.type("word " + f.view.texts[0]);
    f.timers.pass(100ms);
  }
  CHECK(f.view.words >= 4);
}

TEST_CASE("an entry in the Trash is shown and never written") {
  Fixture f;
  const RecordId id = f.write("Old", "words");
  REQUIRE(f.now([id](Session& session) { return session.remove(id); }));
  f.open(id);
  CHECK(f.view.page->record.deleted());
  f.rewrite("changed");
  CHECK(f.body(id) == "words");
}

TEST_CASE("discarding a new entry leaves no draft, even of one that could not be written") {
  Fixture f;
  f.create("moment");
  f.rewrite("I laughed");
  REQUIRE(f.view.status.kept == Kept::failed);
  f.editor.discard_new();
  f.pump.drain();
  CHECK_FALSE(f.view.page);
  CHECK(f.now([](Session& session) { return session.unfinished(); })->empty());
}

TEST_CASE("an entry whose draft cannot be written can still go to the Trash") {
  Fixture f;
  const RecordId id = f.write("Fine", "words");
  REQUIRE(f.now([id](Session& session) -> Status {
    TR_LET(opened, session.open(id));
    opened.record.set(journal::reflection::kTitle, std::string(400, 'x'));
    TR_TRY(test::put_draft(session, opened.record));
    return session.remove(id);
  }));
  CHECK(f.entries() == 0);
  CHECK(f.now([](Session& session) { return session.unfinished(); })->empty());
}

TEST_CASE("words that could not be written stay on the page when another entry is opened", "[fault]") {
  Fixture f;
  const RecordId first = f.write("First", "one");
  const RecordId second = f.write("Second", "two");
  std::optional<RecordId> stayed;
  f.editor.on_stay = [&](RecordId id) { stayed = id; };
  f.open(first);
  f.type("one, and more");
  {
    const test::FullDisk full;
    f.open(second);
    f.editor.close();
    f.pump.drain();
  }
  REQUIRE(f.view.page);
  CHECK(f.view.page->record.id == first);
  CHECK(f.view.texts[0] == "one, and more");
  CHECK(f.view.status.kept == Kept::failed);
  CHECK(stayed == first);
  CHECK_FALSE(f.editor.is_turning());
  f.open(second);
  CHECK(f.view.page->record.id == second);
  CHECK(f.view.status.kept == Kept::saved);
  CHECK(f.body(first) == "one, and more");
}

TEST_CASE("words typed while another entry is fetched are kept") {
  Fixture f;
  const RecordId first = f.write("First", "one");
  const RecordId second = f.write("Second", "two");
  f.open(first);
  f.editor.open(second);
  f.type("typed late");
  f.pump.drain();
  CHECK(f.view.page->record.id == second);
  CHECK(f.body(first) == "typed late");
}

TEST_CASE("words typed while a version comes back are kept, and so is the version") {
  Fixture f;
  const RecordId id = f.write("Plan", "We go by train");
  f.pump.clock.advance_ms(600'000);
  f.open(id);
  f.rewrite("We go by boat");
  f.ask_versions();
  f.pump.clock.advance_ms(600'000);
  f.editor.restore(1);
  f.type("We walk");
  f.pump.drain();
  CHECK(f.view.texts[0] == "We walk");
  CHECK(f.body(id) == "We walk");
}

TEST_CASE("an entry that does not fit yet is left as a draft") {
  Fixture f;
  const RecordId other = f.write("Other", "words");
  f.create("moment");
  f.type("I laughed");
  const RecordId id = f.view.page->record.id;
  f.open(other);
  CHECK(f.view.page->record.id == other);
  CHECK(f.body(id) == "I laughed");
}

TEST_CASE("a prompt counts once when its answer is saved twice in a row") {
  Fixture f;
  const Prompt prompt = f.prompt();
  f.answer(prompt, "Because.");
  f.editor.flush();
  f.editor.flush();
  f.pump.drain();
  CHECK(f.uses(prompt) == 1);
}
