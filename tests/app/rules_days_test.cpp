// The rules of the domain about one count for each round, and about days that contradict what is recorded.
#include "support/rules_fixture.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using namespace thirdrow::test;

TEST_CASE("I10: a round has one count, which is corrected and not counted again") {
  RulesFixture f;
  const RecordId id = f.round();
  f.take_all(id, {"open"});
  const Record count = f.count(id, 6);
  REQUIRE(f.session->add(count));
  f.later();
  const Record second = f.count(id, 7);
  check_refused(f.session->add(second), "I10.again");
  REQUIRE(f.save(count.id, {{tally::kAnswers, number(7)}}));
  CHECK(f.session->history(count.id)->size() == 2);
  REQUIRE(f.session->remove(count.id));
  REQUIRE(f.session->add(second));
  REQUIRE(f.session->put_back(count.id));
  const RecordId other = f.round();
  f.take_all(other, {"open"});
  const Record elsewhere = f.count(other, 5);
  REQUIRE(f.session->add(elsewhere));
  check_refused(f.save(elsewhere.id, {{tally::kRound, id}}), "I10.again");
}

TEST_CASE("I6: a commitment is not made for a day that has passed") {
  RulesFixture f;
  const Day today = f.session->now().day();
  const auto promise = [&](Day made, Day due) {
    return f.session->add(
        f.fresh(Kind::commitment,
                {{commitment::kThen, word("I ask")}, {commitment::kMadeOn, made}, {commitment::kDue, due}}));
  };
  check_refused(promise(today, today - 1), "I6.past");
  CHECK(promise(today, today));
  CHECK(promise(today - 9, today - 1));
}

TEST_CASE("I1: nothing is agreed before the day on which both sides met") {
  RulesFixture f;
  const Record ahead = f.agreement({{agreement::kMetOn, f.session->now().day() + 1}});
  REQUIRE(f.session->add(ahead));
  check_refused(f.take(ahead.id, "agree"), "I1.ahead");
  REQUIRE(f.take(ahead.id, "agree", {{agreement::kMetOn, f.session->now().day()}}));
}
