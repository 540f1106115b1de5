#include "app/phrase.h"

namespace thirdrow::app {

std::string fill(std::string_view words, const std::vector<std::string>& args) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool mark = words[i] == '%' && i + 1 < words.size();
    if (mark && words[i + 1] == 's' && next < args.size()) {
      out += args[next++];
      ++i;
    } else if (mark && words[i + 1] == '%') {
      out += words[i++];
    } else {
      out += words[i];
    }
  }
  return out;
}

}  // namespace thirdrow::app
