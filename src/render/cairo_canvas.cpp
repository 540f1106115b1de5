#include "render/cairo_canvas.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <numbers>

#include "render/cairo_impl.h"
#include "render/pango_text.h"

namespace thirdrow::render {
namespace {

constexpr double kQuarter = std::numbers::pi / 2;

void rounded(cairo_t* context, const Rect& box, double radius) {
  const double r = std::min({radius, box.width / 2, box.height / 2});
  if (!(r > 0)) {
    cairo_rectangle(context, box.x, box.y, box.width, box.height);
    return;
  }
  cairo_new_sub_path(context);
  cairo_arc(context, box.right() - r, box.y + r, r, -kQuarter, 0);
  cairo_arc(context, box.right() - r, box.bottom() - r, r, 0, kQuarter);
  cairo_arc(context, box.x + r, box.bottom() - r, r, kQuarter, 2 * kQuarter);
  cairo_arc(context, box.x + r, box.y + r, r, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(context);
}

void trace(cairo_t* context, std::span<const Point> points) {
  cairo_new_path(context);
  for (const Point& point : points) cairo_line_to(context, point.x, point.y);
}

}  // namespace

struct CairoCanvas::Impl {
  cairo_t* context;
  Palette palette;
  PangoText text;

  void ink(const Tint& tint) const {
    const Colour colour = palette.of(tint);
    cairo_set_source_rgb(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
  }
  void stroke(const Stroke& stroke) const {
    ink(stroke.tint);
    const double unit = std::max(1.0, stroke.width);
    const std::array dashed = {4 * unit, 3 * unit};
    const std::array dotted = {unit, 2.5 * unit};
    const auto& pattern = stroke.dash == Dash::dotted ? dotted : dashed;
    cairo_set_dash(context, pattern.data(), stroke.dash == Dash::solid ? 0 : 2, 0);
    cairo_set_line_width(context, stroke.width);
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(context, stroke.dash == Dash::solid ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_stroke(context);
  }
};

CairoCanvas::CairoCanvas(void* context, const Palette& palette, std::string_view family)
    : impl_(std::make_unique<Impl>(Impl{static_cast<cairo_t*>(context), palette, PangoText(family)})) {}

CairoCanvas::~CairoCanvas() = default;

void CairoCanvas::line(std::span<const Point> points, const Stroke& stroke) {
  trace(impl_->context, points);
  impl_->stroke(stroke);
}

void CairoCanvas::polygon(std::span<const Point> points, const Tint& fill) {
  trace(impl_->context, points);
  cairo_close_path(impl_->context);
  impl_->ink(fill);
  cairo_fill(impl_->context);
}

void CairoCanvas::fill(const Rect& box, double radius, const Tint& tint) {
  cairo_new_path(impl_->context);
  rounded(impl_->context, box, radius);
  impl_->ink(tint);
  cairo_fill(impl_->context);
}

void CairoCanvas::outline(const Rect& box, double radius, const Stroke& stroke) {
  cairo_new_path(impl_->context);
  rounded(impl_->context, box, radius);
  impl_->stroke(stroke);
}

void CairoCanvas::dot(Point centre, double radius, const Tint& fill) {
  cairo_new_path(impl_->context);
  cairo_arc(impl_->context, centre.x, centre.y, radius, 0, 4 * kQuarter);
  impl_->ink(fill);
  cairo_fill(impl_->context);
}

void CairoCanvas::ring(Point centre, double radius, const Stroke& stroke) {
  cairo_new_path(impl_->context);
  cairo_arc(impl_->context, centre.x, centre.y, radius, 0, 4 * kQuarter);
  impl_->stroke(stroke);
}

void CairoCanvas::text(std::string_view words, Point at, const TextStyle& style) {
  impl_->ink(style.tint);
  impl_->text.draw(impl_->context, words, at, style);
}

double CairoCanvas::text_width(std::string_view words, const TextStyle& style) {
  return impl_->text.width(words, style);
}

std::vector<std::string> CairoCanvas::wrap(std::string_view words, double width, const TextStyle& style) {
  return impl_->text.wrap(words, width, style);
}

struct PngCanvas::Surface : CairoSurface {
  using CairoSurface::CairoSurface;
};

Result<std::unique_ptr<PngCanvas>> PngCanvas::make(double width, double height, double scale,
                                                   const Palette& palette) {
  const double across = width * scale;
  const double down = height * scale;
  if (!(across >= 1 && down >= 1)) return {Code::invalid, "picture without size"};
  if (across > kMostPixels || down > kMostPixels) return {Code::too_large, "picture"};
  auto surface = std::make_unique<Surface>(cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, static_cast<int>(across + 0.5), static_cast<int>(down + 0.5)));
  if (!surface->good()) return {Code::failed, "picture surface"};
  cairo_scale(surface->context, scale, scale);
  std::unique_ptr<PngCanvas> canvas(new PngCanvas(std::move(surface), palette));
  canvas->fill({0, 0, width, height}, 0, {Ink::ground});
  return canvas;
}

PngCanvas::PngCanvas(std::unique_ptr<Surface> surface, const Palette& palette)
    : CairoCanvas(surface->context, palette), surface_(std::move(surface)) {}

PngCanvas::~PngCanvas() = default;

Result<Bytes> PngCanvas::png() {
  Bytes bytes;
  const auto append = [](void* closure, const unsigned char* data, unsigned length) {
    const auto* from = reinterpret_cast<const std::byte*>(data);
    auto* into = static_cast<Bytes*>(closure);
    into->insert(into->end(), from, from + length);
    return CAIRO_STATUS_SUCCESS;
  };
  const bool good = surface_->good() && cairo_surface_write_to_png_stream(surface_->surface, append,
                                                                          &bytes) == CAIRO_STATUS_SUCCESS;
  if (!good) return {Code::failed, "picture"};
  return bytes;
}

}  // namespace thirdrow::render
