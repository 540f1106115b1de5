/// What wxWidgets does not reach in GTK 3: accessible names, the style sheet, dark mode, entry details.
/// Elsewhere these do nothing. Front thread.
#pragma once

#include <wx/calctrl.h>
#include <wx/string.h>
#include <wx/window.h>

#include <functional>
#include <string>

#include "seal/secret.h"

class wxDataViewCtrl;
class wxStaticText;
class wxTextCtrl;
class wxToggleButton;

namespace thirdrow::ui::port {

// --- for screen readers ---
enum class Role { alert, chart, heading, panel, page_tab, list, image, label, progress };

/// What a screen reader says for the control. `test_id` also names it for tests and for
/// wxWindow::FindWindowByName.
void set_accessible_name(wxWindow* window, const wxString& name, const wxString& test_id = {});
void set_accessible_description(wxWindow* window, const wxString& text);
void set_accessible_role(wxWindow* window, Role role);
/// The name a screen reader would read now; empty when it would read none.
wxString accessible_name(const wxWindow* window);
wxString accessible_description(const wxWindow* window);
/// The visible label of a field: mnemonic and labelled-by relation, and the field's name.
void label_for(wxStaticText* label, wxWindow* field);
/// Says `text` now, whatever has the focus.
void announce(wxWindow* window, const wxString& text);

// --- looks ---
/// The control's size is asked for anew after it.
void add_style(wxWindow* window, const char* css_class);
void remove_style(wxWindow* window, const char* css_class);
/// Brings the style of a window and its native parts up to date, though not of the windows in it. GTK does so
/// with its next frame, and measures by the style before until then.
void update_style(wxWindow* window);
/// Replaces the program's own style sheet.
void load_style_sheet(const std::string& css);
enum class Shade { light, dark };
void set_shade(Shade shade);
bool uses_dark_theme();
bool uses_high_contrast();
/// Text size of the whole program in percent of the desktop's own.
void set_text_scale(int percent);
/// Height of a line of the program's text at its present size, pixels.
int text_height();
/// Calls `changed` whenever the desktop's theme, font or resolution changes; until the next call or an empty
/// one.
void on_desktop_change(std::function<void()> changed);
/// Icon and label of a button, which wxBU_LEFT does not move in toggle buttons.
enum class Edge { leading, centre };
void align(wxWindow* button, Edge edge);
/// Scrolls to a row of a flat list, once the list has been drawn with its rows. wxGTK would do it again at
/// the next idle moment, when the list may have other rows or none.
void scroll_to_row(wxDataViewCtrl* list, std::size_t row);
/// A row of a flat list is activated by one click, as by Enter; moving through the rows only selects.
void activate_on_click(wxDataViewCtrl* list);
/// Calls `pressed` when a day is pressed, also the one that is marked already, and when the mark moves.
void on_day_press(wxCalendarCtrl* calendar, std::function<void()> pressed);
/// The words of a label that is wider than they are stand where their language begins.
void align_to_start(wxStaticText* label);
/// The lines of a label that has several stand in the middle.
void centre_lines(wxStaticText* label);

// --- keyboard ---
/// Calls `moved` whenever another control of the window around `inside` gets the keyboard, parts of native
/// controls too, of which wx does not tell; for as long as `inside` lives.
void on_focus_moved(wxWindow* inside, std::function<void()> moved);
/// Where the control with the keyboard is within `outer`, pixels; empty when it is elsewhere.
wxRect focus_rect(const wxWindow* outer);
/// Lets Tab go through every child of `parent` that takes the keyboard now, in the order of its children.
void renew_tab_order(wxWindow* parent);

/// What the field of text with the keyboard in the window around `inside` can do now, parts of native
/// controls included.
enum class Edit { cut, copy, paste, select_all };
bool can_edit(const wxWindow* inside, Edit what);
/// Does it, when it can be done.
void edit(const wxWindow* inside, Edit what);

// --- text ---
/// Margins inside a text field, pixels.
void set_text_margins(wxTextCtrl* text, int horizontal, int vertical);
enum class Purpose { free_text, name, digits, password };
/// For on-screen keyboards and input methods; a password's field is kept out of their memory.
void set_purpose(wxTextCtrl* text, Purpose purpose);
/// What the field holds, past wxString, whose copies cannot be wiped.
seal::Secret read_secret(const wxTextCtrl* text);
bool caps_lock_on();
enum class Direction { left_to_right, right_to_left };
void set_text_direction(Direction direction);
Direction text_direction();

// --- program ---
/// Leaves the driver of the graphics card alone, which GTK 3 would load to choose how windows are shown;
/// nothing here is drawn by it. Once, before the toolkit starts and before there are threads.
void start_without_graphics_driver();
/// The name desktops know the program by; before any window.
void set_program_id(const char* id);
/// The frame's own picture as a PNG file.
bool save_picture(wxWindow* window, const std::string& file);
/// Takes a file or folder off the desktop's list of recent ones, where the dialog that chose it has put it a
/// moment ago or is about to.
void forget_recent(const std::string& path);
/// Brings the window to the front. `token`: of the click that asked for it, where the desktop lets no window
/// raise itself.
void present(wxWindow* window, const std::string& token = {});

}  // namespace thirdrow::ui::port
