#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/calctrl.h>
#include <wx/dataview.h>
#include <wx/listbox.h>
#include <wx/textctrl.h>
#include <wx/tglbtn.h>
#include <wx/uiaction.h>

#include <fstream>

#include "journal_window.h"
#include "support/catch.h"
#include "support/put.h"
#include "ui/dates.h"
#include "ui/journal/journal_page.h"
#include "ui/port_gtk.h"
#include "ui/records/engagements_page.h"
#include "ui/records/questions_page.h"
#include "ui/text.h"
#include "ui/today/today_page.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using thirdrow::test::Window;

using test::Journal;

TEST_CASE("a new entry is typed, left, and found by search", "[pages]") {
  Journal w;
  w.begin();
  w.type("editor.title", "The long table");
  w.type("editor.section.0", "Maya asked about the harbour.");
  w.show(PageId::today);
  w.show(PageId::journal);
  REQUIRE(w.wait([&] { return w.rows() == 1; }));
  w.type("journal.search", "harb");
  w.settle();
  REQUIRE(w.rows() == 1);
  CHECK(w.wait([&] { return w.page().list().presenter().row(0) != nullptr; }));
  w.type("journal.search", "nowhere at all");
  w.settle();
  CHECK(w.rows() == 0);
}

TEST_CASE("earlier versions are listed and one comes back", "[pages]") {
  Journal w;
  const RecordId id = w.write("Plan", "We go by train");
  w.wait_days(1);  // two minutes apart, or the versions join
  w.with_session([&](app::Session& session) {
    auto opened = session.open(id);
    opened->record.set(journal::reflection::kBody, std::string("We go by boat"));
    REQUIRE(test::put(session, opened->record));
  });
  w.frame().show_page(PageId::journal, id);
  REQUIRE(w.wait([&] { return w.editor().has_entry(); }));
  w.frame().run(CommandId::show_history);
  w.settle();
  auto& versions = dynamic_cast<wxListBox&>(*w.find("history.versions"));
  REQUIRE(versions.GetCount() == 2);
  CHECK(w.text("history.difference").GetValue().Contains(wxS("boat")));
  versions.SetSelection(1);
  wxCommandEvent picked(wxEVT_LISTBOX, versions.GetId());
  picked.SetInt(1);
  versions.GetEventHandler()->ProcessEvent(picked);
  w.press("history.restore");
  w.settle();
  CHECK(w.text("editor.section.0").GetValue() == wxS("We go by train"));
}

TEST_CASE("an entry goes to the Trash, and Undo brings it back", "[pages]") {
  Journal w;
  const RecordId id = w.write("Going", "away");
  w.show(PageId::journal);
  w.frame().show_page(PageId::journal, id);
  REQUIRE(w.wait([&] { return w.editor().has_entry(); }));
  w.frame().run(CommandId::delete_entry);
  REQUIRE(w.wait([&] { return w.rows() == 0; }));
  CHECK(w.frame().notice_bar().words().Contains(wxS("Going")));
  w.toggle("journal.trash", true);
  CHECK(w.rows() == 1);
  w.toggle("journal.trash", false);
  w.page().list().presenter().undo_remove();
  REQUIRE(w.wait([&] { return w.rows() == 1 && w.editor().has_entry(); }));
}

TEST_CASE("the filters and the calendar narrow the list", "[pages]") {
  Journal w;
  w.write("Tagged", "a", {"sales"});
  w.write("Plain", "b");
  w.show(PageId::journal);
  w.toggle("journal.filter", true);
  auto& tags = dynamic_cast<wxChoice&>(*w.find("journal.filter.tag"));
  REQUIRE(tags.GetCount() == 2);
  tags.SetSelection(1);
  wxCommandEvent chosen(wxEVT_CHOICE, tags.GetId());
  chosen.SetInt(1);
  tags.GetEventHandler()->ProcessEvent(chosen);
  w.settle();
  CHECK(w.rows() == 1);
  w.press("journal.filter.clear");
  w.settle();
  CHECK(w.rows() == 2);
  w.toggle("journal.calendar", true);
  auto& days = dynamic_cast<wxCalendarCtrl&>(*w.find("journal.days"));
  const auto click = [&](const wxDateTime& day) {
    days.SetDate(day);
    wxCalendarEvent event(&days, day, wxEVT_CALENDAR_SEL_CHANGED);
    days.GetEventHandler()->ProcessEvent(event);
    w.settle();
  };
  const wxDateTime today = days.GetDate();
  click(today.GetDay() > 1 ? today - wxDateSpan::Day() : today + wxDateSpan::Day());
  CHECK(w.rows() == 0);
  click(today);
  CHECK(w.rows() == 2);
  w.press("journal.all_days");
  w.settle();
  CHECK(w.rows() == 2);
}

TEST_CASE("tags and people are added by Enter and shown as chips", "[pages]") {
  Journal w;
  w.begin();
  w.type("editor.section.0", "With Maya");
  w.enter_word("editor.add_tag", "sales");
  w.enter_word("editor.add_person", "Maya");
  CHECK(w.text("editor.add_tag").IsEmpty());
  const app::EntryPage& page = w.editor().page();
  CHECK(page.record.strings(journal::kTags) == journal::Strings{"sales"});
  REQUIRE(page.people.size() == 1);
  CHECK(page.people[0].name == "Maya");
  const std::string words = test::words_of(&w.page());
  CHECK(words.find("Take off the tag sales") != std::string::npos);
}

TEST_CASE("the completion of a name is gone when the name was taken", "[pages]") {
  Journal w;
  w.with_session([](app::Session& session) {
    REQUIRE(session.person_named("Maya Lindqvist"));
    REQUIRE(session.person_named("Mario Rossi"));
  });
  w.begin();
  w.settle();
  w.find("editor.add_person")->SetFocus();
  REQUIRE(w.wait([&] { return w.find("editor.add_person")->HasFocus(); }));
  const int before = test::popups();
  for (const char key : {'m', 'a'}) wxUIActionSimulator().Char(key);
  REQUIRE(w.wait([&] { return w.text("editor.add_person").GetValue() == wxS("ma"); }));
  REQUIRE(w.wait([&] { return test::popups() > before; }));
  for (const char key : {'y', 'a'}) wxUIActionSimulator().Char(key);
  wxUIActionSimulator().Char(WXK_RETURN);
  REQUIRE(w.wait([&] { return w.editor().page().people.size() == 1; }));
  w.settle();
  CHECK(w.wait([&] { return test::popups() == before; }, std::chrono::seconds(5)));
  CHECK(w.text("editor.add_person").IsEmpty());
}

TEST_CASE("typing is undone and redone a word at a time", "[pages]") {
  Journal w;
  w.begin();
  wxTextCtrl& text = w.text("editor.section.0");
  text.SetFocus();
  REQUIRE(w.wait([&] { return text.HasFocus(); }));
  for (const char* letter : {"t", "w", "o", " ", "w", "o", "r", "d", "s"})
    text.WriteText(wxString::FromUTF8(letter));
  CHECK(w.frame().can(CommandId::undo));
  w.frame().run(CommandId::undo);
  CHECK(text.GetValue() == wxS("two"));
  w.frame().run(CommandId::undo);
  CHECK(text.IsEmpty());
  CHECK_FALSE(w.frame().can(CommandId::undo));
  w.frame().run(CommandId::redo);
  w.frame().run(CommandId::redo);
  CHECK(text.GetValue() == wxS("two words"));
}

TEST_CASE("typing in the title is undone and redone, and the next entry begins anew", "[pages]") {
  Journal w;
  w.begin();
  wxTextCtrl& title = w.text("editor.title");
  title.SetFocus();
  REQUIRE(w.wait([&] { return title.HasFocus(); }));
  for (const char* letter : {"t", "w", "o", " ", "w", "o", "r", "d", "s"})
    title.WriteText(wxString::FromUTF8(letter));
  REQUIRE(w.frame().can(CommandId::undo));
  w.frame().run(CommandId::undo);
  CHECK(title.GetValue() == wxS("two"));
  w.frame().run(CommandId::redo);
  CHECK(title.GetValue() == wxS("two words"));
  CHECK(w.editor().page().record.title() == "two words");
  title.SetSelection(0, 3);
  title.WriteText(wxS("é"));
  w.frame().run(CommandId::undo);
  w.frame().run(CommandId::undo);
  CHECK(title.GetValue() == wxS("two words"));
  w.begin();
  REQUIRE(w.wait([&] { return title.IsEmpty(); }));
  title.SetFocus();
  CHECK_FALSE(w.frame().can(CommandId::undo));
}

TEST_CASE("the Trash is emptied at once after asking in place", "[pages]") {
  Journal w;
  const RecordId one = w.write("One", "words");
  const RecordId two = w.write("Two", "words");
  w.with_session([&](app::Session& session) {
    REQUIRE(session.remove(one));
    REQUIRE(session.remove(two));
  });
  CHECK_FALSE(w.find("journal.empty_trash")->IsShownOnScreen());
  w.toggle("journal.trash", true);
  REQUIRE(w.rows() == 2);
  REQUIRE(w.find("journal.empty_trash")->IsShownOnScreen());
  w.press("journal.empty_trash");
  CHECK(w.frame().notice_bar().words().Contains(wxS("2 entries")));
  CHECK(w.rows() == 2);
  w.press("notice.action");
  w.settle();
  CHECK(w.rows() == 0);
  CHECK_FALSE(w.find("journal.empty_trash")->IsShownOnScreen());
}

TEST_CASE("in a narrow window the sidebar has pictures, and tells their names", "[pages]") {
  Journal w;
  const int wide = w.find("sidebar")->GetSize().x;
  w.frame().SetSize(800, 600);
  REQUIRE(w.wait([&] { return w.find("sidebar")->GetSize().x < wide / 2; }));
  for (const char* name :
       {"nav.today", "nav.book", "nav.handshake", "nav.question", "nav.gear", "nav.new", "nav.lock"}) {
    INFO(name);
    CHECK_FALSE(w.find(name)->GetToolTipText().empty());
    CHECK_FALSE(ui::port::accessible_name(w.find(name)).empty());
  }
}

TEST_CASE("locking with text in the editor keeps it, and clears it from the window", "[pages]") {
  Journal w;
  w.begin();
  w.type("editor.title", "Canaryheadline");
  w.type("editor.section.0", "Canarywords typed a moment ago");
  w.frame().lock();
  w.settle();
  CHECK(test::words_of(&w.frame()).find("Canary") == std::string::npos);
  w.unlock();
  REQUIRE(w.wait([&] { return w.desk().is_open(); }));
  w.show(PageId::journal);
  REQUIRE(w.wait([&] { return w.rows() == 1; }));
  w.with_session([](app::Session& session) {
    const auto found = session.search("canarywords", {}, app::Order::newest, 5);
    REQUIRE(found);
    CHECK(found->total == 1);
  });
}

TEST_CASE("a list of 10,000 entries is asked only for the rows it shows", "[pages]") {
  Journal w;
  const test::Scratch folder;
  {
    std::ofstream file(folder / "many.json");
    file << "{\"tags\":{},\"entries\":[";
    for (int i = 0; i < 10'000; ++i) {
      file << (i > 0 ? "," : "") << "{\"title\":\"Entry " << i << "\",\"body\":\"words\",\"date\":\"2024-01-"
           << (i % 20 + 10) << "\",\"time\":\"10:00\",\"tags\":[],\"starred\":false}";
    }
    file << "]}";
  }
  w.with_session([&](app::Session& session) {
    const auto report = session.import_from("jrnl-json", folder / "many.json", app::ImportRun::real);
    REQUIRE(report);
    REQUIRE(report->added == 10'000);
  });
  w.show(PageId::today);
  w.show(PageId::journal);
  REQUIRE(w.wait([&] { return w.rows() == 10'000; }));
  w.settle();
  w.wait([] { return !wxTheApp->HasPendingEvents(); });
  INFO("asked " << w.page().list().entries().asked());
  CHECK(w.page().list().entries().asked() > 0);
  CHECK(w.page().list().entries().asked() < 500);
}

TEST_CASE("a question on Today is answered in the journal", "[pages]") {
  Journal w;
  w.show(PageId::today);
  w.press("today.answer");
  REQUIRE(w.wait([&] { return w.editor().has_entry(); }));
  CHECK(w.frame().shown_page() == PageId::journal);
  REQUIRE(w.editor().page().sections[0].heading);
  CHECK_FALSE(w.editor().page().sections[0].heading->empty());
}

TEST_CASE("one line on Today becomes a moment in the journal", "[pages]") {
  Journal w;
  w.show(PageId::today);
  w.type("today.line", "She asked why");
  w.press("today.moment");
  w.settle();
  CHECK(w.text("today.line").IsEmpty());
  w.show(PageId::journal);
  REQUIRE(w.wait([&] { return w.rows() == 1; }));
}

TEST_CASE("an engagement is made in its form and offered to entries", "[pages]") {
  Journal w;
  w.show(PageId::engagements);
  w.press("engagements.new");
  w.settle();
  w.type("field.title", "Office move");
  auto& page = static_cast<EngagementsPage&>(*w.frame().page(PageId::engagements));
  page.run(CommandId::save_now);
  w.settle();
  CHECK(page.engagements().rows().rows() == 1);
  w.show(PageId::journal);
  w.begin();
  w.settle();
  auto& choice = dynamic_cast<wxChoice&>(*w.find("editor.engagement"));
  CHECK(choice.FindString(wxS("Office move")) == 1);
}

TEST_CASE("the question bank shows the shipped questions and takes one's own", "[pages]") {
  Journal w;
  w.show(PageId::questions);
  auto& list = dynamic_cast<wxDataViewCtrl&>(*w.find("questions.list"));
  const auto count = [&] { return dynamic_cast<wxDataViewListModel&>(*list.GetModel()).GetCount(); };
  const unsigned shipped = count();
  CHECK(shipped > 100);
  w.type("questions.text", "What did I not ask?");
  w.press("questions.add");
  w.settle();
  CHECK(count() == shipped + 1);
}

TEST_CASE("Escape closes the date calendar and Earlier versions, and a chosen day closes the calendar",
          "[pages]") {
  Journal w;
  const RecordId id = w.write("Plan", "We go by train");
  w.frame().show_page(PageId::journal, id);
  REQUIRE(w.wait([&] { return w.editor().has_entry(); }));
  w.settle();
  const auto escape = [&](const char* name) {
    w.find(name)->SetFocus();
    REQUIRE(w.wait([&] { return w.find(name)->HasFocus(); }));
    wxUIActionSimulator().Char(WXK_ESCAPE);
  };
  auto& days = dynamic_cast<wxCalendarCtrl&>(*w.find("editor.calendar"));
  w.press("editor.day");
  REQUIRE(days.IsShownOnScreen());
  escape("editor.calendar");
  CHECK(w.wait([&] { return !days.IsShownOnScreen(); }, std::chrono::seconds(5)));
  w.press("editor.day");
  REQUIRE(days.IsShownOnScreen());
  const wxDateTime day = days.GetDate() - wxDateSpan::Day();
  wxCalendarEvent chosen(&days, day, wxEVT_CALENDAR_SEL_CHANGED);
  days.GetEventHandler()->ProcessEvent(chosen);
  CHECK(w.wait([&] { return !days.IsShownOnScreen(); }, std::chrono::seconds(5)));
  CHECK(w.editor().page().record.happened().day() == ui::from_wx(day));
  w.frame().run(CommandId::show_history);
  w.settle();
  REQUIRE(w.page().editor().shows_history());
  escape("history.versions");
  CHECK(w.wait([&] { return !w.page().editor().shows_history(); }, std::chrono::seconds(5)));
}

TEST_CASE("a search finds what stands on other pages, says where, and leads there", "[pages]") {
  Journal w;
  RecordId round_trip;
  w.with_session([&](app::Session& session) {
    journal::Record work = session.new_record(journal::Kind::engagement);
    work.set(journal::engagement::kTitle, std::string("Harbour crane"));
    REQUIRE(test::put(session, work));
    round_trip = work.id;
  });
  const RecordId entry = w.write("Walk", "Along the harbour");
  w.show(PageId::journal);
  REQUIRE(w.rows() == 1);
  w.type("journal.search", "harbour");
  w.settle();
  REQUIRE(w.rows() == 2);
  auto& list = w.page().list();
  std::size_t at = 0;
  while (list.presenter().row(at)->row.id != round_trip) ++at;
  list.presenter().select(at);
  w.settle();
  CHECK_FALSE(w.editor().has_entry());
  CHECK(test::words_of(&w.page()).find("own: Harbour crane") != std::string::npos);

  list.presenter().select(1 - at);
  w.settle();
  CHECK(w.editor().page().record.id == entry);
  CHECK(test::words_of(&w.page()).find("own: Harbour crane") == std::string::npos);

  list.presenter().select(at);
  w.settle();
  list.entries().on_activate(at);
  w.settle();
  CHECK(w.frame().shown_page() == PageId::engagements);
  CHECK(w.frame().page(PageId::engagements)->shown_record() == round_trip);

  w.show(PageId::journal);
  w.frame().lock();
  w.settle();
  CHECK(test::words_of(&w.frame()).find("Harbour") == std::string::npos);
}
