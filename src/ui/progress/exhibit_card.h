/// One figure of the Progress page: its sentence, its chart or its table, and the records behind it.
#pragma once

#include <wx/dataview.h>
#include <wx/tglbtn.h>

#include <functional>
#include <vector>

#include "app/presenters/progress_presenter.h"
#include "ui/progress/chart_pane.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"

namespace thirdrow::ui {

class ExhibitCard : public Card {
 public:
  /// What a person asked for here.
  struct Acts {
    std::function<void(std::size_t point)> evidence;
    std::function<void(app::PictureFormat)> save;
    std::function<void()> print;
    std::function<void(const app::EvidenceLine&)> open;
  };
  ExhibitCard(wxWindow* parent, Theme& theme, const app::Exhibit& exhibit, Acts acts);

  void show_evidence(const std::vector<app::EvidenceLine>& lines);
  ChartPane& chart() { return *chart_; }

 private:
  void add_words(const wxString& words, TextStyle style);
  void build_acts();
  void show_table(bool shown);
  void make_table();
  void make_evidence();
  void open_selected();
  wxString markup(std::size_t row) const;

  Theme& theme_;
  const render::Chart chart_value_;
  const std::size_t last_point_;
  Acts acts_;
  ChartPane* chart_;
  wxBoxSizer* place_ = nullptr;  ///< of the chart and the table
  wxToggleButton* as_table_ = nullptr;
  wxDataViewListCtrl* table_ = nullptr;  ///< made when it is first asked for
  Label* evidence_words_ = nullptr;      ///< this and the next two likewise
  RowList* evidence_ = nullptr;
  wxButton* open_ = nullptr;
  std::vector<app::EvidenceLine> lines_;
};

}  // namespace thirdrow::ui
