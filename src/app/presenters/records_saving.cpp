// When a form is written, and what becomes of one that does not fit yet.
#include "app/presenters/records_presenter.h"

namespace thirdrow::app {

Status RecordsPresenter::fits() const {
  TR_TRY(journal::check(page_->record));
  return journal::check_days(page_->record);
}

bool RecordsPresenter::waits_for_save() const { return !page_->stored && app::waits_for_save(page_->record); }

void RecordsPresenter::flush() {
  if (page_ && waits_for_save()) return keep_draft();
  write_fitting();
}

void RecordsPresenter::write_fitting() {
  if (!page_ || version_ == saved_) return;
  if (const Status fits = this->fits(); !fits) {
    keep_draft();
    return refused(fits.error());
  }
  write();
}

void RecordsPresenter::flush_quietly() {
  if (!page_ || version_ == saved_) return;
  if (fits() && !waits_for_save()) return write();
  const bool is_told = drafted_ == version_;
  keep_draft();
  // What is still empty may come; days in the wrong order want to be looked at.
  const Status days = journal::check_days(page_->record);
  if (!days && !is_told) refused(days.error());
}

/// What does not fit yet is kept all the same, until it does.
void RecordsPresenter::keep_draft() {
  draft_timer_->stop();
  // A save that is under way keeps a draft itself when it fails.
  if (!page_ || version_ == drafted_ || version_ == sent_ || version_ == saved_) return;
  drafted_ = version_;
  const bool wanted = page_->stored || page_->record != begun_;  // typed and taken back: no trace is wanted
  desk_.ask(
      save_alive_,
      [base = base_, record = page_->record, wanted](Session& session) {
        return wanted ? session.keep_draft(record, *base) : session.discard_draft(record.id);
      },
      [this, id = page_->record.id, version = version_](const Status& kept) {
        if (!kept) view_.show_problem(kept.error());
        if (selected() != id) return;
        if (!kept) drafted_ = 0;
        sent(version, kept);
      });
}

}  // namespace thirdrow::app
