/// The buttons of a line that is owed: done, later, no; and one key for each while the line has the keyboard.
#pragma once

#include <wx/sizer.h>
#include <wx/window.h>

#include <functional>

#include "app/presenters/duty.h"
#include "ui/theme.h"

namespace thirdrow::ui {

struct DutyPlace {
  wxWindow* parent;
  Theme& theme;
  wxSizer& row;
  const char* page;  ///< begins the ids of the buttons
};
struct DutyHooks {
  std::function<void(const app::Duty&)> settle, put_off, decline;
};

/// As many as the duty has. `open` is the button that opens its record: it takes the keys too, and says them.
void add_duty_acts(const DutyPlace& place, const app::Duty& duty, wxWindow* open, const DutyHooks& hooks);

}  // namespace thirdrow::ui
