#include "platform/system_clock.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace thirdrow::platform {

Stamp SystemClock::now() {
  using namespace std::chrono;
  const std::int64_t utc_ms = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  return {utc_ms, offset_at(utc_ms)};
}

std::int16_t SystemClock::offset_at(std::int64_t utc_ms) {
  // localtime_r alone would keep the zone of the first call; tzset notices that a traveller's machine changed
  // it
  tzset();
  const std::int64_t below = utc_ms % 1000 < 0 ? 1 : 0;
  const auto seconds = static_cast<std::time_t>(utc_ms / 1000 - below);
  std::tm local{};
  if (!localtime_r(&seconds, &local)) return 0;
  return static_cast<std::int16_t>(
      std::clamp<long>(local.tm_gmtoff / 60, -Stamp::kMaxOffset, Stamp::kMaxOffset));
}

}  // namespace thirdrow::platform
