/// The weekly review: one card at a time, its lines with what settles them, and a commitment at the end.
#pragma once

#include <wx/button.h>

#include <optional>
#include <vector>

#include "app/presenters/week_presenter.h"
#include "ui/page.h"
#include "ui/records/record_form.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class WeekPage : public Page, public app::WeekView {
 public:
  WeekPage(wxWindow* parent, Shared& shared);

  void enter() override {
    shared().to_take.reset();
    presenter_.start();
  }
  void leave() override;
  void forget() override;

  void show(const app::WeekPage& page) override;
  void show_promise(const app::PromiseForm& form) override;
  void show_choices(const app::RefChoices& choices) override { form_->show_choices(choices); }
  void show_promise_made() override;
  void show_promise_error(const journal::Field* field, const Error& error) override;
  void show_end(const app::WeekPage& promised) override;
  void show_done(const app::DutyDone& done) override;
  void show_problem(const Error& error) override;

 private:
  void build_lines(wxPanel* panel);
  void build_promise(wxPanel* panel);
  void build_end(wxPanel* panel);
  void build_steps(wxPanel* panel);
  void show_line(const app::WeekTask& task);
  void stay_at(std::size_t line);
  void open_duty(const app::Duty& duty);
  /// Back and Next by key, in the direction that the words run.
  void take_key(wxKeyEvent& event);
  void turn(int by);
  void promise(app::WeekPresenter::Then then);
  enum class Shown { card, end };
  void show_parts(Shown shown);

  app::WeekPresenter presenter_;
  TextColumn* column_;
  Label *days_ = nullptr, *place_ = nullptr, *title_ = nullptr, *empty_ = nullptr;
  Card *card_ = nullptr, *promise_ = nullptr, *end_ = nullptr;
  wxBoxSizer* promised_ = nullptr;  ///< on the last page: what was written down
  wxBoxSizer* lines_ = nullptr;
  std::vector<wxWindow*> opens_;  ///< the button of each line that opens it
  RecordForm* form_ = nullptr;
  wxWindow* steps_ = nullptr;
  wxButton *back_ = nullptr, *next_ = nullptr, *done_ = nullptr, *write_ = nullptr;
  std::string_view card_name_;
};

}  // namespace thirdrow::ui
