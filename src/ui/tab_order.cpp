#include "ui/tab_order.h"

#include <wx/window.h>

#include "ui/port_gtk.h"

namespace thirdrow::ui {

int TabOrder::FilterEvent(wxEvent& event) {
  if (event.GetEventType() != wxEVT_SHOW || !static_cast<wxShowEvent&>(event).IsShown()) return Event_Skip;
  const auto* shown = dynamic_cast<wxWindow*>(event.GetEventObject());
  if (shown != nullptr && !shown->IsTopLevel() && shown->GetParent() != nullptr)
    port::renew_tab_order(shown->GetParent());
  return Event_Skip;
}

}  // namespace thirdrow::ui
