// Readings of engagements, check-ins, rounds and days, by hand.
#include "journal/readings.h"

#include <set>

#include "support/catch.h"
#include "support/ledger_fixture.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

class Readings : public LedgerFixture {
 protected:
  RecordId moment_on(const char* day, std::initializer_list<FieldValue> more = {}) {
    const RecordId id = add(Kind::moment, {{kHappened, Stamp::from_local(on(day), 600, 60)}});
    change(id, more);
    return id;
  }
  RecordId story_on(const char* day, std::initializer_list<FieldValue> more = {}) {
    const RecordId id = add(Kind::story, {{kHappened, Stamp::from_local(on(day), 600, 60)}});
    change(id, more);
    return id;
  }
  std::vector<RecordId> evidence(std::string_view name, std::string_view of) {
    return reading(name).number(of)->evidence;
  }
};

}  // namespace

TEST_CASE("every reading and measure has a name of its own") {
  std::set<std::string_view> names;
  for (const FigureInfo& info : measures()) CHECK(names.insert(info.name).second);
  for (const FigureInfo& info : readings()) CHECK(names.insert(info.name).second);
  CHECK(find_reading("no such") == nullptr);
}

TEST_CASE_METHOD(Readings,
                 "criteria are counted by who wrote them and, at the end, by whether they were met") {
  const RecordId work = engagement("2026-01-10");
  const RecordId first =
      add(Kind::agreement, {in(work),
                            {agreement::kAgreedOn, on("2026-01-10")},
                            state("agreed"),
                            rows(agreement::kCriteria, {{"a", "joint"}, {"b", "me"}, {"c", "joint"}})});
  CHECK(rate("criteria_joint") == Rate{2, 3});
  CHECK(reading("criteria_joint").cases == std::vector{first});
  change(first, {rows(agreement::kJudged, {{"1", "yes"}, {"2", "no"}}),
                 rows(agreement::kTermsKept, {{"1", "yes"}, {"2", "yes"}, {"3", "no"}})});
  CHECK(rate("criteria_met") == Rate{0, 0});
  change(work, {{engagement::kActualEnd, on("2026-03-31")}});
  CHECK(rate("criteria_met") == Rate{1, 2});
  CHECK(rate("terms_kept") == Rate{2, 3});
  change(first, {state("draft")});
  CHECK(rate("criteria_joint") == Rate{0, 0});
  CHECK(rate("terms_kept") == Rate{0, 0});
}

TEST_CASE_METHOD(Readings, "issues tell which limit had not been stated, and by tag") {
  const auto raised = [&](const Value& unstated, std::vector<std::string> tags) {
    return add(Kind::issue,
               {{issue::kRaised, on("2026-02-01")}, {issue::kUnstated, unstated}, {kTags, Strings(tags)}});
  };
  const RecordId one = raised(word("yes"), {"rush order", "new joiner"});
  const RecordId two = raised(word("no"), {"rush order"});
  raised({}, {});
  CHECK(rate("unstated_limits") == Rate{1, 2});
  CHECK(number("issues_by_tag", "rush order") == 2);
  CHECK(number("issues_by_tag", "new joiner") == 1);
  CHECK(std::set<RecordId>{one, two}.size() == evidence("issues_by_tag", "rush order").size());
}

TEST_CASE_METHOD(Readings, "bends given are of those asked for") {
  add(Kind::bend, {{bend::kOn, on("2026-01-01")},
                   {bend::kAsked, word("a day off")},
                   {bend::kGave, word("two")},
                   {bend::kCostHours, 4.5},
                   {bend::kNoticed, word("yes")}});
  add(Kind::bend, {{bend::kOn, on("2026-03-31")}, {bend::kAsked, word("more")}});
  CHECK(rate("bends_given") == Rate{1, 2});
  CHECK(number("bends_given", "hours") == 4.5);
  CHECK(number("bends_given", "noticed") == 1);
}

TEST_CASE_METHOD(Readings, "ease is the mean of the talks that were held") {
  const auto talk = [&](std::string_view in_state, int ease, int share) {
    add(Kind::checkin, {{checkin::kDue, on("2026-02-01")},
                        {checkin::kHeld, on("2026-02-01")},
                        state(in_state),
                        {checkin::kEase, whole(ease)},
                        {checkin::kTalkShare, whole(share)}});
  };
  talk("held", 4, 30);
  talk("held", 1, 60);
  talk("missed", 0, 100);
  CHECK(number("ease", "ease_mean") == 2.5);
  CHECK(number("ease", "my_talk_mean") == 45);
  CHECK_FALSE(number("ease", "staff_mean"));
}

TEST_CASE_METHOD(Readings, "closed engagements were asked about, or waived with a reason") {
  const auto closed = [&](const char* day) {
    const RecordId id = engagement("2026-01-01");
    change(id, {{engagement::kClosedOn, on(day)}, state("closed")});
    return id;
  };
  const RecordId asked = closed("2026-02-01"), waived = closed("2026-03-31");
  closed("2026-04-01");
  add(Kind::round, {in(asked), state("withheld"), {round::kReleasedOn, on("2026-05-01")}});
  add(Kind::round, {in(waived), state("planned")});
  add(Kind::round, {in(waived),
                    state("released"),
                    {round::kInstrument, word("icare")},
                    {round::kReleasedOn, on("2026-03-01")}});
  change(waived, {{engagement::kWaiver, word("they left the firm")}});
  CHECK(rate("closed_with_round") == Rate{1, 2});
  CHECK(evidence("closed_with_round", "waived") == std::vector{waived});
}

TEST_CASE_METHOD(Readings, "released rounds were shown to the team, and after how many days") {
  const auto released = [&](std::string_view in_state) {
    return add(Kind::round,
               {state(in_state), {round::kReleasedOn, on("2026-02-01")}, {round::kInvited, whole(9)}});
  };
  const RecordId shown = released("released");
  released("released");
  released("withheld");
  for (const char* day : {"2026-02-20", "2026-02-05"})
    add(Kind::publication, {{publication::kRound, shown}, {publication::kOn, on(day)}});
  CHECK(rate("rounds_shown") == Rate{1, 2});
  CHECK(number("rounds_shown", "days_to_show") == 4);
}

TEST_CASE_METHOD(Readings, "a guess is set against the answers only where these are shown as numbers") {
  const RecordId one = add(
      Kind::round, {state("released"), {round::kReleasedOn, on("2026-02-01")}, {round::kInvited, whole(12)}});
  const RecordId count =
      add(Kind::tally, {{tally::kRound, one}, {tally::kAnswers, whole(10)}, {tally::kEitherYes, whole(7)}});
  const RecordId check = add(Kind::selfcheck, {{selfcheck::kOn, on("2026-02-01")},
                                               {selfcheck::kGuessYes, whole(9)},
                                               {selfcheck::kSealedBefore, one},
                                               {selfcheck::kLockedOn, on("2026-02-01")},
                                               state("locked")});
  CHECK(number("guess_against_answers", "guess_beyond_yes") == 2);
  change(check, {{selfcheck::kLockedOn, on("2026-02-02")}});
  CHECK(reading("guess_against_answers").numbers.empty());
  change(check, {{selfcheck::kLockedOn, on("2026-02-01")}});
  change(count, {{tally::kAnswers, whole(9)}});
  CHECK(reading("guess_against_answers").numbers.empty());
}

TEST_CASE_METHOD(Readings, "moments are counted, by setting and by the first urge") {
  moment_on("2026-01-01", {{moment::kSetting, word("group")}, {moment::kUrge, word("defend")}});
  moment_on("2026-03-31", {{moment::kUrge, word("defend")}});
  moment_on("2026-04-01", {{moment::kSetting, word("group")}});
  CHECK(number("moments", "count") == 2);
  CHECK(number("moments", "per_month") == 2 * (365.25 / 12) / 90);
  CHECK(number("open_floor", "count") == 1);
  moment_on("2026-03-30", {{moment::kSurprise, true}});
  CHECK(reading("moments").number("surprised")->rate == ShownRate{1, 3, {}});
  CHECK(reading("moments").number("noted_by_next_day")->rate == ShownRate{0, 3, {}});
  today = on("2026-04-01");
  moment_on("2026-03-31");
  CHECK(reading("moments").number("noted_by_next_day")->rate == ShownRate{1, 4, {}});
  CHECK(number("urges", "defend") == 2);
  CHECK(number("urges", "squash") == 0);
}

TEST_CASE_METHOD(Readings, "thanks and telling back are timed from the moment") {
  moment_on("2026-02-01", {{moment::kThanked, on("2026-02-01")}});
  moment_on("2026-02-01", {{moment::kThanked, on("2026-02-04")}, {moment::kToldBack, on("2026-02-11")}});
  CHECK(number("days_to_thanks", "days_to_thanks") == 1.5);
  CHECK(number("days_to_thanks", "days_to_told_back") == 10);
}

TEST_CASE_METHOD(Readings, "a question's opening is known after three uses") {
  const auto use = [&](int opened) {
    add(Kind::question_use, {{question_use::kQuestion, word("s1-want")},
                             {question_use::kUsedOn, on("2026-02-01")},
                             {question_use::kOpened, whole(opened)}});
  };
  use(4);
  use(1);
  CHECK(number("question_uses", "count") == 2);
  CHECK_FALSE(number("question_uses", "s1-want"));
  use(3);
  CHECK(number("question_uses", "s1-want") == 3);
}

TEST_CASE_METHOD(Readings, "a question of one's own is known by its text") {
  const RecordId own = add(Kind::question, {{question::kText, word("What do you need?")}});
  ledger.call(own, "What do you need?");
  for (int i = 0; i < 3; ++i)
    add(Kind::question_use, {{question_use::kQuestion, word(own.text())},
                             {question_use::kUsedOn, on("2026-02-01")},
                             {question_use::kOpened, whole(2)}});
  CHECK(reading("question_uses").number(own.text())->about == own);
  CHECK(reading("question_uses").number(own.text())->of == "What do you need?");
}

TEST_CASE_METHOD(Readings, "moments at one's best are all there to be found again") {
  const auto wrote = [&](const char* day, const char* type) {
    return add(Kind::reflection,
               {{kHappened, Stamp::from_local(on(day), 600, 60)}, {reflection::kType, word(type)}});
  };
  const RecordId old = wrote("2020-01-01", "best_self");
  wrote("2026-02-01", "presence");
  wrote("2026-04-01", "best_self");
  CHECK(reading("best_moments").cases == std::vector{old});
  CHECK(number("best_moments", "count") == 1);
}

TEST_CASE_METHOD(Readings, "what was heard is counted by standard") {
  for (const char* standard : {"S1", "S1", "S3"})
    add(Kind::heard, {{heard::kOn, on("2026-02-01")}, {heard::kStandard, word(standard)}});
  CHECK(number("heard_by_standard", "S1") == 2);
  CHECK(number("heard_by_standard", "S2") == 0);
  CHECK(number("heard_by_standard", "S3") == 1);
}

TEST_CASE_METHOD(Readings, "an own objection that came before is seen again, in other letters too") {
  const auto objected = [&](const char* day, const char* words, const char* whose) {
    add(Kind::reflection, {{kHappened, Stamp::from_local(on(day), 600, 60)},
                           {reflection::kType, word("objection")},
                           {reflection::kWhose, word(whose)},
                           {reflection::kTitle, word(words)}});
  };
  objected("2025-06-01", "We have no time", "own");
  objected("2026-02-01", "we have no TIME", "own");
  objected("2026-02-02", "We pay them", "own");
  objected("2026-02-03", "We pay them", "other");
  CHECK(number("own_objections", "count") == 2);
  CHECK(number("own_objections", "came_again") == 1);
}

TEST_CASE_METHOD(Readings, "weeks give two lines, and tell where it was modelled") {
  const auto week_of = [&](const char* day, int effort, int reward, const char* modelled) {
    return add(Kind::week, {{week::kOn, on(day)},
                            {week::kEffort, whole(effort)},
                            {week::kReward, whole(reward)},
                            {week::kModelled, word(modelled)}});
  };
  week_of("2026-01-05", 4, 2, "");
  week_of("2026-01-12", 3, 3, "I fetched the chairs");
  const Figure lines = reading("effort_and_reward");
  REQUIRE(lines.numbers.size() == 4);
  CHECK(lines.numbers[0].name == "effort");
  CHECK(lines.numbers[0].on == on("2026-01-05"));
  CHECK(lines.numbers[0].value == 4);
  CHECK(lines.numbers[3].name == "reward");
  CHECK(lines.numbers[3].value == 3);
  CHECK(rate("weeks_modelled") == Rate{1, 2});
}

TEST_CASE_METHOD(Readings, "an outcome is set against a reference on the same scale only") {
  const RecordId one = add(Kind::outcome_reading, {{outcome::kSeries, word("Customers")},
                                                   {outcome::kOn, on("2026-02-01")},
                                                   {outcome::kValue, 4.5},
                                                   {outcome::kMin, 1.0},
                                                   {outcome::kMax, 5.0},
                                                   {outcome::kReference, 4.0},
                                                   {outcome::kAgainst, word("customer")}});
  CHECK(number("outcome_against_reference", "Customers") == 0.5);
  CHECK(number("customer_readings", "Customers") == 4.5);
  change(one, {{outcome::kReference, 72.0}, {outcome::kAgainst, word("staff")}});
  CHECK_FALSE(number("outcome_against_reference", "Customers"));
  CHECK(reading("outcome_against_reference").numbers[0].hidden == Hidden::not_comparable);
  CHECK(reading("customer_readings").numbers.empty());
}

TEST_CASE_METHOD(Readings, "a clause has evidence by an example or a record of the last thirty days") {
  today = on("2026-03-31");
  CHECK(number("clauses_without_evidence", "without") == 9);
  const RecordId check = add(Kind::selfcheck, {{selfcheck::kOn, on("2026-03-02")},
                                               rows(selfcheck::kExamples, {{"s1c", "I moved my own date"}})});
  add(Kind::checkin, {{checkin::kDue, on("2026-03-01")}, {checkin::kHeld, on("2026-03-01")}, state("held")});
  CHECK(number("clauses_without_evidence", "without") == 8);
  CHECK(evidence("clauses_without_evidence", "s1c") == std::vector{check});
  CHECK(reading("clauses_without_evidence").cases == std::vector{check});
  add(Kind::checkin, {{checkin::kDue, on("2026-03-02")}, {checkin::kHeld, on("2026-03-02")}, state("held")});
  CHECK(number("clauses_without_evidence", "s2a") == 1);
  CHECK(number("clauses_without_evidence", "without") == 7);
}

TEST_CASE_METHOD(Readings, "people who are served without any engagement") {
  const auto someone = [&](const char* relation) {
    return add(Kind::person, {{person::kRelation, word(relation)}});
  };
  const RecordId ann = someone("staff"), bob = someone("customer");
  someone("self");
  someone("personal");
  change(engagement("2020-01-01"), {{kPeople, Strings{ann.text()}}});
  change(engagement("2020-01-01"), {{kPeople, Strings{bob.text()}}, state("cancelled")});
  CHECK(reading("people_without_engagement").hits == std::vector{bob});
  CHECK(rate("people_without_engagement") == Rate{1, 2});
  CHECK(reading("people_without_engagement").number("served_staff")->rate == ShownRate{1, 1, {}});
  CHECK(reading("people_without_engagement").number("served_customers")->rate == ShownRate{0, 1, {}});
  CHECK(reading("people_without_engagement").number("served_peers") == nullptr);
}

TEST_CASE_METHOD(Readings, "promises with and without a helper are compared from ten of each on") {
  const RecordId helper = add(Kind::person, {});
  const auto promise = [&](RecordId with, bool kept) {
    add(Kind::commitment, {{commitment::kDue, on("2026-02-01")},
                           {commitment::kKeptOn, on("2026-02-01")},
                           {commitment::kHelper, with.is_nil() ? Value() : Value(with)},
                           state(kept ? "kept" : "broken")});
  };
  for (int i = 0; i < 10; ++i) promise(helper, i < 8);
  for (int i = 0; i < 9; ++i) promise({}, i < 3);
  CHECK(reading("kept_by_helper").hidden == Hidden::few_each);
  CHECK(reading("kept_by_helper").numbers.empty());
  promise({}, false);
  CHECK(reading("kept_by_helper").number("with_helper")->rate == ShownRate{8, 10, 0.8});
  CHECK(reading("kept_by_helper").number("without_helper")->rate == ShownRate{3, 10, 0.3});
}

TEST_CASE_METHOD(Readings, "fires without a hand-off are of those where it is known") {
  for (const Value& handoffs : {whole(0), whole(3), Value()})
    add(Kind::fire, {{fire::kStarted, on("2026-02-01")}, {fire::kHandoffs, handoffs}});
  CHECK(rate("fires_without_handoffs") == Rate{1, 2});
}

TEST_CASE_METHOD(Readings, "engagements that began with a why") {
  change(engagement("2026-01-01"), {{engagement::kWhy, word("so that nobody waits")}});
  engagement("2026-02-01");
  CHECK(rate("engagements_with_why") == Rate{1, 2});
}

TEST_CASE_METHOD(Readings, "stories are told and celebrated") {
  story_on("2026-02-01",
           {{story::kTold, Strings{"2026-02-03 at lunch"}}, {story::kCelebratedOn, on("2026-02-04")}});
  story_on("2026-02-01");
  CHECK(rate("stories_told") == Rate{1, 2});
  CHECK(number("days_to_celebration", "days") == 3);
}

TEST_CASE_METHOD(Readings, "the days since the why was said go to the end of the window, or to today") {
  CHECK(reading("days_since_why_said").hidden == Hidden::nothing);
  add(Kind::why_said, {{why_said::kOn, on("2025-12-31")}});
  CHECK(number("days_since_why_said", "days") == 90);
  today = on("2026-01-10");
  CHECK(number("days_since_why_said", "days") == 10);
}

TEST_CASE_METHOD(Readings, "small fixes and what went elsewhere are counted") {
  add(Kind::elsewhere, {{left::kOn, on("2026-02-01")}});
  add(Kind::small_fix, {{kHappened, Stamp::from_local(on("2026-02-01"), 600, 60)}});
  add(Kind::small_fix, {{kHappened, Stamp::from_local(on("2026-04-01"), 600, 60)}});
  CHECK(number("went_elsewhere", "count") == 1);
  CHECK(number("small_fixes", "count") == 1);
}
