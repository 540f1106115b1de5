#include <algorithm>
#include <cmath>

#include "render/chart_pen.h"

namespace thirdrow::render {
namespace {

/// Nothing on a day is a pale outline, so that it differs from a day outside the calendar in shape too.
void paint_cell(Pen& pen, const Rect& box, std::uint8_t level) {
  const double radius = std::min(pen.em * 0.2, box.width * 0.2);
  if (level == 0) {
    pen.canvas().outline(box.inset(pen.em * 0.04), radius, {{Ink::rule}, pen.em * 0.08});
    return;
  }
  const double share = std::min<std::uint8_t>(level, HeatWeek::kLevels - 1) / (HeatWeek::kLevels - 1.0);
  pen.canvas().fill(box, radius, {Ink::accent, 0.1 + 0.9 * share});
}

struct Grid {
  double left = 0;
  double top = 0;
  double step = 0;  ///< from one square to the next

  Rect cell(std::size_t week, std::size_t day) const {
    return {left + step * static_cast<double>(week), top + step * static_cast<double>(day), step * 0.82,
            step * 0.82};
  }
  Rect column(std::size_t week) const {
    const Rect monday = cell(week, 0);
    return {monday.x, monday.y, monday.width, step * 6.82};
  }
};

Grid grid_of(Pen& pen, const HeatMap& heat, const Rect& area) {
  const std::vector<std::string> names(heat.day_names.begin(), heat.day_names.end());
  const double label = pen.widest(names, Voice::quiet, area.width * 0.3) + pen.em * 0.6;
  const double weeks = static_cast<double>(std::max<std::size_t>(1, heat.weeks.size()));
  return {area.x + label, area.y + pen.em * 1.7, std::min(pen.em * 1.6, (area.width - label) / weeks)};
}

/// Month names over their weeks; one that would run into the next before it is left out.
void paint_marks(Pen& pen, const HeatMap& heat, const Grid& grid, const Rect& area) {
  double free_from = grid.left;
  for (std::size_t i = 0; i < heat.weeks.size(); ++i) {
    const double x = grid.cell(i, 0).x;
    if (heat.weeks[i].mark.empty() || x < free_from) continue;
    const double width = pen.width(heat.weeks[i].mark, Voice::quiet);
    if (x + width > area.right() + pen.em * 0.1) continue;
    pen.write(heat.weeks[i].mark, {x, area.y + pen.em * 0.7}, Voice::quiet, Align::left, width + 0.5);
    free_from = x + width + pen.em * 0.5;
  }
}

std::string words_of(const HeatWeek& week) {
  return week.text.empty() ? week.label : week.label + ": " + week.text;
}

double legend_width(Pen& pen, const HeatMap& heat) {
  const double words = std::min(pen.width(heat.less, Voice::quiet), pen.em * 10) +
                       std::min(pen.width(heat.more, Voice::quiet), pen.em * 10);
  return words + pen.em * (1 + 1.3 * HeatWeek::kLevels);
}

/// Whether the words of any selected week have room beside the legend; else they have a line of their own.
bool is_wide(Pen& pen, const HeatMap& heat, double width) {
  double widest = 0;
  for (const HeatWeek& week : heat.weeks) widest = std::max(widest, pen.width(words_of(week), Voice::strong));
  return widest + pen.em + legend_width(pen, heat) <= width;
}

/// "less ▢▢▢▢▢ more" at the right end.
void paint_legend(Pen& pen, const HeatMap& heat, Point right) {
  const double step = pen.em * 1.3;
  const double more = std::min(pen.width(heat.more, Voice::quiet), pen.em * 10);
  const double less = std::min(pen.width(heat.less, Voice::quiet), pen.em * 10);
  pen.write(heat.more, right, Voice::quiet, Align::right, more + 0.5);
  double x = right.x - more - pen.em * 0.6 - step * HeatWeek::kLevels;
  const double start = x - pen.em * 0.4;
  for (std::uint8_t level = 0; level < HeatWeek::kLevels; ++level) {
    paint_cell(pen, {x, right.y - step * 0.41, step * 0.82, step * 0.82}, level);
    x += step;
  }
  pen.write(heat.less, {start, right.y}, Voice::quiet, Align::right, less + 0.5);
}

}  // namespace

double height_of(Pen& pen, const HeatMap& heat, double width) {
  const Grid grid = grid_of(pen, heat, {0, 0, width, 0});
  return grid.top + grid.step * 7 + pen.em * (is_wide(pen, heat, width) ? 2.2 : 3.6);
}

std::vector<Rect> areas_of(Pen& pen, const HeatMap& heat, const Rect& area) {
  const Grid grid = grid_of(pen, heat, area);
  std::vector<Rect> columns;
  for (std::size_t week = 0; week < heat.weeks.size(); ++week) columns.push_back(grid.column(week));
  return columns;
}

void paint(Pen& pen, const HeatMap& heat, const Rect& area) {
  const Grid grid = grid_of(pen, heat, area);
  paint_marks(pen, heat, grid, area);
  for (std::size_t day = 0; day < heat.day_names.size(); ++day) {
    pen.write(heat.day_names[day], {grid.left - pen.em * 0.6, grid.cell(0, day).centre().y}, Voice::quiet,
              Align::right, grid.left - area.x - pen.em * 0.5);
  }
  for (std::size_t week = 0; week < heat.weeks.size(); ++week) {
    for (std::size_t day = 0; day < 7; ++day) {
      const std::optional<std::uint8_t>& level = heat.weeks[week].days[day];
      if (level) paint_cell(pen, grid.cell(week, day), *level);
    }
  }
  const double line = area.bottom() - pen.em * 0.9;
  paint_legend(pen, heat, {area.right(), line});
  const bool wide = is_wide(pen, heat, area.width);
  const double room = wide ? area.width - legend_width(pen, heat) : area.width;
  for (std::size_t week = 0; week < heat.weeks.size(); ++week) {
    if (!pen.selected(week)) continue;
    pen.focus(grid.column(week));
    pen.write(words_of(heat.weeks[week]), {area.x, wide ? line : line - pen.line_height()}, Voice::strong,
              Align::left, room);
  }
}

}  // namespace thirdrow::render
