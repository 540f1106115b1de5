/// The YAML or TOML block at the head of a Markdown file. yaml-cpp and toml++ stay behind this header.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thirdrow::exchange {

inline constexpr std::size_t kMaxFrontMatter = 64 * 1024;  ///< bytes

struct FrontMatter {
  std::optional<std::string> title;    ///< one line
  std::optional<std::string> date;     ///< when it happened, as written
  std::optional<std::string> created;  ///< as written
  std::optional<std::string> kind;
  std::optional<std::string> id;  ///< of a record, when our export wrote the file
  std::vector<std::string> tags;
  std::vector<std::string> people;        ///< names, each on one line
  std::optional<std::string> engagement;  ///< its title
  /// Any other key, and a key above whose value is nothing that it can hold.
  struct Other {
    std::string name;
    std::optional<std::string> text;  ///< as written
    std::optional<std::vector<std::string>> list;
  };
  std::vector<Other> others = {};
};

struct SplitFile {
  std::optional<FrontMatter> front;
  bool malformed = false;  ///< looked like front matter, is none: part of the body
  std::string_view body;   ///< into the given text
};

/// `text` has LF line ends. A block counts when its first line is `---` and a line `---` or `...` ends it
/// (YAML), or both are `+++` (TOML, as Hugo writes it).
SplitFile split_front_matter(std::string_view text);

/// `text` as a YAML double-quoted scalar on one line; any valid UTF-8 reads back the same.
std::string yaml_quoted(std::string_view text);

}  // namespace thirdrow::exchange
