#include "ui/records/record_form.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "ui/port_gtk.h"
#include "ui/port_gtk_text.h"
#include "ui/text.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {
namespace {

using journal::FieldType;

bool is_long(const journal::Field& field) {
  return field.type == FieldType::text || field.type == FieldType::dated || field.type == FieldType::rows;
}

bool is_wide(const journal::Field& field) { return field.type == FieldType::line || is_long(field); }

/// `Term | Who does it | By`
wxString columns_of(const journal::Field& field) {
  wxString words;
  for (const journal::Field& column : field.columns) {
    if (!words.empty()) words += wxS(" | ");
    words += tr(column.label);
  }
  return words;
}

wxString hint_of(const journal::Field& field) {
  switch (field.type) {
    case FieldType::day:
      return _("YYYY-MM-DD or today");
    case FieldType::integer:
      return wxUniChar(0x200E) + wxString::Format(wxS("%lld–%lld"), static_cast<long long>(field.min),
                                                  static_cast<long long>(field.max));
    case FieldType::dated:
      return _("YYYY-MM-DD and a few words, one per line");
    case FieldType::rows:
      return columns_of(field);
    default:
      return {};
  }
}

wxString label_of(const journal::Field& field) {
  wxString label = tr(field.label);
  if (field.need == journal::Need::required) label += _(" (needed)");
  return label;
}

}  // namespace

wxString field_error_words(const journal::Field& field, const Error& error) {
  const std::string& detail = error.detail;
  const auto says = [&](const char* words) { return detail.find(words) != std::string::npos; };
  const wxString name = tr(field.label);
  if (says("required") || says("needs")) return fill(_("\"%s\" is still needed."), name);
  if (says("longer than")) {
    wxString words = fill(_("\"%s\" is too long: at most %s characters."), name);
    return fill(words, wxString() << static_cast<long long>(field.max));
  }
  if (says("more than one line")) return fill(_("\"%s\" holds one line only."), name);
  if (field.type == FieldType::day) return _("Write the day as 2026-05-31, or today.");
  if (field.type == FieldType::integer) return fill(_("A whole number, %s."), hint_of(field));
  if (field.type == FieldType::rows) return fill(_("Each line: %s."), columns_of(field));
  if (field.type == FieldType::decimal) return _("A number, such as 2.5.");
  if (field.type == FieldType::dated) return _("Each line: a day as 2026-05-31, a space, and a few words.");
  return fill(_("\"%s\" cannot hold this."), name);
}

RecordForm::RecordForm(wxWindow* parent, Theme& theme)
    : wxPanel(parent), theme_(theme), column_(new wxBoxSizer(wxVERTICAL)) {
  theme.paint(this, Colour::card);
  SetSizer(column_);
}

void RecordForm::show(const std::vector<app::FormField>& fields) {
  const auto same = [](const Row& row, const app::FormField& field) { return row.field == field.field; };
  if (!std::ranges::equal(rows_, fields, same)) build(fields);
  quiet_ = true;
  for (std::size_t i = 0; i < fields.size(); ++i) rows_[i].write(fields[i].text);
  quiet_ = false;
  clear_errors();
  offer(fields);
}

void RecordForm::offer(const std::vector<app::FormField>& fields) {
  bool changed = false;
  for (std::size_t i = 0; i < std::min(fields.size(), rows_.size()); ++i) {
    Row& row = rows_[i];
    if (row.control->IsShown() == fields[i].offered) continue;
    changed = true;
    row.control->Show(fields[i].offered);
    if (row.label != nullptr) row.label->Show(fields[i].offered);
  }
  if (!changed) return;
  Layout();
  on_layout();
}

bool RecordForm::has_errors() const {
  return std::ranges::any_of(rows_, [](const Row& row) { return row.error->IsShown(); });
}

void RecordForm::build(const std::vector<app::FormField>& fields) {
  rows_.clear();
  column_->Clear(true);
  wxWrapSizer* side_by_side = nullptr;
  for (const app::FormField& field : fields) {
    if (is_wide(*field.field)) {
      side_by_side = nullptr;
      rows_.push_back(make_row(*field.field, column_));
      continue;
    }
    if (side_by_side == nullptr) {
      side_by_side = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
      column_->Add(side_by_side, wxSizerFlags().Expand());
    }
    auto* cell = new wxBoxSizer(wxVERTICAL);
    cell->SetMinSize(wxSize(std::max(FromDIP(190), GetCharWidth() * 24), -1));
    rows_.push_back(make_row(*field.field, cell));
    side_by_side->Add(cell,
                      (field.field->type == FieldType::flag ? wxSizerFlags().Bottom() : wxSizerFlags().Top())
                          .Border(wxRIGHT, FromDIP(12)));
  }
  Layout();
  on_layout();
}

RecordForm::Row RecordForm::make_row(const journal::Field& field, wxSizer* into) {
  Row row;
  row.field = &field;
  const bool flag = field.type == FieldType::flag;
  if (!flag) row.label = new Label(this, theme_, label_of(field), TextStyle::dim);
  if (row.label != nullptr) into->Add(row.label, wxSizerFlags().Border(wxTOP, FromDIP(10)));
  if (flag) {
    make_flag(row, this);
  } else if (field.type == FieldType::choice) {
    make_choice(row, this);
  } else {
    make_text(row, this);
  }
  port::set_accessible_name(row.control, tr(field.label), wxS("field.") + to_wx(field.name));
  into->Add(row.control, is_wide(field)
                             ? wxSizerFlags().Expand().Border(wxTOP, FromDIP(4))
                             : wxSizerFlags().Border(flag ? wxTOP | wxBOTTOM : wxTOP, FromDIP(flag ? 8 : 4)));
  row.error = new Label(this, theme_, wxString(), TextStyle::danger);
  row.error->Hide();
  into->Add(row.error, wxSizerFlags().Expand().Border(wxTOP, FromDIP(2)));
  return row;
}

void RecordForm::make_text(Row& row, wxWindow* parent) {
  const bool tall = is_long(*row.field);
  auto* text = tall ? new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                     wxTE_MULTILINE | wxTE_RICH2)
                    : new LineField(parent, tr(row.field->label), wxString());
  if (tall) {
    port::dress_text(text);
    text->SetMinSize(wxSize(-1, text->GetCharHeight() * 5));
  } else {
    text->SetHint(hint_of(*row.field));
    if (row.field->type == FieldType::line && row.field->max > 0) {
      text->SetMaxLength(static_cast<unsigned long>(row.field->max));
    }
    const int letters = row.field->type == FieldType::line ? 20 : 16;
    text->SetMinSize(wxSize(std::max(text->GetCharWidth() * (letters + 4),
                                     text->GetTextExtent(hint_of(*row.field)).x + FromDIP(36)),
                            -1));
  }
  row.control = text;
  row.read = [text] { return from_wx(text->GetValue()); };
  row.write = [text](const std::string& words) {
    if (from_wx(text->GetValue()) != words) text->ChangeValue(to_wx(words));
  };
  const journal::Field* field = row.field;
  const bool at_once = field->type == FieldType::line || field->type == FieldType::text;
  const auto tell = [this, field, text] {
    if (!quiet_) on_change(*field, from_wx(text->GetValue()));
  };
  if (at_once) text->Bind(wxEVT_TEXT, [tell](wxCommandEvent&) { tell(); });
  text->Bind(wxEVT_KILL_FOCUS, [this, tell, at_once](wxFocusEvent& event) {
    event.Skip();
    if (!at_once) tell();
    on_blur();
  });
}

void RecordForm::make_choice(Row& row, wxWindow* parent) {
  auto* choice = new wxChoice(parent, wxID_ANY);
  choice->Append(_("Not said"));
  for (const std::string_view one : row.field->choices) choice->Append(tr(app::choice_words(one).c_str()));
  const journal::Field* field = row.field;
  row.control = choice;
  row.read = [choice, field] {
    const int n = choice->GetSelection();
    return n > 0 ? std::string(field->choices[static_cast<std::size_t>(n) - 1]) : std::string();
  };
  row.write = [choice, field](const std::string& words) {
    const auto at = std::ranges::find(field->choices, words);
    choice->SetSelection(at == field->choices.end() ? 0 : static_cast<int>(at - field->choices.begin()) + 1);
  };
  choice->Bind(wxEVT_CHOICE, [this, field, read = row.read](wxCommandEvent&) { on_change(*field, read()); });
}

void RecordForm::make_flag(Row& row, wxWindow* parent) {
  auto* box = new wxCheckBox(parent, wxID_ANY, tr(row.field->label));
  const journal::Field* field = row.field;
  row.control = box;
  row.read = [box] { return std::string(box->GetValue() ? "yes" : ""); };
  row.write = [box](const std::string& words) { box->SetValue(words == "yes"); };
  box->Bind(wxEVT_CHECKBOX, [this, field, read = row.read](wxCommandEvent&) { on_change(*field, read()); });
}

void RecordForm::show_error(const journal::Field& field, const Error& error) {
  for (Row& row : rows_) {
    if (row.field != &field) continue;
    const wxString words = field_error_words(field, error);
    row.error->set_text(words);
    row.error->Show();
    port::set_accessible_description(row.control, words);
    port::announce(row.control, words);
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
    port::set_accessible_description(row.control, wxString());
  }
  if (!any) return;
  Layout();
  on_layout();
}

void RecordForm::wipe() {
  quiet_ = true;
  for (Row& row : rows_) row.write({});
  quiet_ = false;
  clear_errors();
}

void RecordForm::allow(Writable writable) {
  for (Row& row : rows_) row.control->Enable(writable == Writable::yes);
}

void RecordForm::commit() {
  for (Row& row : rows_) {
    if (row.control->HasFocus()) on_change(*row.field, row.read());
  }
}

wxWindow* RecordForm::control(std::string_view field_name) const {
  const auto at = std::ranges::find_if(rows_, [&](const Row& row) { return row.field->name == field_name; });
  return at == rows_.end() ? nullptr : at->control;
}

}  // namespace thirdrow::ui
