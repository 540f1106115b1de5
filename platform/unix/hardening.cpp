#include "platform/hardening.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <unistd.h>

#include <cerrno>

#include "descriptor.h"

namespace thirdrow::platform {
namespace {

/// A standard stream that is closed at the start would become the next file that is opened, and what is
/// printed would stand in it. Reading from or writing to its place fails as before.
Status keep_standard_places() {
  for (int place = STDIN_FILENO; place <= STDERR_FILENO; ++place) {
    if (fcntl(place, F_GETFD) >= 0 || errno != EBADF) continue;
    if (open("/dev/null", place == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
      return system_error(errno, "standard streams");
  }
  return {};
}

}  // namespace

Status harden_process() {
  umask(077);
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_CORE, &none) < 0) return system_error(errno, "core limit");
#ifdef __linux__
  // also hides /proc/self/mem from other programs of this user, and stops crash collectors that ignore the
  // limit
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0) return system_error(errno, "dumpable");
#endif
  return keep_standard_places();
}

}  // namespace thirdrow::platform
