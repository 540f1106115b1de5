// Forms of engagements and people, and the day of an entry.
#include <wx/button.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "support/catch.h"
#include "ui/journal/journal_page.h"
#include "ui/records/engagements_page.h"
#include "window.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using test::Window;

namespace {

struct Engagements : Window {
  Engagements() {
    create_journal();
    show(PageId::engagements);
    press("engagements.new");
    settle();
  }
  EngagementsPage& page() { return static_cast<EngagementsPage&>(*frame().page(PageId::engagements)); }
  app::RecordsPresenter& form() { return page().engagements().presenter(); }
  bool says(const char* words) { return test::words_of(&page()).find(words) != std::string::npos; }
  void save() {
    page().run(CommandId::save_now);
    settle();
  }
};

}  // namespace

TEST_CASE("A form does not call itself saved beside a day that cannot be read", "[pages]") {
  Engagements w;
  w.type("field.title", "Office move");
  w.save();
  REQUIRE(w.says("Saved ·"));
  auto& day = dynamic_cast<wxTextCtrl&>(*w.find("field.planned_end"));
  day.SetFocus();
  REQUIRE(w.wait([&] { return day.HasFocus(); }));
  day.SetValue(wxS("soon"));
  w.type("field.why", "They asked");
  w.save();
  CHECK_FALSE(w.says("Saved ·"));
  CHECK(w.says("does not fit yet"));
  CHECK(day.GetValue() == wxS("soon"));
  day.SetFocus();
  REQUIRE(w.wait([&] { return day.HasFocus(); }));
  day.SetValue(wxS("2026-12-01"));
  w.save();
  CHECK(w.says("Saved ·"));
  CHECK_FALSE(w.says("does not fit yet"));
}

TEST_CASE("A planned end before the planned start is refused where it stands", "[pages]") {
  Engagements w;
  w.type("field.title", "Office move");
  const auto fill = [&w](const char* name, const char* day) {
    w.find(name)->SetFocus();
    REQUIRE(w.wait([&] { return w.find(name)->HasFocus(); }));
    w.type(name, day);
  };
  const auto stored_end = [&w] {
    std::optional<Day> end;
    w.with_session([&](app::Session& session) {
      const auto all = session.all_of(journal::Kind::engagement);
      REQUIRE(all);
      if (!all->empty()) end = all->front().day(journal::engagement::kPlannedEnd);
    });
    return end;
  };
  SECTION("in a form that is new") {
    fill("field.planned_start", "2031-05-10");
    fill("field.planned_end", "2031-05-01");
    w.save();
    CHECK_FALSE(w.says("Saved ·"));
  }
  SECTION("in one that is saved") {
    w.save();
    fill("field.planned_start", "2031-05-10");
    w.save();
    REQUIRE(w.says("Saved ·"));
    fill("field.planned_end", "2031-05-01");
    w.find("field.why")->SetFocus();
    REQUIRE(w.wait([&w] { return w.find("field.why")->HasFocus(); }));
    w.settle();
    CHECK_FALSE(w.says("Saved ·"));
  }
  CHECK(w.says("is before the day that comes first"));
  CHECK_FALSE(stored_end());
}

TEST_CASE("The form of a new engagement has the same fields when it is saved", "[pages]") {
  Engagements w;
  const auto shown = [&w] {
    std::vector<std::string> names;
    for (wxWindow* each : test::windows_of(&w.frame(), test::Which::visible)) {
      if (each->GetName().StartsWith(wxS("field."))) names.push_back(each->GetName().utf8_string());
    }
    return names;
  };
  const auto before = shown();
  REQUIRE(std::ranges::find(before, "field.why") != before.end());
  for (const char* of_later : {"field.reason", "field.actual_start", "field.actual_end", "field.waiver"})
    CHECK(std::ranges::find(before, of_later) == before.end());
  w.type("field.title", "Office move");
  w.save();
  CHECK(shown() == before);
}

TEST_CASE("Why an engagement is cancelled is asked when it is, and stands in the form from then on",
          "[pages]") {
  Engagements w;
  w.type("field.title", "Office move");
  w.save();
  w.press("record.cancel");
  w.settle();
  w.type("asked.reason", "The lease was renewed");
  w.press("asked.go");
  w.settle();
  CHECK(w.find("field.reason")->IsShownOnScreen());
  CHECK(w.says("The lease was renewed"));
}

TEST_CASE("Why nobody is asked at the end can be said once an engagement runs", "[pages]") {
  Engagements w;
  w.type("field.title", "Office move");
  w.save();
  w.press("record.start");
  w.settle();
  CHECK(w.find("field.waiver")->IsShownOnScreen());
  CHECK(w.find("field.actual_start")->IsShownOnScreen());
}

TEST_CASE("An engagement's people are named in its form", "[pages]") {
  Engagements w;
  w.type("field.title", "Office move");
  w.type("engagement.add_person", "Maya,");
  w.settle();
  REQUIRE(w.form().page()->people.size() == 1);
  CHECK(w.says("Take off Maya"));
  w.frame().lock();
  w.settle();
  CHECK(test::words_of(&w.frame()).find("Maya") == std::string::npos);
}

TEST_CASE("A name that stands in an engagement's field at a lock is in the engagement afterwards",
          "[pages]") {
  Engagements w;
  w.type("field.title", "Office move");
  w.save();
  w.type("engagement.add_person", "Maya");
  w.frame().lock();
  w.settle();
  CHECK(test::words_of(&w.frame()).find("Maya") == std::string::npos);
  w.unlock();
  REQUIRE(w.wait([&] { return w.desk().is_open(); }));
  std::size_t named = 0;
  w.with_session([&](app::Session& session) {
    const auto all = session.all_of(journal::Kind::engagement);
    REQUIRE(all);
    for (const journal::Record& each : *all) named += each.strings(journal::kPeople).size();
  });
  CHECK(named == 1);
}

TEST_CASE("An entry of a day to come says so", "[pages]") {
  Window w;
  w.create_journal();
  w.show(PageId::journal);
  w.frame().run(CommandId::new_entry);
  auto& editor = static_cast<JournalPage&>(*w.frame().page(PageId::journal)).editor().presenter();
  REQUIRE(w.wait([&] { return editor.has_entry(); }));
  const auto to_come = [&] {
    for (wxWindow* each : test::windows_of(&w.frame(), test::Which::visible)) {
      const auto* label = dynamic_cast<Label*>(each);
      if (label != nullptr && label->text() == wxS("still to come")) return true;
    }
    return false;
  };
  const Day today = w.desk().host().clock->now().day();
  CHECK_FALSE(to_come());
  editor.set_day(today + 1);
  CHECK(to_come());
  editor.set_day(today);
  CHECK_FALSE(to_come());
}
