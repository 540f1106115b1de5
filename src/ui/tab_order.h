/// Keeps Tab able to reach what was hidden for a while. wxGTK lists for each window which of its children Tab
/// goes through and leaves out what is hidden just then; some of its releases (3.2.8) do not add it to the
/// list when it is shown. Lives as long as the windows it serves. Front thread.
#pragma once

#include <wx/event.h>
#include <wx/eventfilter.h>
#include <wx/window.h>

namespace thirdrow::ui {

class TabOrder : public wxEventFilter {
 public:
  TabOrder() { wxEvtHandler::AddFilter(this); }
  ~TabOrder() override { wxEvtHandler::RemoveFilter(this); }
  TabOrder(const TabOrder&) = delete;
  TabOrder& operator=(const TabOrder&) = delete;

 private:
  int FilterEvent(wxEvent& event) override;
};

/// The first control below `around` that the keyboard can go to, in the order of Tab; nullptr when there is
/// none.
wxWindow* first_control(const wxWindow* around);
/// To the first control, when the keyboard is elsewhere.
void bring_keyboard_into(const wxWindow* around);

}  // namespace thirdrow::ui
