#include <algorithm>
#include <cmath>

#include "render/chart_pen.h"

namespace thirdrow::render {
namespace {

constexpr std::size_t kMostSeries = 2;
constexpr double kRadius = 8;         ///< letters
constexpr double kLeastRadius = 4.5;  ///< letters: below it the words go under the web, numbered
constexpr double kAside = 0.7;        ///< letters from a spoke to its words
constexpr double kNumber = 1.8;       ///< letters

Series series_of(std::size_t index) { return index == 0 ? Series::first : Series::second; }

/// Whether a spoke points straight up or down.
bool is_upright(Point end, Point centre) { return std::abs(end.x - centre.x) < 1e-6; }

/// The words of one axis: its name over the values of the series.
struct Label {
  std::string name;
  std::vector<Entry> values;
  double width = 0;
  double height = 0;
};

Label label_of(Pen& pen, const Radar& radar, std::size_t axis, double most) {
  Label label{radar.axes[axis], {}, 0, 0};
  for (std::size_t i = 0; i < radar.series.size() && i < kMostSeries; ++i) {
    const std::vector<RadarValue>& values = radar.series[i].values;
    label.values.push_back({axis < values.size() ? values[axis].text : std::string(), series_of(i)});
  }
  double name = 0;
  for (const std::string& line : pen.wrap(label.name, most, Voice::strong)) {
    name = std::max(name, pen.width(line, Voice::strong));
  }
  const Point values = pen.entries_size(label.values, Sign::mark, most);
  label.width = std::min(most, std::max(name, values.x) + 1);
  label.height = pen.lines_height(label.name, label.width, Voice::strong) + values.y;
  return label;
}

void paint_label(Pen& pen, const Label& label, const Rect& box, Align align, bool selected) {
  pen.write_lines(label.name, box, selected ? Voice::strong : Voice::plain, align);
  const double name = pen.lines_height(label.name, box.width, Voice::strong);
  pen.write_entries(label.values, Sign::mark, {box.x, box.y + name, box.width, box.height - name}, align);
  if (selected) pen.focus(box.inset(-pen.em * 0.15));
}

/// Beside the end of its spoke, above or below where that is upright.
Rect label_box(const Pen& pen, const Label& label, Point end, Point centre) {
  Rect box = {end.x + pen.em * kAside, end.y - label.height / 2, label.width, label.height};
  if (is_upright(end, centre)) {
    box.x = end.x - label.width / 2;
    box.y = end.y < centre.y ? end.y - label.height - pen.em * 0.4 : end.y + pen.em * 0.4;
  } else if (end.x < centre.x) {
    box.x = end.x - pen.em * kAside - label.width;
  }
  return box;
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
    for (const RadarValue& value : series.values) {
      word = std::max(word, pen.entries_size({{value.text, Series::first}}, Sign::mark, width).x + 1);
    }
  }
  return held(word, std::min(pen.em * 10, width * 0.3), width * 0.42);
}

std::vector<Entry> legend_of(const Radar& radar) {
  std::vector<Entry> legend;
  for (std::size_t i = 0; i < radar.series.size() && i < kMostSeries; ++i) {
    legend.push_back({radar.series[i].name, series_of(i)});
  }
  return legend;
}

/// How far words and web reach from the middle, beside the radius.
struct Plan {
  std::vector<Label> labels;
  bool listed = false;  ///< the words stand below the web, each after its number
  double above = 0;     ///< words over the top spoke
  double below = 0;     ///< words under the lowest spokes
  double lowest = 0;    ///< where those end, of the radius
  double across = 0;    ///< the widest words at the sides
  double list = 0;      ///< the height of what is listed
  double legend = 0;
};

/// Around the web.
void plan_labels(Pen& pen, Plan& plan) {
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    const Label& label = plan.labels[i];
    const Point end = on_spoke({}, 1, i, plan.labels.size(), 1);
    const bool upright = is_upright(end, {});
    const double over = upright ? label.height + pen.em * 0.4 : label.height / 2;
    if (upright && end.y < 0) plan.above = over;
    if (end.y > plan.lowest - 1e-6) plan.below = std::max(plan.below, over);
    if (!upright) plan.across = std::max(plan.across, label.width + pen.em * kAside);
  }
}

/// Below the web, with numbers around it.
void plan_list(Pen& pen, const Radar& radar, double width, Plan& plan) {
  plan.listed = true;
  plan.above = plan.below = plan.across = pen.em * kNumber;
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    plan.labels[i] = label_of(pen, radar, i, std::max(1.0, width - pen.em * kNumber));
    plan.list += plan.labels[i].height + pen.em * 0.6;
  }
}

Plan plan_of(Pen& pen, const Radar& radar, double width) {
  Plan plan;
  const std::size_t axes = radar.axes.size();
  const double most = most_label(pen, radar, width);
  for (std::size_t i = 0; i < axes; ++i) {
    plan.labels.push_back(label_of(pen, radar, i, most));
    plan.lowest = std::max(plan.lowest, on_spoke({}, 1, i, axes, 1).y);
  }
  plan.legend = pen.entries_size(legend_of(radar), Sign::line, width).y + pen.em;
  plan_labels(pen, plan);
  if (width / 2 - plan.across < pen.em * kLeastRadius) plan_list(pen, radar, width, plan);
  return plan;
}

struct Web {
  Point centre;
  double radius = 0;
};

Web web_of(const Pen& pen, const Plan& plan, const Rect& area) {
  const double words = plan.above + plan.below + plan.list + plan.legend;
  const double down = (area.height - words) / (1 + plan.lowest);
  const double radius = std::max(pen.em, std::min(down, area.width / 2 - plan.across));
  return {{area.centre().x, area.y + plan.above + radius}, radius};
}

void paint_web(Pen& pen, std::size_t axes, const Web& web) {
  constexpr int kRings = 4;
  const Stroke rule = {{Ink::rule}, pen.em * 0.06};
  for (int k = 1; k <= kRings; ++k) {
    std::vector<Point> ring;
    for (std::size_t i = 0; i <= axes; ++i) {
      ring.push_back(on_spoke(web.centre, web.radius, i % axes, axes, k / 4.0));
    }
    pen.canvas().line(ring, rule);
  }
  for (std::size_t i = 0; i < axes; ++i) {
    pen.canvas().line(web.centre, on_spoke(web.centre, web.radius, i, axes, 1), rule);
  }
}

std::optional<double> share_at(const RadarSeries& series, std::size_t axis) {
  if (axis >= series.values.size()) return std::nullopt;
  const std::optional<double>& share = series.values[axis].share;
  return share && std::isfinite(*share) ? share : std::nullopt;
}

/// The area is filled when every axis has a value; across an axis without one there is no line.
void paint_area(Pen& pen, const RadarSeries& series, std::size_t axes, const Web& web) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < axes; ++i) {
    if (const auto share = share_at(series, i)) {
      points.push_back(on_spoke(web.centre, web.radius, i, axes, *share));
    }
  }
  if (points.size() == axes) pen.canvas().polygon(points, {Ink::accent, 0.16});
}

void paint_series(Pen& pen, const RadarSeries& series, Series look, std::size_t axes, const Web& web) {
  const auto place = [&](std::size_t i) -> std::optional<Point> {
    const auto share = share_at(series, i % axes);
    if (!share) return std::nullopt;
    return on_spoke(web.centre, web.radius, i % axes, axes, *share);
  };
  for (std::size_t i = 0; i < axes; ++i) {
    const auto here = place(i);
    const auto next = place(i + 1);
    if (here && next) pen.canvas().line(*here, *next, pen.stroke(look));
  }
  for (std::size_t i = 0; i < axes; ++i) {
    if (const auto here = place(i)) pen.mark(*here, look, pen.em * (pen.selected(i) ? 0.5 : 0.32));
  }
}

std::vector<Rect> label_boxes(const Pen& pen, const Plan& plan, const Web& web, const Rect& area) {
  std::vector<Rect> boxes;
  double y = area.bottom() - plan.legend - plan.list;
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    const Label& label = plan.labels[i];
    if (!plan.listed) {
      const Point end = on_spoke(web.centre, web.radius, i, plan.labels.size(), 1);
      boxes.push_back(label_box(pen, label, end, web.centre));
      continue;
    }
    const double indent = pen.em * kNumber;
    boxes.push_back({area.x + indent, y, std::max(1.0, area.width - indent), label.height});
    y += label.height + pen.em * 0.6;
  }
  return boxes;
}

/// At the end of its spoke, and before its words in the list.
void paint_number(Pen& pen, std::size_t axis, std::size_t axes, const Web& web, const Rect& words) {
  const std::string number = std::to_string(axis + 1);
  const Point end = on_spoke(web.centre, web.radius + pen.em, axis, axes, 1);
  pen.write(number, end, Voice::quiet, Align::middle, pen.em * 2);
  const Point before = {words.x - pen.em * 0.6, words.y + pen.line_height() / 2};
  pen.write(number, before, Voice::quiet, Align::right, pen.em * 2);
}

}  // namespace

double height_of(Pen& pen, const Radar& radar, double width) {
  if (radar.axes.empty()) return 0;
  const Plan plan = plan_of(pen, radar, width);
  const double radius = held(width / 2 - plan.across, pen.em * 2, pen.em * kRadius);
  return plan.above + radius * (1 + plan.lowest) + plan.below + plan.list + plan.legend;
}

std::vector<Rect> areas_of(Pen& pen, const Radar& radar, const Rect& area) {
  const Plan plan = plan_of(pen, radar, area.width);
  return label_boxes(pen, plan, web_of(pen, plan, area), area);
}

void paint(Pen& pen, const Radar& radar, const Rect& area) {
  const std::size_t axes = radar.axes.size();
  if (axes == 0) return;
  const Plan plan = plan_of(pen, radar, area.width);
  const Web web = web_of(pen, plan, area);
  if (!radar.series.empty()) paint_area(pen, radar.series[0], axes, web);
  paint_web(pen, axes, web);
  for (std::size_t i = 0; i < radar.series.size() && i < kMostSeries; ++i) {
    paint_series(pen, radar.series[i], series_of(i), axes, web);
  }
  const std::vector<Rect> boxes = label_boxes(pen, plan, web, area);
  for (std::size_t i = 0; i < axes; ++i) {
    const bool upright = !plan.listed && is_upright(on_spoke({}, 1, i, axes, 1), {});
    if (plan.listed) paint_number(pen, i, axes, web, boxes[i]);
    paint_label(pen, plan.labels[i], boxes[i], upright ? Align::middle : Align::left, pen.selected(i));
  }
  const double top = area.bottom() - plan.legend + pen.em;
  pen.write_entries(legend_of(radar), Sign::line, {area.x, top, area.width, plan.legend});
}

}  // namespace thirdrow::render
