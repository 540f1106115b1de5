/// A field that is a list of small records, as a table: one line per row, a control per column. Rows are
/// added and taken away by button or by keyboard (Enter in the last row begins another).
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <string>
#include <vector>

#include "journal/rows.h"
#include "ui/records/field_control.h"

namespace thirdrow::ui {

class RowsEditor : public wxPanel {
 public:
  RowsEditor(wxWindow* parent, Theme& theme, const journal::Field& field, FieldHooks hooks);

  /// The text of the rows, also of half typed ones.
  void write(const std::string& text);
  std::string read() const;
  void offer(const app::RefChoices& choices);
  /// Which line lacks what, or holds in which column what does not fit; empty when all are right.
  wxString fault() const;

 private:
  struct Row {
    wxPanel* panel = nullptr;
    std::vector<FieldControl> cells;
  };
  void add_row(const journal::Cells& cells);
  FieldControl make_cell(wxPanel* panel, std::size_t column);
  void remove_row(const wxPanel* panel);
  void begin_row();
  /// Numbers the accessible names anew, and lets what is around find its place.
  void renumber();
  /// Tells once the keyboard is outside.
  void tell_when_left();

  Theme& theme_;
  const journal::Field& field_;
  FieldHooks hooks_;
  app::RefChoices choices_;
  std::vector<Row> rows_;
  wxBoxSizer* column_;
  wxButton* add_;
};

}  // namespace thirdrow::ui
