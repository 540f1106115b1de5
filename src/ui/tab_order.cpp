#include "ui/tab_order.h"

#include <wx/panel.h>

#include "ui/port_gtk.h"

namespace thirdrow::ui {

int TabOrder::FilterEvent(wxEvent& event) {
  if (event.GetEventType() != wxEVT_SHOW || !static_cast<wxShowEvent&>(event).IsShown()) return Event_Skip;
  const auto* shown = dynamic_cast<wxWindow*>(event.GetEventObject());
  if (shown != nullptr && !shown->IsTopLevel() && shown->GetParent() != nullptr)
    port::renew_tab_order(shown->GetParent());
  return Event_Skip;
}

wxWindow* first_control(const wxWindow* around) {
  for (wxWindow* child : around->GetChildren()) {
    if (!child->IsShown() || !child->IsEnabled()) continue;
    if (wxWindow* inner = first_control(child)) return inner;
    const bool frames = dynamic_cast<wxPanel*>(child) != nullptr || !child->GetChildren().empty();
    if (!frames && child->AcceptsFocusFromKeyboard()) return child;
  }
  return nullptr;
}

void bring_keyboard_into(const wxWindow* around) {
  if (around->IsDescendant(wxWindow::FindFocus())) return;
  if (wxWindow* first = first_control(around)) first->SetFocus();
}

}  // namespace thirdrow::ui
