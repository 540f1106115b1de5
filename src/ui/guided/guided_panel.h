/// A talk of an engagement on the whole page, the screen turned to both: one question at a time in large
/// letters, its form, what can be done, and the way on and back by button, Enter and Alt with an arrow key.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <functional>
#include <memory>
#include <optional>

#include "app/presenters/guided_presenter.h"
#include "ui/page.h"
#include "ui/print_sheet.h"
#include "ui/records/people_row.h"
#include "ui/records/record_form.h"
#include "ui/records/sheet_editor.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class GuidedPanel : public wxPanel, public app::GuidedView {
 public:
  GuidedPanel(wxWindow* parent, Shared& shared);

  void begin(app::Journey journey, RecordId engagement);
  void enter() { presenter_.enter(); }
  void leave();
  void forget();
  /// Ends the talk for now: what was said is kept, and it goes on at the same page.
  void go_away();
  app::GuidedPresenter& presenter() { return presenter_; }

  /// The person goes back to the engagement.
  std::function<void(RecordId)> on_left = [](RecordId) {};

  void show_page(const app::GuidedScreen& screen) override;
  void show_nothing() override;
  void show_people(const std::vector<app::Named>& people) override { people_->show_people(people); }
  void show_known_people(const std::vector<std::string>& names) override { people_->suggest(names); }
  void show_choices(const app::RefChoices& choices) override { form_->show_choices(choices); }
  void show_field_error(const journal::Field& field, const Error& error) override;
  void show_refusal(const Error& error, const std::string& page) override;
  void show_remark(const char* words) override;
  void clear_errors() override;
  void print(const render::Document& document) override;
  void show_written(const std::filesystem::path& file) override;
  void show_problem(const Error& error) override;

 private:
  void build_head(wxSizer* column);
  void build_page();
  void build_form();
  void build_foot(wxSizer* column);
  void show_words(const app::GuidedScreen& screen);
  void show_parts(const app::GuidedScreen& screen);
  void show_form(const app::GuidedScreen& screen);
  /// Takes the clauses of the self check out of the fields: they are answered by buttons.
  void show_ratings(std::vector<app::FormField>& fields);
  void show_acts(const app::GuidedScreen& screen);
  void add_part(const app::ReadPart& part);
  void add_heading(const app::ReadPart& part);
  void hear_key(wxKeyEvent& event);
  void hear_enter(wxCommandEvent& event);
  /// Which of the acts has the keyboard, from 0.
  std::optional<std::size_t> act_in_hand() const;
  /// After an act that stays on the page: tells what is so by then, from the same place on.
  void stay(const app::GuidedScreen& screen, std::size_t place);
  void focus_first();
  /// Hands over what stands in the fields.
  void commit();
  /// Goes on to `next` once the fields are handed over and the names in them are known.
  void then(std::function<void()> next);
  void step(void (app::GuidedPresenter::*way)());
  void take(app::GuidedAct act);
  void save(app::GuidedAct act);
  void refit();

  Shared& shared_;
  app::GuidedPresenter presenter_;
  wxButton* away_ = nullptr;
  Label* where_ = nullptr;
  TextColumn* column_ = nullptr;
  Label *title_ = nullptr, *question_ = nullptr, *about_ = nullptr, *help_ = nullptr;
  wxPanel* parts_ = nullptr;
  Card* card_ = nullptr;
  RecordForm* form_ = nullptr;
  wxBoxSizer* ratings_place_ = nullptr;
  SheetEditor* ratings_ = nullptr;
  PeopleRow* people_ = nullptr;
  Label* remark_ = nullptr;
  Label* refusal_ = nullptr;
  wxButton* put_right_ = nullptr;
  std::string put_right_page_;
  wxPanel* acts_ = nullptr;
  wxButton *back_ = nullptr, *next_ = nullptr;
  std::string shown_key_;
  std::unique_ptr<SheetPrinter> printer_;
};

}  // namespace thirdrow::ui
