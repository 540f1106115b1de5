/// What becomes of a record that was changed in two places since it was read.
#pragma once

#include "journal/record.h"

namespace thirdrow::app {

/// `there`, with what a person changed of `opened` to make it `mine`. Texts and sets changed on both sides
/// keep both changes; of a single value the person's own stands. A change that both sides made counts once.
journal::Record laid_over(const journal::Record& there, const journal::Record& opened,
                          const journal::Record& mine);

}  // namespace thirdrow::app
