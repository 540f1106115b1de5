/// The main window with a new journal open, used by the names of its controls as a person uses it.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.h"
#include "ui/text.h"
#include "window.h"

namespace thirdrow::test {

struct Hands : Window {
  ui::Actor actor{frame()};

  Hands() { create_journal(); }
  void act(const char* name) {
    actor.press(name);
    settle();
    REQUIRE(actor.missing() == std::vector<std::string>());
  }
  void toggle(const char* name) {
    actor.toggle(name);
    settle();
    REQUIRE(actor.missing() == std::vector<std::string>());
  }
  void pick(const char* name, int row) {
    actor.pick(name, row);
    settle();
    REQUIRE(actor.missing() == std::vector<std::string>());
  }
  void focus(const char* name) {
    find(name)->SetFocus();
    REQUIRE(wait([&] { return find(name)->HasFocus(); }));
  }
  /// Into a field that is read when the keyboard leaves it, or when the form is saved.
  void fill(const char* name, const std::string& text) {
    focus(name);
    type(name, text);
  }
  /// To what has the keyboard, as the first of all that may hear it.
  void key(int code, int modifiers = 0) {
    wxKeyEvent event(wxEVT_CHAR_HOOK);
    event.m_keyCode = code;
    event.m_altDown = (modifiers & wxMOD_ALT) != 0;
    wxWindow* at = wxWindow::FindFocus();
    REQUIRE(at != nullptr);
    event.SetEventObject(at);
    at->GetEventHandler()->ProcessEvent(event);
    settle();
  }
  void lock_and_unlock() {
    frame().lock();
    settle();
    unlock();
    REQUIRE(wait([&] { return desk().is_open(); }));
  }
  /// The name of what has the keyboard.
  static std::string in_hand() {
    const wxWindow* at = wxWindow::FindFocus();
    return at == nullptr ? std::string() : at->GetName().utf8_string();
  }
  bool is_seen(const char* name) {
    const auto seen = windows_of(&frame(), Which::visible);
    return std::ranges::any_of(seen,
                               [&](const wxWindow* each) { return each->GetName() == ui::to_wx(name); });
  }

  /// The whole window, with what it holds and does not show.
  bool says(const char* words) { return words_of(&frame()).find(words) != std::string::npos; }
  /// The same of the page that is shown.
  bool page_says(const char* words) {
    return words_of(frame().page(frame().shown_page())).find(words) != std::string::npos;
  }

  std::vector<journal::Record> all(journal::Kind kind) {
    std::vector<journal::Record> found;
    with_session([&](app::Session& session) {
      const auto records = session.all_of(kind);
      REQUIRE(records);
      found = *records;
    });
    return found;
  }
  journal::Record only(journal::Kind kind) {
    const auto records = all(kind);
    REQUIRE(records.size() == 1);
    return records.front();
  }
};

}  // namespace thirdrow::test
