/// People: the list, and of the chosen one their own fields, or what the journal holds about them.
#pragma once

#include <wx/tglbtn.h>

#include "ui/records/held_panel.h"
#include "ui/records/records_panel.h"

namespace thirdrow::ui {

class PeoplePanel : public RecordsPanel {
 public:
  PeoplePanel(wxWindow* parent, Shared& shared, Words words);
  void enter();
  void resume() { held_->resume(); }
  void forget();

  void show_record(const app::RecordPage& page) override;
  void show_saved(const app::RecordPage& page) override;

 protected:
  void turn_to_record() override;
  void turn_to_nothing() override;

 private:
  enum class Side { person, held };
  void build_chips();
  void show_side(Side side);
  void mark_chips();

  Side side_ = Side::person;
  wxPanel* chip_row_ = nullptr;
  wxToggleButton *person_ = nullptr, *held_chip_ = nullptr;
  HeldPanel* held_ = nullptr;
};

}  // namespace thirdrow::ui
