#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/stattext.h>
#include <wx/uiaction.h>
#include <wx/weakref.h>

#include <set>
#include <string>
#include <typeinfo>

#include "app/demo.h"
#include "support/catch.h"
#include "ui/gate.h"
#include "ui/port_gtk.h"
#include "window.h"

using namespace thirdrow;
using test::Which;
using test::Window;

namespace {

constexpr ui::Gate::Step kSteps[] = {ui::Gate::Step::welcome, ui::Gate::Step::sheet, ui::Gate::Step::unlock,
                                     ui::Gate::Step::recovery, ui::Gate::Step::new_passphrase};

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
  const std::size_t tries = 2 * wanted.size() + 10;
  for (std::size_t i = 0; i < tries && !wanted.empty(); ++i) {
    GtkWidget* const here = focused(window);
    path += std::string(here == nullptr ? "nothing" : G_OBJECT_TYPE_NAME(here)) + " ";
    std::erase_if(wanted, [here](const wxWeakRef<wxWindow>& control) {
      return control.get() == nullptr || !takes_keyboard(control.get()) || holds(control.get(), here);
    });
    wxUIActionSimulator().Char(WXK_TAB);
    window.wait([&] { return focused(window) != here; }, std::chrono::milliseconds(400));
  }
  std::vector<std::string> out;
  for (const wxWeakRef<wxWindow>& each : wanted) out.push_back(describe(each.get()));
  UNSCOPED_INFO(path);
  return out;
}

void fill(app::Session& session) { REQUIRE(app::fill_demo(session, 7, {.entries = 20, .people = 4})); }

}  // namespace

TEST_CASE("A screen reader has a name for every control that takes the keyboard", "[access]") {
  Window window;
  for (const ui::Gate::Step step : kSteps) {
    window.frame().gate().show_step(step);
    window.settle();
    CHECK(nameless(&window.frame()) == std::vector<std::string>{});
  }
  window.frame().gate().enter();
  window.create_journal();
  window.with_session(fill);
  for (const ui::PageId id : window.page_ids()) {
    window.show(id);
    CHECK(nameless(&window.frame()) == std::vector<std::string>{});
  }
}

TEST_CASE("The Tab key reaches every control of every page", "[access]") {
  Window window;
  for (const ui::Gate::Step step : kSteps) {
    window.frame().gate().show_step(step);
    window.settle();
    CHECK(unreachable_by_tab(window) == std::vector<std::string>{});
  }
  window.frame().gate().enter();
  window.create_journal();
  window.with_session(fill);
  for (const ui::PageId id : window.page_ids()) {
    window.show(id);
    CHECK(unreachable_by_tab(window) == std::vector<std::string>{});
  }
}

TEST_CASE("Text twice as large is not cut off in a window of 800 by 600", "[access]") {
  Window window;
  window.create_journal();
  window.with_session(fill);
  window.frame().SetSize(800, 600);
  bool restyled = false;
  window.frame().Bind(ui::EVT_RESTYLE, [&](wxCommandEvent& event) {
    restyled = true;
    event.Skip();
  });
  window.theme().set_text_percent(200);
  REQUIRE(window.wait([&] { return restyled; }));
  for (const ui::PageId id : window.page_ids()) {
    window.show(id);
    CHECK(cut_off(&window.frame()) == std::vector<std::string>{});
  }
  window.frame().lock();
  for (const ui::Gate::Step step : kSteps) {
    window.frame().gate().show_step(step);
    window.settle();
    CHECK(cut_off(&window.frame()) == std::vector<std::string>{});
  }
  window.theme().set_text_percent(100);
}
