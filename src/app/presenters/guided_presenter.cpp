#include "app/presenters/guided_presenter.h"

#include <algorithm>
#include <utility>

#include "app/rounds.h"
#include "base/words.h"
#include "journal/rows.h"
#include "platform/new_file.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

/// Rows that answer what another list of the record says, by its place in it.
struct Answers {
  journal::Tag answers, asked;
};
constexpr Answers kAnswers[] = {{journal::agreement::kJudged, journal::agreement::kCriteria},
                                {journal::agreement::kTermsKept, journal::agreement::kTerms}};

const std::vector<std::pair<std::string, std::string>>& slip_questions();

void ask_of(FormField& field, const Record& record) {
  if (record.kind == Kind::tally && field.field->type == journal::FieldType::rows)
    field.items = slip_questions();
  for (const Answers& each : kAnswers) {
    if (field.field->tag != each.answers || record.kind != Kind::agreement) continue;
    std::int64_t number = 0;
    for (const journal::Cells& row : journal::cells_of(record, each.asked))
      field.items.emplace_back(std::to_string(++number), row[0]);
    field.offered = number > 0;
  }
}

/// The questions of a slip, with their answers.
const std::vector<std::pair<std::string, std::string>>& slip_questions() {
  static const std::vector<std::pair<std::string, std::string>> questions = {
      {"again:yes,no", N_("Again")},
      {"refer:yes,no", N_("A colleague")},
      {"sat:1,2,3,4,5", N_("How it went")},
      {"s1:0,1,2,3,4", N_("Agreed up front")},
      {"s2:0,1,2,3,4", N_("Met and answered")},
      {"s3:0,1,2,3,4", N_("Wants to know")}};
  return questions;
}

/// Everybody who takes part says yes, unless somebody takes them off.
journal::Strings everybody_said(const Record& engagement) {
  std::vector<journal::Cells> rows;
  for (const std::string& id : engagement.strings(journal::kPeople)) rows.push_back({id, "said"});
  return journal::rows_of(rows);
}

}  // namespace

GuidedPresenter::GuidedPresenter(Desk& desk, GuidedView& view, const MakeTimer& make_timer)
    : desk_(desk), view_(view), records_(desk, *this, Scope{{{Kind::phase}}}, make_timer) {
  records_.on_changed = [this] { on_changed(); };
}

void GuidedPresenter::begin(Journey journey, RecordId engagement) {
  journey_ = journey;
  engagement_ = engagement;
  pages_.clear();
  records_.look_at({{{Kind::phase}}, engagement});
  alive_.renew();
  desk_.ask(
      alive_,
      [journey, engagement](Session& session) -> Result<std::pair<Ground, std::string>> {
        TR_LET(ground, ground_of(session, engagement));
        return std::pair(std::move(ground), left_at(session, journey, engagement));
      },
      [this](Result<std::pair<Ground, std::string>> found) {
        if (!found) return view_.show_problem(found.error());
        arrive(std::move(found->first), found->second, Moved::to_page);
      });
}

void GuidedPresenter::enter() {
  if (engagement_ && page() != nullptr) load(page()->key(), Moved::to_page);
}

void GuidedPresenter::leave() {
  records_.flush();
  records_.keep_names();
}

void GuidedPresenter::end() {
  leave();
  alive_.renew();
  records_.close();
  engagement_.reset();
  ground_.reset();
  pages_.clear();
  view_.show_nothing();
}

void GuidedPresenter::forget() {
  alive_.renew();
  save_alive_.renew();
  records_.forget();
  engagement_.reset();
  ground_.reset();
  pages_.clear();
  place_ = 0;
  view_.show_nothing();
}

bool GuidedPresenter::settle() {
  wrong_ = false;
  records_.flush();
  return !wrong_ && !records_.tell_unread();
}

void GuidedPresenter::next() {
  if (page() == nullptr) return;
  take_rhythm();
  if (settle()) load(page()->key(), Moved::by_one);
}

/// What is left of the proposed rhythm is said as it stands on its page.
void GuidedPresenter::take_rhythm() {
  if (page()->step->key != "cadence") return;
  for (const auto& [tag, value] : std::exchange(proposed_, {})) {
    const journal::Field* field = journal::find_field(journal::info(Kind::engagement), tag);
    records_.set_field(*field, field_text(*field, value));
  }
}

void GuidedPresenter::back() {
  if (place_ == 0 || page() == nullptr) return;
  going_back_ = true;
  const bool settled = settle();
  going_back_ = false;
  if (!settled) return;
  std::size_t to = place_ - 1;
  while (to > 0 && pages_[to].step->place == GuidedStep::Place::aside) --to;
  load(pages_[to].key(), Moved::to_page);
}

void GuidedPresenter::go_to(const std::string& key) {
  if (page() != nullptr && settle()) load(key, Moved::to_page);
}

void GuidedPresenter::load(std::string key, Moved moved, int tries) {
  if (!engagement_) return;
  alive_.renew();
  desk_.ask(
      alive_, [id = *engagement_](Session& session) { return ground_of(session, id); },
      [this, key = std::move(key), moved, tries](Result<Ground> ground) {
        if (!ground) return view_.show_problem(ground.error());
        if (wrong_ && moved != Moved::to_page) return;  // what was typed was refused on the way
        // a name became a person meanwhile; words that no disk takes hold the page
        if (!records_.is_settled()) return tries > 0 && settle() ? load(key, moved, tries - 1) : void();
        arrive(std::move(*ground), key, moved);
      });
}

void GuidedPresenter::arrive(Ground ground, const std::string& key, Moved moved) {
  ground_ = std::make_shared<const Ground>(std::move(ground));
  pages_ = guided_pages(journey_, *ground_);
  const auto at = std::ranges::find_if(pages_, [&](const GuidedPage& one) { return one.key() == key; });
  place_ = at == pages_.end() ? first_open(pages_, *ground_) : static_cast<std::size_t>(at - pages_.begin());
  if (moved == Moved::by_one && at != pages_.end()) {
    std::size_t to = place_ + 1;
    while (to < pages_.size() && pages_[to].step->place == GuidedStep::Place::aside) ++to;
    if (to < pages_.size()) place_ = to;
  }
  open_page();
}

void GuidedPresenter::open_page() {
  wrong_ = false;
  proposed_.clear();
  const GuidedPage& shown = *page();
  desk_.ask(
      save_alive_,
      [journey = journey_, id = *engagement_,
       key = is_over(journey_, *ground_) ? std::string() : shown.key()](Session& session) {
        return leave_at(session, journey, id, key);
      },
      [this](const Status& kept) {
        if (!kept) view_.show_problem(kept.error());
      });
  const bool agreed = shown.step->key == "agreed" && ground_->in_force() != nullptr &&
                      ground_->agreement() == ground_->in_force();
  const bool filled =
      shown.step->fills == Fills::nothing || agreed || (shown.step->fills == Fills::judged && !shown.record);
  const Record* round = ground_->round();
  const bool nothing_to_say =
      shown.step->fills == Fills::publication && (round == nullptr || round->state() != "released");
  if (filled || nothing_to_say) {
    records_.close();
    return view_.show_page(screen());
  }
  if (shown.record) return records_.select_record(*shown.record);
  records_.begin(
      [ground = ground_, page = shown](Session& session) { return begin_for(session, *ground, page); });
}

GuidedScreen GuidedPresenter::screen() const {
  const GuidedPage& shown = *page();
  GuidedScreen out;
  out.journey = journey_;
  out.step = shown.step;
  const bool agreed =
      journey_ == Journey::start && shown.step->key == "agreed" && is_over(journey_, *ground_);
  out.question = agreed ? N_("We agreed.") : shown.step->question;
  out.number = shown.number;
  out.of = guided_count(journey_);
  if (shown.step->place != GuidedStep::Place::aside) {
    const auto counts = [&shown](const GuidedPage& one) {
      return one.number == shown.number && one.step->place != GuidedStep::Place::aside;
    };
    const auto here = pages_.begin() + static_cast<std::ptrdiff_t>(place_);
    out.page_number = static_cast<std::size_t>(std::count_if(pages_.begin(), here + 1, counts));
    out.pages = static_cast<std::size_t>(std::ranges::count_if(pages_, counts));
  }
  out.engagement = ground_->engagement.title();
  out.about = shown.about;
  out.parts = parts_of(journey_, shown, *ground_, speaker_);
  out.acts = acts_of(journey_, shown, *ground_);
  out.first = place_ == 0;
  out.last = place_ + 1 == pages_.size();
  return out;
}

Proposal GuidedPresenter::proposed(const Record& record) const {
  namespace a = journal::agreement;
  Proposal out;
  namespace e = journal::engagement;
  const bool rhythm =
      !journal::is_empty(record.value(e::kEvery)) || !journal::is_empty(record.value(e::kUnit));
  if (page()->step->key == "cadence" && !rhythm)
    out = {{e::kEvery, std::int64_t{2}}, {e::kUnit, std::string("week")}};
  if (page()->step->key != "agreed") return out;
  if (journal::is_empty(record.value(a::kMetOn))) out.emplace_back(a::kMetOn, ground_->today);
  if (journal::is_empty(record.value(a::kAgreedBy)))
    out.emplace_back(a::kAgreedBy, everybody_said(ground_->engagement));
  return out;
}

void GuidedPresenter::set_field(const journal::Field& field, std::string_view text) {
  const auto proposal = std::ranges::find(proposed_, field.tag, &Proposal::value_type::first);
  const bool was_proposed = proposal != proposed_.end();
  if (was_proposed) {
    const auto value = read_field(field, text, desk_.host().clock->now());
    if (value && *value == proposal->second) return;
    proposed_.erase(proposal);
  }
  records_.set_field(field, text);
  if (was_proposed) take_rhythm();  // its other half stands beside it
  view_.show_remark(remark());
}

const char* GuidedPresenter::remark() const {
  return page() == nullptr || !records_.page() ? nullptr : remark_of(*page(), records_.page()->record);
}

void GuidedPresenter::fill_in(GuidedScreen& screen, const RecordPage& record) const {
  for (const std::string_view name : screen.step->fields) {
    const auto at =
        std::ranges::find_if(record.fields, [name](const FormField& one) { return one.field->name == name; });
    if (at == record.fields.end()) continue;
    FormField field = *at;
    field.offered = true;
    const auto proposal = std::ranges::find(proposed_, field.field->tag, &Proposal::value_type::first);
    field.text = field_text(
        *field.field, proposal == proposed_.end() ? record.record.value(field.field->tag) : proposal->second);
    ask_of(field, record.record);
    screen.fields.push_back(std::move(field));
  }
  screen.choices = record.choices;
  screen.asks_people = screen.step->key == "who";
  screen.people = record.people;
}

void GuidedPresenter::show_record(const RecordPage& record) {
  if (page() == nullptr || ground_ == nullptr) return;
  const std::string_view key = page()->step->key;
  proposed_ = proposed(record.record);
  GuidedScreen shown = screen();
  shown.remark = remark();
  const bool settled_already = (key == "ask" && record.record.state() != "planned") ||
                               (key == "self" && record.record.state() != "draft");
  if (!settled_already) fill_in(shown, *records_.page());
  view_.show_page(shown);
}

const journal::Field* GuidedPresenter::on_page(const journal::Field* field) const {
  if (field == nullptr || page() == nullptr) return nullptr;
  const auto& names = page()->step->fields;
  return std::ranges::find(names, field->name) == names.end() ? nullptr : field;
}

void GuidedPresenter::show_field_error(const journal::Field* field, const Error& error) {
  if (field == nullptr) return refused(error, {});
  // What another page of the talk asks for may still be open.
  if (on_page(field) == nullptr) return;
  const bool is_empty = records_.page() && journal::is_empty(records_.page()->record.value(field->tag));
  if (going_back_ && is_empty && error.code == Code::invalid) return;
  wrong_ = true;
  view_.show_field_error(*field, error);
}

void GuidedPresenter::refused(const Error& error, const std::string& where) {
  wrong_ = true;
  const bool of_a_rule = error.code == Code::refused || error.code == Code::invalid;
  if (!of_a_rule) return view_.show_problem(error);
  if (page() == nullptr) return;
  const journal::Field* field =
      records_.page() ? on_page(field_of_error(records_.page()->record.info(), error)) : nullptr;
  if (field != nullptr) return view_.show_field_error(*field, error);
  const std::string target = where.empty() ? std::string(page_of_rule(error.detail)) : where;
  view_.show_refusal(error, target == page()->key() ? std::string() : target);
}

void GuidedPresenter::act(GuidedAct act) {
  if (page() == nullptr) return;
  switch (act) {
    case GuidedAct::waive:
      return go_to("waiver");
    case GuidedAct::count:
      return go_to("count");
    case GuidedAct::print:
    case GuidedAct::print_draft:
    case GuidedAct::print_slips:
      if (!settle()) return;
      return with_document(act, *engagement_,
                           [this](const render::Document& document) { view_.print(document); });
    case GuidedAct::save_pdf:
    case GuidedAct::save_draft:
    case GuidedAct::save_slips:
      return;  // save_pdf(), once the person has named the file
    default:
      return run(act);
  }
}

void GuidedPresenter::run(GuidedAct act) {
  wrong_ = false;
  const bool agrees = act == GuidedAct::agree;
  agrees ? records_.flush() : records_.save();
  if (wrong_ || records_.tell_unread()) return;
  if (act == GuidedAct::enter_count) return load("wait", Moved::once_written);
  desk_.ask(
      save_alive_,
      [id = *engagement_, act,
       given = agrees ? proposed_ : Proposal()](Session& session) -> Result<std::pair<Status, std::string>> {
        std::string where;
        Status done = perform(session, id, act, given, &where);
        return std::pair(std::move(done), std::move(where));
      },
      [this, act, turn = alive_.token()](const Result<std::pair<Status, std::string>>& done) {
        if (!done || turn.expired() || page() == nullptr) return;
        if (wrong_) return;  // the form was refused on the way
        // The page offers by then what can be done instead.
        if (!done->first && done->first.error() == Error{Code::refused, "I11.released"})
          return load(page()->key(), Moved::to_page);
        if (!done->first) return refused(done->first.error(), done->second);
        on_changed();
        const bool goes_on = act == GuidedAct::lock || act == GuidedAct::lock_alone ||
                             act == GuidedAct::open || act == GuidedAct::show;
        load(page()->key(), goes_on ? Moved::by_one : Moved::to_page);
      });
}

void GuidedPresenter::with_document(GuidedAct which, RecordId engagement,
                                    std::function<void(render::Document)> done) {
  const bool slips = which == GuidedAct::print_slips || which == GuidedAct::save_slips;
  desk_.ask(
      save_alive_,
      [engagement, slips, speaker = speaker_](Session& session) -> Result<render::Document> {
        TR_LET(ground, ground_of(session, engagement));
        if (!slips) return agreement_page(ground, speaker, session.now());
        if (ground.round() == nullptr) return {Code::not_found, "round"};
        return slips_of(session, ground.round()->id);
      },
      [this, done = std::move(done)](Result<render::Document> document) {
        if (!document) return view_.show_problem(document.error());
        done(std::move(*document));
      });
}

void GuidedPresenter::save_pdf(GuidedAct which, RecordId engagement, std::filesystem::path file) {
  if (engagement_ == engagement && page() != nullptr && !settle()) return;
  with_document(which, engagement, [this, file = std::move(file)](const render::Document& document) {
    desk_.ask(
        save_alive_,
        [file, document](Session&) -> Status {
          TR_LET(pdf, render::whole(document, render::write_pdf));
          return platform::write_new(file, pdf);
        },
        [this, file](const Status& written) {
          if (!written) return view_.show_problem(written.error());
          view_.show_written(file);
        });
  });
}

}  // namespace thirdrow::app
