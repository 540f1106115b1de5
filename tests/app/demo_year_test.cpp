// The demo's year shows what the program can hold and say.
#include "app/demo_year.h"

#include <set>

#include "app/demo.h"
#include "app/figure_words.h"
#include "app/rounds.h"
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
  const auto rounds = j.session->all_of(Kind::round);
  REQUIRE(rounds);
  for (const Record& round : *rounds) {
    const auto figure = app::round_figure(*j.session, round.id);
    REQUIRE(figure);
    REQUIRE(figure->shown);
    bands.insert(figure->shown->band);
  }
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
