#include "app/due.h"

#include <algorithm>

namespace thirdrow::app {

Due due_on(Day today, const DueDays& days, const std::optional<Day>& last_digest) {
  const Day first =
      last_digest && *last_digest < today ? std::max(*last_digest + 1, today - kDigestLooksBack) : today;
  Due due;
  for (auto it = days.lower_bound(first); it != days.end() && it->first <= today; ++it)
    (it->first == today ? due.today : due.earlier) += it->second;
  return due;
}

}  // namespace thirdrow::app
