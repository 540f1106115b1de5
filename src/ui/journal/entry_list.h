/// The virtual list of entries: native rows, each one cell of markup, fetched as they come into view.
#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <optional>
#include <string>

#include "app/session.h"
#include "ui/theme.h"

namespace thirdrow::ui {

class EntryList : public wxPanel {
 public:
  /// `row_of` gives nullptr while a row is being fetched.
  using RowOf = std::function<const app::SearchHit*(std::size_t)>;
  EntryList(wxWindow* parent, Theme& theme, RowOf row_of, std::function<Day()> today);

  /// Another list: nothing is selected, the top is in view.
  void reset(std::size_t rows);
  void changed(std::size_t first, std::size_t count);
  void select(std::optional<std::size_t> row);
  std::size_t rows() const;
  /// How often the control asked for a cell, for tests.
  std::size_t asked() const;
  wxDataViewCtrl* control() const { return list_; }

  std::function<void(std::size_t)> on_select = [](std::size_t) {};

 private:
  class Model;
  wxString markup(const app::SearchHit* hit) const;
  void fit_column();

  Theme& theme_;
  RowOf row_of_;
  std::function<Day()> today_;
  wxDataViewCtrl* list_;
  wxObjectDataPtr<Model> model_;
  bool quiet_ = false;
};

/// `snippet` on one line for Pango, the marked byte ranges bold in `colour`.
wxString marked_up(const std::string& snippet, const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                   const std::string& colour);

}  // namespace thirdrow::ui
