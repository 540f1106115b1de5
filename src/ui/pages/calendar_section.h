/// Settings: the calendar file that is kept up to date for calendar programs.
#pragma once

#include <filesystem>

#include "ui/pages/section.h"

namespace thirdrow::ui {

class CalendarSection : public Section {
 public:
  CalendarSection(wxWindow* parent, Shared& shared);
  void enter() override;
  void forget() override;
  /// Writes the file that was chosen, and keeps it.
  void keep(const std::filesystem::path& file);

 private:
  void choose();
  void stop();
  void show(const std::filesystem::path& file);

  Label* file_;
  wxButton *choose_, *stop_;
};

}  // namespace thirdrow::ui
