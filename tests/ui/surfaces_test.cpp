// The same journal read by the window, on paper, and by the command line's program.
#include <wx/dataview.h>
#include <wx/tglbtn.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <span>

#include "app/demo.h"
#include "app/demo_year.h"
#include "app/figure_words.h"
#include "base/json.h"
#include "journal/measures.h"
#include "journal/readings.h"
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

/// One chart of the page: what it is called, and the cells of the table that stands in its stead.
struct Exhibit {
  std::string title;
  std::vector<std::vector<std::string>> rows;
};

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
  Exhibit read(ExhibitCard& card) {
    Exhibit out{from_wx(port::accessible_name(&card.chart())), {}};
    auto& chip = dynamic_cast<wxToggleButton&>(inside(card, "progress.table"));
    chip.SetValue(true);
    wxCommandEvent event(wxEVT_TOGGLEBUTTON, chip.GetId());
    chip.GetEventHandler()->ProcessEvent(event);
    settle();
    auto& table = dynamic_cast<wxDataViewListCtrl&>(inside(card, "progress.numbers"));
    for (int row = 0; row < table.GetItemCount(); ++row) {
      auto& cells = out.rows.emplace_back();
      for (unsigned column = 0; column < table.GetColumnCount(); ++column)
        cells.push_back(from_wx(table.GetTextValue(static_cast<unsigned>(row), column)));
    }
    return out;
  }
  std::vector<Exhibit> on_the_page() {
    std::vector<Exhibit> out;
    for (const char* part :
         {"progress.agreements", "progress.checkins", "progress.measurement", "progress.say_do",
          "progress.outcomes", "progress.people", "progress.practices"}) {
      toggle(part, true);
      const std::size_t count = page().cards().size();
      for (std::size_t i = 0; i < count; ++i) out.push_back(read(*page().cards()[i]));
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

/// One blank for each run of white space; a day is the same however it is written.
std::string plain(std::string text) {
  text = std::regex_replace(text, std::regex("[ \\n\\f]+"), " ");
  text = std::regex_replace(text, std::regex(" %"), "%");  // the space is not read where a line ends with it
  return std::regex_replace(text, std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}"),
                            "(day)");
}

/// What the command line says of a figure, by the figure's label: in JSON, over every stretch of days that
/// Progress shows.
using Told = std::map<std::string, std::set<std::string>>;

void add(Told& told, const Json& figures) {
  for (const auto& [key, figure] : *figures.members()) {
    const Json* numbers = figure.find("numbers");
    if (numbers == nullptr) continue;  // M10 names the changes
    auto& words = told[figure.text("label")];
    words.insert(plain(figure.text("shown")));
    for (const Json& number : *numbers->elements()) {
      words.insert(plain(number.text("shown")));
      words.insert(plain(app::before_colon(number.text("label")) + ": " + number.text("shown")));
    }
  }
}

/// What is printed of each figure is what its JSON says, number by number.
void check_printed(const std::string& printed, const Json& figures) {
  for (const auto& [key, figure] : *figures.members()) {
    const Json* numbers = figure.find("numbers");
    if (numbers == nullptr) continue;
    const std::string label = figure.text("label");
    INFO(label);
    const std::size_t at = printed.find("  " + label + "\n    " + figure.text("shown"));
    const bool silent = figure.find("practice") != nullptr && at == std::string::npos;
    if (silent) {
      CHECK(figure.text("shown") == "Nothing to count in this time.");
      continue;
    }
    REQUIRE(at != std::string::npos);
    for (const Json& number : *numbers->elements()) {
      const std::string line = "\n    " + app::before_colon(number.text("label")) + ": " + number.text("shown") + "\n";
      INFO(line);
      CHECK(printed.find(line, at) != std::string::npos);
    }
  }
}

/// The labels of the figures that a chart shows; none for one that shows records.
std::vector<std::string> figures_of(const Exhibit& exhibit, const Told& told) {
  if (exhibit.title == "What you say of yourself, and what they say")
    return {app::figure_label("say_do_agreements"), app::figure_label("say_do_checkins"),
            app::figure_label("say_do_measurement")};
  if (exhibit.title == "What customers say, beside what your people say")
    return {app::figure_label("customer_readings"), app::figure_label("again_or_refer")};
  for (const auto& [label, words] : told) {
    if (exhibit.title == label || exhibit.title.starts_with(label + ": ")) return {label};
  }
  return {};
}

/// The parts that a row of the practices puts together; of the clauses without an example, how many they are.
std::vector<std::string> pieces_of(const std::vector<std::string>& row) {
  const std::string& cell = row[1];
  if (row[0] == app::figure_label("clauses_without_evidence")) return {cell.substr(0, cell.find(": "))};
  std::vector<std::string> out;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find("; ", at), cell.size());
    out.push_back(cell.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

/// Of each link that was measured, how weak it is, or how much more was given than received.
std::multiset<double> levels_of(const std::vector<Exhibit>& page, std::string_view figure) {
  const std::regex words("given ([0-9.]+), received ([0-9.]+), given less received (-?[0-9.]+)");
  std::multiset<double> out;
  for (const Exhibit& exhibit : page) {
    if (exhibit.title != "The chain of service") continue;
    for (const auto& row : exhibit.rows) {
      std::smatch found;
      const bool measured = std::regex_search(row[1], found, words);
      if (!measured) continue;
      const double given = std::stod(found[1]), received = std::stod(found[2]);
      out.insert(figure == "chain_balance" ? std::stod(found[3]) : std::min(given, received));
    }
  }
  CHECK_FALSE(out.empty());
  return out;
}
std::multiset<double> levels_of(const Json& figure) {
  std::multiset<double> out;
  for (const Json& number : *figure.find("numbers")->elements()) {
    const std::string name = number.text("name");
    if (name == "weakest" || name == "balance") out.insert(std::stod(number.find("value")->dump()));
  }
  return out;
}

}  // namespace

TEST_CASE("every figure of every part reads the same on the page, on paper, in print and in JSON",
          "[surfaces]") {
  Surfaces w;
  const std::vector<Exhibit> page = w.on_the_page();
  const std::string paper = plain(w.paper());
  w.frame().lock();
  w.settle();
  const auto json = [&w](const std::string& words) {
    const auto parsed = Json::parse(w.program("--json " + words));
    REQUIRE(parsed);
    return *parsed;
  };
  Told told;
  const Json now = json("measures");
  const Day last = *Day::parse(now.find("M1")->text("to"));
  const auto days = [&last](int from, int to) {
    return " --from " + (last - from).text() + " --to " + (last - to).text();
  };
  std::vector<std::string> stretches = {days(363, 0)};
  for (int quarter = 0; quarter < 4; ++quarter) stretches.push_back(days(91 * quarter + 90, 91 * quarter));
  for (const std::string& stretch : stretches) {
    for (const char* which : {"measures", "readings"}) {
      const Json figures = json(which + stretch);
      check_printed(w.program(which + stretch), figures);
      add(told, figures);
    }
  }
  for (int month = 0; month < 13; ++month) add(told, json("measures" + days(28 * month + 27, 28 * month)));
  const auto pdf = w.scratch / "report.pdf";
  w.program("export pdf '" + pdf.string() + "'");
  const std::string exported = plain(test::said_by("pdftotext '" + pdf.string() + "' -"));

  std::set<std::string> compared;
  for (const Exhibit& exhibit : page) {
    INFO(exhibit.title);
    REQUIRE_FALSE(exhibit.rows.empty());
    for (const auto& row : exhibit.rows) {
      const bool practice = exhibit.title == "By practice";
      const auto labels = practice ? std::vector{row.front()} : figures_of(exhibit, told);
      for (const std::string& cell : std::span(row).subspan(1)) {
        INFO(row.front() << ": " << cell);
        for (const std::string* report : {&paper, &exported}) CHECK(test::has(*report, plain(cell)));
        for (const std::string& piece : practice ? pieces_of(row) : std::vector{cell}) {
          const auto says = [&](const std::string& label) {
            return told.contains(label) && told.at(label).contains(plain(piece));
          };
          if (!labels.empty() && !piece.empty()) CHECK(std::ranges::any_of(labels, says));
        }
      }
      compared.insert(labels.begin(), labels.end());
    }
  }
  const Json year = json("readings" + stretches.front());
  for (const char* name : {"chain_weakest", "chain_balance"}) {
    CHECK(levels_of(page, name) == levels_of(*year.find(name)));
    compared.insert(app::figure_label(name));
  }
  for (const auto all : {journal::measures(), journal::readings()}) {
    for (const journal::FigureInfo& info : all) {
      INFO(info.name);
      CHECK(compared.contains(app::figure_label(info.name)));
    }
  }
}
