#include "ui/pages/reminder_section.h"

#include "app/digest.h"
#include "ui/date_keeper.h"
#include "ui/dates.h"
#include "ui/widgets/form.h"

namespace thirdrow::ui {

ReminderSection::ReminderSection(wxWindow* parent, Shared& shared) : Section(parent, shared, _("Reminders")) {
  on_ = add_tick(body(), this, shared.theme, _("Remind me once a day of what is due"), "settings.remind");
  on_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { keep(); });
  hour_ = make_hours(this, "settings.remind_hour");
  add_row(body(), this, shared.theme, _("At this hour"), hour_);
  hour_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { keep(); });
  add_paragraph(fill(_("The desktop then says, for example: %s"), digest_words({2, 0})), TextStyle::normal);
  add_paragraph(
      _("It counts the check-ins, promises and closes that you set a date for, and holds no name and no word "
        "of "
        "yours. It comes while Third Row runs, locked or open, once the journal was opened; not on a day on "
        "which nothing is due."),
      TextStyle::small);
  forget();
}

void ReminderSection::enter() {
  shared_.desk.ask(
      alive_,
      [](app::Session& session) -> Result<app::DigestSettings> { return app::digest_settings(session); },
      [this](const Result<app::DigestSettings>& kept) {
        if (!kept) return;
        on_->SetValue(kept->reminders == app::Reminders::on);
        hour_->SetSelection(kept->hour);
        hour_->Enable(on_->GetValue());
      });
}

void ReminderSection::forget() {
  alive_.renew();
  on_->SetValue(false);
  hour_->SetSelection(app::kDefaultDigestHour);
  hour_->Disable();
}

void ReminderSection::keep() {
  const auto reminders = on_->GetValue() ? app::Reminders::on : app::Reminders::off;
  hour_->Enable(on_->GetValue());
  shared_.desk.ask(
      alive_,
      [reminders, hour = hour_->GetSelection()](app::Session& session) {
        return app::set_digest(session, reminders, hour);
      },
      [this](const Status& kept) {
        if (kept) return;
        shared_.notify(notice_of(kept.error()));
        enter();
      });
}

}  // namespace thirdrow::ui
