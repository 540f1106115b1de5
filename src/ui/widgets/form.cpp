#include "ui/widgets/form.h"

#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/card.h"

namespace thirdrow::ui {

Label* add_field(wxBoxSizer* column, wxWindow* parent, Theme& theme, const wxString& label, wxWindow* field) {
  auto* words = new Label(parent, theme, label, TextStyle::strong);
  column->Add(words, wxSizerFlags().Expand().Border(wxTOP, parent->FromDIP(12)));
  column->Add(field, wxSizerFlags().Expand().Border(wxTOP, parent->FromDIP(4)));
  port::label_for(words, field);
  return words;
}

Label* add_row(wxBoxSizer* column, wxWindow* parent, Theme& theme, const wxString& label, wxWindow* field) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* words = new Label(parent, theme, label);
  words->paragraph(2 * Card::padding(parent) + parent->FromDIP(12), field);
  row->Add(words, wxSizerFlags(1).CenterVertical());
  row->Add(field, wxSizerFlags().CenterVertical().Border(wxLEFT, parent->FromDIP(12)));
  column->Add(row, wxSizerFlags().Expand().Border(wxTOP, parent->FromDIP(10)));
  port::label_for(words, field);
  return words;
}

wxCheckBox* add_tick(wxBoxSizer* column, wxWindow* parent, Theme& theme, const wxString& label,
                     const char* id) {
  auto* box = new wxCheckBox(parent, wxID_ANY, wxString());
  Label* words = add_row(column, parent, theme, label, box);
  port::set_accessible_name(box, label, to_wx(id));
  words->Bind(wxEVT_LEFT_DOWN, [box](wxMouseEvent&) {
    box->SetFocus();
    box->SetValue(!box->GetValue());
    wxCommandEvent event(wxEVT_CHECKBOX, box->GetId());
    event.SetEventObject(box);
    event.SetInt(box->GetValue() ? 1 : 0);
    box->GetEventHandler()->ProcessEvent(event);
  });
  return box;
}

}  // namespace thirdrow::ui
