// The People page in the real window: what is held about somebody, and taking them out for good.
#include "journal_window.h"
#include "support/conduct.h"
#include "ui/records/engagements_page.h"
#include "ui/text.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;

namespace {

struct People : test::Journal {
  RecordId person, entry;

  People() {
    with_session([&](app::Session& session) {
      const auto made = session.person_named("Annabel Quillfeather");
      REQUIRE(made);
      person = *made;
    });
    entry = write("Lunch", "With Quillfeather and Bel");
  }
  void look() {
    frame().show_page(PageId::engagements, person);
    settle();
    toggle("people.held");
  }
  /// Of the page, whichever is shown.
  bool says(const char* words) {
    return test::words_of(frame().page(PageId::engagements)).find(words) != std::string::npos;
  }
  bool person_is_there() {
    bool there = false;
    with_session([&](app::Session& session) { there = session.open(person).ok(); });
    return there;
  }
};

}  // namespace

TEST_CASE("what is held about a person is a list that leads to each record", "[people]") {
  People w;
  w.look();
  CHECK(w.says("1 record names them."));
  CHECK(w.says("Lunch"));
  w.actor.pick("held.list", 0);
  w.settle();
  CHECK(w.frame().shown_page() == PageId::journal);
  CHECK(w.editor().page().record.id == w.entry);
}

TEST_CASE("a person is erased once their name is written, with other spellings", "[people]") {
  People w;
  w.look();
  w.act("held.erase");
  CHECK(w.says("Erase Annabel Quillfeather"));
  CHECK(w.says("This cannot be undone."));
  CHECK_FALSE(w.find("held.go")->IsEnabled());
  w.type("held.name", "Annabel");
  CHECK_FALSE(w.find("held.go")->IsEnabled());
  w.act("held.cancel");
  CHECK(w.person_is_there());
  w.act("held.erase");
  w.type("held.also", "Bel");
  w.type("held.name", "annabel quillfeather");
  CHECK(w.find("held.go")->IsEnabled());
  w.act("held.go");
  CHECK_FALSE(w.person_is_there());
  CHECK_FALSE(w.says("Quillfeather"));
  w.with_session([](app::Session& session) {
    const auto all = session.all_of(Kind::reflection);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK(all->front().body() == "With removed and removed");
  });
}

TEST_CASE("the name that was written to erase somebody is gone when they are looked at anew", "[people]") {
  People w;
  w.look();
  w.act("held.erase");
  w.type("held.name", "annabel quillfeather");
  REQUIRE(w.find("held.go")->IsEnabled());
  SECTION("after another side") {
    w.actor.toggle("people.person");
    w.settle();
    w.actor.toggle("people.held");
  }
  SECTION("after another page") {
    w.show(PageId::journal);
    w.show(PageId::engagements);
  }
  w.settle();
  CHECK_FALSE(w.find("held.go")->IsEnabled());
  CHECK_FALSE(w.find("held.go")->IsShownOnScreen());
  CHECK(w.find("held.erase")->IsShownOnScreen());
}

TEST_CASE("locking takes what is held about a person off the page", "[people]") {
  People w;
  w.look();
  w.act("held.erase");
  w.type("held.also", "Bel");
  w.frame().lock();
  w.settle();
  for (const char* word : {"Quillfeather", "Lunch", "Bel"}) CHECK_FALSE(w.says(word));
}

TEST_CASE("a coaching relationship is begun and taken through its steps beside the people", "[people]") {
  People w;
  w.show(PageId::engagements);
  w.actor.toggle("coaching.side");
  w.settle();
  w.act("coaching.new");
  w.type("field.alias", "Heron");
  w.act("record.save");
  w.with_session([](app::Session& session) {
    const auto all = session.all_of(Kind::relationship);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK(all->front().title() == "Heron");
  });
}

TEST_CASE("Enter takes the only person whose name begins with what is typed, a comma somebody new",
          "[people]") {
  People w;
  w.show(PageId::engagements);
  w.act("engagements.new");
  w.type("field.title", "Office move");
  w.act("record.save");
  const auto enter = [&w](const char* text) {
    w.type("engagement.add_person", text);
    wxCommandEvent event(wxEVT_TEXT_ENTER, w.find("engagement.add_person")->GetId());
    event.SetEventObject(w.find("engagement.add_person"));
    w.find("engagement.add_person")->GetEventHandler()->ProcessEvent(event);
    w.settle();
  };
  const auto hint = [&w] {
    return dynamic_cast<wxStaticText&>(*w.find("people.hint")).GetLabelText().utf8_string();
  };
  w.type("engagement.add_person", "annabel");
  CHECK(hint().find("Enter takes Annabel Quillfeather") != std::string::npos);
  CHECK(hint().find("comma") != std::string::npos);
  SECTION("Enter") {
    enter("annabel");
    CHECK(w.all(Kind::person).size() == 1);
    CHECK(w.says("Take off Annabel Quillfeather"));
  }
  SECTION("a comma") {
    w.type("engagement.add_person", "Annabel,");
    w.settle();
    CHECK(w.all(Kind::person).size() == 2);
    CHECK(w.page_says("Take off Annabel"));
    CHECK_FALSE(w.says("Take off Annabel Quillfeather"));
  }
  SECTION("when two begin with it, it is somebody new") {
    enter("Annabel Quist");
    enter("Annabel");
    CHECK(w.all(Kind::person).size() == 3);
  }
}

TEST_CASE("Enter in the form of a new person saves it", "[people]") {
  People w;
  w.show(PageId::engagements);
  w.toggle("people.side");
  w.act("people.new");
  w.type("field.name", "Bruno Vale");
  wxCommandEvent event(wxEVT_TEXT_ENTER, w.find("field.name")->GetId());
  event.SetEventObject(w.find("field.name"));
  w.find("field.name")->GetEventHandler()->ProcessEvent(event);
  w.settle();
  CHECK(w.all(Kind::person).size() == 2);
}
