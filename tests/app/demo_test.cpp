#include "app/demo.h"

#include "support/journal_fixture.h"

using namespace thirdrow;
using test::JournalFixture;

TEST_CASE("the demo's entries have happened by now, also early in the morning") {
  JournalFixture j;
  j.clock.set("2026-03-02T03:35:00+01:00");
  REQUIRE(app::fill_demo(*j.session, 7, {}));
  const auto page = j.session->list({}, 10'000, 0);
  REQUIRE(page);
  REQUIRE(page->total > 100);
  CHECK(page->items.front().happened.utc_ms <= j.clock.now().utc_ms);
  CHECK(page->items.front().happened.day() >= j.clock.now().day() - 1);
}
