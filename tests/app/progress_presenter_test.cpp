#include "app/presenters/progress_presenter.h"

#include <algorithm>
#include <fstream>

#include "support/conduct.h"
#include "support/desk_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;

namespace {

struct FakeProgress : ProgressView {
  ProgressPage page;
  std::optional<std::size_t> exhibit;
  std::vector<EvidenceLine> lines;
  std::optional<std::filesystem::path> saved;
  std::optional<Error> problem;

  void show(const ProgressPage& shown) override { page = shown; }
  void show_evidence(std::size_t of, const std::vector<EvidenceLine>& behind) override {
    exhibit = of;
    lines = behind;
  }
  void show_saved(const std::filesystem::path& file) override { saved = file; }
  void show_problem(const Error& error) override { problem = error; }
};

struct Fixture : test::DeskFixture {
  FakeProgress view;
  ProgressPresenter progress{*desk, view};

  void conduct(const std::function<void(test::Conduct&)>& work) {
    now([&](Session& session) {
      test::Conduct all(session);
      work(all);
      return 0;
    });
  }
  void start() {
    progress.start();
    pump.drain();
  }
  void choose(Part part) {
    progress.choose(part);
    pump.drain();
  }
  std::size_t place(std::string_view figure) const {
    const auto at = std::ranges::find(view.page.part.exhibits, figure, &Exhibit::figure);
    REQUIRE(at != view.page.part.exhibits.end());
    return static_cast<std::size_t>(at - view.page.part.exhibits.begin());
  }
  const Exhibit& exhibit(std::string_view figure) const { return view.page.part.exhibits[place(figure)]; }
  std::vector<EvidenceLine> behind(std::string_view figure, std::size_t point) {
    progress.ask_evidence(place(figure), point);
    pump.drain();
    return view.lines;
  }
  std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

constexpr std::size_t kNow = 3;  ///< the latest of four windows

}  // namespace

TEST_CASE("an empty journal has no figures to show") {
  Fixture f;
  f.start();
  CHECK(f.view.page.empty);
  CHECK_FALSE(f.view.page.pick_up);
}

TEST_CASE("a figure is shown for the last four quarters, with a sentence by rule") {
  Fixture f;
  f.conduct([](test::Conduct& c) {
    for (int i = 0; i < 6; ++i) c.commitment("Ask", 10 + i, i < 4 ? "kept" : "broken");
    c.commitment("Before", 100, "kept");
  });
  f.start();
  CHECK_FALSE(f.view.page.empty);
  f.choose(Part::checkins);
  const Exhibit& kept = f.exhibit("commitments_kept");
  CHECK(kept.chart.summary == "Commitments kept by their day: 4 of 6, 67 %");
  const auto& bars = std::get<render::Bars>(kept.chart.body).bars;
  REQUIRE(bars.size() == 4);
  CHECK(bars[kNow].text == "4 of 6, 67 %");
  CHECK(bars[2].text == "1 of 1");
  CHECK(bars[0].text == "Nothing to count in this time.");
  REQUIRE(bars[kNow].share);
  CHECK(bars[kNow].share->part == 4);
  CHECK(render::chart_table(kept.chart).rows[kNow][1] == bars[kNow].text);
}

TEST_CASE("a figure opens the records behind its numerator and denominator") {
  Fixture f;
  RecordId kept, broken;
  f.conduct([&](test::Conduct& c) {
    kept = c.commitment("Ask for the figures", 10, "kept");
    broken = c.commitment("Call back", 12, "broken");
  });
  f.start();
  f.choose(Part::checkins);
  const auto lines = f.behind("commitments_kept", kNow);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].id == kept);
  CHECK(lines[0].title == "Ask for the figures");
  CHECK(lines[0].side == EvidenceLine::Side::counted);
  CHECK(lines[1].id == broken);
  CHECK(lines[1].side == EvidenceLine::Side::not_counted);
  CHECK(lines[1].home == Home::practice);
  CHECK(f.behind("commitments_kept", 0).empty());
}

TEST_CASE("few answers are a word without a share, and behind them stands the round alone") {
  Fixture f;
  RecordId round;
  f.conduct([&](test::Conduct& c) { round = c.round(20, 8, 7, 6); });
  f.start();
  f.choose(Part::measurement);
  const Exhibit& again = f.exhibit("again_or_refer");
  const render::Bar& bar = std::get<render::Bars>(again.chart.body).bars[kNow];
  CHECK(bar.text == "most of 7 answers");
  CHECK_FALSE(bar.share);
  const auto lines = f.behind("again_or_refer", kNow);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].id == round);
  CHECK(lines[0].side == EvidenceLine::Side::behind);
}

TEST_CASE("answers below the threshold leave no number anywhere on the page or in the report") {
  Fixture f;
  f.conduct([](test::Conduct& c) { c.round(20, 9, 4, 3); });
  f.start();
  f.choose(Part::measurement);
  const Exhibit& again = f.exhibit("again_or_refer");
  CHECK_FALSE(std::get<render::Bars>(again.chart.body).bars[kNow].share);
  std::string words = again.chart.summary;
  for (const auto& row : render::chart_table(again.chart).rows) words += row[1];
  for (const std::string& note : again.notes) words += note;
  CHECK(words.find("3 of 4") == std::string::npos);
  CHECK(words.find("Not enough answers to show") != std::string::npos);
}

TEST_CASE("the say-do gap stands beside the number of answers and is never said without a self check") {
  Fixture f;
  f.conduct([](test::Conduct& c) { c.round(20, 14, 12, 9); });
  f.start();
  f.choose(Part::say_do);
  const auto& rows = std::get<render::Gaps>(f.exhibit("say_do").chart.body).rows;
  REQUIRE(rows.size() == 3);
  for (const render::GapRow& row : rows) CHECK_FALSE(row.second.share);
}

TEST_CASE("fires are a line of 28 days each, and its sentence says how many there are in 28 days") {
  Fixture f;
  f.conduct([](test::Conduct& c) {
    for (const int ago : {3, 5, 40}) c.fire(ago);
  });
  f.start();
  f.choose(Part::outcomes);
  const Exhibit& fires = f.exhibit("fires");
  const auto& points = std::get<render::Lines>(fires.chart.body).lines[0].points;
  REQUIRE(points.size() == ProgressData::kMonths);
  CHECK(points.back().at == 2.0);
  CHECK(points[points.size() - 2].at == 1.0);
  CHECK(fires.chart.summary.starts_with("Fires: 0.9 in 28 days"));
  CHECK(f.behind("fires", points.size() - 1).size() == 2);
}

TEST_CASE("the calendar holds held check-ins and moments, and a week opens its records") {
  Fixture f;
  const RecordId moment = f.write_moment("She asked why");
  f.conduct([](test::Conduct& c) { c.checkin(30); });
  f.start();
  f.choose(Part::people);
  const auto& heat = std::get<render::HeatMap>(f.exhibit("calendar").chart.body);
  REQUIRE(heat.weeks.size() == static_cast<std::size_t>(ProgressData::kWeeks));
  CHECK(heat.weeks.back().text == "check-ins held: 0, moments: 1");
  const auto lines = f.behind("calendar", heat.weeks.size() - 1);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].id == moment);
  CHECK(lines[0].home == Home::journal);
}

TEST_CASE("after a month without an entry the page opens with the last one, and with figures when asked") {
  Fixture f;
  f.conduct([](test::Conduct& c) { c.fire(3); });
  f.pump.clock.advance_days(1);
  f.write("Before the break", "words");
  f.pump.clock.advance_days(31);
  f.start();
  REQUIRE(f.view.page.pick_up);
  CHECK(f.view.page.pick_up->title == "Before the break");
  f.progress.show_figures();
  CHECK_FALSE(f.view.page.pick_up);
  f.start();
  CHECK_FALSE(f.view.page.pick_up);
}

TEST_CASE("another quarter moves all windows") {
  Fixture f;
  f.conduct([](test::Conduct& c) { c.fire(120); });
  f.start();
  REQUIRE(f.view.page.ends.size() > 2);
  f.progress.choose_end(2);
  f.pump.drain();
  CHECK(f.view.page.end == 2);
  f.choose(Part::outcomes);
  const auto& lines = std::get<render::Lines>(f.exhibit("fires").chart.body);
  CHECK(lines.labels.back() == (f.view.page.ends[2] - 27).text());
  f.choose(Part::agreements);
  CHECK(f.view.page.part.exhibits.empty());
  CHECK(f.view.page.part.nothing.find("Agreed before the start") != std::string::npos);
}

TEST_CASE("a chart and the report are written to new files, never over another") {
  Fixture f;
  f.conduct([](test::Conduct& c) { c.fire(3); });
  f.start();
  f.choose(Part::outcomes);
  const auto file = [&](const char* name) { return f.scratch / name; };
  f.progress.save_picture(f.place("fires"), PictureFormat::svg, file("fires.svg"));
  f.pump.drain();
  CHECK(f.view.saved == file("fires.svg"));
  CHECK(f.bytes_of(file("fires.svg")).find("Fires") != std::string::npos);
  f.progress.save_picture(f.place("fires"), PictureFormat::png, file("fires.png"));
  f.progress.save_report(file("report.pdf"));
  f.pump.drain();
  CHECK(f.bytes_of(file("fires.png")).substr(1, 3) == "PNG");
  CHECK(f.bytes_of(file("report.pdf")).starts_with("%PDF"));
  CHECK_FALSE(f.view.problem);
  f.progress.save_report(file("fires.svg"));
  f.pump.drain();
  REQUIRE(f.view.problem);
  CHECK(f.view.problem->code == Code::exists);
  CHECK(f.bytes_of(file("fires.svg")).find("Fires") != std::string::npos);
}

TEST_CASE("practices tell what was never done, and name what their numbers are about") {
  Fixture f;
  namespace j = journal;
  f.conduct([](test::Conduct& c) {
    const RecordId care = c.add(j::Kind::value, {{j::value::kName, std::string("Care")}});
    c.add(j::Kind::decision, {{j::decision::kTitle, std::string("Open on Saturdays")},
                              {j::decision::kHonoured, j::Strings{care.text()}}});
    c.add(j::Kind::issue, {{j::issue::kTitle, std::string("Late")}, {j::kTags, j::Strings{"rush_order"}}});
    const RecordId person = c.add(j::Kind::person, {{j::person::kName, std::string("Bo")}});
    for (int i = 0; i < 3; ++i)
      c.add(j::Kind::task, {{j::task::kGoal, std::string("Sort")},
                            {j::task::kPerson, person},
                            {j::task::kCompetenceMine, std::int64_t{1}},
                            {j::task::kCommitmentMine, std::int64_t{2}},
                            {j::task::kStyleNeeded, std::string("coach")},
                            {j::task::kStyleUsed, std::string("coach")}});
  });
  f.start();
  f.choose(Part::practices);
  const auto& bars = std::get<render::Bars>(f.exhibit("practices").chart.body).bars;
  const auto text = [&](const char* label) {
    const auto at = std::ranges::find(bars, label, &render::Bar::label);
    return at == bars.end() ? std::string("none") : at->text;
  };
  CHECK(text("Clauses without an example in 30 days").find("Our meetings were set and held") !=
        std::string::npos);
  CHECK(text("Perspectives not taken for 60 days").find("Views not taken: 3") != std::string::npos);
  CHECK(text("Perspectives not taken for 60 days").find("The front line: not yet") != std::string::npos);
  CHECK(text("Decisions by value") == "Care: honoured: 1");
  CHECK(text("Issues by tag") == "rush_order: 1");
  CHECK(text("Style used as asked for") ==
        "3 of 3; The same level on every task: 3 tasks. Does each need the same from you?");
}

TEST_CASE("the chain of service is drawn with its weakest link, and each link opens its record") {
  Fixture f;
  namespace j = journal;
  namespace l = journal::chain_link;
  RecordId weak;
  f.conduct([&](test::Conduct& c) {
    const auto link = [&](const char* from, const char* to, const char* need, j::Value given) {
      return c.add(j::Kind::chain_link, {{l::kFrom, std::string(from)},
                                         {l::kTo, std::string(to)},
                                         {l::kNeed, std::string(need)},
                                         {l::kGiven, given},
                                         {l::kReceived, std::int64_t{4}}});
    };
    link("HR", "IT", "new people", std::int64_t{3});
    weak = link("IT", "Desk", "laptops", std::int64_t{1});
    link("Desk", "Customers", "answers", {});
  });
  f.start();
  f.choose(Part::practices);
  const render::Table table = render::chart_table(f.exhibit("chain_weakest").chart);
  REQUIRE(table.rows.size() == 3);
  const auto row = std::ranges::find(table.rows, "IT → Desk", [](const auto& each) { return each[0]; });
  REQUIRE(row != table.rows.end());
  CHECK((*row)[1] == "laptops: given 1, received 4, given less received -3");
  CHECK((*row)[2] == "weakest link");
  const auto at = static_cast<std::size_t>(row - table.rows.begin());
  const auto lines = f.behind("chain_weakest", at);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].id == weak);
  CHECK(std::ranges::count(table.rows, "weakest link", [](const auto& each) { return each[2]; }) == 1);
}

TEST_CASE("what customers say stands beside what one's own people say") {
  Fixture f;
  namespace o = journal::outcome;
  f.conduct([](test::Conduct& c) {
    c.add(journal::Kind::outcome_reading, {{o::kSeries, std::string("Counter survey")},
                                           {o::kOn, c.today()},
                                           {o::kValue, 8.5},
                                           {o::kAgainst, std::string("customer")}});
    c.round(20, 8, 7, 6);
  });
  f.start();
  f.choose(Part::outcomes);
  const auto& bars = std::get<render::Bars>(f.exhibit("customer_readings").chart.body).bars;
  REQUIRE(bars.size() == 2);
  CHECK(bars[0].label.starts_with("Counter survey"));
  CHECK(bars[0].text == "8.5");
  CHECK(bars[1].text == "most of 7 answers");
  CHECK_FALSE(bars[1].share);
}

TEST_CASE("the five elements tell their gaps, and what is given less what is taken") {
  Fixture f;
  namespace a = journal::assessment;
  const std::vector<journal::Cells> rows = {{"empowerment_given", "4", ""}, {"empowerment_taken", "1", ""}};
  f.conduct([&](test::Conduct& c) {
    c.add(journal::Kind::assessment, {{a::kInstrument, std::string("icare")},
                                      {a::kOn, c.today()},
                                      {a::kAnswers, journal::rows_of(rows)},
                                      {journal::kState, std::string("done")}});
    c.heard("The queue", 20);
  });
  f.start();
  f.choose(Part::say_do);
  CHECK(f.view.page.part.intro.starts_with("Service starts with leaders who serve their people."));
  const auto& notes = f.exhibit("elements").notes;
  CHECK(std::ranges::count(notes, "You: empowerment given less taken: 3 steps") == 1);
  CHECK(std::ranges::any_of(notes, [](const std::string& note) {
    return note.find(" to ") != std::string::npos &&
           note.ends_with(": What you heard, answered and told back within 14 days: 0 of 1");
  }));
}

TEST_CASE("the report has a figure with its table for everything on the page") {
  Fixture f;
  f.conduct([](test::Conduct& c) { c.fire(3); });
  f.start();
  std::size_t shown = 0;
  for (std::size_t i = 0; i < kParts; ++i) {
    f.choose(static_cast<Part>(i));
    shown += f.view.page.part.exhibits.size();
  }
  const render::Document report = f.progress.report();
  const auto figures = std::ranges::count_if(report.blocks, [](const render::Block& block) {
    return std::holds_alternative<render::FigureBlock>(block.content);
  });
  CHECK(static_cast<std::size_t>(figures) == shown);
}

TEST_CASE("a lock leaves nothing of the figures behind") {
  Fixture f;
  f.conduct([](test::Conduct& c) { c.fire(3); });
  f.start();
  f.choose(Part::outcomes);
  REQUIRE_FALSE(f.view.page.part.exhibits.empty());
  f.progress.forget();
  CHECK(f.view.page.part.exhibits.empty());
  CHECK(f.progress.report().blocks.empty());
}
