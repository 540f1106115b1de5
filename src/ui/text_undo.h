/// Undo and redo for a text field, which has none on GTK 3: a word at a time, bounded, wiped on
/// lock.
#pragma once

#include <wx/textctrl.h>

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/port_gtk_text.h"

namespace thirdrow::ui {

/// The stack alone. Positions and counts in code points.
class UndoStack {
 public:
  static constexpr std::size_t kMostEdits = 1'000;
  static constexpr std::size_t kMostBytes = 2'000'000;
  struct Edit {
    enum class Sort { inserted, removed } sort = Sort::inserted;
    int at = 0;
    std::string text;
    friend bool operator==(const Edit&, const Edit&) = default;
  };

  UndoStack() = default;
  ~UndoStack() { clear(); }
  UndoStack(const UndoStack&) = delete;
  UndoStack& operator=(const UndoStack&) = delete;

  /// Something typed or cut. Letters of a word join; a space after a word begins the next step.
  void note(Edit edit);
  /// The last edit, now to be taken back; it can be redone until the next note.
  std::optional<Edit> undo();
  std::optional<Edit> redo();
  bool can_undo() const { return !done_.empty(); }
  bool can_redo() const { return !undone_.empty(); }
  /// What comes next is a step of its own.
  void seal() { sealed_ = true; }
  void clear();

 private:
  bool joins(const Edit& edit);
  void bound();

  std::deque<Edit> done_;
  std::vector<Edit> undone_;
  std::size_t bytes_ = 0;
  bool sealed_ = false;
};

class TextUndo {
 public:
  /// Attach when the field is not frozen. The field must outlive it or be destroyed with it.
  explicit TextUndo(wxTextCtrl* text);
  bool can_undo() const { return stack_.can_undo(); }
  bool can_redo() const { return stack_.can_redo(); }
  void undo();
  void redo();
  void clear() { stack_.clear(); }

  /// Gives the field one that ends with it.
  static void give(wxTextCtrl* text);
  /// The one that a field was given; nullptr for all else.
  static TextUndo* of(const wxWindow* window);

 private:
  void apply(const UndoStack::Edit& edit, UndoStack::Edit::Sort as);

  UndoStack stack_;
  bool applying_ = false;
  port::TextWatch watch_;
};

}  // namespace thirdrow::ui
