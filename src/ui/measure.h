/// After the words or the style of controls were changed.
#pragma once

#include <wx/window.h>

namespace thirdrow::ui {

/// A page that is not looked at. A single hidden control is as well measured with the others.
inline bool is_away(const wxWindow* window) { return !window->IsShown() && !window->GetChildren().empty(); }

/// Measures everything that is shown in `window` again and lays it out.
void measure_again(wxWindow* window);

}  // namespace thirdrow::ui
