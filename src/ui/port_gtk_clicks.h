/// Clicks that must not do what they would: the second half of a double-click, which presses what the first
/// has brought under the pointer, and a click that only closes a list. Front thread.
#pragma once

class wxDataViewCtrl;
class wxWindow;

namespace thirdrow::ui::port {

/// Every press of the first button on a row of the list begins what may be a double-click.
void note_clicks(wxDataViewCtrl* list);
/// The control ignores a press of the first button within the desktop's time and distance for a double-click
/// after one on such a row, or on another control that ignores them.
void ignore_second_clicks(wxWindow* control);
/// From here on a press beside an open list of completions closes it and also does what it does otherwise.
void let_clicks_through_completions();

}  // namespace thirdrow::ui::port
