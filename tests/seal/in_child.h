/// Runs something in a forked child, for what would spoil the test's own process: limits, dropped rights,
/// crashes.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <functional>

namespace thirdrow::test {

/// True when `work` returned true in the child; false when it returned false or the child died.
inline bool holds_in_child(const std::function<bool()>& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work() ? 0 : 1);
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace thirdrow::test
