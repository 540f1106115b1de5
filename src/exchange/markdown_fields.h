/// What an entry's kind has besides title, text and tags, as export_markdown writes it: short fields in the
/// front matter, long texts under headings after the body.
#pragma once

#include <string>
#include <vector>

#include "exchange/front_matter.h"
#include "exchange/import.h"

namespace thirdrow::exchange {

/// Whether the field has a place of its own in the file: it is none of those below.
bool is_written_apart(const journal::Field& field);
/// The line above a long text.
std::string heading_of(const journal::Field& field);

/// The kind that the file names, with the fields that it gives, when they make a record of that kind;
/// otherwise a free reflection, which holds any words. Returns what of the front matter says nothing then.
std::vector<std::string> take_kind(ImportedEntry& entry, const FrontMatter& front);

/// Files that the text shows as pictures and that lie beside it, not on the web.
std::vector<std::string> pictures_in(std::string_view text);

}  // namespace thirdrow::exchange
