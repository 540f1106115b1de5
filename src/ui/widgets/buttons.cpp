#include "ui/widgets/buttons.h"

#include <utility>

#include "ui/icons.h"
#include "ui/port_gtk.h"
#include "ui/port_gtk_clicks.h"
#include "ui/text.h"

namespace thirdrow::ui {
namespace {

struct Look {
  const char* css_class;
  Colour ink;
};

Look look_of(ButtonLook look) {
  switch (look) {
    case ButtonLook::primary:
      return {"tr-primary", Colour::on_accent};
    case ButtonLook::danger:
      return {"tr-danger", Colour::danger};
    case ButtonLook::link:
      return {"tr-link", Colour::accent};
    case ButtonLook::flat:
      break;
  }
  return {"tr-flat", Colour::text};
}

}  // namespace

wxButton* make_button(wxWindow* parent, Theme& theme, const wxString& label, ButtonLook look,
                      std::function<void()> pressed, std::string_view icon_name, const char* id) {
  // A link begins where the words above it begin.
  const long style = look == ButtonLook::link ? wxBU_EXACTFIT : 0;
  auto* button = new wxButton(parent, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, style);
  const Look dress = look_of(look);
  port::add_style(button, dress.css_class);
  port::set_accessible_name(button, wxControl::RemoveMnemonics(label), to_wx(id));
  if (!icon_name.empty()) {
    set_icon(button, theme, icon_name, dress.ink);
    button->SetBitmapMargins(4, 0);
  }
  button->Bind(wxEVT_BUTTON, [pressed = std::move(pressed)](wxCommandEvent&) { pressed(); });
  port::ignore_second_clicks(button);
  button->InvalidateBestSize();
  button->SetInitialSize();
  return button;
}

void set_look(wxWindow* button, ButtonLook look) {
  for (const ButtonLook each :
       {ButtonLook::primary, ButtonLook::flat, ButtonLook::danger, ButtonLook::link}) {
    if (each != look) port::remove_style(button, look_of(each).css_class);
  }
  port::add_style(button, look_of(look).css_class);
}

wxButton* make_icon_button(wxWindow* parent, Theme& theme, std::string_view icon_name, const wxString& name,
                           std::function<void()> pressed, const char* id) {
  auto* button = new wxButton(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  port::add_style(button, "tr-flat");
  port::add_style(button, "tr-icon");
  set_icon(button, theme, icon_name, Colour::text);
  button->SetToolTip(name);
  port::set_accessible_name(button, name, to_wx(id));
  button->Bind(wxEVT_BUTTON, [pressed = std::move(pressed)](wxCommandEvent&) { pressed(); });
  port::ignore_second_clicks(button);
  return button;
}

wxToggleButton* make_chip(wxWindow* parent, const wxString& label,
                          std::function<void(wxToggleButton&)> toggled, const char* id) {
  auto* chip = new wxToggleButton(parent, wxID_ANY, escape_mnemonic(label), wxDefaultPosition, wxDefaultSize,
                                  wxBU_EXACTFIT);
  port::add_style(chip, "tr-chip");
  port::set_accessible_name(chip, label, to_wx(id));
  port::ignore_second_clicks(chip);
  chip->Bind(wxEVT_TOGGLEBUTTON, [chip, toggled = std::move(toggled)](wxCommandEvent&) { toggled(*chip); });
  return chip;
}

}  // namespace thirdrow::ui
