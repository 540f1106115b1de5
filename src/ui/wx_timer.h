/// app::Timer on wx's clock.
#pragma once

#include <wx/timer.h>

#include "app/timer.h"

namespace thirdrow::ui {

class WxTimer : public app::Timer {
 public:
  void start(std::chrono::milliseconds wait, std::function<void()> ring) override;
  void stop() override { timer_.Stop(); }
  bool running() const override { return timer_.IsRunning(); }
  static app::MakeTimer maker() {
    return [] { return std::make_unique<WxTimer>(); };
  }

 private:
  class Shot : public wxTimer {
   public:
    std::function<void()> ring;
    void Notify() override;
  };
  Shot timer_;
};

}  // namespace thirdrow::ui
