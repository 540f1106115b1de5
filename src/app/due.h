/// How many things fall due on which day, of the dates that a person set. Counts and days alone, so that a
/// program may keep them in memory while the journal is locked.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "base/time.h"

namespace thirdrow::app {

using DueDays = std::map<Day, std::int64_t>;

/// How far back a digest looks: what lies longer is on the Today page, and nobody is reminded of it.
inline constexpr std::int32_t kDigestLooksBack = 7;
/// How far ahead of a lock digests can be told.
inline constexpr std::int32_t kDigestLooksAhead = 62;

/// What one digest counts.
struct Due {
  std::int64_t today = 0;
  std::int64_t earlier = 0;  ///< of days on which no digest could come
  std::int64_t total() const { return today + earlier; }
  friend bool operator==(const Due&, const Due&) = default;
};

/// Of today, and of the days since the last digest: each date is counted in one digest. Without one before,
/// of today alone.
Due due_on(Day today, const DueDays& days, const std::optional<Day>& last_digest);

}  // namespace thirdrow::app
