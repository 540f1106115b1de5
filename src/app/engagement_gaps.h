/// What an engagement still lacks in the state it is in, for lists. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "journal/record.h"

namespace thirdrow::app {

enum class Gap : std::uint8_t {
  no_agreement,
  not_started,  ///< its planned start has passed
  checkin_due,
  no_checkin,  ///< none is planned
  unanswered,  ///< something was heard and has no reply
  not_judged,
  no_self_check,
  not_asked,
  still_open,  ///< the round
  not_released,
  not_shown,
};

/// In the order in which a person would see to them. `around`: records of any kind; those of another
/// engagement and those in the Trash are passed over.
std::vector<Gap> gaps_of(const journal::Record& engagement, std::span<const journal::Record> around,
                         Day today);
/// English, for translation; begins with a small letter.
const char* gap_words(Gap gap);
/// The kinds that gaps_of looks at.
std::span<const journal::Kind> kinds_behind_gaps();

}  // namespace thirdrow::app
