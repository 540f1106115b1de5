/// Buttons in the program's looks, each with its accessible name.
#pragma once

#include <wx/button.h>
#include <wx/tglbtn.h>

#include <functional>
#include <string_view>

#include "ui/theme.h"

namespace thirdrow::ui {

enum class ButtonLook {
  primary,  ///< the one thing to do here
  flat,
  danger,  ///< takes something away
  link,
};

/// `label` may mark a mnemonic with &; `icon_name` may be empty; `id` names the button for tests and screen
/// readers.
wxButton* make_button(wxWindow* parent, Theme& theme, const wxString& label, ButtonLook look,
                      std::function<void()> pressed, std::string_view icon_name = {}, const char* id = "");
/// Of a button without a picture.
void set_look(wxWindow* button, ButtonLook look);
/// A button with a picture only: `name` is what a screen reader says, and the tooltip.
wxButton* make_icon_button(wxWindow* parent, Theme& theme, std::string_view icon_name, const wxString& name,
                           std::function<void()> pressed, const char* id = "");
/// A small pill that is on or off: tags, people, filters.
wxToggleButton* make_chip(wxWindow* parent, const wxString& label,
                          std::function<void(wxToggleButton&)> toggled, const char* id = "");

}  // namespace thirdrow::ui
