/// Settings: where the data lives, and checking, rebuilding and backing it up.
#pragma once

#include <atomic>
#include <memory>

#include "ui/pages/section.h"
#include "ui/widgets/busy.h"

namespace thirdrow::ui {

class CareSection : public Section {
 public:
  CareSection(wxWindow* parent, Shared& shared);
  void enter() override;
  void forget() override;
  void back_up();

 private:
  void verify();
  void rebuild();
  bool begin(const wxString& sentence);
  void end();
  /// A progress callback for the worker that moves the bar on the front thread.
  store::Progress progress();

  Label* folder_;
  Label* figures_;
  Busy* busy_;
  bool working_ = false;
};

}  // namespace thirdrow::ui
