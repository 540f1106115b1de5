#include "platform/interruption.h"

#include <signal.h>

#include <ctime>

namespace thirdrow::platform {

struct Interruption::Mask {
  sigset_t ours;
  sigset_t before;
};

Interruption::Interruption() : before_(std::make_unique<Mask>()) {
  sigemptyset(&before_->ours);
  sigaddset(&before_->ours, SIGINT);
  sigaddset(&before_->ours, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &before_->ours, &before_->before);
}

Interruption::~Interruption() {
  // What the work has answered must not end the program a second time.
  const timespec at_once{0, 0};
  while (asked() && sigtimedwait(&before_->ours, nullptr, &at_once) > 0) {
  }
  pthread_sigmask(SIG_SETMASK, &before_->before, nullptr);
}

bool Interruption::asked() const {
  sigset_t waiting;
  sigemptyset(&waiting);
  sigpending(&waiting);
  return sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1;
}

}  // namespace thirdrow::platform
