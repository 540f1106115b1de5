/// What an entry is and when it happened: kind, day, engagement.
#pragma once

#include <wx/button.h>
#include <wx/calctrl.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <vector>

#include "app/presenters/editor_presenter.h"
#include "ui/theme.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

class MetaRow : public wxPanel {
 public:
  MetaRow(wxWindow* parent, Theme& theme);
  void show(const app::EntryPage& page, Day today);
  void suggest(const std::vector<app::Named>& engagements);
  /// Holds nothing of an entry after it.
  void wipe(Day today);
  enum class Writable { no, yes };
  void allow(Writable writable);
  wxCalendarCtrl* calendar() const { return calendar_; }
  /// False when it was not shown.
  bool close_calendar();

  std::function<void(std::string_view)> on_kind = [](std::string_view) {};
  std::function<void(Day)> on_day = [](Day) {};
  std::function<void(std::optional<app::Named>)> on_engagement = [](std::optional<app::Named>) {};
  std::function<void()> on_layout = [] {};

 private:
  void build_calendar();
  void fill_engagements();
  void show_calendar(bool shown);
  void show_day(const wxString& words, Day day);

  Theme& theme_;
  Label* fixed_kind_;
  wxChoice* kind_;
  wxButton* day_;
  Label* to_come_;
  wxChoice* engagement_;
  wxCalendarCtrl* calendar_;
  std::vector<app::Named> engagements_;
  std::optional<app::Named> chosen_;
  bool turning_ = false;  ///< the calendar is at another month, which may choose a day as well
};

}  // namespace thirdrow::ui
