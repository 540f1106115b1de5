#include "render/svg_canvas.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "render/pango_text.h"
#include "render/text.h"

namespace thirdrow::render {
namespace {

/// Hundredths, without a locale and without trailing zeros.
std::string number(double value) {
  const double rounded = std::round(held(value, -1e7, 1e7) * 100) / 100 + 0.0;
  std::array<char, 32> buffer = {};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded, std::chars_format::fixed, 2);
  std::string out(buffer.data(), end.ptr);
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + std::string(value) + "\"";
}

std::string attribute(std::string_view name, double value) { return attribute(name, number(value)); }

std::string places(std::span<const Point> points) {
  std::string out;
  for (const Point& point : points) {
    if (!out.empty()) out += ' ';
    out += number(point.x) + "," + number(point.y);
  }
  return out;
}

std::string box_attributes(const Rect& box, double radius) {
  std::string out = attribute("x", box.x) + attribute("y", box.y) + attribute("width", box.width) +
                    attribute("height", box.height);
  if (radius > 0) out += attribute("rx", radius);
  return out;
}

/// In SVG `start` is where reading starts, which is the right side of a line that runs to the left.
std::string_view anchor(const TextStyle& style) {
  if (style.align == Align::middle) return "middle";
  const Align start = style.direction == Direction::rtl ? Align::right : Align::left;
  return style.align == start ? "start" : "end";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

struct SvgCanvas::Impl {
  double width;
  double height;
  Palette palette;
  std::string title;
  std::string description;
  PangoText measure = PangoText("Sans");
  std::string body = {};

  void add(std::string_view element, std::string_view attributes) {
    body += "<" + std::string(element) + std::string(attributes) + "/>\n";
  }
  std::string fill(const Tint& tint) const { return attribute("fill", palette.of(tint).html()); }
  std::string stroke(const Stroke& stroke) const {
    std::string out = attribute("fill", "none") + attribute("stroke", palette.of(stroke.tint).html()) +
                      attribute("stroke-width", stroke.width);
    const double unit = std::max(1.0, stroke.width);
    if (stroke.dash == Dash::dashed)
      out += attribute("stroke-dasharray", number(4 * unit) + " " + number(3 * unit));
    if (stroke.dash == Dash::dotted)
      out += attribute("stroke-dasharray", number(unit) + " " + number(2.5 * unit));
    return out;
  }
};

SvgCanvas::SvgCanvas(double width, double height, const Palette& palette, std::string_view title,
                     std::string_view description)
    : impl_(
          std::make_unique<Impl>(Impl{width, height, palette, clean_line(title), clean_line(description)})) {}

SvgCanvas::~SvgCanvas() = default;

void SvgCanvas::line(std::span<const Point> points, const Stroke& stroke) {
  impl_->add("polyline", attribute("points", places(points)) + impl_->stroke(stroke) +
                             attribute("stroke-linejoin", "round"));
}

void SvgCanvas::polygon(std::span<const Point> points, const Tint& fill) {
  impl_->add("polygon", attribute("points", places(points)) + impl_->fill(fill));
}

void SvgCanvas::fill(const Rect& box, double radius, const Tint& tint) {
  impl_->add("rect", box_attributes(box, radius) + impl_->fill(tint));
}

void SvgCanvas::outline(const Rect& box, double radius, const Stroke& stroke) {
  impl_->add("rect", box_attributes(box, radius) + impl_->stroke(stroke));
}

void SvgCanvas::dot(Point centre, double radius, const Tint& fill) {
  impl_->add("circle", attribute("cx", centre.x) + attribute("cy", centre.y) + attribute("r", radius) +
                           impl_->fill(fill));
}

void SvgCanvas::ring(Point centre, double radius, const Stroke& stroke) {
  impl_->add("circle", attribute("cx", centre.x) + attribute("cy", centre.y) + attribute("r", radius) +
                           impl_->stroke(stroke));
}

void SvgCanvas::text(std::string_view words, Point at, const TextStyle& style) {
  std::string attributes = attribute("x", at.x) + attribute("y", at.y) + attribute("font-size", style.size) +
                           impl_->fill(style.tint);
  if (style.weight == Weight::bold) attributes += attribute("font-weight", "bold");
  if (anchor(style) != "start") attributes += attribute("text-anchor", anchor(style));
  if (style.direction == Direction::rtl) attributes += attribute("direction", "rtl");
  impl_->body += "<text" + attributes + ">" + escaped(clean_line(words)) + "</text>\n";
}

double SvgCanvas::text_width(std::string_view words, const TextStyle& style) {
  return impl_->measure.width(words, style);
}

std::vector<std::string> SvgCanvas::wrap(std::string_view words, double width, const TextStyle& style) {
  return impl_->measure.wrap(words, width, style);
}

std::string SvgCanvas::svg() const {
  const std::string size = number(impl_->width) + " " + number(impl_->height);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"" +
                    attribute("width", impl_->width) + attribute("height", impl_->height) +
                    attribute("viewBox", "0 0 " + size) +
                    attribute("font-family", "'DejaVu Sans', 'Noto Sans', sans-serif") + ">\n";
  if (!impl_->title.empty()) out += "<title>" + escaped(impl_->title) + "</title>\n";
  if (!impl_->description.empty()) out += "<desc>" + escaped(impl_->description) + "</desc>\n";
  return out + impl_->body + "</svg>\n";
}

}  // namespace thirdrow::render
