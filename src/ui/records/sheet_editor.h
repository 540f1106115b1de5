/// The items of a guided sheet: each a sentence, five buttons from 0 to 4, and an example. Its text is that
/// of the `answers` rows.
#pragma once

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include <array>
#include <string>
#include <vector>

#include "app/sheets.h"
#include "journal/rows.h"
#include "ui/records/field_control.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {

class SheetEditor : public wxPanel {
 public:
  SheetEditor(wxWindow* parent, Theme& theme, const journal::Field& field, const app::Sheet& sheet,
              FieldHooks hooks);

  void write(const std::string& text);
  std::string read() const;

 private:
  struct Item {
    std::string key;
    std::array<wxToggleButton*, 5> marks;
    LineField* example;
  };
  void add_item(const app::SheetItem& item);
  /// Only the pressed one stays down; pressed again it comes up.
  void press(std::size_t item, std::size_t mark);

  Theme& theme_;
  const journal::Field& field_;
  FieldHooks hooks_;
  wxBoxSizer* column_;
  std::vector<Item> items_;
  std::vector<journal::Cells> others_;  ///< answers to items that this sheet does not have
};

}  // namespace thirdrow::ui
