/// How far back a list of records goes that has no engagement to keep it short.
#pragma once

#include <cstddef>

namespace thirdrow::app {

/// So many are read each time such a list is shown; search finds the others.
inline constexpr std::size_t kListed = 500;

}  // namespace thirdrow::app
