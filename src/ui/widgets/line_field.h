/// A field of one line, as tall as the buttons beside it at any text size.
#pragma once

#include <wx/textctrl.h>

namespace thirdrow::ui {

class LineField : public wxTextCtrl {
 public:
  enum class Height { button, chip };
  /// `name` is the accessible name, `id` names it for tests. Enter sends wxEVT_TEXT_ENTER.
  LineField(wxWindow* parent, const wxString& name, const wxString& id, Height height = Height::button,
            long style = 0);

  wxSize DoGetBestSize() const override;

 private:
  Height height_;
};

}  // namespace thirdrow::ui
