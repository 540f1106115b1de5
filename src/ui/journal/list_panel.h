/// The journal's left side: search, filters, calendar, count, list. A passive view of JournalPresenter.
#pragma once

#include <wx/button.h>
#include <wx/calctrl.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/tglbtn.h>

#include "app/presenters/journal_presenter.h"
#include "ui/journal/filter_bar.h"
#include "ui/page.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"

namespace thirdrow::ui {

class ListPanel : public wxPanel, public app::JournalView {
 public:
  ListPanel(wxWindow* parent, Shared& shared);
  app::JournalPresenter& presenter() { return presenter_; }
  RowList& entries() { return *entries_; }
  void focus_search();
  /// What the other side shows: an empty journal says so only beside no entry.
  enum class Beside { nothing, entry };
  void show_beside(Beside beside);
  /// Empties the search field without asking anything.
  void forget();
  /// A row was double-clicked, or Enter pressed on it.
  std::function<void(const app::SearchHit&)> on_activate = [](const app::SearchHit&) {};
  /// A new entry of that kind is wanted.
  std::function<void(const journal::EntryKind&)> on_new = [](const journal::EntryKind&) {};

  void show_list(std::size_t rows, app::Emptiness why) override;
  void show_longer(std::size_t rows) override { entries_->lengthen(rows); }
  void rows_changed(std::size_t first, std::size_t count) override { entries_->changed(first, count); }
  void show_selected(std::optional<std::size_t> row) override { entries_->select(row); }
  void show_count(const app::CountLine& line) override;
  void show_filter(const app::Filter& filter) override;
  void show_choices(const app::FilterChoices& choices) override;
  void show_month(std::int64_t month, const std::vector<Day>& days) override;
  void show_removed(const std::string& title) override;
  void show_put_back() override;
  void ask_purge(const std::string& title) override;
  void ask_empty_trash(std::size_t count) override;
  void clear_notice() override;
  void show_unfinished(RecordId id, std::size_t more) override;
  void show_problem(const Error& error) override;

 private:
  void build_search(wxBoxSizer* column);
  void build_chips(wxBoxSizer* column);
  void build_calendar();
  void build_count(wxBoxSizer* column);
  void pick_kind();
  void show_empty(app::Emptiness why);
  void tell(Notice notice);
  void unfold(const wxWindow* part);
  /// False when nothing was unfolded.
  bool fold_up();
  /// Where there is little height for the letters, an open part takes the place of search and list.
  void make_room();
  void lay_out();

  Shared& shared_;
  app::JournalPresenter presenter_;
  wxSearchCtrl* search_ = nullptr;
  wxToggleButton *filter_chip_ = nullptr, *calendar_chip_ = nullptr, *day_chip_ = nullptr,
                 *trash_chip_ = nullptr, *best_chip_ = nullptr;
  wxBoxSizer* search_row_ = nullptr;
  FilterBar* filters_ = nullptr;
  wxPanel* calendar_panel_ = nullptr;
  wxCalendarCtrl* calendar_ = nullptr;
  Label* count_ = nullptr;
  RowList* entries_ = nullptr;
  wxButton* empty_trash_ = nullptr;
  EmptyState* empty_ = nullptr;
  app::Emptiness empty_why_ = app::Emptiness::none;
  Beside beside_ = Beside::nothing;
};

}  // namespace thirdrow::ui
