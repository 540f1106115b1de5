#include "ui/guided/counts_editor.h"

#include <wx/wrapsizer.h>

#include <algorithm>

#include "app/form.h"
#include "app/row_cells.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

CountsEditor::CountsEditor(wxWindow* parent, Theme& theme, const journal::Field& field,
                           const std::vector<std::pair<std::string, std::string>>& questions,
                           FieldHooks hooks)
    : wxPanel(parent),
      theme_(theme),
      field_(field),
      hooks_(std::move(hooks)),
      column_(new wxBoxSizer(wxVERTICAL)) {
  theme.paint(this, Colour::card);
  for (const auto& [key, sentence] : questions) add_question(key, tr(sentence.c_str()));
  SetSizer(column_);
}

void CountsEditor::add_question(const std::string& key, const wxString& sentence) {
  const std::size_t colon = key.find(':');
  const std::string question = key.substr(0, colon);
  auto* label = new Label(this, theme_, sentence);
  label->paragraph(2 * Card::padding(this));
  column_->Add(label, wxSizerFlags().Border(wxTOP, FromDIP(10)));
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  for (const std::string& answer : journal::split_list(std::string_view(key).substr(colon + 1))) {
    const char* known = app::known_choice(answer);
    const wxString words = known != nullptr ? tr(known) : to_wx(answer);
    const auto beside = wxSizerFlags().CenterVertical().Border(wxRIGHT | wxTOP, FromDIP(4));
    line->Add(new Label(this, theme_, words, TextStyle::dim), beside);
    const wxString both = sentence + wxS(": ") + words;
    auto* number = new LineField(this, both, wxS("count.") + to_wx(question) + wxS(".") + to_wx(answer));
    number->SetMaxLength(3);
    number->SetMinSize(wxSize(number->GetCharWidth() * 8, -1));
    number->Bind(wxEVT_TEXT, [this, number](wxCommandEvent&) {
      port::remove_style(number, "tr-wrong");
      hooks_.changed();
    });
    line->Add(number, wxSizerFlags().CenterVertical().Border(wxTOP, FromDIP(4)));
    line->AddSpacer(FromDIP(12));
    cells_.push_back({question, answer, number, both});
  }
  column_->Add(line, wxSizerFlags().Expand());
}

void CountsEditor::write(const std::string& text) {
  if (text == read()) return;
  others_ = app::cells_from_text(field_, text);
  for (Cell& cell : cells_) {
    const auto at = std::ranges::find_if(
        others_, [&](const journal::Cells& row) { return row[0] == cell.question && row[1] == cell.answer; });
    cell.number->ChangeValue(at == others_.end() ? wxString() : to_wx((*at)[2]));
    if (at != others_.end()) others_.erase(at);
  }
}

std::string CountsEditor::read() const {
  std::vector<journal::Cells> rows;
  for (const Cell& cell : cells_) {
    std::string number = app::trimmed(from_wx(cell.number->GetValue()));
    if (!number.empty()) rows.push_back({cell.question, cell.answer, std::move(number)});
  }
  rows.insert(rows.end(), others_.begin(), others_.end());
  return app::text_of_cells(rows);
}

const CountsEditor::Cell* CountsEditor::faulty() const {
  const auto at = std::ranges::find_if(cells_, [this](const Cell& cell) {
    const std::string number = app::trimmed(from_wx(cell.number->GetValue()));
    return !number.empty() && app::faulty_column(field_, {cell.question, cell.answer, number}).has_value();
  });
  return at == cells_.end() ? nullptr : &*at;
}

wxString CountsEditor::fault() const {
  const Cell* wrong = faulty();
  const wxString words =
      wrong == nullptr ? wxString() : fill(_("%s: a whole number from 0 to 255."), wrong->words);
  for (const Cell& cell : cells_) {
    port::set_accessible_description(cell.number, &cell == wrong ? words : wxString());
    &cell == wrong ? port::add_style(cell.number, "tr-wrong") : port::remove_style(cell.number, "tr-wrong");
  }
  return words;
}

void CountsEditor::focus_fault() {
  if (const Cell* wrong = faulty()) wrong->number->SetFocus();
}

}  // namespace thirdrow::ui
