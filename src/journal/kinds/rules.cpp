#include <algorithm>
#include <array>
#include <functional>

#include "journal/kinds/acts.h"
#include "journal/round_terms.h"
#include "journal/rows.h"

namespace thirdrow::journal::rules {
namespace {

Error broken(std::string_view rule) { return {Code::refused, std::string(rule)}; }

/// What may change however settled a record is.
bool is_free(Tag tag) { return tag == kTags || tag == kState || tag == kDeleted; }

/// Whether nothing differs but its tags and where it stands, or what may differ.
bool same_but(const Record& before, const Record& after, const std::function<bool(Tag)>& may_differ) {
  const auto same = [&](const Field& field) {
    return is_free(field.tag) || may_differ(field.tag) || before.value(field.tag) == after.value(field.tag);
  };
  return std::ranges::all_of(before.info().fields, same) && std::ranges::all_of(common_fields(), same);
}

bool keeps_settled(const Record& before, const Record& after) {
  return same_but(before, after, [&](Tag tag) { return !settled(before, tag); });
}

bool any_cell(const Record& record, Tag tag, std::size_t column, std::string_view wanted) {
  return std::ranges::any_of(cells_of(record, tag), [&](const Cells& row) { return row[column] == wanted; });
}

bool agreed_with_another(const Record& agreement, const Around& around) {
  return std::ranges::any_of(cells_of(agreement, agreement::kAgreedBy), [&](const Cells& row) {
    const auto id = RecordId::parse(row[0]);
    const auto person = id ? around.find(*id) : std::nullopt;
    return person && person->text(person::kRelation) != "self";
  });
}

/// Whether a later phase begins before an earlier one.
bool out_of_order(const Record& one, const Record& other, Tag start) {
  const auto a = one.day(start), b = other.day(start);
  const auto m = one.integer(phase::kOrdinal), n = other.integer(phase::kOrdinal);
  return a && b && m && n && ((*m<*n&& * a> * b) || (*m > *n && *a < *b));
}

/// Whether the last move is gone again, on the day it was written, and the day from before it stands.
bool is_move_taken_back(const std::vector<Cells>& was, const std::vector<Cells>& now, const Record& after,
                        Day today) {
  if (was.size() != now.size() + 1 || !std::ranges::equal(now, std::span(was).first(now.size())))
    return false;
  const auto day = after.day(checkin::kDueNow), first = after.day(checkin::kDue);
  const auto stands = day ? day : first;
  return stands && stands->text() == was.back()[0] && was.back()[3] == today.text();
}

/// Whether a check-in stands where it stood, or the step that moves it wrote where to and by whom.
bool is_moved_by_step(const Record& before, const Record& after, Day today) {
  const auto same = [&](Tag tag) { return before.value(tag) == after.value(tag); };
  if (same(checkin::kDueNow) && same(checkin::kMovedBy) && same(checkin::kMoves)) return true;
  const auto was = cells_of(before, checkin::kMoves), now = cells_of(after, checkin::kMoves);
  if (is_move_taken_back(was, now, after, today)) return true;
  const auto to = after.day(checkin::kDueNow);
  return to && now.size() == was.size() + 1 && std::ranges::equal(was, std::span(now).first(was.size())) &&
         now.back()[1] == to->text() && now.back()[2] == after.text(checkin::kMovedBy);
}

/// Whether the round was opened; a planned one may be void without.
bool was_opened(const Record& round) {
  const std::string state = round.state();
  return state != "planned" && (state != "void" || !round.text(round::kFrozen).empty());
}

/// Ticks of one question; nothing when it was not counted.
std::optional<std::int64_t> ticks(const Record& tally, std::string_view question,
                                  std::string_view answer = {}) {
  std::optional<std::int64_t> sum;
  for (const Cells& row : cells_of(tally, tally::kCounts)) {
    if (row[0] == question && (answer.empty() || row[1] == answer))
      sum = sum.value_or(0) + std::strtoll(row[2].c_str(), nullptr, 10);
  }
  return sum;
}

/// Whether the slips of the round have every question that was counted.
bool asks_all(const RoundTerms& terms, const Record& tally) {
  const auto asked = questions_of(terms.instrument);
  return std::ranges::all_of(cells_of(tally, tally::kCounts), [&](const Cells& row) {
    return std::ranges::find(asked, row[0]) != asked.end();
  });
}

/// Slips, blanks and ticks that cannot belong to one stack of paper.
bool adds_up(const Record& tally) {
  const std::int64_t answers = tally.integer(tally::kAnswers).value_or(0);
  const std::int64_t blanks = tally.integer(tally::kBlanks).value_or(0);
  const std::int64_t either = tally.integer(tally::kEitherYes).value_or(0);
  if (blanks > answers || either > answers - blanks) return false;
  for (const Cells& row : cells_of(tally, tally::kCounts)) {
    if (ticks(tally, row[0]).value_or(0) > answers) return false;
  }
  const auto again = ticks(tally, "again", "yes"), refer = ticks(tally, "refer", "yes");
  if (either < std::max(again.value_or(0), refer.value_or(0))) return false;
  return !again || !refer || either <= *again + *refer;
}

/// Whether a yes was ticked and it is not said how many slips have one.
bool lacks_either(const Record& tally) {
  const bool yes = ticks(tally, "again", "yes").value_or(0) + ticks(tally, "refer", "yes").value_or(0) > 0;
  return yes && is_empty(tally.value(tally::kEitherYes));
}

/// What of a count cannot be, by the terms of its round.
std::vector<std::string_view> faults_of(const Record& tally, const RoundTerms& terms) {
  std::vector<std::string_view> faults;
  // Terms that make no sense (from elsewhere) invite nobody.
  if (terms.invited > 0 && tally.integer(tally::kAnswers).value_or(0) > terms.invited)
    faults.emplace_back("I10.invited");
  if (!asks_all(terms, tally)) faults.emplace_back("I10.question");
  if (lacks_either(tally)) faults.emplace_back("I10.either");
  if (!adds_up(tally)) faults.emplace_back("I10.sum");
  return faults;
}

/// Whether a count tells whose it is, or when somebody answered.
bool names_somebody(const Record& tally) {
  return !is_empty(tally.value(kPeople)) || !is_empty(tally.value(kHappened));
}

/// Whether this count comes to a round that has another one. One that is put back from the Trash was there
/// before.
bool comes_second(const Record* before, const Record& after, RecordId round, const Around& around) {
  if (before != nullptr && before->ref(tally::kRound) == round) return false;
  return std::ranges::any_of(around.naming(round, Kind::tally), [&](const Record& other) {
    return other.id != after.id && other.ref(tally::kRound) == round;
  });
}

}  // namespace

bool settled(const Record& there, Tag tag) {
  if (is_free(tag)) return false;
  const std::string state = there.state();
  switch (there.kind) {
    case Kind::agreement:
      return (state == "agreed" || state == "superseded") && tag != agreement::kJudged &&
             tag != agreement::kTermsKept;
    case Kind::checkin:
      return tag == checkin::kDue;
    case Kind::commitment:
      return tag == commitment::kDue;
    case Kind::round: {
      constexpr std::array kTerms = {round::kK,          round::kInvited, round::kQuestionsVersion,
                                     round::kInstrument, round::kMode,    round::kCollector,
                                     round::kFrozen};
      if (tag == round::kReleasedOn) return state == "released" || state == "withheld";
      return was_opened(there) && std::ranges::find(kTerms, tag) != kTerms.end();
    }
    case Kind::selfcheck:
      return state == "locked";
    case Kind::publication:
      return tag == publication::kShown || tag == publication::kRound || tag == publication::kPooled;
    default:
      return false;
  }
}

Status engagement(const Record*, const Record& after, const Around& around, Day) {
  if (after.state() == "agreed") {
    const auto all = around.naming(after.id, Kind::agreement);
    const bool any = std::ranges::any_of(all, [](const Record& one) {
      return one.state() == "agreed" && is_empty(one.value(agreement::kPhase));
    });
    if (!any) return broken("I1.none");
  }
  if (after.state() != "closed" || !after.text(engagement::kWaiver).empty()) return {};
  const auto rounds = around.naming(after.id, Kind::round);
  const bool asked = std::ranges::any_of(rounds, [](const Record& one) {
    const bool known = one.state() == "released" || one.state() == "withheld";
    return known && terms_of(one).instrument == kStandards;
  });
  return asked ? Status() : broken("I7");
}

Status phase(const Record* before, const Record& after, const Around& around, Day) {
  const auto engagement = after.ref(kEngagement);
  if (!engagement) return broken("engagement");
  if (after.deleted() || after.state() == "skipped") return {};
  for (const Record& other : around.naming(*engagement, Kind::phase)) {
    if (other.id == after.id || other.state() == "skipped") continue;
    // Two that change places share one on the way.
    const bool same_place = after.value(phase::kOrdinal) == other.value(phase::kOrdinal);
    if (before == nullptr && same_place) return broken("I3.same");
    if (out_of_order(after, other, phase::kPlannedStart) || out_of_order(after, other, phase::kActualStart))
      return broken("I3");
  }
  return {};
}

Status phase_stands(const Record& record, const Around& around) { return phase(&record, record, around, {}); }

Status agreement(const Record* before, const Record& after, const Around& around, Day today) {
  const bool final = before != nullptr && (before->state() == "agreed" || before->state() == "superseded");
  if (final && !keeps_settled(*before, after)) return broken("I2");
  if (final && after.state() != before->state() && after.state() != "superseded") return broken("I2");
  if (after.state() != "agreed") return {};
  if (!after.ref(kEngagement)) return broken("I1.engagement");
  if (!any_cell(after, agreement::kCriteria, 1, "joint")) return broken("I1.joint");
  const auto met = after.day(agreement::kMetOn);
  if (!met) return broken("I1.met_on");
  if (!final && *met > today) return broken("I1.ahead");
  if (!agreed_with_another(after, around)) return broken("I1.agreed_by");
  return {};
}

Status checkin(const Record* before, const Record& after, const Around&, Day today) {
  if (before == nullptr) return {};
  if (!keeps_settled(*before, after)) return broken("I4");
  return is_moved_by_step(*before, after, today) ? Status() : broken("I4.move");
}

Status heard(const Record*, const Record& after, const Around&, Day) {
  const std::string state = after.state();
  const bool over = state == "told_back" || state == "closed", told = after.day(heard::kToldBack).has_value();
  if ((over || told) && after.text(heard::kReply).empty()) return broken("I5.reply");
  const bool praise = after.text(heard::kType) == "praise";
  return !over || praise || told ? Status() : broken("I5.told_back");
}

Status commitment(const Record* before, const Record& after, const Around&, Day today) {
  if (before == nullptr) {
    const auto due = after.day(commitment::kDue);
    const bool past = due && *due < today && after.day(commitment::kMadeOn) == today;
    return past ? broken("I6.past") : Status();
  }
  const auto due = before->day(commitment::kDue);
  if (!keeps_settled(*before, after)) return broken("I6.due");
  const bool given_up = before->state() != "renegotiated" && after.state() == "renegotiated";
  return given_up && due && today > *due ? broken("I6") : Status();
}

Status round(const Record* before, const Record& after, const Around&, Day) {
  if (was_opened(after) && after.text(round::kFrozen).empty()) return broken("I8.open");
  if (before == nullptr || !was_opened(*before)) return {};
  return keeps_settled(*before, after) ? Status() : broken("I8");
}

Status tally(const Record* before, const Record& after, const Around& around, Day) {
  if (names_somebody(after)) return broken("I10");
  if (before != nullptr && same_but(*before, after, [](Tag) { return false; })) return {};
  std::optional<Record> round;  // in the end the one that is counted
  for (const Record* each : {before, &after}) {
    if (each == nullptr) continue;
    const auto id = each->ref(tally::kRound);
    round = id ? around.find(*id) : std::nullopt;
    if (!round && each == &after) return broken("I10.round");
    const std::string state = round ? round->state() : "open";
    if (state != "open" && state != "closed") return broken("I10.state");
  }
  if (comes_second(before, after, round->id, around)) return broken("I10.again");
  const RoundTerms terms = terms_of(*round);
  const bool stays = before != nullptr && before->ref(tally::kRound) == round->id;
  const auto had = stays ? faults_of(*before, terms) : std::vector<std::string_view>();
  for (const std::string_view fault : faults_of(after, terms)) {
    if (std::ranges::find(had, fault) == had.end()) return broken(fault);
  }
  return {};
}

Status tally_stands(const Record& record, const Around& around) {
  if (names_somebody(record)) return broken("I10");
  const auto id = record.ref(tally::kRound);
  const auto round = id ? around.find(*id) : std::nullopt;
  if (!round) return {};  // it may lie in the Trash
  if (round->state() == "planned") return broken("I10.state");
  if (comes_second(nullptr, record, round->id, around)) return broken("I10.again");
  const auto faults = faults_of(record, terms_of(*round));
  return faults.empty() ? Status() : broken(faults.front());
}

namespace {

/// Whether a round is shown by itself, or what it holds is one part of a sum.
enum class Added : std::uint8_t { no, up };

Status may_be_shown(const std::optional<Record>& round, Added added = Added::no) {
  const std::string state = round ? round->state() : std::string();
  const bool over = state == "released" || (added == Added::up && state == "withheld");
  if (!over) return broken("I9.publish");
  return terms_of(*round).instrument == kStandards ? Status() : broken("I9.elements");
}

}  // namespace

Status publication(const Record* before, const Record& after, const Around& around, Day) {
  if (before != nullptr) {
    return keeps_settled(*before, after) ? Status() : broken("I9.shown");
  }
  const auto id = after.ref(publication::kRound);
  const Strings pooled = after.strings(publication::kPooled);
  if (id && !pooled.empty()) return broken("I9.either");
  if (!id && pooled.empty()) return Error{Code::invalid, "round: is required"};
  if (id) return may_be_shown(around.find(*id));
  for (const std::string& each : pooled) {
    const auto one = RecordId::parse(each);
    TR_TRY(may_be_shown(one ? around.find(*one) : std::nullopt, Added::up));
  }
  return {};
}

Status publication_stands(const Record& record, const Around& around) {
  const auto own = record.ref(publication::kRound);
  const Strings pooled = record.strings(publication::kPooled);
  if (own && !pooled.empty()) return broken("I9.either");
  const auto round = own ? around.find(*own) : std::nullopt;
  if (round) TR_TRY(may_be_shown(round));
  for (const std::string& each : pooled) {
    const auto id = RecordId::parse(each);
    const auto one = id ? around.find(*id) : std::nullopt;
    if (one) TR_TRY(may_be_shown(one, Added::up));
  }
  return {};
}

namespace {

/// Whether no more are expected to say yes than are asked.
bool guesses_within(const Record& selfcheck, const Record& round) {
  const std::int64_t invited = terms_of(round).invited;
  return invited <= 0 || selfcheck.integer(selfcheck::kGuessYes).value_or(0) <= invited;
}

}  // namespace

Status selfcheck(const Record* before, const Record& after, const Around& around, Day today) {
  const bool locked = before != nullptr && before->state() == "locked";
  if (locked) return keeps_settled(*before, after) && after.state() == "locked" ? Status() : broken("I11");
  if (after.state() != "locked") return {};
  if (before == nullptr || after.day(selfcheck::kLockedOn) != today) return broken("I11.lock");
  const auto id = after.ref(selfcheck::kSealedBefore);
  const auto round = id ? around.find(*id) : std::nullopt;
  if (!round) return {};
  if (round->state() == "released" || round->state() == "withheld") return broken("I11.released");
  return guesses_within(after, *round) ? Status() : broken("I11.guess");
}

Status selfcheck_stands(const Record& record, const Around& around) {
  const auto id = record.state() == "locked" ? record.ref(selfcheck::kSealedBefore) : std::nullopt;
  const auto round = id ? around.find(*id) : std::nullopt;
  return !round || guesses_within(record, *round) ? Status() : broken("I11.guess");
}

Status story(const Record* before, const Record& after, const Around&, Day) {
  const auto told = [](const Record& one) { return one.strings(story::kTold).size(); };
  const bool again = told(after) > (before == nullptr ? 0 : told(*before));
  const bool names = !after.strings(kPeople).empty() && after.text(story::kNamedOk) != "yes";
  return again && names ? broken("I15.told") : Status();
}

Status story_stands(const Record&, const Around&) { return {}; }

Status share(const Record* before, const Record& after, const Around& around, Day) {
  if (before != nullptr) {
    for (const Tag tag : {share::kRevision, share::kEntry, share::kRelationship}) {
      if (before->value(tag) != after.value(tag)) return broken("I13");
    }
    if (before->state() != "active" && after.state() == "active") return broken("I14");
  }
  const auto id = after.ref(share::kEntry);
  const auto entry = id ? around.find(*id) : std::nullopt;
  const bool names = after.text(share::kAliases) == "no";
  if (!names || !entry || entry->kind != Kind::story || entry->strings(kPeople).empty()) return {};
  return entry->text(story::kNamedOk) == "yes" ? Status() : broken("I15");
}

}  // namespace thirdrow::journal::rules
