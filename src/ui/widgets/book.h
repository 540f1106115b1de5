/// One page of several, turned by the program. Only the page that is shown is laid out when the book changes
/// its size; another takes that size when it is shown. The keyboard stays where it is: whoever turns the page
/// moves it when that is meant (some releases of wxSimplebook move it with every turn, out of a list whose
/// rows a person is going through).
#pragma once

#include <wx/simplebook.h>

namespace thirdrow::ui {

class Book : public wxSimplebook {
 public:
  explicit Book(wxWindow* parent) : wxSimplebook(parent) {}

 protected:
  void DoShowPage(wxWindow* page, bool show) override { page->Show(show); }
  void DoSize() override {
    if (wxWindow* page = GetCurrentPage()) page->SetSize(GetPageRect());
  }
};

}  // namespace thirdrow::ui
