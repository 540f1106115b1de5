/// An engagement, "Harbour", and the two talks that are held about it in the real window.
#pragma once

#include <string>

#include "hands.h"
#include "ui/records/engagements_page.h"

namespace thirdrow::test {

struct Talks : Hands {
  Talks() {
    show(ui::PageId::engagements);
    act("engagements.new");
    type("field.title", "Harbour");
    act("record.save");
  }
  void next() { act("guided.next"); }
  std::string page() {
    const auto& label = dynamic_cast<wxStaticText&>(*find("guided.where"));
    return label.GetLabelText().utf8_string();
  }
  std::string refusal() {
    return dynamic_cast<wxStaticText&>(*find("guided.refusal")).GetLabelText().utf8_string();
  }
  /// What an input method leaves of Enter.
  void enter(const char* name) {
    wxCommandEvent event(wxEVT_TEXT_ENTER, find(name)->GetId());
    event.SetEventObject(find(name));
    find(name)->GetEventHandler()->ProcessEvent(event);
    settle();
  }
  void name_maya() {
    type("guided.add_person", "Maya");
    next();
  }
  void go_to_agreed() {
    act("engagement.talk.start");
    next();
    name_maya();
    act("field.criteria.add");
    type("field.criteria.1.text", "Nobody waits");
    pick("field.criteria.1.by", 3);
    for (int i = 0; i < 7; ++i) next();
  }
  /// Agreed and started.
  void hold_start() {
    go_to_agreed();
    act("guided.agree");
    act("guided.start");
    act("guided.leave");
  }
  void check_oneself() {
    for (const char* clause : {"s1a", "s1b", "s1c", "s2a", "s2b", "s2c", "s3a", "s3b", "s3c"})
      toggle(("sheet." + std::string(clause) + ".3").c_str());
    fill("field.guess_yes", "9");
    act("guided.lock");
  }
};

}  // namespace thirdrow::test
