#include "ui/port_gtk_text.h"

#ifdef __WXGTK__

#include <gtk/gtk.h>
#ifdef THIRDROW_SPELL
#include <gspell/gspell.h>
#endif

#include <algorithm>

namespace thirdrow::ui::port {
namespace {

GtkTextView* view_of(const wxTextCtrl* text) {
  GtkWidget* widget = text->GetHandle();
  if (GTK_IS_SCROLLED_WINDOW(widget)) widget = gtk_bin_get_child(GTK_BIN(widget));
  return GTK_IS_TEXT_VIEW(widget) ? GTK_TEXT_VIEW(widget) : nullptr;
}

}  // namespace

struct TextWatch::Impl {
  Listener listener;
  GtkTextBuffer* buffer = nullptr;
  GtkEntry* entry = nullptr;

  static void on_insert(GtkTextBuffer*, GtkTextIter* at, gchar* text, gint bytes, Impl* self) {
    self->listener.inserted(gtk_text_iter_get_offset(at),
                            std::string_view(text, static_cast<std::size_t>(bytes)));
  }
  static void on_delete(GtkTextBuffer* buffer, GtkTextIter* from, GtkTextIter* to, Impl* self) {
    gchar* text = gtk_text_buffer_get_text(buffer, from, to, TRUE);
    self->listener.removed(gtk_text_iter_get_offset(from), text);
    g_free(text);
  }
  /// Told by the buffer, after it has cut the words to the field's length.
  static void on_entry_insert(GtkEntryBuffer*, guint at, gchar* text, guint, Impl* self) {
    self->listener.inserted(static_cast<int>(at), text);
  }
  /// Told by the field, while the words are still there.
  static void on_entry_delete(GtkEditable* field, gint from, gint to, Impl* self) {
    gchar* text = gtk_editable_get_chars(field, from, to);
    self->listener.removed(from, text);
    g_free(text);
  }
};

TextWatch::TextWatch(wxTextCtrl* text, Listener listener) : impl_(std::make_unique<Impl>()) {
  impl_->listener = std::move(listener);
  if (GtkTextView* view = view_of(text)) {
    // A screen reader may hold the buffer longer than the field lives.
    impl_->buffer = GTK_TEXT_BUFFER(g_object_ref(gtk_text_view_get_buffer(view)));
    g_signal_connect(impl_->buffer, "insert-text", G_CALLBACK(&Impl::on_insert), impl_.get());
    g_signal_connect(impl_->buffer, "delete-range", G_CALLBACK(&Impl::on_delete), impl_.get());
  } else if (GTK_IS_ENTRY(text->GetHandle())) {
    impl_->entry = GTK_ENTRY(g_object_ref(text->GetHandle()));
    g_signal_connect(gtk_entry_get_buffer(impl_->entry), "inserted-text", G_CALLBACK(&Impl::on_entry_insert),
                     impl_.get());
    g_signal_connect(impl_->entry, "delete-text", G_CALLBACK(&Impl::on_entry_delete), impl_.get());
  }
}

TextWatch::~TextWatch() {
  if (impl_->buffer != nullptr) {
    g_signal_handlers_disconnect_by_data(impl_->buffer, impl_.get());
    g_object_unref(impl_->buffer);
  }
  if (impl_->entry != nullptr) {
    g_signal_handlers_disconnect_by_data(gtk_entry_get_buffer(impl_->entry), impl_.get());
    g_signal_handlers_disconnect_by_data(impl_->entry, impl_.get());
    g_object_unref(impl_->entry);
  }
}

void TextWatch::insert(int at, const std::string& text) {
  if (impl_->entry != nullptr) {
    gint place = at;
    gtk_editable_insert_text(GTK_EDITABLE(impl_->entry), text.data(), static_cast<gint>(text.size()), &place);
    gtk_editable_set_position(GTK_EDITABLE(impl_->entry), place);
  }
  if (impl_->buffer == nullptr) return;
  GtkTextIter place;
  gtk_text_buffer_get_iter_at_offset(impl_->buffer, &place, at);
  gtk_text_buffer_insert(impl_->buffer, &place, text.data(), static_cast<gint>(text.size()));
  gtk_text_buffer_place_cursor(impl_->buffer, &place);
}

void TextWatch::remove(int at, int count) {
  if (impl_->entry != nullptr) {
    gtk_editable_delete_text(GTK_EDITABLE(impl_->entry), at, at + count);
    gtk_editable_set_position(GTK_EDITABLE(impl_->entry), at);
  }
  if (impl_->buffer == nullptr) return;
  GtkTextIter from;
  GtkTextIter to;
  gtk_text_buffer_get_iter_at_offset(impl_->buffer, &from, at);
  gtk_text_buffer_get_iter_at_offset(impl_->buffer, &to, at + count);
  gtk_text_buffer_delete(impl_->buffer, &from, &to);
  gtk_text_buffer_place_cursor(impl_->buffer, &from);
}

void dress_text(wxTextCtrl* text) {
  GtkTextView* view = view_of(text);
  if (view == nullptr) return;
  const int line = text->GetCharHeight();
  gtk_text_view_set_pixels_inside_wrap(view, line / 4);
  gtk_text_view_set_pixels_below_lines(view, line / 4);
  // a card around the text has its own margins
  const bool framed = !text->HasFlag(wxBORDER_NONE);
  gtk_text_view_set_left_margin(view, framed ? 10 : 2);
  gtk_text_view_set_right_margin(view, framed ? 10 : 2);
  gtk_text_view_set_top_margin(view, framed ? 8 : 4);
  gtk_text_view_set_bottom_margin(view, framed ? 8 : 4);
  gtk_text_view_set_accepts_tab(view, FALSE);
  gtk_text_view_set_wrap_mode(view, GTK_WRAP_WORD_CHAR);
}

int text_height(const wxTextCtrl* text) {
  GtkTextView* view = view_of(text);
  if (view == nullptr) return text->GetCharHeight();
  GtkTextIter end;
  gtk_text_buffer_get_end_iter(gtk_text_view_get_buffer(view), &end);
  gint top = 0;
  gint height = 0;
  gtk_text_view_get_line_yrange(view, &end, &top, &height);
  return top + height + gtk_text_view_get_top_margin(view) + gtk_text_view_get_bottom_margin(view);
}

void rest_at_top(wxTextCtrl* text) {
  GtkTextView* view = view_of(text);
  if (view == nullptr) return;
  const auto rest = +[](GtkWidget* widget, GdkRectangle* place, gpointer) {
    GtkAdjustment* range = gtk_scrollable_get_vadjustment(GTK_SCROLLABLE(widget));
    if (gtk_adjustment_get_upper(range) > place->height) return;
    // GTK leaves these as they were when the field gets its new height in the middle of a scrolling
    gtk_adjustment_set_page_size(range, place->height);
    gtk_adjustment_set_value(range, 0);
  };
  g_signal_connect_after(view, "size-allocate", G_CALLBACK(rest), nullptr);
}

void on_text_height(wxTextCtrl* text, std::function<void()> changed) {
  GtkTextView* view = view_of(text);
  if (view == nullptr) return;
  using Call = std::function<void()>;
  GtkAdjustment* range = gtk_scrollable_get_vadjustment(GTK_SCROLLABLE(view));
  const auto on_range = +[](GtkAdjustment*, GParamSpec*, gpointer call) { (*static_cast<Call*>(call))(); };
  const auto drop = +[](gpointer call, GClosure*) { delete static_cast<Call*>(call); };
  g_signal_connect_data(range, "notify::upper", G_CALLBACK(on_range),
                        std::make_unique<Call>(std::move(changed)).release(), drop, GConnectFlags{});
}

wxRect caret_rect(const wxTextCtrl* text) {
  GtkTextView* view = view_of(text);
  if (view == nullptr) return {};
  GtkTextBuffer* buffer = gtk_text_view_get_buffer(view);
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_mark(buffer, &at, gtk_text_buffer_get_insert(buffer));
  GdkRectangle place;
  gtk_text_view_get_iter_location(view, &at, &place);
  int x = 0;
  int y = 0;
  gtk_text_view_buffer_to_window_coords(view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &x, &y);
  return {x, y, std::max(place.width, 1), place.height};
}

void close_completions(wxTextCtrl* field) {
  if (!GTK_IS_ENTRY(field->GetHandle())) return;
  GtkEntry* entry = GTK_ENTRY(field->GetHandle());
  GtkEntryCompletion* completion = gtk_entry_get_completion(entry);
  if (completion == nullptr) return;
  g_object_ref(completion);
  gtk_entry_set_completion(entry, nullptr);  // the only call that ends a list on its way as well
  gtk_entry_set_completion(entry, completion);
  g_object_unref(completion);
}

bool run_shortcut(wxTextCtrl* field) {
  close_completions(field);
  GdkEvent* event = gtk_get_current_event();
  GtkWidget* window = gtk_widget_get_toplevel(field->GetHandle());
  const bool is_key = event != nullptr && event->type == GDK_KEY_PRESS && GTK_IS_WINDOW(window);
  const bool ran = is_key && gtk_window_activate_key(GTK_WINDOW(window), &event->key) == TRUE;
  if (event != nullptr) gdk_event_free(event);
  return ran;
}

#ifdef THIRDROW_SPELL

struct Spelling::Impl {
  GspellChecker* checker = nullptr;
  ~Impl() {
    if (checker != nullptr) g_object_unref(checker);
  }
};

namespace {

/// gspell's own words for the item that writes into the person's list of words.
bool adds_to_list(GtkWidget* item) {
  const char* label = gtk_menu_item_get_label(GTK_MENU_ITEM(item));
  return label != nullptr && g_strcmp0(label, g_dgettext("gspell-1", "_Add")) == 0;
}

void take_out_adding(GtkWidget* item, gpointer) {
  if (!GTK_IS_MENU_ITEM(item)) return;
  if (GtkWidget* inner = gtk_menu_item_get_submenu(GTK_MENU_ITEM(item)); inner != nullptr) {
    gtk_container_foreach(GTK_CONTAINER(inner), take_out_adding, nullptr);
  } else if (adds_to_list(item)) {
    gtk_widget_destroy(item);
  }
}

void on_menu(GtkTextView*, GtkWidget* menu, gpointer) {
  if (GTK_IS_MENU(menu)) gtk_container_foreach(GTK_CONTAINER(menu), take_out_adding, nullptr);
}

}  // namespace

bool Spelling::attach(wxTextCtrl* text) {
  GtkTextView* view = view_of(text);
  if (view == nullptr || gspell_language_get_available() == nullptr) return false;
  if (impl_->checker == nullptr) impl_->checker = gspell_checker_new(nullptr);
  GspellTextBuffer* buffer = gspell_text_buffer_get_from_gtk_text_buffer(gtk_text_view_get_buffer(view));
  gspell_text_buffer_set_spell_checker(buffer, impl_->checker);
  GspellTextView* checked = gspell_text_view_get_from_gtk_text_view(view);
  gspell_text_view_set_inline_spell_checking(checked, TRUE);
  gspell_text_view_set_enable_language_menu(checked, TRUE);
  g_signal_handlers_disconnect_by_func(view, reinterpret_cast<gpointer>(on_menu), nullptr);
  g_signal_connect_after(view, "populate-popup", G_CALLBACK(on_menu), nullptr);  // after gspell has filled it
  return true;
}

void Spelling::forget() {
  if (impl_->checker != nullptr) gspell_checker_clear_session(impl_->checker);
}

#else

struct Spelling::Impl {};
bool Spelling::attach(wxTextCtrl*) { return false; }
void Spelling::forget() {}

#endif

Spelling::Spelling() : impl_(std::make_unique<Impl>()) {}
Spelling::~Spelling() = default;

}  // namespace thirdrow::ui::port

#else

namespace thirdrow::ui::port {

struct TextWatch::Impl {};
TextWatch::TextWatch(wxTextCtrl*, Listener) {}
TextWatch::~TextWatch() = default;
void TextWatch::insert(int, const std::string&) {}
void TextWatch::remove(int, int) {}
void dress_text(wxTextCtrl*) {}
int text_height(const wxTextCtrl* text) { return (text->GetNumberOfLines() + 1) * text->GetCharHeight(); }
void rest_at_top(wxTextCtrl*) {}
void on_text_height(wxTextCtrl*, std::function<void()>) {}
wxRect caret_rect(const wxTextCtrl*) { return {}; }
void close_completions(wxTextCtrl*) {}
bool run_shortcut(wxTextCtrl*) { return false; }
struct Spelling::Impl {};
Spelling::Spelling() = default;
Spelling::~Spelling() = default;
bool Spelling::attach(wxTextCtrl*) { return false; }
void Spelling::forget() {}

}  // namespace thirdrow::ui::port

#endif
