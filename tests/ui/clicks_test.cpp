// What one press of the real mouse does where the page moves under it.
#include <wx/uiaction.h>

#include "talks.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;
using test::Talks;

namespace {

struct Pointer : Talks {
  void rest(int ms) {
    wait([] { return false; }, std::chrono::milliseconds(ms));
  }
  /// As a hand does it: the button is down for a while, and the pointer stays.
  void click_slowly(const char* name) {
    const wxWindow* at = find(name);
    const wxSize size = at->GetSize();
    wxUIActionSimulator().MouseMove(at->ClientToScreen(wxPoint(size.x / 2, size.y / 2)));
    rest(50);
    wxUIActionSimulator().MouseDown();
    rest(150);
    wxUIActionSimulator().MouseUp();
    settle();
  }
  bool is_agreed() {
    return wait([&] { return only(Kind::agreement).state() == "agreed"; }, std::chrono::seconds(3));
  }
};

}  // namespace

TEST_CASE("the first click on a button in a talk does its work, whatever had the keyboard", "[clicks]") {
  Pointer w;
  w.go_to_agreed();
  SECTION("a line of a table") { w.focus("field.agreed_by.1.person"); }
  SECTION("a line with a new name") {
    w.act("field.agreed_by.add");
    w.pick("field.agreed_by.2.how", 1);
    w.focus("field.agreed_by.2.person");
    for (const char c : {'j', 'o'}) wxUIActionSimulator().Char(c);
    w.rest(400);
  }
  SECTION("a line with names offered below it") {
    w.act("field.agreed_by.add");
    w.pick("field.agreed_by.2.how", 1);
    w.focus("field.agreed_by.2.person");
    for (const char c : {'m', 'a', 'y', 'a'}) wxUIActionSimulator().Char(c);
    w.rest(400);
    REQUIRE(test::popups() == 1);
  }
  SECTION("a line, with the button at the end of what is to be seen") {
    w.focus("field.agreed_by.1.person");
    for (int height = 780; height > 480; height -= 10) {
      w.frame().SetSize(w.frame().GetSize().x, height);
      w.rest(100);
      const wxWindow* agree = w.find("guided.agree");
      const int below = agree->GetScreenRect().GetBottom();
      const int end = w.find("guided.back")->GetScreenRect().y - 8;
      if (below > end - 10) break;
    }
  }
  w.click_slowly("guided.agree");
  CHECK(w.is_agreed());
}
