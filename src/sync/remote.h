/// A storage that somebody else runs: names and bytes. Nothing of it is trusted, and nothing is relied on but
/// what stands here: it may tear, delay or lose what it was given, show old lists, and answer what is not so.
///
/// Paths are "folder/name" with folders of any depth; names are [a-z0-9._-], at most 100 bytes, without a dot
/// in front. Every call ends: by itself, by a time-out, or soon after its `stop` is asked for
/// (Code::cancelled).
///
/// Errors: offline (no answer, or one that may be better later), denied (the login or the right is refused),
/// disk_full (no room in the storage), too_large, refused (the storage cannot do it, `detail` says what),
/// damaged (an answer that is not one of such a storage), not_found (get only). Whether a failed put or
/// remove was done all the same is not known.
///
/// Threads: const calls may be made from several at once.
#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace thirdrow::sync {

class Remote {
 public:
  struct Listed {
    std::string name;
    std::uint64_t size = 0;  ///< bytes
    friend auto operator<=>(const Listed&, const Listed&) = default;
  };

  virtual ~Remote() = default;

  /// What stands directly in the folder, in order of name; nothing when there is no such folder. Names that
  /// no object of ours can have are left out. What is missing here may be there all the same.
  virtual Result<std::vector<Listed>> list(std::string_view folder, std::stop_token stop) const = 0;
  /// The whole object; Code::too_large for one of more than `most` bytes, of which no more is read.
  virtual Result<Bytes> get(std::string_view path, std::size_t most, std::stop_token stop) const = 0;
  /// Makes the folders that are missing. That it returns well does not mean that the object is there for
  /// good.
  virtual Status put(std::string_view path, ByteView content, std::stop_token stop) const = 0;
  /// An object that is not there is removed.
  virtual Status remove(std::string_view path, std::stop_token stop) const = 0;
};

/// Whether an object of ours can have that name.
bool is_object_name(std::string_view name);

}  // namespace thirdrow::sync
