/// What a page of HTML says, and whether its tags open and close each other.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace thirdrow::test {

/// Empty when they do; otherwise the tag at which they do not.
inline std::string unbalanced_tag(std::string_view page) {
  constexpr std::array<std::string_view, 2> kSingle = {"meta", "!DOCTYPE"};
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const bool closes = page.substr(at + 1).starts_with('/');
    const std::size_t begin = at + (closes ? 2 : 1);
    const std::string tag(page.substr(begin, page.find_first_of(" >\n", begin) - begin));
    if (std::ranges::find(kSingle, std::string_view(tag)) != kSingle.end()) continue;
    if (!closes) {
      open.push_back(tag);
    } else if (open.empty() || open.back() != tag) {
      return "/" + tag;
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? std::string() : open.back();
}

/// Without its tags.
inline std::string words_of_page(std::string_view page) {
  std::string words;
  while (!page.empty()) {
    const std::size_t tag = std::min(page.find('<'), page.size());
    words += page.substr(0, tag);
    words += ' ';
    page.remove_prefix(std::min(page.find('>', tag), page.size() - 1) + 1);
  }
  return words;
}

}  // namespace thirdrow::test
