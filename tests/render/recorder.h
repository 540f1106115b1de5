/// A canvas that remembers what was painted. Every letter is half its size wide, so widths are known numbers.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "render/canvas.h"

namespace thirdrow::test {

struct RecordedText {
  std::string words;
  render::Point at;
  render::TextStyle style;
  double width = 0;

  double left() const {
    if (style.align == render::Align::left) return at.x;
    return style.align == render::Align::right ? at.x - width : at.x - width / 2;
  }
  double right() const { return left() + width; }
};

class Recorder : public render::Canvas {
 public:
  struct Line {
    std::vector<render::Point> points;
    render::Stroke stroke;
  };
  struct Area {
    render::Rect box;
    render::Tint tint;
  };
  std::vector<RecordedText> texts;
  std::vector<Line> lines;
  std::vector<Area> fills;
  std::vector<Area> outlines;
  std::vector<Area> dots;
  std::vector<std::pair<std::vector<render::Point>, render::Tint>> polygons;
  std::vector<render::Point> points;  ///< every corner of everything
  int open_tags = 0;
  bool closed_too_often = false;

  using render::Canvas::line;
  void line(std::span<const render::Point> along, const render::Stroke& stroke) override {
    lines.push_back({{along.begin(), along.end()}, stroke});
    points.insert(points.end(), along.begin(), along.end());
  }
  void polygon(std::span<const render::Point> corners, const render::Tint& fill) override {
    polygons.emplace_back(std::vector(corners.begin(), corners.end()), fill);
    points.insert(points.end(), corners.begin(), corners.end());
  }
  void fill(const render::Rect& box, double, const render::Tint& tint) override {
    fills.push_back({box, tint});
    corners(box);
  }
  void outline(const render::Rect& box, double, const render::Stroke& stroke) override {
    outlines.push_back({box, stroke.tint});
    corners(box);
  }
  void dot(render::Point centre, double radius, const render::Tint& tint) override {
    const render::Rect box = {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
    dots.push_back({box, tint});
    corners(box);
  }
  void ring(render::Point centre, double radius, const render::Stroke& stroke) override {
    dot(centre, radius, stroke.tint);
  }
  void text(std::string_view words, render::Point at, const render::TextStyle& style) override {
    texts.push_back({std::string(words), at, style, text_width(words, style)});
    points.push_back({texts.back().left(), at.y});
    points.push_back({texts.back().right(), at.y});
  }
  double text_width(std::string_view words, const render::TextStyle& style) override {
    const auto letters = std::ranges::count_if(words, [](char c) { return (c & 0xC0) != 0x80; });
    return static_cast<double>(letters) * style.size / 2;
  }
  void open(render::Tag) override { ++open_tags; }
  void close() override {
    --open_tags;
    closed_too_often |= open_tags < 0;
  }

  /// Everything written, in order, with a blank between pieces.
  std::string all() const {
    std::string out;
    for (const RecordedText& text : texts) out += text.words + " ";
    return out;
  }
  bool wrote(const std::string& words) const { return all().find(words) != std::string::npos; }

 private:
  void corners(const render::Rect& box) {
    points.push_back({box.x, box.y});
    points.push_back({box.right(), box.bottom()});
  }
};

}  // namespace thirdrow::test
