/// write and edit: options onto an entry.
#pragma once

#include "cli/context.h"

namespace thirdrow::cli {

Status write_entry(Context& context);
Status edit_entry(Context& context);

/// Of the shipped bank, or the person's own by id. Code::not_found otherwise.
Result<app::Prompt> resolve_prompt(Context& context, app::Session& session, const std::string& id);
/// Code::usage with the names to choose from.
Result<const journal::EntryKind*> entry_kind(Context& context, const std::string& name);

}  // namespace thirdrow::cli
