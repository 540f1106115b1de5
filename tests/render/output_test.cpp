// What the canvases write, read back by other programs.
#include <cairo.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <memory>

#include "render/cairo_canvas.h"
#include "render/picture.h"
#include "render/svg_canvas.h"
#include "samples.h"
#include "support/catch.h"
#include "tools.h"

using namespace thirdrow;
using namespace thirdrow::render;
using test::has;

namespace {

/// A PNG as cairo reads it.
class Pixels {
 public:
  explicit Pixels(ByteView png) : rest_(png) {
    surface_.reset(cairo_image_surface_create_from_png_stream(read, this));
    REQUIRE(cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS);
  }
  int width() const { return cairo_image_surface_get_width(surface_.get()); }
  int height() const { return cairo_image_surface_get_height(surface_.get()); }
  Colour at(int x, int y) const {
    std::uint32_t pixel = 0;
    std::memcpy(&pixel,
                cairo_image_surface_get_data(surface_.get()) +
                    y * cairo_image_surface_get_stride(surface_.get()) + x * 4,
                sizeof pixel);
    return {static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8),
            static_cast<std::uint8_t>(pixel)};
  }
  int count(Colour colour) const {
    int found = 0;
    for (int y = 0; y < height(); ++y) {
      for (int x = 0; x < width(); ++x) found += at(x, y) == colour ? 1 : 0;
    }
    return found;
  }

 private:
  static cairo_status_t read(void* self, unsigned char* into, unsigned length) {
    ByteView& rest = static_cast<Pixels*>(self)->rest_;
    if (rest.size() < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(into, rest.data(), length);
    rest = rest.subspan(length);
    return CAIRO_STATUS_SUCCESS;
  }
  struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };
  ByteView rest_;
  std::unique_ptr<cairo_surface_t, Destroy> surface_;
};

}  // namespace

TEST_CASE("a picture has the ink where it was painted, in the colours of its palette") {
  auto canvas = PngCanvas::make(100, 50, 2, Palette::dark());
  REQUIRE(canvas);
  (*canvas)->fill({10, 10, 20, 20}, 0, {Ink::accent});
  (*canvas)->dot({70, 25}, 10, {Ink::second});
  const auto png = (*canvas)->png();
  REQUIRE(png);
  const Pixels pixels(*png);
  CHECK(pixels.width() == 200);
  CHECK(pixels.height() == 100);
  CHECK(pixels.at(5, 5) == Palette::dark().of({Ink::ground}));
  CHECK(pixels.at(40, 40) == Palette::dark().of({Ink::accent}));
  CHECK(pixels.at(140, 50) == Palette::dark().of({Ink::second}));
  CHECK(pixels.at(122, 32) == Palette::dark().of({Ink::ground}));  // beside the round
}

TEST_CASE("a picture that has no size or too much of it is refused") {
  CHECK(PngCanvas::make(0, 10, 1, Palette::light()).code() == Code::invalid);
  CHECK(PngCanvas::make(10, 10, 0, Palette::light()).code() == Code::invalid);
  CHECK(PngCanvas::make(1e9, 10, 1, Palette::light()).code() == Code::too_large);
}

TEST_CASE("every chart is a picture in both palettes") {
  for (const Chart& chart : test::every_chart()) {
    INFO(chart.title);
    for (const Palette& palette : {Palette::light(), Palette::dark()}) {
      const auto png = chart_png(chart, {}, palette, {500, 1});
      REQUIRE(png);
      const Pixels pixels(*png);
      CHECK(pixels.width() == 500);
      CHECK(pixels.at(0, 0) == palette.of({Ink::ground}));
      CHECK(pixels.count(palette.of({Ink::ground})) < pixels.width() * pixels.height() - 500);
    }
  }
}

TEST_CASE("a palette keeps words readable on its ground") {
  // contrast by WCAG 2.1, relative luminance
  const auto part = [](std::uint8_t value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  const auto luminance = [&](Colour c) {
    return 0.2126 * part(c.red) + 0.7152 * part(c.green) + 0.0722 * part(c.blue);
  };
  for (const Palette& palette : {Palette::light(), Palette::dark(), Palette::paper()}) {
    const double ground = luminance(palette.of({Ink::ground}));
    for (const Ink ink : {Ink::ink, Ink::faint, Ink::accent, Ink::second, Ink::warning}) {
      const double words = luminance(palette.of({ink}));
      const double contrast = (std::max(words, ground) + 0.05) / (std::min(words, ground) + 0.05);
      INFO(palette.of({ink}).html());
      CHECK(contrast >= 4.5);
    }
  }
}

TEST_CASE("a drawing is well-formed and holds its words as words") {
  for (const Chart& chart : test::every_chart()) {
    INFO(chart.title);
    const std::string svg = chart_svg(chart, {}, Palette::light(), {900, 1});
    CHECK(test::complaints_of_xml(svg).empty());
    CHECK(has(svg, "<title>" + escaped(chart.title) + "</title>"));
    CHECK(has(svg, "<desc>" + escaped(chart.summary) + "</desc>"));
    CHECK(!has(svg, "href"));
    CHECK(!has(svg, "<script"));
    CHECK(svg == chart_svg(chart, {}, Palette::light(), {900, 1}));
  }
  const std::string bars = chart_svg(test::window_bars(), {}, Palette::light(), {900, 1});
  CHECK(has(bars, ">6 of 8</text>"));
  CHECK(has(bars, ">Not enough answers to show (fewer than 5)</text>"));
}

TEST_CASE("hostile words in a drawing stay words") {
  Chart chart = test::window_bars();
  chart.title = "</title><script>alert(1)</script>\x01\xED\xA0\x80]]>";
  std::get<Bars>(chart.body).bars[0].label = "\"'><image href='x'/>&amp;";
  const std::string svg = chart_svg(chart, {}, Palette::light(), {900, 1});
  CHECK(test::complaints_of_xml(svg).empty());
  CHECK(!has(svg, "<script"));
  CHECK(!has(svg, "<image"));
}

TEST_CASE("words that run to the left are anchored at their right end in a drawing") {
  Look look;
  look.direction = Direction::rtl;
  const std::string svg = chart_svg(test::arabic_bars(), look, Palette::light(), {600, 1});
  CHECK(test::complaints_of_xml(svg).empty());
  CHECK(has(svg, "direction=\"rtl\""));
  CHECK(has(svg, "يناير - مارس"));
}

TEST_CASE("letters are as wide on paper as in a picture") {
  auto picture = PngCanvas::make(10, 10, 2, Palette::light());
  REQUIRE(picture);
  PdfCanvas pdf(100, 100, {});
  SvgCanvas svg(10, 10, Palette::light(), {}, {});
  for (const std::string words : {"A line of words", "كيف نعامل بعضنا؟", "Ωραία"}) {
    TextStyle style;
    style.size = 11;
    const double width = pdf.text_width(words, style);
    CHECK(width > 20);
    CHECK((*picture)->text_width(words, style) == Approx(width));
    CHECK(svg.text_width(words, style) == Approx(width));
    style.size = 22;
    CHECK(pdf.text_width(words, style) == Approx(2 * width).epsilon(0.01));
  }
}

TEST_CASE("long words are broken into lines that fit and lose no letter") {
  PdfCanvas canvas(100, 100, {});
  TextStyle style;
  style.size = 10;
  std::string sentences;
  while (sentences.size() < 20'000) sentences += "one two three four five سؤال عادل ";
  for (const std::string& words :
       {std::string(10'000, 'i'), sentences, std::string("short"), std::string()}) {
    const std::vector<std::string> lines = canvas.wrap(words, 200, style);
    std::string joined;
    for (const std::string& line : lines) {
      CHECK(canvas.text_width(line, style) <= 201);
      joined += line;
    }
    const auto without_blanks = [](std::string text) {
      std::erase(text, ' ');
      return text;
    };
    CHECK(without_blanks(joined) == without_blanks(words));
    for (std::size_t i = 0; i + 2 < lines.size(); ++i) CHECK(canvas.text_width(lines[i], style) > 100);
  }
}
