#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <memory>

#include "render/cairo_canvas.h"
#include "render/svg_canvas.h"
#include "ui/chart_canvas.h"
#include "ui/port_gtk.h"
#include "ui/theme.h"

namespace thirdrow::ui::port {
namespace {

constexpr double kLetter = 0.74;  ///< of the height of a line

render::Colour colour_of(const wxColour& colour) { return {colour.Red(), colour.Green(), colour.Blue()}; }

}  // namespace

render::Palette chart_palette(const Theme& theme) {
  using render::Ink;
  render::Palette palette = theme.is_dark() ? render::Palette::dark() : render::Palette::light();
  const auto take = [&](Ink ink, Colour role) {
    palette.colours[static_cast<std::size_t>(ink)] = colour_of(theme.colour(role));
  };
  take(Ink::ground, Colour::card);
  take(Ink::ink, Colour::text);
  take(Ink::faint, Colour::dim);
  take(Ink::rule, Colour::border);
  take(Ink::accent, Colour::accent);
  take(Ink::on_accent, Colour::on_accent);
  take(Ink::warning, Colour::warning);
  return palette;
}

render::Look chart_look() {
  render::Look look;
  look.text = text_height() * kLetter;
  look.direction =
      text_direction() == Direction::right_to_left ? render::Direction::rtl : render::Direction::ltr;
  return look;
}

void measure_on(const std::function<void(render::Canvas&)>& work) {
  render::SvgCanvas canvas(1, 1, render::Palette::light(), {}, {});
  work(canvas);
}

#ifdef __WXGTK__
void paint_on(wxPaintDC& dc, const render::Palette& palette,
              const std::function<void(render::Canvas&)>& work) {
  const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
  if (context == nullptr) return;
  render::CairoCanvas canvas(context->GetNativeContext(), palette);
  work(canvas);
}
#else
void paint_on(wxPaintDC&, const render::Palette&, const std::function<void(render::Canvas&)>&) {}
#endif

}  // namespace thirdrow::ui::port
