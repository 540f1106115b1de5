#include "platform/hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "support/catch.h"
#include "support/child.h"

using namespace thirdrow;

TEST_CASE(
    "a hardened process dumps no core, cannot be read by its user's other programs, and shares no files") {
  const std::string complaint = test::in_child([]() -> std::string {
    TR_EXPECT(platform::harden_process().ok());
    rlimit limit{1, 1};
    TR_EXPECT(getrlimit(RLIMIT_CORE, &limit) == 0);
    TR_EXPECT(limit.rlim_cur == 0 && limit.rlim_max == 0);
    TR_EXPECT(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0);
    TR_EXPECT(umask(0) == 077);
    return {};
  });
  CHECK(complaint == "");
}
