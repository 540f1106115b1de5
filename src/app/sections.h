/// An entry's body as sections: each `## heading` line begins one (a prompt and its answer). Splitting and
/// joining keep every byte, so that opening an entry never changes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thirdrow::app {

struct Section {
  std::optional<std::string> heading;  ///< the line after `## `; nothing for words before the first heading
  std::string before;                  ///< line breaks between the heading and the text
  std::string text;                    ///< neither begins nor ends with a line break
  std::string after;                   ///< line breaks up to the next heading
  friend bool operator==(const Section&, const Section&) = default;
};
using Sections = std::vector<Section>;

/// At least one section. join_sections(split_sections(x)) == x for any bytes.
Sections split_sections(std::string_view body);
std::string join_sections(const Sections& sections);

/// Precondition: index < sections.size(). Puts line breaks where the neighbours need them.
void set_section_text(Sections& sections, std::size_t index, std::string text);
/// Line breaks in `heading` become spaces. Nothing, or only spaces: the section loses its heading and joins
/// the one before it, if there is one.
void set_section_heading(Sections& sections, std::size_t index, std::string_view heading);
/// An unused first section is taken; otherwise a new one goes to the end. Returns its index.
std::size_t append_section(Sections& sections, std::string_view heading);

}  // namespace thirdrow::app
