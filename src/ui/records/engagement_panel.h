/// Engagements: the list, and of the chosen one its form or a part of it: its agreements, its check-ins.
#pragma once

#include <wx/tglbtn.h>

#include <functional>
#include <vector>

#include "app/guided.h"
#include "ui/records/records_drill.h"
#include "ui/records/records_panel.h"

namespace thirdrow::ui {

class EngagementPanel : public RecordsPanel {
 public:
  EngagementPanel(wxWindow* parent, Shared& shared, Words words);
  RecordsDrill& part() { return *drill_; }
  void enter();
  void leave();
  void save();
  void forget();
  /// The record that commands are about.
  app::RecordsPresenter& in_hand();
  /// Opens an engagement, and a record of one of its parts.
  void open(RecordId engagement, const journal::Record* record = nullptr);

  /// A talk of the engagement is to be held, or gone on with.
  std::function<void(app::Journey, RecordId)> on_talk = [](app::Journey, RecordId) {};

  void show_record(const app::RecordPage& page) override;
  void show_saved(const app::RecordPage& page) override;

 protected:
  void turn_to_record() override;
  void turn_to_nothing() override;

 private:
  static constexpr std::size_t kWhole = 0;  ///< the engagement itself; its parts follow
  bool is_stored() const;
  void build_chips();
  void show_part(std::size_t part);
  void mark_chips(bool shown);
  void build_talks();
  void ask_talks();
  void show_talks(const std::vector<app::GuidedOffer>& offers);

  std::vector<wxToggleButton*> chips_;
  wxPanel* chip_row_ = nullptr;
  RecordsDrill* drill_ = nullptr;
  std::size_t part_ = kWhole;
  std::optional<RecordId> of_;
  wxPanel* talks_ = nullptr;
  std::vector<app::GuidedOffer> offered_;
  app::Alive talks_alive_;
};

}  // namespace thirdrow::ui
