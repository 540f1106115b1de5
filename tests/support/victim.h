/// A process that is killed in the middle of its work.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdint>

#include "support/catch.h"
#include "support/fakes.h"

namespace thirdrow::test {

/// A forked writer that reports a number for each thing it has done. The one who listens decides when it
/// dies.
class Victim {
 public:
  template <class Work>
  explicit Victim(Work work) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    pid_ = fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
      close(ends[0]);
      work([to = ends[1]](std::uint32_t done) { return write(to, &done, sizeof done) == sizeof done; });
      _exit(0);
    }
    close(ends[1]);
    from_ = ends[0];
  }
  ~Victim() { kill_now(); }
  Victim(const Victim&) = delete;
  Victim& operator=(const Victim&) = delete;

  pid_t pid() const { return pid_; }
  /// Blocks for the next report; false when the writer has ended.
  bool hear() {
    std::uint32_t number = 0;
    if (read(from_, &number, sizeof number) != sizeof number) return false;
    last_ = number;
    return true;
  }
  /// The number last reported, also by what was in the pipe at its end.
  std::uint32_t kill_now() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
      pid_ = -1;
      while (hear()) {
      }
      close(from_);
    }
    return last_;
  }

 private:
  pid_t pid_ = -1;
  int from_ = -1;
  std::uint32_t last_ = 0;
};

/// Some work that no clock measures, so that the kill falls at another point of the next write each time.
inline void dawdle(test::SeededRandom& random) {
  volatile std::uint64_t x = 0;
  for (std::uint64_t n = random.below(400'000); n > 0; --n) x = x + n;
}

}  // namespace thirdrow::test
