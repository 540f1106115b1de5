/// Records of one kind: the list, and beside it the chosen one.
#pragma once

#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include "ui/records/records_base.h"
#include "ui/widgets/book.h"
#include "ui/widgets/empty_state.h"

namespace thirdrow::ui {

class RecordsPanel : public RecordsBase {
 public:
  struct Words {
    wxString list;     ///< "Engagements"
    wxString add;      ///< "New engagement"
    wxString nothing;  ///< shown while there is none
    wxString resting;  ///< "Show archived (%s)"
    const char* icon;
    const char* id;  ///< begins the ids of its controls
  };
  RecordsPanel(wxWindow* parent, Shared& shared, journal::Kind kind, Words words);
  void forget();

  void show_list(const std::vector<app::RecordLine>& lines, std::size_t resting) override;

 protected:
  enum View : std::size_t { kNothing, kForm, kFirstOwn };
  void turn_to_record() override { book_->ChangeSelection(kForm); }
  void turn_to_nothing() override { book_->ChangeSelection(kNothing); }
  wxPanel* right() const { return right_; }
  /// Above the record.
  wxBoxSizer* above() const { return above_; }
  Book* book() const { return book_; }

 private:
  wxPanel* build_list(wxWindow* parent);
  void build_right(wxWindow* parent);

  Words words_;
  wxToggleButton* resting_ = nullptr;
  wxPanel* right_ = nullptr;
  wxBoxSizer* above_ = nullptr;
  Book* book_ = nullptr;
};

}  // namespace thirdrow::ui
