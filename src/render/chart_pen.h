/// What the charts paint words and marks with. Inner part of this module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/canvas.h"
#include "render/charts.h"

namespace thirdrow::render {

enum class Voice : std::uint8_t { plain, quiet, strong, warning };

/// Series are told apart by colour, dash and mark at once.
enum class Series : std::uint8_t { first, second, reference };

/// Words after the sign of their series.
struct Entry {
  std::string text;
  Series series = Series::first;
};
/// The sign: its mark alone, or its mark on a piece of its line.
enum class Sign : std::uint8_t { mark, line };

/// Lives as long as one painting.
class Pen {
 public:
  Pen(Canvas& canvas, const Look& look) : canvas_(canvas), look_(look), em(look.text) {}

  TextStyle style(Voice voice, std::string_view words, Align align = Align::left) const;
  double width(std::string_view words, Voice voice);
  /// The widest of them, at most `most`.
  double widest(const std::vector<std::string>& words, Voice voice, double most);
  /// One line whose letters have their middle at `at`, shortened to `room`.
  void write(std::string_view words, Point at, Voice voice, Align align, double room);

  std::vector<std::string> wrap(std::string_view words, double room, Voice voice);
  /// Lines below each other from the top of `box`, within its width.
  void write_lines(std::string_view words, const Rect& box, Voice voice, Align align = Align::left);
  double lines_height(std::string_view words, double room, Voice voice);

  void mark(Point at, Series series, double radius);
  Stroke stroke(Series series) const;
  static Tint tint(Series series);
  /// Entries beside each other, on more lines where `room` is too narrow: how wide and high that is.
  Point entries_size(const std::vector<Entry>& entries, Sign sign, double room);
  void write_entries(const std::vector<Entry>& entries, Sign sign, const Rect& box,
                     Align align = Align::left);
  /// Words on a plate of the ground, so that lines beneath do not cross them.
  void write_on_plate(std::string_view words, Point at, Voice voice, double room);
  /// The frame around what is selected, `aside` beyond it on the left and the right.
  void focus(const Rect& box, double aside = 0);

  bool selected(std::size_t point) const { return look_.selected == point; }
  Canvas& canvas() { return canvas_; }
  double line_height() const { return em * 1.4; }

 private:
  struct Placed {
    Point at;          ///< from the upper left corner, the middle of the line
    double words = 0;  ///< the room for them
    double line_width = 0;
  };
  std::vector<Placed> flow(const std::vector<Entry>& entries, Sign sign, double room);

  Canvas& canvas_;
  const Look& look_;

 public:
  const double em;  ///< the size of the letters
};

double height_of(Pen& pen, const Bars& bars, double width);
double height_of(Pen& pen, const Lines& lines, double width);
double height_of(Pen& pen, const Radar& radar, double width);
double height_of(Pen& pen, const HeatMap& heat, double width);
double height_of(Pen& pen, const Gaps& gaps, double width);
double height_of(Pen& pen, const Chain& chain, double width);

void paint(Pen& pen, const Bars& bars, const Rect& area);
void paint(Pen& pen, const Lines& lines, const Rect& area);
void paint(Pen& pen, const Radar& radar, const Rect& area);
void paint(Pen& pen, const HeatMap& heat, const Rect& area);
void paint(Pen& pen, const Gaps& gaps, const Rect& area);
void paint(Pen& pen, const Chain& chain, const Rect& area);

/// One per point, as `chart_point_areas`.
std::vector<Rect> areas_of(Pen& pen, const Bars& bars, const Rect& area);
std::vector<Rect> areas_of(Pen& pen, const Lines& lines, const Rect& area);
std::vector<Rect> areas_of(Pen& pen, const Radar& radar, const Rect& area);
std::vector<Rect> areas_of(Pen& pen, const HeatMap& heat, const Rect& area);
std::vector<Rect> areas_of(Pen& pen, const Gaps& gaps, const Rect& area);
std::vector<Rect> areas_of(Pen& pen, const Chain& chain, const Rect& area);

}  // namespace thirdrow::render
