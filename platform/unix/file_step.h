/// The steps of writing a file that a test may make fail. Internal to platform/unix.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "descriptor.h"
#include "platform/files.h"

namespace thirdrow::platform {

template <class Call>
Status run_step(const FileHook& hook, FileStep which, const char* name, Call&& call) {
  if (hook) {
    if (const std::error_code failed = hook(which)) return system_error(failed.value(), name);
  }
  if (call() < 0) return system_error(errno, name);
  return {};
}

inline std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

inline Descriptor open_folder(const std::filesystem::path& folder) {
  return Descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

/// Without this a new name in the folder may be lost with the power although the content was not.
inline Status sync_folder(const std::filesystem::path& folder, const FileHook& hook) {
  return run_step(hook, FileStep::sync_folder, "fsync of the folder", [&] {
    const Descriptor opened = open_folder(folder);
    if (!opened.valid()) return -1;
    // some network file systems refuse to sync a folder; they order names themselves
    return fsync(opened.get()) < 0 && errno != EINVAL ? -1 : 0;
  });
}

}  // namespace thirdrow::platform
