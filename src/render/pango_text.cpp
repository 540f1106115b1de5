#include "render/pango_text.h"

#include <algorithm>
#include <climits>
#include <cmath>

#include "base/bytes.h"

namespace thirdrow::render {
namespace {

constexpr std::size_t kWindow = 3000;   ///< bytes of text broken at a time
constexpr double kLargest = 1'000'000;  // what Pango's units hold

int to_pango(double units) { return static_cast<int>(std::lround(held(units, 0, kLargest) * PANGO_SCALE)); }
double from_pango(int units) { return static_cast<double>(units) / PANGO_SCALE; }

double shift(Align align, double width) {
  switch (align) {
    case Align::left:
      return 0;
    case Align::middle:
      return -width / 2;
    case Align::right:
      return -width;
  }
  return 0;
}

}  // namespace

PangoText::PangoText(std::string_view family)
    : context_(pango_font_map_create_context(pango_cairo_font_map_get_default())),
      font_(pango_font_description_new()) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  pango_font_description_set_family(font_.get(), std::string(family).c_str());
  layout_.reset(pango_layout_new(context_.get()));
  pango_layout_set_auto_dir(layout_.get(), FALSE);
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  // joined letters of Latin type would be found by no search in a PDF; scripts that must join do so by other
  // rules
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"));
  pango_layout_set_attributes(layout_.get(), attributes);
  pango_attr_list_unref(attributes);
}

void PangoText::set(std::string_view words, const TextStyle& style) {
  pango_context_set_base_dir(context_.get(),
                             style.direction == Direction::rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_font_description_set_absolute_size(font_.get(), to_pango(style.size));
  pango_font_description_set_weight(font_.get(),
                                    style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout_.get(), font_.get());
  pango_layout_set_width(layout_.get(), -1);
  pango_layout_set_text(layout_.get(), words.data(),
                        static_cast<int>(std::min<std::size_t>(words.size(), INT_MAX)));
  pango_layout_context_changed(layout_.get());
}

double PangoText::width(std::string_view words, const TextStyle& style) {
  set(words, style);
  PangoRectangle extents = {};
  pango_layout_get_extents(layout_.get(), nullptr, &extents);
  return from_pango(extents.width);
}

// Pango shapes the rest of a word anew for every line it breaks off, so a word of 100,000 letters would take
// minutes. It is given a window of the text instead: all lines but the last of a window stand, the next
// begins with that last.
std::vector<std::string> PangoText::wrap(std::string_view words, double width, const TextStyle& style) {
  std::vector<std::string> lines;
  std::size_t window = kWindow;
  while (true) {
    const std::string_view seen = utf8_prefix(words, window);
    const bool whole = seen.size() == words.size();
    std::size_t next = 0;  ///< where the last line of the window begins
    const std::vector<std::string_view> found = break_lines(seen, width, style);
    if (found.size() > 1) next = static_cast<std::size_t>(found.back().data() - seen.data());
    const std::size_t standing = whole ? found.size() : found.size() - 1;
    for (std::size_t i = 0; i < standing; ++i) {
      std::string_view line = found[i];
      while (!(whole && i + 1 == standing) && line.ends_with(' ')) line.remove_suffix(1);
      lines.emplace_back(line);
    }
    if (whole) return lines;
    window = next == 0 ? window * 2 : kWindow;
    words.remove_prefix(next);
  }
}

std::vector<std::string_view> PangoText::break_lines(std::string_view words, double width,
                                                     const TextStyle& style) {
  set(words, style);
  pango_layout_set_width(layout_.get(), to_pango(std::max(1.0, width)));
  std::vector<std::string_view> lines;
  for (GSList* at = pango_layout_get_lines_readonly(layout_.get()); at != nullptr; at = at->next) {
    const auto* line = static_cast<const PangoLayoutLine*>(at->data);
    lines.push_back(
        words.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length)));
  }
  return lines;
}

void PangoText::draw(cairo_t* context, std::string_view words, Point at, const TextStyle& style) {
  set(words, style);
  PangoRectangle extents = {};
  pango_layout_get_extents(layout_.get(), nullptr, &extents);
  PangoLayoutLine* line = pango_layout_get_line_readonly(layout_.get(), 0);
  cairo_move_to(context, at.x + shift(style.align, from_pango(extents.width)), at.y);
  pango_cairo_show_layout_line(context, line);
}

}  // namespace thirdrow::render
