#include <algorithm>

#include "render/chart_pen.h"

namespace thirdrow::render {
namespace {

constexpr double kMostCells = 24;
constexpr double kNarrowBar = 9;  ///< letters: below it, the words go over the bar

/// Of nothing there is no share: the words stand where the bar would begin.
bool is_words_only(const Bar& bar) { return bar.share && !(bar.share->whole > 0); }
bool has_bar(const Bar& bar) { return bar.share && !is_words_only(bar); }

/// Where the columns are, as offsets from the left edge.
struct Columns {
  double label = 0;  ///< width
  double bar = 0;    ///< start
  double text = 0;   ///< start
  double end = 0;
  bool stacked = false;  ///< words above the bar, which is as wide as the chart
};

Columns columns_for(Pen& pen, const Bars& bars, double width) {
  double label = 0;
  double text = 0;
  for (const Bar& bar : bars.bars) {
    label = std::max(label, pen.width(bar.label, Voice::strong));
    if (has_bar(bar)) text = std::max(text, pen.width(bar.text, Voice::strong));
  }
  Columns columns;
  columns.end = width;
  columns.label = std::min(label + 0.5, width * 0.35);
  columns.bar = columns.label + pen.em;
  columns.text = width - std::min(text + 0.5, width * 0.35);
  columns.stacked = columns.text - pen.em - columns.bar < kNarrowBar * pen.em;
  if (columns.stacked) columns = {width * 0.5, 0, width * 0.5 + pen.em, width, true};
  return columns;
}

double bar_height(const Pen& pen) { return pen.em * 1.3; }
double row_gap(const Pen& pen) { return pen.em * 0.8; }

/// The room for words in the place of a bar: all that is right of the label.
double words_room(const Pen& pen, const Columns& columns) {
  return columns.end - (columns.stacked ? 0 : columns.bar) - 2 * pen.em;
}

double row_height(Pen& pen, const Columns& columns, const Bar& bar) {
  const double label = pen.lines_height(bar.label, columns.label, Voice::strong);
  if (!has_bar(bar)) {
    const Voice voice = bar.share ? Voice::strong : Voice::quiet;
    const double slot = pen.lines_height(bar.text, words_room(pen, columns), voice) + pen.em * 0.6;
    return columns.stacked ? label + slot : std::max(label, slot);
  }
  const double text = pen.lines_height(bar.text, columns.end - columns.text, Voice::strong);
  const double words = std::max(label, text);
  return columns.stacked ? words + bar_height(pen) : std::max(words, bar_height(pen));
}

void paint_slot(Pen& pen, const Bar& bar, const Rect& slot) {
  Canvas& canvas = pen.canvas();
  for (const Segment& segment : hatch(slot, pen.em * 0.7)) {
    canvas.line(segment.from, segment.to, {{Ink::rule}, pen.em * 0.06});
  }
  canvas.outline(slot, 0, {{Ink::faint}, pen.em * 0.08, Dash::dashed});
  const double room = slot.width - 2 * pen.em;
  double widest = 0;
  const std::vector<std::string> lines = pen.wrap(bar.text, room, Voice::quiet);
  for (const std::string& line : lines) widest = std::max(widest, pen.width(line, Voice::quiet));
  const double height = pen.line_height() * static_cast<double>(lines.size());
  const Rect plate = {slot.x + pen.em, slot.centre().y - height / 2, std::max(1.0, room), height};
  if (bar.text.empty()) return;
  canvas.fill({plate.x - pen.em * 0.4, plate.y, widest + pen.em * 0.8, height}, 0, {Ink::ground});
  pen.write_lines(bar.text, plate, Voice::quiet);
}

void paint_words(Pen& pen, const Bar& bar, const Rect& slot, Voice voice) {
  const double room = slot.width - 2 * pen.em;
  const double height = pen.lines_height(bar.text, room, voice);
  pen.write_lines(bar.text, {slot.x, slot.centre().y - height / 2, room, height}, voice);
}

void paint_filled(Pen& pen, const Share& share, Bars::Style style, const Rect& track) {
  Canvas& canvas = pen.canvas();
  const double whole = held(share.whole, 0, 1e9);
  const double part = held(share.part, 0, whole);
  const Stroke edge = {{Ink::accent}, pen.em * 0.08};
  const auto pieces = static_cast<std::size_t>(whole);
  if (style == Bars::Style::counted && whole >= 1 && whole <= kMostCells) {
    const std::vector<Rect> made = cells(track, pieces, pen.em * 0.2);
    for (std::size_t i = 0; i < made.size(); ++i) {
      const bool full = static_cast<double>(i) < part;
      if (full) canvas.fill(made[i], pen.em * 0.15, {Ink::accent});
      canvas.outline(made[i], pen.em * 0.15, edge);
    }
    return;
  }
  canvas.fill(track, pen.em * 0.15, {Ink::accent, 0.12});
  if (whole > 0)
    canvas.fill({track.x, track.y, track.width * part / whole, track.height}, pen.em * 0.15, {Ink::accent});
  canvas.outline(track, pen.em * 0.15, edge);
}

void paint_row(Pen& pen, const Bars& bars, const Bar& bar, const Columns& columns, const Rect& row,
               Voice voice) {
  const double label = pen.lines_height(bar.label, columns.label, voice);
  const double top = columns.stacked ? row.y : row.centre().y - label / 2;
  pen.write_lines(bar.label, {row.x, top, columns.label, label}, voice);
  if (!has_bar(bar)) {
    const double y = columns.stacked ? row.y + label : row.y;
    const Rect slot = {row.x + columns.bar, y, columns.end - columns.bar, row.bottom() - y};
    return bar.share ? paint_words(pen, bar, slot, voice) : paint_slot(pen, bar, slot);
  }
  const double room = columns.end - columns.text;
  const double text = pen.lines_height(bar.text, room, voice);
  if (columns.stacked) {
    pen.write_lines(bar.text, {row.x + columns.text, row.y, room, text}, voice, Align::right);
    paint_filled(pen, *bar.share, bars.style,
                 {row.x, row.bottom() - bar_height(pen), columns.end, bar_height(pen)});
    return;
  }
  pen.write_lines(bar.text, {row.x + columns.text, row.centre().y - text / 2, room, text}, voice);
  paint_filled(pen, *bar.share, bars.style,
               {row.x + columns.bar, row.centre().y - bar_height(pen) / 2,
                columns.text - pen.em - columns.bar, bar_height(pen)});
}

}  // namespace

double height_of(Pen& pen, const Bars& bars, double width) {
  const Columns columns = columns_for(pen, bars, width);
  double height = 0;
  for (const Bar& bar : bars.bars) height += row_height(pen, columns, bar) + row_gap(pen);
  return height;
}

std::vector<Rect> areas_of(Pen& pen, const Bars& bars, const Rect& area) {
  const Columns columns = columns_for(pen, bars, area.width);
  std::vector<Rect> rows;
  double y = area.y + row_gap(pen) / 2;
  for (const Bar& bar : bars.bars) {
    rows.push_back({area.x, y, area.width, row_height(pen, columns, bar)});
    y = rows.back().bottom() + row_gap(pen);
  }
  return rows;
}

void paint(Pen& pen, const Bars& bars, const Rect& area) {
  const Columns columns = columns_for(pen, bars, area.width);
  const std::vector<Rect> rows = areas_of(pen, bars, area);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    paint_row(pen, bars, bars.bars[i], columns, rows[i], pen.selected(i) ? Voice::strong : Voice::plain);
    if (pen.selected(i)) pen.focus(rows[i], pen.em * 0.5);
  }
}

}  // namespace thirdrow::render
