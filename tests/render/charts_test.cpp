#include "render/charts.h"

#include <random>

#include "recorder.h"
#include "samples.h"
#include "support/catch.h"

using namespace thirdrow;
using namespace thirdrow::render;
using test::Recorder;

namespace {

Look look_of(double text = 10) {
  Look look;
  look.text = text;
  return look;
}

Recorder painted(const Chart& chart, double width, const Look& look) {
  Recorder canvas;
  const double height = chart_height(canvas, chart, width, look);
  paint_chart(canvas, chart, {0, 0, width, height}, look);
  return canvas;
}

bool has_tint(const std::vector<Recorder::Area>& areas, Ink ink, double strength = 1) {
  return std::ranges::any_of(areas, [&](const auto& area) { return area.tint == Tint{ink, strength}; });
}

}  // namespace

TEST_CASE("every text of a chart's table is painted, at the latest when it is selected") {
  for (const auto& [width, text] : {std::pair{1000.0, 10.0}, std::pair{420.0, 18.0}}) {
    for (const Chart& chart : test::every_chart()) {
      INFO(chart.title << " at " << width);
      const Table table = chart_table(chart);
      REQUIRE(table.rows.size() == chart_points(chart));
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        Look look = look_of(text);
        look.selected = row;
        const Recorder canvas = painted(chart, width, look);
        REQUIRE(table.rows[row].size() == table.columns.size());
        for (const std::string& cell : table.rows[row]) {
          INFO(cell << " in " << canvas.all());
          CHECK(canvas.wrote(cell));
        }
      }
    }
  }
}

TEST_CASE("a radar without room for words around it lists them under numbers") {
  const Recorder wide = painted(test::radar(), 700, look_of());
  const Recorder narrow = painted(test::radar(), 230, look_of());
  const auto count = [](const Recorder& canvas) {
    return std::ranges::count(canvas.texts, "3", &test::RecordedText::words);
  };
  CHECK(count(wide) == 0);
  CHECK(count(narrow) == 2);  // at its spoke and in the list
}

TEST_CASE("nothing is painted beyond the frame of a selected point, at any width and text size") {
  for (const Chart& chart : test::every_chart()) {
    for (const double width : {260.0, 420.0, 900.0}) {
      for (const double text : {8.0, 12.0}) {
        Look look = look_of(text);
        look.selected = 1;
        Recorder canvas;
        const double height = chart_height(canvas, chart, width, look);
        paint_chart(canvas, chart, {0, 0, width, height}, look);
        INFO(chart.title << " at " << width << ", letters of " << text);
        for (const Point& point : canvas.points) {
          CHECK(point.x >= -text);
          CHECK(point.x <= width + text);
          CHECK(point.y >= -text);
          CHECK(point.y <= height + text);
        }
      }
    }
  }
}

TEST_CASE("a chart that runs to the left is the mirror image with the same words") {
  for (const Chart& chart : test::every_chart()) {
    INFO(chart.title);
    Look look = look_of();
    const Recorder there = painted(chart, 600, look);
    look.direction = Direction::rtl;
    const Recorder back = painted(chart, 600, look);
    REQUIRE(there.texts.size() == back.texts.size());
    for (std::size_t i = 0; i < there.texts.size(); ++i) {
      CHECK(there.texts[i].words == back.texts[i].words);
      CHECK(there.texts[i].left() == Approx(600 - back.texts[i].right()).margin(1e-6));
      CHECK(there.texts[i].at.y == back.texts[i].at.y);
    }
    REQUIRE(there.fills.size() == back.fills.size());
    for (std::size_t i = 0; i < there.fills.size(); ++i) {
      CHECK(there.fills[i].box.x == Approx(600 - back.fills[i].box.right()).margin(1e-6));
    }
  }
}

TEST_CASE("every point has an area inside the chart, mirrored with it") {
  for (const Chart& chart : test::every_chart()) {
    INFO(chart.title);
    Recorder canvas;
    Look look = look_of();
    const Rect area = {30, 20, 600, chart_height(canvas, chart, 600, look)};
    const std::vector<Rect> areas = chart_point_areas(canvas, chart, area, look);
    look.direction = Direction::rtl;
    const std::vector<Rect> mirrored = chart_point_areas(canvas, chart, area, look);
    REQUIRE(areas.size() == chart_points(chart));
    REQUIRE(mirrored.size() == areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
      CHECK(areas[i].x >= area.x);
      CHECK(areas[i].right() <= area.right() + 0.1);
      CHECK(areas[i].y >= area.y);
      CHECK(areas[i].bottom() <= area.bottom() + 0.1);
      CHECK(mirrored[i].x == Approx(660 - areas[i].right()));
    }
  }
}

TEST_CASE("long values of a radar stand below each other and are whole") {
  Chart chart = test::radar();
  for (RadarSeries& series : std::get<Radar>(chart.body).series) {
    for (RadarValue& value : series.values) value.text = "9 of 12, likely 47 to 91 %";
  }
  const Recorder canvas = painted(chart, 700, look_of());
  const auto whole =
      std::ranges::count(canvas.texts, "9 of 12, likely 47 to 91 %", &test::RecordedText::words);
  CHECK(whole == 10);
}

TEST_CASE("a counted bar has a cell for each of a small whole") {
  Bars bars{"Quarter", "Agreed", Bars::Style::counted, {{"Q1", Share{6, 8}, "6 of 8"}}};
  const Recorder canvas = painted({"", "", bars}, 600, look_of());
  CHECK(canvas.outlines.size() == 8);
  CHECK(canvas.fills.size() == 6);
}

TEST_CASE("a plain bar is filled by its part of the whole") {
  Bars bars{"Root", "Fires", Bars::Style::plain, {{"Q1", Share{5, 20}, "5"}}};
  const Recorder canvas = painted({"", "", bars}, 600, look_of());
  REQUIRE(canvas.fills.size() == 2);
  CHECK(canvas.fills[1].box.width == Approx(canvas.fills[0].box.width / 4));
}

TEST_CASE("a window that may not be shown has an empty slot with the caller's words") {
  Bars bars{"Quarter", "Agreed", Bars::Style::counted, {{"Q1", {}, "Fewer than 5 answers"}}};
  const Recorder canvas = painted({"", "", bars}, 600, look_of());
  CHECK(canvas.wrote("Fewer than 5 answers"));
  CHECK(!has_tint(canvas.fills, Ink::accent));
  CHECK(canvas.lines.size() > 10);  // the hatching
}

TEST_CASE("what is no share of anything stands as words, without a bar or a slot") {
  Bars bars{"Practice", "Counted", Bars::Style::counted, {{"Moments", Share{0, 0}, "36"}}};
  const Recorder canvas = painted({"", "", bars}, 600, look_of());
  CHECK(canvas.wrote("36"));
  CHECK(canvas.fills.empty());
  CHECK(canvas.outlines.empty());
  CHECK(canvas.lines.empty());
}

TEST_CASE("counts beyond their whole and without a number stay inside the bar") {
  const double not_a_number = std::numeric_limits<double>::quiet_NaN();
  for (const Share& share : {Share{9, 3}, Share{-1, 3}, Share{not_a_number, 3}, Share{3, not_a_number},
                             Share{1e300, 1e300}, Share{0, 0}}) {
    Bars bars{"Quarter", "Agreed", Bars::Style::counted, {{"Q1", share, "text"}}};
    const Recorder canvas = painted({"", "", bars}, 600, look_of());
    for (const Point& point : canvas.points) CHECK((point.x >= -1 && point.x <= 601));
  }
}

TEST_CASE("the last label of a line chart ends within the chart") {
  Lines lines{"Week", {"14 December", "15 November"}, {{0, "0"}, {1, "1"}}, {{"Effort", {}}}, {}};
  for (int i = 0; i < 2; ++i) lines.lines[0].points.push_back({1.0, {}, "1"});
  const Recorder canvas = painted({"", "", lines}, 500, look_of());
  const auto last = std::ranges::find(canvas.texts, "15 November", &test::RecordedText::words);
  REQUIRE(last != canvas.texts.end());
  CHECK(last->right() <= 500);
}

TEST_CASE("a line is broken where there is no value") {
  const Recorder canvas = painted(test::trend(), 600, look_of());
  std::vector<std::size_t> lengths;
  for (const Recorder::Line& line : canvas.lines) {
    if (line.stroke.tint.ink == Ink::accent) lengths.push_back(line.points.size());
  }
  CHECK(lengths == std::vector<std::size_t>{2, 3});
  CHECK(canvas.polygons.size() == 2);  // so is the band of intervals
}

TEST_CASE("an interval without its value is not painted") {
  Chart chart = test::trend();
  LinePoint& gap = std::get<Lines>(chart.body).lines[0].points[2];
  REQUIRE(!gap.at);
  gap.interval = std::pair{0.2, 0.9};
  CHECK(painted(chart, 600, look_of()).polygons.size() == 2);
}

TEST_CASE("the higher value stands higher") {
  const Recorder canvas = painted(test::trend(), 600, look_of());
  REQUIRE(canvas.dots.size() == 5);
  CHECK(canvas.dots[0].box.y > canvas.dots[4].box.y);
  CHECK(canvas.dots[0].box.x < canvas.dots[4].box.x);
}

TEST_CASE("two series differ in dash and mark, not by colour alone") {
  for (const Chart& chart : {test::two_lines(), test::radar()}) {
    const Recorder canvas = painted(chart, 600, look_of());
    for (const Recorder::Line& line : canvas.lines) {
      if (line.stroke.tint.ink == Ink::accent) CHECK(line.stroke.dash == Dash::solid);
      if (line.stroke.tint.ink == Ink::second) CHECK(line.stroke.dash == Dash::dashed);
    }
    CHECK(has_tint(canvas.dots, Ink::accent));
    CHECK(!has_tint(canvas.dots, Ink::second));
    CHECK(has_tint(canvas.fills, Ink::second));
  }
}

TEST_CASE("the weakest link is marked by its word and by its shape") {
  const Recorder canvas = painted(test::chain(), 900, look_of());
  CHECK(canvas.wrote("weakest link"));
  CHECK(canvas.polygons.size() == 1);
}

TEST_CASE("a day outside the calendar has no square") {
  const Recorder canvas = painted(test::heat(), 900, look_of());
  const std::size_t days = 26 * 7 - 3 - 2;
  const std::size_t legend = 5;
  CHECK(canvas.fills.size() + canvas.outlines.size() == days + legend);
}

TEST_CASE("a selected point is spoken as its row of the table") {
  CHECK(chart_point_words(test::trend(), 1) == "Feb: 64 %");
  CHECK(chart_point_words(test::radar(), 4) == "Empowerment: My view 6, The team's view withheld");
  CHECK(chart_point_words(test::chain(), 1) == "Front desk: What goes through it passes on what it has");
  CHECK(chart_point_words(test::trend(), 6).empty());
}

TEST_CASE("a chart without anything in it and one with a single point are painted") {
  const std::vector<Chart> charts = {
      {"", "", Bars{}},
      {"", "", Lines{}},
      {"", "", Radar{}},
      {"", "", HeatMap{}},
      {"", "", Gaps{}},
      {"", "", Chain{}},
      {"", "", Bars{"", "", Bars::Style::plain, {Bar{"only", Share{1, 1}, "1"}}}},
      {"", "", Lines{"", {"only"}, {{0, "0"}}, {{"a", {{1.0, {}, "one"}}}}, {}}},
      {"", "", Lines{"", {"only", "two"}, {}, {{"a", {}}, {"b", {}}, {"c", {}}}, {}}},
      {"", "", Radar{"", {"only"}, {{"a", {{1.0, "1"}}}}}},
      {"", "", Radar{"", {"one", "two", "three"}, {{"a", {}}}}},
      {"", "", HeatMap{"", "", {}, {HeatWeek{}}, "", ""}},
      {"", "", Gaps{"", "", "", {GapRow{}}}},
      {"", "", Chain{"", "", "", {ChainLink{}}}},
  };
  for (const Chart& chart : charts) {
    for (const double width : {0.0, 1.0, 300.0}) {
      Look look = look_of();
      look.selected = 0;
      const Recorder canvas = painted(chart, width, look);
      for (const Point& point : canvas.points) CHECK((std::isfinite(point.x) && std::isfinite(point.y)));
    }
  }
}

TEST_CASE("hostile words in any place of a chart are painted clean") {
  const std::string hostile = "\x01<script>&\"\xED\xA0\x80\n\xE2\x80\xAE\xD8\xA7" + std::string(100'000, 'W');
  Chart chart = test::window_bars();
  auto& bars = std::get<Bars>(chart.body);
  for (Bar& bar : bars.bars) bar.label = bar.text = hostile;
  Chart radar = test::radar();
  for (std::string& axis : std::get<Radar>(radar.body).axes) axis = hostile;
  Chart lines = test::two_lines();
  for (std::string& label : std::get<Lines>(lines.body).labels) label = hostile;
  Chart chain = test::chain();
  for (ChainLink& link : std::get<Chain>(chain.body).links) link = {hostile, hostile, hostile};
  for (const Chart& one : {chart, radar, lines, chain}) {
    Look look = look_of();
    look.selected = 0;
    const Recorder canvas = painted(one, 600, look);
    for (const test::RecordedText& text : canvas.texts) {
      CHECK(is_utf8(text.words));
      CHECK(text.words.find('\x01') == std::string::npos);
      CHECK(text.words.find('\n') == std::string::npos);
      CHECK(text.words.size() < 3000);
    }
  }
}
