// A year of rounds added up and shown to the team, so that no two sums tell who said what.
#include "app/rounds.h"
#include "journal/readings.h"
#include "support/rules_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

struct PoolFixture : RulesFixture {
  const Showing board{"Notice board", true, "Nine in ten would", "Too many forms", "By May"};
  Result<RecordId> show() { return publish_pool(*session, board); }
  Day today() { return session->now().day(); }
  /// Released on that day.
  RecordId counted(std::int64_t invited, std::int64_t answers, std::int64_t yes, Day released) {
    const RecordId id = round({{round::kInvited, number(invited)}});
    take_all(id, {"open"});
    Record tally = fresh(Kind::tally, {{tally::kRound, id},
                                       {tally::kAnswers, number(answers)},
                                       {tally::kBlanks, number(0)},
                                       {tally::kEitherYes, number(yes)}});
    tally.set(tally::kCounts,
              list({{"again", "yes", std::to_string(yes)}, {"again", "no", std::to_string(answers - yes)}}));
    REQUIRE(session->add(tally));
    take_all(id, {"close"});
    REQUIRE(take(id, "release", {{round::kReleasedOn, released}}));
    return id;
  }
  std::vector<std::string> pooled(RecordId publication) {
    return at(publication).strings(publication::kPooled);
  }
};

}  // namespace

TEST_CASE("a sum of rounds is shown from ten answers on, with the rounds it adds up") {
  PoolFixture f;
  CHECK(f.show().error() == Error{Code::refused, "I9.pool"});
  const RecordId first = f.released(6);
  CHECK(f.show().error() == Error{Code::refused, "I9.pool"});
  const RecordId second = f.released(6);
  const auto shown = f.show();
  REQUIRE(shown);
  const Record record = f.at(*shown);
  CHECK(record.text(publication::kShown).starts_with("12 of 12, 100 %"));
  CHECK(record.text(publication::kShown).ends_with("answers to 2 rounds in 364 days"));
  CHECK(f.pooled(*shown).size() == 2);
  CHECK(std::ranges::count(f.pooled(*shown), first.text()) == 1);
  CHECK(std::ranges::count(f.pooled(*shown), second.text()) == 1);
  CHECK_FALSE(record.ref(publication::kRound));
  check_refused(f.save(*shown, {{publication::kPooled, Strings{first.text()}}}), "I9.shown");
}

TEST_CASE("a sum that was shown gives way only when a batch of answers has joined at once") {
  PoolFixture f;
  f.released(6);
  f.released(6);
  REQUIRE(f.show());
  // Fewer than five: they wait, so that the difference of the two sums is nobody's answer.
  const RecordId few = f.released(3);
  CHECK(f.at(few).state() == "withheld");
  const auto same = f.show();
  REQUIRE(same);
  CHECK(f.at(*same).text(publication::kShown).starts_with("12 of 12"));
  const RecordId more = f.released(3);
  CHECK(f.at(more).state() == "withheld");
  const auto again = f.show();
  REQUIRE(again);
  CHECK(f.at(*again).text(publication::kShown).starts_with("18 of 18"));
  CHECK(f.pooled(*again).size() == 4);
}

TEST_CASE("I9: a sum is the one the program works out, and one record shows a round or a sum") {
  PoolFixture f;
  const RecordId released = f.released(6), open = f.round();
  const auto showing = [&](Given fields) {
    Record record = f.fresh(Kind::publication, fields);
    record.set(publication::kWhere, word("Board"));
    return f.session->add(record);
  };
  const auto none = showing({});
  CHECK(none.error() == Error{Code::invalid, "round: is required"});
  check_refused(showing({{publication::kPooled, Strings{released.text()}}}), "I9.pool");
  const RecordId another = f.released(6);
  const Strings both{released.text(), another.text()};
  check_refused(showing({{publication::kPooled, both}, {publication::kShown, word("all of them")}}),
                "I9.sum");
  check_refused(showing({{publication::kPooled, Strings{released.text(), open.text()}}}), "I9.sum");
  check_refused(showing({{publication::kRound, released}, {publication::kPooled, both}}), "I9.sum");
  CHECK(f.show());
}

TEST_CASE("the same sum may be shown in another place") {
  PoolFixture f;
  f.released(6);
  f.released(6);
  REQUIRE(f.show());
  CHECK(f.show());
}

TEST_CASE("a sum does not tell the few that stand beside rounds which tell their numbers themselves") {
  PoolFixture f;
  f.counted(12, 10, 9, f.today() - 40);
  f.counted(6, 5, 4, f.today() - 30);
  CHECK(f.show().error() == Error{Code::refused, "I9.beside"});
  f.counted(6, 6, 2, f.today() - 20);
  CHECK(f.show());
}

TEST_CASE(
    "a round that is released before others on paper, or taken away, makes no second sum that tells it") {
  PoolFixture f;
  f.counted(12, 10, 9, f.today() - 60);
  const RecordId few = f.counted(6, 3, 0, f.today() - 55);
  f.counted(6, 2, 0, f.today() - 54);
  f.counted(6, 6, 3, f.today() - 53);
  const auto first = f.show();
  REQUIRE(first);
  REQUIRE(f.session->remove(few));
  CHECK(f.show().error() == Error{Code::refused, "I9.beside"});
  f.counted(6, 6, 6, f.today() - 20);
  CHECK(f.show().error() == Error{Code::refused, "I9.joined"});
  REQUIRE(f.session->put_back(few));
  // Its record in the Trash has been seen all the same.
  REQUIRE(f.session->remove(*first));
  f.counted(6, 3, 3, f.today() - 57);
  CHECK(f.show().error() == Error{Code::refused, "I9.joined"});
}

TEST_CASE("a sum does not make a round shown by itself") {
  PoolFixture f;
  f.released(6);
  f.released(6);
  REQUIRE(f.show());
  const Day today = f.session->now().day();
  const auto view = f.session->view({today - 91, today});
  REQUIRE(view);
  const Figure shown = reckon(*find_reading("rounds_shown"), *view);
  CHECK(shown.rate.numerator == 0);
  CHECK(shown.rate.denominator == 2);
}
