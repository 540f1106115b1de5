/// A desktop's two threads without threads: work and answers wait in queues until the test lets them run.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "app/host.h"
#include "app/timer.h"
#include "support/fakes.h"
#include "support/host.h"

namespace thirdrow::test {

class Pump {
 public:
  app::Host host() {
    app::Host made = cheap_host(clock, random);
    made.on_worker = [this](std::function<void()> f) { worker_.push_back(std::move(f)); };
    made.on_front = [this](std::function<void()> f) { front_.push_back(std::move(f)); };
    return made;
  }
  /// Runs everything that waits, and what it asks for in turn.
  void drain() {
    while (!worker_.empty() || !front_.empty()) {
      run_worker();
      run_front();
    }
  }
  void run_worker() { run_all(worker_); }
  void run_front() { run_all(front_); }
  /// As when the process is killed: nothing that waits is done.
  void drop_all() {
    worker_.clear();
    front_.clear();
  }

  FixedClock clock;
  SeededRandom random{7};

 private:
  static void run_all(std::deque<std::function<void()>>& jobs) {
    while (!jobs.empty()) {
      auto job = std::move(jobs.front());
      jobs.pop_front();
      job();
    }
  }
  std::deque<std::function<void()>> worker_, front_;
};

/// Timers that ring when the test says how much time went by.
class ManualTimers {
 public:
  app::MakeTimer maker() {
    return [this] { return std::make_unique<One>(*this); };
  }
  void pass(std::chrono::milliseconds time) {
    const auto end = now_ + time;
    for (One* next = earliest(end); next != nullptr; next = earliest(end)) {
      now_ = next->due;
      next->on = false;
      const auto ring = std::move(next->ring);
      ring();
    }
    now_ = end;
  }

 private:
  struct One : app::Timer {
    explicit One(ManualTimers& timers) : owner(timers) { owner.all_.push_back(this); }
    ~One() override { std::erase(owner.all_, this); }
    void start(std::chrono::milliseconds wait, std::function<void()> f) override {
      due = owner.now_ + wait;
      ring = std::move(f);
      on = true;
    }
    void stop() override { on = false; }
    bool running() const override { return on; }
    ManualTimers& owner;
    std::chrono::milliseconds due{};
    std::function<void()> ring;
    bool on = false;
  };
  One* earliest(std::chrono::milliseconds end) {
    One* best = nullptr;
    for (One* one : all_) {
      if (one->on && one->due <= end && (best == nullptr || one->due < best->due)) best = one;
    }
    return best;
  }
  std::vector<One*> all_;
  std::chrono::milliseconds now_{};
};

}  // namespace thirdrow::test
