/// What charts and pages are painted on: a few shapes and lines of text, in colours by meaning. A window, a
/// picture and a sheet of paper each have a canvas of their own; what is painted is the same.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/geometry.h"

namespace thirdrow::render {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
  /// `#rrggbb`
  std::string html() const;
};

enum class Ink : std::uint8_t {
  ground,     ///< what is painted on
  ink,        ///< words
  faint,      ///< secondary words; at least 4.5:1 on the ground
  rule,       ///< lines that only order
  accent,     ///< the first series
  second,     ///< the second series
  warning,    ///< what needs a look; never the only sign of it
  on_accent,  ///< words on an accent area
};
inline constexpr std::size_t kInks = 8;

/// An ink, or a lighter shade of it: `strength` 1 is the ink itself, 0 the ground. Nothing is see-through, so
/// that a picture, a window and a printer show the same.
struct Tint {
  Ink ink = Ink::ink;
  double strength = 1;
  friend bool operator==(const Tint&, const Tint&) = default;
};

struct Palette {
  std::array<Colour, kInks> colours;
  Colour of(Tint tint) const;

  static Palette light();
  static Palette dark();
  static Palette paper();
};

enum class Dash : std::uint8_t { solid, dashed, dotted };

struct Stroke {
  Tint tint;
  double width = 1;
  Dash dash = Dash::solid;
};

enum class Direction : std::uint8_t { ltr, rtl };
enum class Weight : std::uint8_t { normal, bold };
enum class Align : std::uint8_t { left, middle, right };  ///< which part of a line of text is at its place

struct TextStyle {
  double size = 10;  ///< of the letters, in units of the canvas
  Weight weight = Weight::normal;
  Tint tint = {};
  Align align = Align::left;
  Direction direction = Direction::ltr;  ///< the base direction of the line; see `direction_of` in text.h
};

/// What a piece of a page is, for readers who hear it. Only a canvas that can keep it does.
enum class Tag : std::uint8_t {
  document,
  heading1,
  heading2,
  heading3,
  paragraph,
  list,
  item,
  table,
  row,
  head_cell,
  cell,
  figure,
  caption,
  aside,  ///< page numbers and cut lines
};

/// Not thread-safe; belongs to whoever made its surface.
class Canvas {
 public:
  virtual ~Canvas() = default;

  virtual void line(std::span<const Point> points, const Stroke& stroke) = 0;
  virtual void polygon(std::span<const Point> points, const Tint& fill) = 0;
  /// `radius` rounds the corners.
  virtual void fill(const Rect& box, double radius, const Tint& tint) = 0;
  virtual void outline(const Rect& box, double radius, const Stroke& stroke) = 0;
  virtual void dot(Point centre, double radius, const Tint& fill) = 0;
  virtual void ring(Point centre, double radius, const Stroke& stroke) = 0;

  /// One line of clean text (`clean_line` in text.h) with its baseline at `at`.
  virtual void text(std::string_view words, Point at, const TextStyle& style) = 0;
  virtual double text_width(std::string_view words, const TextStyle& style) = 0;
  /// `words` broken into lines of at most `width`, where the script allows it, else between letters; line
  /// feeds break too. At least one line. This one breaks at blanks; a canvas that knows scripts does better.
  virtual std::vector<std::string> wrap(std::string_view words, double width, const TextStyle& style);

  /// What follows belongs to a piece of this kind, until `close`. Pieces nest.
  virtual void open(Tag) {}
  virtual void close() {}

  void line(Point from, Point to, const Stroke& stroke);
};

/// Paints on another canvas with left and right exchanged about the middle of `area`; words stay readable.
/// Does not own the other.
class MirrorCanvas : public Canvas {
 public:
  MirrorCanvas(Canvas& other, const Rect& area) : other_(other), axis_(area.x + area.right()) {}

  using Canvas::line;
  void line(std::span<const Point> points, const Stroke& stroke) override;
  void polygon(std::span<const Point> points, const Tint& fill) override;
  void fill(const Rect& box, double radius, const Tint& tint) override;
  void outline(const Rect& box, double radius, const Stroke& stroke) override;
  void dot(Point centre, double radius, const Tint& fill) override;
  void ring(Point centre, double radius, const Stroke& stroke) override;
  void text(std::string_view words, Point at, const TextStyle& style) override;
  double text_width(std::string_view words, const TextStyle& style) override;
  std::vector<std::string> wrap(std::string_view words, double width, const TextStyle& style) override;
  void open(Tag tag) override { other_.open(tag); }
  void close() override { other_.close(); }

 private:
  Point turned(Point p) const { return {axis_ - p.x, p.y}; }
  Rect turned(const Rect& box) const { return {axis_ - box.right(), box.y, box.width, box.height}; }
  std::vector<Point> turned(std::span<const Point> points) const;

  Canvas& other_;
  double axis_;
};

}  // namespace thirdrow::render
