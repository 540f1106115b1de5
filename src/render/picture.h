/// One chart as a picture to keep or send: title above, chart below.
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "render/charts.h"

namespace thirdrow::render {

/// `width` in units; the height follows from the chart.
struct PictureSize {
  double width = 640;
  double scale = 2;  ///< pixels per unit, for PNG
};

/// Code::too_large beyond PngCanvas::kMostPixels, Code::invalid without size.
Result<Bytes> chart_png(const Chart& chart, const Look& look, const Palette& palette,
                        const PictureSize& size);
/// A file of its own, with its words as words, the title and the summary for screen readers.
std::string chart_svg(const Chart& chart, const Look& look, const Palette& palette, const PictureSize& size);

}  // namespace thirdrow::render
