#include "ui/wx_timer.h"

namespace thirdrow::ui {

void WxTimer::start(std::chrono::milliseconds wait, std::function<void()> ring) {
  timer_.ring = std::move(ring);
  timer_.StartOnce(static_cast<int>(wait.count()));
}

void WxTimer::Shot::Notify() {
  // the call may start this timer anew
  if (const auto call = ring) call();
}

}  // namespace thirdrow::ui
