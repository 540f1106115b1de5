/// Writing private files that did not exist before.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace thirdrow::exchange {

/// A new file that only its owner can read, from before its first byte. Removed unless kept.
class OutFile {
 public:
  /// Code::exists, read_only, disk_full, io. Never follows a link, never writes over anything.
  static Result<OutFile> create(const std::filesystem::path& file);
  OutFile(OutFile&&) noexcept = default;
  OutFile& operator=(OutFile&&) = delete;
  ~OutFile();

  Status write(std::string_view text);
  /// Ends the file. The errors of all writes come out here at the latest.
  Status keep();
  /// Ends the file and gives it its name; Code::exists when something has that name by now.
  Status keep_as(const std::filesystem::path& name);
  const std::filesystem::path& path() const { return path_; }

 private:
  struct Close {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  OutFile(std::FILE* file, std::filesystem::path path) : file_(file), path_(std::move(path)) {}

  std::unique_ptr<std::FILE, Close> file_;  ///< empty once closed or moved from
  std::filesystem::path path_;
};

/// The code for what the system said (errno).
Error file_error(int number, std::string_view what);

}  // namespace thirdrow::exchange
