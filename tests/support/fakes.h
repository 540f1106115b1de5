/// Passed-in time and randomness that a test controls. FixedClock moves only when told; SeededRandom repeats.
#pragma once

#include <cstdint>
#include <random>

#include "base/random.h"
#include "base/time.h"

namespace thirdrow::test {

class FixedClock : public Clock {
 public:
  explicit FixedClock(std::string_view rfc3339 = "2026-03-02T09:00:00+01:00")
      : now_(*Stamp::parse(rfc3339)) {}
  Stamp now() override { return now_; }
  std::int16_t offset_at(std::int64_t) override { return now_.offset_min; }
  void advance_ms(std::int64_t ms) { now_.utc_ms += ms; }
  void advance_days(std::int64_t days) { now_.utc_ms += days * 86'400'000; }
  void set(std::string_view rfc3339) { now_ = *Stamp::parse(rfc3339); }

 private:
  Stamp now_;
};

class SeededRandom : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed = 1) : engine_(seed) {}
  void fill(std::span<std::byte> out) override {
    for (std::byte& b : out) b = static_cast<std::byte>(engine_() & 0xFF);
  }
  /// Uniform in 0..bound-1.
  std::uint64_t below(std::uint64_t bound) {
    return std::uniform_int_distribution<std::uint64_t>(0, bound - 1)(engine_);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace thirdrow::test
