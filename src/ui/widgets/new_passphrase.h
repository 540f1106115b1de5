/// A new passphrase: typed twice, with a meter that says how long it would withstand guessing.
#pragma once

#include <wx/gauge.h>
#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "ui/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/secret_field.h"

namespace thirdrow::ui {

class NewPassphrase : public wxPanel {
 public:
  NewPassphrase(wxWindow* parent, Theme& theme);

  /// Words a guesser would try first; the meter counts them as weak.
  void set_known(std::vector<std::string> known);
  /// The same with what the open journal is known by.
  void ask_known(app::Desk& desk, const app::Alive& alive);
  /// Told when what is typed changes, and when Enter is pressed in the last field.
  std::function<void()> on_change = [] {};
  std::function<void()> on_enter = [] {};
  /// Strong enough and typed the same twice.
  bool is_ready() const { return ready_; }
  /// The passphrase; both fields are empty after it. Precondition: is_ready().
  seal::Secret take();
  void wipe();
  void focus() { first_->SetFocus(); }

 private:
  void judge();
  void show_strength(int score);

  std::vector<std::string> known_;
  SecretField* first_;
  SecretField* second_;
  wxGauge* meter_;
  Label* verdict_;
  bool ready_ = false;
};

}  // namespace thirdrow::ui
