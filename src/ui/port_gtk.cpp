#include "ui/port_gtk.h"

#include <wx/dataview.h>
#include <wx/settings.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include <memory>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace thirdrow::ui::port {

#ifdef __WXGTK__
namespace {

/// The widget a screen reader meets: multi-line text and lists sit inside a GtkScrolledWindow.
GtkWidget* inner(const wxWindow* window) {
  GtkWidget* widget = window->GetHandle();
  while (widget != nullptr && GTK_IS_SCROLLED_WINDOW(widget)) {
    GtkWidget* child = gtk_bin_get_child(GTK_BIN(widget));
    if (child == nullptr) break;
    widget = child;
  }
  return widget;
}

AtkObject* accessible(const wxWindow* window) {
  GtkWidget* widget = inner(window);
  return widget == nullptr ? nullptr : gtk_widget_get_accessible(widget);
}

AtkRole atk_role(Role role) {
  switch (role) {
    case Role::alert:
      return ATK_ROLE_ALERT;
    case Role::chart:
      return ATK_ROLE_CHART;
    case Role::heading:
      return ATK_ROLE_HEADING;
    case Role::page_tab:
      return ATK_ROLE_PAGE_TAB;
    case Role::list:
      return ATK_ROLE_LIST;
    case Role::image:
      return ATK_ROLE_IMAGE;
    case Role::label:
      return ATK_ROLE_LABEL;
    case Role::progress:
      return ATK_ROLE_PROGRESS_BAR;
    case Role::panel:
      break;
  }
  return ATK_ROLE_PANEL;
}

/// One sheet and one listener for the one screen: GTK's own state is global, so is what hangs on it.
struct ScreenState {
  GtkCssProvider* sheet = nullptr;
  std::function<void()> changed;
  gulong handlers[3] = {};
  int base_dpi = 0;
};
ScreenState& screen_state() {
  static ScreenState state;
  return state;
}

/// As GTK does when it has worked out a new style: fonts and cached sizes are dropped. Rows of a list are
/// left to GTK: nobody asks for their size before they are drawn.
void tell_of_style(GtkWidget* widget, gpointer) {
  if (GTK_IS_TREE_VIEW(widget)) return;
  g_signal_emit_by_name(widget, "style-updated");
  // Pango keeps the height of letters over a change of resolution; a field would put its words too high.
  if (GTK_IS_ENTRY(widget)) pango_context_changed(gtk_widget_get_pango_context(widget));
  if (GTK_IS_CONTAINER(widget)) gtk_container_forall(GTK_CONTAINER(widget), tell_of_style, nullptr);
}

/// GTK_THEME goes before the setting, for GTK as for us.
std::string theme_name() {
  if (const char* forced = g_getenv("GTK_THEME"); forced != nullptr && *forced != '\0') return forced;
  gchar* name = nullptr;
  g_object_get(gtk_settings_get_default(), "gtk-theme-name", &name, nullptr);
  std::string theme = name == nullptr ? "" : name;
  g_free(name);
  return theme;
}

void notify_changed(GObject*, GParamSpec*, gpointer) {
  const auto changed = screen_state().changed;
  if (changed) changed();
}

}  // namespace

void set_accessible_name(wxWindow* window, const wxString& name, const wxString& test_id) {
  window->SetName(test_id.empty() ? name : test_id);
  AtkObject* object = accessible(window);
  if (object == nullptr) return;
  atk_object_set_name(object, name.utf8_str());
#if ATK_CHECK_VERSION(2, 34, 0)
  if (!test_id.empty()) atk_object_set_accessible_id(object, test_id.utf8_str());
#endif
}

void set_accessible_description(wxWindow* window, const wxString& text) {
  if (AtkObject* object = accessible(window)) atk_object_set_description(object, text.utf8_str());
}

void set_accessible_role(wxWindow* window, Role role) {
  if (AtkObject* object = accessible(window)) atk_object_set_role(object, atk_role(role));
}

wxString accessible_name(const wxWindow* window) {
  AtkObject* object = accessible(window);
  const char* name = object == nullptr ? nullptr : atk_object_get_name(object);
  return name == nullptr ? wxString() : wxString::FromUTF8(name);
}

wxString accessible_description(const wxWindow* window) {
  AtkObject* object = accessible(window);
  const char* text = object == nullptr ? nullptr : atk_object_get_description(object);
  return text == nullptr ? wxString() : wxString::FromUTF8(text);
}

void label_for(wxStaticText* label, wxWindow* field) {
  GtkWidget* label_widget = label->GetHandle();
  GtkWidget* field_widget = inner(field);
  if (GTK_IS_LABEL(label_widget)) gtk_label_set_mnemonic_widget(GTK_LABEL(label_widget), field_widget);
  AtkObject* of_label = gtk_widget_get_accessible(label_widget);
  AtkObject* of_field = gtk_widget_get_accessible(field_widget);
  atk_object_add_relationship(of_field, ATK_RELATION_LABELLED_BY, of_label);
  atk_object_add_relationship(of_label, ATK_RELATION_LABEL_FOR, of_field);
  atk_object_set_name(of_field, wxControl::RemoveMnemonics(label->GetLabelText()).utf8_str());
}

void announce(wxWindow* window, const wxString& text) {
  AtkObject* object = accessible(window);
  if (object == nullptr || text.empty()) return;
#if ATK_CHECK_VERSION(2, 46, 0)
  g_signal_emit_by_name(object, "announcement", static_cast<const char*>(text.utf8_str()));
#else
  g_signal_emit_by_name(object, "visible-data-changed");
#endif
}

void add_style(wxWindow* window, const char* css_class) {
  GtkStyleContext* style = gtk_widget_get_style_context(inner(window));
  if (gtk_style_context_has_class(style, css_class) == TRUE) return;
  gtk_style_context_add_class(style, css_class);
  update_style(window);
  window->InvalidateBestSize();
}

void remove_style(wxWindow* window, const char* css_class) {
  GtkStyleContext* style = gtk_widget_get_style_context(inner(window));
  if (gtk_style_context_has_class(style, css_class) == FALSE) return;
  gtk_style_context_remove_class(style, css_class);
  update_style(window);
  window->InvalidateBestSize();
}

void update_style(wxWindow* window) {
  GtkWidget* widget = window->GetHandle();
  if (window->GetChildren().empty()) return tell_of_style(widget, nullptr);
  g_signal_emit_by_name(widget, "style-updated");
  if (GtkWidget* part = inner(window); part != widget && !GTK_IS_TREE_VIEW(part))
    g_signal_emit_by_name(part, "style-updated");
}

void load_style_sheet(const std::string& css) {
  ScreenState& state = screen_state();
  if (state.sheet == nullptr) {
    state.sheet = gtk_css_provider_new();
    gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(state.sheet),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  }
  GError* error = nullptr;
  gtk_css_provider_load_from_data(state.sheet, css.c_str(), static_cast<gssize>(css.size()), &error);
  if (error == nullptr) return;
  g_warning("style sheet: %s", error->message);
  g_error_free(error);
}

void set_shade(Shade shade) {
  GtkSettings* settings = gtk_settings_get_default();
  gboolean now = FALSE;
  g_object_get(settings, "gtk-application-prefer-dark-theme", &now, nullptr);
  const gboolean wanted = shade == Shade::dark ? TRUE : FALSE;
  if (now == wanted) return;
  g_object_set(settings, "gtk-application-prefer-dark-theme", wanted, nullptr);
  // wx drops its cached system colours only when the theme's name is said to have changed
  g_object_notify(G_OBJECT(settings), "gtk-theme-name");
}

bool uses_dark_theme() {
  gboolean preferred = FALSE;
  g_object_get(gtk_settings_get_default(), "gtk-application-prefer-dark-theme", &preferred, nullptr);
  const std::string theme = theme_name();
  return preferred == TRUE || theme.ends_with("-dark") || theme.ends_with(":dark") ||
         theme.ends_with("Inverse");
}

bool uses_high_contrast() { return theme_name().starts_with("HighContrast"); }

void set_text_scale(int percent) {
  GtkSettings* settings = gtk_settings_get_default();
  ScreenState& state = screen_state();
  if (state.base_dpi == 0) {
    g_object_get(settings, "gtk-xft-dpi", &state.base_dpi, nullptr);
    if (state.base_dpi <= 0) state.base_dpi = 96 * PANGO_SCALE;
  }
  int now = 0;
  g_object_get(settings, "gtk-xft-dpi", &now, nullptr);
  const int wanted = state.base_dpi * percent / 100;
  if (now != wanted && !(percent == 100 && now <= 0)) g_object_set(settings, "gtk-xft-dpi", wanted, nullptr);
}

int text_height() {
  gchar* name = nullptr;
  g_object_get(gtk_settings_get_default(), "gtk-font-name", &name, nullptr);
  PangoFontDescription* font = pango_font_description_from_string(name == nullptr ? "Sans 10" : name);
  g_free(name);
  PangoContext* context = gdk_pango_context_get_for_screen(gdk_screen_get_default());
  PangoFontMetrics* metrics = pango_context_get_metrics(context, font, nullptr);
  const int height =
      PANGO_PIXELS_CEIL(pango_font_metrics_get_ascent(metrics) + pango_font_metrics_get_descent(metrics));
  pango_font_metrics_unref(metrics);
  g_object_unref(context);
  pango_font_description_free(font);
  return height;
}

void on_desktop_change(std::function<void()> changed) {
  ScreenState& state = screen_state();
  state.changed = std::move(changed);
  if (state.handlers[0] != 0) return;
  constexpr const char* kSignals[] = {"notify::gtk-theme-name", "notify::gtk-font-name",
                                      "notify::gtk-xft-dpi"};
  for (std::size_t i = 0; i < std::size(kSignals); ++i) {
    state.handlers[i] =
        g_signal_connect(gtk_settings_get_default(), kSignals[i], G_CALLBACK(notify_changed), nullptr);
  }
}

void align(wxWindow* button, Edge edge) {
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_button_set_alignment(GTK_BUTTON(button->GetHandle()), edge == Edge::leading ? 0 : 0.5F, 0.5F);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

void scroll_to_row(wxDataViewCtrl* list, std::size_t row) {
  auto* tree = GTK_TREE_VIEW(list->GtkGetTreeView());
  if (gtk_tree_view_get_visible_range(tree, nullptr, nullptr) == FALSE) return;
  GtkTreePath* path = gtk_tree_path_new_from_indices(static_cast<int>(row), -1);
  GdkRectangle seen = {};
  GdkRectangle cell = {};
  gtk_tree_view_get_visible_rect(tree, &seen);
  gtk_tree_view_get_background_area(tree, path, gtk_tree_view_get_column(tree, 0), &cell);
  // While the list has no room for the row, GTK would show the row's end.
  gtk_tree_view_scroll_to_cell(tree, path, nullptr, cell.height > seen.height ? TRUE : FALSE, 0, 0);
  gtk_tree_path_free(path);
}

void activate_on_click(wxDataViewCtrl* list) {
  gtk_tree_view_set_activate_on_single_click(GTK_TREE_VIEW(list->GtkGetTreeView()), TRUE);
}

void on_day_press(wxCalendarCtrl* calendar, std::function<void()> pressed) {
  using Call = std::function<void()>;
  const auto press = +[](GtkCalendar*, gpointer call) { (*static_cast<Call*>(call))(); };
  const auto drop = +[](gpointer call, GClosure*) { delete static_cast<Call*>(call); };
  g_signal_connect_data(calendar->GetHandle(), "day-selected", G_CALLBACK(press),
                        new Call(std::move(pressed)), drop, G_CONNECT_AFTER);
}

void align_to_start(wxStaticText* label) {
  // GTK mirrors this itself, and wx has done so before
  if (GTK_IS_LABEL(label->GetHandle())) gtk_label_set_xalign(GTK_LABEL(label->GetHandle()), 0);
}

void centre_lines(wxStaticText* label) {
  if (GTK_IS_LABEL(label->GetHandle()))
    gtk_label_set_justify(GTK_LABEL(label->GetHandle()), GTK_JUSTIFY_CENTER);
}

void set_text_margins(wxTextCtrl* text, int horizontal, int vertical) {
  GtkWidget* widget = inner(text);
  if (!GTK_IS_TEXT_VIEW(widget)) return;
  GtkTextView* view = GTK_TEXT_VIEW(widget);
  gtk_text_view_set_left_margin(view, horizontal);
  gtk_text_view_set_right_margin(view, horizontal);
  gtk_text_view_set_top_margin(view, vertical);
  gtk_text_view_set_bottom_margin(view, vertical);
}

void set_purpose(wxTextCtrl* text, Purpose purpose) {
  constexpr GtkInputPurpose kPurposes[] = {GTK_INPUT_PURPOSE_FREE_FORM, GTK_INPUT_PURPOSE_NAME,
                                           GTK_INPUT_PURPOSE_DIGITS, GTK_INPUT_PURPOSE_PASSWORD};
  GtkWidget* widget = inner(text);
  if (!GTK_IS_ENTRY(widget)) return;
  gtk_entry_set_input_purpose(GTK_ENTRY(widget), kPurposes[static_cast<int>(purpose)]);
  if (purpose == Purpose::password) {
    gtk_entry_set_input_hints(GTK_ENTRY(widget), GTK_INPUT_HINT_NO_SPELLCHECK);
    g_object_set(widget, "caps-lock-warning", TRUE, nullptr);
  }
}

seal::Secret read_secret(const wxTextCtrl* text) {
  GtkWidget* widget = inner(text);
  if (!GTK_IS_ENTRY(widget)) return {};
  return seal::Secret::from_text(gtk_entry_get_text(GTK_ENTRY(widget)));
}

bool caps_lock_on() {
  return gdk_keymap_get_caps_lock_state(gdk_keymap_get_for_display(gdk_display_get_default())) == TRUE;
}

void set_text_direction(Direction direction) {
  gtk_widget_set_default_direction(direction == Direction::right_to_left ? GTK_TEXT_DIR_RTL
                                                                         : GTK_TEXT_DIR_LTR);
}

Direction text_direction() {
  return gtk_widget_get_default_direction() == GTK_TEXT_DIR_RTL ? Direction::right_to_left
                                                                : Direction::left_to_right;
}

void start_without_graphics_driver() { g_setenv("GDK_GL", "disable", FALSE); }

void set_program_id(const char* id) {
  g_set_prgname(id);
  gtk_window_set_default_icon_name("org.thirdrow.ThirdRow");  // there once the program is installed
}

bool save_picture(wxWindow* window, const std::string& file) {
  GdkWindow* source = gtk_widget_get_window(window->GetHandle());
  if (source == nullptr) return false;
  GdkPixbuf* picture =
      gdk_pixbuf_get_from_window(source, 0, 0, gdk_window_get_width(source), gdk_window_get_height(source));
  if (picture == nullptr) return false;
  const gboolean saved = gdk_pixbuf_save(picture, file.c_str(), "png", nullptr, nullptr);
  g_object_unref(picture);
  return saved == TRUE;
}

namespace {

constexpr unsigned kRecentMs = 50;
constexpr int kRecentTries = 40;  ///< GTK asks the disk about the file first

struct Recent {
  std::string uri;
  int tries = 0;
};

gboolean drop_recent(gpointer data) {
  auto* recent = static_cast<Recent*>(data);
  GtkRecentManager* manager = gtk_recent_manager_get_default();
  const bool there = gtk_recent_manager_has_item(manager, recent->uri.c_str()) == TRUE;
  if (there) gtk_recent_manager_remove_item(manager, recent->uri.c_str(), nullptr);
  return ++recent->tries < kRecentTries ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

}  // namespace

void forget_recent(const std::string& path) {
  gchar* uri = g_filename_to_uri(path.c_str(), nullptr, nullptr);
  if (uri == nullptr) return;
  const auto drop = +[](gpointer recent) { delete static_cast<Recent*>(recent); };
  g_timeout_add_full(G_PRIORITY_DEFAULT, kRecentMs, drop_recent,
                     std::make_unique<Recent>(Recent{uri}).release(), drop);
  g_free(uri);
}

void present(wxWindow* window, const std::string& token) {
  auto* const native = GTK_WINDOW(window->GetHandle());
  if (!token.empty()) gtk_window_set_startup_id(native, token.c_str());
  gtk_window_present(native);
}

#else

void set_accessible_name(wxWindow* window, const wxString& name, const wxString& test_id) {
  window->SetName(test_id.empty() ? name : test_id);
}
void set_accessible_description(wxWindow*, const wxString&) {}
void set_accessible_role(wxWindow*, Role) {}
wxString accessible_name(const wxWindow* window) { return window->GetName(); }
void label_for(wxStaticText* label, wxWindow* field) { field->SetName(label->GetLabelText()); }
void announce(wxWindow*, const wxString&) {}
void add_style(wxWindow*, const char*) {}
void remove_style(wxWindow*, const char*) {}
void update_style(wxWindow*) {}
void load_style_sheet(const std::string&) {}
void set_shade(Shade) {}
bool uses_dark_theme() { return false; }
bool uses_high_contrast() { return false; }
void set_text_scale(int) {}
int text_height() { return wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT).GetPixelSize().y; }
void on_desktop_change(std::function<void()>) {}
void align(wxWindow*, Edge) {}
void scroll_to_row(wxDataViewCtrl* list, std::size_t row) {
  list->EnsureVisible(
      static_cast<wxDataViewVirtualListModel*>(list->GetModel())->GetItem(static_cast<unsigned>(row)));
}
void activate_on_click(wxDataViewCtrl*) {}
void on_day_press(wxCalendarCtrl* calendar, std::function<void()> pressed) {
  calendar->Bind(wxEVT_CALENDAR_SEL_CHANGED, [pressed](wxCalendarEvent&) { pressed(); });
}
void align_to_start(wxStaticText*) {}
void centre_lines(wxStaticText*) {}
void set_text_margins(wxTextCtrl*, int, int) {}
void set_purpose(wxTextCtrl*, Purpose) {}
seal::Secret read_secret(const wxTextCtrl* text) {
  std::string copy = text->GetValue().utf8_string();
  seal::Secret secret = seal::Secret::from_text(copy);
  seal::wipe(copy);
  return secret;
}
bool caps_lock_on() { return wxGetKeyState(WXK_CAPITAL); }
void set_text_direction(Direction) {}
Direction text_direction() { return Direction::left_to_right; }
void start_without_graphics_driver() {}
void set_program_id(const char*) {}
bool save_picture(wxWindow*, const std::string&) { return false; }
void forget_recent(const std::string&) {}
void present(wxWindow* window, const std::string&) { window->Raise(); }

#endif

}  // namespace thirdrow::ui::port
