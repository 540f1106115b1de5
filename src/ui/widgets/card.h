/// A rounded panel that holds related controls and shows a ring while the keyboard is in one of them.
#pragma once

#include <wx/panel.h>
#include <wx/sizer.h>

#include "ui/theme.h"

namespace thirdrow::ui {

class Card : public wxPanel {
 public:
  Card(wxWindow* parent, Theme& theme);

  /// The sizer inside the padding: add controls here.
  wxBoxSizer* body() const { return body_; }
  /// wx decides this when a child is added, and wrongly for a card that is hidden then.
  bool AcceptsFocusFromKeyboard() const override;
  bool AcceptsFocusRecursively() const override { return AcceptsFocusFromKeyboard(); }
  bool AcceptsFocus() const override { return false; }
  /// Padding on each side, pixels.
  static int padding(const wxWindow* window);

 private:
  void paint(wxPaintEvent& event);
  void follow_focus(wxChildFocusEvent& event);
  void lose_focus(wxFocusEvent& event);
  void check_focus();

  Theme& theme_;
  wxBoxSizer* body_;
  bool focused_ = false;
};

}  // namespace thirdrow::ui
