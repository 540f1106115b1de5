/// A long list: native rows, each one cell of Pango markup, asked for as they come into view. All rows must
/// have the same number of lines: the height of one is the height of all.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <optional>

#include "ui/theme.h"

namespace thirdrow::ui {

class RowList : public wxPanel {
 public:
  using MarkupOf = std::function<wxString(std::size_t)>;
  /// `name` is what a screen reader says, `id` names it for tests.
  RowList(wxWindow* parent, Theme& theme, const wxString& name, const char* id, MarkupOf markup_of);

  /// Another list: nothing is selected, the top is in view.
  void reset(std::size_t rows);
  /// The same list with more rows at its end: what is in view and selected stays.
  void lengthen(std::size_t rows);
  void changed(std::size_t first, std::size_t count);
  void select(std::optional<std::size_t> row);
  std::size_t rows() const;
  /// How often the control asked for a cell, for tests.
  std::size_t asked() const;
  wxDataViewCtrl* control() const { return list_; }

  /// By a double click or Enter. Comes after the event, so the list may go.
  std::function<void(std::size_t)> on_activate = [](std::size_t) {};
  std::function<void(std::size_t)> on_select = [](std::size_t) {};

 private:
  class Model;
  void fit_column();

  MarkupOf markup_of_;
  wxDataViewCtrl* list_;
  wxObjectDataPtr<Model> model_;
  bool quiet_ = false;
};

}  // namespace thirdrow::ui
