// The day's note on a real bus, and the calendar file, through the real window.
#include <wx/checkbox.h>
#include <wx/choice.h>

#include <fstream>
#include <optional>

#include "app/digest.h"
#include "journal/kinds.h"
#include "platform/note_service.h"
#include "session_bus.h"
#include "support/catch.h"
#include "ui/dates.h"
#include "ui/gate.h"
#include "ui/pages/calendar_section.h"
#include "ui/pages/settings_page.h"
#include "ui/text.h"
#include "window.h"

using namespace thirdrow;
using namespace thirdrow::ui;

namespace {

/// A desktop with its notes, and the program on it with a journal in which two promises are due.
struct Reminded {
  test::SessionBus session_bus;
  test::NoteService desktop{session_bus.bus()};
  std::optional<test::Window> window;

  Reminded() {
    REQUIRE(desktop.begin());
    window.emplace();
    window->create_journal();
    for (int i = 0; i < 2; ++i) promise();
  }
  void promise(int days = 0) {
    window->with_session([days](app::Session& session) {
      journal::Record record = session.new_record(journal::Kind::commitment);
      record.set(journal::commitment::kThen, std::string("call Amara about the harbour"));
      record.set(journal::commitment::kDue, session.now().day() + days);
      REQUIRE(session.add(record));
    });
  }
  wxCheckBox& tick() { return dynamic_cast<wxCheckBox&>(*window->find("settings.remind")); }
  /// On Settings, as a person does: midnight is an hour that has come whenever the test runs.
  void turn_on() {
    window->show(PageId::settings);
    CHECK_FALSE(tick().GetValue());
    CHECK_FALSE(window->find("settings.remind_hour")->IsEnabled());
    dynamic_cast<wxChoice&>(*window->find("settings.remind_hour")).SetSelection(0);
    tick().SetValue(true);
    wxCommandEvent event(wxEVT_CHECKBOX, tick().GetId());
    event.SetEventObject(&tick());
    tick().GetEventHandler()->ProcessEvent(event);
  }
  bool shows(std::size_t notes) {
    return window->wait([&] { return desktop.notes.size() == notes; });
  }
  app::DigestSettings kept() {
    app::DigestSettings settings;
    window->with_session([&](app::Session& session) { settings = app::digest_settings(session); });
    return settings;
  }
};

}  // namespace

TEST_CASE("The day's note says how many things are due, and a click on it brings Today", "[reminders]") {
  Reminded w;
  w.turn_on();
  REQUIRE(w.shows(1));
  CHECK(w.desktop.notes[0].find("'2 things are due today.'") != std::string::npos);
  CHECK(w.desktop.notes[0].find("Amara") == std::string::npos);
  REQUIRE(w.window->wait([&] { return w.kept().shown.has_value(); }));
  w.desktop.click(7, "default");
  CHECK(w.window->wait([&] { return w.window->frame().shown_page() == PageId::today; }));
  CHECK(w.kept().reminders == app::Reminders::on);
}

TEST_CASE("What is due on the next day is told on the next day, also while the journal is locked",
          "[reminders]") {
  Reminded w;
  w.promise(1);
  w.turn_on();
  REQUIRE(w.shows(1));
  REQUIRE(w.window->wait([&] { return w.kept().shown.has_value(); }));
  w.window->wait_days(1);
  w.window->frame().lock();
  REQUIRE(w.shows(2));
  CHECK(w.desktop.notes[1].find("'1 thing is due today.'") != std::string::npos);
}

TEST_CASE("The note's button turns reminders off, and Settings shows it", "[reminders]") {
  Reminded w;
  w.promise(1);
  w.turn_on();
  REQUIRE(w.shows(1));
  REQUIRE(w.window->wait([&] { return w.kept().shown.has_value(); }));
  w.desktop.click(7, "turn-off");
  CHECK(w.window->wait([&] { return w.kept().reminders == app::Reminders::off; }));
  CHECK(w.window->wait([&] { return !w.tick().GetValue(); }));
  CHECK(test::words_of(&w.window->frame()).find("Reminders are off.") != std::string::npos);
  w.window->wait_days(1);
  w.window->frame().lock();
  w.window->settle();
  CHECK(w.desktop.notes.size() == 1);
}

TEST_CASE("The note comes while the journal is locked, and its button counts at the next opening",
          "[reminders]") {
  Reminded w;
  w.turn_on();
  w.window->frame().lock();  // what is due is known from here on
  REQUIRE(w.shows(1));
  w.desktop.click(7, "turn-off");
  w.window->settle();
  w.window->unlock();
  REQUIRE(w.window->wait([&] { return w.window->desk().is_open(); }));
  CHECK(w.window->wait([&] { return w.kept().reminders == app::Reminders::off; }));
  CHECK(w.kept().shown.has_value());
}

TEST_CASE("A calendar file is kept, follows the journal, and goes with one click", "[reminders]") {
  Reminded w;
  const test::Scratch folder;
  const auto file = folder / "third-row.ics";
  const auto events = [&] {
    std::ifstream in(file);
    std::size_t count = 0;
    for (std::string line; std::getline(in, line);) count += line.starts_with("BEGIN:VEVENT") ? 1 : 0;
    return count;
  };
  w.window->show(PageId::settings);
  CHECK(w.window->find("calendar.choose")->IsShownOnScreen());
  static_cast<SettingsPage&>(*w.window->frame().page(PageId::settings)).calendar().keep(file);
  w.window->settle();
  CHECK(events() == 2);
  CHECK(test::words_of(&w.window->frame()).find(file.string()) != std::string::npos);
  w.promise();
  CHECK(w.window->wait([&] { return events() == 3; }));
  w.window->press("calendar.stop");
  w.window->settle();
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK(w.window->find("calendar.choose")->IsShownOnScreen());
  CHECK(test::words_of(&w.window->frame()).find("The calendar file was removed") != std::string::npos);
}

TEST_CASE("Another journal takes the note of the one before away", "[reminders]") {
  Reminded w;
  const auto first = w.window->desk().folder();
  w.turn_on();
  w.window->frame().lock();
  REQUIRE(w.shows(1));
  w.window->settle();
  w.desktop.closed.clear();
  w.window->frame().gate().move_to(first.parent_path() / "other");
  CHECK(w.window->wait([&] { return !w.desktop.closed.empty(); }));
}

TEST_CASE("Whose reminders were turned off is remembered when the program ends", "[reminders]") {
  const test::Scratch folder;
  Preferences chosen;
  chosen.reminders_off_in = {"/home/ann/journal", "/media/two words"};
  REQUIRE(chosen.save(folder / "desktop.json"));
  CHECK(Preferences::load(folder / "desktop.json").reminders_off_in == chosen.reminders_off_in);
  CHECK(Preferences::load(folder / "none.json").reminders_off_in.empty());
}

TEST_CASE("An hour is said by the clock of 24 hours where its halves have no name", "[reminders]") {
  CHECK(from_wx(hour_words(9, wxString())) == "09:00");
  CHECK(from_wx(hour_words(21, wxString())) == "21:00");
  CHECK(from_wx(hour_words(0, wxS("AM"))) == "12:00 AM");
  CHECK(from_wx(hour_words(9, wxS("AM"))) == "9:00 AM");
  CHECK(from_wx(hour_words(21, wxS("PM"))) == "9:00 PM");
}
