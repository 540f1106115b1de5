/// The ticks of a stack of slips: question by question a number for each answer. Its text is that of rows of
/// question, answer and number.
#pragma once

#include <wx/panel.h>
#include <wx/sizer.h>

#include <string>
#include <utility>
#include <vector>

#include "journal/rows.h"
#include "ui/records/field_control.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {

class CountsEditor : public wxPanel {
 public:
  /// `questions`: `again:yes,no` and the sentence.
  CountsEditor(wxWindow* parent, Theme& theme, const journal::Field& field,
               const std::vector<std::pair<std::string, std::string>>& questions, FieldHooks hooks);

  void write(const std::string& text);
  std::string read() const;
  /// Which number cannot be one, in words; empty when all can. It is marked, also for screen readers.
  wxString fault() const;
  /// The keyboard goes to it.
  void focus_fault();

 private:
  struct Cell {
    std::string question, answer;
    LineField* number;
    wxString words;  ///< the question and the answer
  };
  const Cell* faulty() const;
  void add_question(const std::string& key, const wxString& sentence);

  Theme& theme_;
  const journal::Field& field_;
  FieldHooks hooks_;
  wxBoxSizer* column_;
  std::vector<Cell> cells_;
  std::vector<journal::Cells> others_;  ///< of questions that are not asked here
};

}  // namespace thirdrow::ui
