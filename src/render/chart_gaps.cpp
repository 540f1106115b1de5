#include <algorithm>
#include <cmath>

#include "render/chart_pen.h"

namespace thirdrow::render {
namespace {

constexpr double kRow = 3.6;  ///< letters: a line of words and the track below it

/// Both values in words, each after its mark, against the right edge. Gives where they begin.
double paint_values(Pen& pen, const GapRow& row, Point right) {
  double x = right.x;
  for (const Series series : {Series::second, Series::first}) {
    const std::string& text = series == Series::first ? row.first.text : row.second.text;
    const double width = std::min(pen.width(text, Voice::plain), pen.em * 16);
    pen.write(text, {x, right.y}, Voice::plain, Align::right, width + 0.5);
    pen.mark({x - width - pen.em * 0.8, right.y}, series, pen.em * 0.32);
    x -= width + pen.em * 2;
  }
  return x;
}

void paint_track(Pen& pen, const GapRow& row, const Rect& track) {
  Canvas& canvas = pen.canvas();
  const double y = track.centre().y;
  canvas.line({track.x, y}, {track.right(), y}, {{Ink::rule}, pen.em * 0.12});
  for (const double end : {track.x, track.right()}) {
    canvas.line({end, y - pen.em * 0.4}, {end, y + pen.em * 0.4}, {{Ink::rule}, pen.em * 0.12});
  }
  const Axis axis = {0, 1, track.x, track.right()};
  const auto place = [&](const GapValue& value) -> std::optional<Point> {
    if (!value.share || !std::isfinite(*value.share)) return std::nullopt;
    return Point{axis.at(*value.share), y};
  };
  const auto first = place(row.first);
  const auto second = place(row.second);
  if (first && second) canvas.line(*first, *second, {{Ink::faint}, pen.em * 0.36});
  // the first is a ring, so that two values in one place are both seen
  if (second) pen.mark(*second, Series::second, pen.em * 0.42);
  if (first && second && std::abs(first->x - second->x) < pen.em * 0.6) {
    canvas.ring(*first, pen.em * 0.7, {{Ink::accent}, pen.em * 0.2});
  } else if (first) {
    pen.mark(*first, Series::first, pen.em * 0.5);
  }
}

}  // namespace

double height_of(Pen& pen, const Gaps& gaps, double) {
  return pen.em * (kRow * static_cast<double>(gaps.rows.size()) + 2);
}

std::vector<Rect> areas_of(Pen& pen, const Gaps& gaps, const Rect& area) {
  std::vector<Rect> rows;
  for (std::size_t i = 0; i < gaps.rows.size(); ++i) {
    rows.push_back(
        {area.x, area.y + pen.em * kRow * static_cast<double>(i), area.width, pen.em * (kRow - 0.4)});
  }
  return rows;
}

void paint(Pen& pen, const Gaps& gaps, const Rect& area) {
  const std::vector<Rect> rows = areas_of(pen, gaps, area);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double words = rows[i].y + pen.em * 0.9;
    const double free_to = paint_values(pen, gaps.rows[i], {area.right(), words});
    pen.write(gaps.rows[i].label, {area.x, words}, pen.selected(i) ? Voice::strong : Voice::plain,
              Align::left, free_to - area.x);
    paint_track(pen, gaps.rows[i],
                {area.x + pen.em * 0.5, rows[i].y + pen.em * 1.8, area.width - pen.em, pen.em});
    if (pen.selected(i)) pen.focus(rows[i], pen.em * 0.5);
  }
  pen.legend({gaps.first_name, gaps.second_name}, {area.x, area.bottom() - pen.em * 0.8}, area.width);
}

}  // namespace thirdrow::render
