/// The open record of a page of records: its steps, what a step asks for in place, its form, its people.
#pragma once

#include <wx/wrapsizer.h>

#include <functional>
#include <string>
#include <vector>

#include "app/presenters/records_presenter.h"
#include "ui/page.h"
#include "ui/records/people_row.h"
#include "ui/records/record_form.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text_column.h"

class wxButton;

namespace thirdrow::ui {

class RecordSheet : public TextColumn {
 public:
  RecordSheet(wxWindow* parent, Shared& shared, app::RecordsPresenter& presenter);

  void show(const app::RecordPage& page);
  void show_saved(const app::RecordPage& page);
  void show_people(const std::vector<app::Named>& people);
  void show_known_people(const std::vector<std::string>& names);
  void show_choices(const app::RefChoices& choices);
  /// At the field; of the record as a whole above the form.
  void show_error(const journal::Field* field, const Error& error);
  void clear_errors();
  void ask_commitment(const journal::Transition& step);
  /// Hands over what stands in the fields.
  void commit();
  /// Writes what stands in the form, once the names in it are known.
  void save();
  /// Clears every word.
  void wipe();
  RecordForm& form() { return *form_; }
  /// With a button above the record that leads away from it, and Escape.
  void show_back(const wxString& words, const std::function<void()>& pressed);

 private:
  void build_asking();
  void build_people();
  void show_title(const app::RecordPage& page);
  void show_moves(const app::RecordPage& page);
  void show_settled(const app::RecordPage& page);
  void show_beside(const app::RecordPage& page);
  /// The page of a brief, as PDF.
  void save_page(RecordId brief);
  void show_status(const wxString& words);
  void take(const journal::Transition& move);
  void ask(const wxString& heading, const std::vector<app::FormField>& fields, const wxString& button,
           std::function<void()> go);
  void focus_asked();
  void put_asking_aside();
  void close_asking();
  void go();

  Shared& shared_;
  app::RecordsPresenter& presenter_;
  wxButton* back_ = nullptr;
  Label *title_, *purpose_, *status_, *refusal_, *beside_, *settled_;
  wxString status_words_;  ///< while nothing in the form is wrong
  wxWrapSizer* moves_;
  /// What the buttons above the form are made for.
  struct Steps {
    RecordId record;
    bool stored = false;
    std::vector<const journal::Transition*> moves = {};
    friend bool operator==(const Steps&, const Steps&) = default;
  };
  Steps steps_;
  Card *asking_, *card_;
  Label* asking_title_ = nullptr;
  RecordForm *asked_ = nullptr, *form_;
  wxButton* go_ = nullptr;
  std::function<void()> on_go_ = [] {};
  std::string first_asked_;
  wxString asked_about_;  ///< what the fields of the card were filled in for; empty: they are wiped
  Label* people_label_ = nullptr;
  PeopleRow* people_ = nullptr;
  app::Alive alive_;
};

}  // namespace thirdrow::ui
