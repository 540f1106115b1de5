/// What every page of records has in common as a passive view of RecordsPresenter: the open record, and the
/// words of a line of the list.
#pragma once

#include <wx/panel.h>

#include "app/presenters/records_presenter.h"
#include "ui/page.h"
#include "ui/records/record_sheet.h"
#include "ui/widgets/row_list.h"

namespace thirdrow::ui {

class RecordsBase : public wxPanel, public app::RecordsView {
 public:
  app::RecordsPresenter& presenter() { return presenter_; }
  RecordForm& form() { return sheet_->form(); }
  RowList& rows() { return *list_; }
  void leave();
  /// As the button does it.
  void save() { sheet_->save(); }
  void forget();

  void show_list(const std::vector<app::RecordLine>& lines, std::size_t resting) override;
  void show_selected(std::optional<std::size_t> line) override { list_->select(line); }
  void show_record(const app::RecordPage& page) override;
  void show_nothing() override;
  void show_saved(const app::RecordPage& page) override;
  void show_people(const std::vector<app::Named>& people) override { sheet_->show_people(people); }
  void show_known_people(const std::vector<std::string>& names) override { sheet_->show_known_people(names); }
  void show_choices(const app::RefChoices& choices) override { sheet_->show_choices(choices); }
  void show_field_error(const journal::Field* field, const Error& error) override {
    sheet_->show_error(field, error);
  }
  void ask_commitment(const journal::Transition& step) override { sheet_->ask_commitment(step); }
  void clear_errors() override { sheet_->clear_errors(); }
  void show_removed(const std::string& title) override;
  void show_problem(const Error& error) override;

 protected:
  RecordsBase(wxWindow* parent, Shared& shared, app::Scope scope);
  /// The form is there, or nothing is.
  virtual void turn_to_record() = 0;
  virtual void turn_to_nothing() = 0;
  wxString markup(std::size_t row) const;
  void dismiss_problem();

  Shared& shared_;
  app::RecordsPresenter presenter_;
  std::vector<app::RecordLine> lines_;
  RowList* list_ = nullptr;       ///< made by whoever derives
  RecordSheet* sheet_ = nullptr;  ///< the same
};

}  // namespace thirdrow::ui
