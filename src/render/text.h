/// Words made fit for a canvas. Whatever a person or a foreign file put into a text, what comes out is
/// well-formed UTF-8 without control characters.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "render/canvas.h"

namespace thirdrow::render {

/// One line: ill-formed bytes become U+FFFD, tabs and line ends blanks, other control characters U+FFFD.
std::string clean_line(std::string_view text);
/// The same, with line ends kept as `\n`.
std::string clean_text(std::string_view text);

/// The direction of the first letter that has one, else `otherwise`.
Direction direction_of(std::string_view text, Direction otherwise);

/// Length in bytes of the first code point of well-formed `text`; 0 when it is empty.
std::size_t first_point_length(std::string_view text);

/// Length in bytes of the longest start of well-formed `text`, not cutting a code point, that `fits` accepts.
/// Asks about log2(n) times; a longer start is taken to fit no better than a shorter one.
std::size_t longest_prefix(std::string_view text, const std::function<bool(std::string_view)>& fits);

/// `words` (clean), or as much of them as `width` holds with an ellipsis after it; empty when not even that
/// fits.
std::string fitted(Canvas& canvas, std::string_view words, double width, const TextStyle& style);

}  // namespace thirdrow::render
