#include "journal/rhythm.h"

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

Day day(std::string_view text) { return *Day::parse(text); }

Record every(std::int64_t number, const char* unit, const char* weekday = "") {
  Record out{{}, Kind::engagement, {}, {}};
  out.set(engagement::kEvery, number);
  out.set(engagement::kUnit, std::string(unit));
  out.set(engagement::kWeekday, std::string(weekday));
  return out;
}

std::string next(const Record& engagement, std::string_view last, std::string_view today) {
  const auto found = next_meeting(engagement, day(last), day(today));
  return found ? found->text() : "none";
}

}  // namespace

TEST_CASE("an engagement without a rhythm has no next meeting and no length") {
  for (const Record& none : {Record{{}, Kind::engagement, {}, {}}, every(0, "week"), every(-3, "month")}) {
    CHECK_FALSE(rhythm_days(none));
    CHECK(next(none, "2026-03-02", "2026-03-02") == "none");
  }
}

TEST_CASE("a rhythm is so many days: weeks of seven, months of thirty, weeks when nothing is said") {
  CHECK(rhythm_days(every(2, "week")) == 14);
  CHECK(rhythm_days(every(3, "month")) == 90);
  CHECK(rhythm_days(every(1, "")) == 7);
}

TEST_CASE("the next meeting is one step of the rhythm later") {
  CHECK(next(every(2, "week"), "2026-03-02", "2026-03-02") == "2026-03-16");
  CHECK(next(every(1, "month"), "2026-03-02", "2026-03-02") == "2026-04-02");
  CHECK(next(every(12, "month"), "2026-03-02", "2026-03-02") == "2027-03-02");
}

TEST_CASE("a month without that day has its meeting on the last one") {
  CHECK(next(every(1, "month"), "2026-01-31", "2026-01-31") == "2026-02-28");
  CHECK(next(every(1, "month"), "2028-01-31", "2028-01-31") == "2028-02-29");
  CHECK(next(every(2, "month"), "2026-12-31", "2026-12-31") == "2027-02-28");
}

TEST_CASE("after a long pause the next meeting is the first of the rhythm that is later than today") {
  CHECK(next(every(2, "week"), "2026-01-05", "2026-03-02") == "2026-03-16");
  CHECK(next(every(1, "month"), "2026-01-31", "2026-04-15") == "2026-04-30");
}

TEST_CASE("a meeting that was planned ahead leads to the one after it") {
  CHECK(next(every(1, "week"), "2026-05-04", "2026-03-02") == "2026-05-11");
}

TEST_CASE("on a weekday the meeting is on the nearest one, at most three days off") {
  CHECK(next(every(2, "week", "thursday"), "2026-03-02", "2026-03-02") == "2026-03-19");
  CHECK(next(every(2, "week", "friday"), "2026-03-02", "2026-03-02") == "2026-03-13");
  const auto seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{60}));
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  static constexpr const char* kDays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                          "friday", "saturday", "sunday"};
  const auto weekday = static_cast<unsigned>(random.below(7));
  const Record engagement = every(1 + static_cast<std::int64_t>(random.below(12)),
                                  random.below(2) == 0 ? "week" : "month", kDays[weekday]);
  const Day last{static_cast<std::int32_t>(20000 + random.below(1000))};
  const Day today{static_cast<std::int32_t>(20000 + random.below(2000))};
  const auto found = next_meeting(engagement, last, today);
  REQUIRE(found);
  CHECK(*found > today);
  CHECK(found->weekday() == weekday);
  // Nothing that was due is passed over: not more than one step and the way to the weekday.
  CHECK(*found - std::max(last, today) <= *rhythm_days(engagement) + 3 + 12);
}

TEST_CASE("days out of the calendar and numbers that no form lets through lead to no meeting") {
  for (const std::int32_t last : {INT32_MIN, INT32_MAX, -1'000'000, 3'000'000}) {
    CHECK_FALSE(next_meeting(every(1, "month"), Day{last}, day("2026-03-02")));
    CHECK_FALSE(next_meeting(every(1, "week"), day("2026-03-02"), Day{last}));
  }
  for (const std::int64_t number : {std::int64_t{1001}, INT64_MAX, INT64_MIN}) {
    CHECK_FALSE(rhythm_days(every(number, "month")));
    CHECK_FALSE(next_meeting(every(number, "month"), day("2026-03-02"), day("2026-03-02")));
  }
  CHECK(next(every(1, "week"), "0001-01-01", "9999-12-31") == "none");
  CHECK(next(every(1, "week"), "0001-01-01", "2026-03-02") == "2026-03-09");
}
