#include "ui/progress/progress_page.h"

#include <wx/dataview.h>
#include <wx/uiaction.h>

#include "journal_window.h"
#include "support/conduct.h"
#include "ui/port_gtk.h"
#include "ui/text.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using test::Journal;

namespace {

struct Progress : Journal {
  RecordId kept;
  Progress() {
    with_session([this](app::Session& session) {
      test::Conduct conduct(session);
      kept = conduct.commitment("Ask for the figures", 10, "kept");
      conduct.commitment("Call back", 12, "broken");
    });
    Window::show(PageId::progress);
    press_part("progress.checkins");
  }
  ProgressPage& page() { return static_cast<ProgressPage&>(*frame().page(PageId::progress)); }
  void press_part(const char* name) {
    toggle(name, true);
    REQUIRE_FALSE(page().cards().empty());
  }
  /// The card of the promises that were kept: the only figure there is something to count of.
  ExhibitCard& card() { return *page().cards().front(); }
  wxWindow& inside(const char* name) {
    for (wxWindow* each : test::windows_of(&card(), test::Which::all)) {
      if (each->GetName() == to_wx(name)) return *each;
    }
    FAIL(name);
    return card();
  }
  void click(const char* name) {
    wxCommandEvent event(wxEVT_BUTTON, inside(name).GetId());
    inside(name).GetEventHandler()->ProcessEvent(event);
    settle();
  }
};

}  // namespace

TEST_CASE("the arrow keys walk a chart, and a screen reader hears each point", "[progress]") {
  Progress w;
  ChartPane& chart = w.card().chart();
  CHECK(port::accessible_name(&chart) == wxS("Commitments kept"));
  CHECK(port::accessible_description(&chart).Contains(wxS("1 of 2")));
  chart.SetFocus();
  REQUIRE(w.wait([&] { return chart.HasFocus(); }));
  wxUIActionSimulator().Char(WXK_RIGHT);
  REQUIRE(w.wait([&] { return chart.selected() == 0U; }));
  CHECK(port::accessible_description(&chart).Contains(wxS("Nothing to count")));
  wxUIActionSimulator().Char(WXK_END);
  REQUIRE(w.wait([&] { return chart.selected() == 3U; }));
  CHECK(port::accessible_description(&chart).Contains(wxS("1 of 2")));
}

TEST_CASE("a chart gives way to a table of the same numbers, and comes back", "[progress]") {
  Progress w;
  auto& chip = dynamic_cast<wxToggleButton&>(w.inside("progress.table"));
  const auto turn = [&](bool on) {
    chip.SetValue(on);
    wxCommandEvent event(wxEVT_TOGGLEBUTTON, chip.GetId());
    chip.GetEventHandler()->ProcessEvent(event);
    w.settle();
  };
  turn(true);
  auto& table = dynamic_cast<wxDataViewListCtrl&>(w.inside("progress.numbers"));
  REQUIRE(table.GetItemCount() == 4);
  CHECK(table.GetTextValue(3, 1) == wxS("1 of 2"));
  CHECK(table.IsShownOnScreen());
  CHECK_FALSE(w.card().chart().IsShown());
  turn(false);
  CHECK(w.card().chart().IsShownOnScreen());
  CHECK_FALSE(table.IsShown());
}

TEST_CASE("a figure opens the records behind its numerator and denominator", "[progress]") {
  Progress w;
  w.click("progress.records");
  auto& list = dynamic_cast<wxDataViewCtrl&>(w.inside("progress.evidence"));
  const std::string words = test::list_words(list);
  CHECK(words.find("Ask for the figures") != std::string::npos);
  CHECK(words.find("Not counted") != std::string::npos);
}

TEST_CASE("a locked journal leaves no figure on the page", "[progress]") {
  Progress w;
  w.click("progress.records");
  w.frame().lock();
  w.settle();
  const std::string words = test::words_of(&w.page());
  CHECK(words.find("Ask for the figures") == std::string::npos);
  CHECK(words.find("1 of 2") == std::string::npos);
}

TEST_CASE("pages of a document are drawn in every format a print dialog asks for", "[print]") {
  render::Document document;
  document.title = "Progress";
  document.blocks.push_back({render::Heading{1, "Progress"}});
  document.blocks.push_back({render::PageBreak{}});
  document.blocks.push_back({render::Paragraph{"Second page"}});
  for (const auto& [format, start] :
       {std::pair(PageFormat::pdf, "%PDF"), std::pair(PageFormat::postscript, "%!PS")}) {
    auto file = platform::MemoryFile::make();
    REQUIRE(file);
    REQUIRE(pages_of(document)(format, 612, 792, *file));
    const auto bytes = file->read();
    REQUIRE(bytes);
    CHECK(as_text(*bytes).starts_with(start));
  }
}
