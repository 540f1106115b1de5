/// The weekly review: six cards with what the week holds, under 15 minutes, ending with one commitment.
#pragma once

#include <array>

#include "app/phrase.h"
#include "app/session.h"

namespace thirdrow::app {

struct WeekLine {
  RecordId id;
  Phrase words;
};
struct WeekCard {
  std::string_view name;  ///< stable, snake_case
  const char* title;
  const char* empty;  ///< what to say when there is no line
  std::vector<WeekLine> lines;
};
struct Week {
  Day from, to;  ///< Monday and today
  std::array<WeekCard, 6> cards;
};
Result<Week> week_of(Session& session);

}  // namespace thirdrow::app
