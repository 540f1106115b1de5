#include "ui/measure.h"

#include <wx/timer.h>
#include <wx/weakref.h>

#include <memory>

namespace thirdrow::ui {
namespace {

void measure(wxWindow* window) {
  for (wxWindow* child : window->GetChildren()) measure(child);
  window->InvalidateBestSize();
  if (window->GetSizer() != nullptr) window->Layout();
}

constexpr int kFrameMs = 40;

/// Ends itself when it has rung.
class Later : public wxTimer {
 public:
  explicit Later(wxWindow* window) : window_(window) {}
  void Notify() override {
    const std::unique_ptr<Later> self(this);
    if (!window_) return;
    measure(window_);
    window_->Refresh();
  }

 private:
  wxWeakRef<wxWindow> window_;
};

}  // namespace

void measure_again(wxWindow* window) {
  measure(window);
  // The new styles are in force after the next frame; a window that ends meanwhile is left alone.
  auto* later = new Later(window);
  later->StartOnce(kFrameMs);
}

}  // namespace thirdrow::ui
