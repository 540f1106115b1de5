/// What a command has to say beside what it did, when that was allowed and may not be what was meant.
#pragma once

#include "cli/context.h"

namespace thirdrow::cli {

/// A round was opened: what its engagement still lacks that is worth having before the answers are known.
void remark_on_round(Context& context, app::Session& session, RecordId round);
/// A commitment was made for a day that has passed.
void remark_on_day(Context& context, app::Session& session, const journal::Record& record);

}  // namespace thirdrow::cli
