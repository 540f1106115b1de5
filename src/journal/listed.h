/// Where a record is found in lists, the calendar and exports to read.
#pragma once

#include "journal/record.h"

namespace thirdrow::journal {

/// happened(); of an entry whose kind has a day of its own, at that hour of when().
Stamp listed_at(const Record& record);

}  // namespace thirdrow::journal
