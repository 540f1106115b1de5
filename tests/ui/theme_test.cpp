#include <wx/frame.h>

#include <cmath>
#include <fstream>
#include <string>
#include <utility>

#include "support/catch.h"
#include "ui/theme.h"

using namespace thirdrow;
using ui::Colour;

namespace {

/// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const wxColour& colour) {
  const auto linear = [](unsigned char value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.Red()) + 0.7152 * linear(colour.Green()) + 0.0722 * linear(colour.Blue());
}

double contrast(const wxColour& one, const wxColour& other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// `share` of `top` over `ground`, as alpha() and mix() in the style sheet.
wxColour mixed(const wxColour& ground, const wxColour& top, double share) {
  const auto part = [&](int a, int b) {
    return static_cast<unsigned char>(std::lround(a + (b - a) * share));
  };
  return {part(ground.Red(), top.Red()), part(ground.Green(), top.Green()), part(ground.Blue(), top.Blue())};
}

}  // namespace

TEST_CASE("Text can be read on every ground it stands on, light and dark", "[theme]") {
  ui::Theme theme;
  for (const ui::Appearance appearance : {ui::Appearance::light, ui::Appearance::dark}) {
    theme.set_appearance(appearance);
    const auto at = [&](Colour role) { return theme.colour(role); };
    INFO((appearance == ui::Appearance::dark ? "dark" : "light"));
    for (const Colour ground : {Colour::background, Colour::sidebar, Colour::card}) {
      for (const Colour ink :
           {Colour::text, Colour::dim, Colour::accent, Colour::danger, Colour::warning, Colour::success}) {
        INFO("ink " << static_cast<int>(ink) << " on ground " << static_cast<int>(ground));
        CHECK(contrast(at(ink), at(ground)) >= 4.5);
      }
      // what cannot be used now need not reach 4.5, but can be made out
      CHECK(contrast(mixed(at(ground), at(Colour::text), 0.55), at(ground)) >= 3);
      // buttons and chips under the pointer
      CHECK(contrast(at(Colour::text), mixed(at(ground), at(Colour::text), 0.12)) >= 4.5);
    }
    for (const Colour ink : {Colour::text, Colour::dim, Colour::accent})
      CHECK(contrast(at(ink), at(Colour::accent_soft)) >= 4.5);
    CHECK(contrast(at(Colour::text), mixed(at(Colour::accent_soft), at(Colour::accent), 0.12)) >= 4.5);
    CHECK(contrast(at(Colour::on_accent), at(Colour::accent)) >= 4.5);
    // WCAG 1.4.11: the ring around what has the keyboard
    for (const Colour ground : {Colour::background, Colour::sidebar, Colour::card})
      CHECK(contrast(at(Colour::accent), at(ground)) >= 3);
  }
  theme.set_appearance(ui::Appearance::system);
}

TEST_CASE("A window is shown without the driver of the graphics card", "[theme]") {
  wxFrame frame(nullptr, wxID_ANY, wxS("window"));
  frame.Show();
  std::ifstream maps("/proc/self/maps");
  REQUIRE(maps.is_open());
  for (std::string line; std::getline(maps, line);) {
    INFO(line);
    CHECK(line.find("_dri.so") == std::string::npos);
    CHECK(line.find("libgallium") == std::string::npos);
  }
}
