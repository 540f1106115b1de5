/// The folder in which a journal is being made or restored. Internal.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "platform/file_lock.h"

namespace thirdrow::app {

/// Holds the folder and its lock. Unless `keep` is called, all that was made goes again, under the lock, and
/// the folder is left as it was found.
class Site {
 public:
  /// Code::exists when a journal is there; Code::refused ("shared folder") when others may read the folder
  /// and it holds other things: closing it to them is not ours to do. Else in_use, read_only and the like.
  static Result<std::unique_ptr<Site>> claim(const std::filesystem::path& folder);
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  void remove_later(std::filesystem::path file) { made_.push_back(std::move(file)); }
  /// What was made stays; the lock goes to the caller.
  platform::FileLock keep();

 private:
  explicit Site(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Status make_folder();

  std::filesystem::path folder_;
  std::vector<std::filesystem::path> made_folders_;    ///< the innermost first
  std::optional<std::filesystem::perms> mode_before_;  ///< when it had to be closed to others
  std::optional<platform::FileLock> lock_;
  std::vector<std::filesystem::path> made_;
};

}  // namespace thirdrow::app
