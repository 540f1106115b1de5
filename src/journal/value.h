/// What a field can hold.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace thirdrow::journal {

using Tag = std::uint16_t;  ///< the frozen number of a field, unique in its kind
using Strings =
    std::vector<std::string>;  ///< a set's elements, sorted, each once; record ids as their 26 characters

/// The order of the alternatives is part of the wire format (schema/ops.md): append only.
using Value =
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Day, Stamp, RecordId, Strings>;

inline bool is_empty(const Value& v) {
  if (const auto* s = std::get_if<std::string>(&v)) return s->empty();
  if (const auto* s = std::get_if<Strings>(&v)) return s->empty();
  return std::holds_alternative<std::monostate>(v);
}

}  // namespace thirdrow::journal
