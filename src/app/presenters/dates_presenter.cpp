#include "app/presenters/dates_presenter.h"

#include <utility>

#include "app/agenda.h"

namespace thirdrow::app {

DatesPresenter::DatesPresenter(Desk& desk, DatesView& view, const MakeTimer& make_timer, TurnedOff turned_off)
    : desk_(desk),
      view_(view),
      soon_(make_timer()),
      hour_(make_timer()),
      folder_(desk.folder()),
      turned_off_(turned_off) {
  desk_.on_ask = [this] { look_soon(); };
  // No lock waits for a disk that a calendar file lies on: that is written when the journal is closed.
  desk_.before_lock = [this, host = desk_.host(), token = alive_.token()](Session& session) {
    auto found = look(session);
    if (!found) return;
    host.on_worker([copy = std::exchange(found->calendar, {})] { static_cast<void>(renew_calendar(copy)); });
    host.on_front([this, token, found = std::move(found)] {
      if (!token.expired()) take(found);
    });
  };
}

DatesPresenter::~DatesPresenter() {
  desk_.on_ask = [] {};
  desk_.before_lock = [](Session&) {};
}

Result<DatesPresenter::Dates> DatesPresenter::look(Session& session) {
  Dates found;
  found.digest = digest_settings(session);
  if (found.digest.reminders == Reminders::off && kept_calendar(session).empty()) return found;
  TR_LET(agenda, agenda_of(session));
  if (found.digest.reminders == Reminders::on) found.due = due_days(agenda, session.now().day());
  found.calendar = calendar_copy(session, agenda);
  return found;
}

Result<DatesPresenter::Dates> DatesPresenter::look_and_write(Session& session) {
  TR_LET(found, look(session));
  if (const auto renewed = renew_calendar(std::exchange(found.calendar, {})); !renewed)
    found.written = renewed.error();
  return found;
}

void DatesPresenter::journal_changed() {
  if (std::exchange(folder_, desk_.folder()) != desk_.folder()) {
    dates_.reset();
    shown_.reset();
    quiet_.reset();
    calendar_stands_ = false;
    hour_->stop();
  }
  if (desk_.is_open()) return opened();
  soon_->stop();
}

void DatesPresenter::opened() {
  looking_ = true;
  desk_.ask(
      alive_,
      [off = turned_off_, shown = shown_](Session& session) -> Status {
        const DigestSettings kept = digest_settings(session);
        if (shown && shown != kept.shown) TR_TRY(note_digest_shown(session, *shown));
        return off == TurnedOff::yes ? set_digest(session, Reminders::off, kept.hour) : Status();
      },
      [this, off = turned_off_](const Status& written) {
        if (!written || off == TurnedOff::no) return;
        turned_off_ = TurnedOff::no;
        view_.remember(TurnedOff::no);
      });
  desk_.ask(alive_, &DatesPresenter::look_and_write, [this](const Result<Dates>& found) { take(found); });
  looking_ = false;
}

void DatesPresenter::look_soon() {
  if (looking_ || soon_->running()) return;
  soon_->start(kDatesWait, [this] {
    if (!desk_.is_open()) return;
    looking_ = true;
    desk_.ask(alive_, &DatesPresenter::look_and_write, [this](const Result<Dates>& found) { take(found); });
    looking_ = false;
  });
}

void DatesPresenter::take(const Result<Dates>& found) {
  if (!found) return;  // whatever it is, the page that meets it tells
  if (dates_ && dates_->digest.hour != found->digest.hour) quiet_.reset();
  dates_ = *found;
  if (shown_) dates_->digest.shown = shown_;
  if (turned_off_ == TurnedOff::yes) forget_dates();
  if (desk_.is_open()) tell_calendar(found->written);
  wake();
}

void DatesPresenter::tell_calendar(const Status& written) {
  const bool stood = std::exchange(calendar_stands_, !written);
  if (!written && !stood) view_.tell_calendar_stands(written.error());
  if (written && stood) view_.tell_calendar_goes_on();
}

void DatesPresenter::wake() {
  if (!dates_) return;
  if (dates_->digest.reminders == Reminders::off) {
    hour_->stop();
    return view_.take_digest_away();
  }
  Clock& clock = *desk_.host().clock;
  const Day today = clock.now().day();
  const Due due = due_on(today, dates_->due, dates_->digest.shown);
  const DigestStep step = next_digest(dates_->digest, 1, clock);
  if (step.say == DigestStep::Say::digest && quiet_ != today) {
    if (due.total() == 0) quiet_ = today;
    if (due.total() > 0 && showing_ != today) show(today, due);
  }
  hour_->start(digest_wait(clock.now(), *step.next), [this] { wake(); });
}

void DatesPresenter::show(Day today, const Due& due) {
  showing_ = today;
  view_.show_digest(due, [this, token = alive_.token(), today](const Status& status) {
    if (token.expired()) return;
    showing_.reset();
    if (!status) return;  // tried again when the timer rings
    shown_ = today;
    if (dates_) dates_->digest.shown = today;
    if (!desk_.is_open()) return;
    desk_.ask(
        alive_, [today](Session& session) { return note_digest_shown(session, today); },
        [](const Status&) {});
  });
}

void DatesPresenter::forget_dates() {
  if (!dates_) return;
  dates_->digest.reminders = Reminders::off;
  dates_->due.clear();
}

void DatesPresenter::turn_off() {
  forget_dates();
  turned_off_ = TurnedOff::yes;
  view_.remember(TurnedOff::yes);
  wake();
  if (!desk_.is_open()) return;
  desk_.ask(
      alive_,
      [](Session& session) { return set_digest(session, Reminders::off, digest_settings(session).hour); },
      [this](const Status& written) {
        if (!written) return;  // the next opening writes it
        turned_off_ = TurnedOff::no;
        view_.remember(TurnedOff::no);
        view_.reminders_turned_off();
      });
}

}  // namespace thirdrow::app
