/// Day One's Markdown made plain: escapes undone, links to pictures turned into names of files in the zip.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace thirdrow::exchange {

/// `text` without the backslashes before Markdown punctuation, except in code spans and fences.
std::string undo_escapes(std::string_view text);

/// A photo, sound, film or PDF of an entry.
struct Moment {
  std::string identifier;
  std::string file;  ///< `photos/HASH.jpeg`: its name in the zip; empty when the entry does not say
  bool is_photo = false;
};
/// What the entry lists, photos first. Names that could not be a plain file name are left empty.
std::vector<Moment> moments_of(const Json& entry);

/// `![](dayone-moment://ID)` becomes `![photo](photos/HASH.jpeg)`; files that the text does not show are
/// added at its end. Links to what the entry does not list stay as they are.
std::string link_moments(std::string text, const std::vector<Moment>& moments);

}  // namespace thirdrow::exchange
