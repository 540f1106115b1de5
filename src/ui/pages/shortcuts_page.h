/// Help: every command with its keys, from the one table of commands.
#pragma once

#include <vector>

#include "ui/page.h"
#include "ui/widgets/label.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class ShortcutsPage : public Page {
 public:
  ShortcutsPage(wxWindow* parent, Shared& shared);

 private:
  /// One column of keys through all cards.
  void align_keys();

  std::vector<Label*> keys_;
};

}  // namespace thirdrow::ui
