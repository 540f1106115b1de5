// Every part of Progress over a year of records: its charts, their tables and records, the files and the page
// that come of them; and the way back in after a month without a word.
#include <wx/dataview.h>
#include <wx/filedlg.h>
#include <wx/modalhook.h>

#include <fstream>

#include "app/demo.h"
#include "app/demo_year.h"
#include "app/presenters/today_presenter.h"
#include "journal_window.h"
#include "ui/port_gtk.h"
#include "ui/progress/progress_page.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using test::Journal;

namespace {

constexpr const char* kParts[] = {"progress.agreements", "progress.checkins", "progress.measurement",
                                  "progress.say_do",     "progress.outcomes", "progress.people",
                                  "progress.practices"};
static_assert(std::size(kParts) == app::kParts);

/// Chooses a file of its own in the dialog that asks for one.
class Chooser : public wxModalDialogHook {
 public:
  explicit Chooser(test::Window& window) : window_(window) { Register(); }
  ~Chooser() override { Unregister(); }
  Chooser(const Chooser&) = delete;
  Chooser& operator=(const Chooser&) = delete;
  std::filesystem::path file;

 private:
  int Enter(wxDialog* dialog) override {
    auto* asks = dynamic_cast<wxFileDialog*>(dialog);
    if (asks == nullptr) return wxID_NONE;
    asks->SetPath(to_wx(file.string()));
    const bool there = window_.wait([&] { return from_wx(asks->GetPath()) == file.string(); });
    return there ? wxID_OK : wxID_CANCEL;
  }
  test::Window& window_;
};

struct Parts : Journal {
  test::Scratch scratch;

  ProgressPage& progress() { return static_cast<ProgressPage&>(*frame().page(PageId::progress)); }
  wxWindow& inside(ExhibitCard& card, const char* name) {
    for (wxWindow* each : test::windows_of(&card, test::Which::all)) {
      if (each->GetName() == to_wx(name)) return *each;
    }
    FAIL(name);
    return card;
  }
  void click(ExhibitCard& card, const char* name) {
    wxCommandEvent event(wxEVT_BUTTON, inside(card, name).GetId());
    event.SetEventObject(&inside(card, name));
    inside(card, name).GetEventHandler()->ProcessEvent(event);
    settle();
  }
  void show_table(ExhibitCard& card, bool shown) {
    auto& chip = dynamic_cast<wxToggleButton&>(inside(card, "progress.table"));
    chip.SetValue(shown);
    wxCommandEvent event(wxEVT_TOGGLEBUTTON, chip.GetId());
    chip.GetEventHandler()->ProcessEvent(event);
    settle();
  }
  std::string begin_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string begin(200, '\0');
    in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    begin.resize(static_cast<std::size_t>(in.gcount()));
    return begin;
  }
};

/// A chart that says what it shows, the same as a table, and the records behind it.
void look_at(Parts& w, ExhibitCard& card) {
  const ChartPane& chart = card.chart();
  INFO(from_wx(port::accessible_name(&chart)));
  CHECK(chart.IsShown());
  CHECK_FALSE(port::accessible_name(&chart).empty());
  CHECK_FALSE(port::accessible_description(&chart).empty());
  w.show_table(card, true);
  auto& table = dynamic_cast<wxDataViewListCtrl&>(w.inside(card, "progress.numbers"));
  CHECK(table.IsShown());
  CHECK_FALSE(chart.IsShown());
  CHECK(table.GetColumnCount() >= 2);
  CHECK(table.GetItemCount() > 0);
  w.show_table(card, false);
  w.click(card, "progress.records");
  w.inside(card, "progress.evidence");
  const std::string said = test::words_of(&card);
  CHECK((said.find("Behind ") != std::string::npos || said.find("No records. ") != std::string::npos));
}

void save(Parts& w, Chooser& chooser, const char* name, const std::function<void()>& press,
          const std::string& begins) {
  INFO(name);
  chooser.file = w.scratch / name;
  press();
  REQUIRE(w.wait([&] { return std::filesystem::exists(chooser.file); }));
  w.settle();
  CHECK(w.begin_of(chooser.file).find(begins) < 60);
  CHECK(w.says("was written, not encrypted."));
}

}  // namespace

TEST_CASE("each part of Progress has charts with their tables and records, saved and printed", "[progress]") {
  Parts w;
  w.with_session([](app::Session& session) {
    REQUIRE(app::fill_demo(session, 7));
    REQUIRE(app::add_demo_year(session));
  });
  w.Window::show(PageId::progress);
  Chooser chooser(w);
  for (const char* part : kParts) {
    INFO(part);
    w.toggle(part, true);
    const auto cards = w.progress().cards();
    REQUIRE_FALSE(cards.empty());
    bool has_records = false;
    for (ExhibitCard* card : cards) {
      look_at(w, *card);
      auto& list = dynamic_cast<wxDataViewCtrl&>(w.inside(*card, "progress.evidence"));
      has_records = has_records || !test::list_words(list).empty();
    }
    CHECK(has_records);
    ExhibitCard& first = *cards.front();
    const std::string name(part);
    save(
        w, chooser, (name + ".svg").c_str(), [&] { w.click(first, "progress.svg"); }, "<svg");
    save(
        w, chooser, (name + ".png").c_str(), [&] { w.click(first, "progress.png"); }, "\x89PNG");
  }
  save(
      w, chooser, "report.pdf", [&] { w.act("progress.report"); }, "%PDF-");
  w.click(*w.progress().cards().front(), "progress.print");
  CHECK(w.wait([] { return test::print_dialogs() == 1; }));
  w.frame().lock();
  w.settle();
  CHECK(test::print_dialogs() == 0);
}

TEST_CASE("after a month without a word Progress opens with where to go on, and the figures on asking",
          "[progress]") {
  Parts w;
  const RecordId last = w.write("Harbour", "We waited two days");
  w.wait_days(app::kLongPauseDays + 1);
  w.frame().note_activity();
  w.Window::show(PageId::progress);
  w.settle();
  CHECK(w.page_says("Pick up here"));
  CHECK(w.page_says("Harbour"));
  CHECK_FALSE(w.is_seen("progress.say_do"));
  CHECK(w.progress().cards().empty());
  SECTION("the last entry is open again") {
    w.act("progress.pick_up");
    CHECK(w.frame().shown_page() == PageId::journal);
    REQUIRE(w.wait([&] { return w.editor().has_entry(); }));
    CHECK(w.editor().page().record.id == last);
  }
  SECTION("the figures are there without it") {
    w.act("progress.figures");
    CHECK_FALSE(w.is_seen("progress.pick_up"));
    CHECK_FALSE(w.page_says("Pick up here"));
  }
}
