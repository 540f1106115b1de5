// Figures leave the program alike: the same words and numbers in JSON, CSV, PDF and HTML.
#include <cmath>
#include <regex>
#include <set>
#include <sstream>

#include "app/demo.h"
#include "app/demo_year.h"
#include "journal/readings.h"
#include "released_work.h"
#include "render/tools.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using Work = test::ReleasedWork;

namespace {

/// Runs of white space, and what a browser shows for marks, as one blank.
std::string one_line(std::string text) {
  text = std::regex_replace(text, std::regex("<[^>]*>"), " ");
  text = std::regex_replace(text, std::regex("&amp;"), "&");
  return std::regex_replace(text, std::regex("[ \\s]+"), " ");
}

/// What a report says of a figure: from its label to the next label of another.
std::vector<std::string> parts_about(const std::string& text, std::string_view name) {
  const std::string label = figure_label(name);
  std::vector<std::string> parts;
  for (std::size_t at = text.find(label); at != std::string::npos; at = text.find(label, at + 1)) {
    std::size_t end = text.size();
    for (const FigureInfo& other : measures()) {
      const std::string next = figure_label(other.name);
      if (next != label) end = std::min(end, text.find(next, at + label.size()));
    }
    parts.push_back(text.substr(at, end - at));
  }
  return parts;
}

/// The cells of every line, quotes taken off.
std::vector<std::vector<std::string>> csv_rows(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (const char c : csv) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      rows.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      rows.push_back({""});
    } else if (c != '\r') {
      rows.back().back() += c;
    }
  }
  return rows;
}

/// What stands as the value of the figure, or of a number beside it, in that stretch of days.
std::vector<std::string> csv_values(const std::string& csv, const Figure& figure,
                                    const std::string& number = {}) {
  std::vector<std::string> values;
  for (const auto& row : csv_rows(csv)) {
    if (row.size() == 11 && row[1] == figure.name && row[3] == figure.window.last.text() && row[4] == number)
      values.push_back(row[7]);
  }
  return values;
}

/// The gaps stand in the reports over all four quarters, and the fires of the earlier ones by 28 days.
bool told_otherwise(const Figure& figure, bool latest) {
  return figure.name.starts_with("say_do_") || (figure.name == "fires" && !latest);
}

std::string csv_row(const std::string& csv, std::string_view name, Day last) {
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    const bool wanted = line.find("," + std::string(name) + ",") != std::string::npos &&
                        line.find("," + last.text() + ",") != std::string::npos;
    if (wanted) return line;
  }
  return {};
}

}  // namespace

TEST_CASE("every measure reads the same in JSON, CSV, HTML and PDF") {
  Work w;
  REQUIRE(fill_demo(*w.session, 7, {}));
  REQUIRE(add_demo_year(*w.session));
  const Day today = w.session->now().day();
  const std::string csv = w.file("csv-measures"), html = one_line(w.file("html-report"));
  const std::string pdf = one_line(test::words_of_pdf(as_bytes(w.file("pdf"))));
  std::size_t told = 0;
  std::set<Band> bands;
  for (const Window& quarter : last_four_windows(today, kQuarter)) {
    const auto view = w.session->view(quarter);
    REQUIRE(view);
    for (const Figure& figure : reckon_measures(*view)) {
      const std::string shown = in_english(words_of(figure).shown);
      INFO(quarter.last.text() << " " << figure.name << ": " << shown);
      const Json json = figure_json(figure);
      CHECK(json.text("shown") == shown);
      CHECK(csv_row(csv, figure.name, quarter.last).find(shown) != std::string::npos);
      const Json* numerator = json.find("numerator");
      REQUIRE(numerator != nullptr);
      if (!numerator->is_null())
        CHECK(shown.starts_with(numerator->dump() + " of " + json.find("denominator")->dump()));
      if (figure.cases.empty() || told_otherwise(figure, quarter.last == today)) continue;
      ++told;
      if (figure.shown) bands.insert(figure.shown->band);
      std::vector<std::string> said = {shown};
      if (figure.name.starts_with("outcome_")) {
        said.clear();
        for (const Number& number : figure.numbers) said.push_back(in_english(number_value(number)));
      }
      for (const std::string* report : {&html, &pdf}) {
        const auto parts = parts_about(*report, figure.name);
        for (const std::string& words : said)
          CHECK(std::ranges::any_of(parts, [&](const std::string& part) { return test::has(part, words); }));
      }
    }
  }
  CHECK(told >= 40);
  CHECK(bands.size() >= 3);
  // The gap is reckoned over all four quarters, and told in a sentence.
  const auto year = w.session->view({today - 363, today});
  REQUIRE(year);
  for (const char* name : {"say_do_agreements", "say_do_checkins", "say_do_measurement"}) {
    const std::string sentence = in_english(sentence_of(reckon(*find_measure(name), *year), {}));
    INFO(sentence);
    CHECK(test::has(html, sentence));
    CHECK(test::has(pdf, sentence));
  }
}

TEST_CASE("a spreadsheet gets a number for every measure that has one, and for what stands beside it") {
  Work w;
  REQUIRE(fill_demo(*w.session, 7, {}));
  REQUIRE(add_demo_year(*w.session));
  const Day today = w.session->now().day();
  const std::string csv = w.file("csv-measures");
  const auto view = w.session->view(quarter_to(today));
  REQUIRE(view);
  std::size_t valued = 0;
  for (const Figure& figure : reckon_measures(*view)) {
    INFO(figure.name);
    const auto share = figure.shown ? figure.shown->share : figure.rate.share;
    const auto own = csv_values(csv, figure);
    REQUIRE(own.size() == 1);
    CHECK(own[0].empty() == !chart_value(figure).has_value());
    if (share) CHECK(std::stod(own[0]) == std::round(*share * 100));
    for (Number number : figure.numbers) {
      const auto value = chart_value(number);
      const std::string said = in_english(number_value(number));
      number.on.reset();
      const auto values = csv_values(csv, figure, in_english(number_label(number)));
      INFO(in_english(number_label(number)));
      REQUIRE_FALSE(values.empty());
      if (!value) continue;
      ++valued;
      CHECK(test::has(said, short_number(*value)));
      CHECK(std::ranges::count(values, decimal_text(*value)) > 0);
    }
    if (figure.name == "outcome_against_peers") CHECK(in_english(shown_words(figure)) == "each by itself");
  }
  CHECK(valued > 10);
  const Figure fires = reckon(*find_measure("fires"), *view);
  CHECK(chart_value(fires).has_value());
}

TEST_CASE("words of one's own that a spreadsheet would compute stay words") {
  Work w;
  for (const int ago : {200, 0}) {
    Record series = w.session->new_record(Kind::outcome_reading);
    series.set(outcome::kSeries, std::string("=1+1"));
    series.set(outcome::kOn, w.session->now().day() - ago);
    series.set(outcome::kValue, 3.0);
    series.set(outcome::kPeer, 2.0);
    REQUIRE(test::put(*w.session, series));
  }
  const std::string csv = w.file("csv-measures");
  CHECK(test::has(csv, ",'=1+1,"));
  CHECK_FALSE(test::has(csv, ",=1+1,"));
}

TEST_CASE("no export of a withheld round holds its counts") {
  Work w;
  w.round(8, 4, 3);
  for (const char* format : {"csv-measures", "html-report"}) {
    const std::string text = w.file(format);
    CHECK(text.find("3 of 4") == std::string::npos);
    CHECK(text.find("75 %") == std::string::npos);
  }
}
