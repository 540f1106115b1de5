// What can be done on the pages of a guided talk, and what it does in the journal.
#include <algorithm>
#include <array>

#include "app/guided.h"
#include "app/rounds.h"
#include "app/scope.h"
#include "base/words.h"
#include "journal/rhythm.h"
#include "journal/rows.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;

struct ActWords {
  GuidedAct act;
  std::string_view name;
  const char* words;
};
constexpr std::array kActs = {
    ActWords{GuidedAct::add_phase, "add_phase", N_("Add this phase")},
    ActWords{GuidedAct::agree, "agree", N_("We agree")},
    ActWords{GuidedAct::start, "start", N_("Start the work today")},
    ActWords{GuidedAct::lock, "lock", N_("Lock it")},
    ActWords{GuidedAct::lock_alone, "lock_alone", N_("Lock it on its own")},
    ActWords{GuidedAct::open, "open", N_("Ask them")},
    ActWords{GuidedAct::waive, "waive", N_("Nobody is asked this time")},
    ActWords{GuidedAct::count, "count", N_("Enter the count")},
    ActWords{GuidedAct::enter_count, "enter_count", N_("Keep the count")},
    ActWords{GuidedAct::release, "release", N_("Release")},
    ActWords{GuidedAct::show, "show", N_("They have seen it")},
    ActWords{GuidedAct::close, "close", N_("Close the engagement")},
    ActWords{GuidedAct::print, "print", N_("Print the page for them")},
    ActWords{GuidedAct::save_pdf, "save_pdf", N_("Save it as PDF")},
    ActWords{GuidedAct::print_draft, "print_draft", N_("Print a draft for them")},
    ActWords{GuidedAct::save_draft, "save_draft", N_("Save the draft as PDF")},
    ActWords{GuidedAct::print_slips, "print_slips", N_("Print the slips")},
    ActWords{GuidedAct::save_slips, "save_slips", N_("Save the slips as PDF")},
};

const ActWords& words_for(GuidedAct act) { return *std::ranges::find(kActs, act, &ActWords::act); }

struct RulePage {
  std::string_view rule;
  std::string_view page;
};
constexpr std::array kRulePages = {
    RulePage{"I1.joint", "success"}, RulePage{"I1.met_on", "agreed"}, RulePage{"I1.agreed_by", "agreed"},
    RulePage{"I1.none", "agreed"},   RulePage{"I7", "ask"},           RulePage{"I9.invited", "ask"},
    RulePage{"I9.count", "count"},   RulePage{"I10.sum", "count"},    RulePage{"I9.publish", "release"},
    RulePage{"I11.guess", "self"}};

void add_start_acts(const GuidedPage& page, const Ground& ground, std::vector<GuidedAct>& acts) {
  using enum GuidedAct;
  if (page.step->key == "phases") acts = {add_phase};
  if (page.step->key != "agreed") return;
  const bool agreed = is_over(Journey::start, ground);
  const std::string state = ground.engagement.state();
  if (!agreed) {
    acts = {agree, print_draft, save_draft};
    return;
  }
  if (state == "draft" || state == "agreed") acts = {start};
  acts.push_back(print);
  acts.push_back(save_pdf);
}

void add_close_acts(const GuidedPage& page, const Ground& ground, std::vector<GuidedAct>& acts) {
  using enum GuidedAct;
  const Record* check = ground.selfcheck();
  const Record* round = ground.round();
  const std::string asked = round == nullptr ? "planned" : round->state();
  const bool under_way = asked == "open" || asked == "closed";
  const bool spoken = round != nullptr && round->text(journal::round::kMode) == "spoken";
  const std::string_view key = page.step->key;
  if (key == "self" && (check == nullptr || check->state() == "draft"))
    acts = {ground.said ? lock_alone : lock};
  if (key == "ask" && asked == "planned") acts = {open, waive};
  if (key == "wait" && under_way && !spoken && !ground.counted) acts = {count, print_slips, save_slips};
  if (key == "count") acts = {enter_count};
  if (key == "release" && under_way) acts = {release};
  if (key == "show" && asked == "released") acts = {show};
  const std::string state = ground.engagement.state();
  if (key == "close" && (state == "active" || state == "closing")) acts = {close};
}

std::string setting_of(Journey journey, RecordId engagement) {
  return std::string(journey == Journey::start ? "guided.start." : "guided.close.") + engagement.text();
}

/// Whether it says anything beyond whose it is.
bool has_words(const Record& agreement) {
  namespace a = journal::agreement;
  return std::ranges::any_of(
      std::array{a::kCriteria, a::kTerms, a::kCan, a::kCannot, a::kTheyWant, a::kIWant},
      [&](journal::Tag tag) { return !journal::is_empty(agreement.value(tag)); });
}

/// The terms of each phase that has some and is not agreed yet.
std::vector<std::pair<RecordId, const Record*>> open_terms(const Ground& ground) {
  std::vector<std::pair<RecordId, const Record*>> out;
  for (const Record& phase : ground.phases) {
    const Record* terms = ground.agreement(phase.id);
    if (terms != nullptr && terms->state() != "agreed" && has_words(*terms))
      out.emplace_back(phase.id, terms);
  }
  return out;
}

using Fill = std::function<Status(Record&)>;

/// Whether the step could be taken, with what `fill` gives it along, as far as the record's own rules see.
Status could(Session& session, RecordId id, std::string_view name, const Fill& fill) {
  TR_LET(opened, session.open(id));
  const bool stored = !opened.from_draft || session.history(id).ok();
  Record after = opened.record;
  if (fill) TR_TRY(fill(after));
  TR_TRY(journal::apply_transition(after, name, session.now().day()));
  return session.fits(stored ? std::optional(opened.written) : std::nullopt, after);
}

/// Agrees to the whole and to the terms of each phase, or, when one of these cannot be agreed, to nothing.
Status agree(Session& session, const Ground& ground, const Proposal& given, std::string* where) {
  namespace a = journal::agreement;
  const Record* whole = ground.agreement();
  if (whole == nullptr) return {Code::refused, "I1.joint"};
  const auto open = open_terms(ground);
  Record said = *whole;
  const Fill fill_whole = [&](Record& one) -> Status {
    for (const auto& [tag, value] : given) one.set(tag, value);
    said = one;
    return {};
  };
  const Fill fill_terms = [&](Record& one) -> Status {
    for (const journal::Tag tag : {a::kMetOn, a::kMinutes, a::kAgreedBy}) {
      if (journal::is_empty(one.value(tag))) one.set(tag, said.value(tag));
    }
    return {};
  };
  TR_TRY(could(session, whole->id, "agree", fill_whole));
  for (const auto& [phase, terms] : open) {
    const Status fits = could(session, terms->id, "agree", fill_terms);
    if (!fits && where != nullptr) *where = "phase_terms:" + phase.text();
    TR_TRY(fits);
  }
  TR_TRY(session.transition(whole->id, "agree", fill_whole));
  for (const auto& [phase, terms] : open) TR_TRY(session.transition(terms->id, "agree", fill_terms));
  return {};
}

/// How many a planned round asks: everybody who takes part. A list too short for slips of paper does not name
/// all who are asked; then at least as many as are guessed.
std::int64_t to_be_asked(const Ground& ground, std::int64_t guess) {
  const auto people = static_cast<std::int64_t>(ground.engagement.strings(journal::kPeople).size());
  if (people >= journal::kLeastInvited) return people;
  return std::clamp<std::int64_t>(std::max(people, guess), 1, 255);
}

/// Slips of paper hide nobody among fewer.
std::string way_to_ask(std::int64_t people) { return people < journal::kLeastInvited ? "spoken" : "tally"; }

/// A round that is only planned, so that a check can be locked before it.
Result<RecordId> plan_round(Session& session, const Ground& ground, std::int64_t guess) {
  const std::int64_t invited = to_be_asked(ground, guess);
  if (guess > invited) return {Code::refused, "I11.guess"};
  Record planned = session.new_record(Kind::round);
  planned.set(journal::kEngagement, ground.engagement.id);
  planned.set(journal::round::kInvited, invited);
  planned.set(journal::round::kMode, way_to_ask(invited));
  TR_TRY(session.add(planned));
  return planned.id;
}

/// Locks it against the round of this close, also one that is known already: then the rule says so.
Status lock(Session& session, const Ground& ground) {
  const Record* check = ground.selfcheck();
  if (check == nullptr) return {Code::refused, "lock: needs s1a"};
  TR_TRY(could(session, check->id, "lock", {}));
  const Record* round = ground.round();
  RecordId before = round == nullptr ? RecordId() : round->id;
  if (round == nullptr) {
    const auto guess = check->integer(journal::selfcheck::kGuessYes).value_or(0);
    TR_LET(planned, plan_round(session, ground, guess));
    before = planned;
  }
  return session.transition(check->id, "lock", [before](Record& record) -> Status {
    record.set(journal::selfcheck::kSealedBefore, before);
    return {};
  });
}

Status lock_alone(Session& session, const Ground& ground) {
  const Record* check = ground.selfcheck();
  if (check == nullptr) return {Code::refused, "lock: needs s1a"};
  return session.transition(check->id, "lock", [](Record& record) -> Status {
    record.set(journal::selfcheck::kSealedBefore, {});
    return {};
  });
}

Status release(Session& session, const Ground& ground) {
  const Record* round = ground.round();
  if (round == nullptr) return {Code::refused, "I9.publish"};
  const RecordId id = round->id;
  const bool spoken = round->text(journal::round::kMode) == "spoken";
  if (!ground.counted && !spoken) return {Code::refused, "I9.count"};
  if (round->state() == "open") TR_TRY(session.transition(id, "close"));
  return session.transition(id, "release");
}

/// Both steps of the close, or neither; a round that was only planned has no use after it.
Status close(Session& session, const Ground& ground) {
  const RecordId id = ground.engagement.id;
  const bool active = ground.engagement.state() == "active";
  TR_TRY(could(session, id, "close", [&](Record& record) -> Status {
    return active ? journal::apply_transition(record, "finish", session.now().day()) : Status();
  }));
  if (active) TR_TRY(session.transition(id, "finish"));
  TR_TRY(session.transition(id, "close"));
  const Record* round = ground.round();
  if (round == nullptr || round->state() != "planned") return {};
  return session.transition(round->id, "void", [](Record& record) -> Status {
    record.set(journal::round::kReason, std::string("nobody was asked"));
    return {};
  });
}

}  // namespace

namespace {

const char* remark_on_rhythm(const Record& work) {
  constexpr int kLongest = 28;
  namespace e = journal::engagement;
  const bool every = !journal::is_empty(work.value(e::kEvery));
  const bool unit = !journal::is_empty(work.value(e::kUnit));
  if (every && !unit) return N_("Say week or month too; until then it counts weeks.");
  if (!every && (unit || !journal::is_empty(work.value(e::kWeekday))))
    return N_("Say how often too; until then no check-in is planned.");
  if (journal::rhythm_days(work).value_or(0) <= kLongest) return nullptr;
  return N_("More than four weeks apart. You can go on; small things have longer to grow.");
}

}  // namespace

bool has_joint(const Record& agreement) {
  return std::ranges::any_of(journal::cells_of(agreement, journal::agreement::kCriteria),
                             [](const journal::Cells& row) { return row[1] == "joint"; });
}

const char* remark_of(const GuidedPage& page, const Record& record) {
  if (page.step->fills == Fills::terms)
    return !has_words(record) || has_joint(record) ? nullptr
                                                   : N_("None here is marked Together yet. You can go on; to "
                                                        "agree at the end, the phase needs one of its own.");
  if (page.step->key == "cadence") return remark_on_rhythm(record);
  if (page.step->key == "ask" && record.text(journal::round::kMode) == "spoken" &&
      record.integer(journal::round::kInvited).value_or(0) >= journal::kLeastInvited)
    return N_("Three or more can answer on slips of paper, where nobody sees who wrote what.");
  if (page.step->key != "success" || has_joint(record)) return nullptr;
  return N_("None here is marked Together yet. You can go on; to agree at the end, one is needed.");
}

const char* act_words(GuidedAct act) { return words_for(act).words; }
std::string_view act_name(GuidedAct act) { return words_for(act).name; }

std::vector<GuidedAct> acts_of(Journey journey, const GuidedPage& page, const Ground& ground) {
  std::vector<GuidedAct> acts;
  journey == Journey::start ? add_start_acts(page, ground, acts) : add_close_acts(page, ground, acts);
  return acts;
}

Result<Record> begin_for(Session& session, const Ground& ground, const GuidedPage& page) {
  const auto begin = [&](Kind kind) {
    return begin_record(session, {{{kind}}, ground.engagement.id}, {kind});
  };
  switch (page.step->fills) {
    case Fills::phase:
      return begin(Kind::phase);
    case Fills::selfcheck:
      return begin(Kind::selfcheck);
    case Fills::round: {
      TR_LET(round, begin(Kind::round));
      const auto people = static_cast<std::int64_t>(ground.engagement.strings(journal::kPeople).size());
      if (people > 0) round.set(journal::round::kInvited, people);
      round.set(journal::round::kMode, people > 0 ? way_to_ask(people) : "tally");
      return round;
    }
    case Fills::tally: {
      TR_LET(tally, begin(Kind::tally));
      if (const Record* round = ground.round()) tally.set(journal::tally::kRound, round->id);
      return tally;
    }
    case Fills::publication: {
      const Record* round = ground.round();
      if (round == nullptr || round->state() != "released") return {Code::refused, "I9.publish"};
      TR_LET(showing, begin_publication(session, round->id));
      showing.set(journal::kEngagement, ground.engagement.id);
      return showing;
    }
    default: {
      TR_LET(agreement, begin(Kind::agreement));
      if (page.phase) agreement.set(journal::agreement::kPhase, *page.phase);
      return agreement;
    }
  }
}

std::string_view page_of_rule(std::string_view detail) {
  const auto at = std::ranges::find(kRulePages, detail, &RulePage::rule);
  return at == kRulePages.end() ? std::string_view() : at->page;
}

Status perform(Session& session, RecordId engagement, GuidedAct act, const Proposal& given,
               std::string* where) {
  TR_LET(ground, ground_of(session, engagement));
  const Record* round = ground.round();
  switch (act) {
    case GuidedAct::agree:
      return agree(session, ground, given, where);
    case GuidedAct::start:
      return session.transition(engagement, "start");
    case GuidedAct::lock:
      return lock(session, ground);
    case GuidedAct::lock_alone:
      return lock_alone(session, ground);
    case GuidedAct::open:
      return round == nullptr ? Status(Code::refused, "I9.publish") : session.transition(round->id, "open");
    case GuidedAct::release:
      return release(session, ground);
    case GuidedAct::close:
      return close(session, ground);
    default:
      return {};  // the form was written, and that is all
  }
}

bool is_over(Journey journey, const Ground& ground) {
  if (journey == Journey::close) return ground.engagement.state() == "closed";
  const Record* agreement = ground.agreement();
  return agreement != nullptr && agreement->state() == "agreed";
}

std::string left_at(Session& session, Journey journey, RecordId engagement) {
  return session.setting(setting_of(journey, engagement));
}

Status leave_at(Session& session, Journey journey, RecordId engagement, std::string_view key) {
  return session.set_setting(setting_of(journey, engagement), key);
}

std::vector<GuidedOffer> guided_offers(const Ground& ground, std::string_view start_left,
                                       std::string_view close_left) {
  std::vector<GuidedOffer> offers;
  const std::string state = ground.engagement.state();
  const bool agreed = is_over(Journey::start, ground);
  const bool begun = ground.agreement() != nullptr || !start_left.empty();
  const bool open = state == "draft" || state == "agreed" || state == "active";
  if (agreed) offers.push_back({Journey::start, N_("What we agreed")});
  if (!agreed && open)
    offers.push_back({Journey::start, begun ? N_("Continue the talk") : N_("Start conversation")});
  if (state == "active" || state == "closing")
    offers.push_back(
        {Journey::close, close_left.empty() ? N_("Close it together") : N_("Continue the close")});
  return offers;
}

Result<std::vector<GuidedOffer>> guided_offers(Session& session, RecordId engagement) {
  TR_LET(ground, ground_of(session, engagement));
  return guided_offers(ground, left_at(session, Journey::start, engagement),
                       left_at(session, Journey::close, engagement));
}

}  // namespace thirdrow::app
