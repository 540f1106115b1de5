#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>
#include <wx/uiaction.h>
#include <wx/weakref.h>

#include <algorithm>
#include <set>
#include <string>
#include <typeinfo>

#include "support/catch.h"
#include "ui/port_gtk.h"
#include "window.h"

using namespace thirdrow;
using test::Which;
using test::Window;

namespace {

bool takes_keyboard(wxWindow* window) {
  return window->IsShownOnScreen() && window->IsEnabled() && window->AcceptsFocusFromKeyboard() &&
         window->GetChildren().empty();
}

std::string describe(wxWindow* window) {
  return std::string(typeid(*window).name()) + " '" + window->GetName().utf8_string() + "' '" +
         window->GetLabel().utf8_string() + "'";
}

std::vector<std::string> nameless(wxWindow* top) {
  std::vector<std::string> out;
  for (wxWindow* each : test::windows_of(top, Which::visible)) {
    if (takes_keyboard(each) && ui::port::accessible_name(each).empty()) out.push_back(describe(each));
  }
  return out;
}

std::vector<std::string> cut_off(wxWindow* top) {
  std::vector<std::string> out;
  for (wxWindow* each : test::windows_of(top, Which::visible)) {
    if (dynamic_cast<wxStaticText*>(each) == nullptr && dynamic_cast<wxButton*>(each) == nullptr) continue;
    if (each->HasFlag(wxST_ELLIPSIZE_END) && !each->GetToolTipText().empty())
      continue;  // says all when pointed at
    const wxSize best = each->GetBestSize();
    const wxSize size = each->GetSize();
    if (size.x + 1 < best.x || size.y + 1 < best.y) {
      out.push_back(describe(each) + " " + std::to_string(size.x) + "x" + std::to_string(size.y) + " of " +
                    std::to_string(best.x) + "x" + std::to_string(best.y));
    }
  }
  return out;
}

/// The control that has the focus as GTK knows it: wx does not know of the parts inside a native control.
GtkWidget* focused(Window& window) { return gtk_window_get_focus(GTK_WINDOW(window.frame().GetHandle())); }

bool holds(wxWindow* control, GtkWidget* widget) {
  for (; widget != nullptr; widget = gtk_widget_get_parent(widget)) {
    if (widget == control->GetHandle()) return true;
  }
  return false;
}

/// Whether what scrolls around the control shows a line of it at least.
bool is_in_view(wxWindow* control) {
  for (wxWindow* parent = control->GetParent(); parent != nullptr; parent = parent->GetParent()) {
    if (dynamic_cast<wxScrolledWindow*>(parent) == nullptr) continue;
    const wxRect seen = parent->GetScreenRect().Intersect(control->GetScreenRect());
    if (seen.height < std::min(control->GetSize().y, 20)) return false;
  }
  return true;
}

/// Marks of one sentence: arrows lead from one to the other.
bool is_beside(const wxWindow* mark, const wxWindow* met) {
  const wxString name = mark->GetName(), other = met->GetName();
  return dynamic_cast<const wxToggleButton*>(mark) != nullptr && name.StartsWith(wxS("sheet.")) &&
         name.BeforeLast('.') == other.BeforeLast('.');
}

/// Presses the real Tab key until every control was met, or twice as often as there are controls.
std::vector<std::string> unreachable_by_tab(Window& window) {
  std::vector<wxWeakRef<wxWindow>> wanted;  // a page may make rows anew meanwhile
  for (wxWindow* each : test::windows_of(&window.frame(), Which::visible)) {
    if (takes_keyboard(each)) wanted.emplace_back(each);
  }
  if (wanted.empty()) return {};
  wanted.front()->SetFocus();
  window.settle();
  std::string path;
  std::vector<std::string> out;
  const std::size_t tries = 2 * wanted.size() + 10;
  for (std::size_t i = 0; i < tries && !wanted.empty(); ++i) {
    GtkWidget* const here = focused(window);
    path += std::string(here == nullptr ? "nothing" : G_OBJECT_TYPE_NAME(here)) + " ";
    for (const wxWeakRef<wxWindow>& control : wanted) {
      if (control.get() != nullptr && holds(control.get(), here) && !is_in_view(control.get()))
        out.push_back("out of sight: " + describe(control.get()));
    }
    const auto met = std::ranges::find_if(wanted, [here](const wxWeakRef<wxWindow>& control) {
      return control.get() != nullptr && holds(control.get(), here);
    });
    const wxWindow* const at = met == wanted.end() ? nullptr : met->get();
    std::erase_if(wanted, [here, at](const wxWeakRef<wxWindow>& control) {
      return control.get() == nullptr || !takes_keyboard(control.get()) || holds(control.get(), here) ||
             (at != nullptr && is_beside(control.get(), at));
    });
    wxUIActionSimulator().Char(WXK_TAB);
    window.wait([&] { return focused(window) != here; }, std::chrono::milliseconds(400));
  }
  for (const wxWeakRef<wxWindow>& each : wanted) out.push_back(describe(each.get()));
  UNSCOPED_INFO(path);
  return out;
}

/// Turns the loop until a change of text size has gone through the whole window.
void set_text_size(Window& window, int percent) {
  int restyled = 0;
  const auto count = [&](wxCommandEvent& event) {
    ++restyled;
    event.Skip();
  };
  window.frame().Bind(ui::EVT_RESTYLE, count);
  window.theme().set_text_percent(percent);
  REQUIRE(window.wait([&] { return restyled > 0; }));
  window.frame().Unbind(ui::EVT_RESTYLE, count);
}

}  // namespace

TEST_CASE("A screen reader has a name for every control that takes the keyboard, in every scene",
          "[access]") {
  Window window;
  window.play([&](const ui::Scene& scene) {
    INFO(scene.name);
    CHECK(nameless(&window.frame()) == std::vector<std::string>{});
  });
}

TEST_CASE("The Tab key reaches every control of every scene", "[access]") {
  Window window;
  window.play([&](const ui::Scene& scene) {
    INFO(scene.name);
    CHECK(unreachable_by_tab(window) == std::vector<std::string>{});
  });
}

TEST_CASE("Text twice as large is not cut off in a window of 800 by 600", "[access]") {
  Window window;
  window.frame().SetSize(800, 600);
  set_text_size(window, 200);
  window.play([&](const ui::Scene& scene) {
    INFO(scene.name);
    std::vector<std::string> cut;
    // GTK measures a page anew some frames after it is first shown
    window.wait([&] { return (cut = cut_off(&window.frame())).empty(); }, std::chrono::seconds(5));
    CHECK(cut == std::vector<std::string>{});
  });
  set_text_size(window, 100);
}
