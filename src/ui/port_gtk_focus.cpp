// What has the keyboard, and what can be done there.
#include "ui/port_gtk.h"

#include <memory>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace thirdrow::ui::port {

#ifdef __WXGTK__

void on_focus_moved(wxWindow* inside, std::function<void()> moved) {
  using Call = std::function<void()>;
  GtkWidget* top = gtk_widget_get_toplevel(inside->GetHandle());
  if (!GTK_IS_WINDOW(top)) return;
  const auto told = +[](GtkWindow*, GtkWidget*, gpointer call) { (*static_cast<Call*>(call))(); };
  const auto drop = +[](gpointer call, GClosure*) { delete static_cast<Call*>(call); };
  GClosure* closure =
      g_cclosure_new(G_CALLBACK(told), std::make_unique<Call>(std::move(moved)).release(), drop);
  g_object_watch_closure(G_OBJECT(inside->GetHandle()), closure);
  g_signal_connect_closure(top, "set-focus", closure, TRUE);
}

void renew_tab_order(wxWindow* parent) {
  if (!GTK_IS_CONTAINER(parent->m_wxwindow)) return;
  GList* chain = nullptr;
  for (wxWindow* child : parent->GetChildren()) {
    if (!child->IsTopLevel() && child->AcceptsFocusFromKeyboard())
      chain = g_list_append(chain, child->GetHandle());
  }
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS  // what wxGTK itself does
      gtk_container_set_focus_chain(GTK_CONTAINER(parent->m_wxwindow), chain);
  G_GNUC_END_IGNORE_DEPRECATIONS
  g_list_free(chain);
}

wxRect focus_rect(const wxWindow* outer) {
  GtkWidget* around = outer->GetHandle();
  GtkWidget* focus = gtk_window_get_focus(GTK_WINDOW(gtk_widget_get_toplevel(around)));
  if (focus == nullptr || !gtk_widget_is_ancestor(focus, around)) return {};
  int x = 0;
  int y = 0;
  gtk_widget_translate_coordinates(focus, around, 0, 0, &x, &y);
  return {x, y, gtk_widget_get_allocated_width(focus), gtk_widget_get_allocated_height(focus)};
}

namespace {

GtkWidget* focus_of(const wxWindow* inside) {
  GtkWidget* top = gtk_widget_get_toplevel(inside->GetHandle());
  return GTK_IS_WINDOW(top) ? gtk_window_get_focus(GTK_WINDOW(top)) : nullptr;
}

bool has_selection(GtkWidget* field) {
  if (GTK_IS_EDITABLE(field)) {
    const bool secret = GTK_IS_ENTRY(field) && gtk_entry_get_visibility(GTK_ENTRY(field)) == FALSE;
    return !secret && gtk_editable_get_selection_bounds(GTK_EDITABLE(field), nullptr, nullptr) == TRUE;
  }
  return gtk_text_buffer_get_has_selection(gtk_text_view_get_buffer(GTK_TEXT_VIEW(field))) == TRUE;
}

bool is_editable(GtkWidget* field) {
  if (GTK_IS_EDITABLE(field)) return gtk_editable_get_editable(GTK_EDITABLE(field)) == TRUE;
  return gtk_text_view_get_editable(GTK_TEXT_VIEW(field)) == TRUE;
}

}  // namespace

bool can_edit(const wxWindow* inside, Edit what) {
  GtkWidget* field = focus_of(inside);
  if (!GTK_IS_EDITABLE(field) && !GTK_IS_TEXT_VIEW(field)) return false;
  switch (what) {
    case Edit::cut:
      return is_editable(field) && has_selection(field);
    case Edit::copy:
      return has_selection(field);
    case Edit::paste:
      return is_editable(field);
    case Edit::select_all:
      break;
  }
  return true;
}

void edit(const wxWindow* inside, Edit what) {
  if (!can_edit(inside, what)) return;
  GtkWidget* field = focus_of(inside);
  constexpr const char* kSignals[] = {"cut-clipboard", "copy-clipboard", "paste-clipboard"};
  if (what != Edit::select_all) {
    g_signal_emit_by_name(field, kSignals[static_cast<int>(what)]);
  } else if (GTK_IS_EDITABLE(field)) {
    gtk_editable_select_region(GTK_EDITABLE(field), 0, -1);
  } else {
    g_signal_emit_by_name(field, "select-all", TRUE);
  }
}

#else

void on_focus_moved(wxWindow*, std::function<void()>) {}
void renew_tab_order(wxWindow*) {}
wxRect focus_rect(const wxWindow*) { return {}; }
bool can_edit(const wxWindow*, Edit) { return false; }
void edit(const wxWindow*, Edit) {}

#endif

}  // namespace thirdrow::ui::port
