// What is asked of one page is answered on that page, whatever is opened meanwhile.
#include "support/editor_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;

namespace {

using Fixture = test::EditorFixture;

std::vector<std::string> people_of(Fixture& f, RecordId id) {
  return f.now([id](Session& session) {
    std::vector<std::string> names;
    const auto opened = session.open(id);
    for (const std::string& text : opened->record.strings(journal::kPeople)) {
      names.push_back(session.name_of(*RecordId::parse(text)));
    }
    return names;
  });
}

journal::Strings tags_of(Fixture& f, RecordId id) {
  return f.now([id](Session& session) { return session.open(id)->record.strings(journal::kTags); });
}

const std::vector<std::string> kZoe = {"Zoe"};

}  // namespace

TEST_CASE("a person named while another entry is fetched belongs to the entry still shown") {
  Fixture f;
  const RecordId first = f.write("First", "one"), second = f.write("Second", "two");
  f.open(first);
  f.editor.open(second);
  f.editor.add_person("Zoe");
  f.pump.drain();
  REQUIRE(f.view.page->record.id == second);
  CHECK(f.view.page->people.empty());
  f.flush();
  CHECK(people_of(f, first) == kZoe);
  CHECK(people_of(f, second).empty());
}

TEST_CASE("a person named right before another entry is chosen is kept") {
  Fixture f;
  const RecordId first = f.write("First", "one"), second = f.write("Second", "two");
  f.open(first);
  f.editor.add_person("Zoe");
  SECTION("another entry") { f.editor.open(second); }
  SECTION("none") { f.editor.close(); }
  SECTION("a new one") { f.editor.create(*journal::find_entry_kind("free")); }
  f.pump.drain();
  CHECK((!f.view.page || f.view.page->record.id != first));
  CHECK(people_of(f, first) == kZoe);
}

TEST_CASE("a person named right before a lock is kept") {
  Fixture f;
  const RecordId id = f.write("First", "one");
  f.open(id);
  f.editor.add_person("Zoe");
  f.lock();
  f.unlock();
  CHECK(people_of(f, id) == kZoe);
}

TEST_CASE("what stands in a field without Enter goes with the entry it was typed for") {
  Fixture f;
  const RecordId first = f.write("First", "one"), second = f.write("Second", "two");
  f.open(first);
  f.view.to_hand_over = [&] {
    f.editor.add_tag("late");
    f.editor.add_person("Zoe");
  };
  SECTION("another entry") { f.editor.open(second); }
  SECTION("none") { f.editor.close(); }
  SECTION("a lock") { f.lock(), f.unlock(); }
  f.pump.drain();
  CHECK(people_of(f, first) == kZoe);
  CHECK(tags_of(f, first) == journal::Strings{"late"});
  CHECK(people_of(f, second).empty());
  CHECK(tags_of(f, second).empty());
}

TEST_CASE("what stands in a field is left alone by the saving that comes by itself") {
  Fixture f;
  f.create();
  f.type("words");
  bool asked = false;
  f.view.to_hand_over = [&] { asked = true; };
  f.pass(EditorPresenter::kSaveAfter);
  CHECK(f.entries() == 1);
  CHECK_FALSE(asked);
}

TEST_CASE("people stand by name, when they are named and when the entry is opened again") {
  Fixture f;
  const RecordId id = f.write("First", "one");
  f.open(id);
  for (const char* name : {"Maya", "ana", "Zoe", "Bo"}) f.add_person(name);
  const auto shown = [&] {
    std::vector<std::string> names;
    for (const Named& person : f.view.page->people) names.push_back(person.name);
    return names;
  };
  const std::vector<std::string> wanted = {"ana", "Bo", "Maya", "Zoe"};
  CHECK(shown() == wanted);
  f.flush();
  f.open(id);
  CHECK(shown() == wanted);
}

TEST_CASE("a person named on a new page that is closed blank leaves no entry") {
  Fixture f;
  f.create();
  f.editor.close();
  f.editor.add_person("Zoe");
  f.pump.drain();
  CHECK_FALSE(f.view.page);
  CHECK(f.entries() == 0);
}

TEST_CASE("a person who cannot be named is told, and the words are saved without") {
  Fixture f;
  const RecordId id = f.write("First", "one");
  f.open(id);
  f.type("one two");
  f.editor.add_person(std::string(500, 'z'));
  f.flush();
  CHECK(f.body(id) == "one two");
  CHECK(people_of(f, id).empty());
}

TEST_CASE("a step taken while another entry is fetched does not bring the page back") {
  Fixture f;
  const RecordId moment = f.write_moment("She asked why"), other = f.write("Other", "words");
  f.open(moment);
  SECTION("asked for after the other entry") {
    f.editor.open(other);
    f.editor.move(*f.view.page->moves.front());
  }
  SECTION("asked for before it") {
    f.editor.move(*f.view.page->moves.front());
    f.editor.open(other);
  }
  f.pump.drain();
  CHECK(f.view.page->record.id == other);
  CHECK(f.record(moment).state() == "reflected");
  CHECK(std::ranges::find(f.saved, moment) != f.saved.end());
}

TEST_CASE("a version brought back while another entry is fetched stays with its own entry") {
  Fixture f;
  const RecordId id = f.write("Plan", "We go by train"), other = f.write("Other", "words");
  f.pump.clock.advance_ms(600'000);
  f.open(id);
  f.rewrite("We go by boat");
  f.ask_versions();
  f.pump.clock.advance_ms(600'000);
  f.editor.open(other);
  f.editor.restore(1);
  f.pump.drain();
  CHECK(f.view.page->record.id == other);
  CHECK(f.body(id) == "We go by train");
  CHECK(f.body(other) == "words");
}

TEST_CASE("a question asked for while another entry is fetched is not put into that one") {
  Fixture f;
  const RecordId first = f.write("First", "one"), second = f.write("Second", "two");
  f.open(first);
  f.editor.open(second);
  f.editor.add_prompt();
  f.pump.drain();
  f.flush();
  CHECK(f.view.page->record.id == second);
  CHECK(f.body(second) == "two");
}

TEST_CASE("a new entry that is discarded while its first save is under way is not left in the journal") {
  Fixture f;
  f.create();
  f.type("no, rather not");
  f.editor.flush();
  f.editor.discard_new();
  f.pump.drain();
  CHECK_FALSE(f.view.page);
  CHECK(f.entries() == 0);
  CHECK(f.now([](Session& session) { return session.unfinished(); })->empty());
}

TEST_CASE("a new entry emptied while its first save is under way keeps taking words") {
  Fixture f;
  f.create();
  f.type("no");
  f.editor.flush();
  f.type("");
  f.editor.flush();
  f.pump.drain();
  f.rewrite("yes");
  CHECK(f.entries() == 1);
  CHECK(f.body(f.view.page->record.id) == "yes");
}

TEST_CASE("the keyboard leaving between a save and its answer makes no draft of saved words") {
  Fixture f;
  const RecordId id = f.write("First", "one");
  f.open(id);
  f.type("one two");
  f.editor.flush();
  f.editor.blur();
  f.pump.drain();
  CHECK_FALSE(f.now([id](Session& session) { return session.open(id)->from_draft; }));
}

TEST_CASE("words typed while the same entry is read anew are on the page and in the journal once") {
  Fixture f;
  const RecordId id = f.write("First", "one");
  f.open(id);
  f.editor.open(id);
  f.type("one two");
  f.pump.run_worker();
  f.type("one two three");
  f.pump.drain();
  CHECK(f.view.texts[0] == "one two three");
  CHECK(f.body(id) == "one two three");
}
