/// A thin moving bar with a sentence, while the worker is at something whose end is not known.
#pragma once

#include <wx/gauge.h>
#include <wx/panel.h>
#include <wx/timer.h>

#include "ui/theme.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

class Busy : public wxPanel {
 public:
  Busy(wxWindow* parent, Theme& theme);
  void start(const wxString& sentence);
  void stop();
  /// From a worker's figures; `of` 0: unknown.
  void show_progress(long long done, long long of);

 private:
  void relayout();

  wxGauge* bar_;
  Label* words_;
  wxTimer tick_;
};

}  // namespace thirdrow::ui
