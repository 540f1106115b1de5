#include <wx/dialog.h>
#include <wx/modalhook.h>
#include <wx/timer.h>

#include <future>
#include <utility>

#include "app/guided.h"
#include "journal/kinds.h"
#include "journal/rows.h"
#include "support/catch.h"
#include "support/full_disk.h"
#include "support/put.h"
#include "ui/gate.h"
#include "ui/journal/journal_page.h"
#include "ui/widgets/label.h"
#include "window.h"

using namespace thirdrow;
using test::Window;

namespace {

constexpr const char* kCanary = "zanzibarquince";

constexpr const char* kDay = "2019-03-17";
const std::vector<std::string> kDayWords = {kDay, "March 2019", "2019"};

struct Planted {
  RecordId entry, moment, engagement, person;
};

/// The canary in every place that takes words, on a day of its own.
Planted plant(app::Session& session) {
  const std::string word = kCanary;
  const Stamp day = *Stamp::parse(std::string(kDay) + "T09:30:00+00:00");
  Planted out;
  out.person = *session.person_named("Person " + word);
  journal::Record engagement = session.new_record(journal::Kind::engagement);
  engagement.set(journal::engagement::kTitle, "Engagement " + word);
  REQUIRE(test::put(session, engagement));
  out.engagement = engagement.id;
  journal::Record entry = session.new_entry(*journal::find_entry_kind("daily"));
  entry.set(journal::reflection::kTitle, "Title " + word);
  entry.set(journal::reflection::kBody, "Body " + word + "\n\n## Why " + word + "?\n\nAnswer " + word);
  entry.set(journal::kTags, journal::Strings{word});
  entry.set(journal::kPeople, journal::Strings{out.person.text()});
  entry.set(journal::kEngagement, engagement.id);
  entry.set(journal::kHappened, day);
  REQUIRE(test::put(session, entry));
  out.entry = entry.id;
  journal::Record moment = session.new_entry(*journal::find_entry_kind("moment"));
  moment.set(journal::moment::kTitle, "Moment " + word);
  moment.set(journal::moment::kQuestion, "Asked " + word);
  moment.set(journal::moment::kPleased, "Learned " + word);
  moment.set(journal::moment::kThanked, day.day());
  moment.set(journal::kHappened, day);
  REQUIRE(test::put(session, moment));
  out.moment = moment.id;
  REQUIRE(session.add_prompt("Question " + word + "?", "mine"));
  return out;
}

/// Agreed with words of the person's, and under way.
void agree(app::Session& session, const Planted& planted) {
  using namespace journal;
  const std::string word = kCanary;
  auto work = *session.open(planted.engagement);
  work.record.set(kPeople, Strings{planted.person.text()});
  REQUIRE(session.save(work.record, work.written));
  Record agreement = session.new_record(Kind::agreement);
  agreement.set(kEngagement, planted.engagement);
  agreement.set(agreement::kCriteria, rows_of(std::vector<Cells>{{"Criterion " + word, "joint"}}));
  agreement.set(agreement::kTerms, rows_of(std::vector<Cells>{{"Term " + word, "me", ""}}));
  agreement.set(agreement::kMetOn, session.now().day());
  agreement.set(agreement::kAgreedBy, rows_of(std::vector<Cells>{{planted.person.text(), "said"}}));
  REQUIRE(session.add(agreement));
  REQUIRE(app::perform(session, planted.engagement, app::GuidedAct::agree));
  REQUIRE(app::perform(session, planted.engagement, app::GuidedAct::start));
}

struct Open {
  const char* what;
  std::function<void(test::Window&, const Planted&)> steps;
};

/// What may be open when somebody locks.
std::vector<Open> openings() {
  using ui::PageId;
  const auto open = [](test::Window& w, PageId page, RecordId record) {
    w.frame().show_page(page, record);
    w.settle();
  };
  return {
      {"entry", [=](test::Window& w, const Planted& p) { open(w, PageId::journal, p.entry); }},
      {"calendar",
       [=](test::Window& w, const Planted& p) {
         open(w, PageId::journal, p.entry);
         w.press("editor.day");
       }},
      {"history",
       [=](test::Window& w, const Planted& p) {
         open(w, PageId::journal, p.entry);
         w.frame().run(ui::CommandId::show_history);
       }},
      {"moment",
       [=](test::Window& w, const Planted& p) {
         open(w, PageId::journal, p.moment);
         w.type("field.told_back", kCanary);
         w.find("field.told_back")->SetFocus();
         w.settle();
         w.find("editor.title")->SetFocus();
       }},
      {"half typed",
       [=](test::Window& w, const Planted& p) {
         open(w, PageId::journal, p.entry);
         for (const char* field : {"editor.add_tag", "editor.add_person", "journal.search"})
           w.type(field, kCanary);
       }},
      {"Trash",
       [=](test::Window& w, const Planted& p) {
         open(w, PageId::journal, p.moment);
         w.frame().run(ui::CommandId::delete_entry);
       }},
      {"engagement", [=](test::Window& w, const Planted& p) { open(w, PageId::engagements, p.engagement); }},
      {"person", [=](test::Window& w, const Planted& p) { open(w, PageId::engagements, p.person); }},
      {"question",
       [=](test::Window& w, const Planted&) {
         w.show(PageId::questions);
         w.type("questions.search", kCanary);
         w.type("questions.text", kCanary);
       }},
      {"judge",
       [=](test::Window& w, const Planted& p) {
         w.with_session([&p](app::Session& session) { agree(session, p); });
         open(w, PageId::engagements, p.engagement);
         w.settle();
         w.press("engagement.talk.close");
         w.settle();
         REQUIRE(test::words_of(&w.frame()).find(std::string("Term ") + kCanary) != std::string::npos);
       }},
      {"today",
       [=](test::Window& w, const Planted&) {
         w.show(PageId::today);
         w.type("today.line", kCanary);
       }},
  };
}

}  // namespace

TEST_CASE("After a lock no control holds a word or a day of what was open", "[lock]") {
  Window window;
  window.create_journal();
  Planted planted;
  window.with_session([&](app::Session& session) { planted = plant(session); });
  for (const ui::PageId id : window.page_ids()) window.show(id);
  for (const Open& each : openings()) {
    INFO(each.what);
    each.steps(window, planted);
    window.settle();
    REQUIRE(test::words_of(&window.frame()).find(kCanary) != std::string::npos);
    window.frame().lock();
    window.settle();
    const std::string words = test::words_of(&window.frame());
    CHECK(words.find(kCanary) == std::string::npos);
    for (const std::string& day : kDayWords) CHECK(words.find(day) == std::string::npos);
    CHECK(window.frame().GetTitle() == wxS("Third Row"));
    window.unlock();
    REQUIRE(window.wait([&] { return window.desk().is_open(); }));
    window.settle();
  }
}

TEST_CASE("The journal locks when nobody did anything for the time chosen, and not before", "[lock]") {
  Window window;
  window.create_journal();
  window.frame().shared().preferences.lock_minutes = 5;
  window.frame().note_activity();
  const std::int64_t now = window.desk().host().clock->now().utc_ms;
  window.frame().check_idle(now + 4 * 60'000);
  CHECK(window.desk().is_open());
  window.frame().check_idle(now + 6 * 60'000);
  CHECK_FALSE(window.desk().is_open());
}

TEST_CASE("Locking closes an open file dialog, and nothing comes of it", "[lock]") {
  Window window;
  window.create_journal();
  struct Watch : wxModalDialogHook {
    wxDialog* open = nullptr;
    int Enter(wxDialog* dialog) override {
      open = dialog;
      return wxID_NONE;
    }
    void Exit(wxDialog*) override { open = nullptr; }
  };
  Watch watch;
  watch.Register();
  for (const char* button : {"care.backup", "export.choose", "import.choose"}) {
    INFO(button);
    window.show(ui::PageId::settings);
    bool locked = false, had_to_help = false;
    wxTimer later;  // the dialog turns a loop of its own until it is closed
    later.Bind(wxEVT_TIMER, [&](wxTimerEvent&) {
      if (watch.open == nullptr || !watch.open->IsShown()) return;
      if (!std::exchange(locked, true)) return window.frame().lock();
      had_to_help = true;
      watch.open->EndModal(wxID_CANCEL);
    });
    later.Start(50);
    window.press(button);
    later.Stop();
    CHECK(locked);
    CHECK_FALSE(had_to_help);
    CHECK_FALSE(window.desk().is_open());
    window.settle();
    CHECK_FALSE(window.frame().notice_bar().is_telling());
    window.unlock();
    REQUIRE(window.wait([&] { return window.desk().is_open(); }));
  }
  watch.Unregister();
}

TEST_CASE("Locking closes the print dialog of the recovery key", "[lock]") {
  Window window;
  window.create_journal();
  window.show(ui::PageId::settings);
  window.press("keys.renew");
  window.press("notice.action");
  window.settle();
  window.press("recovery.print");
  CHECK(test::print_dialogs() == 1);
  window.frame().lock();
  window.settle();
  CHECK(test::print_dialogs() == 0);
}

TEST_CASE("Locking twice, or while locked, does nothing", "[lock]") {
  Window window;
  window.frame().lock();
  window.create_journal();
  window.frame().lock();
  window.frame().lock();
  CHECK(window.frame().gate().step() == ui::Gate::Step::unlock);
}

TEST_CASE("An answer that is on its way when the journal locks shows nothing", "[lock]") {
  Window window;
  window.create_journal();
  window.show(ui::PageId::settings);
  window.press("keys.renew");
  window.press("notice.action");
  window.press("care.verify");
  // All that was asked is answered on the worker; the front thread has not heard of it yet.
  std::promise<void> reached;
  window.desk().host().on_worker([&] { reached.set_value(); });
  reached.get_future().wait();
  window.frame().lock();
  window.settle();
  CHECK_FALSE(window.frame().notice_bar().is_telling());
  for (wxWindow* each : test::windows_of(&window.frame(), test::Which::all)) {
    const auto* label = dynamic_cast<const ui::Label*>(each);
    if (label == nullptr || label->text().length() != 4) continue;
    CHECK(label->text().find_first_not_of(wxS("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) != wxString::npos);
  }
}

namespace {

/// A new entry in the open journal, its title typed and not yet saved.
RecordId type_title(Window& window, const char* title) {
  window.show(ui::PageId::journal);
  auto& editor =
      static_cast<ui::JournalPage&>(*window.frame().page(ui::PageId::journal)).editor().presenter();
  window.frame().run(ui::CommandId::new_entry);
  REQUIRE(window.wait([&] { return editor.has_entry(); }));
  editor.set_title(title);
  editor.add_tag("late");
  return editor.page().record.id;
}

}  // namespace

TEST_CASE(
    "Closing the window keeps it while words wait that no disk takes, until they are written or given up",
    "[lock]") {
  Window window;
  window.create_journal();
  const RecordId id = type_title(window, "typed before quitting");
  {
    const test::FullDisk full;
    window.frame().Close();
    REQUIRE(window.wait([&] { return window.frame().gate().has_told_of_loss(); }));
    window.settle();
  }
  CHECK(window.frame().IsShown());
  CHECK(window.frame().gate().notices().words().Contains(wxS("Closing again loses them")));
  window.unlock();
  REQUIRE(window.wait([&] { return window.desk().is_open(); }));
  window.with_session([&](app::Session& session) {
    const auto opened = session.open(id);
    REQUIRE(opened);
    CHECK(opened->record.title() == "typed before quitting");
  });
  window.frame().lock();
  window.settle();
  CHECK_FALSE(window.frame().gate().has_told_of_loss());
}

TEST_CASE("Words that the full disk does not take are told of on the lock screen, and are there after it",
          "[lock]") {
  Window window;
  window.create_journal();
  const RecordId id = type_title(window, "typed on a full disk");
  {
    const test::FullDisk full;
    window.frame().lock();
    window.settle();
  }
  CHECK(window.frame().gate().step() == ui::Gate::Step::unlock);
  CHECK(window.frame().gate().notices().words().Contains(wxS("memory")));
  window.unlock();
  REQUIRE(window.wait([&] { return window.desk().is_open(); }));
  window.with_session([&](app::Session& session) {
    const auto opened = session.open(id);
    REQUIRE(opened);
    CHECK(opened->record.title() == "typed on a full disk");
    CHECK_FALSE(opened->from_draft);
  });
  window.frame().lock();
  window.settle();
  CHECK_FALSE(window.frame().gate().notices().is_telling());
}
