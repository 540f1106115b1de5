/// Points, boxes and where things of a chart go: plain numbers, no surface, no text. Units are those of the
/// canvas; x grows to the right and y downwards. Layout is written left to right; a `MirrorCanvas` turns it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace thirdrow::render {

struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
  Point centre() const { return {x + width / 2, y + height / 2}; }
  /// Smaller by `by` on every side, never less than nothing.
  Rect inset(double by) const;
  friend bool operator==(const Rect&, const Rect&) = default;
};

struct Segment {
  Point from;
  Point to;
  friend bool operator==(const Segment&, const Segment&) = default;
};

/// `value` within `low`..`high`; what is no number becomes `low`.
double held(double value, double low, double high);

/// A linear axis. Values beyond its ends are held at them; an axis without length puts everything at its
/// start.
struct Axis {
  double low = 0;   ///< the value at `from`
  double high = 1;  ///< the value at `to`
  double from = 0;
  double to = 1;
  double at(double value) const;
};

/// The places of `count` points over `from`..`to`, half a step in from both ends; a single one is in the
/// middle.
std::vector<double> spread(std::size_t count, double from, double to);

/// Every how many labels one may be shown, so that labels of `label_width` do not touch. At least 1.
std::size_t label_step(std::size_t count, double room, double label_width);

/// The stretches [first, last) of `values` without a gap.
std::vector<std::pair<std::size_t, std::size_t>> runs(std::span<const std::optional<double>> values);

/// Diagonals that fill `box`, `gap` apart, each cut at its edges. At most 1000.
std::vector<Segment> hatch(const Rect& box, double gap);

/// `box` cut into `count` equal cells beside each other with `gap` between them.
std::vector<Rect> cells(const Rect& box, std::size_t count, double gap);

/// Where `share` (0..1 of `radius`) of axis `axis` of `axes` lies; axis 0 points up, the next follows
/// clockwise.
Point on_spoke(Point centre, double radius, std::size_t axis, std::size_t axes, double share);

/// Boxes in rows that fill `width`: as many in a row as fit at `least` width, `gap` between boxes and between
/// rows.
std::vector<Rect> box_rows(std::size_t count, double width, double height, double least, double gap);

/// Widths of columns whose contents would like `wanted`: all of it where there is room, and up to `loose`
/// more each; else narrow columns keep theirs and wide ones share the rest alike.
std::vector<double> column_widths(std::span<const double> wanted, double room, double loose);

}  // namespace thirdrow::render
