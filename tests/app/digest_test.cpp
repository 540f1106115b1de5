#include "app/digest.h"

#include <limits>
#include <random>
#include <set>
#include <vector>

#include "support/catch.h"
#include "support/fakes.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using app::DigestSettings;
using app::DigestStep;
using app::next_digest;
using app::Reminders;

namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 60 * kMinuteMs;

/// A clock in a zone that changes its offset.
class ZoneClock : public Clock {
 public:
  struct Change {
    std::int64_t utc_ms;
    std::int16_t offset_min;
  };
  ZoneClock(std::int16_t offset_min, std::vector<Change> changes)
      : first_(offset_min), changes_(std::move(changes)) {}
  Stamp now() override { return {utc_ms, offset_at(utc_ms)}; }
  std::int16_t offset_at(std::int64_t at) override {
    std::int16_t offset = first_;
    for (const Change& each : changes_)
      if (at >= each.utc_ms) offset = each.offset_min;
    return offset;
  }
  void set(std::string_view rfc3339) { utc_ms = Stamp::parse(rfc3339)->utc_ms; }

  std::int64_t utc_ms = 0;

 private:
  std::int16_t first_;
  std::vector<Change> changes_;
};

std::int64_t utc(std::string_view rfc3339) { return Stamp::parse(rfc3339)->utc_ms; }

ZoneClock berlin() { return {60, {{utc("2026-03-29T01:00:00Z"), 120}, {utc("2026-10-25T01:00:00Z"), 60}}}; }

DigestSettings at_hour(int hour) { return {Reminders::on, hour, {}}; }

bool shows(const DigestStep& step) { return step.say == DigestStep::Say::digest; }

/// As the desktop does: wakes when it is told to, and writes down what it showed.
struct Desk {
  Clock& clock;
  DigestSettings settings;
  std::vector<Day> shown = {};

  DigestStep wake(std::int64_t things = 1) {
    const DigestStep step = next_digest(settings, things, clock);
    if (shows(step)) shown.push_back(clock.now().day());
    if (shows(step)) settings.shown = shown.back();
    return step;
  }
};

}  // namespace

TEST_CASE("the digest comes at its hour, once, and is waited for by the minute") {
  test::FixedClock clock("2026-03-02T08:59:59+01:00");
  Desk desk{clock, at_hour(9)};
  const DigestStep before = desk.wake();
  CHECK(!shows(before));
  CHECK(before.next->text() == "2026-03-02T09:00:00+01:00");

  clock.set("2026-03-02T09:00:00+01:00");
  const DigestStep first = desk.wake();
  CHECK(shows(first));
  CHECK(first.next->text() == "2026-03-03T09:00:00+01:00");
  CHECK(!shows(desk.wake()));
  clock.set("2026-03-02T23:59:59+01:00");
  CHECK(!shows(desk.wake()));
  clock.set("2026-03-03T00:00:00+01:00");
  CHECK(!shows(desk.wake()));
  clock.set("2026-03-03T14:30:00+01:00");  // the machine slept at nine
  CHECK(shows(desk.wake()));
}

TEST_CASE("at midnight's hour the digest comes with the day") {
  test::FixedClock clock("2026-03-02T23:59:59+01:00");
  Desk desk{clock, at_hour(0)};
  desk.settings.shown = clock.now().day();
  CHECK(desk.wake().next->text() == "2026-03-03T00:00:00+01:00");
  clock.set("2026-03-03T00:00:00+01:00");
  CHECK(shows(desk.wake()));
  CHECK(desk.wake().next->text() == "2026-03-04T00:00:00+01:00");
}

TEST_CASE("nothing due is nothing said, and off is off") {
  test::FixedClock clock("2026-03-02T10:00:00+01:00");
  Desk desk{clock, at_hour(9)};
  const DigestStep none = desk.wake(0);
  CHECK(!shows(none));
  CHECK(none.next->text() == "2026-03-03T09:00:00+01:00");
  CHECK(!shows(desk.wake(-1)));
  CHECK(shows(desk.wake(1)));

  desk.settings = {Reminders::off, 9, {}};
  const DigestStep off = desk.wake(5);
  CHECK(!shows(off));
  CHECK(!off.next);
}

TEST_CASE("a clock that is set back, or a day that comes again in another zone, repeats no digest") {
  test::FixedClock clock("2026-03-05T09:30:00+01:00");
  Desk desk{clock, at_hour(9)};
  CHECK(shows(desk.wake()));
  clock.set("2026-03-05T09:00:00+01:00");
  CHECK(!shows(desk.wake()));
  clock.set("2026-03-05T08:00:00+01:00");
  const DigestStep early = desk.wake();
  CHECK(!shows(early));
  CHECK(early.next->text() == "2026-03-06T09:00:00+01:00");
  clock.set("2026-02-26T10:00:00+01:00");
  CHECK(!shows(desk.wake()));
  clock.set("2026-03-05T09:00:00-10:00");  // over the date line
  CHECK(!shows(desk.wake()));
  clock.set("2026-03-06T09:00:00-10:00");
  CHECK(shows(desk.wake()));
}

TEST_CASE("a digest that a wrong clock dated years ahead does not silence the years") {
  test::FixedClock clock("2031-01-01T09:00:00+01:00");
  Desk desk{clock, at_hour(9)};
  CHECK(shows(desk.wake()));
  clock.set("2026-03-05T09:00:00+01:00");
  CHECK(shows(desk.wake()));
  CHECK(!shows(desk.wake()));
}

TEST_CASE("on the day that loses its hour the digest comes when the hour would have begun") {
  ZoneClock clock = berlin();
  Desk desk{clock, at_hour(2)};
  clock.set("2026-03-28T12:00:00+01:00");
  desk.settings.shown = clock.now().day();
  const DigestStep step = desk.wake();
  CHECK(step.next->text() == "2026-03-29T03:00:00+02:00");
  clock.utc_ms = step.next->utc_ms - 1;
  CHECK(!shows(desk.wake()));
  CHECK(desk.wake().next == step.next);
  clock.utc_ms = step.next->utc_ms;
  const DigestStep come = desk.wake();
  CHECK(shows(come));
  CHECK(come.next->text() == "2026-03-30T02:00:00+02:00");

  clock.set("2026-03-29T00:30:00+01:00");  // a later hour of that day is where the clock shows it
  CHECK(next_digest(at_hour(9), 1, clock).next->text() == "2026-03-29T09:00:00+02:00");
}

TEST_CASE("on the day that has its hour twice the digest comes with the first only") {
  ZoneClock clock = berlin();
  Desk desk{clock, at_hour(2)};
  clock.set("2026-10-25T00:10:00+02:00");
  const DigestStep step = desk.wake();
  CHECK(step.next->text() == "2026-10-25T02:00:00+02:00");
  clock.utc_ms = step.next->utc_ms;
  CHECK(shows(desk.wake()));
  clock.set("2026-10-25T02:00:00+01:00");
  const DigestStep again = desk.wake();
  CHECK(!shows(again));
  CHECK(again.next->text() == "2026-10-26T02:00:00+01:00");

  clock.set("2026-10-25T01:59:00+02:00");
  CHECK(next_digest(at_hour(9), 1, clock).next->text() == "2026-10-25T09:00:00+01:00");
}

TEST_CASE("where a day is left out altogether the digest comes on the day after it") {
  ZoneClock clock(-600, {{utc("2011-12-30T10:00:00Z"), 840}});  // Samoa changed sides of the date line
  clock.set("2011-12-29T09:00:00-10:00");
  Desk desk{clock, at_hour(9)};
  const DigestStep step = desk.wake();
  CHECK(shows(step));
  CHECK(step.next->text() == "2011-12-31T09:00:00+14:00");
}

TEST_CASE("a sleep is never longer than a clock may go unwatched") {
  using namespace std::chrono_literals;
  const Stamp now = *Stamp::parse("2026-03-02T08:55:00Z");
  CHECK(app::digest_wait(now, *Stamp::parse("2026-03-02T09:00:00Z")) == 5min);
  CHECK(app::digest_wait(now, *Stamp::parse("2026-03-03T09:00:00Z")) == app::kLongestDigestWait);
  CHECK(app::digest_wait(now, now) == 0ms);
  CHECK(app::digest_wait(now, *Stamp::parse("2026-03-02T08:00:00Z")) == 0ms);
}

TEST_CASE("in any zone, whatever its changes, each day that has the hour has one digest") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  for (int run = 0; run < 200; ++run) {
    const auto some_offset = [&] { return static_cast<std::int16_t>(15 * (int(random.below(105)) - 48)); };
    std::int16_t offset = some_offset();
    const std::int64_t start = utc("2026-01-01T00:00:00Z");
    std::vector<ZoneClock::Change> changes;
    const std::int16_t first = offset;
    for (int i = 1; i <= 3; ++i) {  // no zone changes twice within three days
      offset = static_cast<std::int16_t>(offset + 30 * (int(random.below(5)) - 2));
      const auto quarter_hours = static_cast<std::int64_t>(random.below(4 * 24 * 6));
      changes.push_back({start + i * 10 * 24 * kHourMs + quarter_hours * 15 * kMinuteMs, offset});
    }
    ZoneClock clock(first, changes);
    clock.utc_ms = start + static_cast<std::int64_t>(random.below(24)) * kHourMs;
    const int hour = static_cast<int>(random.below(24));
    INFO("run " << run << " hour " << hour);
    Desk desk{clock, at_hour(hour)};
    const Day last = clock.now().day() + 45;
    while (clock.now().day() < last) {
      const DigestStep step = desk.wake();
      REQUIRE(step.next->utc_ms > clock.utc_ms);
      REQUIRE(step.next->utc_ms <= clock.utc_ms + 50 * kHourMs);
      // sometimes the machine wakes earlier, for another reason
      const auto early =
          static_cast<std::int64_t>(random.below(2)) *
          static_cast<std::int64_t>(random.below(std::uint64_t(step.next->utc_ms - clock.utc_ms)));
      clock.utc_ms = step.next->utc_ms - early;
    }
    REQUIRE(std::ranges::is_sorted(desk.shown));
    REQUIRE(std::ranges::adjacent_find(desk.shown) == desk.shown.end());
    for (std::size_t i = 1; i < desk.shown.size(); ++i) {
      // the last hour of a day may be left out
      REQUIRE(desk.shown[i] - desk.shown[i - 1] <= (hour >= 22 ? 2 : 1));
    }
    REQUIRE(desk.shown.size() >= 40);
  }
}

TEST_CASE("however the clock jumps within a week, no day has a second digest") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  ZoneClock clock = berlin();
  clock.set("2026-03-20T00:00:00+01:00");
  Desk desk{clock, at_hour(9)};
  std::int64_t latest = clock.utc_ms;
  for (int i = 0; i < 3000; ++i) {
    clock.utc_ms += (static_cast<std::int64_t>(random.below(60)) - 28) * kHourMs;
    clock.utc_ms = std::max(clock.utc_ms, latest - 6 * 24 * kHourMs);
    latest = std::max(latest, clock.utc_ms);
    desk.wake(static_cast<std::int64_t>(random.below(3)));
  }
  const std::set<Day> days(desk.shown.begin(), desk.shown.end());
  CHECK(days.size() == desk.shown.size());
  CHECK(days.size() > 10);
}

TEST_CASE("nobody is reminded before they chose an hour, and the choice is kept") {
  test::JournalFixture journal;
  CHECK(app::digest_settings(*journal.session) == DigestSettings{});
  CHECK(DigestSettings{}.reminders == Reminders::off);
  REQUIRE(app::set_digest(*journal.session, Reminders::on, 17));
  CHECK(app::set_digest(*journal.session, Reminders::on, 24).code() == Code::invalid);
  CHECK(app::set_digest(*journal.session, Reminders::off, -1).code() == Code::invalid);
  REQUIRE(app::note_digest_shown(*journal.session, *Day::parse("2026-03-01")));
  journal.close();
  journal.open();
  CHECK(app::digest_settings(*journal.session) ==
        DigestSettings{Reminders::on, 17, *Day::parse("2026-03-01")});
  REQUIRE(app::set_digest(*journal.session, Reminders::off, 17));
  CHECK(app::digest_settings(*journal.session).reminders == Reminders::off);
}

TEST_CASE("settings that nobody of us wrote are those that were never chosen") {
  test::JournalFixture journal;
  for (const char* words : {"", "x", "24", "-1", "99999999999999"}) {
    for (const char* key : {"digest.reminders", "digest.hour", "digest.shown"})
      REQUIRE(journal.session->set_setting(key, words));
    CHECK(app::digest_settings(*journal.session) == DigestSettings{});
  }
}
