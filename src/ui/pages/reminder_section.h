/// Settings: one reminder a day, off until the person chose.
#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>

#include "ui/pages/section.h"

namespace thirdrow::ui {

class ReminderSection : public Section {
 public:
  ReminderSection(wxWindow* parent, Shared& shared);
  void enter() override;
  void forget() override;

 private:
  void keep();

  wxCheckBox* on_;
  wxChoice* hour_;
};

}  // namespace thirdrow::ui
