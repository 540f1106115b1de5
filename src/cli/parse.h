/// From words to a command with its options and operands.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/commands.h"

namespace thirdrow::cli {

/// Nothing here is checked for meaning yet; values are as typed.
struct Arguments {
  const Command* command = nullptr;  ///< nullptr: help, version or manual was asked for
  enum class Ask : std::uint8_t { command, help, version, manual } ask = Ask::command;
  std::string help_topic;  ///< of `help TOPIC`; empty = everything
  std::map<std::string, std::vector<std::string>, std::less<>> options;  ///< a switch has one empty value
  std::map<std::string, std::string, std::less<>> global;
  std::vector<std::string> operands;

  bool has(std::string_view option) const { return options.contains(option); }
  /// The value, or empty.
  std::string one(std::string_view option) const;
  /// Each value, in the order given.
  std::span<const std::string> all(std::string_view option) const;
  bool has_global(std::string_view option) const { return global.contains(option); }
  std::string global_value(std::string_view option) const;
};

/// An option of the command's own goes before a global one of that name once the command was named: so `add
/// --json FILE` reads a record, while `--json add` prints JSON. `out` is filled as far as the words were
/// understood, so that even an error can be told in JSON. Code::usage with a whole sentence as detail.
Status parse(std::span<const std::string> words, Arguments& out);

/// The closest of `names` by edits, or empty when nothing is near.
std::string nearest(std::string_view word, std::span<const std::string_view> names);

}  // namespace thirdrow::cli
