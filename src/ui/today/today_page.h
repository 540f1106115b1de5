/// Today: what is owed, one question, one line to capture, this day in earlier years. Ends there.
#pragma once

#include <wx/textctrl.h>

#include "app/presenters/today_presenter.h"
#include "ui/page.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class TodayPage : public Page, public app::TodayView {
 public:
  TodayPage(wxWindow* parent, Shared& shared);

  void enter() override {
    shared().to_take.reset();
    presenter_.start();
  }
  void leave() override;
  void forget() override;
  bool can(CommandId id) const override;
  bool run(CommandId id) override;

  void show(const app::TodayPage& page) override;
  void show_prompt(const std::optional<app::Prompt>& prompt) override;
  void show_captured(app::Capture what, RecordId id) override;
  void show_not_captured(const Error& error, const std::string& line) override;
  void show_done(const app::DutyDone& done) override;
  void show_problem(const Error& error) override;

 private:
  void tell_of_line(const wxString& words);
  void build_prompt(wxPanel* panel);
  void build_capture(wxPanel* panel);
  void show_duties(const std::vector<app::Duty>& duties, Day today);
  void show_duty(const app::Duty& duty, Day today);
  void open_duty(const app::Duty& duty);
  void show_rows(Card* card, wxBoxSizer* into, const std::vector<store::Row>& rows, Day today);
  void capture(app::Capture what);

  app::TodayPresenter presenter_;
  TextColumn* column_;
  Label* end_ = nullptr;  ///< while nothing is owed
  Label *day_ = nullptr, *question_ = nullptr, *no_question_ = nullptr;
  wxWindow* question_acts_ = nullptr;
  wxTextCtrl* line_ = nullptr;
  Label* captured_ = nullptr;
  Card *owed_card_ = nullptr, *past_card_ = nullptr, *recent_card_ = nullptr, *pick_up_card_ = nullptr;
  std::vector<wxWindow*> opens_;  ///< of what is owed, in its order
  wxBoxSizer *owed_ = nullptr, *past_ = nullptr, *recent_ = nullptr, *pick_up_ = nullptr;
};

}  // namespace thirdrow::ui
