/// Engagements, the people one leads and serves, and coaching relationships.
#pragma once

#include <wx/tglbtn.h>

#include "ui/guided/guided_panel.h"
#include "ui/page.h"
#include "ui/records/engagement_panel.h"
#include "ui/records/people_panel.h"
#include "ui/widgets/book.h"

namespace thirdrow::ui {

class EngagementsPage : public Page {
 public:
  EngagementsPage(wxWindow* parent, Shared& shared);

  void enter() override;
  void enter_again() override;
  void leave() override;
  void resume() override { people_->resume(); }
  void forget() override;
  void open_record(RecordId id) override;
  std::optional<RecordId> shown_record() const override;
  bool wants_whole_window() const override { return shown() == Shown::talk; }
  bool can(CommandId id) const override;
  bool run(CommandId id) override;
  EngagementPanel& engagements() { return *engagements_; }
  RecordsPanel& people() { return *people_; }
  GuidedPanel& talk() { return *talk_; }
  enum class Shown : std::size_t { engagements, people, coaching, talk };
  void show_side(Shown shown);

 private:
  Shown shown() const;
  void hold_talk(app::Journey journey, RecordId engagement);
  void leave_talk(RecordId engagement);
  app::RecordsPresenter& current() const;
  void leave_shown();
  void save_shown();

  wxToggleButton *engagements_chip_, *people_chip_, *coaching_chip_;
  Book* book_;
  EngagementPanel* engagements_;
  PeoplePanel* people_;
  RecordsPanel* coaching_;
  GuidedPanel* talk_;
};

}  // namespace thirdrow::ui
