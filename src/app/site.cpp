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
  auto lock = platform::FileLock::acquire(folder / kLockName, std::chrono::milliseconds{0});
  // Another process may have made a journal until now, or be about to: then the folder stays closed to
  // others.
  if (holds_journal(folder) || (!lock && lock.code() == Code::in_use)) site->mode_before_.reset();
  if (!lock) return lock.error();
  if (holds_journal(folder)) return {Code::exists, "journal"};
  // From here on the lock file is ours to remove.
  site->lock_.emplace(std::move(*lock));
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
  for (fs::path at = folder_; !at.empty() && !fs::exists(at, ec); at = at.parent_path())
    made_folders_.push_back(at);
  return platform::make_private_folder(folder_);
}

platform::FileLock Site::keep() {
  made_.clear();
  made_folders_.clear();
  mode_before_.reset();
  platform::FileLock lock = std::move(*lock_);
  lock_.reset();
  return lock;
}

Site::~Site() {
  std::error_code ec;
  for (auto it = made_.rbegin(); it != made_.rend(); ++it) fs::remove(*it, ec);
  if (mode_before_) fs::permissions(folder_, *mode_before_, ec);
  lock_.reset();
  for (const fs::path& folder : made_folders_) fs::remove(folder, ec);  // only when empty
}

}  // namespace thirdrow::app
