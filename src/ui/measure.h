/// GTK knows a control's true size only once it has its style, which comes when it is first shown.
#pragma once

#include <wx/window.h>

namespace thirdrow::ui {

/// Measures everything in `window` again and lays it out, now and once more when GTK has settled.
void measure_again(wxWindow* window);

}  // namespace thirdrow::ui
