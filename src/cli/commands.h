/// The one table of commands. Parsing, --help, the man page and the shell's completion are all read from it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"

namespace thirdrow::cli {

class Context;

enum class Times : std::uint8_t { once, many };

struct Option {
  std::string_view name;   ///< without the dashes
  std::string_view value;  ///< what it takes, for the synopsis: FILE, DAY; empty = a switch
  const char* help;
  Times times = Times::once;
};

inline constexpr int kAnyNumber = -1;

struct Command {
  std::string_view group;
  std::string_view name;      ///< one word or two: `prompt next`
  std::string_view operands;  ///< for the synopsis: `KIND [FIELD=VALUE]...`
  int least;                  ///< operands needed
  int most;                   ///< operands allowed, or kAnyNumber
  std::span<const Option> options;
  const char* help;  ///< one line
  const char* more;  ///< paragraphs, parted by blank lines; may be empty
  Status (*run)(Context&);
};

/// A group's title and its commands, in the order of the manual.
struct Group {
  std::string_view name;
  const char* title;
  std::span<const Command> commands;
};

std::span<const Group> groups();
/// Options that every command takes.
std::span<const Option> global_options();
/// The command of that whole name, or nullptr.
const Command* find_command(std::string_view name);

// The parts of the table, each beside its functions.
std::span<const Command> journal_commands();
std::span<const Command> entry_commands();
std::span<const Command> prompt_commands();
std::span<const Command> record_commands();
std::span<const Command> look_commands();
std::span<const Command> figure_commands();
std::span<const Command> round_commands();
std::span<const Command> people_commands();
std::span<const Command> exchange_commands();
std::span<const Command> storage_commands();
std::span<const Command> device_commands();

}  // namespace thirdrow::cli
