#include "app/presenters/editor_presenter.h"

#include <algorithm>
#include <utility>

#include "journal/fold.h"

namespace thirdrow::app {
namespace {

using Kept = EditorStatus::Kept;

std::vector<Named> named(Session& session, const journal::Strings& ids) {
  std::vector<Named> out;
  for (const std::string& text : ids) {
    if (const auto id = RecordId::parse(text)) out.push_back({*id, session.name_of(*id)});
  }
  return out;
}

void rebuild(EntryPage& page) {
  page.sections = split_sections(page.record.body());
  page.fields = form_fields(page.record);
  page.moves = open_moves(page.record);
}

journal::Tag tag_with(const journal::Record& record, journal::Role role) {
  const journal::Field* field = journal::field_with_role(record.info(), role);
  return field != nullptr ? field->tag : journal::Tag{0};
}

std::string trimmed(std::string_view words) {
  const std::size_t first = words.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(words.substr(first, words.find_last_not_of(" \t\r\n") - first + 1));
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
  EntryPage& page = loaded.page;
  page.record = std::move(opened.record);
  page.people = named(session, page.record.strings(journal::kPeople));
  if (const auto* at = std::get_if<RecordId>(&page.record.value(journal::kEngagement))) {
    page.engagement = Named{*at, session.name_of(*at)};
  }
  page.stored = !loaded.from_draft || session.history(id).ok();
  page.shared_change = !opened.conflicts.empty();
  rebuild(page);
  return loaded;
}

void EditorPresenter::open(RecordId id) {
  begin_turn();
  desk_.ask(
      page_alive_, [id](Session& session) { return load(session, id); },
      [this](Result<Loaded> loaded) {
        if (!loaded) return stay(loaded.error());
        turn([this, loaded = std::move(*loaded)] { show_loaded(loaded); });
      });
}

void EditorPresenter::create(const journal::EntryKind& kind, const std::optional<Prompt>& prompt) {
  begin_turn();
  desk_.ask(
      page_alive_, [&kind](Session& session) -> Result<journal::Record> { return session.new_entry(kind); },
      [this, prompt](const Result<journal::Record>& record) {
        if (!record) return stay(record.error());
        turn([this, record = *record, prompt] { fresh(record, prompt); });
      });
}

void EditorPresenter::begin_turn() {
  flush();
  page_alive_.renew();
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
  return page_ && !page_->record.deleted() && version_ != saved_ && version_ != safe_ &&
         (page_->stored || !is_blank());
}

void EditorPresenter::show_loaded(const Loaded& loaded) {
  show(loaded.page, loaded.from_draft ? Kept::draft : Kept::saved);
  if (!loaded.from_draft) return;
  any_draft_ = true;
  drafted_ = safe_ = version_ = 1;
}

void EditorPresenter::fresh(const journal::Record& record, const std::optional<Prompt>& prompt) {
  EntryPage page;
  page.record = record;
  rebuild(page);
  if (prompt && record.kind == journal::Kind::reflection) {
    append_section(page.sections, prompt->text);
    page.record.set(journal::reflection::kPrompt, prompt->id);
  }
  show(std::move(page), Kept::blank);
  if (prompt) prompt_to_note_ = prompt->id;
}

void EditorPresenter::show(EntryPage page, Kept kept) {
  page_ = std::move(page);
  turning_ = false;
  next_ = {};
  version_ = drafted_ = saved_ = safe_ = 0;
  any_draft_ = unpulled_ = false;
  prompt_to_note_.clear();
  passed_over_.clear();
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
  close();
}

void EditorPresenter::close() {
  begin_turn();
  turn([this] { end(); });
}

void EditorPresenter::end() {
  page_.reset();
  draft_timer_->stop();
  save_timer_->stop();
  count_timer_->stop();
  view_.show_nothing();
}

void EditorPresenter::forget() {
  page_alive_.renew();
  save_alive_.renew();
  suggest_alive_.renew();
  draft_timer_->stop();
  save_timer_->stop();
  count_timer_->stop();
  turning_ = false;
  next_ = {};
  page_.reset();
  prompt_to_note_.clear();
  passed_over_.clear();
  view_.show_suggestions({});
  view_.show_nothing();
}

void EditorPresenter::flush() {
  if (!page_ || page_->record.deleted()) return;
  pull();
  if (version_ == saved_) return;
  if (page_->stored || !is_blank()) return save();
  if (any_draft_) discard();
}

void EditorPresenter::blur() {
  if (page_ && version_ != drafted_ && version_ != saved_) keep_draft();
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
  if (const auto body = tag_with(page_->record, journal::Role::body); body != 0) {
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
    if (tag != journal::kHappened) return false;
  }
  return true;
}

void EditorPresenter::touch() {
  ++version_;
  tell(Kept::typing);
  if (!draft_timer_->running()) draft_timer_->start(kDraftEvery, [this] { keep_draft(); });
  save_timer_->start(kSaveAfter, [this] { flush(); });
}

void EditorPresenter::keep_draft() {
  draft_timer_->stop();
  if (!page_) return;
  pull();
  if (version_ == drafted_ || version_ == saved_ || (!page_->stored && is_blank() && !any_draft_)) return;
  any_draft_ = true;
  drafted_ = version_;
  desk_.ask(
      save_alive_, [record = page_->record](Session& session) { return session.keep_draft(record); },
      [this, id = page_->record.id, version = version_](const Status& kept) {
        if (!page_ || page_->record.id != id) return;
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
  // Taken now: a second save before the answer must not count the prompt again.
  const std::string prompt = std::exchange(prompt_to_note_, {});
  desk_.ask(
      save_alive_,
      [record = page_->record, prompt](Session& session) -> Status {
        if (Status written = session.save(record); !written) {
          // Words that break a limit are kept all the same, as a draft, until they fit.
          if (written.code() == Code::invalid) TR_TRY(session.keep_draft(record));
          return written;
        }
        return prompt.empty() ? Status() : session.prompt_used(prompt);
      },
      [this, id = page_->record.id, version = version_, prompt](const Status& written) {
        const bool shown = page_ && page_->record.id == id;
        if (!written && shown && prompt_to_note_.empty()) prompt_to_note_ = prompt;
        saved(id, version, written);
      });
}

void EditorPresenter::saved(RecordId id, std::uint64_t version, const Status& status) {
  const bool shown = page_ && page_->record.id == id;
  if (shown && status) {
    saved_ = safe_ = version;
    page_->stored = true;
    any_draft_ = false;
    tell(version == version_ ? Kept::saved : Kept::typing);
  } else if (shown) {
    // Kept as a draft, or of an entry that is gone for good: nothing more can be done for these words here.
    const bool over = status.code() == Code::invalid || status.code() == Code::refused;
    if (over) safe_ = version;
    if (!over && turning_ && next_) return stay(status.error());
    failed(status.error());
  }
  if (status) on_saved(id);
  if (shown && next_) turn(std::exchange(next_, {}));
}

/// A new entry was typed, kept as a draft, and emptied again: no trace of it is wanted.
void EditorPresenter::discard() {
  any_draft_ = false;
  saved_ = safe_ = version_;
  unpulled_ = false;
  draft_timer_->stop();
  save_timer_->stop();
  desk_.ask(
      save_alive_, [id = page_->record.id](Session& session) { return session.discard_draft(id); },
      [](const Status&) {});
}

void EditorPresenter::failed(const Error& error) {
  view_.show_status({Kept::failed, error});
  if (!page_) return;
  if (error.code == Code::invalid || error.code == Code::refused) {
    view_.show_field_error(field_of_error(page_->record.info(), error), error);
  } else {
    save_timer_->start(kSaveAfter, [this] { flush(); });
  }
}

void EditorPresenter::tell(Kept kept) { view_.show_status({kept, {}}); }

void EditorPresenter::count() {
  std::size_t words = 0;
  for (const Section& section : page_->sections) words += journal::word_count(section.text);
  view_.show_words(words);
}

void EditorPresenter::ask_suggestions() {
  suggest_alive_.renew();
  desk_.ask(
      suggest_alive_,
      [](Session& session) -> Result<Suggestions> {
        Suggestions out;
        TR_LET(tags, session.tags());
        for (auto& [tag, uses] : tags) out.tags.push_back(std::move(tag));
        TR_LET(people, session.all_of(journal::Kind::person));
        for (const journal::Record& person : people) {
          if (!person.deleted() && person.state() == "active")
            out.people.push_back({person.id, person.title()});
        }
        TR_LET(engagements, session.all_of(journal::Kind::engagement));
        for (const journal::Record& one : engagements) {
          if (!one.deleted() && one.state() != "cancelled") out.engagements.push_back({one.id, one.title()});
        }
        return out;
      },
      [this](const Result<Suggestions>& suggestions) {
        if (suggestions) view_.show_suggestions(*suggestions);
      });
}

void EditorPresenter::set_title(std::string title) {
  const auto tag = page_ ? tag_with(page_->record, journal::Role::title) : journal::Tag{0};
  if (tag == 0 || page_->record.text(tag) == title) return;
  page_->record.set(tag, std::move(title));
  touch();
}

void EditorPresenter::typed(std::size_t section) {
  if (!page_ || section >= page_->sections.size()) return;
  unpulled_ = true;
  touch();
  count_timer_->start(kCountAfter, [this] {
    if (!page_) return;
    pull();
    count();
  });
}

void EditorPresenter::set_field(const journal::Field& field, std::string_view text) {
  if (!page_) return;
  auto value = read_field(field, text, desk_.host().clock->now());
  if (!value) return view_.show_field_error(&field, value.error());
  view_.clear_field_errors();
  if (page_->record.value(field.tag) == *value) return;
  page_->record.set(field.tag, std::move(*value));
  touch();
}

void EditorPresenter::change_set(journal::Tag tag, const std::string& element, bool add) {
  journal::Strings set = page_->record.strings(tag);
  std::erase(set, element);
  if (add) set.push_back(element);
  journal::Value value = std::move(set);
  const journal::Field* field = journal::find_field(page_->record.info(), tag);
  if (const Status fits = journal::check_field(*field, value); !fits)
    return view_.show_field_error(field, fits.error());
  page_->record.set(tag, std::move(value));
  view_.show_meta(*page_);
  touch();
}

void EditorPresenter::add_tag(std::string_view tag) {
  std::string word = trimmed(tag);
  while (word.starts_with('#')) word.erase(0, 1);
  if (page_ && !word.empty()) change_set(journal::kTags, word, true);
}

void EditorPresenter::remove_tag(const std::string& tag) {
  if (page_) change_set(journal::kTags, tag, false);
}

void EditorPresenter::add_person(const std::string& name) {
  const std::string wanted = trimmed(name);
  if (!page_ || wanted.empty()) return;
  desk_.ask(
      page_alive_,
      [wanted](Session& session) -> Result<Named> {
        TR_LET(id, session.person_named(wanted));
        return Named{id, session.name_of(id)};
      },
      [this](const Result<Named>& person) {
        if (!person) return failed(person.error());
        if (std::ranges::find(page_->people, person->id, &Named::id) == page_->people.end()) {
          page_->people.push_back(*person);
        }
        change_set(journal::kPeople, person->id.text(), true);
        ask_suggestions();
      });
}

void EditorPresenter::remove_person(RecordId id) {
  if (!page_) return;
  std::erase_if(page_->people, [id](const Named& person) { return person.id == id; });
  change_set(journal::kPeople, id.text(), false);
}

void EditorPresenter::set_engagement(std::optional<Named> engagement) {
  if (!page_) return;
  page_->record.set(journal::kEngagement, engagement ? journal::Value(engagement->id) : journal::Value());
  page_->engagement = std::move(engagement);
  view_.show_meta(*page_);
  touch();
}

void EditorPresenter::set_day(Day day) {
  if (!page_ || page_->record.happened().day() == day) return;
  page_->record.set(journal::kHappened,
                    local_stamp(*desk_.host().clock, day, page_->record.happened().minute_of_day()));
  view_.show_meta(*page_);
  touch();
}

void EditorPresenter::set_kind(std::string_view subkind) {
  const auto tag = page_ ? tag_with(page_->record, journal::Role::subkind) : journal::Tag{0};
  if (tag == 0 || page_->record.subkind() == subkind) return;
  page_->record.set(tag, std::string(subkind));
  view_.show_meta(*page_);
  touch();
}

void EditorPresenter::move(const journal::Transition& transition) {
  if (!page_) return;
  flush();
  const RecordId id = page_->record.id;
  desk_.ask(
      page_alive_,
      [id, name = std::string(transition.name)](Session& session) -> Result<Loaded> {
        TR_TRY(session.transition(id, name));
        return load(session, id);
      },
      [this, id](Result<Loaded> loaded) {
        if (!loaded) return failed(loaded.error());
        if (version_ !=
            saved_) {  // typed meanwhile, or does not fit yet: these words go on from the new state
          page_->record.set(journal::kState, loaded->page.record.value(journal::kState));
          rebuild(*page_);
          view_.show_meta(*page_);
          flush();
        } else {
          show(std::move(loaded->page), Kept::saved);
        }
        on_saved(id);
      });
}

}  // namespace thirdrow::app
