// A page is open, something else writes its record, and the page is written: both changes stand.
#include "app/presenters/records_presenter.h"

#include "app/laid_over.h"
#include "support/apart.h"
#include "support/editor_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using namespace std::chrono_literals;
using test::EditorFixture;

namespace {

/// As another window or the command line does it: reads, changes, writes.
template <class Change>
void elsewhere(test::DeskFixture& f, RecordId id, Change change) {
  REQUIRE(f.now([&](Session& session) -> Status {
    TR_LET(opened, session.open(id));
    change(opened.record);
    return session.save(opened.record, opened.written);
  }));
}

Record with_body(std::string body) {
  Record r = new_record(Kind::reflection, {}, *Stamp::parse("2026-03-02T09:00:00+01:00"));
  r.set(reflection::kBody, std::move(body));
  return r;
}

std::string merged(const char* there, const char* opened, const char* mine) {
  return laid_over(with_body(there), with_body(opened), with_body(mine)).body();
}

}  // namespace

TEST_CASE("what another hand wrote into the open entry is merged with what is typed, over and over") {
  EditorFixture f;
  const RecordId id = f.write("Title", "one two three", {"a"});
  f.open(id);
  elsewhere(f, id, [](Record& r) {
    r.set(reflection::kBody, std::string("zero one two three"));
    r.set(reflection::kTitle, std::string("Their title"));
    r.set(kTags, Strings{"a", "theirs"});
  });
  f.type("one two three four");
  f.editor.add_tag("mine");
  f.flush();
  const auto now = [&] { return f.record(id); };
  CHECK(now().body() == "zero one two three four");
  CHECK(now().title() == "Their title");
  CHECK(now().strings(kTags) == Strings{"a", "mine", "theirs"});
  elsewhere(f, id, [](Record& r) { r.set(reflection::kBody, "minus " + r.body()); });
  f.rewrite("one two three four five");
  CHECK(now().body() == "minus zero one two three four five");
  CHECK(now().title() == "Their title");
}

TEST_CASE("an entry shown again is read anew, unless words of it wait") {
  EditorFixture f;
  const RecordId id = f.write("Title", "one");
  f.open(id);
  const auto change = [&](const char* words) {
    elsewhere(f, id, [words](Record& r) { r.set(reflection::kBody, std::string(words)); });
  };
  const auto refresh = [&] {
    f.editor.refresh();
    f.pump.drain();
  };
  change("one two");
  refresh();
  CHECK(f.view.texts[0] == "one two");
  f.type("one two three");
  change("zero one two");
  refresh();
  CHECK(f.view.texts[0] == "one two three");
  f.flush();
  refresh();
  CHECK(f.view.texts[0] == "zero one two three");
  REQUIRE(f.now([id](Session& session) -> Status {
    TR_TRY(session.remove(id));
    return session.purge(id);
  }));
  refresh();
  CHECK_FALSE(f.view.page);
}

TEST_CASE("what Today settled of the open moment stays settled when a word is typed on") {
  EditorFixture f;
  const RecordId id = f.write_moment("She asked why");
  f.open(id);
  REQUIRE(f.now([id](Session& session) { return session.transition(id, "reflect"); }));
  f.rewrite("and I did not know");
  CHECK(f.record(id).state() == "reflected");
}

TEST_CASE("saves that follow each other before the first is answered write each word once") {
  EditorFixture f;
  const RecordId id = f.write("Title", "one");
  f.open(id);
  f.type("one two");
  f.editor.flush();
  f.type("one two three");
  f.editor.flush();
  f.pump.drain();
  CHECK(f.body(id) == "one two three");
}

TEST_CASE("a draft that waited while the entry was changed keeps both when it is settled") {
  EditorFixture f;
  const RecordId id = f.write("Title", "one two three");
  f.open(id);
  f.type("one two three four");
  f.editor.blur();
  f.pump.drain();
  f.editor.forget();
  f.pump.drop_all();
  elsewhere(f, id, [](Record& r) {
    r.set(reflection::kTitle, std::string("Their title"));
  });  // takes the draft along
  CHECK(f.body(id) == "one two three four");
  f.open(id);
  f.editor.set_title(std::string(500, 'x'));  // does not fit, and stays a draft
  f.flush();
  REQUIRE(f.now([&](Session& session) -> Status {
    TR_LET(versions, session.history(id));
    Record theirs = versions.back().record;
    theirs.set(reflection::kBody, "zero " + theirs.body());
    return session.save(theirs, versions.back().record);
  }));
  f.editor.set_title("My title");
  f.flush();
  CHECK(f.body(id) == "zero one two three four");
  CHECK(f.record(id).title() == "My title");
}

TEST_CASE("a save that failed is laid over what came in until it succeeds", "[fault]") {
  EditorFixture f;
  const RecordId id = f.write("Title", "one");
  f.open(id);
  f.type("one two");
  {
    const test::FullDisk full;
    f.flush();
    CHECK(f.view.status.kept == EditorStatus::Kept::failed);
  }
  elsewhere(f, id, [](Record& r) {
    CHECK(r.body() == "one two");  // the held words are seen by all who open the entry
    r.set(reflection::kBody, "zero " + r.body());
  });
  f.timers.pass(30s);
  f.pump.drain();
  CHECK(f.view.status.kept == EditorStatus::Kept::saved);
  CHECK(f.body(id) == "zero one two");
}

TEST_CASE("words that were settled before their page could save them are written once, also when undone",
          "[fault]") {
  EditorFixture f;
  const RecordId id = f.write("Title", "one");
  f.open(id);
  const auto settled_under_the_page = [&](const char* words) {
    {
      const test::FullDisk full;
      f.type(words);
      f.flush();
      CHECK(f.view.status.kept == EditorStatus::Kept::failed);
    }
    REQUIRE(f.now([](Session& session) { return session.settle_drafts(); }));
    REQUIRE(f.body(id) == words);
  };
  settled_under_the_page("one twp");
  f.type("one two");
  f.pass(30s);
  CHECK(f.body(id) == "one two");
  settled_under_the_page("one two three");
  f.type("one two");
  f.flush();
  CHECK(f.body(id) == "one two");
  f.type("one two three");
  f.flush();
  CHECK(f.body(id) == "one two three");
}

TEST_CASE("a draft over an open conflict does not hide it") {
  test::Apart apart;
  const RecordId id = apart.in_conflict();
  Record typed = apart.here.session->open(id)->record;
  REQUIRE_FALSE(apart.here.session->open(id)->conflicts.empty());
  typed.set(engagement::kWhy, std::string("typed"));
  REQUIRE(test::put_draft(*apart.here.session, typed));
  CHECK(apart.here.session->open(id)->conflicts == std::vector<Tag>{engagement::kTitle});
}

TEST_CASE("a form keeps the fields that another hand changed") {
  struct Quiet : RecordsView {
    void show_list(const std::vector<RecordLine>&, std::size_t) override {}
    void show_selected(std::optional<std::size_t>) override {}
    void show_record(const RecordPage&) override {}
    void show_nothing() override {}
    void show_saved(const RecordPage&) override {}
    void show_people(const std::vector<Named>&) override {}
    void show_known_people(const std::vector<std::string>&) override {}
    void show_field_error(const Field*, const Error&) override {}
    void show_choices(const RefChoices&) override {}
    void ask_commitment(const Transition&) override {}
    void clear_errors() override {}
    void show_removed(const std::string&) override {}
    void show_problem(const Error&) override {}
  } view;
  test::DeskFixture f;
  test::ManualTimers timers;
  RecordsPresenter form(*f.desk, view, {{{Kind::engagement}}}, timers.maker());
  const KindInfo& kind = info(Kind::engagement);
  form.create();
  f.pump.drain();
  form.set_field(*find_field(kind, "title"), "Launch");
  form.flush();
  f.pump.drain();
  const RecordId id = *form.selected();
  elsewhere(f, id, [](Record& r) { r.set(engagement::kWhy, std::string("They asked")); });
  REQUIRE(f.now([&](Session& session) { return session.transition(id, "start"); }));
  form.set_field(*find_field(kind, "title"), "The launch");
  form.flush();
  f.pump.drain();
  const Record now = f.record(id);
  CHECK(now.title() == "The launch");
  CHECK(now.body() == "They asked");
  CHECK(now.state() == "active");
}

TEST_CASE("a change that both sides made counts once, and a set keeps what either took out or put in") {
  CHECK(merged("one two", "one", "one two three") == "one two three");
  CHECK(merged("one two three", "one", "one two") == "one two three");
  CHECK(merged("zero one", "one", "one two") == "zero one two");
  CHECK(merged("same", "", "same") == "same");
  CHECK(merged("one", "one two", "one two three").find("two three") == std::string::npos);
  CHECK(merged("", "gone on both sides", "") == "");
  Record opened = with_body(""), there = opened, mine = opened;
  opened.set(kTags, Strings{"a", "b", "c"});
  there.set(kTags, Strings{"b", "c", "d"});
  CHECK(laid_over(there, opened, mine).strings(kTags) == Strings{"d"});
  mine.set(kTags, Strings{"a", "c", "e"});
  CHECK(laid_over(there, opened, mine).strings(kTags) == Strings{"c", "d", "e"});
  CHECK(laid_over(opened, there, there) == opened);
}
