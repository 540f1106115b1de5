/// What an engagement still lacks in the state it is in, for lists. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "journal/ledger.h"

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

/// In the order in which a person would see to them.
std::vector<Gap> gaps_of(const journal::Facts& engagement, const journal::Ledger& ledger, Day today);
/// English, for translation; begins with a small letter.
const char* gap_words(Gap gap);

}  // namespace thirdrow::app
