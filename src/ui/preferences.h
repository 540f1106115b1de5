/// What is chosen for this computer and must be known before a journal is open: looks, window, which folder,
/// when to lock. Holds nothing from the journal. A file that is missing or damaged gives the defaults.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>

#include "base/result.h"
#include "ui/theme.h"

namespace thirdrow::ui {

struct Preferences {
  Appearance appearance = Appearance::system;
  int text_percent = 100;
  int lock_minutes = 5;  ///< 0: never by idleness
  bool lock_on_minimise = false;
  std::filesystem::path journal;  ///< empty: the default folder
  /// The journals whose reminders were turned off on a note while they were locked; the settings of each
  /// learn of it when it is opened.
  std::set<std::filesystem::path> reminders_off_in;
  int width = 0, height = 0;  ///< 0: the default size
  bool maximised = false;

  static Preferences load(const std::filesystem::path& file);
  /// Makes the folder when needed.
  Status save(const std::filesystem::path& file) const;
};

}  // namespace thirdrow::ui
