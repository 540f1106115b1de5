#include "platform/system_clock.h"

#include <stdlib.h>

#include "support/catch.h"
#include "support/child.h"

using namespace thirdrow;

namespace {

std::int64_t utc_ms(std::string_view rfc3339) { return Stamp::parse(rfc3339)->utc_ms; }

}  // namespace

TEST_CASE("offsets follow the zone's rules on both sides of a change") {
  // written as a rule, so that no zone database is needed
  const std::string complaint = test::in_child([]() -> std::string {
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    platform::SystemClock clock;
    TR_EXPECT(clock.offset_at(utc_ms("2026-03-29T00:59:59Z")) == 60);
    TR_EXPECT(clock.offset_at(utc_ms("2026-03-29T01:00:00Z")) == 120);
    TR_EXPECT(clock.offset_at(utc_ms("2026-10-25T00:59:59.999Z")) == 120);
    TR_EXPECT(clock.offset_at(utc_ms("2026-10-25T01:00:00Z")) == 60);
    TR_EXPECT(clock.offset_at(-1) == 60);
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("a change of zone while running is followed") {
  const std::string complaint = test::in_child([]() -> std::string {
    platform::SystemClock clock;
    setenv("TZ", "XXX+4:30", 1);
    TR_EXPECT(clock.offset_at(0) == -270);
    setenv("TZ", "YYY-14", 1);
    TR_EXPECT(clock.offset_at(0) == 840);
    TR_EXPECT(clock.now().offset_min == 840);
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("the present moment is between two readings of the system's own clock") {
  platform::SystemClock clock;
  const auto seconds = [] { return static_cast<std::int64_t>(time(nullptr)); };
  const std::int64_t before = seconds();
  const std::int64_t now = clock.now().utc_ms / 1000;
  CHECK(before <= now + 1);  // time() may read a coarser clock
  CHECK(now <= seconds() + 1);
}
