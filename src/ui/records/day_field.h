/// A field for a day: typed, or chosen in a calendar that a button beside it, or Alt+Down, opens below.
#pragma once

#include <wx/calctrl.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>

#include "ui/theme.h"

namespace thirdrow::ui {

class DayField : public wxPanel {
 public:
  DayField(wxWindow* parent, Theme& theme);
  /// `typed`: a child, to be shown beside the button. `chosen`: a day of the calendar stands in it now.
  void hold(wxTextCtrl* typed, std::function<void()> chosen);

  void open();
  /// The keyboard goes back to the field.
  void close();
  /// The same, wherever the keyboard is.
  void fold();

 private:
  void hear_key(wxKeyEvent& event);
  void choose(const wxDateTime& date);
  void lay_out();

  Theme& theme_;
  wxTextCtrl* typed_ = nullptr;
  std::function<void()> chosen_;
  wxCalendarCtrl* calendar_ = nullptr;  ///< while it is open
  bool turning_ = false;                ///< to another month, which chooses no day
  bool stepping_ = false;               ///< from day to day by keys, which chooses none either
};

}  // namespace thirdrow::ui
