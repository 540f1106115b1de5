/// A prompt and its answer: a card with a native text field that grows with its text.
#pragma once

#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <string>

#include "ui/text_undo.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace thirdrow::ui {

class SectionCard : public Card {
 public:
  /// `name` is what a screen reader says for the text; `heading` may be empty.
  SectionCard(wxWindow* parent, Theme& theme, const wxString& heading, const wxString& name,
              std::size_t index);
  ~SectionCard() override;

  wxTextCtrl* text() const { return text_; }
  const wxString& heading() const { return heading_; }
  /// Its place among the sections, for tests.
  void number(std::size_t index);
  /// Shows the text without telling of a change, and begins undo anew. Not while frozen.
  void show_text(const std::string& words);
  TextUndo& undo() { return *undo_; }
  /// Fits the field to its text; true when its height changed.
  bool grow();
  /// Buttons beside the heading while the section is empty: swap and skip.
  void offer_prompt_acts(std::function<void()> swap, std::function<void()> skip);
  void show_acts(bool shown);
  bool offers_acts() const { return acts_ != nullptr && acts_->IsShown(); }
  void wipe();

  std::function<void()> on_typed = [] {};
  std::function<void()> on_height = [] {};
  std::function<void()> on_blur = [] {};

 private:
  Theme& theme_;
  wxString heading_, name_;
  wxBoxSizer* head_ = nullptr;
  wxTextCtrl* text_;
  wxWindow* acts_ = nullptr;
  std::unique_ptr<TextUndo> undo_;
  bool quiet_ = false;
  bool growing_ = false;
};

}  // namespace thirdrow::ui
