#include "ui/records/people_row.h"

#include <wx/sizer.h>

#include <algorithm>

#include "app/form.h"
#include "journal/fold.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/card.h"

namespace thirdrow::ui {

PeopleRow::PeopleRow(wxWindow* parent, Theme& theme, const char* id)
    : wxPanel(parent),
      chips_(new ChipRow(this, theme, {wxString(), _("Add a person"), _("Take off %s"), id})),
      new_(new Label(this, theme, wxString(), TextStyle::dim)) {
  theme.paint(this, Colour::card);
  theme.paint(chips_, Colour::card);
  chips_->on_add = [this](const std::string& name) {
    tell_new();
    on_add(name);
  };
  chips_->on_remove = [this](std::size_t n) {
    if (n < ids_.size()) on_remove(ids_[n]);
  };
  chips_->field()->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
    event.Skip();
    tell_new();
  });
  new_->SetName(wxS("people.new"));
  new_->paragraph(2 * Card::padding(this));
  new_->Hide();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(chips_, wxSizerFlags().Expand());
  column->Add(new_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
  SetSizer(column);
}

void PeopleRow::show_people(const std::vector<app::Named>& people) {
  std::vector<std::string> names;
  ids_.clear();
  for (const app::Named& person : people) {
    names.push_back(person.name.empty() ? from_wx(_("Somebody")) : person.name);
    ids_.push_back(person.id);
  }
  chips_->show(names);
  on_layout();
}

void PeopleRow::suggest(const std::vector<std::string>& names) {
  known_.emplace();
  for (const std::string& name : names) known_->push_back(journal::fold(name));
  chips_->suggest(names);
  tell_new();
}

void PeopleRow::commit() { chips_->commit(); }

void PeopleRow::wipe() {
  ids_.clear();
  known_.reset();
  chips_->wipe();
  tell_new();
}

void PeopleRow::tell_new() {
  wxString typed = chips_->field()->GetValue();
  typed.Replace(wxS(","), wxS(" "));
  const std::string name = app::trimmed(from_wx(typed));
  const bool is_new =
      known_ && !name.empty() && std::ranges::find(*known_, journal::fold(name)) == known_->end();
  const wxString words =
      is_new ? fill(_("%s is not in People yet, and will be added."), to_wx(name)) : wxString();
  if (words == new_->text()) return;
  new_->set_text(words);
  port::set_accessible_description(chips_->field(), words);
  if (new_->IsShown() == is_new) return;
  new_->Show(is_new);
  on_layout();
}

}  // namespace thirdrow::ui
