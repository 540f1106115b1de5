// The same journal read by the window, on paper, and by the command line's program.
#include <wx/dataview.h>
#include <wx/tglbtn.h>

#include <map>
#include <regex>

#include "app/demo.h"
#include "app/demo_year.h"
#include "app/figure_words.h"
#include "base/json.h"
#include "journal/measures.h"
#include "journal_window.h"
#include "render/document.h"
#include "render/tools.h"
#include "ui/port_gtk.h"
#include "ui/progress/progress_page.h"
#include "ui/text.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using test::Journal;

namespace {

/// By the figure's label, what is said of the latest quarter.
using Said = std::map<std::string, std::string>;

struct Surfaces : Journal {
  test::Scratch scratch;

  Surfaces() {
    with_session([](app::Session& session) {
      REQUIRE(app::fill_demo(session, 7));
      REQUIRE(app::add_demo_year(session));
    });
    Window::show(PageId::progress);
  }
  ProgressPage& page() { return static_cast<ProgressPage&>(*frame().page(PageId::progress)); }

  wxWindow& inside(wxWindow& card, const char* name) {
    for (wxWindow* each : test::windows_of(&card, test::Which::all)) {
      if (each->GetName() == to_wx(name)) return *each;
    }
    FAIL(name);
    return card;
  }
  /// The last line of the table that stands in the chart's stead.
  std::string latest(ExhibitCard& card) {
    auto& chip = dynamic_cast<wxToggleButton&>(inside(card, "progress.table"));
    chip.SetValue(true);
    wxCommandEvent event(wxEVT_TOGGLEBUTTON, chip.GetId());
    chip.GetEventHandler()->ProcessEvent(event);
    settle();
    auto& table = dynamic_cast<wxDataViewListCtrl&>(inside(card, "progress.numbers"));
    return from_wx(table.GetTextValue(static_cast<unsigned>(table.GetItemCount()) - 1, 1));
  }
  Said on_the_page() {
    Said out;
    for (const char* part : {"progress.agreements", "progress.checkins", "progress.measurement"}) {
      toggle(part, true);
      const std::size_t count = page().cards().size();
      for (std::size_t i = 0; i < count; ++i) {
        ExhibitCard& card = *page().cards()[i];
        out[from_wx(port::accessible_name(&card.chart()))] = latest(card);
      }
    }
    return out;
  }
  std::string paper() {
    const auto pdf = render::whole(page().presenter().report(), render::write_pdf);
    REQUIRE(pdf);
    return test::said_of(*pdf, "pdftotext", "-");
  }
  /// What the program prints over this journal, which is locked here meanwhile.
  std::string program(const std::string& words) {
    const auto pass = scratch.write("pass", std::string(test::kPassphrase) + "\n");
    const std::string command = std::string(std::getenv("THIRDROW_CLI")) + " --quiet --journal '" +
                                desk().folder().string() + "' --passphrase-file '" + pass.string() + "' " +
                                words;
    return test::said_by(command);
  }
};

std::string one_line(const std::string& text) {
  return std::regex_replace(text, std::regex("[ \\n\\f]+"), " ");
}

/// Whether `text` says that of the figure: its label, and then, before so much more, the words.
bool says(const std::string& text, const std::string& label, const std::string& words) {
  constexpr std::size_t kNear = 600;
  for (std::size_t at = text.find(label); at != std::string::npos; at = text.find(label, at + 1)) {
    if (text.substr(at, kNear).find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the page, the paper, the command line and its JSON say the same of each measure", "[surfaces]") {
  Surfaces w;
  const Said page = w.on_the_page();
  const std::string paper = one_line(w.paper());
  w.frame().lock();
  w.settle();
  const std::string printed = one_line(w.program("measures"));
  const auto json = Json::parse(w.program("--json measures"));
  REQUIRE(json);
  const auto pdf = w.scratch / "report.pdf";
  w.program("export pdf '" + pdf.string() + "'");
  const std::string exported = one_line(test::said_by("pdftotext '" + pdf.string() + "' -"));
  std::size_t compared = 0;
  for (const journal::FigureInfo& info : journal::measures()) {
    const std::string label = app::figure_label(info.name);
    const auto on_page = page.find(label);
    if (on_page == page.end()) continue;
    INFO(label << ": " << on_page->second);
    ++compared;
    CHECK(says(paper, label, on_page->second));
    CHECK(says(exported, label, on_page->second));
    CHECK(says(printed, label, on_page->second));
    bool found = false;
    for (const auto& [key, figure] : *json->members()) {
      if (figure.text("label") != label) continue;
      found = true;
      CHECK(figure.text("shown") == on_page->second);
    }
    CHECK(found);
  }
  CHECK(compared >= 8);
}
