/// Records of one kind: the list, and the form of the chosen one. A passive view of RecordsPresenter.
#pragma once

#include <wx/panel.h>
#include <wx/splitter.h>
#include <wx/tglbtn.h>
#include <wx/wrapsizer.h>

#include "app/presenters/records_presenter.h"
#include "ui/editor/chip_row.h"
#include "ui/page.h"
#include "ui/records/record_form.h"
#include "ui/widgets/book.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/text_column.h"

class wxButton;

namespace thirdrow::ui {

class RecordsPanel : public wxPanel, public app::RecordsView {
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
  app::RecordsPresenter& presenter() { return presenter_; }
  RecordForm& form() { return *form_; }
  RowList& rows() { return *list_; }
  void leave();
  void forget();

  void show_list(const std::vector<app::RecordLine>& lines, std::size_t resting) override;
  void show_selected(std::optional<std::size_t> line) override { list_->select(line); }
  void show_record(const app::RecordPage& page) override;
  void show_nothing() override;
  void show_saved(const app::RecordPage& page) override;
  void show_people(const std::vector<app::Named>& people) override;
  void show_known_people(const std::vector<std::string>& names) override;
  void show_field_error(const journal::Field* field, const Error& error) override;
  void clear_errors() override;
  void show_removed(const std::string& title) override;
  void show_problem(const Error& error) override;

 private:
  wxPanel* build_list(wxWindow* parent);
  void build_form(wxWindow* parent);
  void commit();  ///< what stands in the fields
  wxString markup(std::size_t row) const;
  void show_moves(const app::RecordPage& page);
  void build_people();
  void show_status(const wxString& words);

  Shared& shared_;
  app::RecordsPresenter presenter_;
  Words words_;
  std::vector<app::RecordLine> lines_;
  RowList* list_ = nullptr;
  wxToggleButton* resting_ = nullptr;
  Book* book_ = nullptr;
  TextColumn* column_ = nullptr;
  Label *title_ = nullptr, *status_ = nullptr;
  wxString status_words_;      ///< while nothing in the form is wrong
  ChipRow* people_ = nullptr;  ///< nullptr: the kind names nobody
  std::vector<RecordId> people_ids_;
  Card* card_ = nullptr;
  RecordForm* form_ = nullptr;
  wxWrapSizer* moves_ = nullptr;
};

}  // namespace thirdrow::ui
