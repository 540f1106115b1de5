/// The machine's clock with the person's time zone.
#pragma once

#include "base/time.h"

namespace thirdrow::platform {

/// Follows a change of the system's zone while running. Thread-safe while nothing sets environment variables.
class SystemClock : public Clock {
 public:
  Stamp now() override;
  std::int16_t offset_at(std::int64_t utc_ms) override;
};

}  // namespace thirdrow::platform
