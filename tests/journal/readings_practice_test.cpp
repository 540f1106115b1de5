// Readings of assessments, of the exercise of being an outside firm, of values and of tasks, by hand.
#include "journal/readings.h"
#include "support/catch.h"
#include "support/ledger_fixture.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

class Practice : public LedgerFixture {
 protected:
  RecordId sheet(std::string_view instrument, const char* day, std::initializer_list<FieldValue> more = {}) {
    const RecordId id =
        add(Kind::assessment,
            {{assessment::kInstrument, word(instrument)}, {assessment::kOn, on(day)}, state("done")});
    change(id, more);
    return id;
  }
  static FieldValue answers(std::vector<Cells> cells) { return rows(assessment::kAnswers, std::move(cells)); }
  RecordId linked(const Value& given, const Value& received) {
    return add(Kind::chain_link, {{chain_link::kOn, on("2025-02-01")},
                                  {chain_link::kGiven, given},
                                  {chain_link::kReceived, received}});
  }
  RecordId rated(std::array<int, 4> r, const char* needed = "", const char* used = "") {
    return add(Kind::task, {{task::kOn, on("2026-02-01")},
                            {task::kCompetenceMine, whole(r[0])},
                            {task::kCommitmentMine, whole(r[1])},
                            {task::kCompetenceTheirs, whole(r[2])},
                            {task::kCommitmentTheirs, whole(r[3])},
                            {task::kStyleNeeded, word(needed)},
                            {task::kStyleUsed, word(used)}});
  }
};

}  // namespace

TEST_CASE_METHOD(Practice, "the lowest of the basics is the lowest mean") {
  sheet("basics", "2026-01-01", {answers({{"civility", "4"}, {"honesty", "1"}})});
  sheet("basics", "2026-03-31", {answers({{"civility", "2"}, {"honesty", "4"}, {"caring", ""}})});
  CHECK(number("basics", "civility") == 3);
  CHECK(number("basics", "honesty") == 2.5);
  CHECK(number("basics", "lowest") == 2.5);
  CHECK_FALSE(number("basics", "caring"));
}

TEST_CASE_METHOD(Practice, "elements stand beside the team's only when ten or more answered") {
  sheet("icare", "2026-02-01",
        {answers({{"ideal", "3"}, {"empowerment_given", "4"}, {"empowerment_taken", "1"}})});
  CHECK(number("elements", "self_ideal") == 3);
  CHECK(number("elements", "self_given_beyond_taken") == 3);
  CHECK_FALSE(number("elements", "team_ideal"));
  const RecordId asked = add(Kind::round, {state("released"),
                                           {round::kReleasedOn, on("2026-02-02")},
                                           {round::kInvited, whole(12)},
                                           {round::kInstrument, word("icare")}});
  const RecordId count = add(
      Kind::tally,
      {{tally::kRound, asked}, {tally::kAnswers, whole(10)}, rows(tally::kCounts, {{"ideal", "1", "9"}})});
  CHECK_FALSE(number("elements", "team_ideal"));
  CHECK(reading("elements").number("team_ideal")->hidden == Hidden::few_answers);
  change(count, {rows(tally::kCounts, {{"ideal", "1", "6"}, {"ideal", "4", "4"}})});
  CHECK(number("elements", "team_ideal") == 1);
  CHECK(number("elements", "gap_ideal") == 2);
  CHECK(measure("again_or_refer").hidden == Hidden::nothing);
}

TEST_CASE_METHOD(Practice, "finished assessments led to a commitment") {
  const RecordId one = sheet("quiz", "2026-02-01");
  sheet("spinoff", "2026-02-01");
  sheet("perspective", "2026-02-01");
  add(Kind::commitment, {{commitment::kDue, on("2026-05-01")}, {commitment::kSource, one}});
  CHECK(rate("assessments_with_commitment") == Rate{1, 2});
}

TEST_CASE_METHOD(Practice, "a link is as weak as what is given or received") {
  const RecordId strong = linked(whole(4), whole(3)), weak = linked(whole(1), whole(4));
  const RecordId open = linked(whole(4), {});
  change(weak, {{chain_link::kFrom, word("IT")},
                {chain_link::kTo, word("Desk")},
                {chain_link::kNeed, word("laptops")}});
  const Figure chain = reading("chain_weakest");
  REQUIRE(chain.numbers.size() == 3);
  CHECK(chain.numbers[0].about == weak);
  CHECK(chain.numbers[0].value == 1);
  CHECK(chain.numbers[0].of == "IT → Desk, laptops");
  CHECK(chain.numbers[1].about == strong);
  CHECK(chain.number("unmeasured")->evidence == std::vector{open});
  const Figure balance = reading("chain_balance");
  for (const Number& each : balance.numbers) {
    if (each.about == weak) CHECK(each.value == -3);
    if (each.about == strong) CHECK(each.value == 1);
  }
}

TEST_CASE_METHOD(Practice,
                 "the exercise compares guess and answer, would and should, encouraged and delivered") {
  const RecordId one = sheet("spinoff", "2026-02-01",
                             {{assessment::kGuess, whole(80)},
                              {assessment::kAsked, whole(55)},
                              {assessment::kShould, whole(2)},
                              answers({{"encouraged", "1"}, {"delivered", "3"}})});
  CHECK(number("guess_against_asked", "guess_beyond_asked") == 25);
  CHECK(number("would_against_should", "would_beyond_should") == 30);
  CHECK(number("encouraged_against_delivered", "encouraged_beyond_delivered") == -2);
  change(one, {{assessment::kAsked, Value()}});
  CHECK(reading("guess_against_asked").hidden == Hidden::nothing);
  change(one, {state("open")});
  CHECK(reading("would_against_should").hidden == Hidden::nothing);
}

TEST_CASE_METHOD(Practice, "what the exercise led to is kept or not, apart from the rest") {
  const RecordId exercise = sheet("spinoff", "2026-02-01"), other = sheet("quiz", "2026-02-01");
  for (const RecordId source : {exercise, exercise, other}) {
    add(Kind::commitment,
        {{commitment::kDue, on("2026-03-01")}, {commitment::kSource, source}, state("open")});
  }
  CHECK(rate("exercise_commitments") == Rate{0, 2});
  CHECK(rate("commitments_kept") == Rate{0, 3});
}

TEST_CASE_METHOD(Practice, "open processes have an age") {
  const auto found = [&](const char* day, std::string_view in_state) {
    return add(Kind::process, {{process::kFoundOn, on(day)}, state(in_state)});
  };
  const RecordId old = found("2025-12-31", "open");
  found("2026-03-21", "open");
  found("2026-01-01", "fixed");
  found("2026-04-01", "open");
  CHECK(number("open_processes", "open") == 2);
  CHECK(number("open_processes", "age_median") == 50);
  CHECK(reading("open_processes").numbers[0].about == old);
  CHECK(reading("open_processes").numbers[0].value == 90);
}

TEST_CASE_METHOD(Practice, "a request comes after a change of one's own that was kept") {
  const RecordId change_made =
      add(Kind::commitment,
          {{commitment::kDue, on("2026-02-01")}, state("kept"), {commitment::kKeptOn, on("2026-02-01")}});
  const auto asked = [&](const char* day, const Value& after) {
    add(Kind::request, {{request::kOn, on(day)}, {request::kAfter, after}});
  };
  asked("2026-02-01", change_made);
  asked("2026-01-31", change_made);
  asked("2026-02-02", {});
  CHECK(rate("requests_after_change") == Rate{1, 3});
  change(change_made, {state("broken")});
  CHECK(rate("requests_after_change") == Rate{0, 3});
}

TEST_CASE_METHOD(Practice, "roles that never took part stand at zero") {
  sheet("spinoff", "2026-02-01", {rows(assessment::kRoles, {{"front line", "4"}, {"finance", ""}})});
  sheet("icare", "2025-02-01", {rows(assessment::kRoles, {{"front line", "1"}, {"finance", "0"}})});
  CHECK(number("roles_left_out", "front line") == 5);
  CHECK(number("roles_left_out", "finance") == 0);
  CHECK(number("roles_left_out", "left_out") == 1);
  CHECK(reading("roles_left_out").cases.size() == 2);
  CHECK(reading("roles_left_out").number("finance")->of == "finance");
}

TEST_CASE_METHOD(Practice, "a perspective not taken for sixty days is due") {
  const auto seen_from = [&](const char* role, const char* day) {
    sheet("perspective", day, {{assessment::kRole, word(role)}});
  };
  seen_from("front_line", "2026-01-30");  // 60 days before the end of the window
  seen_from("manager", "2026-01-29");
  CHECK(number("perspectives", "front_line") == 60);
  CHECK(number("perspectives", "manager") == 61);
  CHECK(reading("perspectives").number("senior_leader")->hidden == Hidden::never);
  CHECK(number("perspectives", "not_taken") == 2);
}

TEST_CASE_METHOD(Practice, "a quiz gives its sum and what changed since the one before") {
  sheet("quiz", "2025-02-01", {answers({{"q1", "2"}, {"q2", "4"}})});
  sheet("quiz", "2026-02-01", {answers({{"q1", "4"}, {"q2", "3"}, {"q3", "1"}})});
  sheet("quiz", "2026-02-02", {answers({{"q1", "0"}}), {assessment::kSubject, word("team")}});
  CHECK(number("quiz", "sum") == 8);
  CHECK(number("quiz", "answers") == 3);
  CHECK(number("quiz", "q1") == 2);
  CHECK(number("quiz", "q2") == -1);
  CHECK_FALSE(number("quiz", "q3"));
}

TEST_CASE_METHOD(Practice, "decisions are counted by the values they honoured and strained") {
  const RecordId care = add(Kind::value, {{value::kName, word("Care")}}), gone = add(Kind::value, {});
  const auto decided = [&](const char* day, RecordId honoured, RecordId strained) {
    add(Kind::decision, {{decision::kOn, on(day)},
                         {decision::kHonoured, Strings{honoured.text()}},
                         {decision::kStrained, Strings{strained.text()}}});
  };
  decided("2026-02-01", care, gone);
  decided("2026-02-02", care, care);
  trash(gone);
  const Figure figure = reading("decisions_by_value");
  REQUIRE(figure.numbers.size() == 2);
  CHECK(figure.number("honoured")->about == care);
  CHECK(figure.number("honoured")->of == "Care");
  CHECK(figure.number("honoured")->value == 2);
  CHECK(figure.number("strained")->value == 1);
}

TEST_CASE_METHOD(Practice, "tasks tell a clear goal, ratings that agree and a style that fits") {
  change(rated({1, 2, 1, 2}, "coach", "coach"), {{task::kClear, word("yes")}});
  rated({1, 2, 2, 2}, "coach", "direct");
  CHECK(rate("tasks_clear") == Rate{1, 2});
  CHECK(rate("ratings_agree") == Rate{1, 2});
  CHECK(rate("style_matches") == Rate{1, 2});
  CHECK_FALSE(number("style_matches", "one_level"));
  const RecordId third = rated({1, 2, 0, 0});
  add(Kind::task, {{task::kOn, on("2026-02-01")}});  // not rated, so of no level
  CHECK(number("style_matches", "one_level") == 3);
  CHECK(rate("style_matches") == Rate{1, 2});
  change(third, {{task::kCommitmentMine, whole(3)}});
  CHECK_FALSE(number("style_matches", "one_level"));
}

TEST_CASE_METHOD(Practice, "a definition is as old as its last review") {
  const auto defined = [&](const char* day, const Value& reviewed) {
    add(Kind::definition, {{definition::kTerm, word("culture of yes")},
                           {definition::kOn, on(day)},
                           {definition::kReviewedOn, reviewed}});
  };
  defined("2025-01-01", on("2026-03-21"));
  defined("2026-01-01", {});
  CHECK(number("definitions", "culture of yes") == 10);
  CHECK(reading("definitions").number("culture of yes")->of == "culture of yes");
}

TEST_CASE_METHOD(Practice, "the line of sight has its steps in the last why that draws one") {
  const auto why_of = [&](const char* day, std::vector<Cells> steps) {
    add(Kind::why, {{why::kOn, on(day)}, rows(why::kLine, std::move(steps))});
  };
  why_of("2025-01-01", {{"we mend printers"}, {"clerks print"}, {"citizens get their card"}});
  why_of("2026-01-01", {});
  CHECK(number("steps_to_customer", "steps") == 3);
}
