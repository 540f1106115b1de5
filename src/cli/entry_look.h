/// The commands that read entries and records.
#pragma once

#include "cli/context.h"

namespace thirdrow::cli {

Status show_record(Context& context);
Status list_records(Context& context);
Status search_entries(Context& context);
Status show_history(Context& context);
Status on_this_day(Context& context);
Status best_self(Context& context);
Status calendar(Context& context);

}  // namespace thirdrow::cli
