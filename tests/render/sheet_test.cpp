// Pictures to look at: THIRDROW_SHEETS=DIR render-tests "[.sheet]"
#include <cstdlib>
#include <fstream>
#include <string>

#include "render/picture.h"
#include "samples.h"
#include "support/catch.h"

using namespace thirdrow;
using namespace thirdrow::render;

namespace {

void keep(const std::string& name, ByteView bytes) {
  const char* folder = std::getenv("THIRDROW_SHEETS");
  REQUIRE(folder != nullptr);
  std::ofstream file(std::string(folder) + "/" + name, std::ios::binary);
  file.write(as_text(bytes).data(), static_cast<std::streamsize>(bytes.size()));
  CHECK(file.good());
}

}  // namespace

TEST_CASE("every chart is drawn to look at", "[.sheet]") {
  int number = 0;
  std::vector<Chart> charts = test::every_chart();
  charts.push_back(test::arabic_bars());
  for (const Chart& chart : charts) {
    const std::string name = std::to_string(number++);
    Look look;
    look.text = 13;
    keep("light-" + name + ".png", *chart_png(chart, look, Palette::light(), {620, 1}));
    keep("light-" + name + ".svg", as_bytes(chart_svg(chart, look, Palette::light(), {620, 1})));
    look.selected = 1;
    keep("dark-" + name + ".png", *chart_png(chart, look, Palette::dark(), {420, 1}));
    look.text = 20;
    keep("narrow-" + name + ".png", *chart_png(chart, look, Palette::light(), {460, 1}));
    look.text = 13;
    look.direction = Direction::rtl;
    keep("rtl-" + name + ".png", *chart_png(chart, look, Palette::light(), {620, 1}));
  }
}

TEST_CASE("documents are written to look at", "[.sheet]") {
  for (const auto& [name, document] :
       {std::pair{"report", test::report()}, std::pair{"arabic", test::arabic_sheet()},
        std::pair{"scripts", test::scripts_sheet()}}) {
    Bytes pdf;
    const auto into = [&](ByteView bytes) {
      pdf.insert(pdf.end(), bytes.begin(), bytes.end());
      return Status();
    };
    REQUIRE(write_pdf(document, into));
    keep(std::string(name) + ".pdf", pdf);
    pdf.clear();
    REQUIRE(write_html(document, into));
    keep(std::string(name) + ".html", pdf);
  }
}
