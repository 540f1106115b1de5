/// What this process has used so far: for figures, not for decisions.
#pragma once

#include <cstdint>

namespace thirdrow::platform {

struct Usage {
  double cpu_ms = 0;              ///< user and system time of all threads since the process began
  std::int64_t at_ns = 0;         ///< CLOCK_MONOTONIC, which every process of the machine shares
  std::int64_t resident_kib = 0;  ///< VmRSS: with the pages of libraries that other programs share
  std::int64_t own_kib = 0;       ///< RssAnon: what no other program shares
};

Usage usage_so_far();

}  // namespace thirdrow::platform
