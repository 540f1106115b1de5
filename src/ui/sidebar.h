/// The way between the pages, beside them: begin an entry, the pages that exist, lock. Front thread.
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include <functional>
#include <map>
#include <optional>

#include "ui/page.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

class Sidebar : public wxPanel {
 public:
  /// `parent` lays itself out anew when the width changes.
  Sidebar(wxWindow* parent, Theme& theme);

  /// Which page is shown; nothing before the journal is open.
  void mark(std::optional<PageId> shown);
  /// Pictures only where the window is too narrow for words and page side by side. Call it when the window
  /// has another size.
  void fit();

  /// How syncing goes; empty: nothing is said of it.
  void tell_sync(const wxString& words);

  std::function<void(CommandId)> on_command = [](CommandId) {};
  std::function<void(PageId)> on_page = [](PageId) {};

 private:
  void add_pages(wxBoxSizer* column, Place place);
  void dress(wxAnyButton* button, const wxString& words);
  void dress_all();

  Theme& theme_;
  std::map<PageId, wxToggleButton*> pages_;
  Label* brand_;
  Label* sync_;
  wxButton* begin_ = nullptr;
  wxButton* lock_;
  std::optional<PageId> shown_;
  bool compact_ = false;
};

}  // namespace thirdrow::ui
