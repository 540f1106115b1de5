#include "platform/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <thread>

#include "descriptor.h"

namespace thirdrow::platform {
namespace {

using std::chrono::steady_clock;

std::string holder(int file) {
  std::array<char, 24> text{};
  const ssize_t count = pread(file, text.data(), text.size(), 0);
  std::string digits;
  for (ssize_t i = 0;
       i < count && text[static_cast<std::size_t>(i)] >= '0' && text[static_cast<std::size_t>(i)] <= '9';
       ++i) {
    digits += text[static_cast<std::size_t>(i)];
  }
  return digits.empty() ? "pid unknown" : "pid " + digits;
}

/// False when somebody deleted the file we locked: a lock on it would exclude nobody.
bool still_there(int file, const std::filesystem::path& path) {
  struct stat ours {};
  struct stat named {};
  return fstat(file, &ours) == 0 && stat(path.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
         ours.st_dev == named.st_dev;
}

void write_holder(int file) {
  const std::string text = std::to_string(getpid()) + "\n";
  // for messages only: a full disk must not stop a person from reading their journal
  if (ftruncate(file, 0) == 0 && pwrite(file, text.data(), text.size(), 0) < 0) return;
}

}  // namespace

Result<FileLock> FileLock::acquire(const std::filesystem::path& path, std::chrono::milliseconds wait) {
  const auto until = steady_clock::now() + wait;
  auto pause = std::chrono::milliseconds(2);
  for (;;) {
    Descriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.valid()) return system_error(errno, "open of the lock");
    if (flock(file.get(), LOCK_EX | LOCK_NB) == 0) {
      if (!still_there(file.get(), path)) continue;
      write_holder(file.get());
      return FileLock(file.release());
    }
    if (errno != EWOULDBLOCK && errno != EINTR) return system_error(errno, "lock");
    if (steady_clock::now() >= until) return {Code::in_use, holder(file.get())};
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, std::chrono::milliseconds(50));
  }
}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  if (this != &other) {
    release();
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

FileLock::~FileLock() { release(); }

void FileLock::release() {
  if (descriptor_ < 0) return;
  // a process forked from ours shares the lock; unlocking rather than only closing frees it at once
  flock(descriptor_, LOCK_UN);
  close(std::exchange(descriptor_, -1));
}

}  // namespace thirdrow::platform
