#include "ui/port_gtk_clicks.h"

#include <wx/dataview.h>
#include <wx/event.h>

#include <cmath>
#include <cstdint>
#include <optional>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace thirdrow::ui::port {

#ifdef __WXGTK__
namespace {

struct Press {
  std::uint32_t at_ms;  ///< of the desktop's own count
  double x, y;          ///< on the screen
  unsigned control;     ///< counted as they are made, as another may come to its address; 0: a row
};

/// Where and when something was pressed last; there is one pointer only.
std::optional<Press>& pressed_last() {
  static std::optional<Press> press;
  return press;
}

gboolean note_press(GtkWidget*, GdkEventButton* event, gpointer) {
  if (event->button == GDK_BUTTON_PRIMARY) pressed_last() = {event->time, event->x_root, event->y_root, 0};
  return FALSE;
}

int setting(const char* name) {
  int value = 0;
  g_object_get(gtk_settings_get_default(), name, &value, nullptr);
  return value;
}

bool is_second_of(const Press& first, const GdkEventButton& press) {
  // The count starts again at its end.
  if (press.time - first.at_ms > static_cast<std::uint32_t>(setting("gtk-double-click-time"))) return false;
  const double most = setting("gtk-double-click-distance");
  return std::abs(press.x_root - first.x) <= most && std::abs(press.y_root - first.y) <= most;
}

gboolean press_again(gpointer press) {
  auto* event = static_cast<GdkEvent*>(press);
  gtk_main_do_event(event);
  gdk_event_free(event);
  return G_SOURCE_REMOVE;
}

/// The window of this program below the pointer, and the pointer's place in it.
GdkWindow* pressed_window(GdkEventButton& press) {
  int x = 0;
  int y = 0;
  GdkWindow* window = gdk_device_get_window_at_position(press.device, &x, &y);
  press.x = x;
  press.y = y;
  return window;
}

/// GTK closes a list of completions by a press beside it, and keeps the press to itself.
gboolean hear_press(GSignalInvocationHint*, guint, const GValue* values, gpointer) {
  auto* list = static_cast<GtkWidget*>(g_value_get_object(values));
  const auto* event = static_cast<const GdkEvent*>(g_value_get_boxed(values + 1));
  if (!GTK_IS_WINDOW(list) || event == nullptr || event->type != GDK_BUTTON_PRESS) return TRUE;
  if (gtk_window_get_type_hint(GTK_WINDOW(list)) != GDK_WINDOW_TYPE_HINT_COMBO) return TRUE;
  GdkEvent* again = gdk_event_copy(event);
  GdkWindow* below = pressed_window(again->button);
  if (below == nullptr || gdk_window_get_toplevel(below) == gtk_widget_get_window(list)) {
    gdk_event_free(again);
    return TRUE;
  }
  g_object_unref(again->button.window);
  again->button.window = GDK_WINDOW(g_object_ref(below));
  g_idle_add_full(G_PRIORITY_HIGH, press_again, again, nullptr);
  return TRUE;
}

}  // namespace

void let_clicks_through_completions() {
  static const gulong hook = [] {
    g_type_class_ref(GTK_TYPE_WIDGET);
    const guint signal = g_signal_lookup("button-press-event", GTK_TYPE_WIDGET);
    return g_signal_add_emission_hook(signal, 0, hear_press, nullptr, nullptr);
  }();
  static_cast<void>(hook);
}

void note_clicks(wxDataViewCtrl* list) {
  g_signal_connect(list->GtkGetTreeView(), "button-press-event", G_CALLBACK(note_press), nullptr);
}

namespace {
/// Whether the press that is handled now is the second half of a double-click that began elsewhere.
bool ends_double_click(unsigned control) {
  GdkEvent* event = gtk_get_current_event();
  if (event == nullptr) return false;
  const bool is_press = event->type >= GDK_BUTTON_PRESS && event->type <= GDK_3BUTTON_PRESS;
  const auto& last = pressed_last();
  const bool second = is_press && last && last->control != control && is_second_of(*last, event->button);
  if (is_press && !second)
    pressed_last() = {event->button.time, event->button.x_root, event->button.y_root, control};
  gdk_event_free(event);
  return second;
}
}  // namespace
#else
void let_clicks_through_completions() {}
void note_clicks(wxDataViewCtrl*) {}
namespace {
bool ends_double_click(unsigned) { return false; }
}  // namespace
#endif

void ignore_second_clicks(wxWindow* control) {
  static unsigned made = 0;
  const auto press = [number = ++made](wxMouseEvent& event) { event.Skip(!ends_double_click(number)); };
  control->Bind(wxEVT_LEFT_DOWN, press);
  control->Bind(wxEVT_LEFT_DCLICK, press);
}

}  // namespace thirdrow::ui::port
