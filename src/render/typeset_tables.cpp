// Tables and figures of the typesetter.
#include <algorithm>

#include "base/bytes.h"
#include "render/text.h"
#include "render/typesetter.h"

namespace thirdrow::render {
namespace {

constexpr double kSize = 9.5;  ///< points
constexpr double kLine = kSize * 1.4;
constexpr double kPad = 4;              ///< above and below the words of a row
constexpr double kBetween = 12;         ///< between columns
constexpr double kLoose = 30;           ///< more for a column where there is room
constexpr std::size_t kKeptWhole = 6;   ///< rows of a table that stays on one page
constexpr std::size_t kMostUncut = 14;  ///< lines of a row that no page break cuts
constexpr double kMostHead = 120;       ///< points of a head that is repeated
constexpr double kChartText = 9;
constexpr double kLeastChartText = 7.5;  ///< a chart that would need smaller letters is a table alone

void append(std::vector<Part>& parts, std::vector<Part> more) {
  std::ranges::move(more, std::back_inserter(parts));
}

}  // namespace

std::vector<double> Typesetter::table_widths(const Table& table) {
  const auto width = [&](std::string_view cell, Weight weight) {
    const std::string start = clean_line(utf8_prefix(cell, 200));
    return measure_.text_width(start, style(start, kSize, weight)) + kBetween;
  };
  std::vector<double> wanted;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    double widest = width(table.columns[column], Weight::bold);
    for (const std::vector<std::string>& row : table.rows) {
      if (column < row.size()) widest = std::max(widest, width(row[column], Weight::normal));
    }
    wanted.push_back(widest);
  }
  return column_widths(wanted, width_, kLoose);
}

void Typesetter::put(const TableBlock& block) {
  const Table& table = block.table;
  if (table.columns.empty()) return;
  const std::vector<double> widths = table_widths(table);
  const std::size_t first = strips_.size();
  table_row(table.columns, widths, Weight::bold);
  double head_height = 0;
  std::vector<Part> head;
  for (std::size_t i = first; i < strips_.size(); ++i) {
    strips_[i].breaks = Strip::Break::not_after;
    head = strips_[i].parts;
    head_height += strips_[i].height;
  }
  const bool repeats = strips_.size() == first + 1 && head_height <= kMostHead;
  strips_[first].before = 8;
  strips_[first].parts.insert(strips_[first].parts.begin(), OpenPart{Tag::table});
  const std::size_t rows = table.rows.size();
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t at = strips_.size();
    table_row(table.rows[row], widths, Weight::normal);
    for (std::size_t i = at; repeats && i < strips_.size(); ++i) {
      strips_[i].again = head;
      strips_[i].again_height = head_height;
    }
    // no row stands alone on a page
    const bool alone = row == 0 || row + 2 == rows || rows <= kKeptWhole;
    if (alone) strips_.back().breaks = Strip::Break::not_after;
  }
  strips_.back().breaks = Strip::Break::may_follow;
  strips_.back().parts.push_back(ClosePart{});
}

void Typesetter::table_row(const std::vector<std::string>& cells, const std::vector<double>& widths,
                           Weight weight) {
  const bool head = weight == Weight::bold;
  std::vector<std::vector<std::string>> all;
  std::vector<TextStyle> styles;
  std::size_t most = 1;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const std::string_view cell = i < cells.size() ? std::string_view(cells[i]) : std::string_view();
    styles.push_back(style(cell, kSize, weight));
    all.push_back(lines(cell, std::max(1.0, widths[i] - kBetween), styles.back()));
    most = std::max(most, all.back().size());
  }
  const std::size_t each = most <= kMostUncut ? most : 1;  // lines in one strip
  for (std::size_t from = 0; from < most; from += each) {
    Strip strip;
    const double above = from == 0 ? kPad : 0;
    const double below = from + each >= most ? kPad : 0;
    strip.height = above + kLine * static_cast<double>(each) + below;
    strip.parts.push_back(OpenPart{Tag::row});
    double x = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      strip.parts.push_back(OpenPart{head ? Tag::head_cell : Tag::cell});
      for (std::size_t line = from; line < std::min(from + each, all[i].size()); ++line) {
        const double top = above + kLine * static_cast<double>(line - from);
        if (!all[i][line].empty()) {
          strip.parts.push_back(line_part(all[i][line], x, widths[i] - kBetween, top, styles[i]));
        }
      }
      strip.parts.push_back(ClosePart{});
      x += widths[i];
    }
    strip.parts.push_back(ClosePart{});
    if (below > 0) {
      const Stroke rule = {{head ? Ink::ink : Ink::rule}, head ? 0.9 : 0.6};
      strip.parts.push_back(RulePart{{0, strip.height}, {width_, strip.height}, rule});
    }
    strips_.push_back(std::move(strip));
  }
}

void Typesetter::put(const FigureBlock& figure) {
  const Chart& chart = figure.chart;
  const std::size_t first = strips_.size();
  if (!chart.title.empty())
    run(chart.title, {0, width_, 12, style(chart.title, 10.5, Weight::bold), Tag::paragraph});
  Look look{kChartText, direction_, std::nullopt};
  const double most = page_height_ * 0.85;
  double height = chart_height(measure_, chart, width_, look);
  while (height > most && look.text > kLeastChartText) {
    look.text -= 0.5;
    height = chart_height(measure_, chart, width_, look);
  }
  const bool fits = height <= most;
  if (fits && height > 0) {
    Strip strip;
    strip.before = 4;
    strip.height = height;
    append(strip.parts, {OpenPart{Tag::figure}, ChartPart{{0, 0, width_, height}, chart, look}, ClosePart{}});
    strips_.push_back(std::move(strip));
  }
  if (!chart.summary.empty()) {
    run(chart.summary, {0, width_, 4, style(chart.summary, kSize, Weight::normal, Ink::faint), Tag::caption});
  }
  const bool tabled = figure.with == FigureBlock::With::chart_and_table || !fits;
  // no page break between a chart and the beginning of its table
  for (std::size_t i = first; i + (tabled ? 0 : 1) < strips_.size(); ++i)
    strips_[i].breaks = Strip::Break::not_after;
  if (tabled) put(TableBlock{chart_table(chart)});
}

}  // namespace thirdrow::render
