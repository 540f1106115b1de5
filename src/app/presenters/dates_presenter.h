/// What comes of a person's dates outside the window: one digest a day, and the calendar file that is kept up
/// to date. While the journal is locked it holds the hour, and how many things are due on which of the coming
/// days: no words, no names. Before the first opening after a start it knows nothing and tells nothing. Front
/// thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/desk.h"
#include "app/digest.h"
#include "app/due.h"
#include "app/kept_calendar.h"
#include "app/timer.h"

namespace thirdrow::app {

/// How long after something was asked of the journal its dates are looked at: changes that follow each other
/// cost one look.
inline constexpr std::chrono::milliseconds kDatesWait{1'500};

/// Whether the reminders were turned off while the journal, which holds that setting, was locked.
enum class TurnedOff : bool { no, yes };

class DatesView {
 public:
  virtual ~DatesView() = default;
  /// Shows a note outside the window, instead of the one before, and tells once whether that was possible.
  virtual void show_digest(const Due& due, std::function<void(const Status&)> shown) = 0;
  virtual void take_digest_away() = 0;
  /// To be handed to the next DatesPresenter when the program ends before the journal is opened again.
  virtual void remember(TurnedOff turned_off) = 0;
  virtual void reminders_turned_off() = 0;
  /// The calendar file cannot be kept up to date, told once; it is tried again.
  virtual void tell_calendar_stands(const Error& why) = 0;
  virtual void tell_calendar_goes_on() = 0;
};

class DatesPresenter {
 public:
  /// Takes the desk's on_ask and before_lock until its end. All outlive it.
  DatesPresenter(Desk& desk, DatesView& view, const MakeTimer& make_timer, TurnedOff turned_off);
  ~DatesPresenter();
  DatesPresenter(const DatesPresenter&) = delete;
  DatesPresenter& operator=(const DatesPresenter&) = delete;

  /// The journal was opened or locked.
  void journal_changed();
  /// One click on the note, also while the journal is locked.
  void turn_off();

 private:
  struct Dates {
    DigestSettings digest;
    DueDays due;
    CalendarCopy calendar;
    Status written;  ///< of the calendar file
  };
  static Result<Dates> look(Session& session);
  static Result<Dates> look_and_write(Session& session);

  void opened();
  void look_soon();
  void take(const Result<Dates>& found);
  void tell_calendar(const Status& written);
  void forget_dates();
  void wake();
  void show(Day today, const Due& due);

  Desk& desk_;
  DatesView& view_;
  std::unique_ptr<Timer> soon_, hour_;
  std::filesystem::path folder_;  ///< of the journal that all this is of
  std::optional<Dates> dates_;
  std::optional<Day> shown_;    ///< of this run; the journal may not know it yet
  std::optional<Day> showing_;  ///< the desktop was asked and has not answered
  std::optional<Day> quiet_;    ///< nothing was due at its hour: what is written then needs no note
  TurnedOff turned_off_;
  bool looking_ = false;  ///< this presenter's own question
  bool calendar_stands_ = false;
  Alive alive_;
};

}  // namespace thirdrow::app
