/// Help: every command with its keys, from the one table of commands.
#pragma once

#include "ui/page.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class ShortcutsPage : public Page {
 public:
  ShortcutsPage(wxWindow* parent, Shared& shared);
};

}  // namespace thirdrow::ui
