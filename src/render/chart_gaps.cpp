#include <algorithm>
#include <cmath>

#include "render/chart_pen.h"

namespace thirdrow::render {
namespace {

constexpr double kTrack = 1.4;    ///< letters
constexpr double kBetween = 0.8;  ///< letters between rows

std::vector<Entry> values_of(const GapRow& row) {
  std::vector<Entry> values = {{row.first.text, Series::first}, {row.second.text, Series::second}};
  std::erase_if(values, [](const Entry& one) { return one.text.empty(); });
  return values;
}

std::vector<Entry> legend_of(const Gaps& gaps) {
  return {{gaps.first_name, Series::first}, {gaps.second_name, Series::second}};
}

/// Whether the words of every row have room beside each other; else the values go below the label.
bool is_wide(Pen& pen, const Gaps& gaps, double width) {
  for (const GapRow& row : gaps.rows) {
    const double values = pen.entries_size(values_of(row), Sign::mark, 1e6).x;
    if (pen.width(row.label, Voice::strong) + 1 + pen.em * 1.5 + values > width) return false;
  }
  return true;
}

double words_height(Pen& pen, const GapRow& row, double width, bool wide) {
  if (wide) return pen.line_height();
  return pen.lines_height(row.label, width, Voice::strong) +
         pen.entries_size(values_of(row), Sign::mark, width).y;
}

void paint_words(Pen& pen, const GapRow& row, Rect box, bool wide, Voice voice) {
  pen.write_lines(row.label, box, voice);
  if (!wide) {
    box.y += pen.lines_height(row.label, box.width, voice);
    pen.write_entries(values_of(row), Sign::mark, box);
    return;
  }
  const double values = pen.entries_size(values_of(row), Sign::mark, box.width).x;
  pen.write_entries(values_of(row), Sign::mark, {box.right() - values - 1, box.y, values + 1, box.height});
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

double height_of(Pen& pen, const Gaps& gaps, double width) {
  const bool wide = is_wide(pen, gaps, width);
  double height = pen.entries_size(legend_of(gaps), Sign::line, width).y;
  for (const GapRow& row : gaps.rows) {
    height += words_height(pen, row, width, wide) + pen.em * (kTrack + kBetween);
  }
  return height;
}

std::vector<Rect> areas_of(Pen& pen, const Gaps& gaps, const Rect& area) {
  const bool wide = is_wide(pen, gaps, area.width);
  std::vector<Rect> rows;
  double y = area.y;
  for (const GapRow& row : gaps.rows) {
    rows.push_back({area.x, y, area.width, words_height(pen, row, area.width, wide) + pen.em * kTrack});
    y = rows.back().bottom() + pen.em * kBetween;
  }
  return rows;
}

void paint(Pen& pen, const Gaps& gaps, const Rect& area) {
  const bool wide = is_wide(pen, gaps, area.width);
  const std::vector<Rect> rows = areas_of(pen, gaps, area);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const GapRow& row = gaps.rows[i];
    paint_words(pen, row, rows[i], wide, pen.selected(i) ? Voice::strong : Voice::plain);
    const double y = rows[i].bottom() - pen.em * kTrack;
    paint_track(pen, row, {area.x + pen.em * 0.5, y, area.width - pen.em, pen.em});
    if (pen.selected(i)) pen.focus(rows[i], pen.em * 0.5);
  }
  const double legend = pen.entries_size(legend_of(gaps), Sign::line, area.width).y;
  pen.write_entries(legend_of(gaps), Sign::line, {area.x, area.bottom() - legend, area.width, legend});
}

}  // namespace thirdrow::render
