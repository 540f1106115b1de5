/// Charts as values, and how they are painted. A chart computes and formats no figure: every text of a number
/// comes from the caller, because one place decides what may be shown. What a chart says it also says as a
/// table and in one sentence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "render/canvas.h"

namespace thirdrow::render {

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`
  friend bool operator==(const Table&, const Table&) = default;
};

/// How much of a bar is filled.
struct Share {
  double part = 0;
  double whole = 0;
};
struct Bar {
  std::string label;
  /// None: may not be shown; an empty, hatched slot. Of a whole of 0: there is no bar, only the text.
  std::optional<Share> share;
  std::string text;            ///< "6 of 8", or why there is nothing to show
};
/// Bars below each other: the windows of a measure, or a distribution.
struct Bars {
  enum class Style : std::uint8_t {
    counted,  ///< a small whole is cut into that many cells, so that three are seen to be three
    plain,
  };
  std::string label_column;
  std::string value_column;
  Style style = Style::counted;
  std::vector<Bar> bars;
};

struct Tick {
  double at = 0;
  std::string text;
};
struct LinePoint {
  std::optional<double> at;  ///< none: a gap
  std::optional<std::pair<double, double>> interval;
  std::string text;  ///< the value in words, or why there is none
};
struct Line {
  std::string name;
  std::vector<LinePoint> points;  ///< one per label
};
/// One or two lines over time. The scale reaches from the lowest tick to the highest.
struct Lines {
  std::string label_column;
  std::vector<std::string> labels;
  std::vector<Tick> scale;
  std::vector<Line> lines;  ///< at most two are painted
  std::optional<Tick> reference;
};

struct RadarValue {
  std::optional<double> share;  ///< 0 in the middle, 1 at the rim
  std::string text;
};
struct RadarSeries {
  std::string name;
  std::vector<RadarValue> values;  ///< one per axis
};
struct Radar {
  std::string axis_column;
  std::vector<std::string> axes;    ///< three or more
  std::vector<RadarSeries> series;  ///< at most two are painted
};

struct HeatWeek {
  static constexpr std::uint8_t kLevels = 5;
  std::string label;
  std::string text;
  std::string mark;                                      ///< over the column, such as a month; may be empty
  std::array<std::optional<std::uint8_t>, 7> days = {};  ///< 0..4; none: not a day of the calendar
};
/// One column per week, one square per day.
struct HeatMap {
  std::string week_column;
  std::string value_column;
  std::array<std::string, 7> day_names = {};  ///< empty ones are not written
  std::vector<HeatWeek> weeks;
  std::string less;  ///< before the legend
  std::string more;  ///< after it
};

struct GapValue {
  std::optional<double> share;  ///< 0..1 of the track
  std::string text;
};
struct GapRow {
  std::string label;
  GapValue first;
  GapValue second;
};
/// Two dots and the bar between them, such as what is said and what is done.
struct Gaps {
  std::string label_column;
  std::string first_name;
  std::string second_name;
  std::vector<GapRow> rows;
};

struct ChainLink {
  std::string text;
  std::string note;
  std::string mark;  ///< such as "weakest link"; empty for the others
};
struct Chain {
  std::string link_column;
  std::string note_column;
  std::string mark_column;
  std::vector<ChainLink> links;
};

struct Chart {
  std::string title;
  std::string summary;  ///< one sentence: the accessible description
  std::variant<Bars, Lines, Radar, HeatMap, Gaps, Chain> body;
};

/// How a chart is painted, beside the palette its canvas has.
struct Look {
  double text = 10;  ///< size of the letters; everything grows with it
  Direction direction = Direction::ltr;
  std::optional<std::size_t> selected;  ///< the point the keyboard is at
};

/// The height `chart` needs at this width.
double chart_height(Canvas& canvas, const Chart& chart, double width, const Look& look);
/// Paints the chart without its title into `area`. With Direction::rtl all but the words is mirrored. The
/// frame of a selected point reaches up to one letter beyond the area.
void paint_chart(Canvas& canvas, const Chart& chart, const Rect& area, const Look& look);

/// Where each point is when the chart is painted into `area`: for the mouse, and for screen readers. Areas
/// may touch.
std::vector<Rect> chart_point_areas(Canvas& canvas, const Chart& chart, const Rect& area, const Look& look);

Table chart_table(const Chart& chart);
/// How many points a person can go through with the keyboard: the rows of the table.
std::size_t chart_points(const Chart& chart);
/// A row of the table in one line, "Feb: me 6, team 8"; empty beyond the last.
std::string chart_point_words(const Chart& chart, std::size_t point);

}  // namespace thirdrow::render
