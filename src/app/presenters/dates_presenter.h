/// What comes of a person's dates outside the window: one digest a day, and the calendar file that is kept up
/// to date. While the journal is locked it holds the hour, and how many things are due on which of the coming
/// days: no words, no names. Before the first opening after a start it knows nothing and tells nothing. Front
/// thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

#include "app/desk.h"
#include "app/digest.h"
#include "app/due.h"
#include "app/kept_calendar.h"
#include "app/timer.h"

namespace thirdrow::app {

/// How long after something was asked of the journal its dates are looked at: changes that follow each other
/// cost one look.
inline constexpr std::chrono::milliseconds kDatesWait{1'500};

/// The folders of journals whose reminders were turned off while they, which hold that setting, were locked.
using TurnedOff = std::set<std::filesystem::path>;

class DatesView {
 public:
  virtual ~DatesView() = default;
  /// Shows a note outside the window, instead of the one before, and tells once whether that was possible.
  virtual void show_digest(const Due& due, std::function<void(const Status&)> shown) = 0;
  virtual void take_digest_away() = 0;
  /// To be handed to the next DatesPresenter when the program ends before they are opened again.
  virtual void remember(const TurnedOff& turned_off) = 0;
  virtual void reminders_turned_off() = 0;
  /// The calendar file cannot be kept up to date, told once; it is tried again.
  virtual void tell_calendar_stands(const Error& why) = 0;
  virtual void tell_calendar_goes_on() = 0;
};

class DatesPresenter {
 public:
  /// Runs work on a thread of its own, in order: a disk that hangs holds up neither the window nor a lock.
  using Post = std::function<void(std::function<void()>)>;

  /// Takes the desk's on_ask and before_lock until its end. All outlive it. `on_files`: where the calendar
  /// file is read and written.
  DatesPresenter(Desk& desk, DatesView& view, const MakeTimer& make_timer, Post on_files,
                 TurnedOff turned_off);
  ~DatesPresenter();
  DatesPresenter(const DatesPresenter&) = delete;
  DatesPresenter& operator=(const DatesPresenter&) = delete;

  /// The journal was opened or locked, or another one was chosen.
  void journal_changed();
  /// One click on the note, also while the journal is locked.
  void turn_off();

 private:
  struct Dates {
    DigestSettings digest;
    DueDays due;
    CalendarCopy calendar;
  };
  /// How often something was asked of the journal, and up to where it was looked at since. Any thread.
  struct Asked {
    std::atomic<std::uint64_t> times = 0, seen = 0;
  };
  /// What waits to be written: the newest text alone, however long the disk takes. Any thread.
  struct Outbox {
    std::mutex mutex;
    std::optional<CalendarCopy> next;
  };
  /// What the file holds when all that was posted is written, without its words.
  struct Posted {
    std::filesystem::path file;
    std::size_t hash = 0;
    friend bool operator==(const Posted&, const Posted&) = default;
  };
  static Result<Dates> look(Session& session);

  void watch_locks();
  void choose_journal();
  void opened();
  void look_now();
  void look_soon();
  void take(Result<Dates> found, std::uint64_t asked);
  void bring_up_to_date(CalendarCopy calendar);
  void tell_calendar(const Status& written);
  bool is_turned_off() const { return turned_off_.contains(folder_); }
  void forget_dates();
  void wake();
  void show(Day today, const Due& due);

  Desk& desk_;
  DatesView& view_;
  std::unique_ptr<Timer> soon_, hour_;
  Post on_files_;
  std::filesystem::path folder_;  ///< of the journal that all this is of
  std::optional<Dates> dates_;
  std::optional<Day> shown_;    ///< of this run; the journal may not know it yet
  std::optional<Day> showing_;  ///< the desktop was asked and has not answered
  std::optional<Day> quiet_;    ///< nothing was due at its hour: what is written then needs no note
  TurnedOff turned_off_;
  std::shared_ptr<Asked> asked_ = std::make_shared<Asked>();
  std::shared_ptr<Outbox> outbox_ = std::make_shared<Outbox>();
  std::optional<Posted> posted_;  ///< nothing: what the file holds is not known
  bool looking_ = false;          ///< this presenter's own question
  bool calendar_stands_ = false;
  Alive alive_;
};

}  // namespace thirdrow::app
