#include "ui/records/record_form.h"

#include <wx/textctrl.h>

#include <algorithm>
#include <utility>

#include "ui/guided/counts_editor.h"
#include "ui/port_gtk.h"
#include "ui/records/rows_editor.h"
#include "ui/records/sheet_editor.h"
#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {
namespace {

using journal::FieldType;

/// More was typed than the field takes.
constexpr const char* kNotTaken = "not taken";

bool is_long(const journal::Field& field) {
  return field.type == FieldType::text || field.type == FieldType::dated || field.type == FieldType::rows;
}

bool is_wide(const journal::Field& field) {
  return field.type == FieldType::line || field.type == FieldType::refs || is_long(field) ||
         field.type == FieldType::tags;
}

wxString label_of(const journal::Field& field) {
  wxString label = tr(field.label);
  if (field.need == journal::Need::required) label += _(" (needed)");
  return label;
}

/// Above a narrow field; a box to tick says itself what it is, and stands in line with what is beside it.
wxString head_of(const journal::Field& field) {
  return field.type == FieldType::flag ? wxString(wxS(" ")) : label_of(field);
}

/// Which line or number of a table is wrong; empty when it is no table, or cannot tell.
wxString fault_in(const wxWindow* control) {
  if (const auto* table = dynamic_cast<const RowsEditor*>(control)) return table->fault();
  const auto* counts = dynamic_cast<const CountsEditor*>(control);
  return counts != nullptr ? counts->fault() : wxString();
}

/// Words can still be read, marked and copied; whatever else would change them is off.
void write_protect(wxWindow* control, bool settled) {
  if (auto* text = dynamic_cast<wxTextCtrl*>(control)) {
    text->SetEditable(!settled);
    return settled ? port::add_style(text, "tr-settled") : port::remove_style(text, "tr-settled");
  }
  const bool whole = control->GetChildren().empty();
  if (whole && dynamic_cast<Label*>(control) == nullptr) control->Enable(!settled);
  for (wxWindow* part : control->GetChildren()) write_protect(part, settled);
}

}  // namespace

wxString field_error_words(const journal::Field& field, const Error& error) {
  const std::string& detail = error.detail;
  const auto says = [&](const char* words) { return detail.find(words) != std::string::npos; };
  const wxString name = tr(field.label);
  if (field.type == FieldType::rows && says("required")) {
    for (const journal::Field& column : field.columns) {
      if (says((": " + std::string(column.name) + ":").c_str()))
        return fill(_("\"%s\" is needed in each line."), tr(column.label));
    }
  }
  if (says("required") || says("needs")) return fill(_("\"%s\" is still needed."), name);
  const wxString most = wxString() << static_cast<long long>(field.max);
  if (says(kNotTaken))
    return fill(fill(_("\"%s\" holds at most %s characters: this was not taken."), name), most);
  if (says("longer than")) return fill(fill(_("\"%s\" is too long: at most %s characters."), name), most);
  if (says("more than one line")) return fill(_("\"%s\" holds one line only."), name);
  if (field.type == FieldType::day && says(": before "))
    return fill(_("\"%s\" is before the day that comes first."), name);
  if (field.type == FieldType::day && says(": ahead"))
    return fill(_("\"%s\" lies ahead: a step is noted once it is taken."), name);
  if (field.type == FieldType::day) return _("Write the day as 2026-05-31, or today.");
  if (field.type == FieldType::integer) {
    const wxString least = wxString() << static_cast<long long>(field.min);
    return fill(fill(_("A whole number from %s to %s."), least), wxString()
                                                                     << static_cast<long long>(field.max));
  }
  if (field.type == FieldType::rows) return fill(_("This does not fit in a line of %s."), columns_of(field));
  if (field.type == FieldType::decimal) return _("A number, such as 2.5.");
  if (field.type == FieldType::dated) return _("Each line: a day as 2026-05-31, a space, and a few words.");
  return fill(_("\"%s\" cannot hold this."), name);
}

RecordForm::RecordForm(wxWindow* parent, Theme& theme, const char* prefix)
    : wxPanel(parent), theme_(theme), prefix_(to_wx(prefix)), column_(new wxBoxSizer(wxVERTICAL)) {
  theme.paint(this, Colour::card);
  SetSizer(column_);
}

void RecordForm::show(const std::vector<app::FormField>& fields, const app::RefChoices& choices) {
  if (!shows(fields)) build(fields);
  quiet_ = true;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    rows_[i].control.offer(choices);
    rows_[i].control.write(fields[i].text);
  }
  quiet_ = false;
  clear_errors();
  offer(fields);
}

bool RecordForm::shows(const std::vector<app::FormField>& fields) const {
  const auto same = [](const Row& row, const app::FormField& field) {
    return row.field == field.field && row.sheet == field.sheet && row.items == field.items;
  };
  return std::ranges::equal(rows_, fields, same);
}

void RecordForm::show_choices(const app::RefChoices& choices) {
  quiet_ = true;
  for (const Row& row : rows_) row.control.offer(choices);
  quiet_ = false;
}

void RecordForm::offer(const std::vector<app::FormField>& fields) {
  bool changed = false;
  for (std::size_t i = 0; i < std::min(fields.size(), rows_.size()); ++i) {
    Row& row = rows_[i];
    // The lines of a table are made anew with its words.
    if (std::exchange(row.settled, fields[i].settled) || row.settled)
      write_protect(row.control.window, row.settled);
    if (row.control.window->IsShown() == fields[i].offered) continue;
    changed = true;
    row.control.window->Show(fields[i].offered);
    if (row.label != nullptr) row.label->Show(fields[i].offered);
  }
  if (!changed) return;
  Layout();
  on_layout();
}

bool RecordForm::has_errors() const {
  return std::ranges::any_of(rows_, [](const Row& row) { return row.error->IsShown(); });
}

void RecordForm::focus_error() {
  const auto at = std::ranges::find_if(rows_, [](const Row& row) { return row.error->IsShown(); });
  if (at == rows_.end()) return;
  if (auto* counts = dynamic_cast<CountsEditor*>(at->control.window)) return counts->focus_fault();
  at->control.main()->SetFocus();
}

void RecordForm::build(const std::vector<app::FormField>& fields) {
  rows_.clear();
  column_->Clear(true);
  wxWrapSizer* side_by_side = nullptr;
  for (const app::FormField& field : fields) {
    if (is_wide(*field.field)) {
      side_by_side = nullptr;
      rows_.push_back(make_row(field, column_, field.items.empty() ? label_of(*field.field) : wxString()));
      continue;
    }
    if (side_by_side == nullptr) {
      side_by_side = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
      column_->Add(side_by_side, wxSizerFlags().Expand());
    }
    auto* cell = new wxBoxSizer(wxVERTICAL);
    cell->SetMinSize(wxSize(std::max(FromDIP(190), GetCharWidth() * 24), -1));
    rows_.push_back(make_row(field, cell, head_of(*field.field)));
    // An error below one leaves its neighbours where they are.
    side_by_side->Add(cell, wxSizerFlags().Top().Border(wxRIGHT, FromDIP(12)));
  }
  Layout();
  on_layout();
}

FieldControl RecordForm::control_of(const app::FormField& shown) {
  const journal::Field& field = *shown.field;
  FieldHooks hooks;
  const auto place = rows_.size();
  hooks.changed = [this, place] {
    if (!quiet_ && place < rows_.size()) on_change(*rows_[place].field, rows_[place].control.read());
  };
  hooks.left = [this] { on_blur(); };
  hooks.full = [this, place] {
    if (place < rows_.size()) show_error(*rows_[place].field, {Code::invalid, kNotTaken});
  };
  hooks.name_person = [this, place](const std::string& name, std::function<void(RecordId)> done) {
    if (quiet_) return;
    if (place < rows_.size()) on_naming(*rows_[place].field, name);
    on_name(name, std::move(done));
  };
  if (field.type != FieldType::rows) return make_control(this, theme_, field, Fit::form, hooks);
  if (field.role == journal::Role::counts && !shown.items.empty()) {
    auto* counts = new CountsEditor(this, theme_, field, shown.items, hooks);
    return {counts, [counts] { return counts->read(); },
            [counts](const std::string& text) { counts->write(text); }};
  }
  if (shown.sheet != nullptr || !shown.items.empty()) {
    auto* sheet = new SheetEditor(
        this, theme_, field,
        shown.sheet != nullptr ? questions_of(*shown.sheet) : questions_of(field, shown.items), hooks);
    return {sheet, [sheet] { return sheet->read(); },
            [sheet](const std::string& text) { sheet->write(text); }};
  }
  auto* table = new RowsEditor(this, theme_, field, hooks);
  return {table, [table] { return table->read(); }, [table](const std::string& text) { table->write(text); },
          [table](const app::RefChoices& choices) { table->offer(choices); }};
}

RecordForm::Row RecordForm::make_row(const app::FormField& shown, wxSizer* into, const wxString& head) {
  const journal::Field& field = *shown.field;
  Row row;
  row.field = &field;
  row.sheet = shown.sheet;
  row.items = shown.items;
  const bool flag = field.type == FieldType::flag;
  if (!head.empty()) {
    row.label = new Label(this, theme_, head, TextStyle::dim);
    row.label->paragraph(2 * Card::padding(this));
    into->Add(row.label, wxSizerFlags().Border(wxTOP, FromDIP(10)));
  }
  row.control = control_of(shown);
  port::set_accessible_name(row.control.main(), tr(field.label), prefix_ + to_wx(field.name));
  into->Add(row.control.window,
            is_wide(field) ? wxSizerFlags().Expand().Border(wxTOP, FromDIP(4))
                           : wxSizerFlags().Border(flag ? wxTOP | wxBOTTOM : wxTOP, FromDIP(flag ? 8 : 4)));
  row.error = new Label(this, theme_, wxString(), TextStyle::danger);
  row.error->Hide();
  into->Add(row.error, wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
  return row;
}

void RecordForm::show_error(const journal::Field& field, const Error& error) {
  for (Row& row : rows_) {
    if (row.field != &field) continue;
    // Words that no value can be made of are refused once more on saving, and have been told better.
    if (row.error->IsShown() && error.detail.ends_with("without a place")) continue;
    const wxString at_line = fault_in(row.control.window);
    const wxString words = at_line.empty() ? field_error_words(field, error) : at_line;
    row.error->set_text(words);
    row.error->Show();
    port::set_accessible_description(row.control.main(), words);
    port::announce(row.control.window, words);
  }
  Layout();
  on_layout();
}

void RecordForm::clear_errors() {
  bool any = false;
  for (Row& row : rows_) {
    if (!row.error->IsShown()) continue;
    any = true;
    row.error->Hide();
    row.error->set_text(wxString());
    port::set_accessible_description(row.control.main(), wxString());
  }
  if (!any) return;
  Layout();
  on_layout();
}

void RecordForm::wipe() {
  quiet_ = true;
  for (Row& row : rows_) {
    row.control.offer({});
    row.control.write({});
  }
  quiet_ = false;
  clear_errors();
}

void RecordForm::allow(Writable writable) {
  for (Row& row : rows_) row.control.window->Enable(writable == Writable::yes);
}

void RecordForm::commit() {
  const auto has_keyboard = [](const wxWindow* control) {
    const wxWindow* at = wxWindow::FindFocus();
    while (at != nullptr && at != control) at = at->GetParent();
    return at != nullptr;
  };
  for (const Row& row : rows_) {
    // The parts of a table tell when the keyboard leaves it.
    if (row.field->type == FieldType::rows || has_keyboard(row.control.window))
      on_change(*row.field, row.control.read());
  }
}

std::vector<std::pair<const journal::Field*, std::string>> RecordForm::typed() const {
  std::vector<std::pair<const journal::Field*, std::string>> out;
  for (const Row& row : rows_) out.emplace_back(row.field, row.control.read());
  return out;
}

wxWindow* RecordForm::control(std::string_view field_name) const {
  const auto at = std::ranges::find_if(rows_, [&](const Row& row) { return row.field->name == field_name; });
  return at == rows_.end() ? nullptr : at->control.main();
}

bool RecordForm::has_line(const wxObject* control) const {
  return dynamic_cast<const LineField*>(control) != nullptr &&
         std::ranges::any_of(rows_, [control](const Row& row) { return row.control.main() == control; });
}

}  // namespace thirdrow::ui
