#include "ui/widgets/empty_state.h"

#include <wx/sizer.h>
#include <wx/statbmp.h>

#include <algorithm>

#include "ui/icons.h"
#include "ui/port_gtk.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

EmptyState::EmptyState(wxWindow* parent, Theme& theme, std::string_view icon_name, const wxString& sentence,
                       const wxString& action, std::function<void()> on_action)
    : wxPanel(parent) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  const auto draw = [this, &theme, name = std::string(icon_name)] {
    return icon(name, theme.colour(Colour::dim), icon_size(this, 2.6));
  };
  auto* picture = new wxStaticBitmap(this, wxID_ANY, draw());
  picture->Bind(EVT_RESTYLE, [picture, draw](wxCommandEvent& event) {
    picture->SetBitmap(draw());
    event.Skip();
  });
  auto* words = new Label(this, theme, sentence, TextStyle::dim);
  port::centre_lines(words);
  Bind(wxEVT_SIZE, [this, words, picture](wxSizeEvent& event) {
    event.Skip();
    words->wrap_to(std::clamp(event.GetSize().x - FromDIP(32), FromDIP(80), FromDIP(360)));
    picture->Show();
    picture->Show(GetSizer()->CalcMin().y <= event.GetSize().y);  // where there is little room, for the words
    Layout();
  });
  words->wrap_to(FromDIP(240));
  column->AddStretchSpacer();
  column->Add(picture, wxSizerFlags().Center());
  column->Add(words, wxSizerFlags().Center().Border(wxALL, FromDIP(12)));
  if (!action.empty()) {
    column->Add(make_button(this, theme, action, ButtonLook::primary, std::move(on_action)),
                wxSizerFlags().Center());
  }
  column->AddStretchSpacer();
  SetSizer(column);
}

}  // namespace thirdrow::ui
