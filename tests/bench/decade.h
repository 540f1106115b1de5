/// Ten years of work as a leader with sixty engagements a year would have written it down.
#pragma once

#include <vector>

#include "journal/record.h"

namespace thirdrow::bench {

/// About 42,000 records, the same at every call.
std::vector<journal::Record> decade(Day today);

}  // namespace thirdrow::bench
