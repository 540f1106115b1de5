/// A private file that did not exist before, written piece by piece. Errors as in platform/files.h.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "platform/files.h"

namespace thirdrow::platform {

/// Readable by its owner only, from before its first byte. Removed again unless it is kept. Not buffered:
/// nothing that was written stays in this process.
class NewFile {
 public:
  /// Never follows a link and never writes over anything: Code::exists.
  static Result<NewFile> create(const std::filesystem::path& path, const FileHook& before_step = {});
  NewFile(NewFile&&) noexcept;
  NewFile& operator=(NewFile&&) noexcept;
  ~NewFile();

  Status write(ByteView content);
  Status write(std::string_view text) { return write(as_bytes(text)); }
  /// Returns once what was written, and the file's name, survive loss of power. It is still removed unless
  /// kept.
  Status sync();
  /// Ends the file, which stays whatever this returns, without waiting for the disk: after sync(), or for
  /// many files with sync_file_system() at the end.
  Status keep();

  enum class Over : std::uint8_t {
    nothing,   ///< Code::exists when something has that name by now
    anything,  ///< replaces it; a symbolic link is not followed
  };
  /// Ends the file, durably, under another name in the same folder. After a crash, or an error, that name
  /// holds what it held before or the whole file.
  Status keep_as(const std::filesystem::path& name, Over over = Over::nothing);
  const std::filesystem::path& path() const;

 private:
  struct Impl;
  explicit NewFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Returns once everything written to the disk that holds `folder` survives loss of power.
Status sync_file_system(const std::filesystem::path& folder);

}  // namespace thirdrow::platform
