// The Practice page in the real window.
#include <gtk/gtk.h>
#include <wx/dataview.h>

#include "hands.h"

using namespace thirdrow;
using namespace thirdrow::ui;

namespace {

/// The first row of a list that is to be seen.
int first_row_of(wxWindow& list) {
  auto* tree = GTK_TREE_VIEW(dynamic_cast<wxDataViewCtrl&>(list).GtkGetTreeView());
  GtkTreePath* first = nullptr;
  if (gtk_tree_view_get_visible_range(tree, &first, nullptr) == FALSE) return -1;
  const int row = gtk_tree_path_get_indices(first)[0];
  gtk_tree_path_free(first);
  return row;
}

}  // namespace

TEST_CASE("the practices begin with the first one, also in a small window", "[practice]") {
  test::Hands w;
  const bool is_small = GENERATE(false, true);
  if (is_small) w.frame().SetSize(w.frame().GetMinSize());
  w.show(PageId::practice);
  for (int i = 0; i < 4; ++i) w.settle();
  CHECK(first_row_of(*w.find("practice.kinds")) == 0);
  w.show(PageId::today);
  w.show(PageId::practice);
  for (int i = 0; i < 4; ++i) w.settle();
  CHECK(first_row_of(*w.find("practice.kinds")) == 0);
}
