/// On which page of the window a record opens.
#pragma once

#include <cstdint>

#include "journal/record.h"

namespace thirdrow::app {

enum class Home : std::uint8_t { journal, engagements, practice, questions };

/// An entry in the Journal, what belongs to an engagement there, questions and their uses in the bank, the
/// rest in its practice.
Home home_of(const journal::Record& record);

}  // namespace thirdrow::app
