#include "ui/records/rows_editor.h"

#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "app/row_cells.h"
#include "ui/measure.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

RowsEditor::RowsEditor(wxWindow* parent, Theme& theme, const journal::Field& field, FieldHooks hooks)
    : wxPanel(parent),
      theme_(theme),
      field_(field),
      hooks_(std::move(hooks)),
      column_(new wxBoxSizer(wxVERTICAL)) {
  theme.paint(this, Colour::card);
  const std::string id = "field." + std::string(field.name) + ".add";
  add_ = make_button(
      this, theme, _("Add a line"), ButtonLook::flat, [this] { CallAfter(&RowsEditor::begin_row); }, "plus",
      id.c_str());
  port::set_accessible_name(add_, fill(_("Add a line: %s"), tr(field.label)), to_wx(id));
  column_->Add(add_, wxSizerFlags().Border(wxTOP, FromDIP(4)));
  SetSizer(column_);
}

FieldControl RowsEditor::make_cell(wxPanel* panel, std::size_t column) {
  FieldHooks hooks;
  hooks.name_person = hooks_.name_person;
  hooks.left = [this] { CallAfter(&RowsEditor::tell_when_left); };
  const journal::Field& described = field_.columns[column];
  // A half-typed row is not complained about; what is chosen is told at once when every row can be read.
  if (described.type == journal::FieldType::ref) hooks.changed = hooks_.changed;
  FieldControl cell = make_control(panel, theme_, described, Fit::cell, hooks);
  cell.window->Bind(wxEVT_TEXT_ENTER, [this, panel](wxCommandEvent& event) {
    event.Skip();
    if (!rows_.empty() && rows_.back().panel == panel) CallAfter(&RowsEditor::begin_row);
  });
  cell.window->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    event.Skip();
    CallAfter([this] {
      if (fault().empty()) hooks_.changed();
      tell_when_left();
    });
  });
  cell.offer(choices_);
  return cell;
}

void RowsEditor::add_row(const journal::Cells& cells) {
  Row row;
  row.panel = new wxPanel(this);
  theme_.paint(row.panel, Colour::card);
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](wxWindow* window) {
    line->Add(window, wxSizerFlags().CenterVertical().Border(wxRIGHT | wxTOP, FromDIP(4)));
  };
  for (std::size_t i = 0; i < field_.columns.size(); ++i) {
    row.cells.push_back(make_cell(row.panel, i));
    row.cells.back().write(i < cells.size() ? cells[i] : std::string());
    add(row.cells.back().window);
  }
  add(make_icon_button(row.panel, theme_, "close", _("Remove the line"),
                       [this, panel = row.panel] { CallAfter([this, panel] { remove_row(panel); }); }));
  row.panel->SetSizer(line);
  row.panel->MoveBeforeInTabOrder(add_);
  column_->Insert(rows_.size(), row.panel, wxSizerFlags().Expand());
  rows_.push_back(std::move(row));
}

void RowsEditor::begin_row() {
  if (!add_->IsEnabled()) return;
  const auto most = static_cast<std::size_t>(field_.max);
  if (most > 0 && rows_.size() >= most) return;
  add_row({});
  renumber();
  rows_.back().cells.front().main()->SetFocus();
}

void RowsEditor::remove_row(const wxPanel* panel) {
  const auto at = std::ranges::find(rows_, panel, &Row::panel);
  if (at == rows_.end()) return;
  const auto place = static_cast<std::size_t>(at - rows_.begin());
  add_->SetFocus();
  column_->Detach(at->panel);
  at->panel->Destroy();
  rows_.erase(at);
  renumber();
  if (!rows_.empty()) rows_[std::min(place, rows_.size() - 1)].cells.front().main()->SetFocus();
  hooks_.changed();
}

void RowsEditor::renumber() {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const wxString number = wxString() << (i + 1);
    for (std::size_t k = 0; k < rows_[i].cells.size(); ++k) {
      const journal::Field& column = field_.columns[k];
      const wxString id =
          wxS("field.") + to_wx(field_.name) + wxS(".") + number + wxS(".") + to_wx(column.name);
      port::set_accessible_name(rows_[i].cells[k].main(),
                                fill(fill(_("%s, line %s"), tr(column.label)), number), id);
    }
    wxWindow* close = rows_[i].panel->GetChildren().GetLast()->GetData();
    port::set_accessible_name(close, fill(fill(_("Remove line %s: %s"), number), tr(field_.label)),
                              wxS("field.") + to_wx(field_.name) + wxS(".") + number + wxS(".remove"));
  }
  port::renew_tab_order(this);
  InvalidateBestSize();
  measure_again(this);
  TextColumn::refit_around(this);
}

void RowsEditor::tell_when_left() {
  for (const wxWindow* at = wxWindow::FindFocus(); at != nullptr; at = at->GetParent()) {
    if (at == this) return;
  }
  hooks_.changed();
  hooks_.left();
}

void RowsEditor::write(const std::string& text) {
  const auto rows = app::cells_from_text(field_, text);
  if (text == read() && rows.size() == rows_.size()) return;
  for (const Row& row : rows_) {
    column_->Detach(row.panel);
    row.panel->Destroy();
  }
  rows_.clear();
  for (const journal::Cells& cells : rows) add_row(cells);
  renumber();
}

wxString RowsEditor::fault() const {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    journal::Cells cells;
    for (const FieldControl& cell : rows_[i].cells) cells.push_back(cell.read());
    const auto column = app::faulty_column(field_, cells);
    if (!column) continue;
    const wxString words = cells[*column].empty() ? _("Line %s: \"%s\" is still needed.")
                                                  : _("Line %s: \"%s\" cannot hold this.");
    return fill(fill(words, wxString() << i + 1), tr(field_.columns[*column].label));
  }
  return {};
}

std::string RowsEditor::read() const {
  std::vector<journal::Cells> rows;
  for (const Row& row : rows_) {
    journal::Cells& cells = rows.emplace_back();
    for (const FieldControl& cell : row.cells) cells.push_back(cell.read());
  }
  return app::text_of_cells(rows);
}

void RowsEditor::offer(const app::RefChoices& choices) {
  choices_ = choices;
  for (const Row& row : rows_) {
    for (const FieldControl& cell : row.cells) cell.offer(choices);
  }
}

}  // namespace thirdrow::ui
