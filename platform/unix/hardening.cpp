#include "platform/hardening.h"

#include <sys/resource.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <cerrno>

#include "descriptor.h"

namespace thirdrow::platform {

Status harden_process() {
  umask(077);
  const rlimit none{0, 0};
  if (setrlimit(RLIMIT_CORE, &none) < 0) return system_error(errno, "core limit");
#ifdef __linux__
  // also hides /proc/self/mem from other programs of this user, and stops crash collectors that ignore the
  // limit
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) < 0) return system_error(errno, "dumpable");
#endif
  return {};
}

}  // namespace thirdrow::platform
