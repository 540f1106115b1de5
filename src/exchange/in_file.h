/// Reading files that may be anything: bounded, ordinary files only.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace thirdrow::exchange {

/// An open file, read front to back in pieces.
class InFile {
 public:
  /// Code::not_found, Code::invalid for folders and devices, Code::read_only when it may not be read,
  /// Code::io.
  static Result<InFile> open(const std::filesystem::path& file);
  /// The next piece, valid until the next call; empty at the end.
  Result<std::string_view> more();
  std::uint64_t size() const { return size_; }  ///< when opened
  std::uint64_t done() const { return done_; }  ///< bytes handed out

 private:
  struct Close {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
  std::uint64_t size_ = 0;
  std::uint64_t done_ = 0;
};

/// The whole file; Code::too_large when it has more than `max` bytes.
Result<std::string> read_file(const std::filesystem::path& file, std::uint64_t max);

/// When the file was last written, as UTC milliseconds; 0 when unknown.
std::int64_t written_at(const std::filesystem::path& file);

/// A moment with the offset the clock gives for it.
inline Stamp with_local_offset(Clock& clock, std::int64_t utc_ms) {
  return {utc_ms, clock.offset_at(utc_ms)};
}

}  // namespace thirdrow::exchange
