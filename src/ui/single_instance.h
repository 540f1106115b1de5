/// One window per journal: a second start raises the first one's window and ends. Without a session bus both
/// go on, and the journal's own lock keeps them apart.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

namespace thirdrow::ui {

class SingleInstance {
 public:
  /// Asks the bus; waits at most half a second.
  static bool raise_other(const std::filesystem::path& journal);

  /// From now on others' raise_other calls `raise` on the front thread.
  SingleInstance(const std::filesystem::path& journal, std::function<void()> raise);
  ~SingleInstance();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace thirdrow::ui
