#include "platform/hardening.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

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

TEST_CASE("what is printed into a closed standard stream never stands in a file that is opened later") {
  const std::string complaint = test::in_child([]() -> std::string {
    const int saved = dup(STDERR_FILENO);
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    close(STDERR_FILENO);
    const bool hardened = platform::harden_process().ok();
    const int opened = open("/dev/null", O_WRONLY);
    const bool refused = write(STDOUT_FILENO, "words", 5) < 0;
    dup2(saved, STDERR_FILENO);
    TR_EXPECT(hardened);
    TR_EXPECT(opened > STDERR_FILENO);
    TR_EXPECT(refused);
    return {};
  });
  CHECK(complaint == "");
}
