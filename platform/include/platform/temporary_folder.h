/// A folder for a run that leaves nothing behind.
#pragma once

#include <filesystem>
#include <utility>

#include "base/result.h"
#include "platform/file_lock.h"

namespace thirdrow::platform {

/// For this user alone, among the system's temporary files; removed with everything in it at the end of its
/// owner. A run that is killed leaves its folder: making the next one removes those that no process holds any
/// more.
class TemporaryFolder {
 public:
  /// io when there is no place for it.
  static Result<TemporaryFolder> make();

  TemporaryFolder(TemporaryFolder&& other) noexcept
      : path_(std::exchange(other.path_, {})), held_(std::move(other.held_)) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  TemporaryFolder(std::filesystem::path path, FileLock held)
      : path_(std::move(path)), held_(std::move(held)) {}

  std::filesystem::path path_;
  FileLock held_;
};

}  // namespace thirdrow::platform
