/// A year of a fictional leader: for --demo, the tour, and trying the program out. The same seed and day give
/// the same records, apart from their ids.
#pragma once

#include <cstdint>

#include "app/session.h"

namespace thirdrow::app {

struct DemoSize {
  int entries = 250;
  int people = 9;
};

/// Fills an empty journal. The year ends on the day of session.now(). Writes people, engagements, entries of
/// every kind, moments, stories, own questions and uses of questions.
Status fill_demo(Session& session, std::uint64_t seed, DemoSize size = {});

}  // namespace thirdrow::app
