#include <gtk/gtk.h>
#include <wx/control.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include "support/catch.h"
#include "ui/port_gtk.h"
#include "window.h"

using namespace thirdrow;

namespace {

constexpr int kStill = 15;  ///< looks at the window in which nothing moved any more

struct Place {
  int left = 0, width = 0, times = 0;
  friend bool operator==(const Place&, const Place&) = default;
};
using Places = std::map<std::string, Place>;  // by the name of the control

/// Where GTK really draws it: wx speaks of right-to-left windows as if they were not mirrored.
Places places(wxWindow* top) {
  Places out;
  for (wxWindow* each : test::windows_of(top, test::Which::visible)) {
    const std::string name = each->GetName().utf8_string();
    if (name.find('.') == std::string::npos && name != "sidebar") continue;
    Place& place = out[name];
    int y = 0;
    gtk_widget_translate_coordinates(each->GetHandle(), top->GetHandle(), 0, 0, &place.left, &y);
    place.width = gtk_widget_get_allocated_width(each->GetHandle());
    ++place.times;
  }
  return out;
}

std::map<std::string, Places> play() {
  std::map<std::string, Places> out;
  test::Window window;
  window.frame().SetSize(1180, 780);
  window.play([&](const ui::Scene& scene) {
    Places& here = out[scene.name];
    int same = 0;
    const auto is_still = [&] {  // GTK places what was just shown or renamed with its next frames
      Places now = places(&window.frame());
      const bool drawn = std::ranges::all_of(now, [](const auto& each) { return each.second.width > 1; });
      same = drawn && now == here ? same + 1 : 0;
      here = std::move(now);
      return same >= kStill;
    };
    INFO(scene.name);
    CHECK(window.wait(is_still));
  });
  out["window"]["width"].width = gtk_widget_get_allocated_width(window.frame().GetHandle());
  return out;
}

/// For as long as it lives, as under an Arabic desktop.
struct RightToLeft {
  RightToLeft() { ui::port::set_text_direction(ui::port::Direction::right_to_left); }
  ~RightToLeft() { ui::port::set_text_direction(ui::port::Direction::left_to_right); }
};

}  // namespace

TEST_CASE("In a language written from right to left every scene is its own mirror image", "[mirror]") {
  auto plain = play();
  const RightToLeft arabic;
  auto mirrored = play();
  const int width = plain["window"]["width"].width;
  REQUIRE(mirrored["window"]["width"].width == width);
  REQUIRE(mirrored.size() == plain.size());
  constexpr int kSlack = 24;  // a scroll bar changes sides with everything else
  int compared = 0;
  for (const ui::Scene& scene : ui::scenes()) {
    for (const auto& [name, place] : plain[scene.name]) {
      const Place& other = mirrored[scene.name][name];
      if (place.times != 1 || other.times != 1 || std::abs(place.width - other.width) > kSlack) continue;
      INFO(scene.name << " " << name << " at " << place.left << " and " << other.left << ", " << place.width
                      << " wide");
      CHECK(std::abs(place.left + place.width + other.left - width) <= kSlack);
      ++compared;
    }
  }
  CHECK(compared > 300);
}

TEST_CASE("In a language written from right to left every control knows it", "[mirror]") {
  const RightToLeft arabic;
  test::Window window;
  window.play([&](const ui::Scene& scene) {
    for (wxWindow* each : test::windows_of(&window.frame(), test::Which::visible)) {
      if (dynamic_cast<wxControl*>(each) == nullptr) continue;
      INFO(scene.name << " " << each->GetName().utf8_string());
      CHECK(gtk_widget_get_direction(each->GetHandle()) == GTK_TEXT_DIR_RTL);
    }
  });
}
