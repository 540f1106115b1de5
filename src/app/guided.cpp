#include "app/guided.h"

#include <algorithm>
#include <array>

#include "app/scope.h"
#include "base/words.h"
#include "journal/rows.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;
using Place = GuidedStep::Place;

const std::vector<GuidedStep>& start_steps() {
  static const std::vector<GuidedStep> steps = {
      {"why",
       N_("Why"),
       N_("Why are we doing this?"),
       N_("What gets better, and for whom?"),
       Fills::engagement,
       {"why"}},
      {"who", N_("Who"), N_("Who takes part, and who is it for?"),
       N_("Everybody who is to be asked at the end belongs here."), Fills::engagement},
      {"success",
       N_("Success"),
       N_("How will we know that we have succeeded?"),
       N_("In their words first, then in yours. What you both stand behind is joint: one at least is "
          "needed."),
       Fills::agreement,
       {"criteria"}},
      {"wants",
       N_("What each wants"),
       N_("What does each of us want from it?"),
       N_("Beyond the work itself: to learn, to be asked, to be home on time."),
       Fills::agreement,
       {"they_want", "i_want"}},
      {"limits",
       N_("Can and cannot"),
       N_("What can be done, and what cannot?"),
       N_("What is said here is no surprise later."),
       Fills::agreement,
       {"can", "cannot"}},
      {"terms",
       N_("Terms"),
       N_("Who does what, by when?"),
       N_("For the whole of it. Terms of a single phase follow."),
       Fills::agreement,
       {"terms"}},
      {"phases",
       N_("Phases"),
       N_("Does the work have phases?"),
       N_("Each phase can have terms of its own. Go on if there are none."),
       Fills::phase,
       {"name", "planned_start", "planned_end"},
       Place::within},
      {"phase_terms",
       N_("Terms of a phase"),
       N_("What do we agree for this phase?"),
       N_("Left empty, what holds for the whole holds for it too."),
       Fills::terms,
       {"criteria", "terms"},
       Place::within},
      {"cadence",
       N_("Check-ins"),
       N_("How often do we meet to see how it is going?"),
       N_("Every week or two keeps small things small."),
       Fills::engagement,
       {"planned_start", "planned_end", "every", "unit", "weekday"}},
      {"read_back", N_("Read back"), N_("Is this what we mean?"),
       N_("Read it aloud. Change what is not so.")},
      {"agreed",
       N_("Agreed"),
       N_("Do we agree?"),
       N_("Said aloud by everybody who is named below."),
       Fills::agreement,
       {"met_on", "minutes", "agreed_by"}},
  };
  return steps;
}

const std::vector<GuidedStep>& close_steps() {
  static const std::vector<GuidedStep> steps = {
      {"judge",
       N_("Judge together"),
       N_("Did we do what we agreed?"),
       N_("Together, one by one. What is not met is said as plainly as what is."),
       Fills::judged,
       {"judged", "terms_kept"}},
      {"self",
       N_("Your own check"),
       N_("How well did you keep your side?"),
       N_("You alone, 0 for not at all, 4 for always. It is locked before anybody's answer is known."),
       Fills::selfcheck,
       {"s1a", "s1b", "s1c", "s2a", "s2b", "s2c", "s3a", "s3b", "s3c", "guess_yes"}},
      {"ask",
       N_("How to ask"),
       N_("How do you ask them, and how many?"),
       N_("On slips of paper nobody says who wrote what; that takes three people at least. Spoken answers "
          "belong under Heard and are not counted."),
       Fills::round,
       {"mode", "invited", "bulletin"}},
      {"waiver",
       N_("Nobody is asked"),
       N_("Why is nobody asked this time?"),
       N_("A reason is enough to close without asking."),
       Fills::engagement,
       {"waiver"},
       Place::aside},
      {"wait", N_("Wait"), N_("Their answers are on the way."),
       N_("Nothing is shown before they are released. Leave the room while they write.")},
      {"count",
       N_("Count"),
       N_("What do the slips say?"),
       N_("From the envelope sheet. What is entered is not shown again."),
       Fills::tally,
       {"answers", "blanks", "either_yes", "counts", "counted_by", "witnessed_by"},
       Place::aside},
      {"release", N_("Release"), N_("What may be said?"),
       N_("With few answers a word is shown, or nothing: so nobody can be made out.")},
      {"tell",
       N_("Three lines"),
       N_("What will you tell the team?"),
       N_("The result as it is, what you heard, and what changes by when."),
       Fills::publication,
       {"result", "learned", "changes"}},
      {"show",
       N_("Show it"),
       N_("Where and when do they see it?"),
       N_("Those who answered see what came of it."),
       Fills::publication,
       {"where", "on", "unedited"}},
      {"close", N_("Close"), N_("Is it closed?"), N_("It can be reopened, and this close is kept.")},
  };
  return steps;
}

bool in_the_making(const Record& one) { return one.state() == "draft" || one.state() == "proposed"; }

bool of_phase(const Record& agreement, std::optional<RecordId> phase) {
  return agreement.ref(journal::agreement::kPhase) == phase;
}

template <class Test>
const Record* newest(const std::vector<Record>& records, const Test& test) {
  const Record* found = nullptr;
  for (const Record& one : records) {
    if (test(one) &&
        (found == nullptr || std::pair(found->created, found->id) < std::pair(one.created, one.id)))
      found = &one;
  }
  return found;
}

/// The day of the last close, of an engagement that was reopened.
std::optional<Day> closed_before(const Record& engagement) {
  const journal::Strings closes = engagement.strings(journal::engagement::kCloses);
  const bool over = engagement.state() == "closed";
  if (over || closes.empty()) return std::nullopt;
  return Day::parse(std::string_view(closes.back()).substr(0, 10));
}

/// Whether the day a record was finished on belongs to an earlier close.
bool is_past(const Record& engagement, std::optional<Day> on) {
  const auto closed = closed_before(engagement);
  return closed && on && *on <= *closed;
}

std::optional<RecordId> id_of(const Record* record) {
  return record == nullptr ? std::nullopt : std::optional(record->id);
}

void take_in(Ground& ground, Record record) {
  switch (record.kind) {
    case Kind::agreement:
      return ground.agreements.push_back(std::move(record));
    case Kind::phase:
      if (record.state() != "skipped") ground.phases.push_back(std::move(record));
      return;
    case Kind::checkin:
      return ground.checkins.push_back(std::move(record));
    case Kind::selfcheck:
      return ground.selfchecks.push_back(std::move(record));
    case Kind::round:
      return ground.rounds.push_back(std::move(record));
    case Kind::publication:
      return ground.publications.push_back(std::move(record));
    default:
      return;
  }
}

bool is_known(const Record& round) { return round.state() == "released" || round.state() == "withheld"; }

Status look_at_round(Session& session, Ground& ground) {
  const Record* round = ground.round();
  if (round == nullptr) return {};
  TR_LET(tallies, session.all_of(Kind::tally));
  const auto is_ours = [round](const Record& one) {
    return !one.deleted() && one.ref(journal::tally::kRound) == round->id;
  };
  ground.counted = std::ranges::any_of(tallies, is_ours);
  TR_LET(unfinished, session.unfinished());
  for (const RecordId id : unfinished) {
    TR_LET(draft, session.open(id));
    const bool written = std::ranges::find(tallies, id, &Record::id) != tallies.end();
    if (draft.record.kind == Kind::tally && !written && is_ours(draft.record)) ground.begun_count = id;
  }
  if (!is_known(*round)) return {};
  TR_LET(view, session.view({session.now().day(), session.now().day()}));
  ground.shown = words_of(journal::reckon_round(view.ledger, round->id));
  return {};
}

}  // namespace

std::span<const GuidedStep> guided_steps(Journey journey) {
  return journey == Journey::start ? start_steps() : close_steps();
}

std::size_t guided_count(Journey journey) {
  return static_cast<std::size_t>(std::ranges::count(guided_steps(journey), Place::own, &GuidedStep::place));
}

const Record* Ground::in_force(std::optional<RecordId> phase) const {
  return newest(agreements,
                [&](const Record& one) { return one.state() == "agreed" && of_phase(one, phase); });
}

const Record* Ground::agreement(std::optional<RecordId> phase) const {
  const Record* open =
      newest(agreements, [&](const Record& one) { return in_the_making(one) && of_phase(one, phase); });
  return open != nullptr ? open : in_force(phase);
}

const Record* Ground::round() const {
  return newest(rounds, [&](const Record& one) {
    return one.state() != "void" && !is_past(engagement, one.day(journal::round::kReleasedOn));
  });
}

const Record* Ground::selfcheck() const {
  return newest(selfchecks, [&](const Record& one) {
    return !is_past(engagement, one.day(journal::selfcheck::kLockedOn));
  });
}

const Record* Ground::publication() const {
  const Record* asked = round();
  return newest(publications, [&](const Record& one) {
    return asked != nullptr && one.ref(journal::publication::kRound) == asked->id;
  });
}

Result<Ground> ground_of(Session& session, RecordId engagement) {
  TR_LET(opened, session.open(engagement));
  if (opened.record.kind != Kind::engagement) return {Code::not_found, "engagement"};
  Ground ground;
  ground.engagement = std::move(opened.record);
  ground.today = session.now().day();
  const Scope scope{{{Kind::agreement},
                     {Kind::phase},
                     {Kind::checkin},
                     {Kind::selfcheck},
                     {Kind::round},
                     {Kind::publication}},
                    engagement};
  TR_LET(records, records_in(session, scope));
  for (Record& each : records) take_in(ground, std::move(each));
  std::ranges::sort(ground.phases, {}, [](const Record& one) {
    return std::pair(one.integer(journal::phase::kOrdinal).value_or(0), one.id);
  });
  TR_LET(people, session.all_of(Kind::person));
  for (const Record& person : people) ground.names[person.id] = person.title();
  TR_TRY(look_at_round(session, ground));
  return ground;
}

std::string GuidedPage::key() const {
  std::string out(step->key);
  if (phase) out += ":" + phase->text();
  return out;
}

namespace {

/// What the step fills in, as far as it is there.
std::optional<RecordId> filled_by(const GuidedStep& step, const Ground& ground) {
  switch (step.fills) {
    case Fills::engagement:
      return ground.engagement.id;
    case Fills::agreement:
      return id_of(ground.agreement());
    case Fills::selfcheck:
      return id_of(ground.selfcheck());
    case Fills::round:
      return id_of(ground.round());
    case Fills::tally:
      return ground.begun_count;
    case Fills::publication:
      return id_of(ground.publication());
    case Fills::phase: {
      // a phase without a name yet
      const auto at =
          std::ranges::find_if(ground.phases, [](const Record& one) { return one.title().empty(); });
      return at == ground.phases.end() ? std::nullopt : std::optional(at->id);
    }
    default:
      return std::nullopt;
  }
}

/// Whether the step has a place in the talk as the engagement stands.
bool is_open(Journey journey, const GuidedStep& step, const Ground& ground) {
  if (journey == Journey::start) {
    const Record* agreement = ground.agreement();
    return agreement == nullptr || in_the_making(*agreement) || step.key == "agreed";
  }
  const Record* round = ground.round();
  const bool asked = round != nullptr && round->state() != "planned";
  if (step.key == "waiver") return !asked;
  constexpr std::array<std::string_view, 5> kAfterAsking = {"wait", "count", "release", "tell", "show"};
  const bool after = std::ranges::find(kAfterAsking, step.key) != kAfterAsking.end();
  if (after && ground.is_waived() && !asked) return false;
  if (step.key == "tell" || step.key == "show") return round == nullptr || round->state() != "withheld";
  if (step.key == "count")
    return asked && !is_known(*round) && round->text(journal::round::kMode) != "spoken";
  return true;
}

void add_phases(const GuidedPage& page, const Ground& ground, std::vector<GuidedPage>& pages) {
  for (const Record& phase : ground.phases) {
    if (phase.title().empty()) continue;
    const Record* agreement = ground.agreement(phase.id);
    if (agreement != nullptr && !in_the_making(*agreement)) continue;
    pages.push_back({page.step, page.number, id_of(agreement), phase.id, phase.title()});
  }
}

/// Every agreement that was agreed; without one, a page that says so.
void add_judged(const GuidedPage& page, const Ground& ground, std::vector<GuidedPage>& pages) {
  const std::size_t before = pages.size();
  if (const Record* whole = ground.in_force())
    pages.push_back({page.step, page.number, whole->id, std::nullopt, {}});
  for (const Record& phase : ground.phases) {
    if (const Record* agreed = ground.in_force(phase.id))
      pages.push_back({page.step, page.number, agreed->id, phase.id, phase.title()});
  }
  if (pages.size() == before) pages.push_back(page);
}

}  // namespace

std::vector<GuidedPage> guided_pages(Journey journey, const Ground& ground) {
  std::vector<GuidedPage> pages;
  std::size_t number = 0;
  for (const GuidedStep& step : guided_steps(journey)) {
    if (step.place == Place::own) ++number;
    if (!is_open(journey, step, ground)) continue;
    const GuidedPage page{&step, number, filled_by(step, ground), std::nullopt, {}};
    if (step.fills == Fills::terms) {
      add_phases(page, ground, pages);
    } else if (step.fills == Fills::judged) {
      add_judged(page, ground, pages);
    } else {
      pages.push_back(page);
    }
  }
  return pages;
}

namespace {

const Record* find_in(const Ground& ground, RecordId id) {
  if (ground.engagement.id == id) return &ground.engagement;
  for (const auto* list :
       {&ground.agreements, &ground.phases, &ground.selfchecks, &ground.rounds, &ground.publications}) {
    const auto at = std::ranges::find(*list, id, &Record::id);
    if (at != list->end()) return &*at;
  }
  return nullptr;
}

/// Whether it waits for something; a page within a step never does.
bool waits(const GuidedPage& page, const Ground& ground) {
  if (page.step->place != Place::own) return false;
  if (page.step->key == "who") return ground.engagement.strings(journal::kPeople).empty();
  if (page.step->fills == Fills::nothing) return page.step->key == "read_back" || page.step->key == "close";
  const Record* record = page.record ? find_in(ground, *page.record) : nullptr;
  if (page.step->key == "self") return record == nullptr || record->state() != "locked";
  if (page.step->key == "ask") return record == nullptr || record->state() == "planned";
  if (record == nullptr) return true;
  return std::ranges::all_of(page.step->fields, [record](std::string_view name) {
    return journal::is_empty(record->value(journal::find_field(record->info(), name)->tag));
  });
}

}  // namespace

std::size_t first_open(const std::vector<GuidedPage>& pages, const Ground& ground) {
  const auto at =
      std::ranges::find_if(pages, [&ground](const GuidedPage& page) { return waits(page, ground); });
  return at == pages.end() ? pages.size() - 1 : static_cast<std::size_t>(at - pages.begin());
}

}  // namespace thirdrow::app
