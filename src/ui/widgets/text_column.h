/// A page's scrolling column of readable width, centred in what room there is. Paragraphs (Label::paragraph)
/// inside follow its width.
#pragma once

#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include "ui/theme.h"

namespace thirdrow::ui {

/// What is as high as its width asks for, and knows that width from its column.
class FollowsWidth {
 public:
  virtual ~FollowsWidth() = default;
  /// `width` pixels are there, `inset` taken off.
  virtual void follow_width(int width) = 0;
  /// Pixels kept free beside it.
  virtual int inset() const = 0;
};

class TextColumn : public wxScrolledWindow {
 public:
  /// `max_width` in DIP at 100 % text; grows with the text.
  TextColumn(wxWindow* parent, Theme& theme, int max_width = 720);

  /// Parent for controls, and the sizer to add them to.
  wxPanel* panel() const { return panel_; }
  wxBoxSizer* body() const { return body_; }
  /// After controls were added, shown, hidden or changed in height.
  void refit();
  /// The same for the column that holds `window`, if one does.
  static void refit_around(wxWindow* window);

 private:
  void fit_width();
  /// Whatever has the keyboard is in view.
  void follow_focus();

  wxPanel* panel_;
  wxBoxSizer* body_;
  int max_width_;
  int fitted_ = 0;
};

}  // namespace thirdrow::ui
