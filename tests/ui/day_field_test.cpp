// A day is typed, or chosen in a calendar.
#include <wx/calctrl.h>
#include <wx/uiaction.h>

#include "hands.h"
#include "support/catch.h"
#include "ui/port_gtk.h"
#include "ui/records/engagements_page.h"
#include "ui/text.h"

using namespace thirdrow;
using namespace thirdrow::ui;

namespace {

constexpr const char* kField = "field.planned_end";
constexpr const char* kCalendar = "field.planned_end.calendar";

struct Form : test::Hands {
  Form() {
    show(PageId::engagements);
    act("engagements.new");
    type("field.title", "Office move");
    act("record.save");
  }
  wxCalendarCtrl* calendar() {
    return dynamic_cast<wxCalendarCtrl*>(wxWindow::FindWindowByName(to_wx(kCalendar), &frame()));
  }
  std::string text() { return dynamic_cast<wxTextCtrl&>(*find(kField)).GetValue().utf8_string(); }
  wxWindow* button() {
    for (wxWindow* each : find(kField)->GetParent()->GetChildren()) {
      if (dynamic_cast<wxButton*>(each) != nullptr) return each;
    }
    return nullptr;
  }
  void press_button() {
    wxCommandEvent event(wxEVT_BUTTON, button()->GetId());
    event.SetEventObject(button());
    button()->GetEventHandler()->ProcessEvent(event);
    settle();
  }
  void key(int code, int modifiers = wxMOD_NONE) {
    wxUIActionSimulator().Char(code, modifiers);
    settle();
  }
  bool opens() {
    return wait([this] { return calendar() != nullptr && calendar()->HasFocus(); }, std::chrono::seconds(5));
  }
  bool closes() {
    return wait([this] { return calendar() == nullptr; }, std::chrono::seconds(5));
  }
};

}  // namespace

TEST_CASE("A day is chosen in a calendar, which goes into the field as if it was typed", "[days]") {
  Form w;
  REQUIRE(w.button() != nullptr);
  CHECK(port::accessible_name(w.button()) == _("Choose a day"));
  w.fill(kField, "2031-05-20");
  w.press_button();
  REQUIRE(w.opens());
  CHECK(w.calendar()->GetDate().FormatISODate() == wxS("2031-05-20"));
  SECTION("the arrow keys and Enter choose") {
    w.key(WXK_LEFT);
    w.key(WXK_UP);
    w.key(WXK_RETURN);
    REQUIRE(w.closes());
    CHECK(w.text() == "2031-05-12");
    CHECK(w.find(kField)->HasFocus());
    w.focus("field.title");
    w.settle();
    CHECK(w.only(journal::Kind::engagement).day(journal::engagement::kPlannedEnd) ==
          Day::parse("2031-05-12"));
  }
  SECTION("turning the month chooses nothing") {
    w.key(WXK_LEFT, wxMOD_CONTROL);
    CHECK(w.calendar() != nullptr);
    CHECK(w.text() == "2031-05-20");
    w.key(WXK_ESCAPE);
    CHECK(w.closes());
    CHECK(w.text() == "2031-05-20");
    CHECK(w.find(kField)->HasFocus());
  }
  SECTION("the button closes it again") {
    w.press_button();
    CHECK(w.closes());
    CHECK(w.text() == "2031-05-20");
  }
}

TEST_CASE("Alt and the arrow down open the calendar of a day, and the space bar takes today", "[days]") {
  Form w;
  w.focus(kField);
  w.key(WXK_DOWN, wxMOD_ALT);
  REQUIRE(w.opens());
  w.key(WXK_SPACE);
  REQUIRE(w.closes());
  CHECK(w.text() == wxDateTime::Today().FormatISODate().utf8_string());
}

TEST_CASE("a lock leaves no calendar with a day of the journal open", "[days]") {
  Form w;
  w.fill(kField, "2031-05-20");
  w.press_button();
  REQUIRE(w.opens());
  w.frame().lock();
  w.settle();
  CHECK(w.calendar() == nullptr);
  CHECK_FALSE(w.says("2031"));
}
