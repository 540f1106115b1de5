/// Charts in a window: the canvas of src/render on what a window is painted with. Front thread.
#pragma once

#include <functional>

#include "render/charts.h"

class wxPaintDC;

namespace thirdrow::ui {
class Theme;
}

namespace thirdrow::ui::port {

/// The theme's colours as a chart's.
render::Palette chart_palette(const Theme& theme);
/// Letters as large as the program's text, in its direction.
render::Look chart_look();
/// Calls `work` with a canvas on `dc`, in pixels.
void paint_on(wxPaintDC& dc, const render::Palette& palette,
              const std::function<void(render::Canvas&)>& work);
/// Calls `work` with a canvas that measures as the window's does and keeps nothing.
void measure_on(const std::function<void(render::Canvas&)>& work);

}  // namespace thirdrow::ui::port
