/// The program's own line icons, coloured by the theme and as large as the text beside them.
#pragma once

#include <wx/bmpbndl.h>
#include <wx/window.h>

#include <string_view>

#include "ui/theme.h"

class wxAnyButton;

namespace thirdrow::ui {

/// Names: today, book, handshake, question, chart, chat, gear, plus, lock, search, calendar, clock, tag,
/// person, trash, undo, close, check, warning, info, shuffle, star, download, upload, folder, key, copy, sun,
/// moon, more, pencil, back. An unknown name is a bug and gives an empty picture.
wxBitmapBundle icon(std::string_view name, const wxColour& colour, int pixels);

/// Pixels for an icon beside text of `window`'s size, `factor` times the text's height.
int icon_size(const wxWindow* window, double factor = 1.0);

/// Puts the icon on a button, in `role`'s colour, now and after every change of theme or text size.
void set_icon(wxAnyButton* button, Theme& theme, std::string_view name, Colour role);

}  // namespace thirdrow::ui
