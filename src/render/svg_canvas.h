/// A canvas that writes SVG: words stay words, which can be read, searched and translated.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "render/canvas.h"

namespace thirdrow::render {

/// The five characters that mean something in XML and HTML, written so that they do not.
std::string escaped(std::string_view text);

class SvgCanvas : public Canvas {
 public:
  /// `title` and `description` are what a screen reader says of it.
  SvgCanvas(double width, double height, const Palette& palette, std::string_view title,
            std::string_view description);
  ~SvgCanvas() override;

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

  /// The element <svg> with what was painted; no declaration before it, so that it can stand in a page.
  std::string svg() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace thirdrow::render
