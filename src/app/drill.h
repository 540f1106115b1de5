/// The drill "which one question would you have asked?": what it is practised on, what is kept, what is shown
/// to compare. It counts no use: nobody was asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/home.h"
#include "app/session.h"

namespace thirdrow::app {

/// A moment, something heard, a fire or a story of one's own.
struct DrillSituation {
  RecordId id;
  journal::Kind kind = journal::Kind::moment;
  Home home = Home::journal;
  Day day;
  std::string title;
  std::string words;     ///< what it says beyond its title
  std::string standard;  ///< of the three, where it names one
};
struct DrillAnswer {
  std::string own;
  enum class Kept : std::uint8_t { added, known } kept = Kept::added;
  std::vector<Prompt> others;  ///< on the same theme, to compare
};

/// What happened, newest first; at most 200.
Result<std::vector<DrillSituation>> drill_situations(Session& session);

/// One of them, however old; Code::usage ("drill") for a record that is none.
Result<DrillSituation> drill_situation(Session& session, RecordId id);

/// Questions of the bank for such a situation, the nearest first, without `own`; at most three.
std::vector<Prompt> questions_like(const PromptBank& bank, const DrillSituation& situation,
                                   std::string_view own);

/// Keeps `own` among the person's questions, then gives others to compare it with.
Result<DrillAnswer> answer_drill(Session& session, const DrillSituation& situation, const std::string& own);

}  // namespace thirdrow::app
