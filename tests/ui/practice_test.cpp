// The Practice page in the real window.
#include <gtk/gtk.h>
#include <wx/dataview.h>

#include "hands.h"

using namespace thirdrow;
using namespace thirdrow::ui;

namespace {

/// How far a list is scrolled down, pixels.
int scrolled_by(wxWindow& list) {
  auto* tree = GTK_SCROLLABLE(dynamic_cast<wxDataViewCtrl&>(list).GtkGetTreeView());
  return static_cast<int>(gtk_adjustment_get_value(gtk_scrollable_get_vadjustment(tree)));
}

}  // namespace

TEST_CASE("the practices begin with the first one, also in a small window", "[practice]") {
  test::Hands w;
  const bool is_small = GENERATE(false, true);
  if (is_small) w.frame().SetSize(w.frame().GetMinSize());
  w.show(PageId::practice);
  for (int i = 0; i < 4; ++i) w.settle();
  CHECK(scrolled_by(*w.find("practice.kinds")) == 0);
  w.show(PageId::today);
  w.show(PageId::practice);
  for (int i = 0; i < 4; ++i) w.settle();
  CHECK(scrolled_by(*w.find("practice.kinds")) == 0);
}
