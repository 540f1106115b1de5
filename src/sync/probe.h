/// Whether a storage can do what syncing asks of it: an object is written, found, read back and taken away.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "sync/remote.h"

namespace thirdrow::sync {

struct ProbeStep {
  std::string_view name;  ///< write, list, read, remove; of these as many as were tried
  std::int64_t ms = 0;    ///< how long it took
  std::optional<Error> wrong;
};

/// Ends with the first step that fails; what was written is taken away in any case, if the storage lets us.
/// An object that a storage does not list at once is no failure: some do so later, and syncing waits for it.
std::vector<ProbeStep> probe(const Remote& remote, Random& random, std::stop_token stop);

}  // namespace thirdrow::sync
