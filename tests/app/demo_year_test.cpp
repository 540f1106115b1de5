// The demo's year shows what the program can hold and say.
#include "app/demo_year.h"

#include <set>

#include "app/demo.h"
#include "app/figure_words.h"
#include "app/rounds.h"
#include "journal/readings.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using test::JournalFixture;

TEST_CASE("the demo's year holds every kind but coaching, and a round of every size") {
  JournalFixture j;
  REQUIRE(app::fill_demo(*j.session, 7, {}));
  const Status added = app::add_demo_year(*j.session);
  INFO((added ? std::string() : added.error().detail));
  REQUIRE(added);
  for (const KindInfo& kind : kinds()) {
    INFO(kind.name);
    const bool coaching = kind.kind == Kind::relationship || kind.kind == Kind::share;
    CHECK(j.session->all_of(kind.kind)->empty() == coaching);
  }
  std::set<Band> bands;
  int spoken = 0;
  const auto rounds = j.session->all_of(Kind::round);
  REQUIRE(rounds);
  for (const Record& one : *rounds) {
    const auto figure = app::round_figure(*j.session, one.id);
    REQUIRE(figure);
    if (one.text(round::kMode) == "spoken") {
      ++spoken;
      CHECK(app::in_english(app::round_words(one, *figure)) == "2 of 2");
      continue;
    }
    REQUIRE(figure->shown);
    bands.insert(figure->shown->band);
  }
  CHECK(spoken == 1);
  CHECK(bands == std::set<Band>{Band::withheld, Band::word, Band::rough, Band::full});
  const Day today = j.session->now().day();
  const auto view = j.session->view({today - 365, today});
  REQUIRE(view);
  for (const Figure& figure : reckon_measures(*view)) {
    INFO(figure.name);
    CHECK(figure.hidden != Hidden::nothing);
  }
  CHECK(j.session->verify()->problems.empty());
}

TEST_CASE("the demo's year has a missed month, and every figure and reading something to say") {
  JournalFixture j;
  REQUIRE(app::fill_demo(*j.session, 7, {}));
  REQUIRE(app::add_demo_year(*j.session));
  const Day today = j.session->now().day();
  const auto view = j.session->view({today - 363, today});
  REQUIRE(view);
  std::set<Day> held;
  view->ledger.each(Kind::checkin, [&](const Facts& one) {
    if (const auto on = one.day(checkin::kHeld)) held.insert(*on);
  });
  std::int32_t longest = 0;
  for (auto each = held.begin(); each != held.end() && std::next(each) != held.end(); ++each)
    longest = std::max(longest, *std::next(each) - *each);
  CHECK(longest >= 28);
  for (const FigureInfo& info : readings()) {
    INFO(info.name);
    CHECK(reckon(info, *view).hidden != Hidden::nothing);
  }
  std::set<bool> whole;  // shares of few cases, and of enough for a percentage
  for (const auto& window : last_four_windows(today, 91)) {
    for (const FigureInfo& info : measures()) {
      const Figure figure = reckon(info, {view->ledger, window, today});
      if (figure.rate.denominator > 0) whole.insert(figure.rate.share.has_value());
    }
  }
  CHECK(whole == std::set<bool>{false, true});
}
