// What a session says about today.
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::JournalFixture;

namespace {

RecordId add_moment(JournalFixture& j, const std::string& title) {
  Record r = j.session->new_record(Kind::moment);
  r.set(moment::kTitle, title);
  REQUIRE(j.session->add(r));
  return r.id;
}

RecordId add_plan(JournalFixture& j, const std::string& title, int starts_in_days) {
  Record r = j.session->new_record(Kind::engagement);
  r.set(engagement::kTitle, title);
  r.set(engagement::kPlannedStart, j.session->now().day() + starts_in_days);
  REQUIRE(j.session->add(r));
  return r.id;
}

std::vector<std::string> owed(JournalFixture& j) {
  const auto today = j.session->today();
  REQUIRE(today);
  std::vector<std::string> titles;
  for (const Owed& one : today->owed) titles.push_back(one.title);
  return titles;
}

using V = std::vector<std::string>;

}  // namespace

TEST_CASE("a moment is nothing owed, however long it waits: it stands in no promise's way") {
  JournalFixture j;
  for (int i = 0; i < 6; ++i) add_moment(j, "She asked why");
  j.clock.advance_days(20);
  add_plan(j, "Due", 0);
  CHECK(owed(j) == V{"Due"});
}

TEST_CASE("an engagement is owed its start from the planned day on, until it began") {
  JournalFixture j;
  const RecordId late = add_plan(j, "Late", -3);
  add_plan(j, "Due", 0);
  add_plan(j, "Later", 1);
  REQUIRE(owed(j) == V{"Late", "Due"});
  REQUIRE(j.session->transition(late, j.session->today()->owed.front().transition));
  CHECK(owed(j) == V{"Due"});
}

TEST_CASE("at most five things are owed, the oldest first, and none of what lies in the Trash") {
  JournalFixture j;
  for (int i = 1; i <= 7; ++i) add_plan(j, std::to_string(i), -i);
  CHECK(owed(j) == V{"7", "6", "5", "4", "3"});
  REQUIRE(j.session->remove(j.session->today()->owed.front().id));
  CHECK(owed(j) == V{"6", "5", "4", "3", "2"});
}

TEST_CASE("today shows its day, the latest entries, the same day of earlier years and one question") {
  JournalFixture j;
  const auto write = [&](const std::string& title, const char* when) {
    Record r = j.session->new_entry(*find_entry_kind("free"));
    r.set(reflection::kTitle, title);
    r.set(kHappened, *Stamp::parse(when));
    REQUIRE(j.session->add(r));
  };
  write("a year ago", "2025-03-02T08:00:00+01:00");
  write("the day before that", "2025-03-01T08:00:00+01:00");
  for (int i = 1; i <= 5; ++i)
    write("new " + std::to_string(i), ("2026-03-01T08:0" + std::to_string(i) + ":00+01:00").c_str());
  const auto today = j.session->today();
  REQUIRE(today);
  CHECK(today->day.text() == "2026-03-02");
  REQUIRE(today->recent.size() == 5);
  CHECK(today->recent.front().title == "new 5");
  CHECK(today->recent.back().title == "new 1");
  REQUIRE(today->on_this_day.size() == 1);
  CHECK(today->on_this_day.front().title == "a year ago");
  REQUIRE(today->prompt);
  CHECK(today->prompt->when == "day.open");
  REQUIRE(j.session->prompt_used(today->prompt->id));
  CHECK(j.session->today()->prompt->id != today->prompt->id);
  j.session->fix_today(Day::parse("2026-03-06"));
  CHECK(j.session->today()->day.text() == "2026-03-06");
  CHECK(j.session->today()->prompt->when == "week.review");  // a Friday
}
