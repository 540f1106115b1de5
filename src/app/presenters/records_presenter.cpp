#include "app/presenters/records_presenter.h"

#include <algorithm>

namespace thirdrow::app {
namespace {

/// A state that is left only to come back, or not at all.
bool is_resting(const journal::Record& record) {
  const std::string state = record.state();
  return state == "archived" || state == "retired" || state == "cancelled";
}

}  // namespace

void RecordsPresenter::start() {
  list_alive_.renew();
  desk_.ask(
      list_alive_, [kind = kind_](Session& session) { return session.all_of(kind); },
      [this](Result<std::vector<journal::Record>> records) {
        if (!records) return view_.show_problem(records.error());
        records_ = std::move(*records);
        std::erase_if(records_, &journal::Record::deleted);
        show_lines();
      });
}

void RecordsPresenter::show_lines() {
  lines_.clear();
  std::size_t resting = 0;
  for (const journal::Record& record : records_) {
    if (is_resting(record)) ++resting;
    if (is_resting(record) && resting_ == Resting::hidden) continue;
    lines_.push_back({record.id, record.title(), record.body(), record.state()});
  }
  std::ranges::stable_sort(lines_, {}, &RecordLine::title);
  view_.show_list(lines_, resting);
  const auto chosen = selected();
  const auto at = std::ranges::find_if(lines_, [&](const RecordLine& line) { return chosen == line.id; });
  if (at == lines_.end()) return view_.show_selected(std::nullopt);
  view_.show_selected(static_cast<std::size_t>(at - lines_.begin()));
}

void RecordsPresenter::forget() {
  list_alive_.renew();
  alive_.renew();
  save_alive_.renew();
  records_.clear();
  lines_.clear();
  page_.reset();
  removed_.reset();
  dirty_ = false;
  view_.show_list({}, 0);
  view_.show_nothing();
}

void RecordsPresenter::show_resting(Resting resting) {
  resting_ = resting;
  show_lines();
}

std::optional<RecordId> RecordsPresenter::selected() const {
  return page_ ? std::optional(page_->record.id) : std::nullopt;
}

void RecordsPresenter::select(std::size_t line) {
  if (line < lines_.size() && selected() != lines_[line].id) select_record(lines_[line].id);
}

void RecordsPresenter::select_record(RecordId id) {
  flush();
  open(id);
}

void RecordsPresenter::open(RecordId id) {
  alive_.renew();
  desk_.ask(
      alive_, [id](Session& session) { return session.open(id); },
      [this](Result<Opened> opened) {
        if (!opened) return view_.show_problem(opened.error());
        show(std::move(opened->record), true);
        show_lines();
      });
}

void RecordsPresenter::create() {
  flush();
  alive_.renew();
  desk_.ask(
      alive_,
      [kind = kind_](Session& session) -> Result<journal::Record> { return session.new_record(kind); },
      [this](Result<journal::Record> record) {
        if (!record) return view_.show_problem(record.error());
        show(std::move(*record), false);
        view_.show_selected(std::nullopt);
      });
}

void RecordsPresenter::show(journal::Record record, bool stored) {
  RecordPage page{std::move(record), {}, {}, stored};
  page.fields = form_fields(page.record);
  page.moves = stored ? open_moves(page.record) : std::vector<const journal::Transition*>();
  page_ = std::move(page);
  dirty_ = false;
  view_.show_record(*page_);
}

void RecordsPresenter::set_field(const journal::Field& field, std::string_view text) {
  if (!page_) return;
  auto value = read_field(field, text, desk_.host().clock->now());
  if (!value) return view_.show_field_error(&field, value.error());
  view_.clear_errors();
  if (page_->record.value(field.tag) == *value) return;
  page_->record.set(field.tag, std::move(*value));
  dirty_ = true;
}

void RecordsPresenter::refused(const Error& error) {
  const bool at_field = error.code == Code::invalid || error.code == Code::refused;
  if (!at_field) return view_.show_problem(error);
  view_.show_field_error(field_of_error(journal::info(kind_), error), error);
}

void RecordsPresenter::flush() {
  if (!page_ || !dirty_) return;
  if (const Status fits = journal::check(page_->record); !fits) return refused(fits.error());
  write();
}

void RecordsPresenter::flush_quietly() {
  if (page_ && dirty_ && journal::check(page_->record)) write();
}

void RecordsPresenter::write() {
  dirty_ = false;
  desk_.keep(
      save_alive_, [record = page_->record](Session& session) { return session.save(record); },
      [this, id = page_->record.id](const Status& saved) {
        const bool same = selected() == id;
        if (!saved) {
          dirty_ = same;
          return refused(saved.error());
        }
        if (same) {
          page_->stored = true;
          page_->moves = open_moves(page_->record);
          view_.show_saved();
        }
        on_changed();
        start();
      });
}

void RecordsPresenter::move(const journal::Transition& transition) {
  if (!page_) return;
  flush();
  const RecordId id = page_->record.id;
  desk_.ask(
      alive_,
      [id, name = std::string(transition.name)](Session& session) { return session.transition(id, name); },
      [this, id](const Status& done) {
        if (!done) return refused(done.error());
        on_changed();
        open(id);
        start();
      });
}

void RecordsPresenter::remove() {
  if (!page_) return;
  const RecordId id = page_->record.id;
  const std::string title = page_->record.title();
  const bool stored = page_->stored;
  page_.reset();
  dirty_ = false;
  view_.show_nothing();
  if (!stored) return;
  desk_.ask(
      save_alive_, [id](Session& session) { return session.remove(id); },
      [this, id, title](const Status& done) {
        if (!done) return view_.show_problem(done.error());
        removed_ = id;
        view_.show_removed(title);
        start();
      });
}

void RecordsPresenter::undo_remove() {
  if (!removed_) return;
  const RecordId id = *removed_;
  removed_.reset();
  desk_.ask(
      save_alive_, [id](Session& session) { return session.put_back(id); },
      [this, id](const Status& done) {
        if (!done) return view_.show_problem(done.error());
        start();
        open(id);
      });
}

}  // namespace thirdrow::app
