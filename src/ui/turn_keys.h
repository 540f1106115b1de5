/// The keys that turn the pages of a talk or a review: Alt and an arrow key, the way the language runs.
#pragma once

#include <wx/event.h>
#include <wx/string.h>

#include <cstdint>

namespace thirdrow::ui {

enum class Turn : std::uint8_t { none, back, on };
Turn turn_of(const wxKeyEvent& event);
/// For the tooltip of the button that does the same; not of Turn::none.
wxString turn_key_words(Turn turn);

}  // namespace thirdrow::ui
