// The steps of a record under a real mouse: what a click does, what a second one does not, and where the
// keyboard goes.
#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/textctrl.h>
#include <wx/uiaction.h>

#include "hands.h"
#include "journal/rows.h"
#include "support/conduct.h"
#include "ui/editor/chip_row.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/row_list.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;

namespace {

struct Steps : test::Hands {
  void begin(const char* part, const char* made) {
    show(PageId::engagements);
    act("engagements.new");
    type("field.title", "Harbour");
    act("record.save");
    toggle(part);
    act(made);
  }
  void save() {
    frame().run(CommandId::save_now);
    settle();
  }
  void point_at(const wxWindow* window) {
    const wxSize size = window->GetSize();
    wxUIActionSimulator().MouseMove(window->ClientToScreen(wxPoint(size.x / 2, size.y / 2)));
    settle();
  }
  void begin_heard(int type_row) {
    begin("engagement.part.heard", "part.new.heard");
    type("field.words", "The desk is slow");
    pick("field.type", type_row);
    act("record.save");
  }
  void begin_agreement() {
    begin("engagement.part.agreement", "part.new.agreement");
    act("field.criteria.add");
    type("field.criteria.1.text", "Nobody waits");
    pick("field.criteria.1.by", 3);
    act("field.agreed_by.add");
    type("field.agreed_by.1.person", "Maya");
    fill("field.met_on", "today");
    save();
  }
};

}  // namespace

namespace {

constexpr int kSlowMs = 2000;

/// A list over a button, on a desktop where a double-click may take its time.
struct Rows {
  Steps& w;
  wxFrame window{nullptr, wxID_ANY, wxS("rows"), wxPoint(40, 40), wxSize(400, 300)};
  RowList* list =
      new RowList(&window, w.theme(), wxS("Rows"), "rows", [](std::size_t) { return wxS("One"); });
  int pressed = 0;
  wxButton* button = make_button(&window, w.theme(), wxS("Trash"), ButtonLook::danger, [&] { ++pressed; });

  explicit Rows(Steps& steps) : w(steps) {
    g_object_set(gtk_settings_get_default(), "gtk-double-click-time", kSlowMs, nullptr);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(list, wxSizerFlags(1).Expand());
    column->Add(button, wxSizerFlags(1).Expand());
    window.SetSizer(column);
    list->reset(3);
    window.Show();
    window.Layout();
    w.settle();
  }
  ~Rows() { gtk_settings_reset_property(gtk_settings_get_default(), "gtk-double-click-time"); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  void point(const wxWindow* at, int x, int y) {
    wxUIActionSimulator().MouseMove(at->ClientToScreen(wxPoint(x, y)));
  }
  /// A row is clicked and gives way to the button, under the pointer.
  void click_row_away() {
    point(list, 30, 16);
    click();
    list->Hide();
    window.Layout();
    rest(300);
  }
  void click() {
    wxUIActionSimulator().MouseClick();
    rest(100);
  }
  void rest(int ms) {
    w.wait([] { return false; }, std::chrono::milliseconds(ms));
  }
};

}  // namespace

TEST_CASE("the second click of a double-click on a row presses no button", "[steps]") {
  Steps w;
  Rows rows(w);
  rows.click_row_away();
  rows.click();
  CHECK(rows.pressed == 0);
  rows.rest(kSlowMs);
  rows.click();
  CHECK(w.wait([&] { return rows.pressed == 1; }));
}

TEST_CASE("a click elsewhere, or after another button of the mouse, is no second one", "[steps]") {
  Steps w;
  Rows rows(w);
  SECTION("farther off than a double-click is") {
    rows.click_row_away();
    rows.point(rows.button, 200, 60);
  }
  SECTION("after the other button") {
    rows.list->reset(40);
    w.settle();
    rows.point(rows.list, 60, rows.list->GetSize().y - 1);
    wxUIActionSimulator().MouseClick(wxMOUSE_BTN_RIGHT);
    w.settle();
    rows.point(rows.button, 60, 2);
  }
  wxUIActionSimulator().MouseClick();
  CHECK(w.wait([&] { return rows.pressed == 1; }, std::chrono::seconds(3)));
}

TEST_CASE("the second click of a double-click takes nobody off", "[steps]") {
  Steps w;
  Rows rows(w);
  auto* chips = new ChipRow(&rows.window, w.theme(), {wxString(), wxS("Add"), wxS("Take off %s"), "chips"});
  int taken = 0;
  chips->on_remove = [&](std::size_t) { ++taken; };
  chips->show({"Maya"});
  rows.button->Hide();
  rows.window.GetSizer()->Add(chips, wxSizerFlags(1).Expand());
  rows.window.Layout();
  w.settle();
  rows.click_row_away();
  rows.click();
  CHECK(taken == 0);
  rows.rest(kSlowMs);
  rows.click();
  CHECK(w.wait([&] { return taken == 1; }, std::chrono::seconds(3)));
}

TEST_CASE("a step that asks for words has the keyboard where they are asked for", "[steps]") {
  Steps w;
  w.begin_heard(1);
  for (const auto& [step, field] :
       {std::pair("record.decline", "asked.reason"), std::pair("record.park", "asked.until")}) {
    w.find(step)->SetFocus();
    w.act(step);
    CHECK(w.wait([&] { return w.in_hand() == field; }, std::chrono::seconds(5)));
    w.act("asked.go");
    CHECK(w.page_says("is still needed"));
    CHECK(w.wait([&] { return w.in_hand() == field; }, std::chrono::seconds(5)));
  }
  w.act("asked.cancel");
  CHECK_FALSE(w.page_says("is still needed"));
}

TEST_CASE("a step that is pressed again while it asks keeps what was typed", "[steps]") {
  Steps w;
  w.begin_heard(1);
  w.act("record.decline");
  w.type("asked.reason", "No room");
  w.act("record.decline");
  CHECK(dynamic_cast<wxTextCtrl&>(*w.find("asked.reason")).GetValue() == wxS("No room"));
}

TEST_CASE("what was typed for a step is there again after the step was put aside", "[steps]") {
  Steps w;
  w.begin_heard(1);
  const auto reason = [&w] { return dynamic_cast<wxTextCtrl&>(*w.find("asked.reason")).GetValue(); };
  w.act("record.decline");
  w.type("asked.reason", "No room");
  w.act("asked.cancel");
  CHECK_FALSE(w.is_seen("asked.reason"));
  w.act("record.decline");
  CHECK(reason() == wxS("No room"));
  w.act("asked.cancel");
  w.act("record.park");
  w.act("asked.cancel");
  w.act("record.decline");
  CHECK(reason().empty());
}

TEST_CASE("what is agreed cannot be typed over, and its page says so and stays", "[steps]") {
  Steps w;
  w.begin_agreement();
  CHECK_FALSE(w.is_seen("record.settled"));
  CHECK_FALSE(w.page_says("This stands as it was"));
  w.act("record.agree");
  const journal::Record agreed = w.only(Kind::agreement);
  REQUIRE(agreed.state() == "agreed");
  CHECK(w.is_seen("record.settled"));
  CHECK(w.page_says("This stands as it was agreed."));
  auto& criterion = dynamic_cast<wxTextCtrl&>(*w.find("field.criteria.1.text"));
  CHECK_FALSE(criterion.IsEditable());
  w.focus("field.criteria.1.text");
  for (const char key : {'x', 'y'}) wxUIActionSimulator().Char(key);
  w.settle();
  wxUIActionSimulator().Char(WXK_RETURN);
  w.settle();
  CHECK(criterion.GetValue() == wxS("Nobody waits"));
  CHECK_THROWS(w.find("field.criteria.2.text"));
  w.save();
  CHECK(w.only(Kind::agreement) == agreed);
}

TEST_CASE("a question of one's own is chosen when it is added, and an empty one is asked for", "[steps]") {
  Steps w;
  w.show(PageId::questions);
  w.act("questions.add");
  CHECK(w.says("There is no question yet."));
  CHECK(w.in_hand() == "questions.text");
  w.type("questions.text", "Who was not asked?");
  w.act("questions.add");
  CHECK(w.wait([&] { return w.find("questions.answer")->IsEnabled(); }, std::chrono::seconds(5)));
}

TEST_CASE("the form of an engagement stays where it is when it is first saved", "[steps]") {
  Steps w;
  w.show(PageId::engagements);
  w.act("engagements.new");
  w.type("field.title", "Harbour");
  w.settle();
  const int before = w.find("field.title")->GetScreenPosition().y;
  CHECK_FALSE(w.find("engagement.part.heard")->IsEnabled());
  CHECK_FALSE(w.find("engagement.talk.start")->IsEnabled());
  w.act("record.save");
  CHECK(w.find("field.title")->GetScreenPosition().y == before);
  CHECK(w.find("engagement.part.heard")->IsEnabled());
  CHECK(w.find("engagement.talk.start")->IsEnabled());
}

TEST_CASE("saying no on Today leads to the words it needs, with the keyboard there", "[steps]") {
  Steps w;
  w.with_session([](app::Session& session) { test::Conduct(session).heard("We wait two days", 3); });
  w.show(PageId::today);
  w.settle();
  w.act("today.decline");
  w.settle();
  CHECK(w.wait([&] { return w.in_hand() == "field.reason"; }, std::chrono::seconds(5)));
}

TEST_CASE("a wrong field of a form leaves those beside it where they are", "[steps]") {
  Steps w;
  w.show(PageId::engagements);
  w.act("engagements.new");
  w.type("field.title", "Harbour");
  const int before = w.find("field.type")->GetScreenPosition().y;
  REQUIRE(w.find("field.planned_start")->GetScreenPosition().y == before);
  w.fill("field.planned_start", "soon");
  w.focus("field.title");
  w.settle();
  REQUIRE(w.page_says("Write the day as"));
  CHECK(w.find("field.type")->GetScreenPosition().y == before);
}

TEST_CASE("of somebody who was erased the record says that the name was removed", "[steps]") {
  Steps w;
  w.begin_agreement();
  w.settle();
  const auto hint = [&w] {
    return dynamic_cast<wxTextCtrl&>(*w.find("field.agreed_by.1.person")).GetHint().utf8_string();
  };
  CHECK(hint() == "Who");
  const RecordId maya = w.only(Kind::person).id;
  w.with_session([maya](app::Session& session) { REQUIRE(session.erase_person(maya)); });
  w.lock_and_unlock();
  w.settle();
  CHECK(dynamic_cast<wxTextCtrl&>(*w.find("field.agreed_by.1.person")).IsEmpty());
  CHECK(hint() == "Name removed");
}
