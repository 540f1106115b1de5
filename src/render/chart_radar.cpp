#include <algorithm>
#include <cmath>

#include "render/chart_pen.h"

namespace thirdrow::render {
namespace {

constexpr std::size_t kMostSeries = 2;
constexpr double kRadius = 8;  ///< letters

Series series_of(std::size_t index) { return index == 0 ? Series::first : Series::second; }

/// Whether a spoke points straight up or down.
bool is_upright(Point end, Point centre) { return std::abs(end.x - centre.x) < 1e-6; }

/// The words of one axis: its name over the values of the series, each after its mark.
struct Label {
  std::string name;
  std::vector<std::string> values;
  double width = 0;
  double height = 0;
  double values_width = 0;  ///< beside each other
  bool stacked = false;     ///< the values stand below each other
};

constexpr double kMarkRoom = 1.1;  ///< letters
constexpr double kBetween = 0.7;   ///< letters between two values

double value_width(Pen& pen, const std::string& value) {
  return pen.width(value, Voice::quiet) + pen.em * kMarkRoom;
}

Label label_of(Pen& pen, const Radar& radar, std::size_t axis, double most) {
  Label label;
  label.name = radar.axes[axis];
  double widest = 0;
  for (std::size_t i = 0; i < radar.series.size() && i < kMostSeries; ++i) {
    const std::vector<RadarValue>& all = radar.series[i].values;
    label.values.push_back(axis < all.size() ? all[axis].text : std::string());
    const double width = value_width(pen, label.values.back());
    label.values_width += width + (i == 0 ? 0 : pen.em * kBetween);
    widest = std::max(widest, width);
  }
  label.stacked = label.values_width > most;
  if (!label.stacked) widest = label.values_width;
  for (const std::string& line : pen.wrap(label.name, most, Voice::strong)) {
    widest = std::max(widest, pen.width(line, Voice::strong));
  }
  label.width = std::min(most, widest + 1);
  const double lines = label.stacked ? static_cast<double>(label.values.size()) : 1;
  label.height = pen.lines_height(label.name, label.width, Voice::strong) + pen.line_height() * lines;
  return label;
}

/// Beside the end of its spoke, above or below where that is upright.
Rect label_box(const Pen& pen, const Label& label, Point end, Point centre) {
  Rect box = {end.x + pen.em * 0.7, end.y - label.height / 2, label.width, label.height};
  if (is_upright(end, centre)) {
    box.x = end.x - label.width / 2;
    box.y = end.y < centre.y ? end.y - label.height - pen.em * 0.4 : end.y + pen.em * 0.4;
  } else if (end.x < centre.x) {
    box.x = end.x - pen.em * 0.7 - label.width;
  }
  return box;
}

void paint_label(Pen& pen, const Label& label, const Rect& box, Align align, bool selected) {
  pen.write_lines(label.name, box, selected ? Voice::strong : Voice::plain, align);
  const double lines = label.stacked ? static_cast<double>(label.values.size()) : 1;
  Point at = {box.x, box.bottom() - pen.line_height() * (lines - 0.5)};
  if (align == Align::middle && !label.stacked) at.x = box.centre().x - label.values_width / 2;
  for (std::size_t i = 0; i < label.values.size(); ++i) {
    pen.mark({at.x + pen.em * 0.3, at.y}, series_of(i), pen.em * 0.28);
    const double words = at.x + pen.em * kMarkRoom;
    pen.write(label.values[i], {words, at.y}, Voice::quiet, Align::left, box.right() + pen.em * 0.3 - words);
    if (label.stacked) {
      at.y += pen.line_height();
    } else {
      at.x += value_width(pen, label.values[i]) + pen.em * kBetween;
    }
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

/// The room for one label: a third of the width, more where a single word or value needs it.
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
  for (const RadarSeries& series : radar.series) {
    for (const RadarValue& value : series.values) word = std::max(word, value_width(pen, value.text) + 1);
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
    const bool upright = is_upright(end, {});
    const double over = upright ? label.height + pen.em * 0.4 : label.height / 2;
    if (upright && end.y < 0) reach.above = over;
    if (end.y > reach.lowest - 1e-6) reach.below = std::max(reach.below, over);
    if (!upright) reach.across = std::max(reach.across, label.width + pen.em * 0.7);
  }
  return reach;
}

constexpr double kLegend = 2.6;  ///< letters

/// Where the web is and what is written around it.
struct Plan {
  Reach reach;
  Point centre;
  double radius = 0;
};

Plan plan_of(Pen& pen, const Radar& radar, const Rect& area) {
  Plan plan;
  plan.reach = reach_of(pen, radar, area.width);
  const Reach& reach = plan.reach;
  const double down = (area.height - reach.above - reach.below - pen.em * kLegend) / (1 + reach.lowest);
  plan.radius = std::max(pen.em, std::min(down, area.width / 2 - reach.across));
  plan.centre = {area.centre().x, area.y + reach.above + plan.radius};
  return plan;
}

}  // namespace

double height_of(Pen& pen, const Radar& radar, double width) {
  if (radar.axes.empty()) return 0;
  const Reach reach = reach_of(pen, radar, width);
  const double radius = held(width / 2 - reach.across, pen.em * 2, pen.em * kRadius);
  return reach.above + radius * (1 + reach.lowest) + reach.below + pen.em * kLegend;
}

std::vector<Rect> areas_of(Pen& pen, const Radar& radar, const Rect& area) {
  const Plan plan = plan_of(pen, radar, area);
  const std::size_t axes = radar.axes.size();
  std::vector<Rect> boxes;
  for (std::size_t i = 0; i < axes; ++i) {
    const Point end = on_spoke(plan.centre, plan.radius, i, axes, 1);
    boxes.push_back(label_box(pen, plan.reach.labels[i], end, plan.centre));
  }
  return boxes;
}

void paint(Pen& pen, const Radar& radar, const Rect& area) {
  const std::size_t axes = radar.axes.size();
  if (axes == 0) return;
  const Plan plan = plan_of(pen, radar, area);
  if (!radar.series.empty()) paint_area(pen, radar.series[0], axes, plan.centre, plan.radius);
  paint_web(pen, axes, plan.centre, plan.radius);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < radar.series.size() && i < kMostSeries; ++i) {
    paint_series(pen, radar.series[i], series_of(i), axes, plan.centre, plan.radius);
    names.push_back(radar.series[i].name);
  }
  const std::vector<Rect> boxes = areas_of(pen, radar, area);
  for (std::size_t i = 0; i < axes; ++i) {
    const bool upright = is_upright(on_spoke({}, 1, i, axes, 1), {});
    paint_label(pen, plan.reach.labels[i], boxes[i], upright ? Align::middle : Align::left, pen.selected(i));
  }
  pen.legend(names, {area.x, area.bottom() - pen.em * 0.9}, area.width);
}

}  // namespace thirdrow::render
