#include "sync/remote.h"

#include <algorithm>

namespace thirdrow::sync {

bool is_object_name(std::string_view name) {
  constexpr std::size_t kLongest = 100;
  const auto may_stand = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  const auto is_temporary = [&](std::string_view end) { return name.ends_with(end); };
  return !name.empty() && name.size() <= kLongest && name.front() != '.' &&
         std::ranges::all_of(name, may_stand) && !is_temporary(".part") && !is_temporary(".filepart") &&
         !is_temporary(".tmp");
}

}  // namespace thirdrow::sync
