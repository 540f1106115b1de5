/// The second half of a double-click on a row, which must not press what the first has brought under the
/// pointer. Front thread.
#pragma once

class wxDataViewCtrl;
class wxWindow;

namespace thirdrow::ui::port {

/// Every press of the first button on a row of the list begins what may be a double-click.
void note_clicks(wxDataViewCtrl* list);
/// Whether the press that is handled now comes within the desktop's time and distance for a double-click
/// after one that was noted.
bool is_second_click();
/// The control ignores such presses of the first button.
void ignore_second_clicks(wxWindow* control);

}  // namespace thirdrow::ui::port
