#include "app/measures_csv.h"

#include <optional>

#include "app/figure_words.h"
#include "journal/record.h"

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
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + quoted(cells[i]);
  return out + "\r\n";
}

/// A person's own words that a spreadsheet would take for a formula and compute: a quote before them makes
/// them words.
std::string as_words(std::string words) {
  const bool formula = !words.empty() && std::string_view("=+-@\t").find(words[0]) != std::string_view::npos;
  return formula ? "'" + std::move(words) : words;
}

std::string value_cell(const std::optional<double>& value) {
  return value ? journal::decimal_text(*value) : std::string();
}

/// The first cells of every row of that figure.
std::vector<std::string> heads(const journal::Figure& figure) {
  return {std::string(figure.row), std::string(figure.name), figure.window.first.text(),
          figure.window.last.text()};
}

/// A whole number that may be shown; else nothing.
std::string member(const Json& figure, std::string_view name) {
  const Json* value = figure.find(name);
  return value == nullptr || value->is_null() ? std::string() : value->dump();
}

std::string figure_line(const journal::Figure& figure) {
  const Json json = figure_json(figure);
  std::vector<std::string> cells = heads(figure);
  cells.insert(cells.end(),
               {"", member(json, "numerator"), member(json, "denominator"), value_cell(chart_value(figure)),
                member(json, "low"), member(json, "high"), json.text("shown")});
  return csv_line(cells);
}

std::string number_line(const journal::Figure& figure, journal::Number number) {
  std::vector<std::string> cells = heads(figure);
  const std::string value = value_cell(chart_value(number));
  const bool rate = number.rate && number.rate->denominator > 0;
  const std::string of = rate ? std::to_string(number.rate->numerator) : std::string();
  const std::string all = rate ? std::to_string(number.rate->denominator) : std::string();
  const std::string shown = in_english(number_value(number));
  number.on.reset();  // the same name in every window, so that its rows make one line of a chart
  cells.insert(cells.end(), {as_words(in_english(number_label(number))), of, all, value, "", "", shown});
  return csv_line(cells);
}

}  // namespace

Result<std::string> measures_csv(Session& session, journal::Window window) {
  TR_LET(view, session.view(window));
  std::string out = csv_line({"measure", "name", "from", "to", "number", "numerator", "denominator", "value",
                              "low", "high", "shown"});
  for (const journal::FigureInfo& info : journal::measures()) {
    for (const journal::Window& each : journal::last_four_windows(window.last, window.days())) {
      const journal::Figure figure = journal::reckon(info, {view.ledger, each, view.today});
      out += figure_line(figure);
      for (const journal::Number& number : figure.numbers) out += number_line(figure, number);
    }
  }
  return out;
}

}  // namespace thirdrow::app
