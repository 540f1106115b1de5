/// What comes of the journal's dates outside the window, on the desktop: the day's note, and what there is to
/// tell about the calendar file. Front thread.
#pragma once

#include <functional>

#include "app/presenters/dates_presenter.h"
#include "app/worker.h"
#include "platform/notifications.h"
#include "ui/page.h"

namespace thirdrow::ui {

/// "2 things are due today."
wxString digest_words(const app::Due& due);

class DateKeeper : private app::DatesView {
 public:
  /// `raise`: the note was clicked; the token as in platform::Notifications. `turned_off`: by the note's
  /// button, while the journal is open.
  DateKeeper(Shared& shared, std::function<void(const std::string& token)> raise,
             std::function<void()> turned_off);

  /// The journal was opened or locked, or another one was chosen.
  void journal_changed() { presenter_.journal_changed(); }

 private:
  void answered(platform::Notifications::Answer answer, const std::string& token);
  void show_digest(const app::Due& due, std::function<void(const Status&)> shown) override;
  void take_digest_away() override { notes_.close(); }
  void remember(const app::TurnedOff& turned_off) override;
  void reminders_turned_off() override;
  void tell_calendar_stands(const Error& why) override;
  void tell_calendar_goes_on() override;

  Shared& shared_;
  std::function<void(const std::string& token)> raise_;
  std::function<void()> turned_off_;
  platform::Notifications notes_;
  app::Worker files_;              ///< of the calendar file, whose disk may hang
  app::DatesPresenter presenter_;  // last: it calls the others
};

}  // namespace thirdrow::ui
