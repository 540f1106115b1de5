/// A person's words inside a page of HTML: whatever they hold, they stay words. UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace thirdrow::exchange {

/// Fit for a paragraph and for an attribute in quotes: what marks up is escaped; line breaks and tabs stay,
/// other control characters, and bytes that are no UTF-8, become U+FFFD.
std::string html_text(std::string_view text);
/// The same on one line.
std::string html_line(std::string_view text);

}  // namespace thirdrow::exchange
