/// Shows a Notice in the page and says it to screen readers. Hidden until there is something to tell.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include "ui/notice.h"
#include "ui/theme.h"
#include "ui/widgets/label.h"

class wxStaticBitmap;

namespace thirdrow::ui {

class NoticeBar : public wxPanel {
 public:
  NoticeBar(wxWindow* parent, Theme& theme);
  void tell(const Notice& notice);
  void dismiss();
  /// Dismisses what this teller told; anything else stays.
  void take_back(const void* teller);
  bool is_telling() const { return IsShown(); }
  /// All that is shown, for tests.
  wxString words() const;

 private:
  void paint(wxPaintEvent& event);
  void draw_icon();
  void fit_words();
  enum class Place { beside, below };
  void place_action(Place place);
  void lay_out_again();
  Colour colour() const;

  Theme& theme_;
  Notice notice_;
  wxStaticBitmap* picture_;
  Label* what_;
  Label* more_;
  wxBoxSizer *row_, *column_;
  wxButton* action_;
  Place place_ = Place::beside;  ///< of the action: below the words where these would have too little room
  wxButton* close_;
};

}  // namespace thirdrow::ui
