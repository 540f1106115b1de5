/// A sentence for people before it is translated: English words with a %s for each argument, in order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thirdrow::app {

struct Phrase {
  const char* words = "";
  std::vector<std::string> args;  ///< numbers and a person's own words: not translated

  bool empty() const { return *words == '\0'; }
  friend bool operator==(const Phrase& a, const Phrase& b) {
    return std::string_view(a.words) == b.words && a.args == b.args;
  }
};

/// With the arguments in their places; `%%` is a percent sign.
std::string fill(std::string_view words, const std::vector<std::string>& args);
inline std::string in_english(const Phrase& phrase) { return fill(phrase.words, phrase.args); }

}  // namespace thirdrow::app
