#include "cli/commands.h"

#include <algorithm>
#include <array>

namespace thirdrow::cli {
namespace {

constexpr std::array kGlobal = {
    Option{"journal", "DIR",
           "the journal's folder; else $THIRDROW_JOURNAL, else the folder for personal data"},
    Option{"passphrase-file", "FILE", "read the passphrase from the first line of FILE; - is standard input"},
    Option{"json", "", "print exactly one JSON document, and errors as one line of JSON"},
    Option{"quiet", "", "no remarks on standard error, only errors"},
    Option{"today", "DAY", "take DAY for today, in reports and tests"},
    Option{"help", "", "show help"},
};

}  // namespace

std::span<const Option> global_options() { return kGlobal; }

std::span<const Group> groups() {
  static const std::array kGroups = {
      Group{"journal", "Journal", journal_commands()},    Group{"entries", "Entries", entry_commands()},
      Group{"prompts", "Prompts", prompt_commands()},     Group{"records", "Records", record_commands()},
      Group{"looking", "Looking", look_commands()},       Group{"figures", "Figures", figure_commands()},
      Group{"rounds", "Rounds", round_commands()},        Group{"people", "People", people_commands()},
      Group{"exchange", "Exchange", exchange_commands()}, Group{"storage", "Storage", storage_commands()},
      Group{"devices", "Devices", device_commands()},
  };
  return kGroups;
}

const Command* find_command(std::string_view name) {
  for (const Group& group : groups()) {
    const auto it = std::ranges::find(group.commands, name, &Command::name);
    if (it != group.commands.end()) return &*it;
  }
  return nullptr;
}

}  // namespace thirdrow::cli
