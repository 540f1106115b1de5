// Figures in words: the same in JSON, CSV, PDF and HTML, and never more than the gate lets through.
#include "app/figure_words.h"

#include <fstream>

#include "app/rounds.h"
#include "journal/readings.h"
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

TEST_CASE("a round is told by its number of answers: withheld, a word, rough numbers, numbers") {
  Work w;
  CHECK(w.said(w.round(8, 0, 0)) == "Asked, no one answered");
  CHECK(w.said(w.round(8, 4, 4)) ==
        "Not enough answers to show (fewer than 5). They are counted and wait for your next round.");
  CHECK(w.said(w.round(8, 7, 7)) == "most of 7 answers");
  CHECK(w.said(w.round(8, 7, 6)) == "most of 7 answers");
  CHECK(w.said(w.round(8, 7, 1)) == "few of 7 answers");
  CHECK(w.said(w.round(8, 7, 3)) == "some of 7 answers");
  CHECK(w.said(w.round(12, 12, 9)) == "9 of 12, 75 %, likely 47–91 % (rough)");
  const RecordId many = w.round(20, 20, 16);
  CHECK(w.said(many) == "16 of 20, 80 %, likely 58–92 %");
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
  CHECK(w.session->open(*shown)->record.text(publication::kShown) == "9 of 12, 75 %, likely 47–91 % (rough)");
}

TEST_CASE("every measure reads the same on the screen, in JSON, CSV, HTML and PDF") {
  Work w;
  w.round(12, 12, 9);
  const Window quarter{w.session->now().day() - 90, w.session->now().day()};
  const std::string csv = w.file("csv-measures"), html = w.file("html-report");
  CHECK(w.file("pdf").starts_with("%PDF-"));
  const auto view = w.session->view(quarter);
  REQUIRE(view);
  int told = 0;
  for (const Figure& figure : reckon_measures(*view)) {
    INFO(figure.name);
    const std::string shown = in_english(words_of(figure).shown);
    CHECK(shown == in_english(shown_words(figure)));
    CHECK(figure_json(figure).text("shown") == shown);
    CHECK(csv.find(shown) != std::string::npos);
    if (figure.hidden == Hidden::nothing) continue;
    CHECK(html.find(shown) != std::string::npos);
    ++told;
  }
  CHECK(told >= 3);
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
