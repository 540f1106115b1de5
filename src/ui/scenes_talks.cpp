#include "ui/scenes_talks.h"

#include "app/guided.h"
#include "app/scope.h"
#include "journal/rows.h"

namespace thirdrow::ui {
namespace {

using app::GuidedAct;
using journal::Kind;
using journal::Record;

namespace a = journal::agreement;

Result<RecordId> add_engagement(app::Session& session, RecordId person, const char* title) {
  namespace e = journal::engagement;
  Record record = session.new_record(Kind::engagement);
  record.set(e::kTitle, std::string(title));
  record.set(e::kWhy, std::string("People wait at the desk while we look for their papers."));
  record.set(e::kPlannedStart, session.now().day() + 7);
  record.set(e::kEvery, std::int64_t{2});
  record.set(e::kUnit, std::string("week"));
  record.set(e::kWeekday, std::string("tuesday"));
  record.set(journal::kPeople, journal::Strings{person.text()});
  TR_TRY(session.add(record));
  return record.id;
}

Status add_phase_with_terms(app::Session& session, RecordId engagement) {
  TR_LET(phase, app::begin_record(session, {{{Kind::phase}}, engagement}, {Kind::phase}));
  phase.set(journal::phase::kName, std::string("The first counter"));
  TR_TRY(session.add(phase));
  TR_LET(terms, app::begin_record(session, {{{Kind::agreement}}, engagement}, {Kind::agreement}));
  terms.set(a::kPhase, phase.id);
  terms.set(a::kTerms, journal::rows_of(std::vector<journal::Cells>{{"Two of us at the counter", "joint"}}));
  return session.add(terms);
}

Status add_agreement(app::Session& session, RecordId engagement, RecordId person) {
  TR_LET(record, app::begin_record(session, {{{Kind::agreement}}, engagement}, {Kind::agreement}));
  const auto rows = [](std::vector<journal::Cells> cells) { return journal::rows_of(cells); };
  record.set(a::kCriteria,
             rows({{"Nobody waits longer than ten minutes", "joint"}, {"We know what it costs", "them"}}));
  record.set(a::kTheyWant, std::string("To be asked before the plan of the week changes."));
  record.set(a::kCan, rows({{"Two mornings a week without the telephone"}}));
  record.set(a::kCannot, rows({{"More people before the summer"}}));
  record.set(a::kTerms, rows({{"Numbers of the week on Friday", "me"}, {"One list for all papers", "them"}}));
  record.set(a::kMetOn, session.now().day());
  record.set(a::kAgreedBy, rows({{person.text(), "said"}}));
  return session.add(record);
}

Status lock_check(app::Session& session, RecordId engagement) {
  TR_LET(check, app::begin_record(session, {{{Kind::selfcheck}}, engagement}, {Kind::selfcheck}));
  for (const journal::Field& field : check.info().fields) {
    if (field.type == journal::FieldType::integer && field.max == 4) check.set(field.tag, std::int64_t{3});
  }
  TR_TRY(session.add(check));
  return app::perform(session, engagement, GuidedAct::lock);
}

Status open_round(app::Session& session, RecordId engagement) {
  TR_LET(ground, app::ground_of(session, engagement));
  if (ground.round() == nullptr) return Code::not_found;
  TR_LET(opened, session.open(ground.round()->id));
  Record round = opened.record;
  round.set(journal::round::kInvited, std::int64_t{14});
  round.set(journal::round::kMode, std::string("tally"));
  TR_TRY(session.save(round, opened.written));
  return app::perform(session, engagement, GuidedAct::open);
}

Status count_and_release(app::Session& session, RecordId engagement) {
  TR_LET(ground, app::ground_of(session, engagement));
  Record tally = session.new_record(Kind::tally);
  tally.set(journal::tally::kRound, ground.round()->id);
  tally.set(journal::tally::kAnswers, std::int64_t{12});
  tally.set(journal::tally::kEitherYes, std::int64_t{9});
  TR_TRY(session.add(tally));
  return app::perform(session, engagement, GuidedAct::release);
}

}  // namespace

Status add_talks(app::Session& session, Cast& cast) {
  const RecordId person = *cast.person;
  TR_LET(starting, add_engagement(session, person, "A new front desk"));
  TR_TRY(add_agreement(session, starting, person));
  TR_TRY(add_phase_with_terms(session, starting));
  cast.starting = starting;
  for (std::optional<RecordId> Cast::*const member : {&Cast::closing, &Cast::waiting, &Cast::released}) {
    TR_LET(id, add_engagement(session, person, "The old front desk"));
    TR_TRY(add_agreement(session, id, person));
    TR_TRY(app::perform(session, id, GuidedAct::agree));
    TR_TRY(app::perform(session, id, GuidedAct::start));
    cast.*member = id;
    if (member == &Cast::closing) continue;
    TR_TRY(lock_check(session, id));
    TR_TRY(open_round(session, id));
    if (member == &Cast::released) TR_TRY(count_and_release(session, id));
  }
  return {};
}

}  // namespace thirdrow::ui
