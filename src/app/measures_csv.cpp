#include "app/measures_csv.h"

#include "app/figure_words.h"

namespace thirdrow::app {
namespace {

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

Result<std::string> measures_csv(Session& session, journal::Window window) {
  TR_LET(view, session.view(window));
  const std::vector<std::string> columns = {"measure",     "name",    "from", "to",   "numerator",
                                            "denominator", "percent", "low",  "high", "shown"};
  std::string out = csv_line(columns);
  for (const journal::FigureInfo& info : journal::measures()) {
    for (const journal::Window& each : journal::last_four_windows(window.last, window.days())) {
      const Json figure = figure_json(journal::reckon(info, {view.ledger, each, view.today}));
      std::vector<std::string> cells = {std::string(info.row), std::string(info.name)};
      for (std::size_t i = 2; i < columns.size(); ++i) cells.push_back(member(figure, columns[i]));
      out += csv_line(cells);
    }
  }
  return out;
}

}  // namespace thirdrow::app
