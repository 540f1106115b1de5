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
  /// Always in the Tab order: wx builds GTK's focus chain once, and would leave out a card that gets its
  /// first control later. One without controls is passed over.
  bool AcceptsFocusFromKeyboard() const override { return true; }
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
