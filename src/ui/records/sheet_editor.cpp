#include "ui/records/sheet_editor.h"

#include <wx/wrapsizer.h>

#include <algorithm>

#include "app/form.h"
#include "app/row_cells.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/text_undo.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

std::vector<SheetQuestions::Mark> marks_to_four() {
  std::vector<SheetQuestions::Mark> marks;
  for (int i = 0; i <= 4; ++i) marks.push_back({std::to_string(i), wxString() << i});
  return marks;
}

SheetQuestions questions_of(const app::Sheet& sheet) {
  SheetQuestions out{
      _("0: not at all. 4: always. What you leave out stays open."), {}, marks_to_four(), _("An example")};
  for (const app::SheetItem& item : sheet.items) out.items.emplace_back(item.key, tr(item.sentence));
  return out;
}

SheetQuestions questions_of(const journal::Field& field,
                            const std::vector<std::pair<std::string, std::string>>& items) {
  SheetQuestions out{tr(field.label), {}, {}, field.columns.size() > 2 ? _("A note") : wxString()};
  for (const auto& [key, sentence] : items) out.items.emplace_back(key, to_wx(sentence));
  for (const std::string_view choice : field.columns[1].choices)
    out.marks.push_back({std::string(choice), tr(app::choice_words(choice).c_str())});
  return out;
}

SheetEditor::SheetEditor(wxWindow* parent, Theme& theme, const journal::Field& field,
                         SheetQuestions questions, FieldHooks hooks)
    : wxPanel(parent),
      theme_(theme),
      field_(field),
      questions_(std::move(questions)),
      hooks_(std::move(hooks)),
      column_(new wxBoxSizer(wxVERTICAL)) {
  theme.paint(this, Colour::card);
  if (!questions_.legend.empty()) {
    auto* legend = new Label(this, theme, questions_.legend, TextStyle::dim);
    legend->paragraph(2 * Card::padding(this));
    column_->Add(legend);
  }
  for (const auto& [key, sentence] : questions_.items) add_item(key, sentence);
  SetSizer(column_);
}

void SheetEditor::add_item(const std::string& key, const wxString& sentence) {
  const std::size_t place = items_.size();
  Item made{key, {}, nullptr};
  auto* label = new Label(this, theme_, sentence);
  label->paragraph(2 * Card::padding(this));
  column_->Add(label, wxSizerFlags().Border(wxTOP, FromDIP(14)));
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  for (std::size_t mark = 0; mark < questions_.marks.size(); ++mark) {
    const SheetQuestions::Mark& each = questions_.marks[mark];
    const std::string id = "sheet." + key + "." + each.value;
    made.marks.push_back(make_chip(
        this, each.label, [this, place, mark](wxToggleButton&) { press(place, mark); }, id.c_str()));
    port::set_accessible_name(made.marks.back(), each.label + wxS(": ") + sentence, to_wx(id));
    made.marks.back()->Bind(wxEVT_CHAR_HOOK,
                            [this, place, mark](wxKeyEvent& event) { hear_key(event, place, mark); });
    line->Add(made.marks.back(), wxSizerFlags().CenterVertical().Border(wxRIGHT | wxTOP, FromDIP(4)));
  }
  if (!questions_.words.empty()) add_words(made, sentence, line);
  column_->Add(line, wxSizerFlags().Expand());
  items_.push_back(std::move(made));
}

void SheetEditor::add_words(Item& item, const wxString& sentence, wxSizer* line) {
  item.example =
      new LineField(this, questions_.words + wxS(": ") + sentence, wxS("sheet.") + to_wx(item.key));
  item.example->SetHint(questions_.words);
  item.example->SetMaxLength(static_cast<unsigned long>(field_.columns[2].max));
  item.example->SetMinSize(wxSize(item.example->GetCharWidth() * 36, -1));
  TextUndo::give(item.example);
  item.example->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { hooks_.changed(); });
  item.example->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    hooks_.left();
  });
  line->Add(item.example, wxSizerFlags().CenterVertical().Border(wxRIGHT | wxTOP, FromDIP(4)));
}

void SheetEditor::press(std::size_t item, std::size_t mark) {
  for (std::size_t i = 0; i < items_[item].marks.size(); ++i) {
    if (i != mark) items_[item].marks[i]->SetValue(false);
  }
  hooks_.changed();
}

void SheetEditor::hear_key(wxKeyEvent& event, std::size_t item, std::size_t mark) {
  const auto& marks = items_[item].marks;
  const int key = event.GetKeyCode();
  if (event.HasModifiers()) return event.Skip();
  if (key == WXK_TAB) {
    wxToggleButton* edge = event.ShiftDown() ? marks.front() : marks.back();
    edge->SetFocus();
    edge->Navigate(wxNavigationKeyEvent::FromTab |
                   (event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward));
    return;
  }
  if (key == WXK_LEFT || key == WXK_RIGHT) {
    const bool mirrored = port::text_direction() == port::Direction::right_to_left;
    const bool on = (key == WXK_RIGHT) != mirrored;
    if (on ? mark + 1 < marks.size() : mark > 0) marks[on ? mark + 1 : mark - 1]->SetFocus();
    return;
  }
  const auto taken = std::ranges::find(questions_.marks, wxString(event.GetUnicodeKey()).utf8_string(),
                                       &SheetQuestions::Mark::value);
  if (taken == questions_.marks.end()) return event.Skip();
  const auto place = static_cast<std::size_t>(taken - questions_.marks.begin());
  marks[place]->SetFocus();
  marks[place]->SetValue(true);
  press(item, place);
}

void SheetEditor::write(const std::string& text) {
  if (text == read()) return;
  others_ = app::cells_from_text(field_, text);
  for (Item& item : items_) {
    const auto at =
        std::ranges::find_if(others_, [&](const journal::Cells& row) { return row[0] == item.key; });
    journal::Cells row = at == others_.end() ? journal::Cells() : *at;
    row.resize(std::max<std::size_t>(row.size(), 3));
    if (at != others_.end()) others_.erase(at);
    for (std::size_t i = 0; i < item.marks.size(); ++i)
      item.marks[i]->SetValue(row[1] == questions_.marks[i].value);
    if (item.example == nullptr) continue;
    item.example->ChangeValue(to_wx(row[2]));
    TextUndo::of(item.example)->clear();
  }
}

std::string SheetEditor::read() const {
  std::vector<journal::Cells> rows;
  for (const Item& item : items_) {
    const auto down =
        std::ranges::find_if(item.marks, [](const wxToggleButton* mark) { return mark->GetValue(); });
    std::string words =
        item.example == nullptr ? std::string() : app::trimmed(from_wx(item.example->GetValue()));
    if (down == item.marks.end() && words.empty()) continue;
    const std::string mark =
        down == item.marks.end()
            ? std::string()
            : questions_.marks[static_cast<std::size_t>(down - item.marks.begin())].value;
    journal::Cells& row = rows.emplace_back(journal::Cells{item.key, mark});
    if (item.example != nullptr) row.push_back(std::move(words));
  }
  rows.insert(rows.end(), others_.begin(), others_.end());
  return app::text_of_cells(rows);
}

}  // namespace thirdrow::ui
