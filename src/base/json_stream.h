/// Reading JSON files too large to hold as a tree: an object with long arrays, taken in one element at a
/// time.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace thirdrow {

struct JsonStream {
  /// The next piece of the text, valid until the next call; an empty one ends it. Its error ends the reading.
  std::function<Result<std::string_view>()> more;
  /// Members of the root whose elements go to `take` one by one, in the order of the text.
  std::vector<std::string> arrays;
  /// An error ends the reading and is returned.
  std::function<Status(std::string_view array, Json element)> take;
  std::size_t max_depth = 64;
  std::size_t max_token = 32U << 20;   ///< bytes without a whole word of JSON (one text, or blanks)
  std::size_t max_value = 128U << 20;  ///< bytes of memory, about: of one element, and of the rest together
};

/// Returns the root with those arrays empty (absent when the text has none). Code::damaged for what is not
/// UTF-8 JSON, Code::too_large over a limit. Elements read before an error have been handed over.
Result<Json> read_json(const JsonStream& stream);

}  // namespace thirdrow
