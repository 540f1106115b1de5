/// The journal: the list of entries beside the one being read and written.
#pragma once

#include <wx/splitter.h>

#include "ui/editor/editor_panel.h"
#include "ui/journal/list_panel.h"
#include "ui/page.h"

namespace thirdrow::ui {

class JournalPage : public Page {
 public:
  JournalPage(wxWindow* parent, Shared& shared);
  /// For tests: timers that ring when told.
  JournalPage(wxWindow* parent, Shared& shared, const app::MakeTimer& make_timer);

  void enter() override;
  void leave() override;
  void forget() override;
  void open_record(RecordId id) override;
  std::optional<RecordId> shown_record() const override;
  bool can(CommandId id) const override;
  bool run(CommandId id) override;

  ListPanel& list() { return *list_; }
  EditorPanel& editor() { return *editor_; }

 private:
  void begin(const journal::EntryKind& kind, const std::optional<app::Prompt>& prompt = {});
  void remove();
  void show_elsewhere(const app::SearchHit* hit);
  void go_to(RecordId id);
  void place_sash();

  wxSplitterWindow* split_;
  ListPanel* list_;
  EditorPanel* editor_;
  bool entered_ = false;
  bool sash_moved_ = false;  ///< by the person; it stays then
};

}  // namespace thirdrow::ui
