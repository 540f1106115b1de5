#include "ui/records/people_panel.h"

#include <wx/wrapsizer.h>

#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"

namespace thirdrow::ui {

PeoplePanel::PeoplePanel(wxWindow* parent, Shared& shared, Words words)
    : RecordsPanel(parent, shared, journal::Kind::person, std::move(words)) {
  build_chips();
  held_ = new HeldPanel(book(), shared);
  held_->on_erased = [this](RecordId person) {
    if (presenter_.selected() == person) presenter_.forget();
    presenter_.start();
  };
  book()->AddPage(held_, wxString());
}

void PeoplePanel::build_chips() {
  chip_row_ = new wxPanel(right());
  shared_.theme.paint(chip_row_, Colour::background);
  port::set_accessible_name(chip_row_, _("Sides of the person"), wxS("people.sides"));
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  person_ = make_chip(
      chip_row_, _("Overview"), [this](wxToggleButton&) { show_side(Side::person); }, "people.person");
  held_chip_ = make_chip(
      chip_row_, _("What I hold about them"), [this](wxToggleButton&) { show_side(Side::held); },
      "people.held");
  for (wxToggleButton* each : {person_, held_chip_})
    row->Add(each, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(6)));
  chip_row_->SetSizer(row);
  chip_row_->Hide();
  chip_row_->MoveBeforeInTabOrder(book());
  above()->Add(chip_row_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
}

void PeoplePanel::mark_chips() {
  const bool shown = presenter_.page() && presenter_.page()->stored;
  person_->SetValue(side_ == Side::person);
  held_chip_->SetValue(side_ == Side::held);
  if (chip_row_->IsShown() == shown) return;
  chip_row_->Show(shown);
  measure_again(right());
}

void PeoplePanel::show_side(Side side) {
  if (side_ == Side::person && side == Side::held) {
    sheet_->commit();
    presenter_.flush();
  }
  side_ = side;
  turn_to_record();
}

void PeoplePanel::turn_to_record() {
  mark_chips();
  const auto person = presenter_.selected();
  if (side_ == Side::held && person) {
    held_->look_at(*person);
    book()->ChangeSelection(kFirstOwn);
    return;
  }
  held_->close();
  book()->ChangeSelection(kForm);
}

void PeoplePanel::turn_to_nothing() {
  side_ = Side::person;
  mark_chips();
  held_->close();
  RecordsPanel::turn_to_nothing();
}

void PeoplePanel::show_record(const app::RecordPage& page) {
  if (!page.stored) side_ = Side::person;
  RecordsPanel::show_record(page);
}

void PeoplePanel::show_saved(const app::RecordPage& page) {
  RecordsPanel::show_saved(page);
  mark_chips();
}

void PeoplePanel::enter() {
  presenter_.enter();
  const auto person = presenter_.selected();
  if (side_ == Side::held && person) held_->look_at(*person);
}

void PeoplePanel::forget() {
  held_->forget();
  RecordsPanel::forget();
}

}  // namespace thirdrow::ui
