/// The weekly review: six cards with what the week holds, under 15 minutes, ending with one commitment.
#pragma once

#include <array>
#include <functional>
#include <optional>

#include "app/phrase.h"
#include "app/session.h"

namespace thirdrow::app {

struct WeekLine {
  RecordId id;
  Phrase words;
  std::optional<Day> day = {};  ///< the last %s of the words, in whatever way the reader writes days
};
/// The words with their day as `date` writes it.
Phrase with_day(const WeekLine& line, const std::function<std::string(Day)>& date);
struct WeekCard {
  std::string_view name;  ///< stable, snake_case
  const char* title;
  const char* empty;  ///< what to say when there is no line
  std::vector<WeekLine> lines;
  const char* remark = "";  ///< what the lines leave unsaid
};
struct Week {
  Day from, to;  ///< the seven days up to today, whatever day the review is held on
  std::array<WeekCard, 6> cards;
};
Result<Week> week_of(Session& session);

}  // namespace thirdrow::app
