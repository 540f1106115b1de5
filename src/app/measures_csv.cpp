#include "app/report.h"

#include <algorithm>

#include "app/figure_words.h"
#include "base/words.h"
#include "journal/readings.h"

namespace thirdrow::app {
namespace {

using journal::Figure;
using journal::FigureInfo;
using journal::View;
using journal::Window;
using render::Block;

struct Section {
  const char* title;
  std::vector<std::string_view> figures;
};
const std::vector<Section>& sections() {
  static const std::vector<Section> kSections = {
      {N_("Agreements"),
       {"agreed_before_start", "phases_agreed_before_start", "criteria_joint", "terms_kept", "bends_given"}},
      {N_("Check-ins"),
       {"checkins_on_time", "caught_early", "loop_closed", "commitments_kept", "rewarding_talks", "ease"}},
      {N_("Measurement"),
       {"closed_with_round", "again_or_refer", "again", "refer", "satisfaction", "rounds_shown",
        "say_do_agreements", "say_do_checkins", "say_do_measurement"}},
      {N_("Outcomes"), {"fires", "fires_preventable", "outcome_against_peers", "outcome_against_reference"}},
      {N_("What changed for people"),
       {"stories_told", "days_to_thanks", "small_fixes", "days_to_celebration"}},
  };
  return kSections;
}

const FigureInfo* find_figure(std::string_view name) {
  const FigureInfo* info = journal::find_measure(name);
  return info != nullptr ? info : journal::find_reading(name);
}

/// The window, and the three before it.
std::array<Window, 4> four_windows(Window window) {
  return journal::last_four_windows(window.last, window.days());
}

void add(render::Document& document, decltype(Block::content) content) {
  document.blocks.push_back({std::move(content), Block::Keep::free});
}

bool says_nothing(const Figure& figure) { return figure.hidden == journal::Hidden::nothing; }

/// False, and nothing added, when there is nothing to count in any of the windows.
bool add_figure(render::Document& document, const View& view, const FigureInfo& info) {
  const auto windows = four_windows(view.window);
  const auto silent = [&](const Window& each) {
    return says_nothing(journal::reckon(info, View{view.ledger, each, view.today}));
  };
  if (std::ranges::all_of(windows, silent)) return false;
  const Figure now = journal::reckon(info, view);
  const Figure before = journal::reckon(info, View{view.ledger, windows[2], view.today});
  const FigureWords words = words_of(now);
  document.blocks.push_back({render::Heading{3, words.label}, Block::Keep::with_next});
  add(document, render::Paragraph{in_english(sentence_of(now, journal::change_between(now, before)))});
  if (words.bounds) add(document, render::Paragraph{in_english(*words.bounds)});
  render::Table table{{N_("From"), N_("To"), N_("Shown")}, {}};
  for (const Window& each : windows) {
    const Figure figure = journal::reckon(info, View{view.ledger, each, view.today});
    table.rows.push_back({each.first.text(), each.last.text(), in_english(shown_words(figure))});
  }
  add(document, render::TableBlock{std::move(table)});
  render::List beside;
  for (const NumberWords& number : words.numbers)
    beside.items.push_back(in_english(number.label) + ": " + in_english(number.value));
  if (!beside.items.empty()) add(document, std::move(beside));
  return true;
}

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += (out.empty() ? "" : ",") + quoted(cell);
  return out + "\r\n";
}

std::string member(const Json& json, std::string_view name) {
  const Json* value = json.find(name);
  if (value == nullptr || value->is_null()) return {};
  return value->string() != nullptr ? *value->string() : value->dump();
}

}  // namespace

Result<render::Document> report_of(Session& session, Window window) {
  TR_LET(view, session.view(window));
  render::Document document;
  document.title = N_("The three standards");
  document.language = "en";
  document.created = session.now();
  document.footer = window.first.text() + " – " + window.last.text();
  add(document, render::Heading{1, N_("The three standards")});
  add(document,
      render::Paragraph{fill(N_("%s to %s. Every figure counts your own records; none is a score, and "
                                "none is put together with another."),
                             {window.first.text(), window.last.text()})});
  for (const Section& section : sections()) {
    add(document, render::Heading{2, section.title});
    render::List silent;
    for (const std::string_view name : section.figures) {
      if (!add_figure(document, view, *find_figure(name))) silent.items.push_back(figure_label(name));
    }
    if (silent.items.empty()) continue;
    document.blocks.push_back(
        {render::Paragraph{N_("Nothing to count in these times:")}, Block::Keep::with_next});
    add(document, std::move(silent));
  }
  return document;
}

Result<std::string> measures_csv(Session& session, Window window) {
  TR_LET(view, session.view(window));
  const std::vector<std::string> columns = {"measure",     "name",    "from", "to",   "numerator",
                                            "denominator", "percent", "low",  "high", "shown"};
  std::string out = csv_line(columns);
  for (const FigureInfo& info : journal::measures()) {
    for (const Window& each : four_windows(window)) {
      const Json figure = figure_json(journal::reckon(info, View{view.ledger, each, view.today}));
      std::vector<std::string> cells = {std::string(info.row), std::string(info.name)};
      for (std::size_t i = 2; i < columns.size(); ++i) cells.push_back(member(figure, columns[i]));
      out += csv_line(cells);
    }
  }
  return out;
}

}  // namespace thirdrow::app
