#include "render/charts.h"

#include "render/chart_pen.h"
#include "render/text.h"

namespace thirdrow::render {
namespace {

template <class List>
std::string text_at(const List& values, std::size_t index) {
  return index < values.size() ? values[index].text : std::string();
}

Table table_of(const Bars& bars) {
  Table table{{bars.label_column, bars.value_column}, {}};
  for (const Bar& bar : bars.bars) table.rows.push_back({bar.label, bar.text});
  return table;
}

Table table_of(const Lines& lines) {
  Table table{{lines.label_column}, {}};
  for (const Line& line : lines.lines) table.columns.push_back(line.name);
  for (std::size_t i = 0; i < lines.labels.size(); ++i) {
    std::vector<std::string> row = {lines.labels[i]};
    for (const Line& line : lines.lines) row.push_back(text_at(line.points, i));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table table_of(const Radar& radar) {
  Table table{{radar.axis_column}, {}};
  for (const RadarSeries& series : radar.series) table.columns.push_back(series.name);
  for (std::size_t i = 0; i < radar.axes.size(); ++i) {
    std::vector<std::string> row = {radar.axes[i]};
    for (const RadarSeries& series : radar.series) row.push_back(text_at(series.values, i));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table table_of(const HeatMap& heat) {
  Table table{{heat.week_column, heat.value_column}, {}};
  for (const HeatWeek& week : heat.weeks) table.rows.push_back({week.label, week.text});
  return table;
}

Table table_of(const Gaps& gaps) {
  Table table{{gaps.label_column, gaps.first_name, gaps.second_name}, {}};
  for (const GapRow& row : gaps.rows) table.rows.push_back({row.label, row.first.text, row.second.text});
  return table;
}

Table table_of(const Chain& chain) {
  Table table{{chain.link_column, chain.note_column, chain.mark_column}, {}};
  for (const ChainLink& link : chain.links) table.rows.push_back({link.text, link.note, link.mark});
  return table;
}

}  // namespace

double chart_height(Canvas& canvas, const Chart& chart, double width, const Look& look) {
  Pen pen(canvas, look);
  return std::visit([&](const auto& body) { return height_of(pen, body, width); }, chart.body);
}

void paint_chart(Canvas& canvas, const Chart& chart, const Rect& area, const Look& look) {
  MirrorCanvas mirror(canvas, area);
  Canvas& turned = look.direction == Direction::rtl ? static_cast<Canvas&>(mirror) : canvas;
  Pen pen(turned, look);
  std::visit([&](const auto& body) { paint(pen, body, area); }, chart.body);
}

std::vector<Rect> chart_point_areas(Canvas& canvas, const Chart& chart, const Rect& area, const Look& look) {
  Pen pen(canvas, look);
  std::vector<Rect> areas =
      std::visit([&](const auto& body) { return areas_of(pen, body, area); }, chart.body);
  if (look.direction == Direction::ltr) return areas;
  for (Rect& one : areas) one.x = area.x + area.right() - one.right();
  return areas;
}

Table chart_table(const Chart& chart) {
  return std::visit([](const auto& body) { return table_of(body); }, chart.body);
}

std::size_t chart_points(const Chart& chart) { return chart_table(chart).rows.size(); }

std::string chart_point_words(const Chart& chart, std::size_t point) {
  const Table table = chart_table(chart);
  if (point >= table.rows.size()) return {};
  const std::vector<std::string>& row = table.rows[point];
  std::string words;
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i].empty()) continue;
    if (!words.empty()) words += ", ";
    if (row.size() > 2 && !table.columns[i].empty()) words += table.columns[i] + " ";
    words += row[i];
  }
  return words.empty() ? row[0] : row[0] + ": " + words;
}

}  // namespace thirdrow::render
