/// Reading a zip that nobody vouches for: its directory first, then single members in pieces. Nothing goes to
/// disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct archive;

namespace thirdrow::exchange {

struct ZipMember {
  enum class Kind : std::uint8_t { file, folder, other };
  std::string name;  ///< UTF-8, repaired where it is not
  Kind kind = Kind::file;
  bool encrypted = false;
  std::uint64_t size = 0;       ///< as claimed; 0 when not said
  std::int64_t written_ms = 0;  ///< 0 when not said

  /// Absolute, or climbing out of where it is unpacked.
  bool leaves_folder() const;
};

class Zip {
 public:
  /// Needs the archive's directory, so a truncated zip is refused at once: Code::damaged.
  static Result<Zip> open(const std::filesystem::path& file);
  /// Moves to the next member; false after the last.
  Result<bool> next(ZipMember& member);
  /// The next piece of the present member, valid until the next call; empty at its end.
  Result<std::string_view> more();

 private:
  struct Free {
    void operator()(archive* a) const;
  };
  std::unique_ptr<archive, Free> archive_;
  std::string buffer_;
};

/// True when the file begins like a zip.
bool is_zip(const std::filesystem::path& file);

}  // namespace thirdrow::exchange
