/// Runs a piece of a test in a process of its own: for crashes, limits, time zones and services that stay per
/// process.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace thirdrow::test {

/// What became of a child: its complaint (empty: all well), and the signal that ended it (0: none).
struct ChildEnd {
  std::string complaint;
  int signal = 0;
  bool core = false;  ///< the system wrote a core, wherever it puts them
  int exit_code = 0;
};

/// Runs `body` in a forked child and waits for it. What it returns is the complaint; see TR_EXPECT.
ChildEnd run_in_child(const std::function<std::string()>& body);

/// The same for a child that must end by itself: the complaint, or how else it ended.
std::string in_child(const std::function<std::string()>& body);

/// A program started in the background, ended with SIGKILL by its number (also when this process ends first).
class Background {
 public:
  /// `input` is what it reads; the first line it prints is kept when `output` asks for it. PATH is searched.
  enum class Output { none, first_line };
  Background(const std::vector<std::string>& command, Output output, const std::string& input = {},
             const std::vector<std::string>& environment = {});
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  const std::string& first_line() const { return first_line_; }
  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
  std::string first_line_;
};

/// Leaves a child's body with a complaint when `condition` does not hold.
#define TR_EXPECT(condition)                                                                         \
  do {                                                                                               \
    if (!(condition)) return std::string(__FILE__ ":") + std::to_string(__LINE__) + ": " #condition; \
  } while (false)

}  // namespace thirdrow::test
