#include "platform/files.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "descriptor.h"
#include "file_step.h"
#include "platform/new_file.h"

namespace thirdrow::platform {
namespace fs = std::filesystem;

namespace {

std::string leftover_prefix(const fs::path& path) { return "." + path.filename().string() + "."; }

constexpr std::string_view kLeftoverSuffix = ".tmp";

/// Unlike every other writer's, in this process and in others: an interrupted writer must never be able to
/// rename a file that somebody else is still filling.
fs::path temporary_name(const fs::path& path) {
  static std::atomic<unsigned> counter{0};
  return folder_of(path) / (leftover_prefix(path) + std::to_string(getpid()) + "-" +
                            std::to_string(++counter) + std::string(kLeftoverSuffix));
}

Status write_whole(const fs::path& path, ByteView content, NewFile::Over over, const FileHook& hook) {
  const fs::path temporary = temporary_name(path);
  // a number may come again after a crash; the file of that crash is nobody's any more
  unlink(temporary.c_str());
  TR_LET(file, NewFile::create(temporary, hook));
  TR_TRY(file.write(content));
  return file.keep_as(path, over);
}

}  // namespace

Error system_error(int number, const std::string& step) {
  const std::string detail = step + ": " + std::strerror(number);
  switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:  // the limit of the process or of the file system
      return {Code::disk_full, detail};
    case EROFS:
    case EACCES:
    case EPERM:
      return {Code::read_only, detail};
    case ENOENT:
      return {Code::not_found, "file: " + detail};
    case EEXIST:
      return {Code::exists, detail};
    default:
      return {Code::io, detail};
  }
}

Error file_error(const std::error_code& error) { return system_error(error.value(), "file system"); }

Result<Bytes> read_file(const fs::path& path, std::size_t max_bytes) {
  // O_NONBLOCK: a pipe with this name must not make us wait for its writer
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.valid()) return system_error(errno, "open");
  struct stat info {};
  if (fstat(file.get(), &info) < 0) return system_error(errno, "stat");
  if (!S_ISREG(info.st_mode)) return {Code::invalid, "not a regular file"};
  if (static_cast<std::uintmax_t>(info.st_size) > max_bytes) return {Code::too_large, "file"};
  Bytes content(static_cast<std::size_t>(info.st_size));
  std::size_t length = 0;
  for (;;) {
    if (length == content.size()) content.resize(std::min(length + 4096, max_bytes + 1));
    const ssize_t count = read(file.get(), content.data() + length, content.size() - length);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(errno, "read");
    if (count == 0) break;
    length += static_cast<std::size_t>(count);
    if (length > max_bytes) return {Code::too_large, "file"};
  }
  content.resize(length);
  return content;
}

Status write_atomic(const fs::path& path, ByteView content, const FileHook& before_step) {
  return write_whole(path, content, NewFile::Over::anything, before_step);
}

Status write_new(const fs::path& path, ByteView content, const FileHook& before_step) {
  struct stat info {};
  if (lstat(path.c_str(), &info) == 0) return {Code::exists, "file"};
  return write_whole(path, content, NewFile::Over::nothing, before_step);
}

Status sync_file(const fs::path& path) {
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) return system_error(errno, "open");
  if (fsync(file.get()) < 0) return system_error(errno, "fsync");
  return {};
}

Status remove_leftovers(const fs::path& path) {
  std::error_code failed;
  for (fs::directory_iterator at(folder_of(path), failed), end; !failed && at != end; at.increment(failed)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with(leftover_prefix(path)) && name.ends_with(kLeftoverSuffix))
      TR_TRY(remove_file(at->path()));
  }
  if (failed) return system_error(failed.value(), "list");
  return {};
}

Status make_private_folder(const fs::path& path) {
  if (const fs::path parent = path.parent_path(); !parent.empty() && parent != path) {
    struct stat info {};
    if (stat(parent.c_str(), &info) < 0) TR_TRY(make_private_folder(parent));
  }
  if (mkdir(path.c_str(), 0700) == 0) return {};
  if (errno != EEXIST) return system_error(errno, "mkdir");
  struct stat info {};
  if (stat(path.c_str(), &info) < 0) return system_error(errno, "stat");
  if (!S_ISDIR(info.st_mode)) return {Code::exists, "not a folder"};
  if ((info.st_mode & 077) == 0) return {};
  if (chmod(path.c_str(), 0700) < 0) return system_error(errno, "chmod");
  return {};
}

Status remove_file(const fs::path& path) {
  struct stat info {};
  if (lstat(path.c_str(), &info) < 0) return system_error(errno, "stat");
  if (S_ISDIR(info.st_mode)) return {Code::invalid, "a folder"};
  if (unlink(path.c_str()) < 0) return system_error(errno, "unlink");
  return {};
}

}  // namespace thirdrow::platform
