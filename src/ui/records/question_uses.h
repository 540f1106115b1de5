/// How often a question was used and how far it opened things up; and noting one use more.
#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>

#include <functional>
#include <optional>

#include "app/prompts.h"
#include "ui/theme.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

class QuestionUses : public wxPanel {
 public:
  QuestionUses(wxWindow* parent, Theme& theme);
  /// nullptr: none is chosen.
  void show(const app::Prompt* prompt);

  /// `opened`: 0 to 4, when it was rated.
  std::function<void(std::optional<int> opened)> on_used = [](std::optional<int>) {};

 private:
  Label* words_;
  wxChoice* opened_;
  wxButton* used_;
  std::string shown_;  ///< id of the question
};

}  // namespace thirdrow::ui
