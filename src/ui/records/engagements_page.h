/// Engagements, and the people one leads and serves.
#pragma once

#include <wx/tglbtn.h>

#include "ui/page.h"
#include "ui/records/engagement_panel.h"
#include "ui/widgets/book.h"

namespace thirdrow::ui {

class EngagementsPage : public Page {
 public:
  EngagementsPage(wxWindow* parent, Shared& shared);

  void enter() override;
  void leave() override;
  void forget() override;
  void open_record(RecordId id) override;
  bool can(CommandId id) const override;
  bool run(CommandId id) override;
  EngagementPanel& engagements() { return *engagements_; }
  RecordsPanel& people() { return *people_; }
  enum class Shown : std::size_t { engagements, people };
  void show_side(Shown shown);

 private:
  bool shows_people() const;
  app::RecordsPresenter& current() const;
  void leave_shown();

  wxToggleButton *engagements_chip_, *people_chip_;
  Book* book_;
  EngagementPanel* engagements_;
  RecordsPanel* people_;
};

}  // namespace thirdrow::ui
