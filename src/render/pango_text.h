/// Lines of text shaped by Pango: measured, broken, and drawn on cairo. For the canvases of this module.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "render/canvas.h"

namespace thirdrow::render {

/// One family of letters, with whatever other fonts the system has for scripts it lacks. Sizes are in units
/// of the canvas, metrics are not rounded to pixels, so that a text is as wide on a screen as on paper.
class PangoText {
 public:
  explicit PangoText(std::string_view family);

  double width(std::string_view words, const TextStyle& style);
  std::vector<std::string> wrap(std::string_view words, double width, const TextStyle& style);
  /// Its baseline at `at`, in the colour `context` has.
  void draw(cairo_t* context, std::string_view words, Point at, const TextStyle& style);

 private:
  struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
  };
  struct FreeFont {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  };
  void set(std::string_view words, const TextStyle& style);
  std::vector<std::string_view> break_lines(std::string_view words, double width, const TextStyle& style);

  std::unique_ptr<PangoContext, Unref> context_;
  std::unique_ptr<PangoLayout, Unref> layout_;
  std::unique_ptr<PangoFontDescription, FreeFont> font_;
};

}  // namespace thirdrow::render
