// Every act of journal/kinds/acts.cpp: what a step writes beside its own record, and when it may not be
// taken.
#include "journal/step.h"

#include "journal/round_terms.h"
#include "support/small_world.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

struct Work : SmallWorld {
  RecordId me = add(Kind::person, {{person::kName, word("Me")}, {person::kRelation, word("self")}});
  RecordId ana = add(Kind::person, {{person::kName, word("Ana")}, {person::kRelation, word("staff")}});
  RecordId desk = add(Kind::engagement, {{engagement::kTitle, word("New desk")},
                                         {engagement::kEvery, number(2)},
                                         {engagement::kUnit, word("week")},
                                         {kPeople, Strings{ana.text()}}});

  RecordId draft(SmallWorld::Given more = {}) {
    const RecordId id = add(Kind::agreement, {{kEngagement, desk},
                                              {agreement::kCriteria, list({{"Nobody waits", "joint"}})},
                                              {agreement::kMetOn, on("2026-02-26")},
                                              {agreement::kAgreedBy, list({{ana.text(), "said"}})}});
    for (const auto& [tag, value] : more) at(id).set(tag, value);
    return id;
  }
  RecordId checkin(const char* due) {
    return add(Kind::checkin, {{kEngagement, desk}, {checkin::kDue, on(due)}});
  }
  RecordId promise(const char* due) {
    return add(Kind::commitment, {{commitment::kThen, word("I call her back")}, {commitment::kDue, on(due)}});
  }
  RecordId round(SmallWorld::Given more = {}) {
    const RecordId id = add(Kind::round, {{kEngagement, desk}, {round::kInvited, number(8)}});
    for (const auto& [tag, value] : more) at(id).set(tag, value);
    return id;
  }
  void count(RecordId round, std::int64_t answers, std::int64_t blanks = 0) {
    add(Kind::tally,
        {{tally::kRound, round}, {tally::kAnswers, number(answers)}, {tally::kBlanks, number(blanks)}});
  }
  std::vector<Record> planned() {
    std::vector<Record> out = naming(desk, Kind::checkin);
    std::erase_if(out, [](const Record& one) { return one.state() != "scheduled"; });
    return out;
  }
};

std::string detail(const Status& status) {
  REQUIRE_FALSE(status);
  CHECK(status.code() == Code::refused);
  return status.error().detail;
}

}  // namespace

TEST_CASE("a step is noted on the day it was taken, which is not to come, a plan may be") {
  Work w;
  const RecordId id = w.promise("2026-04-01");
  Record kept = w.at(id);
  kept.set(commitment::kKeptOn, w.today + 1);
  CHECK(
      check_rules(w.at(id), kept, w, w.today));  // what is only written down and not said to have happened
  kept.set(kState, std::string("kept"));
  const Status ahead = check_rules(w.at(id), kept, w, w.today);
  REQUIRE_FALSE(ahead);
  CHECK(ahead.error() == Error{Code::invalid, "kept_on: ahead"});
  CHECK_FALSE(check_rules(std::nullopt, kept, w, w.today));
  CHECK(check_rules(kept, kept, w, w.today));  // as another clock has it
  kept.set(commitment::kKeptOn, w.today);
  CHECK(check_rules(w.at(id), kept, w, w.today));
}

TEST_CASE("starting an engagement plans the first check-in of its rhythm, with its people") {
  Work w;
  REQUIRE(w.take(w.desk, "start"));
  CHECK(w.at(w.desk).day(engagement::kActualStart) == on("2026-03-02"));
  REQUIRE(w.made.size() == 1);
  const Record& first = w.at(w.made[0]);
  CHECK(first.kind == Kind::checkin);
  CHECK(first.day(checkin::kDue) == on("2026-03-16"));
  CHECK(first.ref(kEngagement) == w.desk);
  CHECK(first.strings(kPeople) == Strings{w.ana.text()});
}

TEST_CASE("a start in the past plans the first check-in that is still to come") {
  Work w;
  REQUIRE(w.take(w.desk, "start", {{engagement::kActualStart, on("2026-01-05")}}));
  CHECK(w.planned().at(0).day(checkin::kDue) == on("2026-03-16"));
}

TEST_CASE("starting plans nothing without a rhythm, or beside a check-in that is planned already") {
  Work w;
  SECTION("no rhythm") { w.at(w.desk).set(engagement::kEvery, {}); }
  SECTION("planned by hand") { w.checkin("2026-03-04"); }
  const std::size_t before = w.planned().size();
  REQUIRE(w.take(w.desk, "start"));
  CHECK(w.made.empty());
  CHECK(w.planned().size() == before);
}

TEST_CASE("a close stays known when the engagement is opened and closed again") {
  Work w;
  w.at(w.desk).set(engagement::kWaiver, word("They left the firm"));
  for (const char* verb : {"start", "finish", "close", "reopen"}) REQUIRE(w.take(w.desk, verb));
  const Record& open = w.at(w.desk);
  CHECK(open.state() == "active");
  CHECK(is_empty(open.value(engagement::kClosedOn)));
  CHECK(is_empty(open.value(engagement::kActualEnd)));
  CHECK(open.strings(engagement::kCloses) == Strings{"2026-03-02 closed"});
  w.today = on("2026-04-01");
  for (const char* verb : {"finish", "close"}) REQUIRE(w.take(w.desk, verb));
  CHECK(w.at(w.desk).strings(engagement::kCloses) == Strings{"2026-03-02 closed", "2026-04-01 closed"});
  CHECK(w.at(w.desk).day(engagement::kClosedOn) == on("2026-04-01"));
}

TEST_CASE("what is agreed comes into force: first version, engagement agreed") {
  Work w;
  const RecordId first = w.draft();
  REQUIRE(w.take(first, "propose"));
  REQUIRE(w.take(first, "agree"));
  CHECK(w.at(first).integer(agreement::kVersion) == 1);
  CHECK(w.at(first).day(agreement::kAgreedOn) == on("2026-03-02"));
  CHECK(w.at(w.desk).state() == "agreed");
}

TEST_CASE("an agreement for one phase leaves the engagement and the agreement for the whole as they are") {
  Work w;
  const RecordId whole = w.draft();
  const RecordId phase = w.add(
      Kind::phase, {{kEngagement, w.desk}, {phase::kName, word("Build")}, {phase::kOrdinal, number(1)}});
  const RecordId part = w.draft({{agreement::kPhase, phase}});
  REQUIRE(w.take(part, "agree"));
  CHECK(w.at(w.desk).state() == "draft");
  REQUIRE(w.take(whole, "agree"));
  CHECK(w.at(part).state() == "agreed");
  CHECK(w.at(part).integer(agreement::kVersion) == 1);
  CHECK(w.at(whole).integer(agreement::kVersion) == 1);
}

TEST_CASE("a newer version puts the one before out of force and counts on") {
  Work w;
  const RecordId first = w.draft(), fresh = w.draft(), third = w.draft();
  for (const RecordId id : {first, fresh, third}) REQUIRE(w.take(id, "agree"));
  CHECK(w.at(first).state() == "superseded");
  CHECK(w.at(fresh).state() == "superseded");
  CHECK(w.at(third).state() == "agreed");
  CHECK(w.at(fresh).integer(agreement::kVersion) == 2);
  CHECK(w.at(third).integer(agreement::kVersion) == 3);
}

TEST_CASE("an agreement without an engagement cannot come into force") {
  Work w;
  const RecordId lost = w.draft({{kEngagement, Value{}}});
  CHECK(detail(w.take(lost, "agree")) == "I1.engagement");
}

TEST_CASE("amending makes a draft of the next version and leaves the agreed one untouched") {
  Work w;
  const RecordId first = w.draft({{agreement::kJudged, list({{"1", "yes"}})}});
  REQUIRE(w.take(first, "agree"));
  const Record agreed = w.at(first);
  REQUIRE(w.take(first, "amend", {{agreement::kTheyWant, word("Fewer forms")}}));
  CHECK(w.at(first) == agreed);
  REQUIRE(w.made.size() == 1);
  const RecordId second = w.made[0];
  const Record& next = w.at(second);
  CHECK(next.state() == "draft");
  CHECK(next.integer(agreement::kVersion) == 2);
  CHECK(next.ref(agreement::kReplaces) == first);
  CHECK(next.text(agreement::kTheyWant) == "Fewer forms");
  CHECK(next.value(agreement::kCriteria) == agreed.value(agreement::kCriteria));
  for (const Tag tag : {agreement::kMetOn, agreement::kAgreedBy, agreement::kAgreedOn, agreement::kJudged})
    CHECK(is_empty(next.value(tag)));
  CHECK(detail(w.take(first, "amend")) == "I2.draft");
  REQUIRE(w.take(second, "agree",
                 {{agreement::kMetOn, on("2026-03-02")}, {agreement::kAgreedBy, list({{w.ana.text()}})}}));
  CHECK(w.at(first).state() == "superseded");
  CHECK(w.at(second).integer(agreement::kVersion) == 2);
}

TEST_CASE("a version that was overtaken while in the making gets the number after the one in force") {
  Work w;
  const RecordId first = w.draft();
  REQUIRE(w.take(first, "agree"));
  REQUIRE(w.take(first, "amend"));
  const RecordId amended = w.made[0];
  const RecordId fresh = w.draft();
  REQUIRE(w.take(fresh, "agree"));
  CHECK(w.at(fresh).integer(agreement::kVersion) == 2);
  REQUIRE(w.take(amended, "agree",
                 {{agreement::kMetOn, on("2026-03-02")}, {agreement::kAgreedBy, list({{w.ana.text()}})}}));
  CHECK(w.at(amended).integer(agreement::kVersion) == 3);
  CHECK(w.at(fresh).state() == "superseded");
}

TEST_CASE("a check-in that was held, missed or cancelled leads to the next one of the rhythm") {
  const std::string_view verb = GENERATE("hold", "miss", "cancel");
  INFO(verb);
  Work w;
  REQUIRE(w.take(w.desk, "start", {{engagement::kActualStart, on("2026-02-16")}}));
  const RecordId first = w.made[0];
  w.today = on("2026-03-18");
  REQUIRE(w.take(first, verb));
  REQUIRE(w.made.size() == 1);
  CHECK(w.at(w.made[0]).day(checkin::kDue) == on("2026-03-30"));
  CHECK(w.planned().size() == 1);
}

TEST_CASE("a missed check-in that was held after all plans no second next one") {
  Work w;
  REQUIRE(w.take(w.desk, "start"));
  const RecordId first = w.made[0];
  REQUIRE(w.take(first, "miss"));
  REQUIRE(w.take(first, "hold"));
  CHECK(w.made.empty());
  CHECK(w.planned().size() == 1);
}

TEST_CASE("the rhythm ends with the engagement") {
  Work w;
  REQUIRE(w.take(w.desk, "start"));
  const RecordId first = w.made[0];
  REQUIRE(w.take(w.desk, "finish"));
  REQUIRE(w.take(first, "hold"));
  CHECK(w.planned().empty());
}

TEST_CASE("moving a check-in notes from where to where, by whom and when, and leaves the first day") {
  Work w;
  const RecordId id = w.checkin("2026-03-10");
  REQUIRE(w.take(id, "move", {{checkin::kDueNow, on("2026-03-12")}, {checkin::kMovedBy, word("me")}}));
  w.today = on("2026-03-05");
  REQUIRE(w.take(id, "move", {{checkin::kDueNow, on("2026-03-20")}, {checkin::kMovedBy, word("them")}}));
  const Record& moved = w.at(id);
  CHECK(moved.state() == "scheduled");
  CHECK(moved.day(checkin::kDue) == on("2026-03-10"));
  CHECK(moved.day(checkin::kDueNow) == on("2026-03-20"));
  CHECK(cells_of(moved, checkin::kMoves) ==
        std::vector<Cells>{{"2026-03-10", "2026-03-12", "me", "2026-03-02"},
                           {"2026-03-12", "2026-03-20", "them", "2026-03-05"}});
}

TEST_CASE("a reply is kept beside the state that it leads to") {
  Work w;
  const auto heard = [&] {
    return w.add(Kind::heard, {{heard::kWords, word("The form is too long")}, {heard::kType, word("issue")}});
  };
  const RecordId acted = heard(), declined = heard(), parked = heard();
  REQUIRE(w.take(acted, "act"));
  REQUIRE(w.take(declined, "decline", {{heard::kReason, word("The law asks for it")}}));
  REQUIRE(w.take(parked, "park", {{heard::kUntil, on("2026-04-01")}}));
  CHECK(w.at(acted).text(heard::kReply) == "act");
  CHECK(w.at(declined).text(heard::kReply) == "decline");
  CHECK(w.at(parked).text(heard::kReply) == "park");
  for (const RecordId id : {acted, declined, parked})
    CHECK(w.at(id).day(heard::kRepliedOn) == on("2026-03-02"));
  REQUIRE(w.take(parked, "act"));
  CHECK(w.at(parked).text(heard::kReply) == "act");
}

TEST_CASE("renegotiating keeps the old day and makes the same promise for the new one") {
  Work w;
  const RecordId id = w.promise("2026-03-02");
  REQUIRE(w.take(id, "renegotiate", {{commitment::kDue, on("2026-03-09")}}));
  REQUIRE(w.made.size() == 1);
  const Record &before = w.at(id), &after = w.at(w.made[0]);
  CHECK(before.state() == "renegotiated");
  CHECK(before.day(commitment::kDue) == on("2026-03-02"));
  CHECK(before.ref(commitment::kReplacedBy) == after.id);
  CHECK(after.state() == "open");
  CHECK(after.day(commitment::kDue) == on("2026-03-09"));
  CHECK(after.day(commitment::kMadeOn) == on("2026-03-02"));
  CHECK(after.title() == before.title());
}

TEST_CASE("renegotiating needs another day, and none after the day itself") {
  Work w;
  const RecordId id = w.promise("2026-03-02");
  CHECK(detail(w.take(id, "renegotiate")) == "I6.to");
  CHECK(detail(w.take(id, "renegotiate", {{commitment::kDue, on("2026-03-02")}})) == "I6.to");
  w.today = on("2026-03-03");
  CHECK(detail(w.take(id, "renegotiate", {{commitment::kDue, on("2026-03-09")}})) == "I6");
  REQUIRE(w.take(id, "break"));
}

TEST_CASE("opening a round settles what counts, with the usual values for what was left open") {
  Work w;
  const RecordId id = w.round({{round::kInvited, number(6)}});
  REQUIRE(w.take(id, "open"));
  const Record& round = w.at(id);
  CHECK(terms_of(round) == RoundTerms{5, 6, 1, "standards", "tally", "other"});
  CHECK(round.text(round::kFrozen) == settled_text(terms_of(round)));
  CHECK(round.integer(round::kK) == 5);
  CHECK(round.text(round::kMode) == "tally");
  CHECK(round.day(round::kOpens) == on("2026-03-02"));
}

TEST_CASE("fewer than three are not asked in writing, but may be in person") {
  Work w;
  const RecordId id = w.round({{round::kInvited, number(2)}});
  CHECK(detail(w.take(id, "open")) == "I9.invited");
  REQUIRE(w.take(id, "open", {{round::kMode, word("spoken")}}));
}

TEST_CASE("a release depends on the count: released from k on, withheld under it, void above the invited") {
  struct Case {
    std::int64_t answers, blanks;
    const char* state;
  };
  const auto [answers, blanks, state] =
      GENERATE(Case{5, 0, "released"}, Case{8, 3, "released"}, Case{8, 4, "withheld"}, Case{4, 0, "withheld"},
               Case{0, 0, "withheld"}, Case{9, 0, "void"});
  INFO(answers << " slips, " << blanks << " blank");
  Work w;
  const RecordId id = w.round();
  for (const char* verb : {"open", "close"}) REQUIRE(w.take(id, verb));
  CHECK(detail(w.take(id, "release")) == "I9.count");
  w.count(id, answers, blanks);
  REQUIRE(w.take(id, "release"));
  CHECK(w.at(id).state() == state);
  CHECK(w.at(id).text(round::kReason).empty() == (std::string_view(state) != "void"));
}

TEST_CASE("a spoken round is released without a count") {
  Work w;
  const RecordId id = w.round({{round::kMode, word("spoken")}});
  for (const char* verb : {"open", "close", "release"}) REQUIRE(w.take(id, verb));
  CHECK(w.at(id).state() == "released");
}

TEST_CASE("a sheet is done when it led to a commitment, a point of view and the basics need none") {
  Work w;
  for (const char* sheet : {"icare", "quiz", "spinoff"}) {
    INFO(sheet);
    const RecordId id = w.add(Kind::assessment, {{assessment::kInstrument, word(sheet)}});
    CHECK(detail(w.take(id, "finish")) == "commitment");
    w.at(w.promise("2026-04-01")).set(commitment::kSource, id);
    REQUIRE(w.take(id, "finish"));
    CHECK(w.at(id).day(assessment::kOn) == on("2026-03-02"));
  }
  for (const char* sheet : {"perspective", "basics"}) {
    INFO(sheet);
    REQUIRE(w.take(w.add(Kind::assessment, {{assessment::kInstrument, word(sheet)}}), "finish"));
  }
}

TEST_CASE("a step that the state does not allow, or that lacks what it needs, changes nothing") {
  Work w;
  const std::vector<Record> before = w.records;
  const RecordId id = w.desk;
  CHECK(detail(w.take(id, "finish")) == "finish: not from state draft");
  CHECK(detail(w.take(id, "cancel")) == "cancel: needs reason");
  CHECK(w.take(id, "fly").code() == Code::usage);
  CHECK(w.records == before);
}

TEST_CASE("a rule that was broken before does not stand in the way of other changes") {
  Work w;
  const RecordId id = w.draft({{agreement::kMetOn, Value{}}, {kState, word("agreed")}});
  CHECK(w.refusal(id, {{agreement::kJudged, list({{"1", "yes"}})}}).empty());
  CHECK(w.refusal(id, {{agreement::kMetOn, on("2026-03-02")}}) == "I2");
}
