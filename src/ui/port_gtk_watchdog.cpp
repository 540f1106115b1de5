#include "ui/watchdog.h"

#include <glib.h>

#include <cstdio>
#include <ctime>

namespace thirdrow::ui {
namespace {

using Clock = std::chrono::steady_clock;

/// GLib's poll function has no user data, so the one watchdog of the program is found here.
Watchdog* watching = nullptr;
GPollFunc plain_poll = nullptr;

int measured_poll(GPollFD* descriptors, guint count, gint timeout) {
  if (watching != nullptr && timeout != 0) watching->before_wait();
  const int ready = plain_poll(descriptors, count, timeout);
  if (watching != nullptr && timeout != 0) watching->after_wait();
  return ready;
}

double processor_ms() {
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

double ms(Watchdog::Duration duration) { return std::chrono::duration<double, std::milli>(duration).count(); }

}  // namespace

Watchdog::Watchdog(Duration limit) : limit_(limit), turn_began_(Clock::now()) {
  watching = this;
  GMainContext* loop = g_main_context_default();
  if (plain_poll == nullptr) plain_poll = g_main_context_get_poll_func(loop);
  g_main_context_set_poll_func(loop, measured_poll);
}

Watchdog::~Watchdog() {
  watching = nullptr;
  g_main_context_set_poll_func(g_main_context_default(), plain_poll);
  std::fprintf(stderr, "watchdog: %d of %d turns over %.0f ms, worst %.1f ms\n", stalls_, turns_, ms(limit_),
               ms(worst_));
}

void Watchdog::note(const std::string& what, Duration took) {
  if (took <= longest_took_) return;
  longest_ = what;
  longest_took_ = took;
}

void Watchdog::before_wait() {
  const Duration took = Clock::now() - turn_began_;
  ++turns_;
  if (took > worst_) worst_ = took;
  if (took > limit_) {
    ++stalls_;
    std::fprintf(stderr, "watchdog: %.1f ms, %.1f of the processor; longest handler %s %.1f ms\n", ms(took),
                 processor_ms() - processor_began_, longest_.empty() ? "(toolkit)" : longest_.c_str(),
                 ms(longest_took_));
  }
}

void Watchdog::after_wait() {
  turn_began_ = Clock::now();
  processor_began_ = processor_ms();
  longest_.clear();
  longest_took_ = {};
}

}  // namespace thirdrow::ui
