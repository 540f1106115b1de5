// Keeping what is typed: a draft every few seconds, a version after a pause or on the way out.
#include <algorithm>
#include <utility>

#include "app/presenters/editor_presenter.h"
#include "app/presenters/page_words.h"

namespace thirdrow::app {

using Kept = EditorStatus::Kept;

void EditorPresenter::flush() {
  if (!page_ || page_->record.deleted()) return;
  view_.hand_over();
  write();
}

void EditorPresenter::write() {
  if (!page_ || page_->record.deleted()) return;
  pull();
  if (version_ == saved_) return;
  if (is_kept()) return save();
  if (any_draft_) discard();
}

void EditorPresenter::blur() {
  if (page_) keep_draft();
}

/// Fetches what was typed into the record.
void EditorPresenter::pull() {
  if (!unpulled_) return;
  unpulled_ = false;
  for (std::size_t i = 0; i < page_->sections.size(); ++i) {
    std::string text = view_.section_text(i);
    if (text != page_->sections[i].text) app::set_section_text(page_->sections, i, std::move(text));
  }
  body_from_sections();
}

void EditorPresenter::body_from_sections() {
  if (const auto body = tag_of(journal::Role::body); body != 0) {
    page_->record.set(body, join_sections(page_->sections));
  }
}

/// Nothing that a person typed; a prompt's heading alone is not an entry.
bool EditorPresenter::is_blank() const {
  for (const Section& section : page_->sections) {
    if (!section.text.empty()) return false;
  }
  for (const auto& [tag, value] : page_->record.fields) {
    const journal::Field* field = journal::find_field(page_->record.info(), tag);
    if (field == nullptr || (field->role != journal::Role::none && field->role != journal::Role::title))
      continue;
    if (tag != journal::kHappened && tag != page_->record.info().day) return false;
  }
  return true;
}

void EditorPresenter::touch() {
  ++version_;
  tell(Kept::typing);
  if (!draft_timer_->running()) draft_timer_->start(kDraftEvery, [this] { keep_draft(); });
  save_timer_->start(kSaveAfter, [this] { write(); });
}

void EditorPresenter::keep_draft() {
  draft_timer_->stop();
  if (!page_) return;
  pull();
  // A save that is under way keeps a draft itself when it fails.
  if (version_ == drafted_ || version_ == sent_ || version_ == saved_) return;
  if (!is_kept() && !any_draft_) return;
  any_draft_ = true;
  drafted_ = version_;
  desk_.ask(
      save_alive_,
      [base = base_, record = page_->record, names = naming_](Session& session) {
        return session.keep_draft(with_people(session, record, names), *base);
      },
      [this, id = page_->record.id, version = version_](const Status& kept) {
        if (!shows(id)) return;
        if (!kept) {
          drafted_ = 0;
          return failed(kept.error());
        }
        if (version == version_ && version != saved_) tell(Kept::draft);
      });
}

void EditorPresenter::save() {
  draft_timer_->stop();
  save_timer_->stop();
  view_.clear_field_errors();
  sent_ = version_;
  desk_.ask(
      save_alive_,
      [base = base_, record = page_->record, names = naming_](Session& session) {
        return write_page(session, base, with_people(session, record, names));
      },
      [this, id = page_->record.id, version = version_](const Status& written) {
        saved(id, version, written);
      });
}

void EditorPresenter::saved(RecordId id, std::uint64_t version, const Status& status) {
  if (shows(id) && status) {
    saved_ = std::max(saved_, version);
    safe_ = std::max(safe_, version);
    page_->stored = true;
    any_draft_ = false;
    tell(version == version_ ? Kept::saved : Kept::typing);
  } else if (shows(id)) {
    if (sent_ == version) sent_ = saved_;
    any_draft_ = true;
    // Kept as a draft, or of an entry that is gone for good: nothing more can be done for these words here.
    const bool over = status.code() == Code::invalid || status.code() == Code::refused;
    if (over) safe_ = std::max(safe_, version);
    if (!over && turning_ && next_) return stay(status.error());
    failed(status.error());
  }
  if (status) on_saved(id);
  if (shows(id) && next_) turn(std::exchange(next_, {}));
}

/// A new entry that is not wanted, or was emptied again: no draft of it stays, and when a save was under way
/// it is found in the Trash.
void EditorPresenter::discard() {
  any_draft_ = false;
  saved_ = safe_ = version_;
  unpulled_ = false;
  draft_timer_->stop();
  save_timer_->stop();
  desk_.ask(
      save_alive_,
      [id = page_->record.id](Session& session) -> Status {
        TR_TRY(session.discard_draft(id));
        return session.open(id) ? session.remove(id) : Status();
      },
      [](const Status&) {});
}

void EditorPresenter::failed(const Error& error) {
  view_.show_status({Kept::failed, error});
  if (!page_) return;
  if (error.code == Code::invalid || error.code == Code::refused) {
    view_.show_field_error(field_of_error(page_->record.info(), error), error);
  } else {
    save_timer_->start(kSaveAfter, [this] { write(); });
  }
}

void EditorPresenter::tell(Kept kept) { view_.show_status({kept, {}}); }

}  // namespace thirdrow::app
