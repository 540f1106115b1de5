/// Ctrl-C as a question that long work asks, instead of an end in the middle.
#pragma once

#include <memory>

namespace thirdrow::platform {

/// Stands between Ctrl-C and the program while it lives: the signal waits, `asked()` sees it, and the work
/// ends where it loses nothing. One at a time, on the thread that works.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  bool asked() const;

 private:
  struct Mask;
  std::unique_ptr<Mask> before_;
};

}  // namespace thirdrow::platform
