// What stands in the editor is never lost or altered by the way it is left, asked, or completed.
#include <gtk/gtk.h>
#include <wx/choice.h>

#include "journal_window.h"
#include "ui/port_gtk_text.h"
#include "ui/records/engagements_page.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using test::Journal;
using Names = std::vector<std::string>;

namespace {

/// A moment of which a tag, a person and a day stand in their fields, none of them entered.
RecordId half_typed(Journal& w) {
  w.begin("moment");
  w.type("editor.title", "She asked why");
  w.type("editor.add_tag", "courage");
  w.type("editor.add_person", "Maya");
  w.focus("field.thanked");
  w.type("field.thanked", "2026-03-01");
  return w.editor().page().record.id;
}

void check_whole(Journal& w, RecordId id) {
  const journal::Record record = w.stored(id);
  CHECK(record.strings(journal::kTags) == journal::Strings{"courage"});
  CHECK(record.day(journal::moment::kThanked) == Day::parse("2026-03-01"));
  CHECK(w.people_of(record) == Names{"Maya"});
}

/// The view inside a field of many lines.
GtkTextView* view_of(const wxTextCtrl& text) {
  GtkWidget* widget = text.GetHandle();
  if (GTK_IS_SCROLLED_WINDOW(widget)) widget = gtk_bin_get_child(GTK_BIN(widget));
  return GTK_TEXT_VIEW(widget);
}

/// How far the text is scrolled inside its field, pixels.
int scrolled(const wxTextCtrl& text) {
  int y = 0;
  gtk_text_view_buffer_to_window_coords(view_of(text), GTK_TEXT_WINDOW_WIDGET, 0, 0, nullptr, &y);
  return y;
}

/// What a field would complete.
Names completions(const wxTextCtrl& field) {
  GtkEntryCompletion* completion = gtk_entry_get_completion(GTK_ENTRY(field.GetHandle()));
  GtkTreeModel* model = completion == nullptr ? nullptr : gtk_entry_completion_get_model(completion);
  Names out;
  GtkTreeIter at;
  for (gboolean more = model != nullptr && gtk_tree_model_get_iter_first(model, &at); more != FALSE;
       more = gtk_tree_model_iter_next(model, &at)) {
    gchar* word = nullptr;
    gtk_tree_model_get(model, &at, 0, &word, -1);
    out.emplace_back(word);
    g_free(word);
  }
  return out;
}

std::string status(Journal& w) { return w.find("editor.status")->GetLabel().utf8_string(); }

}  // namespace

TEST_CASE("a tag, a person and a day that stand in their fields without Enter are there after a lock",
          "[editor]") {
  Journal w;
  const RecordId id = half_typed(w);
  w.lock_and_unlock();
  check_whole(w, id);
}

TEST_CASE("what stands in the fields is saved by Save now and by choosing another entry, with its own entry",
          "[editor]") {
  Journal w;
  const RecordId other = w.write("Another", "words");
  const RecordId id = half_typed(w);
  SECTION("saved") {
    w.frame().run(CommandId::save_now);
    w.settle();
    CHECK(w.text("editor.add_tag").IsEmpty());
    CHECK(w.text("editor.add_person").IsEmpty());
  }
  SECTION("another") {
    w.open(other);
    CHECK(w.stored(other).strings(journal::kTags).empty());
    CHECK(w.people_of(w.stored(other)).empty());
  }
  check_whole(w, id);
}

TEST_CASE("a new entry that is discarded takes along what stands in its fields", "[editor]") {
  Journal w;
  w.begin();
  w.type("editor.section.0", "not wanted");
  w.type("editor.add_tag", "courage");
  w.type("editor.add_person", "Maya");
  w.frame().run(CommandId::delete_entry);
  w.settle();
  CHECK_FALSE(w.editor().has_entry());
  w.begin();
  CHECK(w.text("editor.add_tag").IsEmpty());
  w.with_session([](app::Session& session) {
    CHECK(session.list({}, 1, 0)->total == 0);
    CHECK(session.all_of(journal::Kind::person)->empty());
  });
}

TEST_CASE("asking another question leaves the other sections their undo", "[editor]") {
  Journal w;
  w.open(w.write("Two", "First words\n\n## What did I not ask?\n\nSecond words"));
  for (const char* name : {"editor.section.0", "editor.section.1"}) w.text(name).WriteText(wxS("typed "));
  w.press("editor.add_prompt");
  w.settle();
  REQUIRE(w.editor().page().sections.size() == 3);
  for (const char* name : {"editor.section.0", "editor.section.1"}) {
    INFO(name);
    w.focus(name);
    REQUIRE(w.frame().can(CommandId::undo));
    w.frame().run(CommandId::undo);
    CHECK_FALSE(w.text(name).GetValue().Contains(wxS("typed")));
  }
  w.focus("editor.section.2");
  REQUIRE(w.frame().can(CommandId::next_prompt));
  const auto asked = w.editor().page().sections[2].heading;
  w.frame().run(CommandId::next_prompt);
  w.settle();
  CHECK(w.editor().page().sections[2].heading != asked);
  w.focus("editor.section.1");
  CHECK(w.frame().can(CommandId::redo));
}

TEST_CASE("a question that is skipped goes, and the sections after it stay and keep their undo", "[editor]") {
  Journal w;
  w.open(w.write("Three", "One\n\n## Why?\n\n## When?\n\nThree"));
  w.text("editor.section.2").WriteText(wxS("typed "));
  w.editor().skip_prompt(1);
  w.settle();
  REQUIRE(w.editor().page().sections.size() == 2);
  w.focus("editor.section.1");
  CHECK(w.frame().can(CommandId::undo));
  w.text("editor.section.1").SetValue(wxS("Three and more"));
  w.frame().run(CommandId::save_now);
  w.settle();
  CHECK(w.stored(w.editor().page().record.id).body() == "One\n\n## When?\n\nThree and more");
}

TEST_CASE("another question is offered for one without an answer, and puts none over words", "[editor]") {
  Journal w;
  w.open(w.write("Words", "Free words\n\n## What did I not ask?\n\nAn answer"));
  for (const char* name : {"editor.section.0", "editor.section.1"}) {
    w.focus(name);
    CHECK_FALSE(w.frame().can(CommandId::next_prompt));
  }
  w.text("editor.section.1").SetValue(wxString());
  CHECK(w.frame().can(CommandId::next_prompt));
}

TEST_CASE("the entry that is open gets the choice of the first engagement when there is one", "[editor]") {
  Journal w;
  w.begin();
  w.type("editor.section.0", "About the move");
  CHECK_FALSE(w.find("editor.engagement")->IsShownOnScreen());
  w.show(PageId::engagements);
  w.press("engagements.new");
  w.settle();
  w.type("field.title", "Office move");
  w.frame().run(CommandId::save_now);
  w.settle();
  w.show(PageId::journal);
  const auto& choice = dynamic_cast<wxChoice&>(*w.find("editor.engagement"));
  CHECK(choice.IsShownOnScreen());
  CHECK(choice.GetSize().x >= choice.GetBestSize().x);
  CHECK(choice.FindString(wxS("Office move")) == 1);
}

TEST_CASE("an entry that is looked at is neither a draft nor changed, whatever its text begins with",
          "[editor]") {
  Journal w;
  const std::string body = "## What did I not ask?\n\n\n\nAn answer\n\n\n## Why?\n";
  const RecordId id = w.write("Odd", body);
  const RecordId other = w.write("Another", "\n\nwords");
  w.begin("daily");
  w.type("editor.section.0", "\n\ntyped below an empty line\n");
  w.frame().run(CommandId::save_now);
  w.settle();
  const RecordId typed = w.editor().page().record.id;
  for (const RecordId each : {id, other, typed, id, typed}) {
    w.open(each);
    for (const char* name : {"editor.section.0", "editor.title", "editor.add_tag", "editor.section.0"})
      w.focus(name);
    w.settle();
    CHECK(status(w).find("Saved") == 0);
  }
  w.show(PageId::today);
  w.with_session([&](app::Session& session) { CHECK(session.history(id)->size() == 1); });
  CHECK(w.stored(id).body() == body);
}

TEST_CASE("the first line of a section stays in view while somebody types", "[editor]") {
  Journal w;
  w.begin();
  const wxTextCtrl& text = w.text("editor.section.0");
  w.focus("editor.section.0");
  w.settle();
  const int top = scrolled(text);
  std::string typed;
  for (int i = 0; i < 40; ++i) typed += "long table ";
  for (const char letter : typed) {
    w.keys({letter});
    w.wait([] { return !wxTheApp->HasPendingEvents(); });
  }
  REQUIRE(w.wait([&] { return text.GetValue().length() == typed.size(); }));
  w.settle();
  CHECK(w.wait([&] { return scrolled(text) == top; }, std::chrono::seconds(5)));
}

TEST_CASE("who is named already is not offered again, and is when taken off", "[editor]") {
  Journal w;
  w.with_session([](app::Session& session) {
    for (const char* name : {"Maya", "Mario"}) REQUIRE(session.person_named(name));
  });
  w.write("Tagged", "words", {"sales", "team"});
  w.begin();
  w.settle();
  const auto offered = [&](const char* field) { return completions(w.text(field)); };
  CHECK(offered("editor.add_person").size() == 2);
  w.enter_word("editor.add_person", "Maya");
  w.enter_word("editor.add_tag", "sales");
  w.settle();
  CHECK(offered("editor.add_person") == Names{"Mario"});
  CHECK(offered("editor.add_tag") == Names{"team"});
  w.editor().remove_person(w.editor().page().people[0].id);
  w.editor().remove_tag("sales");
  CHECK(offered("editor.add_person").size() == 2);
  CHECK(offered("editor.add_tag").size() == 2);
}

TEST_CASE("keys of commands work while completions are offered", "[editor]") {
  Journal w;
  w.with_session([](app::Session& session) { REQUIRE(session.person_named("Maya Lindqvist")); });
  w.begin();
  w.type("editor.section.0", "With her");
  w.settle();
  w.focus("editor.add_person");
  const int before = test::popups();
  w.keys("ma");
  REQUIRE(w.wait([&] { return test::popups() > before; }));
  wxUIActionSimulator().Char('s', wxMOD_CONTROL);
  CHECK(w.wait([&] { return w.rows() == 1; }, std::chrono::seconds(5)));
  CHECK(test::popups() == before);
  wxUIActionSimulator().Char('l', wxMOD_CONTROL);
  CHECK(w.wait([&] { return !w.desk().is_open(); }, std::chrono::seconds(5)));
}

TEST_CASE("an empty journal does not say so beside an entry that is being written", "[editor]") {
  Journal w;
  const auto says = [&] {
    return test::words_of(&w.page()).find("Your journal is empty") != std::string::npos;
  };
  CHECK(says());
  w.begin();
  CHECK_FALSE(says());
  w.frame().run(CommandId::delete_entry);
  w.settle();
  CHECK(says());
}

TEST_CASE("nothing of an entry in the Trash can be changed, and its controls look so", "[editor]") {
  Journal w;
  const RecordId id = w.write("Gone", "## Why?\n\n## When?\n\nwords", {"sales"});
  w.with_session([&](app::Session& session) { REQUIRE(session.remove(id)); });
  w.open(id);
  for (const char* name : {"editor.kind", "editor.day", "editor.engagement"}) {
    INFO(name);
    CHECK_FALSE(w.find(name)->IsEnabled());
  }
  for (const char* name :
       {"editor.swap", "editor.skip", "editor.add_tag", "editor.add_person", "editor.add_prompt"}) {
    INFO(name);
    CHECK_FALSE(w.find(name)->IsShownOnScreen());
  }
  w.focus("editor.section.0");
  CHECK_FALSE(w.frame().can(CommandId::next_prompt));
}
