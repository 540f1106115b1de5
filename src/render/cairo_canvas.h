/// Canvases over cairo: on a context somebody else has, on a picture in memory, on a PDF in memory. None
/// needs a display. Text goes through Pango, so every script the system has letters for comes out right.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "render/canvas.h"

namespace thirdrow::render {

inline constexpr std::string_view kFamily = "Sans";

class CairoCanvas : public Canvas {
 public:
  /// `context` is a cairo_t*, such as wxGraphicsContext::GetNativeContext gives; it stays its owner's and
  /// must outlive the canvas.
  CairoCanvas(void* context, const Palette& palette, std::string_view family = kFamily);
  ~CairoCanvas() override;

  using Canvas::line;
  void line(std::span<const Point> points, const Stroke& stroke) override;
  void polygon(std::span<const Point> points, const Tint& fill) override;
  void fill(const Rect& box, double radius, const Tint& tint) override;
  void outline(const Rect& box, double radius, const Stroke& stroke) override;
  void dot(Point centre, double radius, const Tint& fill) override;
  void ring(Point centre, double radius, const Stroke& stroke) override;
  void text(std::string_view words, Point at, const TextStyle& style) override;
  double text_width(std::string_view words, const TextStyle& style) override;
  std::vector<std::string> wrap(std::string_view words, double width, const TextStyle& style) override;

 protected:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A picture, filled with the palette's ground.
class PngCanvas : public CairoCanvas {
 public:
  /// At most kMostPixels wide and high, `scale` pixels per unit.
  static constexpr double kMostPixels = 16'000;
  static Result<std::unique_ptr<PngCanvas>> make(double width, double height, double scale,
                                                 const Palette& palette);
  ~PngCanvas() override;

  Result<Bytes> png();

 private:
  struct Surface;
  PngCanvas(std::unique_ptr<Surface> surface, const Palette& palette);
  std::unique_ptr<Surface> surface_;
};

struct PdfFacts {
  std::string title;
  std::string language;  ///< a BCP 47 tag, such as `en` or `ar`
  Direction direction = Direction::ltr;
  Stamp created;
};

/// A tagged PDF: what is opened and closed on it becomes the tree a screen reader walks. The same calls with
/// the same fonts give the same bytes.
class PdfCanvas : public CairoCanvas {
 public:
  /// Points, 72 to the inch.
  PdfCanvas(double width, double height, const PdfFacts& facts);
  ~PdfCanvas() override;

  void open(Tag tag) override;
  void close() override;
  void next_page();
  /// An entry of the outline that leads to the page of this number, 1 for the first.
  void outline_entry(std::string_view title, int page);
  /// Ends the last page and gives the whole file. Once.
  Result<Bytes> finish();

 private:
  struct Surface;
  PdfCanvas(std::unique_ptr<Surface> surface, const PdfFacts& facts);
  std::unique_ptr<Surface> surface_;
};

}  // namespace thirdrow::render
