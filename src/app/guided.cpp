#include "app/guided.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "app/scope.h"
#include "base/words.h"
#include "journal/round_terms.h"
#include "journal/rows.h"

namespace thirdrow::app {
namespace {

using journal::Kind;
using journal::Record;
using Place = GuidedStep::Place;

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

/// When an engagement that was reopened was closed last, by the journal's own log.
Result<std::optional<Stamp>> closed_before(Session& session, const Record& engagement) {
  if (engagement.state() == "closed" || engagement.strings(journal::engagement::kCloses).empty())
    return std::optional<Stamp>();
  TR_LET(versions, session.history(engagement.id));
  std::optional<Stamp> at;
  std::size_t closes = 0;
  for (const journal::Version& version : versions) {
    const std::size_t so_far = version.record.strings(journal::engagement::kCloses).size();
    if (so_far > closes) at = version.at;
    closes = so_far;
  }
  return at;
}

/// Whether what was finished on that day belongs to an earlier close.
bool is_past(const Ground& ground, const Record& record, std::optional<Day> on) {
  if (!ground.closed_before || !on) return false;
  const Day closed = ground.closed_before->day();
  return *on < closed || (*on == closed && record.created < *ground.closed_before);
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

/// Whether it asks how the three standards were met; any other round closes nothing.
bool is_closing_round(const Record& round) {
  return journal::terms_of(round).instrument == journal::kStandards;
}

bool is_known(const Record& round) { return round.state() == "released" || round.state() == "withheld"; }

Status look_at_round(Session& session, Ground& ground) {
  const Record* round = ground.round();
  if (round == nullptr) return {};
  TR_LET(counts, belonging(session, round->id, Kind::tally));
  ground.counted = !counts.empty();
  TR_LET(unfinished, session.unfinished());
  for (const RecordId id : unfinished) {
    TR_LET(draft, session.open(id));
    const bool ours =
        draft.record.kind == Kind::tally && draft.record.ref(journal::tally::kRound) == round->id;
    if (ours && std::ranges::find(counts, id) == counts.end()) ground.begun_count = id;
  }
  if (!is_known(*round)) return {};
  TR_LET(view, session.view({session.now().day(), session.now().day()}));
  ground.said = words_of(journal::reckon_round(view.ledger, round->id));
  return {};
}

/// Of those who take part, or agreed.
void name_people(Session& session, Ground& ground) {
  const auto name = [&](const std::string& text) {
    const auto id = RecordId::parse(text);
    if (!id || ground.names.contains(*id)) return;
    if (std::string known = session.name_of(*id); !known.empty()) ground.names[*id] = std::move(known);
  };
  for (const std::string& id : ground.engagement.strings(journal::kPeople)) name(id);
  for (const Record& agreement : ground.agreements) {
    for (const journal::Cells& row : journal::cells_of(agreement, journal::agreement::kAgreedBy))
      name(row[0]);
  }
}

}  // namespace

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
    return one.state() != "void" && is_closing_round(one) &&
           !is_past(*this, one, one.day(journal::round::kReleasedOn));
  });
}

const Record* Ground::voided() const {
  const Record* other = round();
  if (other != nullptr && other->state() != "planned") return nullptr;
  return newest(rounds, [&](const Record& one) {
    const bool was_open = !one.text(journal::round::kFrozen).empty();
    return one.state() == "void" && was_open && is_closing_round(one) &&
           !is_past(*this, one, one.day(journal::round::kCloses));
  });
}

const Record* Ground::selfcheck() const {
  return newest(selfchecks, [&](const Record& one) {
    return !is_past(*this, one, one.day(journal::selfcheck::kLockedOn));
  });
}

const Record* Ground::publication() const {
  const Record* asked = round();
  return newest(publications, [&](const Record& one) {
    return asked != nullptr && one.ref(journal::publication::kRound) == asked->id;
  });
}

bool Ground::is_told() const {
  const Record* showing = publication();
  return showing != nullptr && std::ranges::find(untold, showing->id) == untold.end();
}

Result<Ground> ground_of(Session& session, RecordId engagement) {
  TR_LET(opened, session.open(engagement));
  if (opened.record.kind != Kind::engagement) return {Code::not_found, "engagement"};
  Ground ground;
  ground.engagement = std::move(opened.record);
  ground.today = session.now().day();
  TR_LET(closed, closed_before(session, ground.engagement));
  ground.closed_before = closed;
  const Scope scope{{{Kind::agreement},
                     {Kind::phase},
                     {Kind::checkin},
                     {Kind::selfcheck},
                     {Kind::round},
                     {Kind::publication}},
                    engagement};
  TR_LET(records, records_in(session, scope));
  for (Record& each : records) take_in(ground, std::move(each));
  for (const Record& each : ground.publications) {
    const auto history = session.history(each.id);
    if (!history && history.code() == Code::not_found) ground.untold.push_back(each.id);
  }
  std::ranges::sort(ground.phases, {}, [](const Record& one) {
    const auto began = one.day(journal::phase::kActualStart);
    const auto start = began ? began : one.day(journal::phase::kPlannedStart);
    return std::tuple(one.integer(journal::phase::kOrdinal).value_or(0), start, one.id);
  });
  name_people(session, ground);
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
    return asked && !is_known(*round) && !ground.counted && round->text(journal::round::kMode) != "spoken";
  return true;
}

/// Every phase that has a name, to be corrected.
void add_named(const GuidedPage& page, const Ground& ground, std::vector<GuidedPage>& pages) {
  for (const Record& phase : ground.phases) {
    if (!phase.title().empty()) pages.push_back({page.step, page.number, phase.id, phase.id, phase.title()});
  }
}

/// The terms of each that are not agreed yet.
void add_terms(const GuidedPage& page, const Ground& ground, std::vector<GuidedPage>& pages) {
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
    if (step.key == "phase") {
      add_named(page, ground, pages);
    } else if (step.fills == Fills::terms) {
      add_terms(page, ground, pages);
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
  if (page.step->key == "show" && !ground.is_told()) return true;
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
