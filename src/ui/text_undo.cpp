#include "ui/text_undo.h"

#include <algorithm>

namespace thirdrow::ui {
namespace {

using Sort = UndoStack::Edit::Sort;

int points(std::string_view text) {
  return static_cast<int>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

void wipe(std::string& text) {
  std::ranges::fill(text, '\0');
  text.clear();
}

}  // namespace

/// Joins to the last edit what continues it letter by letter.
bool UndoStack::joins(const Edit& edit) {
  if (sealed_ || done_.empty() || points(edit.text) != 1) return false;
  Edit& last = done_.back();
  if (last.sort != edit.sort || last.text.empty()) return false;
  if (edit.sort == Sort::inserted) {
    if (edit.at != last.at + points(last.text)) return false;
    if (edit.text == "\n" || (is_space(edit.text[0]) && !is_space(last.text.back()))) return false;
    last.text += edit.text;
  } else if (edit.at == last.at - 1) {  // backspace
    if (is_space(edit.text[0]) != is_space(last.text.front())) return false;
    last.text.insert(0, edit.text);
    last.at = edit.at;
  } else if (edit.at == last.at) {  // delete
    if (is_space(edit.text[0]) != is_space(last.text.back())) return false;
    last.text += edit.text;
  } else {
    return false;
  }
  bytes_ += edit.text.size();
  return true;
}

void UndoStack::note(Edit edit) {
  for (Edit& old : undone_) wipe(old.text);
  undone_.clear();
  if (edit.text.empty() || joins(edit)) return;
  sealed_ = false;
  bytes_ += edit.text.size();
  done_.push_back(std::move(edit));
  bound();
}

void UndoStack::bound() {
  while (done_.size() > kMostEdits || (bytes_ > kMostBytes && done_.size() > 1)) {
    bytes_ -= done_.front().text.size();
    wipe(done_.front().text);
    done_.pop_front();
  }
}

std::optional<UndoStack::Edit> UndoStack::undo() {
  if (done_.empty()) return std::nullopt;
  Edit edit = std::move(done_.back());
  done_.pop_back();
  bytes_ -= edit.text.size();
  undone_.push_back(edit);
  sealed_ = true;
  return edit;
}

std::optional<UndoStack::Edit> UndoStack::redo() {
  if (undone_.empty()) return std::nullopt;
  Edit edit = std::move(undone_.back());
  undone_.pop_back();
  bytes_ += edit.text.size();
  done_.push_back(edit);
  sealed_ = true;
  return edit;
}

void UndoStack::clear() {
  for (Edit& edit : done_) wipe(edit.text);
  for (Edit& edit : undone_) wipe(edit.text);
  done_.clear();
  undone_.clear();
  bytes_ = 0;
  sealed_ = false;
}

TextUndo::TextUndo(wxTextCtrl* text)
    : watch_(text, {[this](int at, std::string_view words) {
                      if (!applying_) stack_.note({Sort::inserted, at, std::string(words)});
                    },
                    [this](int at, std::string_view words) {
                      if (!applying_) stack_.note({Sort::removed, at, std::string(words)});
                    }}) {}

void TextUndo::apply(const UndoStack::Edit& edit, Sort as) {
  applying_ = true;
  if (as == Sort::inserted) {
    watch_.insert(edit.at, edit.text);
  } else {
    watch_.remove(edit.at, points(edit.text));
  }
  applying_ = false;
}

void TextUndo::undo() {
  auto edit = stack_.undo();
  if (!edit) return;
  apply(*edit, edit->sort == Sort::inserted ? Sort::removed : Sort::inserted);
  wipe(edit->text);
}

namespace {
struct Given : wxClientData {
  explicit Given(wxTextCtrl* text) : undo(text) {}
  TextUndo undo;
};
}  // namespace

void TextUndo::give(wxTextCtrl* text) { text->SetClientObject(new Given(text)); }

TextUndo* TextUndo::of(const wxWindow* window) {
  const auto* field = dynamic_cast<const wxTextCtrl*>(window);
  auto* given = field == nullptr ? nullptr : dynamic_cast<Given*>(field->GetClientObject());
  return given == nullptr ? nullptr : &given->undo;
}

void TextUndo::redo() {
  auto edit = stack_.redo();
  if (!edit) return;
  apply(*edit, edit->sort);
  wipe(edit->text);
}

}  // namespace thirdrow::ui
