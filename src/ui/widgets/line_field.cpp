#include "ui/widgets/line_field.h"

#include <algorithm>

#include "ui/port_gtk.h"
#include "ui/port_gtk_clicks.h"

namespace thirdrow::ui {
namespace {
constexpr int kLeastLine = 24;  ///< the style sheet's min-height of buttons and chips
}

LineField::LineField(wxWindow* parent, const wxString& name, const wxString& id, Height height, long style)
    : wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, style | wxTE_PROCESS_ENTER),
      height_(height) {
  port::add_style(this, height == Height::chip ? "tr-slim" : "tr-field");
  port::set_accessible_name(this, name, id);
  port::let_clicks_through_completions();
  InvalidateBestSize();  // the constructor of wxTextCtrl has measured already, without us
  SetInitialSize();
}

wxSize LineField::DoGetBestSize() const {
  // what the style sheet gives buttons and chips above and below their text
  const int around = height_ == Height::chip ? 6 : 12;
  return {wxTextCtrl::DoGetBestSize().x, std::max(kLeastLine, port::text_height()) + around};
}

}  // namespace thirdrow::ui
