/// Help and the manual, written from the table of commands.
#pragma once

#include <ostream>
#include <string_view>

#include "base/result.h"
#include "cli/commands.h"

namespace thirdrow::cli {

/// All commands by group, one line each.
void print_overview(std::ostream& out);
/// One command, or all whose name begins with that word. Code::not_found when there is none.
Status print_help(std::ostream& out, std::string_view topic);
/// thirdrow-cli(1) in man's roff.
void print_manual(std::ostream& out);

/// `write [--kind K] … ID`
std::string synopsis(const Command& command);

}  // namespace thirdrow::cli
