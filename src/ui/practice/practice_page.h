/// What a leader practises outside of any one engagement: to the left the practices, to the right what was
/// written down of the chosen one.
#pragma once

#include "app/practices.h"
#include "ui/page.h"
#include "ui/records/records_drill.h"
#include "ui/widgets/row_list.h"

class wxSplitterWindow;

namespace thirdrow::ui {

class PracticePage : public Page {
 public:
  PracticePage(wxWindow* parent, Shared& shared);

  void enter() override;
  void leave() override { drill_->leave(); }
  void forget() override;
  void open_record(RecordId id) override;
  std::optional<RecordId> shown_record() const override { return drill_->presenter().selected(); }
  bool can(CommandId id) const override;
  bool run(CommandId id) override;
  RecordsDrill& records() { return *drill_; }

 private:
  wxPanel* build_list(wxWindow* parent);
  void show_practice(std::size_t place);
  /// The list as wide as its names at the present size of text; between two sizes the person's own width
  /// stands.
  void fit_list();

  wxSplitterWindow* split_ = nullptr;
  RowList* list_ = nullptr;
  RecordsDrill* drill_ = nullptr;
  std::size_t shown_ = 0;
  int fitted_to_ = 0;  ///< the height of a line then
};

}  // namespace thirdrow::ui
