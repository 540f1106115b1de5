/// What a person typed into a search field, taken apart once for the query and for the highlighting.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thirdrow::journal {

/// Words, folded, that must stand next to each other. Never empty.
struct SearchTerm {
  std::vector<std::string> words;
  bool prefix = false;  ///< the last word may go on
};

/// All must occur. At most 32 terms, together short enough for a query of 1,000 bytes.
std::vector<SearchTerm> parse_search(std::string_view user_text);

/// The words of a text that index_text() made, as the index sees them.
std::vector<std::string_view> split_words(std::string_view indexed);

}  // namespace thirdrow::journal
