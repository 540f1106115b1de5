// Each measure at the borders its formula names, by hand. The rounds (M6, M7) have their own file.
#include "journal/measures.h"

#include "support/catch.h"
#include "support/ledger_fixture.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

class Measures : public LedgerFixture {
 protected:
  RecordId agreed(RecordId work, const char* day, std::string_view in_state = "agreed") {
    return add(Kind::agreement, {in(work), {agreement::kAgreedOn, on(day)}, state(in_state)});
  }
  RecordId due(RecordId work, const char* day, std::initializer_list<FieldValue> more = {}) {
    const RecordId id = add(Kind::checkin, {in(work), {checkin::kDue, on(day)}});
    change(id, more);
    return id;
  }
  RecordId held(RecordId work, const char* due_on, const char* day) {
    return due(work, due_on, {{checkin::kHeld, on(day)}, state("held")});
  }
  RecordId promise(const char* due_on, std::string_view in_state, const char* kept_on = nullptr) {
    const RecordId id = add(Kind::commitment, {{commitment::kDue, on(due_on)}, state(in_state)});
    if (kept_on != nullptr) change(id, {{commitment::kKeptOn, on(kept_on)}});
    return id;
  }
  RecordId burned(const char* day, std::initializer_list<FieldValue> more = {}) {
    const RecordId id = add(Kind::fire, {{fire::kStarted, on(day)}});
    change(id, more);
    return id;
  }
};

}  // namespace

TEST_CASE_METHOD(Measures, "M1 counts an agreement made on the day of the start, not one made after it") {
  const RecordId in_time = engagement("2026-01-01");
  const RecordId same_day = engagement("2026-03-31");
  const RecordId late = engagement("2026-02-10");
  engagement("2025-12-31");  // the days before and after the window
  engagement("2026-04-01");
  agreed(in_time, "2025-12-01");
  agreed(same_day, "2026-03-31", "superseded");
  agreed(late, "2026-02-11");
  agreed(late, "2026-02-01", "draft");
  agreed(late, "2026-02-01", "declined");
  const Figure figure = measure("agreed_before_start");
  CHECK(figure.rate == ShownRate{2, 3, {}});
  CHECK(figure.hits == std::vector{in_time, same_day});
  CHECK(figure.cases == std::vector{in_time, late, same_day});
  CHECK(figure.hidden == Hidden::no);
}

TEST_CASE_METHOD(Measures, "M2 leaves out what was still planned for after the end of its work") {
  const RecordId work = engagement("2026-01-01");
  due(work, "2026-02-01");
  const RecordId after = due(work, "2026-02-15");
  due(work, "2026-02-16", {state("missed")});
  CHECK(rate("checkins_on_time") == Rate{0, 3});
  change(work, {state("closed"), {engagement::kClosedOn, on("2026-02-14")}});
  CHECK(rate("checkins_on_time") == Rate{0, 2});
  change(work, {{engagement::kActualEnd, on("2026-01-31")}});
  CHECK(rate("checkins_on_time") == Rate{0, 1});
  change(work, {state("closing")});
  CHECK(rate("checkins_on_time") == Rate{0, 3});
  change(work, {state("cancelled"), {engagement::kActualEnd, {}}});
  CHECK(rate("checkins_on_time") == Rate{0, 2});
  change(work, {{engagement::kClosedOn, {}}});  // nobody knows since when
  CHECK(rate("checkins_on_time") == Rate{0, 3});
  change(after, {{checkin::kHeld, on("2026-02-15")}, state("held")});
  CHECK(rate("checkins_on_time") == Rate{1, 3});
}

TEST_CASE_METHOD(Measures, "M1 asks for an agreement about the whole, M1p for one about the phase") {
  const RecordId work = engagement("2026-01-10");
  const RecordId first = add(Kind::phase, {in(work), {phase::kActualStart, on("2026-01-10")}});
  const RecordId second = add(Kind::phase, {in(work), {phase::kActualStart, on("2026-02-10")}});
  add(Kind::phase, {in(work), {phase::kActualStart, on("2026-02-20")}, state("skipped")});
  const RecordId about_first = agreed(work, "2026-01-10");
  CHECK(rate("agreed_before_start") == Rate{1, 1});
  CHECK(rate("phases_agreed_before_start") == Rate{0, 2});
  change(about_first, {{agreement::kPhase, first}});
  CHECK(rate("agreed_before_start") == Rate{0, 1});
  CHECK(rate("phases_agreed_before_start") == Rate{1, 2});
  const RecordId about_second = agreed(work, "2026-02-11");
  change(about_second, {{agreement::kPhase, second}});
  CHECK(rate("phases_agreed_before_start") == Rate{1, 2});
}

TEST_CASE_METHOD(Measures, "M2 gives a fifth of the rhythm as grace, and at least a day") {
  const RecordId fortnightly = engagement("2026-01-01");  // 14 days: 2 of grace
  held(fortnightly, "2026-01-10", "2026-01-12");
  held(fortnightly, "2026-01-20", "2026-01-18");
  held(fortnightly, "2026-02-01", "2026-02-04");
  CHECK(rate("checkins_on_time") == Rate{2, 3});
  change(fortnightly, {{engagement::kEvery, whole(1)}});  // 7 days: 1 of grace
  CHECK(rate("checkins_on_time") == Rate{0, 3});
  change(fortnightly, {{engagement::kUnit, word("month")}});  // 30 days: 6 of grace
  CHECK(rate("checkins_on_time") == Rate{3, 3});
  change(fortnightly, {{engagement::kEvery, Value()}});  // no rhythm: 1
  CHECK(rate("checkins_on_time") == Rate{0, 3});
  held(fortnightly, "2026-03-01", "2026-03-02");
  CHECK(rate("checkins_on_time") == Rate{1, 4});
}

TEST_CASE_METHOD(Measures, "M2 leaves out what they cancelled or moved and what is still to come") {
  const RecordId work = engagement("2026-01-01");
  const auto moved = [](const char* by) {
    return rows(checkin::kMoves, {{"2026-02-01", "2026-02-20", by, "2026-01-30"}});
  };
  due(work, "2026-01-05", {state("missed")});
  due(work, "2026-01-06", {state("cancelled_by_them")});
  due(work, "2026-02-01", {moved("them"), {checkin::kMovedBy, word("them")}});
  const RecordId by_me = due(work, "2026-02-02", {moved("me"), {checkin::kMovedBy, word("me")}});
  due(work, "2026-03-31");
  CHECK(rate("checkins_on_time") == Rate{0, 3});
  CHECK(measure("checkins_on_time").number("moved_by_me")->evidence == std::vector{by_me});
  today = on("2026-03-30");
  CHECK(rate("checkins_on_time") == Rate{0, 2});
  // What I moved first stays mine when they move it again.
  change(by_me, {rows(checkin::kMoves, {{"2026-02-02", "2026-02-20", "me", "2026-02-01"},
                                        {"2026-02-20", "2026-02-21", "them", "2026-02-19"}}),
                 {checkin::kMovedBy, word("them")}});
  CHECK(rate("checkins_on_time") == Rate{0, 2});
}

TEST_CASE_METHOD(Measures, "M2 judges by the first due date, whatever it was moved to") {
  const RecordId work = engagement("2026-01-01");
  const RecordId one = held(work, "2026-02-01", "2026-02-10");
  change(one, {{checkin::kDueNow, on("2026-02-10")}});
  CHECK(rate("checkins_on_time") == Rate{0, 1});
}

TEST_CASE_METHOD(Measures, "M2 tells the longest time between two talks, and in rhythms") {
  const RecordId fortnightly = engagement("2025-11-01");
  const RecordId before = held(fortnightly, "2025-12-10", "2025-12-10");
  const RecordId after = held(fortnightly, "2026-01-20", "2026-01-20");
  held(fortnightly, "2026-02-01", "2026-02-01");
  CHECK(number("checkins_on_time", "longest_gap") == 41);
  CHECK(number("checkins_on_time", "gap_ratio") == 41.0 / 14);
  CHECK(measure("checkins_on_time").number("gap_ratio")->evidence == std::vector{before, after});
  const RecordId monthly = engagement("2025-10-01");
  change(monthly, {{engagement::kEvery, whole(2)}, {engagement::kUnit, word("month")}});
  held(monthly, "2025-12-01", "2025-12-01");
  held(monthly, "2026-01-31", "2026-01-31");
  CHECK(number("checkins_on_time", "longest_gap") == 61);
  CHECK(number("checkins_on_time", "gap_ratio") == 41.0 / 14);
}

TEST_CASE_METHOD(Measures, "M3 counts issues and the fires nobody had seen coming") {
  const auto raised = [&](const char* day, std::string_view where,
                          std::initializer_list<FieldValue> more = {}) {
    const RecordId id = add(Kind::issue, {{issue::kRaised, on(day)}, {issue::kFoundIn, word(where)}});
    change(id, more);
    return id;
  };
  const RecordId seen = burned("2026-02-01"), unseen = burned("2026-02-02");
  const RecordId before = burned("2025-12-31");
  const RecordId early = raised("2026-01-01", "checkin", {{issue::kBiteOn, on("2026-01-11")}});
  const RecordId also = raised("2026-03-31", "agreement", {{issue::kBiteOn, on("2026-03-31")}});
  raised("2026-01-05", "unscheduled", {{issue::kBiteOn, on("2026-01-02")}});
  raised("2026-01-06", "checkin", {{issue::kFire, seen}});
  const Figure figure = measure("caught_early");
  CHECK(figure.hits == std::vector{early, also});
  CHECK(figure.rate.denominator == 5);
  CHECK(std::ranges::count(figure.cases, unseen) == 1);
  CHECK(std::ranges::count(figure.cases, seen) + std::ranges::count(figure.cases, before) == 0);
  CHECK(number("caught_early", "lead_known") == 3);
  CHECK(number("caught_early", "lead_median") == 0);
  CHECK(number("caught_early", "lead_late") == 1);
}

TEST_CASE_METHOD(Measures, "M3 counts a fire once when its issue was raised in another window") {
  const RecordId blaze = burned("2026-02-01");
  CHECK(rate("caught_early") == Rate{0, 1});
  add(Kind::issue, {{issue::kRaised, on("2025-12-31")}, {issue::kFire, blaze}});
  CHECK(rate("caught_early") == Rate{0, 0});
}

TEST_CASE_METHOD(Measures, "M4 counts what was kept by its day, of what was due before today") {
  promise("2026-01-01", "kept", "2026-01-01");
  promise("2026-02-01", "kept", "2026-02-02");
  promise("2026-02-02", "broken");
  promise("2026-02-03", "dropped_by_both");
  promise("2026-02-04", "renegotiated");
  promise("2026-03-31", "open");
  CHECK(rate("commitments_kept") == Rate{1, 4});
  CHECK(number("commitments_kept", "kept_late") == 1);
  CHECK(number("commitments_kept", "renegotiated") == 1);
  today = on("2026-03-31");
  CHECK(rate("commitments_kept") == Rate{1, 3});
}

TEST_CASE_METHOD(Measures, "M4 is about the leader's own promises") {
  const RecordId me = add(Kind::person, {{person::kRelation, word("self")}});
  const RecordId ann = add(Kind::person, {{person::kRelation, word("staff")}});
  change(promise("2026-01-05", "kept", "2026-01-05"), {{commitment::kOwner, me}});
  change(promise("2026-01-06", "kept", "2026-01-06"), {{commitment::kOwner, ann}});
  CHECK(rate("commitments_kept") == Rate{1, 1});
}

TEST_CASE_METHOD(Measures, "M5 asks for a reply told back within fourteen days") {
  const auto heard_on = [&](const char* day, std::initializer_list<FieldValue> more = {}) {
    const RecordId id = add(Kind::heard, {{heard::kOn, on(day)}, {heard::kType, word("idea")}});
    change(id, more);
    return id;
  };
  const FieldValue act{heard::kReply, word("act")};
  heard_on("2026-01-01", {act, {heard::kToldBack, on("2026-01-15")}});
  heard_on("2026-01-01", {act, {heard::kToldBack, on("2026-01-16")}});
  heard_on("2026-01-02", {{heard::kToldBack, on("2026-01-03")}});
  heard_on("2026-01-03", {act});
  heard_on("2026-01-04", {{heard::kType, word("praise")}});
  CHECK(rate("loop_closed") == Rate{1, 4});

  heard_on("2026-03-20");
  today = on("2026-04-02");
  CHECK(rate("loop_closed") == Rate{1, 4});
  today = on("2026-04-03");
  CHECK(rate("loop_closed") == Rate{1, 5});
}

TEST_CASE_METHOD(Measures, "M5 counts what was parked until its day") {
  add(Kind::heard, {{heard::kOn, on("2026-01-01")},
                    {heard::kType, word("request")},
                    {heard::kReply, word("park")},
                    {heard::kUntil, on("2026-06-30")},
                    {heard::kToldBack, on("2026-01-05")}});
  CHECK(rate("loop_closed") == Rate{1, 1});
  today = on("2026-07-01");
  CHECK(rate("loop_closed") == Rate{0, 1});
}

TEST_CASE_METHOD(Measures, "M8 counts fires per four weeks") {
  burned("2026-01-01", {{fire::kSeverity, whole(3)},
                        {fire::kLeaderMinutes, whole(90)},
                        {fire::kHandoffs, whole(4)},
                        {fire::kRoot, word("missed_checkin")}});
  burned("2026-03-31",
         {{fire::kSeverity, whole(1)}, {fire::kHandoffs, whole(0)}, {fire::kRoot, word("outside")}});
  burned("2026-02-01", {{fire::kRoot, word("unknown")}});
  burned("2026-04-01");
  CHECK(number("fires", "count") == 3);
  CHECK(number("fires", "days") == 90);
  CHECK(number("fires", "per_28_days") == 3 * (28.0 / 90));
  CHECK(number("fires", "severity_per_28_days") == 4 * (28.0 / 90));
  CHECK(number("fires", "minutes_per_28_days") == 90 * (28.0 / 90));
  CHECK(number("fires", "mean_handoffs") == 2);
  CHECK(rate("fires_preventable") == Rate{1, 2});
  today = on("2026-02-25");  // 56 days of the window have passed
  CHECK(number("fires", "per_28_days") == 1);
}

TEST_CASE_METHOD(Measures, "M9 is of the talks where they were asked") {
  const RecordId work = engagement("2026-01-01");
  const auto talk = [&](const char* day, const char* mine, const char* theirs) {
    const RecordId id = held(work, day, day);
    change(id, {{checkin::kWorthMe, word(mine)}, {checkin::kWorthThem, word(theirs)}});
    return id;
  };
  const RecordId both = talk("2026-01-01", "yes", "yes");
  talk("2026-01-08", "no", "yes");
  talk("2026-01-15", "yes", "no");
  talk("2026-01-22", "yes", "not_asked");
  held(work, "2026-03-31", "2026-03-31");
  held(work, "2026-03-31", "2026-04-01");
  const Figure figure = measure("rewarding_talks");
  CHECK(figure.hits == std::vector{both});
  CHECK(figure.rate.denominator == 3);
  CHECK(figure.number("asked")->rate == ShownRate{3, 5, 0.6});
}

TEST_CASE_METHOD(Measures, "M10 says up or down only when it is clear") {
  const auto kept = [&](int yes, int no, const char* day) {
    for (int i = 0; i < yes; ++i) promise(day, "kept", day);
    for (int i = 0; i < no; ++i) promise(day, "broken");
  };
  const auto in_window = [&](Window wanted) {
    window = wanted;
    return measure("commitments_kept");
  };
  const Window first{on("2026-01-01"), on("2026-01-31")}, second{on("2026-02-01"), on("2026-03-03")};
  kept(6, 6, "2026-01-10");
  kept(9, 3, "2026-02-10");
  CHECK(change_between(in_window(second), in_window(first)).direction == Direction::no_clear_change);
  kept(30, 0, "2026-02-10");
  const Change up = change_between(in_window(second), in_window(first));
  CHECK(up.direction == Direction::up);
  CHECK(up.difference->clear());
  CHECK(change_between(in_window(first), in_window(second)).direction == Direction::down);
  const Window longer{on("2026-02-01"), on("2026-03-04")};
  CHECK(change_between(in_window(longer), in_window(first)).direction == Direction::not_said);
  const Window few{on("2025-01-01"), on("2025-01-31")};
  CHECK(change_between(in_window(first), in_window(few)).direction == Direction::not_said);
}

TEST_CASE_METHOD(Measures, "M10 compares fires by their exact chance") {
  const Window first{on("2026-01-01"), on("2026-01-28")}, second{on("2026-01-29"), on("2026-02-25")};
  const auto change = [&] {
    window = first;
    const Figure before = measure("fires");
    window = second;
    return change_between(measure("fires"), before);
  };
  for (int i = 0; i < 6; ++i) burned("2026-01-10");
  CHECK(change().direction == Direction::down);
  CHECK(std::abs(*change().p - 2.0 / 64) < 1e-9);
  burned("2026-02-01");
  burned("2026-02-02");
  CHECK(change().direction == Direction::no_clear_change);
  CHECK(std::abs(*change().p - 74.0 / 256) < 1e-9);
}

TEST_CASE_METHOD(Measures, "M11 is the gain beyond that of peers, on one scale from one source") {
  const auto read = [&](const char* day, double value, double peer, const char* source = "survey") {
    return add(Kind::outcome_reading, {{outcome::kSeries, word("Engagement")},
                                       {outcome::kOn, on(day)},
                                       {outcome::kValue, value},
                                       {outcome::kPeer, peer},
                                       {outcome::kMin, 1.0},
                                       {outcome::kMax, 5.0},
                                       {outcome::kSource, word(source)}});
  };
  read("2024-03-01", 1, 1);
  const RecordId before = read("2025-03-01", 3.5, 3.25);
  const RecordId now = read("2026-03-01", 4.0, 3.5);
  const Figure figure = measure("outcome_against_peers");
  REQUIRE(figure.numbers.size() == 1);
  CHECK(figure.numbers[0].name == "Engagement");
  CHECK(figure.numbers[0].value == 0.25);
  CHECK(figure.numbers[0].evidence == std::vector{before, now});

  change(now, {{outcome::kMax, 10.0}});
  CHECK_FALSE(measure("outcome_against_peers").numbers[0].value);
  CHECK(measure("outcome_against_peers").numbers[0].hidden == Hidden::not_comparable);
  change(now, {{outcome::kMax, 5.0}, {outcome::kPeer, Value()}});
  CHECK_FALSE(measure("outcome_against_peers").numbers[0].value);
  trash(now);
  CHECK(measure("outcome_against_peers").hidden == Hidden::nothing);
  read("2026-03-02", 4, 4, "another survey");
  CHECK_FALSE(measure("outcome_against_peers").numbers[0].value);
}

TEST_CASE_METHOD(Measures, "the four windows end today and leave no day between them") {
  const auto windows = last_four_windows(on("2026-03-31"), 91);
  CHECK(windows[3].last == on("2026-03-31"));
  for (std::size_t i = 0; i < windows.size(); ++i) {
    CHECK(windows[i].days() == 91);
    if (i > 0) CHECK(windows[i].first - windows[i - 1].last == 1);
  }
}

TEST_CASE_METHOD(Measures, "no measure reckons from an empty ledger") {
  for (const Figure& figure : reckon_measures(view())) {
    INFO(figure.name);
    const bool counts_nothing = figure.name == "fires";
    CHECK((figure.hidden == Hidden::nothing || counts_nothing));
    CHECK(figure.rate == ShownRate{});
    CHECK_FALSE(figure.shown);
  }
  CHECK(number("fires", "count") == 0);
}
