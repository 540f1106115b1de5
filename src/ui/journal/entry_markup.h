/// An entry as a row of a list, in Pango markup.
#pragma once

#include <wx/string.h>

#include <string>
#include <utility>
#include <vector>

#include "app/session.h"
#include "ui/theme.h"

namespace thirdrow::ui {

/// Three lines, always: title, words with the marks of a search, day and kind. nullptr: a row on its way.
wxString entry_markup(const app::SearchHit* hit, const Theme& theme, Day today);

/// `snippet` on one line for Pango, the marked byte ranges bold in `colour`.
wxString marked_up(const std::string& snippet, const std::vector<std::pair<std::size_t, std::size_t>>& marks,
                   const std::string& colour);

}  // namespace thirdrow::ui
