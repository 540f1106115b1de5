#include "app/presenters/records_presenter.h"

#include <algorithm>
#include <utility>

#include "app/engagement_gaps.h"
#include "app/presenters/page_words.h"
#include "app/sheets.h"
#include "journal/step.h"

namespace thirdrow::app {
namespace {

/// A state that is left only to come back, or not at all.
bool is_resting(const journal::Record& record) {
  const std::string state = record.state();
  return state == "archived" || state == "retired" || state == "cancelled" ||
         (record.kind == journal::Kind::relationship && state == "ended");
}

/// What was held is listed by the day of that, whatever was planned.
Day listed_on(const journal::Record& record) {
  const auto held = record.kind == journal::Kind::checkin && record.state() == "held"
                        ? record.day(journal::checkin::kHeld)
                        : std::nullopt;
  return held.value_or(record.when());
}

struct Found {
  std::vector<journal::Record> records;
  bool again = false;
  std::map<RecordId, std::vector<const char*>> lacks;
  std::set<RecordId> unwritten;
  std::map<RecordId, std::string> terms;
  std::map<RecordId, std::string> works;  ///< names of engagements
};

Result<Found> find_records(Session& session, const Scope& scope) {
  Found found;
  TR_LET(records, records_in(session, scope));
  found.records = std::move(records);
  TR_LET(unfinished, session.unfinished());
  for (const RecordId id : unfinished) {
    const auto history = session.history(id);
    if (!history && history.code() == Code::not_found) found.unwritten.insert(id);
  }
  if (std::ranges::find(scope.what, kBestSelf) != scope.what.end()) {
    TR_LET(one, one_again(session, kBestSelf.sort));
    found.again = one.has_value();
  }
  for (const journal::Record& each : found.records) {
    if (each.kind != journal::Kind::phase) continue;
    TR_LET(terms, terms_of_phase(session, each.id));
    found.terms[each.id] = std::move(terms);
  }
  if (!scope.engagement) {
    for (const journal::Record& each : found.records) {
      const auto work = each.ref(journal::kEngagement);
      if (work && !found.works.contains(*work)) found.works[*work] = session.name_of(*work);
    }
  }
  if (scope.what.front().kind != journal::Kind::engagement) return found;
  const Day today = session.now().day();
  TR_LET(view, session.view({today, today}));
  for (const journal::Record& each : found.records) {
    const journal::Facts* facts = view.ledger.find(each.id);
    if (facts == nullptr) continue;
    for (const Gap gap : gaps_of(*facts, view.ledger, today)) found.lacks[each.id].push_back(gap_words(gap));
  }
  return found;
}

}  // namespace

void RecordsPresenter::enter() {
  start();
  if (!page_ || !page_->stored || version_ != saved_) return;
  const RecordId id = page_->record.id;
  alive_.renew();
  next_ = {};
  desk_.ask(
      alive_, [id](Session& session) { return load(session, id); },
      [this, id](Result<Loaded> loaded) {
        if (!loaded || selected() != id || version_ != saved_ || loaded->record == page_->record) return;
        if (!loaded->record.deleted()) return show(std::move(*loaded));
        end();
      });
}

void RecordsPresenter::start() {
  list_alive_.renew();
  desk_.ask(
      list_alive_, [scope = scope_](Session& session) { return find_records(session, scope); },
      [this](Result<Found> found) {
        if (!found) return view_.show_problem(found.error());
        records_ = std::move(found->records);
        has_again_ = found->again;
        lacks_ = std::move(found->lacks);
        unwritten_ = std::move(found->unwritten);
        terms_ = std::move(found->terms);
        works_ = std::move(found->works);
        show_lines();
      });
}

void RecordsPresenter::show_lines() {
  lines_.clear();
  std::size_t resting = 0;
  for (const journal::Record& record : records_) {
    if (is_resting(record)) ++resting;
    if (is_resting(record) && resting_ == Resting::hidden) continue;
    const auto lacks = lacks_.find(record.id);
    const Sheet* sheet = sheet_of(record);
    lines_.push_back({record.id, short_name(record), record.title().empty() ? std::string() : record.body(),
                      record.info().states.empty() ? std::string() : record.state(), record.kind,
                      listed_on(record), lacks == lacks_.end() ? std::vector<const char*>() : lacks->second,
                      sheet != nullptr ? sheet->title : record.info().label,
                      !unwritten_.contains(record.id)});
    if (const auto work = record.ref(journal::kEngagement); work && works_.contains(*work))
      lines_.back().work = works_[*work];
    if (record.kind != journal::Kind::phase) continue;
    lines_.back().from = record.day(journal::phase::kPlannedStart);
    lines_.back().to = record.day(journal::phase::kPlannedEnd);
    lines_.back().body = terms_[record.id];
  }
  if (scope_.sorting == Sorting::by_title) {
    std::ranges::stable_sort(lines_, {}, &RecordLine::title);
  } else {
    std::ranges::stable_sort(lines_, std::ranges::greater(), &RecordLine::day);
  }
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
  people_alive_.renew();
  records_.clear();
  lacks_.clear();
  unwritten_.clear();
  terms_.clear();
  works_.clear();
  lines_.clear();
  removed_.reset();
  has_again_ = false;
  view_.show_list({}, 0);
  view_.show_known_people({});
  end();
}

void RecordsPresenter::look_at(Scope scope) {
  if (scope == scope_) return start();
  flush();
  end();
  scope_ = std::move(scope);
  records_.clear();
  lines_.clear();
  start();
}

void RecordsPresenter::close() {
  flush();
  turn([this] {
    end();
    start();
  });
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

void RecordsPresenter::select_again() {
  desk_.ask(
      alive_, [last = again_](Session& session) { return one_again(session, kBestSelf.sort, last); },
      [this](const Result<std::optional<RecordId>>& found) {
        if (!found) return view_.show_problem(found.error());
        again_ = *found;
        if (again_) select_record(*again_);
      });
}

void RecordsPresenter::open(RecordId id) {
  alive_.renew();
  next_ = {};
  desk_.ask(
      alive_, [id](Session& session) { return load(session, id); },
      [this, id](Result<Loaded> loaded) {
        if (!loaded) return view_.show_problem(loaded.error());
        // What was typed into this very record since is not in what was read.
        if (selected() == id && is_at_risk()) return turn([this, id] { open(id); });
        turn([this, loaded = std::move(*loaded)] {
          show(loaded);
          show_lines();
        });
      });
}

void RecordsPresenter::create(const What& what) {
  begin([scope = scope_, what](Session& session) { return begin_record(session, scope, what); });
}

void RecordsPresenter::begin(std::function<Result<journal::Record>(Session&)> make) {
  flush();
  alive_.renew();
  next_ = {};
  desk_.ask(
      alive_,
      [make = std::move(make)](Session& session) -> Result<Loaded> {
        TR_LET(record, make(session));
        journal::Record bare = record;
        bare.fields = journal::new_record(record.kind, record.id, record.created).fields;
        Loaded loaded{std::move(record), std::move(bare)};
        TR_TRY(look_around(session, loaded));
        return loaded;
      },
      [this](Result<Loaded> loaded) {
        if (!loaded) return view_.show_problem(loaded.error());
        turn([this, loaded = std::move(*loaded)] {
          show(loaded);
          view_.show_selected(std::nullopt);
        });
      });
}

void RecordsPresenter::save() {
  if (page_ && !page_->stored && version_ == saved_) touch();
  write_fitting();
}

bool RecordsPresenter::tell_unread() {
  for (const Unread& each : unread_) view_.show_field_error(each.field, each.error);
  return !unread_.empty();
}

bool RecordsPresenter::is_at_risk() const { return page_ && version_ != saved_ && version_ != safe_; }

/// Goes on to `next` once the form's words are in the journal or in a draft.
void RecordsPresenter::turn(std::function<void()> next) {
  if (!is_at_risk()) return next();
  flush();
  next_ = std::move(next);
}

void RecordsPresenter::show(Loaded loaded) {
  page_ = RecordPage{
      std::move(loaded.record), {},           {}, std::move(loaded.people), std::move(loaded.choices),
      std::move(loaded.beside), loaded.stored};
  unread_.clear();
  expected_.clear();
  written_ = loaded.written;
  base_ = std::make_shared<journal::Record>(std::move(loaded.written));
  show_steps();
  begun_ = page_->record;
  draft_timer_->stop();
  drafted_ = sent_ = saved_ = safe_ = ++version_;
  if (loaded.from_draft) drafted_ = safe_ = ++version_;
  view_.show_record(*page_);
  find_unread();
  tell_unread();
  if (!loaded.fits) refused(loaded.fits.error());
  ask_people();
}

void RecordsPresenter::find_unread() {
  for (const journal::Field& field : page_->record.info().fields) {
    const journal::Value& value = page_->record.value(field.tag);
    if (!is_unread(field, value)) continue;
    unread_.push_back({&field, journal::check_field(field, value).error()});
  }
}

/// Fields and steps as the record's state has them.
void RecordsPresenter::show_steps() {
  page_->fields = form_fields(page_->record, form());
  page_->moves = page_->stored ? open_moves(page_->record) : std::vector<const journal::Transition*>();
  offer_for(page_->fields, page_->record);
  if (!page_->stored && !waits_for_save()) return;
  for (FormField& each : page_->fields) each.settled = journal::is_settled(written_, each.field->tag);
  page_->people_settled = journal::is_settled(written_, journal::kPeople);
}

/// What people answered is typed in once, and not shown again (I9).
Form RecordsPresenter::form() const {
  return page_->stored || !journal::holds_counts(page_->record.info()) ? Form::whole : Form::to_count;
}

void RecordsPresenter::touch() {
  ++version_;
  if (!draft_timer_->running()) draft_timer_->start(kDraftEvery, [this] { keep_draft(); });
}

void RecordsPresenter::set_field(const journal::Field& field, std::string_view text) {
  if (!page_) return;
  auto value = read_field(field, text, desk_.host().clock->now());
  view_.clear_errors();
  std::erase_if(unread_, [&field](const Unread& each) { return each.field == &field; });
  for (const Unread& each : unread_) view_.show_field_error(each.field, each.error);
  if (!value) view_.show_field_error(&field, value.error());
  const Status read = value ? Status() : Status(value.error());
  const auto kept = value ? std::optional(std::move(*value)) : unread_words(field, text);
  if (!read && (!kept || is_unread(field, *kept))) unread_.push_back({&field, read.error()});
  if (!kept || page_->record.value(field.tag) == *kept) return;
  const Sheet* sheet = sheet_of(page_->record);
  page_->record.set(field.tag, *kept);
  touch();
  if (sheet_of(page_->record) == sheet) return;
  show_steps();
  view_.show_record(*page_);
}

void RecordsPresenter::refused(const Error& error) {
  const bool at_field = error.code == Code::invalid || error.code == Code::refused;
  if (!at_field) return view_.show_problem(error);
  view_.show_field_error(page_ ? field_of_error(page_->record.info(), error) : nullptr, error);
}

void RecordsPresenter::write() {
  draft_timer_->stop();
  sent_ = version_;
  desk_.ask(
      save_alive_,
      [base = base_, record = page_->record](Session& session) { return write_page(session, base, record); },
      [this, id = page_->record.id, version = version_, record = page_->record](const Status& saved) {
        const bool same = selected() == id;
        if (!saved) refused(saved.error());
        if (saved && same) {
          saved_ = std::max(saved_, version);
          page_->stored = true;
          written_ = record;
          show_steps();
          view_.show_saved(*page_);
        }
        if (saved) {
          on_changed();
          start();
        }
        if (!saved && same && sent_ == version) sent_ = saved_;
        if (same) sent(version, saved);
      });
}

/// The form as of `version` was written or kept, or not: then it stays where it is.
void RecordsPresenter::sent(std::uint64_t version, const Status& done) {
  // Kept as a draft, or of a record that is gone for good: nothing more can be done for these words here.
  const bool over = done || done.code() == Code::invalid || done.code() == Code::refused;
  if (over) safe_ = std::max(safe_, version);
  if (!next_) return;
  auto next = std::exchange(next_, {});
  if (version != safe_) return show_lines();
  turn(std::move(next));
}

void RecordsPresenter::remove() {
  if (!page_) return;
  const RecordId id = page_->record.id;
  const std::string title = page_->record.title();
  const bool stored = page_->stored;
  auto typed = version_ != saved_ ? std::optional(std::move(page_->record)) : std::nullopt;
  // What was chosen or begun since is shown when it comes.
  auto next = std::exchange(next_, {});
  clear();
  if (!stored) {
    desk_.ask(
        save_alive_,
        [id](Session& session) -> Status {
          TR_TRY(session.discard_draft(id));
          // A save that was under way has written it.
          return session.open(id) ? session.remove(id) : Status();
        },
        [this, id](const Status&) {
          if (selected() == id) clear();
          start();
        });
    return next ? next() : void();
  }
  desk_.ask(
      save_alive_,
      [id, base = base_, typed = std::move(typed)](Session& session) {
        // What was just typed goes into the Trash as well, also what does not fit; not kept, it is held.
        if (typed) static_cast<void>(session.keep_draft(*typed, *base));
        return session.remove(id);
      },
      [this, id, title](const Status& done) {
        if (!done) return view_.show_problem(done.error());
        if (selected() == id) clear();
        removed_ = id;
        view_.show_removed(title);
        start();
      });
  if (next) next();
}

/// Also of a record that is on its way.
void RecordsPresenter::end() {
  alive_.renew();
  next_ = {};
  clear();
}

/// Takes what is shown off the form.
void RecordsPresenter::clear() {
  draft_timer_->stop();
  begun_ = {};
  written_ = {};
  unread_.clear();
  expected_.clear();
  page_.reset();
  view_.show_nothing();
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
