/// What wxTextCtrl does not give for many-line fields on GTK 3: changes as they happen, heights, the caret's
/// place, spelling. Elsewhere these do little or nothing. Front thread.
#pragma once

#include <wx/gdicmn.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace thirdrow::ui::port {

/// Tells each change of a field's text, of one line or many, with positions in code points. Attach it when
/// the field is not frozen: a frozen one shows a stand-in buffer.
class TextWatch {
 public:
  struct Listener {
    std::function<void(int at, std::string_view text)> inserted;
    std::function<void(int at, std::string_view text)> removed;
  };
  TextWatch(wxTextCtrl* text, Listener listener);
  ~TextWatch();
  TextWatch(const TextWatch&) = delete;
  TextWatch& operator=(const TextWatch&) = delete;

  /// Change the text and put the caret there; the listener is told as well.
  void insert(int at, const std::string& text);
  void remove(int at, int count);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Lines breathe, Tab moves on to the next control.
void dress_text(wxTextCtrl* text);
/// Pixels the whole text needs at its present width.
int text_height(const wxTextCtrl* text);
/// From here on a text that fits into its field begins with its first line there; GTK would keep the place
/// that it had to scroll to before the field grew.
void rest_at_top(wxTextCtrl* text);
/// Calls `changed` when the height of the text may have changed; until the field ends.
void on_text_height(wxTextCtrl* text, std::function<void()> changed);
/// The caret within the field, pixels.
wxRect caret_rect(const wxTextCtrl* text);

/// Takes away the list of completions that a one-line field offers now; it offers others as one types on.
void close_completions(wxTextCtrl* field);
/// For a key that a field gets while its list of completions has the keyboard: closes the list and runs the
/// window's command of that key. False when it is none of its shortcuts.
bool run_shortcut(wxTextCtrl* field);

/// One dictionary for all fields; loading it takes long and happens with the first field. Its menu offers no
/// word for the person's own list: that is a file that anybody can read, outside the journal.
class Spelling {
 public:
  Spelling();
  ~Spelling();
  Spelling(const Spelling&) = delete;
  Spelling& operator=(const Spelling&) = delete;
  /// False where there is no spell checker or no dictionary.
  bool attach(wxTextCtrl* text);
  /// Drops the words that were to be ignored.
  void forget();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace thirdrow::ui::port
