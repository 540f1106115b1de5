/// A real disk of a few MiB that can be filled and emptied, seen by one process alone.
#pragma once

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace thirdrow::test {

/// A tmpfs of 6 MiB in name spaces of its own, for root and for anybody else. For a child process: it is gone
/// with it. Throws where the system lets nobody mount one (no user name spaces): then nothing would be shown.
class SmallDisk {
 public:
  explicit SmallDisk(std::filesystem::path at) : at_(std::move(at)) {
    std::filesystem::create_directories(at_);
    if (unshare(CLONE_NEWNS) != 0) become_root_of_own_space();
    must(mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0, "private mounts");
    must(mount("tmpfs", at_.c_str(), "tmpfs", 0, "size=6m,mode=0700") == 0, "tmpfs");
  }
  std::filesystem::path operator/(const char* name) const { return at_ / name; }

  /// To the last byte; `kept_free` bytes are given back.
  void fill(std::size_t kept_free = 0) {
    {
      std::ofstream filler(at_ / "filler", std::ios::binary);
      const std::string block(4096, 'f');
      while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
      }
    }
    if (kept_free == 0) return;
    const auto size = std::filesystem::file_size(at_ / "filler");
    std::filesystem::resize_file(at_ / "filler", size - std::min<std::size_t>(size, kept_free));
  }
  void make_room() { std::filesystem::remove(at_ / "filler"); }

 private:
  static void become_root_of_own_space() {
    const std::string user = std::to_string(geteuid()), group = std::to_string(getegid());
    must(unshare(CLONE_NEWNS | CLONE_NEWUSER) == 0, "user name space");
    write("/proc/self/setgroups", "deny");
    write("/proc/self/uid_map", "0 " + user + " 1");
    write("/proc/self/gid_map", "0 " + group + " 1");
  }
  static void write(const char* file, const std::string& text) {
    must(bool(std::ofstream(file) << text << std::flush), file);
  }
  static void must(bool done, const char* what) {
    if (!done) throw std::runtime_error(std::string("no small disk: ") + what + ": " + std::strerror(errno));
  }
  std::filesystem::path at_;
};

}  // namespace thirdrow::test
