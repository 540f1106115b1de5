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
      hint_(new Label(this, theme, wxString(), TextStyle::dim)) {
  theme.paint(this, Colour::card);
  theme.paint(chips_, Colour::card);
  chips_->on_add = [this](const std::string& name) {
    tell_meant();
    on_add(name);
  };
  chips_->meant = [this](const std::string& typed) {
    const std::string* match = only_match(typed);
    return match == nullptr ? typed : *match;
  };
  chips_->on_remove = [this](std::size_t n) {
    if (n < ids_.size()) on_remove(ids_[n]);
  };
  chips_->field()->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
    event.Skip();
    tell_meant();
  });
  hint_->SetName(wxS("people.hint"));
  hint_->paragraph(2 * Card::padding(this));
  hint_->Hide();
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(chips_, wxSizerFlags().Expand());
  column->Add(hint_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
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
  known_ = names;
  chips_->suggest(names);
  tell_meant();
}

void PeopleRow::commit() { chips_->commit(); }

void PeopleRow::wipe() {
  ids_.clear();
  known_.reset();
  chips_->wipe();
  tell_meant();
}

const std::string* PeopleRow::only_match(const std::string& typed) const {
  const std::string* match = nullptr;
  if (!known_ || typed.empty()) return match;
  const std::string start = journal::fold(typed);
  for (const std::string& name : *known_) {
    if (!journal::fold(name).starts_with(start)) continue;
    if (match != nullptr) return nullptr;
    match = &name;
  }
  return match;
}

void PeopleRow::tell_meant() {
  wxString typed = chips_->field()->GetValue();
  typed.Replace(wxS(","), wxS(" "));
  const std::string name = app::trimmed(from_wx(typed));
  const auto same = [&name](const std::string& known) { return journal::fold(known) == journal::fold(name); };
  wxString words;
  if (known_ && !name.empty() && std::ranges::none_of(*known_, same)) {
    const std::string* match = only_match(name);
    words = match == nullptr
                ? fill(_("%s is not in People yet, and will be added."), to_wx(name))
                : fill(fill(_("Enter takes %s. A comma after it adds somebody new: %s."), to_wx(*match)),
                       to_wx(name));
  }
  if (words == hint_->text()) return;
  hint_->set_text(words);
  port::set_accessible_description(chips_->field(), words);
  if (hint_->IsShown() == !words.empty()) return;
  hint_->Show(!words.empty());
  on_layout();
}

}  // namespace thirdrow::ui
