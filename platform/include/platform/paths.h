/// Where a person's data, settings and run-time files live. Nothing here creates or touches a folder.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace thirdrow::platform {

/// Looks up one environment variable; an unset one is empty. Passed in, so that tests choose every folder.
using Environment = std::function<std::string(const char* name)>;

/// The real environment: the one place in the program that reads it. Thread-safe while nothing sets
/// variables.
Environment process_environment();

struct Paths {
  std::filesystem::path data;     ///< $XDG_DATA_HOME/thirdrow, else ~/.local/share/thirdrow
  std::filesystem::path config;   ///< $XDG_CONFIG_HOME/thirdrow, else ~/.config/thirdrow
  std::filesystem::path runtime;  ///< $XDG_RUNTIME_DIR/thirdrow, else data/run
  std::filesystem::path journal;  ///< the journal opened when none is named: data/journal
};

/// Relative values are ignored, as the XDG base directory specification asks. Without HOME the user database
/// is asked; not_found when that knows no home either.
Result<Paths> find_paths(const Environment& environment);

}  // namespace thirdrow::platform
