/// The buttons of a line that is owed: done, later, no; and one key for each while the line has the keyboard.
#pragma once

#include <wx/sizer.h>
#include <wx/window.h>

#include <functional>
#include <optional>
#include <vector>

#include "app/presenters/duty.h"
#include "ui/page.h"
#include "ui/theme.h"

namespace thirdrow::ui {

struct DutyPlace {
  wxWindow* parent;
  Theme& theme;
  wxSizer& row;
  const char* page;  ///< begins the ids of the buttons
};
/// As many as the duty has. `open` is the button that opens its record: it takes the keys too, and says them.
void add_duty_acts(const DutyPlace& place, const app::Duty& duty, wxWindow* open, app::DutyActs& does);
/// The place of the line that has the keyboard; `opens`: the buttons that open them, each in a sizer with the
/// other buttons of its line.
std::optional<std::size_t> line_in_hand(const std::vector<wxWindow*>& opens);
/// What became of a duty, with a way to take it back; while `page` is shown, as another may be for others to
/// read.
void tell_done(const wxWindow& page, const Shared& shared, const app::DutyDone& done, app::DutyActs& does);

}  // namespace thirdrow::ui
