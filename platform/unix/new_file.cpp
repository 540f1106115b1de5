#include "platform/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include "file_step.h"

namespace thirdrow::platform {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kWriteStep = 64 * 1024;  // small enough for a test to stop in the middle of a file

int rename_to(const fs::path& from, const fs::path& to, NewFile::Over over) {
  if (over == NewFile::Over::anything) return rename(from.c_str(), to.c_str());
#ifdef RENAME_NOREPLACE
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
#endif
  if (link(from.c_str(), to.c_str()) < 0) return -1;
  return unlink(from.c_str());
}

}  // namespace

struct NewFile::Impl {
  Impl(fs::path where, FileHook before_step) : path(std::move(where)), hook(std::move(before_step)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (ours) unlink(path.c_str());
  }

  template <class Call>
  Status step(FileStep which, const char* name, Call&& call) const {
    return run_step(hook, which, name, call);
  }

  Status create() {
    return step(FileStep::create, "create", [&] {
      file = Descriptor(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
      ours = file.valid();
      return ours ? fchmod(file.get(), 0600) : -1;
    });
  }

  Status sync_content() {
    return step(FileStep::sync, "fsync", [&] { return fsync(file.get()); });
  }

  /// A write that failed late may be reported only here.
  Status end() {
    return step(FileStep::close, "close", [&] { return close(file.release()); });
  }

  Status sync_name() { return sync_folder(folder_of(path), hook); }

  const fs::path path;
  const FileHook hook;
  Descriptor file;
  bool ours = false;  ///< to be removed
};

NewFile::NewFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
NewFile::NewFile(NewFile&&) noexcept = default;
NewFile& NewFile::operator=(NewFile&&) noexcept = default;
NewFile::~NewFile() = default;

const fs::path& NewFile::path() const { return impl_->path; }

Result<NewFile> NewFile::create(const fs::path& path, const FileHook& before_step) {
  auto impl = std::make_unique<Impl>(path, before_step);
  TR_TRY(impl->create());
  return NewFile(std::move(impl));
}

Status NewFile::write(ByteView content) {
  while (!content.empty()) {
    ssize_t written = 0;
    TR_TRY(impl_->step(FileStep::write, "write", [&] {
      do {
        written = ::write(impl_->file.get(), content.data(), std::min(content.size(), kWriteStep));
      } while (written < 0 && errno == EINTR);
      return written < 0 ? -1 : 0;
    }));
    content = content.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

Status NewFile::sync() {
  TR_TRY(impl_->sync_content());
  return impl_->sync_name();
}

Status NewFile::keep() {
  impl_->ours = false;
  return impl_->end();
}

Status NewFile::keep_as(const fs::path& name, Over over) {
  TR_TRY(impl_->sync_content());
  TR_TRY(impl_->end());
  TR_TRY(impl_->step(FileStep::rename, "rename", [&] { return rename_to(impl_->path, name, over); }));
  impl_->ours = false;
  const Status synced = impl_->sync_name();
  if (!synced && over == Over::nothing) unlink(name.c_str());
  return synced;
}

Status sync_file_system(const fs::path& folder) {
  const Descriptor at = open_folder(folder);
  if (!at.valid()) return system_error(errno, "open");
#ifdef __linux__
  if (syncfs(at.get()) < 0) return system_error(errno, "syncfs");
#else
  sync();
#endif
  return {};
}

}  // namespace thirdrow::platform
