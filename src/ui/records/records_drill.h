/// Records in one place: the list, and in its stead the one that was chosen, with the way back. What it is
/// about is another again and again: a part of an engagement, a practice.
#pragma once

#include <wx/wrapsizer.h>

#include "ui/records/records_base.h"
#include "ui/widgets/book.h"
#include "ui/widgets/empty_state.h"

namespace thirdrow::ui {

class RecordsDrill : public RecordsBase {
 public:
  /// `id` begins the ids of its controls.
  RecordsDrill(wxWindow* parent, Shared& shared, const char* id);
  /// `purpose`: what the records are for, in one sentence.
  void look_at(app::Scope scope, const wxString& title, const wxString& purpose, std::string_view icon);
  void close();

  void show_list(const std::vector<app::RecordLine>& lines, std::size_t resting) override;
  void show_selected(std::optional<std::size_t>) override {}

 protected:
  void turn_to_record() override;
  void turn_to_nothing() override;

 private:
  enum View : std::size_t { kList, kRecord };
  enum Inside : std::size_t { kRows, kEmpty };
  wxPanel* build_list();
  void build_new_buttons();
  void show_empty(const wxString& purpose, std::string_view icon);
  void make_room();

  std::string id_;
  Book* book_;
  Book* inside_ = nullptr;
  Label *title_ = nullptr, *purpose_ = nullptr, *older_ = nullptr;
  wxWrapSizer* new_ = nullptr;
  wxPanel* head_ = nullptr;
  wxWindow* again_ = nullptr;  ///< of those that are kept to be read again
};

}  // namespace thirdrow::ui
