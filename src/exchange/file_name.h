/// Names for files that every usual file system takes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace thirdrow::exchange {

inline constexpr std::size_t kMaxFileName = 120;  ///< bytes, ending included

/// `words` without what Windows, macOS or Linux refuse or hide in a name: reserved and control characters,
/// direction marks, dots and blanks at the ends. May be empty. At most `max_bytes` bytes of whole code
/// points.
std::string safe_words(std::string_view words, std::size_t max_bytes);

/// Gives each name of one folder once: ` (2)`, ` (3)` … before the ending. Case of ASCII letters does not
/// tell names apart.
class UniqueNames {
 public:
  /// `date` and `ending` are plain ASCII; the name is `date words.ending`.
  std::string make(std::string_view date, std::string_view words, std::string_view ending);

 private:
  std::unordered_set<std::string> taken_;
};

}  // namespace thirdrow::exchange
