// Figures in words: the same in JSON, CSV, PDF and HTML, and never more than the gate lets through.
#include "app/figure_words.h"

#include <cmath>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "app/demo.h"
#include "app/demo_year.h"
#include "app/rounds.h"
#include "journal/readings.h"
#include "render/tools.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::JournalFixture;

namespace {

struct Work : JournalFixture {
  RecordId engagement = start();

  RecordId start() {
    Record work = session->new_record(Kind::engagement);
    work.set(engagement::kTitle, std::string("New desk"));
    REQUIRE(session->add(work));
    REQUIRE(session->transition(work.id, "start"));
    return work.id;
  }
  /// Asks, counts and releases; the round.
  RecordId round(std::int64_t invited, std::int64_t answers, std::int64_t yes) {
    const auto opened = open_round(*session, {engagement, invited, {}, {}});
    REQUIRE(opened);
    Record count = session->new_record(Kind::tally);
    count.set(tally::kRound, *opened);
    count.set(tally::kAnswers, answers);
    count.set(tally::kEitherYes, yes);
    REQUIRE(session->add(count));
    REQUIRE(session->transition(*opened, "close"));
    REQUIRE(session->transition(*opened, "release"));
    return *opened;
  }
  std::string said(RecordId id) { return in_english(shown_words(*round_figure(*session, id))); }
  std::string file(std::string_view format) {
    const auto path = scratch / ("out." + std::string(format));
    REQUIRE(session->export_to(format, path));
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

}  // namespace

TEST_CASE("the sum of the quiz says how many items it is of") {
  Figure figure;
  figure.name = "quiz";
  figure.hidden = Hidden::no;
  figure.numbers = {Number{"sum", Unit::count, 11, {}, {}, {}, {}},
                    Number{"answers", Unit::count, 3, {}, {}, {}, {}}};
  CHECK(in_english(shown_words(figure)) == "11 of 12, 3 of 10 items answered");
}

TEST_CASE("a round is told by its number of answers: withheld, a word, rough numbers, numbers") {
  Work w;
  CHECK(w.said(w.round(8, 0, 0)) == "Asked, no one answered");
  CHECK(w.said(w.round(8, 4, 4)) ==
        "Not enough answers to show (fewer than 5). They are counted and wait for your next round.");
  CHECK(w.said(w.round(8, 7, 7)) == "most of 7 answers");
  CHECK(w.said(w.round(8, 7, 6)) == "most of 7 answers");
  CHECK(w.said(w.round(8, 7, 1)) == "few of 7 answers");
  CHECK(w.said(w.round(8, 7, 3)) == "some of 7 answers");
  CHECK(w.said(w.round(12, 12, 9)) == "9 of 12, 75 % of the answers, likely 47–91 % (rough)");
  const RecordId many = w.round(20, 20, 16);
  CHECK(w.said(many) == "16 of 20, 80 % of the answers, likely 58–92 %");
  const auto figure = round_figure(*w.session, many);
  REQUIRE(figure);
  CHECK(words_of(*figure).label == std::string("Would work with me again, or tell a colleague to"));
}

TEST_CASE("before its release a round says nothing, and afterwards what was shown is kept as it was") {
  Work w;
  const auto opened = open_round(*w.session, {w.engagement, 8, {}, {}});
  REQUIRE(opened);
  CHECK(w.said(*opened) == "Nothing to count in this time.");
  CHECK(publish(*w.session, *opened, {"Team", true, {}, {}, {}}).error() ==
        Error{Code::refused, "I9.publish"});
  const RecordId round = w.round(12, 12, 9);
  const auto shown = publish(*w.session, round, {"Team", true, "nine", "", ""});
  REQUIRE(shown);
  CHECK(w.session->open(*shown)->record.text(publication::kShown) ==
        "9 of 12, 75 % of the answers, likely 47–91 % (rough)");
}

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

TEST_CASE("every figure has a label, and every label a figure") {
  for (const auto all : {measures(), readings()}) {
    for (const FigureInfo& info : all) {
      INFO(info.name);
      CHECK(*figure_label(info.name) != '\0');
    }
  }
  CHECK(*figure_label("nothing") == '\0');
}

TEST_CASE("an edit is seen by figures that were already asked for") {
  Work w;
  const Window today{w.session->now().day(), w.session->now().day()};
  const auto fires = [&] {
    return reckon(*find_measure("fires"), *w.session->view(today)).number("count")->value;
  };
  CHECK(fires() == 0.0);
  Record fire = w.session->new_record(Kind::fire);
  fire.set(fire::kTitle, std::string("printer"));
  REQUIRE(w.session->add(fire));
  CHECK(fires() == 1.0);
  REQUIRE(w.session->remove(fire.id));
  CHECK(fires() == 0.0);
  REQUIRE(w.session->put_back(fire.id));
  CHECK(fires() == 1.0);
  REQUIRE(w.session->purge(fire.id));
  CHECK(fires() == 0.0);
}

TEST_CASE("answers of several rounds are rough, however many they are") {
  Work w;
  w.round(20, 20, 16);
  w.round(20, 20, 16);
  const Window today{w.session->now().day(), w.session->now().day()};
  const Figure pool = reckon(*find_measure("again_or_refer"), *w.session->view(today));
  CHECK(in_english(shown_words(pool)) ==
        "32 of 40, 80 % of the answers in several rounds, likely 65–90 % (rough)");
}

TEST_CASE("it is said when everyone asked has answered, and when many have not") {
  Work w;
  const auto bounds = [&](RecordId id) {
    const auto words = words_of(*round_figure(*w.session, id)).bounds;
    return words ? in_english(*words) : std::string();
  };
  CHECK(bounds(w.round(12, 12, 9)) ==
        "Everyone asked has answered: so it was. What is likely is said of the next time.");
  CHECK(bounds(w.round(7, 7, 3)) == "Everyone asked has answered.");
  CHECK(bounds(w.round(12, 9, 3)).empty());
  CHECK(bounds(w.round(20, 7, 3)) ==
        "Many who were asked did not answer; it could be otherwise with all of them.");
  CHECK(bounds(w.round(30, 10, 5)) == "If those who did not answer are counted: between 17 and 83 %");
  CHECK(bounds(w.round(20, 4, 3)).empty());
}

TEST_CASE("every number of every figure has words of its own") {
  Work w;
  REQUIRE(fill_demo(*w.session, 7));
  REQUIRE(add_demo_year(*w.session));
  const Window year{w.session->now().day() - 364, w.session->now().day()};
  const auto view = w.session->view(year);
  REQUIRE(view);
  std::size_t numbers = 0;
  for (const auto all : {measures(), readings()}) {
    for (const FigureInfo& info : all) {
      for (const Number& number : reckon(info, *view).numbers) {
        INFO(info.name << " " << number.name);
        const Phrase label = number_label(number);
        const bool raw = label.words == std::string_view("%s") && number.of.empty() && !number.on;
        const bool question = info.name == "question_uses";
        CHECK((question || !raw));
        CHECK(in_english(label).find('_') == std::string::npos);
        ++numbers;
      }
    }
  }
  CHECK(numbers > 80);
}

TEST_CASE("a number is called by what it is about, in the words of the person") {
  const auto label = [](const Number& number) { return in_english(number_label(number)); };
  Number number{"honoured", Unit::count, 2, {}, {}, {}, {}, Hidden::no, "Care"};
  CHECK(label(number) == "Care: honoured");
  number.of = {};
  CHECK(label(number) == "Honoured");
  Number role{"staff", Unit::count, 0, {}, {}, {}, {}, Hidden::no, "staff"};
  CHECK(label(role) == "staff");
  role.of = {};
  CHECK(label(role) == "Your people");
  CHECK(label({"s1a", Unit::count, 0, {}, {}, {}, {}, Hidden::no, {}}) ==
        "We met before the start and wrote success together");
  Number guess{"guess_beyond_asked",     Unit::points, 25,         {},    {},
               Day::parse("2026-02-01"), {},           Hidden::no, "Desk"};
  CHECK(label(guess) == "Desk (2026-02-01): your guess, less their answer");
}

TEST_CASE("one is told as one") {
  const auto value = [](double n, Unit unit) {
    return in_english(number_value({"x", unit, n, {}, {}, {}, {}, Hidden::no, {}}));
  };
  CHECK(value(1, Unit::days) == "1 day");
  CHECK(value(2, Unit::days) == "2 days");
  CHECK(value(-1, Unit::steps) == "-1 step");
  CHECK(value(1.5, Unit::points) == "1.5 points");
}

TEST_CASE("a chain without any level given is not told as a level") {
  Work w;
  Record link = w.session->new_record(Kind::chain_link);
  link.set(chain_link::kNeed, std::string("laptops"));
  link.set(chain_link::kFrom, std::string("IT"));
  link.set(chain_link::kTo, std::string("Desk"));
  REQUIRE(w.session->add(link));
  const Window today{w.session->now().day(), w.session->now().day()};
  const auto view = w.session->view(today);
  REQUIRE(view);
  CHECK(in_english(shown_words(reckon(*find_reading("chain_weakest"), *view))) == "no link is measured yet");
}

TEST_CASE("too few commitments with and without a helper are called too few") {
  Figure figure;
  figure.hidden = Hidden::few_each;
  CHECK(in_english(shown_words(figure)) == "Fewer than ten of each: too few to compare.");
}

TEST_CASE("the clauses without evidence, the roles left out and the views not taken head their figures") {
  Work w;
  Record sheet = w.session->new_record(Kind::assessment);
  sheet.set(assessment::kInstrument, std::string("spinoff"));
  const std::vector<Cells> roles_of = {{"staff", "0"}, {"desk", "3"}};
  sheet.set(assessment::kRoles, rows_of(roles_of));
  REQUIRE(w.session->add(sheet));
  const Window today{w.session->now().day(), w.session->now().day()};
  const auto view = w.session->view(today);
  REQUIRE(view);
  const auto shown = [&](const char* name) {
    return in_english(shown_words(reckon(*find_reading(name), *view)));
  };
  CHECK(shown("clauses_without_evidence") == "9");
  CHECK(shown("roles_left_out") == "1");
  CHECK(shown("perspectives") == "3");
  const Json roles = figure_json(reckon(*find_reading("roles_left_out"), *view));
  CHECK(roles.dump().find("Your people") == std::string::npos);
}

TEST_CASE("in JSON a number names the record that it is about") {
  Work w;
  Record care = w.session->new_record(Kind::value);
  care.set(value::kName, std::string("Care"));
  REQUIRE(w.session->add(care));
  Record decision = w.session->new_record(Kind::decision);
  decision.set(decision::kTitle, std::string("Open on Saturdays"));
  decision.set(decision::kHonoured, Strings{care.id.text()});
  REQUIRE(w.session->add(decision));
  const Window today{w.session->now().day(), w.session->now().day()};
  const Json json = figure_json(reckon(*find_reading("decisions_by_value"), *w.session->view(today)));
  const Json& number = json.find("numbers")->elements()->front();
  CHECK(number.text("label") == "Care: honoured");
  CHECK(number.text("about") == care.id.text());
}

TEST_CASE("a question of one's own is told by its text, also after an edit") {
  Work w;
  const auto own = w.session->add_prompt("What would have made this week lighter for you?", "");
  REQUIRE(own);
  const Window today{w.session->now().day(), w.session->now().day()};
  const auto told = [&] {
    const Figure figure = reckon(*find_reading("question_uses"), *w.session->view(today));
    return in_english(number_label(figure.numbers.back()));
  };
  for (int i = 0; i < 3; ++i) REQUIRE(w.session->prompt_used(own->text(), 3));
  CHECK(told() == "What would have made this week lighter for you?");
  auto opened = w.session->open(*own);
  REQUIRE(opened);
  opened->record.set(question::kText, std::string("What was heavy?"));
  REQUIRE(w.session->save(opened->record, opened->written));
  CHECK(told() == "What was heavy?");
}
