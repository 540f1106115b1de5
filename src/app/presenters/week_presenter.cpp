#include "app/presenters/week_presenter.h"

#include <algorithm>

#include "app/agenda.h"
#include "app/scope.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

constexpr const char* kPromiseFields[] = {"when_cue", "then_do", "due", "helper", "style"};
/// The setting with the number of the commitment that the review began and that is not written yet.
constexpr std::string_view kBegun = "week.promise";

/// What one key does to a record of that kind in that state.
struct Way {
  Kind kind;
  std::string_view state, settle, decline;
};
constexpr Way kWays[] = {{Kind::heard, "open", "act", "decline"},
                         {Kind::heard, "parked", "act", "decline"},
                         {Kind::checkin, "scheduled", "hold", "miss"},
                         {Kind::fire, "burning", "put_out", ""},
                         {Kind::fire, "out", "review", ""},
                         {Kind::commitment, "open", "keep", "break"}};

/// Whether the step asks for nothing that is not there yet.
bool is_one_key(const Record& record, std::string_view name) {
  const journal::Transition* step = transition_of(record.info(), name);
  return step != nullptr && std::ranges::all_of(step->requires_, [&](std::string_view needed) {
           return needed == step->stamps ||
                  record.fields.contains(journal::find_field(record.info(), needed)->tag);
         });
}

/// A check-in cannot be held before its day.
bool is_due(Session& session, const Record& record, Day today) {
  if (record.kind != Kind::checkin) return true;
  if (is_of_ended_work(session, record)) return false;
  return record.day(journal::checkin::kDueNow).value_or(record.when()) <= today;
}

bool is_movable(const Record& record, Day today) {
  if (record.kind == Kind::commitment) return record.day(journal::commitment::kDue).value_or(today) >= today;
  return record.kind == Kind::heard || record.kind == Kind::checkin;
}

Result<WeekTask> task_of(Session& session, const WeekLine& line) {
  TR_LET(opened, session.open(line.id));
  const Record& record = opened.record;
  const Day today = session.now().day();
  Owed owed{line.id, "", short_name(record), record.when(), {}, record.kind, false, {}};
  const auto way = std::ranges::find_if(
      kWays, [&](const Way& each) { return each.kind == record.kind && each.state == record.state(); });
  if (way != std::end(kWays) && is_due(session, record, today)) {
    if (is_one_key(record, way->settle)) owed.transition = way->settle;
    owed.decline = way->decline;
    owed.movable = is_movable(record, today);
  }
  TR_LET(duty, duty_of(session, owed));
  return WeekTask{std::move(duty), line};
}

/// The commitment that the review itself began before. Those that other pages began are theirs.
std::optional<Opened> begun_before(Session& session) {
  const auto id = RecordId::parse(session.setting(kBegun));
  if (!id || session.history(*id).ok()) return std::nullopt;
  const auto opened = session.open(*id);
  if (!opened || opened->record.kind != Kind::commitment || opened->record.deleted()) return std::nullopt;
  return *opened;
}

Status note_begun(Session& session, std::string_view id) {
  return session.setting(kBegun) == id ? Status() : session.set_setting(kBegun, id);
}

/// Whether nothing is in it but what every commitment begins with.
bool is_as_begun(const Record& record) {
  Record bare = journal::new_record(record.kind, record.id, record.created);
  bare.set(journal::commitment::kMadeOn, record.value(journal::commitment::kMadeOn));
  return bare.fields == record.fields;
}

}  // namespace

Result<WeekPresenter::Loaded> WeekPresenter::load(Session& session) {
  TR_LET(week, week_of(session));
  Loaded loaded{week.from, week.to, {}};
  for (const WeekCard& card : week.cards) {
    WeekPage page{week.from,  week.to, loaded.cards.size(), week.cards.size(), card.name, card.title,
                  card.empty, {},      card.remark};
    for (const WeekLine& line : card.lines) {
      TR_LET(task, task_of(session, line));
      page.lines.push_back(std::move(task));
    }
    loaded.cards.push_back(std::move(page));
  }
  return loaded;
}

Result<WeekPresenter::Promise> WeekPresenter::begin_promise(Session& session) {
  Promise promise;
  if (const auto before = begun_before(session)) {
    promise = {before->record, std::make_shared<Record>(before->written)};
  } else {
    TR_LET(fresh, begin_record(session, Scope{{What{Kind::commitment}}}, {Kind::commitment}));
    const Record bare = journal::new_record(fresh.kind, fresh.id, fresh.created);
    promise = {fresh, std::make_shared<Record>(bare)};
  }
  TR_LET(choices, ref_choices(session, promise.record));
  promise.choices = std::move(choices);
  return promise;
}

WeekPresenter::WeekPresenter(Desk& desk, WeekView& view) : desk_(desk), view_(view), duties_(desk) {
  duties_.on_done = [this](const DutyDone& done) {
    view_.show_done(done);
    read_week();
  };
  duties_.on_problem = [this](const Error& error) { view_.show_problem(error); };
}

void WeekPresenter::start() {
  const bool still_shown = promise_ && !left_;
  if (std::exchange(ended_, false) || still_shown) {
    place_ = 0;
    made_.clear();
  }
  read_week();
  if (std::exchange(left_, false) || !promise_) ask_promise();
}

void WeekPresenter::read_week() {
  alive_.renew();
  desk_.ask(alive_, &WeekPresenter::load, [this](Result<Loaded> loaded) {
    if (!loaded) return view_.show_problem(loaded.error());
    duties_.listed();
    cards_ = std::move(loaded->cards);
    ended_ ? show_end() : show();
  });
}

void WeekPresenter::ask_promise() {
  promise_.reset();
  naming_.clear();
  promise_alive_.renew();
  desk_.ask(promise_alive_, &WeekPresenter::begin_promise, [this](Result<Promise> promise) {
    if (!promise) return view_.show_problem(promise.error());
    promise_ = std::move(*promise);
    PromiseForm form;
    for (const char* name : kPromiseFields) {
      const journal::Field* field = journal::find_field(promise_->record.info(), name);
      form.fields.push_back({field, field_text(*field, promise_->record.value(field->tag))});
    }
    form.choices = promise_->choices;
    view_.show_promise(form);
  });
}

void WeekPresenter::forget() {
  for (Alive* each : {&alive_, &act_alive_, &promise_alive_}) each->renew();
  duties_.forget();
  cards_.clear();
  made_.clear();
  place_ = 0;
  ended_ = left_ = false;
  promise_.reset();
  naming_.clear();
  view_.show({});
  view_.show_promise({});
}

void WeekPresenter::show() {
  if (place_ < cards_.size()) view_.show(cards_[place_]);
}

void WeekPresenter::next() {
  if (is_last()) return;
  ++place_;
  show();
}

void WeekPresenter::back() {
  if (!std::exchange(ended_, false) && place_ > 0) --place_;
  show();
}

void WeekPresenter::end() {
  ended_ = true;
  show_end();
}

void WeekPresenter::show_end() {
  WeekPage promised = cards_.empty() ? WeekPage() : cards_.back();
  std::erase_if(promised.lines, [this](const WeekTask& each) {
    return std::ranges::find(made_, each.line.id) == made_.end();
  });
  view_.show_end(promised);
}

bool WeekPresenter::is_blank(const Typed& typed) const {
  return std::ranges::all_of(typed, [](const auto& each) { return trimmed(each.second).empty(); });
}

std::optional<Record> WeekPresenter::read(const Typed& typed) const {
  Record record = promise_->record;
  for (const auto& [field, text] : typed) {
    auto value = read_field(*field, text, desk_.host().clock->now());
    if (!value) {
      view_.show_promise_error(field, value.error());
      return std::nullopt;
    }
    record.set(field->tag, std::move(*value));
  }
  return record;
}

void WeekPresenter::promise(const Typed& typed, Then then) {
  if (then == Then::end && is_blank(typed)) return end();
  if (!promise_) return;
  const std::optional<Record> record = read(typed);
  if (!record) return;
  if (const Status fits = journal::check(*record); !fits)
    return view_.show_promise_error(field_of_error(record->info(), fits.error()), fits.error());
  desk_.ask(
      act_alive_,
      [base = promise_->base, record = *record](Session& session) -> Status {
        TR_TRY(write_page(session, base, record));
        return note_begun(session, {});
      },
      [this, then, id = record->id](const Status& written) {
        if (!written) {
          const auto& kind = journal::info(Kind::commitment);
          return view_.show_promise_error(field_of_error(kind, written.error()), written.error());
        }
        made_.push_back(id);
        view_.show_promise_made();
        ask_promise();
        if (then == Then::end) end();
        read_week();
      });
}

/// Words that their field cannot read are kept as they are.
WeekPresenter::Kept WeekPresenter::kept_of(const Typed& typed) const {
  Kept kept{promise_->record, naming_};
  for (const auto& [field, text] : typed) {
    auto value = read_field(*field, text, desk_.host().clock->now());
    const auto words = value ? std::optional(std::move(*value)) : unread_words(*field, text);
    kept.record.set(field->tag, words.value_or(journal::Value()));
  }
  return kept;
}

Status WeekPresenter::keep(Session& session, const Kept& kept, const Record& base) {
  Record record = kept.record;
  if (!kept.helpers.empty()) {
    if (const auto helper = session.person_named(kept.helpers.back()))
      record.set(journal::commitment::kHelper, *helper);
  }
  if (is_as_begun(record)) {
    TR_TRY(session.discard_draft(record.id));
    return note_begun(session, {});
  }
  TR_TRY(session.keep_draft(record, base));
  return note_begun(session, record.id.text());
}

void WeekPresenter::keep_typed(const Typed& typed) {
  left_ = true;
  if (!promise_) return;
  desk_.ask(
      act_alive_,
      [base = promise_->base, kept = kept_of(typed)](Session& session) { return keep(session, kept, *base); },
      [this](const Status& kept) {
        if (!kept) view_.show_problem(kept.error());
      });
}

void WeekPresenter::when_named(std::function<void()> next) {
  desk_.ask(
      promise_alive_, [](Session&) { return Status(); }, [next = std::move(next)](const Status&) { next(); });
}

void WeekPresenter::name_person(const std::string& name, std::function<void(RecordId)> done) {
  const std::string wanted = trimmed(name);
  if (!promise_ || wanted.empty()) return;
  naming_.push_back(wanted);
  desk_.ask(
      promise_alive_,
      [wanted](Session& session) -> Result<Named> {
        TR_LET(person, session.person_named(wanted));
        return Named{person, session.name_of(person)};
      },
      [this, wanted, done = std::move(done)](const Result<Named>& person) {
        std::erase(naming_, wanted);
        if (!person) return view_.show_problem(person.error());
        if (!promise_) return;
        std::vector<RefChoice>& people = promise_->choices[Kind::person];
        if (std::ranges::find(people, person->id, &RefChoice::id) == people.end())
          people.push_back({person->id, person->name, Kind::person, {}});
        view_.show_choices(promise_->choices);
        done(person->id);
      });
}

}  // namespace thirdrow::app
