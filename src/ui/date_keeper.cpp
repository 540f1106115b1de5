#include "ui/date_keeper.h"

#include <utility>

#include "ui/text.h"
#include "ui/wx_timer.h"

namespace thirdrow::ui {
namespace {

/// For a service that has to be started first.
constexpr std::chrono::milliseconds kNoteWait{10'000};

}  // namespace

wxString digest_words(const app::Due& due) {
  return due.earlier == 0 ? plural("%s thing is due today.", "%s things are due today.", due.today)
                          : plural("%s thing is due.", "%s things are due.", due.total());
}

DateKeeper::DateKeeper(Shared& shared, std::function<void(const std::string& token)> raise,
                       std::function<void()> turned_off)
    : shared_(shared),
      raise_(std::move(raise)),
      turned_off_(std::move(turned_off)),
      notes_([this](platform::Notifications::Answer answer, const std::string& token) {
        answered(answer, token);
      }),
      presenter_(
          shared.desk, *this, WxTimer::maker(),
          [this](std::function<void()> work) { files_.post(std::move(work)); },
          shared.preferences.reminders_off_in) {}

void DateKeeper::answered(platform::Notifications::Answer answer, const std::string& token) {
  if (answer == platform::Notifications::Answer::opened) return raise_(token);
  presenter_.turn_off();
}

void DateKeeper::show_digest(const app::Due& due, std::function<void(const Status&)> shown) {
  const platform::Note note{from_wx(_("Third Row")), from_wx(digest_words(due)), from_wx(_("Open Third Row")),
                            from_wx(_("Turn off reminders"))};
  notes_.show(note, kNoteWait, std::move(shown));
}

void DateKeeper::remember(const app::TurnedOff& turned_off) {
  shared_.preferences.reminders_off_in = turned_off;
  shared_.preferences_changed();
}

void DateKeeper::reminders_turned_off() {
  shared_.notify(success_notice(_("Reminders are off. Settings turns them on again.")));
  turned_off_();
}

void DateKeeper::tell_calendar_stands(const Error& why) {
  Notice notice = notice_of(why);
  notice.kind = Notice::Kind::warning;
  notice.what = _("The calendar file could not be brought up to date.") + wxS(" ") + notice.what;
  notice.safe = _("Nothing in the journal is touched by it.");
  notice.next = _("It is tried again at the next change. Settings says where the file is.");
  shared_.notify(notice);
}

void DateKeeper::tell_calendar_goes_on() {
  shared_.notify(success_notice(_("The calendar file is up to date again.")));
}

}  // namespace thirdrow::ui
