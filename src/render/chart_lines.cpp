#include <algorithm>
#include <cmath>
#include <limits>

#include "render/chart_pen.h"

namespace thirdrow::render {
namespace {

constexpr std::size_t kMostLines = 2;
constexpr double kHeight = 16;  ///< letters, without the legend

std::optional<double> finite(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

Series series_of(std::size_t index) { return index == 0 ? Series::first : Series::second; }

/// The places everything is measured from.
struct Frame {
  Rect plot;
  Axis axis;
  std::vector<double> xs;
};

/// What stands above the plot: the names of two lines, and what the dotted one is.
std::vector<Entry> legend_of(const Lines& lines) {
  std::vector<Entry> legend;
  for (std::size_t i = 0; lines.lines.size() > 1 && i < kMostLines; ++i) {
    legend.push_back({lines.lines[i].name, series_of(i)});
  }
  if (lines.reference) legend.push_back({lines.reference->text, Series::reference});
  return legend;
}

double legend_height(Pen& pen, const Lines& lines, double width) {
  return pen.entries_size(legend_of(lines), Sign::line, width).y;
}

Frame frame_of(Pen& pen, const Lines& lines, const Rect& area) {
  double scale = 0;
  for (const Tick& tick : lines.scale) scale = std::max(scale, pen.width(tick.text, Voice::quiet));
  scale = std::min(scale, area.width * 0.3);
  const double left = area.x + scale + pen.em * 0.8;
  const double top = area.y + pen.em * 2.6 + legend_height(pen, lines, area.width);
  const double bottom = area.bottom() - pen.em * 2;
  Frame frame;
  frame.plot = {left, top, std::max(1.0, area.right() - left), std::max(1.0, bottom - top)};
  frame.axis = {0, 1, frame.plot.bottom(), frame.plot.y};
  const auto by_place = [](const Tick& a, const Tick& b) { return a.at < b.at; };
  if (!lines.scale.empty()) {
    const auto [low, high] = std::minmax_element(lines.scale.begin(), lines.scale.end(), by_place);
    frame.axis.low = low->at;
    frame.axis.high = high->at;
  }
  frame.xs = spread(lines.labels.size(), frame.plot.x, frame.plot.right());
  return frame;
}

void paint_scale(Pen& pen, const Lines& lines, const Frame& frame, const Rect& area) {
  for (const Tick& tick : lines.scale) {
    const double y = std::floor(frame.axis.at(tick.at)) + 0.5;
    pen.canvas().line({frame.plot.x, y}, {frame.plot.right(), y}, {{Ink::rule}, pen.em * 0.06});
    pen.write(tick.text, {frame.plot.x - pen.em * 0.6, y}, Voice::quiet, Align::right,
              frame.plot.x - area.x - pen.em * 0.6);
  }
  const double room = pen.widest(lines.labels, Voice::quiet, frame.plot.width) + pen.em;
  const std::size_t step = label_step(lines.labels.size(), frame.plot.width, room);
  // Those at the edges are moved inwards, and may come upon their neighbours: the newest days stay.
  double free_to = std::numeric_limits<double>::max();
  for (std::size_t left = lines.labels.empty() ? 0 : (lines.labels.size() - 1) / step + 1; left > 0; --left) {
    const std::size_t i = (left - 1) * step;
    const double half = std::min(pen.width(lines.labels[i], Voice::quiet), room) / 2;
    const double x = std::clamp(frame.xs[i], area.x + half, std::max(area.x + half, area.right() - half));
    if (x + half > free_to) continue;
    free_to = x - half - pen.em * 0.5;
    pen.write(lines.labels[i], {x, frame.plot.bottom() + pen.em * 1.1}, Voice::quiet, Align::middle, room);
  }
}

void paint_reference(Pen& pen, const Lines& lines, const Frame& frame) {
  if (!lines.reference || !std::isfinite(lines.reference->at)) return;
  const double y = std::floor(frame.axis.at(lines.reference->at)) + 0.5;
  pen.canvas().line({frame.plot.x, y}, {frame.plot.right(), y}, pen.stroke(Series::reference));
}

/// The band of intervals, broken where a point has none.
void paint_band(Pen& pen, const Line& line, const Frame& frame, Series series) {
  std::vector<std::optional<double>> known(frame.xs.size());
  for (std::size_t i = 0; i < known.size() && i < line.points.size(); ++i) {
    if (finite(line.points[i].at) && line.points[i].interval) known[i] = line.points[i].at;
  }
  for (const auto& [first, last] : runs(known)) {
    std::vector<Point> edge;
    const double wing = last - first == 1 ? pen.em * 0.5 : 0;  // one point has a band of some width
    for (std::size_t i = first; i < last; ++i) {
      edge.push_back({frame.xs[i] - wing, frame.axis.at(line.points[i].interval->second)});
      if (wing > 0) edge.push_back({frame.xs[i] + wing, edge.back().y});
    }
    for (std::size_t i = last; i-- > first;) {
      edge.push_back({frame.xs[i] + wing, frame.axis.at(line.points[i].interval->first)});
      if (wing > 0) edge.push_back({frame.xs[i] - wing, edge.back().y});
    }
    Tint tint = Pen::tint(series);
    tint.strength = 0.16;
    pen.canvas().polygon(edge, tint);
  }
}

std::vector<std::optional<double>> values_of(const Line& line, std::size_t count) {
  std::vector<std::optional<double>> values(count);
  for (std::size_t i = 0; i < count && i < line.points.size(); ++i) values[i] = finite(line.points[i].at);
  return values;
}

void paint_line(Pen& pen, const Line& line, const Frame& frame, Series series) {
  const std::vector<std::optional<double>> values = values_of(line, frame.xs.size());
  for (const auto& [first, last] : runs(values)) {
    std::vector<Point> points;
    for (std::size_t i = first; i < last; ++i) points.push_back({frame.xs[i], frame.axis.at(*values[i])});
    if (points.size() > 1) pen.canvas().line(points, pen.stroke(series));
    for (std::size_t i = 0; i < points.size(); ++i) {
      pen.mark(points[i], series, pen.em * (pen.selected(first + i) ? 0.5 : 0.32));
    }
  }
}

/// One line with room for it has its values written over the points.
void paint_values(Pen& pen, const Lines& lines, const Frame& frame) {
  if (lines.lines.size() != 1) return;
  const Line& line = lines.lines.front();
  std::vector<std::string> texts;
  for (const LinePoint& point : line.points) texts.push_back(point.text);
  const double each = frame.plot.width / static_cast<double>(std::max<std::size_t>(1, frame.xs.size()));
  if (pen.widest(texts, Voice::plain, each + 1) + pen.em * 0.5 > each) return;
  const std::vector<std::optional<double>> values = values_of(line, frame.xs.size());
  for (std::size_t i = 0; i < values.size() && i < texts.size(); ++i) {
    const double y = values[i] ? frame.axis.at(*values[i]) - pen.em * 1.1 : frame.plot.bottom() - pen.em;
    if (!pen.selected(i))
      pen.write_on_plate(texts[i], {frame.xs[i], y}, values[i] ? Voice::plain : Voice::quiet, each);
  }
}

/// The label and the values of the selected point on a plate above the plot, a line leading down from it.
void paint_selected(Pen& pen, const Lines& lines, const Frame& frame, const std::string& words,
                    std::size_t point, const Rect& area) {
  const double x = frame.xs[point];
  pen.canvas().line({x, frame.plot.y - pen.em * 0.8}, {x, frame.plot.bottom()},
                    {{Ink::faint}, pen.em * 0.08});
  const double width = std::min(pen.width(words, Voice::strong) + pen.em, area.width);
  const double left = held(x - width / 2, area.x, area.right() - width);
  const Rect plate = {left, frame.plot.y - pen.em * 2.4, width, pen.em * 1.6};
  pen.canvas().fill(plate, pen.em * 0.3, {Ink::ground});
  pen.focus(plate.inset(pen.em * 0.15));
  pen.write(words, plate.centre(), Voice::strong, Align::middle, width - pen.em * 0.6);
  for (std::size_t i = 0; i < lines.lines.size() && i < kMostLines; ++i) {
    const auto value = values_of(lines.lines[i], frame.xs.size())[point];
    if (value) pen.mark({x, frame.axis.at(*value)}, series_of(i), pen.em * 0.5);
  }
}

}  // namespace

double height_of(Pen& pen, const Lines& lines, double width) {
  return pen.em * kHeight + legend_height(pen, lines, width);
}

std::vector<Rect> areas_of(Pen& pen, const Lines& lines, const Rect& area) {
  const Frame frame = frame_of(pen, lines, area);
  return cells({frame.plot.x, frame.plot.y, frame.plot.width, area.bottom() - frame.plot.y}, frame.xs.size(),
               0);
}

void paint(Pen& pen, const Lines& lines, const Rect& area) {
  const Frame frame = frame_of(pen, lines, area);
  const std::size_t shown = std::min(lines.lines.size(), kMostLines);
  for (std::size_t i = 0; i < shown; ++i) paint_band(pen, lines.lines[i], frame, series_of(i));
  paint_scale(pen, lines, frame, area);
  pen.write_entries(legend_of(lines), Sign::line, area);
  paint_reference(pen, lines, frame);
  for (std::size_t i = 0; i < shown; ++i) paint_line(pen, lines.lines[i], frame, series_of(i));
  paint_values(pen, lines, frame);
  for (std::size_t i = 0; i < frame.xs.size(); ++i) {
    if (pen.selected(i)) paint_selected(pen, lines, frame, chart_point_words({{}, {}, lines}, i), i, area);
  }
}

}  // namespace thirdrow::render
