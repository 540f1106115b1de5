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
  CHECK(record.text(publication::kShown).ends_with("answers to 2 rounds in twelve months"));
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
  CHECK(f.show().error() == Error{Code::refused, "I9.joined"});
  // Fewer than five: they wait, so that the difference of the two sums is nobody's answer.
  const RecordId few = f.released(3);
  CHECK(f.at(few).state() == "withheld");
  CHECK(f.show().error() == Error{Code::refused, "I9.joined"});
  const RecordId more = f.released(3);
  CHECK(f.at(more).state() == "withheld");
  const auto again = f.show();
  REQUIRE(again);
  CHECK(f.at(*again).text(publication::kShown).starts_with("18 of 18"));
  CHECK(f.pooled(*again).size() == 4);
}

TEST_CASE("I9: a sum is of released rounds of the standards, and one record shows a round or a sum") {
  PoolFixture f;
  const RecordId released = f.released(6), open = f.round();
  const auto showing = [&](Given fields) {
    Record record = f.fresh(Kind::publication, fields);
    record.set(publication::kWhere, word("Board"));
    return f.session->add(record);
  };
  check_refused(showing({}), "I9.publish");
  check_refused(showing({{publication::kRound, released}, {publication::kPooled, Strings{released.text()}}}),
                "I9.either");
  check_refused(showing({{publication::kPooled, Strings{released.text(), open.text()}}}), "I9.publish");
  check_refused(showing({{publication::kPooled, Strings{f.desk.text()}}}), "I9.publish");
  CHECK(showing({{publication::kPooled, Strings{released.text()}}}));
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
