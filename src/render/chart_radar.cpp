#include <algorithm>
#include <cmath>

#include "render/chart_pen.h"

namespace thirdrow::render {
namespace {

constexpr std::size_t kMostSeries = 2;
constexpr double kRadius = 8;  ///< letters

Series series_of(std::size_t index) { return index == 0 ? Series::first : Series::second; }

/// The words of one axis: its name over the values of the series, each after its mark.
struct Label {
  std::string name;
  std::vector<std::string> values;
  double width = 0;
  double height = 0;
};

Label label_of(Pen& pen, const Radar& radar, std::size_t axis, double most) {
  Label label;
  label.name = radar.axes[axis];
  double values = 0;
  for (std::size_t i = 0; i < radar.series.size() && i < kMostSeries; ++i) {
    const std::vector<RadarValue>& all = radar.series[i].values;
    label.values.push_back(axis < all.size() ? all[axis].text : std::string());
    values += pen.width(label.values.back(), Voice::quiet) + pen.em * 1.8;
  }
  double name = 0;
  for (const std::string& line : pen.wrap(label.name, most, Voice::strong)) {
    name = std::max(name, pen.width(line, Voice::strong));
  }
  label.width = std::min(most, std::max(name, values) + 1);
  label.height = pen.lines_height(label.name, label.width, Voice::strong) + pen.line_height();
  return label;
}

void paint_label(Pen& pen, const Label& label, Point end, Point centre, bool selected) {
  const double aside = end.x - centre.x;
  const bool middle = std::abs(aside) < 1e-3;
  const bool above = end.y < centre.y;
  double x = aside > 0 ? end.x + pen.em * 0.7 : end.x - pen.em * 0.7 - label.width;
  double y = end.y - label.height / 2;
  if (middle) {
    x = end.x - label.width / 2;
    y = above ? end.y - label.height - pen.em * 0.4 : end.y + pen.em * 0.4;
  }
  const Rect box = {x, y, label.width, label.height};
  const Align align = middle ? Align::middle : Align::left;
  pen.write_lines(label.name, box, selected ? Voice::strong : Voice::plain, align);
  double used = 0;
  for (const std::string& value : label.values) used += pen.width(value, Voice::quiet) + pen.em * 1.8;
  double at = middle ? box.centre().x - (used - pen.em * 0.7) / 2 : box.x;
  const double line = box.bottom() - pen.line_height() / 2;
  for (std::size_t i = 0; i < label.values.size(); ++i) {
    pen.mark({at + pen.em * 0.3, line}, series_of(i), pen.em * 0.28);
    const double room = std::max(pen.em * 2, box.right() - at - pen.em * 1.1);
    pen.write(label.values[i], {at + pen.em * 1.1, line}, Voice::quiet, Align::left, room);
    at += pen.width(label.values[i], Voice::quiet) + pen.em * 1.8;
  }
  if (selected) pen.focus(box.inset(-pen.em * 0.15));
}

void paint_web(Pen& pen, std::size_t axes, Point centre, double radius) {
  constexpr int kRings = 4;
  const Stroke rule = {{Ink::rule}, pen.em * 0.06};
  for (int k = 1; k <= kRings; ++k) {
    std::vector<Point> ring;
    for (std::size_t i = 0; i <= axes; ++i) ring.push_back(on_spoke(centre, radius, i % axes, axes, k / 4.0));
    pen.canvas().line(ring, rule);
  }
  for (std::size_t i = 0; i < axes; ++i)
    pen.canvas().line(centre, on_spoke(centre, radius, i, axes, 1), rule);
}

std::optional<double> share_at(const RadarSeries& series, std::size_t axis) {
  if (axis >= series.values.size()) return std::nullopt;
  const std::optional<double>& share = series.values[axis].share;
  return share && std::isfinite(*share) ? share : std::nullopt;
}

/// The area is filled when every axis has a value; across an axis without one there is no line.
void paint_area(Pen& pen, const RadarSeries& series, std::size_t axes, Point centre, double radius) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < axes; ++i) {
    if (const auto share = share_at(series, i)) points.push_back(on_spoke(centre, radius, i, axes, *share));
  }
  if (points.size() == axes) pen.canvas().polygon(points, {Ink::accent, 0.16});
}

void paint_series(Pen& pen, const RadarSeries& series, Series look, std::size_t axes, Point centre,
                  double radius) {
  for (std::size_t i = 0; i < axes; ++i) {
    const auto here = share_at(series, i);
    const auto next = share_at(series, (i + 1) % axes);
    if (!here) continue;
    const Point at = on_spoke(centre, radius, i, axes, *here);
    if (next) pen.canvas().line(at, on_spoke(centre, radius, (i + 1) % axes, axes, *next), pen.stroke(look));
  }
  for (std::size_t i = 0; i < axes; ++i) {
    const auto here = share_at(series, i);
    if (here)
      pen.mark(on_spoke(centre, radius, i, axes, *here), look, pen.em * (pen.selected(i) ? 0.5 : 0.32));
  }
}

/// The room for one label: a third of the width, more where a single word needs it.
double most_label(Pen& pen, const Radar& radar, double width) {
  double word = 0;
  for (const std::string& axis : radar.axes) {
    std::string_view rest = axis;
    while (!rest.empty()) {
      const std::string_view one = rest.substr(0, rest.find(' '));
      word = std::max(word, pen.width(one, Voice::strong) + 1);
      rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    }
  }
  return held(word, std::min(pen.em * 10, width * 0.3), width * 0.42);
}

/// How far words and web reach from the middle, beside the radius.
struct Reach {
  std::vector<Label> labels;
  double above = 0;   ///< words over the top spoke
  double below = 0;   ///< words under the lowest spokes
  double lowest = 0;  ///< where those end, of the radius
  double across = 0;  ///< the widest words at the sides
};

Reach reach_of(Pen& pen, const Radar& radar, double width) {
  constexpr double kNone = 1e-6;
  Reach reach;
  const std::size_t axes = radar.axes.size();
  const double most = most_label(pen, radar, width);
  for (std::size_t i = 0; i < axes; ++i) {
    reach.labels.push_back(label_of(pen, radar, i, most));
    reach.lowest = std::max(reach.lowest, on_spoke({}, 1, i, axes, 1).y);
  }
  for (std::size_t i = 0; i < axes; ++i) {
    const Label& label = reach.labels[i];
    const Point end = on_spoke({}, 1, i, axes, 1);
    const bool middle = std::abs(end.x) < kNone;
    const double over = middle ? label.height + pen.em * 0.4 : label.height / 2;
    if (middle && end.y < 0) reach.above = over;
    if (end.y > reach.lowest - kNone) reach.below = std::max(reach.below, over);
    if (!middle) reach.across = std::max(reach.across, label.width + pen.em * 0.7);
  }
  return reach;
}

constexpr double kLegend = 2.6;  ///< letters

}  // namespace

double height_of(Pen& pen, const Radar& radar, double width) {
  if (radar.axes.empty()) return 0;
  const Reach reach = reach_of(pen, radar, width);
  const double radius = held(width / 2 - reach.across, pen.em * 2, pen.em * kRadius);
  return reach.above + radius * (1 + reach.lowest) + reach.below + pen.em * kLegend;
}

void paint(Pen& pen, const Radar& radar, const Rect& area) {
  const std::size_t axes = radar.axes.size();
  if (axes == 0) return;
  const Reach reach = reach_of(pen, radar, area.width);
  const double down = (area.height - reach.above - reach.below - pen.em * kLegend) / (1 + reach.lowest);
  const double radius = std::max(pen.em, std::min(down, area.width / 2 - reach.across));
  const Point centre = {area.centre().x, area.y + reach.above + radius};
  if (!radar.series.empty()) paint_area(pen, radar.series[0], axes, centre, radius);
  paint_web(pen, axes, centre, radius);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < radar.series.size() && i < kMostSeries; ++i) {
    paint_series(pen, radar.series[i], series_of(i), axes, centre, radius);
    names.push_back(radar.series[i].name);
  }
  for (std::size_t i = 0; i < axes; ++i) {
    paint_label(pen, reach.labels[i], on_spoke(centre, radius, i, axes, 1), centre, pen.selected(i));
  }
  pen.legend(names, {area.x, area.bottom() - pen.em * 0.9}, area.width);
}

}  // namespace thirdrow::render
