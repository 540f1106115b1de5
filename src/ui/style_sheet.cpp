#include "ui/style_sheet.h"

#include <iterator>

#include "ui/port_gtk.h"

namespace thirdrow::ui {
namespace {

constexpr const char* kShapes = R"css(
.tr-nav, .tr-primary, .tr-flat, .tr-danger, .tr-link { border-radius: 8px; text-shadow: none; -gtk-icon-shadow: none; }
.tr-nav { padding: 7px 10px; }
.tr-nav label, .tr-primary label, .tr-flat label, .tr-danger label { padding-left: 4px; padding-right: 4px; }
.tr-icon label { padding: 0; }
/* sizes are final at once */
.tr-frame * { transition: none; }
/* every control of a row is as tall as every other: 24px or the text, and 12px around it; see LineField */
.tr-flat, .tr-danger { padding: 5px 14px; min-height: 24px; }
.tr-primary { padding: 4px 14px; min-height: 24px; }
.tr-icon { padding: 5px 10px; }
.tr-link { padding: 3px 2px; }
.tr-chip { border-radius: 999px; padding: 2px 12px; min-height: 24px; text-shadow: none; }
.tr-frame combobox button { padding: 5px 10px; min-height: 24px; }
.tr-frame entry { border-radius: 8px; padding-top: 0; padding-bottom: 0; min-height: 24px; }
.tr-frame entry.tr-search { min-height: 34px; }
.tr-frame entry.tr-slim { border-radius: 999px; padding-left: 12px; padding-right: 12px; }
.tr-frame spinbutton entry { min-height: 34px; }
.tr-compact { padding: 7px; }
.tr-frame button:disabled image { -gtk-icon-effect: none; opacity: .7; }
.tr-frame check, .tr-frame radio { min-width: 1.1em; min-height: 1.1em; }
.tr-list treeview.view, .tr-list.view { padding: 8px 10px; }
treeview.view.tr-list { -GtkTreeView-vertical-separator: 10; -GtkTreeView-horizontal-separator: 20; }
paned > separator { min-width: 1px; min-height: 1px; background: none; }
.tr-strength progress, .tr-strength trough { min-height: 8px; border-radius: 4px; }
progressbar.tr-busy trough, progressbar.tr-busy progress { min-height: 4px; border-radius: 2px; }
)css";

/// In high contrast the theme's own colours stand, but rows bring the colours of their words along.
constexpr const char* kHighContrast = R"css(
.tr-frame treeview.view.tr-list:selected { background: mix(@theme_base_color, @theme_selected_bg_color, .25); color: @theme_text_color; }
.tr-nav:checked, .tr-chip:checked { border: 2px solid @theme_selected_bg_color; }
.tr-frame entry.tr-wrong { border-color: @error_color; }
)css";

constexpr const char* kColoursOf = R"css(
window.tr-frame { background-color: @tr_background; color: @tr_text; }
.tr-frame menubar { background-color: @tr_sidebar; color: @tr_text; box-shadow: none; border: none; }
.tr-frame label:not(:disabled) { -gtk-icon-shadow: none; }
.tr-nav { border: 2px solid transparent; box-shadow: none; background: none; color: @tr_text; font-weight: normal; }
.tr-nav:hover { background: alpha(@tr_text, .07); }
.tr-nav:checked { background: @tr_accent_soft; color: @tr_accent; font-weight: bold; }
.tr-nav:focus { border-color: @tr_accent; outline: none; }
.tr-primary { background: @tr_accent; color: @tr_on_accent; border: 2px solid transparent; box-shadow: none; font-weight: bold; }
.tr-primary:hover { background: shade(@tr_accent, 1.1); }
.tr-primary:focus { outline: 2px solid @tr_on_accent; outline-offset: -5px; }
.tr-primary:disabled { background: alpha(@tr_text, .12); color: alpha(@tr_text, .62); }
.tr-flat, .tr-danger { background: @tr_card; border: 1px solid @tr_border; box-shadow: none; color: @tr_text; }
.tr-flat:hover, .tr-danger:hover { background: mix(@tr_card, @tr_text, .07); }
.tr-flat:active, .tr-flat:checked { background: @tr_accent_soft; color: @tr_accent; border-color: @tr_accent; }
.tr-flat:focus, .tr-danger:focus { border-color: @tr_accent; box-shadow: inset 0 0 0 1px @tr_accent; outline: none; }
.tr-flat:disabled, .tr-danger:disabled { color: alpha(@tr_text, .55); background: none; }
.tr-danger { color: @tr_danger; }
.tr-link { background: none; border: 1px solid transparent; box-shadow: none; color: @tr_accent; }
.tr-link label { text-decoration-line: underline; }
.tr-link:hover { background: alpha(@tr_accent, .10); }
.tr-link:focus { border-color: @tr_accent; outline: none; }
.tr-chip { background: alpha(@tr_text, .07); border: 1px solid transparent; box-shadow: none; color: @tr_text; }
.tr-chip:hover { background: alpha(@tr_text, .12); }
.tr-chip:checked { background: @tr_accent_soft; color: @tr_accent; border-color: @tr_accent; }
.tr-chip:focus { border-color: @tr_accent; box-shadow: inset 0 0 0 1px @tr_accent; outline: none; }
.tr-frame entry, .tr-frame spinbutton { background-color: @tr_card; color: @tr_text; border: 1px solid @tr_border; box-shadow: none; border-radius: 8px; }
.tr-frame spinbutton entry { border: none; background: none; }
.tr-frame entry:focus, .tr-frame spinbutton:focus { border-color: @tr_accent; box-shadow: inset 0 0 0 1px @tr_accent; }
.tr-frame entry.tr-wrong { border-color: @tr_danger; box-shadow: inset 0 0 0 1px @tr_danger; }
.tr-frame entry.tr-settled, .tr-frame textview.tr-settled, .tr-frame textview.tr-settled text { background-color: mix(@tr_card, @tr_text, .05); }
.tr-frame entry.tr-settled:not(:focus) { border-color: transparent; }
.tr-frame entry selection, .tr-frame textview text selection { background-color: @tr_accent; color: @tr_on_accent; }
.tr-title, entry.tr-title, .tr-frame entry.tr-title { background: transparent; border: none; box-shadow: none; padding-left: 0; padding-right: 0; }
.tr-frame entry.tr-title:focus { box-shadow: inset 0 -2px 0 0 @tr_accent; border-radius: 0; }
.tr-frame textview, .tr-frame textview text { background-color: @tr_card; color: @tr_text; }
.tr-frame treeview.view { background-color: @tr_card; color: @tr_text; }
treeview.view.tr-list:selected { background: @tr_accent_soft; color: @tr_text; }
treeview.view.tr-list:selected:focus { background: mix(@tr_accent_soft, @tr_accent, .12); }
.tr-frame check, .tr-frame radio { background-image: none; background-color: @tr_card; border-color: @tr_dim; color: @tr_accent; box-shadow: none; }
.tr-frame check:checked, .tr-frame radio:checked { background-color: @tr_accent; border-color: @tr_accent; color: @tr_on_accent; }
.tr-frame checkbutton:focus label, .tr-frame radiobutton:focus label { box-shadow: 0 2px 0 0 @tr_accent; }
.tr-frame combobox button { background: @tr_card; border: 1px solid @tr_border; box-shadow: none; border-radius: 8px; color: @tr_text; }
.tr-frame combobox button:disabled { color: alpha(@tr_text, .55); background: none; }
.tr-frame combobox button:focus { border-color: @tr_accent; box-shadow: inset 0 0 0 1px @tr_accent; outline: none; }
.tr-frame progressbar progress { background-image: none; background-color: @tr_accent; border: none; }
.tr-frame progressbar trough { background-image: none; background-color: alpha(@tr_text, .12); border: none; }
.tr-weak progress { background-color: @tr_danger; }
.tr-fair progress { background-color: @tr_warning; }
.tr-good progress { background-color: @tr_success; }
.tr-frame scale highlight { background-image: none; background-color: @tr_accent; }
.tr-frame calendar { background: @tr_card; color: @tr_text; border: 1px solid @tr_border; border-radius: 8px; padding: 0 4px; }
.tr-frame calendar:selected { background: @tr_accent; color: @tr_on_accent; border-radius: 6px; }
.tr-frame calendar.header, .tr-frame calendar.button { border: none; background: none; color: @tr_text; }
.tr-frame calendar.highlight, .tr-frame calendar:indeterminate { color: @tr_dim; }
.tr-frame scrolledwindow.frame { border: 1px solid @tr_border; border-radius: 8px; background: @tr_card; padding: 4px; }
paned > separator { background-image: linear-gradient(to right, @tr_border 1px, transparent 1px); }
)css";

void define(std::string& css, const char* name, const std::string& value) {
  css.append("@define-color ").append(name).append(" ").append(value).append(";\n");
}

}  // namespace

std::string style_sheet(const Theme& theme) {
  if (port::uses_high_contrast()) return std::string(kShapes) + kHighContrast;
  constexpr const char* kNames[] = {"tr_background",  "tr_sidebar", "tr_card",    "tr_border",
                                    "tr_text",        "tr_dim",     "tr_accent",  "tr_on_accent",
                                    "tr_accent_soft", "tr_danger",  "tr_warning", "tr_success"};
  static_assert(std::size(kNames) == kColours);
  std::string css;
  for (std::size_t i = 0; i < kColours; ++i) define(css, kNames[i], theme.html(static_cast<Colour>(i)));
  css += "@define-color placeholder_text_color @tr_dim;\n";  // read by GTK itself
  return css + kShapes + kColoursOf;
}

}  // namespace thirdrow::ui
