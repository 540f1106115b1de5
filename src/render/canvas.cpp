#include "render/canvas.h"

#include <algorithm>
#include <cmath>

#include "base/bytes.h"
#include "render/text.h"

namespace thirdrow::render {
namespace {

constexpr Colour from_rgb(unsigned rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8 & 0xFF),
          static_cast<std::uint8_t>(rgb & 0xFF)};
}

/// In the order of Ink.
constexpr Palette from_rgbs(const std::array<unsigned, kInks>& rgbs) {
  Palette palette;
  std::ranges::transform(rgbs, palette.colours.begin(), from_rgb);
  return palette;
}

std::uint8_t between(std::uint8_t from, std::uint8_t to, double share) {
  return static_cast<std::uint8_t>(std::lround(from + (to - from) * held(share, 0, 1)));
}

/// Takes the longest start of `rest` that fits, at a blank if there is one; at least one code point.
std::string_view take_line(Canvas& canvas, std::string_view rest, double width, const TextStyle& style) {
  std::size_t fits = std::max<std::size_t>(
      longest_prefix(rest, [&](std::string_view start) { return canvas.text_width(start, style) <= width; }),
      first_point_length(rest));
  if (fits < rest.size()) {
    const std::size_t blank = rest.substr(0, fits + 1).rfind(' ');
    if (blank != std::string_view::npos && blank > 0) fits = blank;
  }
  return rest.substr(0, fits);
}

}  // namespace

std::string Colour::html() const {
  const std::array bytes = {std::byte{red}, std::byte{green}, std::byte{blue}};
  return "#" + to_hex(bytes);
}

Colour Palette::of(Tint tint) const {
  const Colour ground = colours[static_cast<std::size_t>(Ink::ground)];
  const Colour full = colours[static_cast<std::size_t>(tint.ink)];
  return {between(ground.red, full.red, tint.strength), between(ground.green, full.green, tint.strength),
          between(ground.blue, full.blue, tint.strength)};
}

Palette Palette::light() {
  return from_rgbs({0xFFFFFF, 0x1F2628, 0x5A6066, 0xDAD7D2, 0x0D6861, 0xB45309, 0xB3261E, 0xFFFFFF});
}

Palette Palette::dark() {
  return from_rgbs({0x2F3335, 0xEDEFEF, 0xB4B9BD, 0x565C61, 0x2DD4BF, 0xFFB454, 0xFF9A91, 0x06231F});
}

Palette Palette::paper() {
  return from_rgbs({0xFFFFFF, 0x000000, 0x454B50, 0xB8B8B8, 0x0D6861, 0xB45309, 0xB3261E, 0xFFFFFF});
}

void Canvas::line(Point from, Point to, const Stroke& stroke) { line(std::array{from, to}, stroke); }

std::vector<std::string> Canvas::wrap(std::string_view words, double width, const TextStyle& style) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (start <= words.size()) {
    const std::size_t end = std::min(words.find('\n', start), words.size());
    std::string_view rest = words.substr(start, end - start);
    do {
      const std::string_view taken = rest.empty() ? rest : take_line(*this, rest, width, style);
      lines.emplace_back(taken);
      rest.remove_prefix(taken.size());
      while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    } while (!rest.empty());
    start = end + 1;
  }
  return lines;
}

std::vector<Point> MirrorCanvas::turned(std::span<const Point> points) const {
  std::vector<Point> out;
  for (const Point& point : points) out.push_back(turned(point));
  return out;
}

void MirrorCanvas::line(std::span<const Point> points, const Stroke& stroke) {
  other_.line(turned(points), stroke);
}

void MirrorCanvas::polygon(std::span<const Point> points, const Tint& fill) {
  other_.polygon(turned(points), fill);
}

void MirrorCanvas::fill(const Rect& box, double radius, const Tint& tint) {
  other_.fill(turned(box), radius, tint);
}

void MirrorCanvas::outline(const Rect& box, double radius, const Stroke& stroke) {
  other_.outline(turned(box), radius, stroke);
}

void MirrorCanvas::dot(Point centre, double radius, const Tint& fill) {
  other_.dot(turned(centre), radius, fill);
}

void MirrorCanvas::ring(Point centre, double radius, const Stroke& stroke) {
  other_.ring(turned(centre), radius, stroke);
}

void MirrorCanvas::text(std::string_view words, Point at, const TextStyle& style) {
  TextStyle turned_style = style;
  if (style.align == Align::left) turned_style.align = Align::right;
  if (style.align == Align::right) turned_style.align = Align::left;
  other_.text(words, turned(at), turned_style);
}

double MirrorCanvas::text_width(std::string_view words, const TextStyle& style) {
  return other_.text_width(words, style);
}

std::vector<std::string> MirrorCanvas::wrap(std::string_view words, double width, const TextStyle& style) {
  return other_.wrap(words, width, style);
}

}  // namespace thirdrow::render
