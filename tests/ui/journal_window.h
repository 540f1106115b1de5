/// The main window with a new journal open on its Journal page.
#pragma once

#include <wx/textctrl.h>
#include <wx/tglbtn.h>
#include <wx/uiaction.h>

#include <string>
#include <vector>

#include "hands.h"
#include "support/put.h"
#include "ui/journal/journal_page.h"

namespace thirdrow::test {

struct Journal : Hands {
  Journal() { show(ui::PageId::journal); }
  ui::JournalPage& page() { return static_cast<ui::JournalPage&>(*frame().page(ui::PageId::journal)); }
  app::EditorPresenter& editor() { return page().editor().presenter(); }
  std::size_t rows() { return page().list().entries().rows(); }

  RecordId write(const std::string& title, const std::string& body, std::vector<std::string> tags = {}) {
    RecordId id;
    with_session([&](app::Session& session) {
      journal::Record record = session.new_entry(*journal::find_entry_kind("free"));
      record.set(journal::reflection::kTitle, title);
      record.set(journal::reflection::kBody, body);
      record.set(journal::kTags, tags);
      REQUIRE(put(session, record));
      id = record.id;
    });
    return id;
  }
  journal::Record stored(RecordId id) {
    journal::Record record;
    with_session([&](app::Session& session) {
      const auto opened = session.open(id);
      REQUIRE(opened);
      record = opened->record;
    });
    return record;
  }
  std::vector<std::string> people_of(const journal::Record& record) {
    std::vector<std::string> names;
    with_session([&](app::Session& session) {
      for (const std::string& person : record.strings(journal::kPeople))
        names.push_back(session.name_of(*RecordId::parse(person)));
    });
    return names;
  }
  void begin(const char* kind = "free") {
    editor().create(*journal::find_entry_kind(kind));
    settle();
    REQUIRE(editor().has_entry());
  }
  void open(RecordId id) {
    frame().show_page(ui::PageId::journal, id);
    REQUIRE(wait([&] { return editor().has_entry() && editor().page().record.id == id; }));
    settle();
  }
  wxTextCtrl& text(const char* name) { return dynamic_cast<wxTextCtrl&>(*find(name)); }
  /// On real keys, into what has the keyboard.
  void keys(const std::string& letters) {
    for (const char letter : letters) wxUIActionSimulator().Char(letter);
  }
  using Hands::toggle;
  void toggle(const char* name, bool on) {
    auto& chip = dynamic_cast<wxToggleButton&>(*find(name));
    chip.SetValue(on);
    wxCommandEvent event(wxEVT_TOGGLEBUTTON, chip.GetId());
    event.SetEventObject(&chip);
    chip.GetEventHandler()->ProcessEvent(event);
    settle();
  }
  void enter_word(const char* name, const std::string& word) {
    type(name, word);
    wxCommandEvent event(wxEVT_TEXT_ENTER, find(name)->GetId());
    event.SetEventObject(find(name));
    find(name)->GetEventHandler()->ProcessEvent(event);
    settle();
  }
};

}  // namespace thirdrow::test
