#include <wx/window.h>

#include "ui/painted.h"

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace thirdrow::ui::port {

#ifdef __WXGTK__
namespace {

/// One wait: a draw, then the end of the frame it belongs to. A clock may tick before there is anything on
/// the screen.
struct Wait {
  std::function<void()> done;
  GtkWidget* widget = nullptr;
  gulong draw = 0, after = 0;
  bool drawn = false;
};

gboolean note_draw(GtkWidget*, cairo_t*, gpointer data) {
  static_cast<Wait*>(data)->drawn = true;
  return FALSE;
}

void end_frame(GdkFrameClock* clock, gpointer data) {
  auto* wait = static_cast<Wait*>(data);
  if (!wait->drawn) return;
  g_signal_handler_disconnect(clock, wait->after);
  g_signal_handler_disconnect(wait->widget, wait->draw);
  const auto done = std::move(wait->done);
  delete wait;
  done();
}

}  // namespace

void after_paint(wxWindow* top, std::function<void()> done) {
  GtkWidget* widget = top->GetHandle();
  auto* wait = new Wait{std::move(done), widget};
  wait->draw = g_signal_connect_after(widget, "draw", G_CALLBACK(note_draw), wait);
  wait->after =
      g_signal_connect(gtk_widget_get_frame_clock(widget), "after-paint", G_CALLBACK(end_frame), wait);
  gtk_widget_queue_draw(widget);
}
#else
void after_paint(wxWindow*, std::function<void()>) {}
#endif

}  // namespace thirdrow::ui::port
