/// The second half of a double-click on a row, which must not press what the first has brought under the
/// pointer. Front thread.
#pragma once

class wxDataViewCtrl;
class wxMouseEvent;
class wxWindow;

namespace thirdrow::ui::port {

/// Every press of the mouse on a row of the list begins what may be a double-click.
void note_clicks(wxDataViewCtrl* list);
/// Whether the press comes within the desktop's time for a double-click after one that was noted.
bool is_second_click(const wxMouseEvent& press);
/// The button ignores such presses.
void ignore_second_clicks(wxWindow* button);

}  // namespace thirdrow::ui::port
