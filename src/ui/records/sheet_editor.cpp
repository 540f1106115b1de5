#include "ui/records/sheet_editor.h"

#include <wx/wrapsizer.h>

#include <algorithm>

#include "app/form.h"
#include "app/row_cells.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

SheetEditor::SheetEditor(wxWindow* parent, Theme& theme, const journal::Field& field, const app::Sheet& sheet,
                         FieldHooks hooks)
    : wxPanel(parent),
      theme_(theme),
      field_(field),
      hooks_(std::move(hooks)),
      column_(new wxBoxSizer(wxVERTICAL)) {
  theme.paint(this, Colour::card);
  auto* legend =
      new Label(this, theme, _("0: not at all. 4: always. What you leave out stays open."), TextStyle::dim);
  legend->paragraph(2 * Card::padding(this));
  column_->Add(legend);
  for (const app::SheetItem& item : sheet.items) add_item(item);
  SetSizer(column_);
}

void SheetEditor::add_item(const app::SheetItem& item) {
  const std::size_t place = items_.size();
  Item made{std::string(item.key), {}, nullptr};
  auto* sentence = new Label(this, theme_, tr(item.sentence));
  sentence->paragraph(2 * Card::padding(this));
  column_->Add(sentence, wxSizerFlags().Border(wxTOP, FromDIP(14)));
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  for (std::size_t mark = 0; mark < made.marks.size(); ++mark) {
    const wxString number = wxString() << mark;
    const std::string id = "sheet." + made.key + "." + std::to_string(mark);
    made.marks[mark] = make_chip(
        this, number, [this, place, mark](wxToggleButton&) { press(place, mark); }, id.c_str());
    port::set_accessible_name(made.marks[mark], number + wxS(": ") + tr(item.sentence), to_wx(id));
    line->Add(made.marks[mark], wxSizerFlags().CenterVertical().Border(wxRIGHT | wxTOP, FromDIP(4)));
  }
  made.example = new LineField(this, _("Example: ") + tr(item.sentence), wxS("sheet.") + to_wx(made.key));
  made.example->SetHint(_("An example"));
  made.example->SetMaxLength(static_cast<unsigned long>(field_.columns[2].max));
  made.example->SetMinSize(wxSize(made.example->GetCharWidth() * 36, -1));
  made.example->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { hooks_.changed(); });
  made.example->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    hooks_.left();
  });
  line->Add(made.example, wxSizerFlags().CenterVertical().Border(wxRIGHT | wxTOP, FromDIP(4)));
  column_->Add(line, wxSizerFlags().Expand());
  items_.push_back(std::move(made));
}

void SheetEditor::press(std::size_t item, std::size_t mark) {
  for (std::size_t i = 0; i < items_[item].marks.size(); ++i) {
    if (i != mark) items_[item].marks[i]->SetValue(false);
  }
  hooks_.changed();
}

void SheetEditor::write(const std::string& text) {
  if (text == read()) return;
  others_ = app::cells_from_text(field_, text);
  for (Item& item : items_) {
    const auto at =
        std::ranges::find_if(others_, [&](const journal::Cells& row) { return row[0] == item.key; });
    const journal::Cells row = at == others_.end() ? journal::Cells(3) : *at;
    if (at != others_.end()) others_.erase(at);
    for (std::size_t i = 0; i < item.marks.size(); ++i) item.marks[i]->SetValue(row[1] == std::to_string(i));
    item.example->ChangeValue(to_wx(row[2]));
  }
}

std::string SheetEditor::read() const {
  std::vector<journal::Cells> rows;
  for (const Item& item : items_) {
    const auto down =
        std::ranges::find_if(item.marks, [](const wxToggleButton* mark) { return mark->GetValue(); });
    std::string example = app::trimmed(from_wx(item.example->GetValue()));
    if (down == item.marks.end() && example.empty()) continue;
    const std::string score = down == item.marks.end() ? "" : std::to_string(down - item.marks.begin());
    rows.push_back({item.key, score, std::move(example)});
  }
  rows.insert(rows.end(), others_.begin(), others_.end());
  return app::text_of_cells(rows);
}

}  // namespace thirdrow::ui
