#include "journal/kinds/acts.h"

#include <algorithm>

#include "journal/rhythm.h"
#include "journal/round_terms.h"
#include "journal/rows.h"

namespace thirdrow::journal::acts {
namespace {

/// Plans the check-in after `last`, unless one is planned or the engagement has no rhythm.
void plan_after(Step& step, const Record& engagement, Day last) {
  for (const Record& other : step.around.naming(engagement.id, Kind::checkin)) {
    if (other.id != step.record.id && other.state() == "scheduled") return;
  }
  const auto due = next_meeting(engagement, last, step.today());
  if (!due) return;
  Record& next = step.also_make(Kind::checkin);
  next.set(kEngagement, engagement.id);
  next.set(kPeople, engagement.strings(kPeople));
  next.set(checkin::kDue, *due);
}

Status reply(Step& step, std::string_view how) {
  step.record.set(heard::kReply, std::string(how));
  return {};
}

}  // namespace

/// On the dates that both agreed to, which count from the day that was planned.
Status start_meeting(Step& step) {
  const auto planned = step.record.day(engagement::kPlannedStart);
  const Day started = step.record.day(engagement::kActualStart).value_or(step.today());
  plan_after(step, step.record, planned && *planned <= started ? *planned : started);
  return {};
}

Status keep_close(Step& step) {
  Strings closes = step.record.strings(engagement::kCloses);
  closes.push_back(step.record.day(engagement::kClosedOn).value_or(step.today()).text() + " closed");
  step.record.set(engagement::kCloses, std::move(closes));
  return {};
}

Status reopen(Step& step) {
  step.record.set(engagement::kClosedOn, {});
  step.record.set(engagement::kActualEnd, {});
  return {};
}

Status put_in_force(Step& step) {
  const auto engagement = step.record.ref(kEngagement);
  if (!engagement) return {Code::refused, "I1.engagement"};
  std::int64_t version = 1;
  const Value& phase = step.record.value(agreement::kPhase);
  for (const Record& other : step.around.naming(*engagement, Kind::agreement)) {
    if (other.id == step.record.id || other.value(agreement::kPhase) != phase) continue;
    if (other.state() != "agreed" && other.state() != "superseded") continue;
    version = std::max(version, other.integer(agreement::kVersion).value_or(1) + 1);
    if (other.state() == "agreed") step.also_write(other).set(kState, std::string("superseded"));
  }
  version = std::max(version, step.record.integer(agreement::kVersion).value_or(1));
  step.record.set(agreement::kVersion, version);
  const auto work = step.around.find(*engagement);
  if (work && work->state() == "draft" && is_empty(phase))
    step.also_write(*work).set(kState, std::string("agreed"));
  return {};
}

Status amend(Step& step) {
  for (const Record& other : step.around.naming(step.record.id, Kind::agreement)) {
    const bool in_the_making = other.state() == "draft" || other.state() == "proposed";
    if (in_the_making && other.ref(agreement::kReplaces) == step.record.id)
      return {Code::refused, "I2.draft"};
  }
  Record& next = step.also_make(Kind::agreement);
  next.fields = step.record.fields;
  for (const Tag tag : {kState, agreement::kMetOn, agreement::kMinutes, agreement::kAgreedBy,
                        agreement::kAgreedOn, agreement::kJudged, agreement::kTermsKept}) {
    next.set(tag, {});
  }
  next.set(agreement::kVersion, step.record.integer(agreement::kVersion).value_or(1) + 1);
  next.set(agreement::kReplaces, step.record.id);
  step.record.fields = step.before.fields;  // what was given along is the next version's
  return {};
}

Status plan_next(Step& step) {
  const auto id = step.record.ref(kEngagement);
  const auto engagement = id ? step.around.find(*id) : std::nullopt;
  if (engagement && engagement->state() == "active")
    plan_after(step, *engagement, step.record.day(checkin::kDue).value_or(step.today()));
  return {};
}

Status note_move(Step& step) {
  const auto from =
      step.before.day(checkin::kDueNow) ? step.before.day(checkin::kDueNow) : step.before.day(checkin::kDue);
  const auto to = step.record.day(checkin::kDueNow);
  if (!from || !to) return {Code::refused, "I4"};
  std::vector<Cells> moves = cells_of(step.record, checkin::kMoves);
  moves.push_back({from->text(), to->text(), step.record.text(checkin::kMovedBy), step.today().text()});
  step.record.set(checkin::kMoves, rows_of(moves, step.record.strings(checkin::kMoves)));
  return {};
}

/// An answer ends the waiting that was to end later.
Status reply_now(Step& step, std::string_view how) {
  if (step.before.value(heard::kUntil) == step.record.value(heard::kUntil))
    step.record.set(heard::kUntil, {});
  return reply(step, how);
}

Status reply_act(Step& step) { return reply_now(step, "act"); }
Status reply_decline(Step& step) { return reply_now(step, "decline"); }
Status reply_park(Step& step) { return reply(step, "park"); }

Status renegotiate(Step& step) {
  const auto due = step.before.day(commitment::kDue), wanted = step.record.day(commitment::kDue);
  if (!due || step.today() > *due) return {Code::refused, "I6"};
  if (!wanted || *wanted == *due) return {Code::refused, "I6.to"};
  Record& next = step.also_make(Kind::commitment);
  next.fields = step.record.fields;
  next.set(kState, {});
  next.set(commitment::kMadeOn, step.today());
  step.record.set(commitment::kDue, *due);
  step.record.set(commitment::kReplacedBy, next.id);
  return {};
}

Status open_round(Step& step) {
  const RoundTerms terms = terms_of(step.record);
  if (terms.mode == "tally" && terms.invited < 3) return {Code::refused, "I9.invited"};
  step.record.set(round::kFrozen, settled_text(terms));
  step.record.set(round::kK, terms.k);
  step.record.set(round::kMode, terms.mode);
  step.record.set(round::kCollector, terms.collector);
  step.record.set(round::kInstrument, terms.instrument);
  step.record.set(round::kQuestionsVersion, terms.questions_version);
  return {};
}

Status lock(Step& step) {
  step.record.set(selfcheck::kLockedOn, step.today());
  return {};
}

Status release(Step& step) {
  const RoundTerms terms = terms_of(step.record);
  if (terms.mode == "spoken") return {};
  const auto tally = tally_of(step.record.id, step.around);
  if (!tally) return {Code::refused, "I9.count"};
  const std::int64_t answers = tally->integer(tally::kAnswers).value_or(0);
  if (answers > terms.invited) {
    step.record.set(kState, std::string("void"));
    step.record.set(round::kReason, std::string("more slips than people asked"));
  } else if (answers - tally->integer(tally::kBlanks).value_or(0) < terms.k) {
    step.record.set(kState, std::string("withheld"));
  }
  return {};
}

Status finish_assessment(Step& step) {
  const std::string sheet = step.record.text(assessment::kInstrument);
  if (sheet == "perspective" || sheet == "basics") return {};
  const auto led_to = step.around.naming(step.record.id, Kind::commitment);
  return led_to.empty() ? Status(Code::refused, "commitment") : Status();
}

}  // namespace thirdrow::journal::acts
