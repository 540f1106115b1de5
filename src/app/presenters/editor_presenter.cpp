// Turning pages: what is open, and what comes next once its words are safe.
#include "app/presenters/editor_presenter.h"

#include <utility>

#include "app/presenters/page_words.h"

namespace thirdrow::app {
namespace {

using Kept = EditorStatus::Kept;

std::vector<Named> people_of(Session& session, const journal::Strings& ids) {
  std::vector<Named> out;
  for (const std::string& text : ids) {
    if (const auto id = RecordId::parse(text)) out.push_back({*id, session.name_of(*id)});
  }
  sort_by_name(out);
  return out;
}

void rebuild(EntryPage& page) {
  page.sections = split_sections(page.record.body());
  page.fields = form_fields(page.record);
  page.moves = open_moves(page.record);
}

}  // namespace

EditorPresenter::EditorPresenter(Desk& desk, EditorView& view, const MakeTimer& make_timer)
    : desk_(desk),
      view_(view),
      draft_timer_(make_timer()),
      save_timer_(make_timer()),
      count_timer_(make_timer()) {}

Result<EditorPresenter::Loaded> EditorPresenter::load(Session& session, RecordId id) {
  TR_LET(opened, session.open(id));
  Loaded loaded;
  loaded.from_draft = opened.from_draft;
  loaded.written = std::move(opened.written);
  EntryPage& page = loaded.page;
  page.record = std::move(opened.record);
  page.people = people_of(session, page.record.strings(journal::kPeople));
  if (const auto* at = std::get_if<RecordId>(&page.record.value(journal::kEngagement))) {
    page.engagement = Named{*at, session.name_of(*at)};
  }
  page.stored = !loaded.from_draft || session.history(id).ok();
  page.shared_change = !opened.conflicts.empty();
  TR_LET(choices, ref_choices(session, page.record));
  page.choices = std::move(choices);
  rebuild(page);
  return loaded;
}

void EditorPresenter::open(RecordId id) {
  begin_turn();
  desk_.ask(
      turn_alive_, [id](Session& session) { return load(session, id); },
      [this, id](Result<Loaded> loaded) {
        if (!loaded) return stay(loaded.error());
        // What was typed into this very entry since is not in what was read.
        if (shows(id) && is_at_risk()) return turn([this, id] { open(id); });
        turn([this, loaded = std::move(*loaded)] { show_loaded(loaded); });
      });
}

void EditorPresenter::create(const journal::EntryKind& kind, const std::optional<Prompt>& prompt) {
  begin_turn();
  desk_.ask(
      turn_alive_,
      [&kind](Session& session) -> Result<std::pair<journal::Record, RefChoices>> {
        journal::Record record = session.new_entry(kind);
        TR_LET(choices, ref_choices(session, record));
        return std::pair(std::move(record), std::move(choices));
      },
      [this, prompt](const Result<std::pair<journal::Record, RefChoices>>& made) {
        if (!made) return stay(made.error());
        turn([this, made = *made, prompt] { fresh(made.first, made.second, prompt); });
      });
}

void EditorPresenter::refresh() {
  if (page_) ask_suggestions();
  if (!page_ || !page_->stored || version_ != saved_ || turning_) return;
  const RecordId id = page_->record.id;
  desk_.ask(
      page_alive_, [id](Session& session) { return load(session, id); },
      [this](Result<Loaded> loaded) {
        if (version_ != saved_ || turning_) return;
        if (!loaded && loaded.code() == Code::not_found) return end();
        if (loaded && loaded->page.record != page_->record) show_loaded(*loaded);
      });
}

void EditorPresenter::begin_turn() {
  flush();
  turn_alive_.renew();
  turning_ = true;
  next_ = {};
}

/// Goes on to `next` once the words of the present page, also those typed while the next one was fetched, are
/// in the journal or in a draft.
void EditorPresenter::turn(std::function<void()> next) {
  flush();
  if (is_at_risk()) {
    next_ = std::move(next);
    return;
  }
  turning_ = false;
  next();
}

void EditorPresenter::stay(const Error& error) {
  turning_ = false;
  next_ = {};
  failed(error);
  if (page_) on_stay(page_->record.id);
}

bool EditorPresenter::is_at_risk() const {
  return page_ && !page_->record.deleted() && version_ != saved_ && version_ != safe_ && is_kept();
}

/// Whether the page is in the journal, on its way there, or to be written.
bool EditorPresenter::is_kept() const { return page_->stored || sent_ > saved_ || !is_blank(); }

void EditorPresenter::show_loaded(const Loaded& loaded) {
  show(loaded.page, loaded.written, loaded.from_draft ? Kept::draft : Kept::saved);
  if (!loaded.from_draft) return;
  any_draft_ = true;
  drafted_ = safe_ = ++version_;
}

void EditorPresenter::fresh(const journal::Record& record, const RefChoices& choices,
                            const std::optional<Prompt>& prompt) {
  EntryPage page;
  page.record = record;
  page.choices = choices;
  rebuild(page);
  if (prompt && record.kind == journal::Kind::reflection) {
    append_section(page.sections, prompt->text);
    page.record.set(journal::reflection::kPrompt, prompt->id);
  }
  show(std::move(page), record, Kept::blank);
}

void EditorPresenter::show(EntryPage page, journal::Record base, Kept kept) {
  page_alive_.renew();
  page_ = std::move(page);
  base_ = std::make_shared<journal::Record>(std::move(base));
  drafted_ = sent_ = saved_ = safe_ = ++version_;
  any_draft_ = unpulled_ = false;
  naming_.clear();
  passed_over_.clear();
  if (std::string asked = page_->record.text(journal::reflection::kPrompt);
      page_->record.kind == journal::Kind::reflection && !asked.empty()) {
    passed_over_.push_back(std::move(asked));
  }
  version_count_ = 0;
  draft_timer_->stop();
  save_timer_->stop();
  view_.show_entry(*page_);
  view_.show_status({kept, {}});
  count();
  ask_suggestions();
}

void EditorPresenter::discard_new() {
  if (!page_ || page_->stored) return;
  discard();
  turn_alive_.renew();
  turning_ = false;
  next_ = {};
  end();
}

void EditorPresenter::close() {
  begin_turn();
  turn([this] { end(); });
}

void EditorPresenter::end() {
  page_alive_.renew();
  naming_.clear();
  page_.reset();
  base_.reset();
  draft_timer_->stop();
  save_timer_->stop();
  count_timer_->stop();
  view_.show_nothing();
}

void EditorPresenter::forget() {
  turn_alive_.renew();
  page_alive_.renew();
  save_alive_.renew();
  suggest_alive_.renew();
  draft_timer_->stop();
  save_timer_->stop();
  count_timer_->stop();
  turning_ = false;
  next_ = {};
  page_.reset();
  base_.reset();
  naming_.clear();
  passed_over_.clear();
  view_.show_suggestions({});
  view_.show_nothing();
}

void EditorPresenter::move(const journal::Transition& transition) {
  if (!page_) return;
  flush();
  const RecordId id = page_->record.id;
  desk_.ask(
      save_alive_,
      [id, name = std::string(transition.name)](Session& session) -> Result<Loaded> {
        TR_TRY(session.transition(id, name));
        return load(session, id);
      },
      [this, id](const Result<Loaded>& loaded) {
        came_back(id, loaded, [this, &loaded] {  // these words go on from the new state
          page_->record.set(journal::kState, loaded->page.record.value(journal::kState));
          rebuild(*page_);
          view_.show_meta(*page_);
          flush();
        });
      });
}

/// The entry was changed in the journal. Words typed meanwhile, or that do not fit yet, stay on the page, and
/// so does another entry that was opened meanwhile.
void EditorPresenter::came_back(RecordId id, const Result<Loaded>& loaded, std::function<void()> keep_typed) {
  if (!loaded) {
    if (shows(id)) failed(loaded.error());
    return;
  }
  if (shows(id) && version_ != saved_) {
    keep_typed();
  } else if (shows(id)) {
    show(loaded->page, loaded->written, Kept::saved);
  }
  on_saved(id);
}

}  // namespace thirdrow::app
