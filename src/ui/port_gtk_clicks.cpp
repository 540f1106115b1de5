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
};

/// Where and when a row was pressed last; there is one pointer only.
std::optional<Press>& row_pressed() {
  static std::optional<Press> press;
  return press;
}

gboolean note_press(GtkWidget*, GdkEventButton* event, gpointer) {
  if (event->button == GDK_BUTTON_PRIMARY) row_pressed() = {event->time, event->x_root, event->y_root};
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

}  // namespace

void note_clicks(wxDataViewCtrl* list) {
  g_signal_connect(list->GtkGetTreeView(), "button-press-event", G_CALLBACK(note_press), nullptr);
}

bool is_second_click() {
  if (!row_pressed()) return false;
  GdkEvent* event = gtk_get_current_event();
  if (event == nullptr) return false;
  const bool is_press = event->type >= GDK_BUTTON_PRESS && event->type <= GDK_3BUTTON_PRESS;
  const bool second = is_press && is_second_of(*row_pressed(), event->button);
  gdk_event_free(event);
  return second;
}
#else
void note_clicks(wxDataViewCtrl*) {}
bool is_second_click() { return false; }
#endif

void ignore_second_clicks(wxWindow* control) {
  const auto press = [](wxMouseEvent& event) { event.Skip(!is_second_click()); };
  control->Bind(wxEVT_LEFT_DOWN, press);
  control->Bind(wxEVT_LEFT_DCLICK, press);
}

}  // namespace thirdrow::ui::port
