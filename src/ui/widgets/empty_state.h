/// What a page shows when there is nothing yet: a picture, a sentence, and the way to begin.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <string>
#include <string_view>

#include "ui/theme.h"

namespace thirdrow::ui {

class EmptyState : public wxPanel {
 public:
  /// Without `action` there is no button.
  EmptyState(
      wxWindow* parent, Theme& theme, std::string_view icon_name, const wxString& sentence,
      const wxString& action = {}, std::function<void()> on_action = [] {});
};

}  // namespace thirdrow::ui
