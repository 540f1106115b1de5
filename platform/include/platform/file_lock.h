/// One process at a time: an exclusive lock that the system itself drops when its holder ends, even by kill
/// -9.
#pragma once

#include <chrono>
#include <filesystem>
#include <utility>

#include "base/result.h"

namespace thirdrow::platform {

/// Held from `acquire` until destruction. Works between processes and between two locks of one process. The
/// file stays behind (deleting it would race); its content is the holder's process number, for messages only.
class FileLock {
 public:
  /// Tries for at least `wait` (0: once). in_use with detail "pid N" when another still holds it; read_only
  /// when the file cannot be made; io where the file system has no locks.
  static Result<FileLock> acquire(const std::filesystem::path& path, std::chrono::milliseconds wait);

  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  void release();

  int descriptor_;
};

}  // namespace thirdrow::platform
