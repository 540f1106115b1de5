#include "ui/port_gtk_clicks.h"

#include <wx/dataview.h>
#include <wx/event.h>

#include <cstdint>
#include <optional>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace thirdrow::ui::port {

#ifdef __WXGTK__
namespace {

/// When a row was pressed last, in the desktop's own milliseconds, of which there is one count only.
std::optional<std::uint32_t>& pressed_at() {
  static std::optional<std::uint32_t> at;
  return at;
}

gboolean note_press(GtkWidget*, GdkEventButton* event, gpointer) {
  pressed_at() = event->time;
  return FALSE;
}

}  // namespace

void note_clicks(wxDataViewCtrl* list) {
  g_signal_connect(list->GtkGetTreeView(), "button-press-event", G_CALLBACK(note_press), nullptr);
}

bool is_second_click(const wxMouseEvent& press) {
  if (!pressed_at()) return false;
  int limit_ms = 0;
  g_object_get(gtk_settings_get_default(), "gtk-double-click-time", &limit_ms, nullptr);
  // The count starts again at its end.
  const auto since = static_cast<std::uint32_t>(press.GetTimestamp()) - *pressed_at();
  return since <= static_cast<std::uint32_t>(limit_ms);
}
#else
void note_clicks(wxDataViewCtrl*) {}
bool is_second_click(const wxMouseEvent&) { return false; }
#endif

void ignore_second_clicks(wxWindow* button) {
  const auto press = [](wxMouseEvent& event) { event.Skip(!is_second_click(event)); };
  button->Bind(wxEVT_LEFT_DOWN, press);
  button->Bind(wxEVT_LEFT_DCLICK, press);
}

}  // namespace thirdrow::ui::port
