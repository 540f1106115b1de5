#include <wx/tglbtn.h>
#include <wx/choice.h>
#include "support/catch.h"
#include "app/demo.h"
#include "ui/journal/journal_page.h"
#include "ui/records/engagements_page.h"
#include "ui/port_gtk.h"
#include "window.h"
using namespace thirdrow;
using namespace thirdrow::ui;
struct Pics : test::Window {
  std::string dir = std::getenv("PICS");
  void pause(int ms) { auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(ms); wait([&] { return std::chrono::steady_clock::now() > end; }); }
  void shot(const std::string& name) { settle(); pause(700); port::save_picture(&frame(), dir + "/" + name + ".png"); }
  void toggle(const char* name, bool on) {
    auto& chip = dynamic_cast<wxToggleButton&>(*find(name)); chip.SetValue(on);
    wxCommandEvent event(wxEVT_TOGGLEBUTTON, chip.GetId()); event.SetEventObject(&chip); chip.GetEventHandler()->ProcessEvent(event); settle(); }
  void tour(const std::string& pre) {
    show(PageId::today); shot(pre + "today");
    show(PageId::journal); settle(); pause(300);
    auto& page = static_cast<JournalPage&>(*frame().page(PageId::journal));
    page.list().presenter().select(1); shot(pre + "journal");
    type("journal.search", "asked"); settle(); shot(pre + "search"); type("journal.search", "");
    toggle("journal.filter", true); toggle("journal.calendar", true); shot(pre + "filters"); toggle("journal.filter", false); toggle("journal.calendar", false);
    frame().run(CommandId::show_history); shot(pre + "history");
    page.list().presenter().set_kind("moment"); settle(); pause(300); page.list().presenter().select(0); shot(pre + "moment"); page.list().presenter().clear_filters();
    show(PageId::engagements); auto& e = static_cast<EngagementsPage&>(*frame().page(PageId::engagements)); settle(); e.engagements().presenter().select(0); shot(pre + "engagements");
    show(PageId::questions); shot(pre + "questions");
  }
};
TEST_CASE("pictures", "[.pictures]") {
  Pics w; w.create_journal();
  w.show(PageId::journal); w.shot("light-empty");
  w.with_session([](app::Session& s) { REQUIRE(app::fill_demo(s, 3)); });
  w.tour("light-");
  w.theme().set_appearance(Appearance::dark); w.pause(600); w.tour("dark-");
  w.theme().set_appearance(Appearance::light); w.theme().set_text_percent(150); w.pause(600); w.tour("big-");
  w.theme().set_text_percent(100); w.frame().SetSize(800, 600); w.pause(600); w.tour("small-");
}
