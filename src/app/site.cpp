#include "app/site.h"

#include "app/vault.h"
#include "platform/files.h"

namespace thirdrow::app {
namespace {

namespace fs = std::filesystem;

bool holds_journal(const fs::path& folder) {
  std::error_code ec;
  return fs::exists(folder / kKeyFileName, ec) || fs::exists(folder / kDatabaseName, ec);
}

}  // namespace

Result<std::unique_ptr<Site>> Site::claim(const fs::path& folder) {
  if (holds_journal(folder)) return {Code::exists, "journal"};
  std::unique_ptr<Site> site(new Site(folder));
  TR_TRY(site->make_folder());
  TR_LET(lock, platform::FileLock::acquire(folder / kLockName, std::chrono::milliseconds{0}));
  // Another process may have made a journal until now. From here on the lock file is ours to remove.
  if (holds_journal(folder)) return {Code::exists, "journal"};
  site->lock_.emplace(std::move(lock));
  site->remove_later(folder / kLockName);
  return site;
}

Status Site::make_folder() {
  std::error_code ec;
  const fs::file_status before = fs::status(folder_, ec);
  if (fs::is_directory(before)) {
    const bool shared =
        (before.permissions() & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none;
    if (shared && !fs::is_empty(folder_, ec)) return {Code::refused, "shared folder"};
    if (shared) mode_before_ = before.permissions();
  }
  made_folder_ = !fs::exists(before);
  return platform::make_private_folder(folder_);
}

platform::FileLock Site::keep() {
  made_.clear();
  made_folder_ = false;
  mode_before_.reset();
  platform::FileLock lock = std::move(*lock_);
  lock_.reset();
  return lock;
}

Site::~Site() {
  std::error_code ec;
  for (auto it = made_.rbegin(); it != made_.rend(); ++it) fs::remove(*it, ec);
  lock_.reset();
  if (made_folder_) fs::remove(folder_, ec);  // only when empty
  if (mode_before_) fs::permissions(folder_, *mode_before_, ec);
}

}  // namespace thirdrow::app
