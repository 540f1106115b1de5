#include "ui/measure.h"

namespace thirdrow::ui {
namespace {

void measure(wxWindow* window) {
  for (wxWindow* child : window->GetChildren()) measure(child);
  window->InvalidateBestSize();
  if (window->GetSizer() != nullptr) window->Layout();
}

}  // namespace

void measure_again(wxWindow* window) {
  measure(window);
  window->Layout();
  window->CallAfter([window] {
    measure(window);
    window->Layout();
    window->Refresh();
  });
}

}  // namespace thirdrow::ui
