#include "ui/measure.h"

namespace thirdrow::ui {
namespace {

void measure(wxWindow* window) {
  for (wxWindow* child : window->GetChildren()) {
    if (!child->IsTopLevel() && !is_away(child)) measure(child);
  }
  window->InvalidateBestSize();
  if (window->GetSizer() != nullptr) window->Layout();
}

}  // namespace

void measure_again(wxWindow* window) {
  measure(window);
  measure(window);  // rows that wrap know how high they are once they know how wide
}

}  // namespace thirdrow::ui
