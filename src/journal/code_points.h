/// UTF-8 to code points and back, for the parts of the journal that count in code points.
#pragma once

#include <string>
#include <string_view>

namespace thirdrow::journal {

/// Appends the code points of `utf8` to `out`. An ill-formed byte becomes U+FFFD.
void append_code_points(std::u32string& out, std::string_view utf8);
std::u32string to_code_points(std::string_view utf8);

/// Appends `point` to `out`. Precondition: a Unicode scalar value.
void append_utf8(std::string& out, char32_t point);
std::string to_utf8(std::u32string_view points);

}  // namespace thirdrow::journal
