#include "render/picture.h"

#include "render/cairo_canvas.h"
#include "render/chart_pen.h"
#include "render/svg_canvas.h"
#include "render/text.h"

namespace thirdrow::render {
namespace {

constexpr double kMargin = 1.6;  ///< letters

struct Plan {
  Rect title;
  Rect summary;
  Rect chart;
  double height = 0;
};

Plan plan(Canvas& canvas, const Chart& chart, const Look& look, double width) {
  Pen pen(canvas, look);
  const double margin = look.text * kMargin;
  const double room = std::max(1.0, width - 2 * margin);
  const double title = pen.lines_height(chart.title, room, Voice::strong);
  Plan made;
  const double summary = pen.lines_height(chart.summary, room, Voice::plain);
  const auto below = [&](const Rect& above) {
    return above.bottom() + (above.height > 0 ? look.text * 0.6 : 0);
  };
  made.title = {margin, margin, room, title};
  made.summary = {margin, below(made.title), room, summary};
  made.chart = {margin, below(made.summary), room, chart_height(canvas, chart, room, look)};
  made.height = made.chart.bottom() + margin;
  return made;
}

void paint(Canvas& canvas, const Chart& chart, const Look& look, const Plan& plan, double width) {
  const Align align = look.direction == Direction::rtl ? Align::right : Align::left;
  canvas.fill({0, 0, width, plan.height}, 0, {Ink::ground});
  if (!chart.title.empty()) Pen(canvas, look).write_lines(chart.title, plan.title, Voice::strong, align);
  if (!chart.summary.empty()) Pen(canvas, look).write_lines(chart.summary, plan.summary, Voice::plain, align);
  paint_chart(canvas, chart, plan.chart, look);
}

}  // namespace

Result<Bytes> chart_png(const Chart& chart, const Look& look, const Palette& palette,
                        const PictureSize& size) {
  SvgCanvas measure(size.width, 1, palette, {}, {});
  const Plan made = plan(measure, chart, look, size.width);
  TR_LET(canvas, PngCanvas::make(size.width, made.height, size.scale, palette));
  paint(*canvas, chart, look, made, size.width);
  return canvas->png();
}

std::string chart_svg(const Chart& chart, const Look& look, const Palette& palette, const PictureSize& size) {
  SvgCanvas measure(size.width, 1, palette, {}, {});
  const Plan made = plan(measure, chart, look, size.width);
  SvgCanvas canvas(size.width, made.height, palette, chart.title, chart.summary);
  paint(canvas, chart, look, made, size.width);
  return canvas.svg();
}

}  // namespace thirdrow::render
