/// Sentences to answer one by one, each with a few buttons of which one is pressed, and a line of words: the
/// items of a guided sheet, or criteria to judge. Its text is that of rows whose first cell names the
/// sentence, whose second is the answer, and whose third, if they have one, holds the words.
#pragma once

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include <string>
#include <utility>
#include <vector>

#include "app/sheets.h"
#include "journal/rows.h"
#include "ui/records/field_control.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {

struct SheetQuestions {
  struct Mark {
    std::string value;
    wxString label;
  };
  wxString legend;  ///< above all; may be empty
  std::vector<std::pair<std::string, wxString>> items;
  std::vector<Mark> marks;
  wxString words;  ///< hint of the line of words; empty: there is none
};
/// From 0 to 4, with an example.
SheetQuestions questions_of(const app::Sheet& sheet);
/// What a person's own sentences are answered with: the choices of the rows' second column.
SheetQuestions questions_of(const journal::Field& field,
                            const std::vector<std::pair<std::string, std::string>>& items);
std::vector<SheetQuestions::Mark> marks_to_four();

class SheetEditor : public wxPanel {
 public:
  SheetEditor(wxWindow* parent, Theme& theme, const journal::Field& field, SheetQuestions questions,
              FieldHooks hooks);

  void write(const std::string& text);
  std::string read() const;

 private:
  struct Item {
    std::string key;
    std::vector<wxToggleButton*> marks;
    LineField* example = nullptr;
  };
  void add_item(const std::string& key, const wxString& sentence);
  void add_words(Item& item, const wxString& sentence, wxSizer* line);
  /// Only the pressed one stays down; pressed again it comes up.
  void press(std::size_t item, std::size_t mark);
  /// The marks of an item are one stop of Tab; arrows go from one to the next, and a mark's own digit takes
  /// it.
  void hear_key(wxKeyEvent& event, std::size_t item, std::size_t mark);

  Theme& theme_;
  const journal::Field& field_;
  SheetQuestions questions_;
  FieldHooks hooks_;
  wxBoxSizer* column_;
  std::vector<Item> items_;
  std::vector<journal::Cells> others_;  ///< answers to items that this sheet does not have
};

}  // namespace thirdrow::ui
