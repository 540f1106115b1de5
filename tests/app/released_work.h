/// A journal with one engagement whose people are asked, and what may be said of them.
#pragma once

#include <fstream>

#include "app/figure_words.h"
#include "app/rounds.h"
#include "support/journal_fixture.h"

namespace thirdrow::test {

struct ReleasedWork : JournalFixture {
  RecordId engagement = start();

  RecordId start() {
    journal::Record work = session->new_record(journal::Kind::engagement);
    work.set(journal::engagement::kTitle, std::string("New desk"));
    REQUIRE(session->add(work));
    REQUIRE(session->transition(work.id, "start"));
    return work.id;
  }
  /// Asks, counts and releases; the round.
  RecordId round(std::int64_t invited, std::int64_t answers, std::int64_t yes) {
    const auto opened = app::open_round(*session, {engagement, invited, {}, {}});
    REQUIRE(opened);
    journal::Record count = session->new_record(journal::Kind::tally);
    count.set(journal::tally::kRound, *opened);
    count.set(journal::tally::kAnswers, answers);
    count.set(journal::tally::kEitherYes, yes);
    REQUIRE(session->add(count));
    REQUIRE(session->transition(*opened, "close"));
    REQUIRE(session->transition(*opened, "release"));
    return *opened;
  }
  std::string said(RecordId id) {
    return app::in_english(app::shown_words(*app::round_figure(*session, id)));
  }
  std::string file(std::string_view format) {
    const auto path = scratch / ("out." + std::string(format));
    REQUIRE(session->export_to(format, path));
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
};

}  // namespace thirdrow::test
