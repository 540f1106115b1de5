#include "app/presenters/dates_presenter.h"

#include <utility>

#include "app/agenda.h"

namespace thirdrow::app {

DatesPresenter::DatesPresenter(Desk& desk, DatesView& view, const MakeTimer& make_timer, Post on_files,
                               TurnedOff turned_off)
    : desk_(desk),
      view_(view),
      soon_(make_timer()),
      hour_(make_timer()),
      on_files_(std::move(on_files)),
      folder_(desk.folder()),
      turned_off_(std::move(turned_off)) {
  desk_.on_ask = [this] { look_soon(); };
  watch_locks();
}

DatesPresenter::~DatesPresenter() {
  desk_.on_ask = [] {};
  desk_.before_lock = [](Session&) {};
}

void DatesPresenter::watch_locks() {
  // A lock looks only at what nobody looked at yet, and writes nothing itself.
  desk_.before_lock = [this, host = desk_.host(), token = alive_.token(), asked = asked_,
                       folder = folder_](Session& session) {
    const std::uint64_t times = asked->times;
    if (asked->seen == times) return;
    auto found = look(session);
    host.on_front([this, token, folder, times, found = std::move(found)]() mutable {
      if (!token.expired() && folder_ == folder) take(std::move(found), times);
    });
  };
}

Result<DatesPresenter::Dates> DatesPresenter::look(Session& session) {
  Dates found;
  found.digest = digest_settings(session);
  const bool has_calendar = !kept_calendar(session).empty();
  if (found.digest.reminders == Reminders::on) {
    TR_LET(due, due_days(session));
    found.due = std::move(due);
  }
  if (has_calendar) {
    TR_LET(agenda, agenda_of(session));
    found.calendar = calendar_copy(session, agenda);
  }
  return found;
}

void DatesPresenter::journal_changed() {
  if (folder_ != desk_.folder()) choose_journal();
  if (desk_.is_open()) return opened();
  soon_->stop();
}

void DatesPresenter::choose_journal() {
  folder_ = desk_.folder();
  dates_.reset();
  shown_.reset();
  showing_.reset();
  quiet_.reset();
  posted_.reset();
  calendar_stands_ = false;
  asked_ = std::make_shared<Asked>();
  watch_locks();
  hour_->stop();
  view_.take_digest_away();
}

void DatesPresenter::opened() {
  looking_ = true;
  posted_.reset();
  const bool off = is_turned_off();
  desk_.ask(
      alive_,
      [off, shown = shown_](Session& session) -> Status {
        const DigestSettings kept = digest_settings(session);
        if (shown && shown != kept.shown) TR_TRY(note_digest_shown(session, *shown));
        return off ? set_digest(session, Reminders::off, kept.hour) : Status();
      },
      [this, off, folder = folder_](const Status& written) {
        if (written && off && turned_off_.erase(folder) > 0) view_.remember(turned_off_);
      });
  look_now();
}

void DatesPresenter::look_now() {
  looking_ = true;
  const std::uint64_t asked = ++asked_->times;
  desk_.ask(alive_, &DatesPresenter::look, [this, asked, folder = folder_](Result<Dates> found) {
    if (folder_ == folder) take(std::move(found), asked);
  });
  looking_ = false;
}

void DatesPresenter::look_soon() {
  if (looking_) return;
  ++asked_->times;
  if (soon_->running()) return;
  soon_->start(kDatesWait, [this] {
    if (desk_.is_open()) look_now();
  });
}

void DatesPresenter::take(Result<Dates> found, std::uint64_t asked) {
  if (!found) return;  // whatever it is, the page that meets it tells
  asked_->seen = asked;
  if (dates_ && dates_->digest.hour != found->digest.hour) quiet_.reset();
  bring_up_to_date(std::exchange(found->calendar, {}));
  dates_ = std::move(*found);
  if (shown_) dates_->digest.shown = shown_;
  if (is_turned_off()) forget_dates();
  wake();
}

void DatesPresenter::bring_up_to_date(CalendarCopy calendar) {
  const Posted wanted{calendar.file, std::hash<std::string>()(calendar.text)};
  if (posted_ == wanted || (!posted_ && calendar.file.empty())) return;
  const auto before = std::exchange(posted_, wanted);
  if (before && !before->file.empty() && before->file != wanted.file) {
    // A writing that was late may have come after the file was dropped.
    on_files_([file = before->file] { static_cast<void>(remove_calendar(file)); });
  }
  if (calendar.file.empty()) return;
  {
    const std::scoped_lock guard(outbox_->mutex);
    outbox_->next = std::move(calendar);
  }
  on_files_(
      [this, token = alive_.token(), on_front = desk_.host().on_front, outbox = outbox_, folder = folder_] {
        std::optional<CalendarCopy> copy;
        {
          const std::scoped_lock guard(outbox->mutex);
          copy = std::exchange(outbox->next, std::nullopt);
        }
        if (!copy) return;
        const auto renewed = renew_calendar(*copy);
        const Status written = renewed ? Status() : Status(renewed.error());
        on_front([this, token, folder, written] {
          if (!token.expired() && folder_ == folder) tell_calendar(written);
        });
      });
}

void DatesPresenter::tell_calendar(const Status& written) {
  if (!written) posted_.reset();
  if (!desk_.is_open()) return;  // the next opening tries it, and tells
  const bool stood = std::exchange(calendar_stands_, !written);
  if (!written && !stood) view_.tell_calendar_stands(written.error());
  if (written && stood) view_.tell_calendar_goes_on();
}

void DatesPresenter::wake() {
  if (!dates_) return;
  if (dates_->digest.reminders == Reminders::off) {
    hour_->stop();
    showing_.reset();
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
  view_.show_digest(due, [this, token = alive_.token(), today, folder = folder_](const Status& status) {
    if (token.expired() || folder_ != folder) return;
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
  turned_off_.insert(folder_);
  view_.remember(turned_off_);
  wake();
  if (!desk_.is_open()) return;
  desk_.ask(
      alive_,
      [](Session& session) { return set_digest(session, Reminders::off, digest_settings(session).hour); },
      [this, folder = folder_](const Status& written) {
        if (!written) return;  // the next opening writes it
        turned_off_.erase(folder);
        view_.remember(turned_off_);
        if (folder == folder_) view_.reminders_turned_off();
      });
}

}  // namespace thirdrow::app
