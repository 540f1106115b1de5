/// The recovery key as a person keeps it: seven groups, a QR picture, ways to put it away, and one group
/// typed back as proof that it was. The key is wiped when the sheet is.
#pragma once

#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <vector>

#include "ui/page.h"
#include "ui/print_sheet.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

class RecoverySheet : public wxPanel {
 public:
  RecoverySheet(wxWindow* parent, Shared& shared);

  /// Takes the printable key. `asked_group` (0..6) is the one to type back.
  void show_key(seal::Secret key, int asked_group);
  std::function<void()> on_done = [] {};
  void wipe();

 private:
  void build_key(Card* card);
  void build_actions(Card* card);
  void build_proof(wxBoxSizer* column);
  /// Either the key, or the question what stood in it.
  enum class Side { key, proof };
  void turn(Side side);
  void copy();
  void save_to_file();
  void print();
  void check();
  void draw_groups();

  Shared& shared_;
  seal::Secret key_;
  std::unique_ptr<SheetPrinter> printer_;
  int asked_ = 0;
  std::vector<Label*> groups_;
  Card* card_;
  wxPanel *picture_, *proof_;
  wxButton* kept_;
  Label* question_;
  wxTextCtrl* answer_;
  Label* verdict_;
};

}  // namespace thirdrow::ui
