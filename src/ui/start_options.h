/// The words after `third-row`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace thirdrow::ui {

struct StartOptions {
  enum class Run { window, demo, tour, figures, help, version };
  Run run = Run::window;
  std::filesystem::path journal;  ///< empty: the one used last, else the default
  std::filesystem::path tour;     ///< where the pictures go
  std::filesystem::path
      passphrase;        ///< of a run for figures: a file whose first line it is; `-` is standard input
  std::string language;  ///< of the catalogue to use; empty: the desktop's

  /// Code::usage with detail naming what is wrong, in options and never in a person's words.
  static Result<StartOptions> parse(const std::vector<std::string>& words);
};

/// What --help prints.
const char* usage_text();

}  // namespace thirdrow::ui
