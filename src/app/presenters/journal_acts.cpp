// Into the Trash, back, and for good.
#include <utility>

#include "app/presenters/journal_presenter.h"

namespace thirdrow::app {

template <class Work>
void JournalPresenter::change(Work work, std::function<void()> done) {
  before_change();
  desk_.ask(alive_, std::move(work), [this, done = std::move(done)](const Status& status) {
    if (!status) return view_.show_problem(status.error());
    done();
    refresh();
  });
}

/// What an act took away is shown no more; what was opened meanwhile is.
void JournalPresenter::close_if(std::optional<RecordId> shown) {
  if (!selected_ || selected_ != shown) return;
  selected_.reset();
  selected_row_.reset();
  selected_title_.clear();
  on_select(std::nullopt);
}

void JournalPresenter::remove_selected() {
  if (!selected_ || in_trash()) return;
  const RecordId id = *selected_;
  change([id](Session& session) { return session.remove(id); },
         [this, id, title = selected_title_] {
           removed_ = id;
           close_if(id);
           view_.show_removed(title);
         });
}

void JournalPresenter::undo_remove() {
  if (!removed_) return;
  const RecordId id = *removed_;
  removed_.reset();
  change([id](Session& session) { return session.put_back(id); },
         [this, id, shown = selected_] {
           view_.clear_notice();
           if (selected_ != shown) return;
           selected_ = id;
           on_select(selected_);
         });
}

void JournalPresenter::put_back_selected() {
  if (!selected_ || !in_trash()) return;
  const RecordId id = *selected_;
  change([id](Session& session) { return session.put_back(id); },
         [this, id] {
           close_if(id);
           view_.show_put_back();
         });
}

void JournalPresenter::purge_selected() {
  if (!selected_ || !in_trash()) return;
  purge_asked_ = selected_;
  view_.ask_purge(selected_title_);
}

void JournalPresenter::purge_confirmed() {
  const auto asked = std::exchange(purge_asked_, std::nullopt);
  if (!asked || !in_trash()) return;
  const RecordId id = *asked;
  change([id](Session& session) { return session.purge(id); },
         [this, id] {
           close_if(id);
           view_.clear_notice();
         });
}

void JournalPresenter::empty_trash() {
  if (in_trash() && size_ > 0) view_.ask_empty_trash(size_);
}

void JournalPresenter::empty_trash_confirmed() {
  change(
      [](Session& session) -> Status {
        TR_LET(gone, session.empty_trash());
        static_cast<void>(gone);
        return {};
      },
      [this, shown = selected_] {
        removed_.reset();
        close_if(in_trash() ? selected_ : shown);
        view_.clear_notice();
      });
}

}  // namespace thirdrow::app
