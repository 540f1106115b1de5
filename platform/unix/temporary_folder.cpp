#include "platform/temporary_folder.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <system_error>

namespace thirdrow::platform {
namespace fs = std::filesystem;

namespace {

constexpr const char* kPrefix = "third-row-";
constexpr const char* kHeld = "in-use";

/// A folder of ours and of this user; one without the lock's file is being made this moment.
bool is_left_behind(const fs::path& path) {
  struct stat info {};
  const bool own = path.filename().string().starts_with(kPrefix) && lstat(path.c_str(), &info) == 0 &&
                   S_ISDIR(info.st_mode) && info.st_uid == geteuid();
  std::error_code failed;
  return own && fs::is_regular_file(fs::symlink_status(path / kHeld, failed)) &&
         FileLock::acquire(path / kHeld, std::chrono::milliseconds(0));
}

void remove_left_behind(const fs::path& base) {
  std::error_code failed;
  for (fs::directory_iterator each(base, failed), end; !failed && each != end; each.increment(failed)) {
    std::error_code ignored;
    if (is_left_behind(each->path())) fs::remove_all(each->path(), ignored);
  }
}

}  // namespace

Result<TemporaryFolder> TemporaryFolder::make() {
  std::error_code failed;
  const fs::path base = fs::temp_directory_path(failed);
  if (failed) return {Code::io, "temporary folder"};
  remove_left_behind(base);
  std::string name = (base / kPrefix).string() + "XXXXXX";
  if (mkdtemp(name.data()) == nullptr) return {Code::io, "temporary folder"};
  TR_LET(held, FileLock::acquire(fs::path(name) / kHeld, std::chrono::milliseconds(0)));
  return TemporaryFolder(name, std::move(held));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

}  // namespace thirdrow::platform
