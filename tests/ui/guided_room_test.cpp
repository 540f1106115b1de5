// What is to be seen beside a talk, the way out of it, and what it says before something is done.
#include <wx/uiaction.h>

#include "talks.h"
#include "ui/dates.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;
using test::Talks;

TEST_CASE("a talk has the whole window, and a way out by keyboard", "[talks]") {
  Talks w;
  CHECK(w.is_seen("nav.new"));
  w.frame().tell(success_notice(wxS("Quay Street is in the Trash.")));
  w.act("engagement.talk.start");
  CHECK_FALSE(w.is_seen("nav.new"));
  CHECK_FALSE(w.is_seen("engagements.list"));
  CHECK_FALSE(w.is_seen("notice"));
  REQUIRE(w.is_seen("guided.leave"));
  w.focus("field.why");
  wxUIActionSimulator().Char('L', wxMOD_ALT);
  CHECK(w.wait([&] { return w.is_seen("engagements.list"); }));
  CHECK(w.is_seen("nav.new"));
  w.settle();
  CHECK(w.says("Continue the talk"));
}

TEST_CASE("asking for the engagements from within a talk leads to their list", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  w.next();
  SECTION("also when the talk was refused something") {
    for (int i = 0; i < 8; ++i) w.next();
    w.act("guided.agree");
    REQUIRE_FALSE(w.refusal().empty());
  }
  w.frame().run(CommandId::go_engagements);
  w.settle();
  CHECK_FALSE(w.is_seen("guided.leave"));
  CHECK(w.is_seen("engagements.list"));
  CHECK(w.is_seen("nav.new"));
}

TEST_CASE("a talk is there again when other pages were shown in between", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  w.next();
  w.frame().run(CommandId::go_today);
  w.settle();
  CHECK(w.is_seen("nav.new"));
  w.frame().run(CommandId::go_engagements);
  w.settle();
  CHECK(w.page() == "Step 2 of 9: Who");
  CHECK_FALSE(w.is_seen("nav.new"));
}

TEST_CASE("the next page of a talk has the keyboard, also after a text of many lines", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  w.focus("field.why");
  for (const char c : {'j', 'o'}) wxUIActionSimulator().Char(c);
  wxUIActionSimulator().Char(WXK_RIGHT, wxMOD_ALT);
  CHECK(w.wait([&] { return w.in_hand() == "guided.add_person"; }, std::chrono::seconds(5)));
  w.settle();
  for (const char c : {'j', 'o'}) wxUIActionSimulator().Char(c);
  w.settle();
  CHECK(dynamic_cast<wxTextCtrl&>(*w.find("guided.add_person")).GetValue() == wxS("jo"));
}

TEST_CASE("a talk that is come back to has the keyboard", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  w.next();
  w.frame().run(CommandId::go_today);
  w.settle();
  SECTION("by key") { w.frame().run(CommandId::go_engagements); }
  SECTION("by the sidebar") {
    w.focus("nav.handshake");
    w.frame().show_page(PageId::engagements);
  }
  w.settle();
  CHECK(w.wait([&] { return w.in_hand() == "guided.add_person"; }, std::chrono::seconds(5)));
}

TEST_CASE("a name that nobody has is said to be new before a person is made of it", "[talks]") {
  Talks w;
  w.with_session([](app::Session& session) { REQUIRE(session.person_named("Jonas")); });
  w.act("engagement.talk.start");
  w.next();
  w.focus("guided.add_person");
  w.type("guided.add_person", "Ana");
  CHECK(w.says("Ana is not in People yet, and will be added."));
  CHECK(w.is_seen("people.hint"));
  CHECK(w.all(Kind::person).size() == 1);
  w.type("guided.add_person", "jonas");
  CHECK_FALSE(w.is_seen("people.hint"));
  w.type("guided.add_person", "");
  w.with_session([](app::Session& session) {
    const auto jonas = session.person_named("Jonas");
    REQUIRE(jonas);
    REQUIRE(session.transition(*jonas, "archive"));
  });
  w.frame().run(CommandId::go_today);
  w.settle();
  w.frame().run(CommandId::go_engagements);
  w.settle();
  w.type("guided.add_person", "Jonas");
  CHECK_FALSE(w.is_seen("people.hint"));
  w.type("guided.add_person", "");
  w.next();
  CHECK(w.all(Kind::person).size() == 1);
  w.act("guided.back");
  w.type("guided.add_person", "Ana");
  w.next();
  CHECK(w.all(Kind::person).size() == 2);
  CHECK(w.only(Kind::engagement).strings(journal::kPeople).size() == 1);
  w.act("guided.back");
  CHECK_FALSE(w.is_seen("people.hint"));
}

TEST_CASE("the page of success says what an agreement needs, and the refusal names the page", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  w.next();
  w.name_maya();
  CHECK(w.is_seen("guided.remark"));
  w.act("field.criteria.add");
  w.type("field.criteria.1.text", "Nobody waits");
  w.pick("field.criteria.1.by", 3);
  CHECK_FALSE(w.is_seen("guided.remark"));
  w.pick("field.criteria.1.by", 1);
  CHECK(w.is_seen("guided.remark"));
  for (int i = 0; i < 7; ++i) w.next();
  CHECK_FALSE(w.is_seen("guided.print"));
  CHECK(w.is_seen("guided.print_draft"));
  CHECK(w.is_seen("guided.save_draft"));
  w.act("guided.agree");
  CHECK(w.says("Go to: Success"));
  w.act("guided.put_right");
  CHECK(w.page() == "Step 3 of 9: Success");
}

TEST_CASE("what comes after the agreement can be seen, however long the page is", "[talks]") {
  Talks w;
  w.go_to_agreed();
  w.frame().SetSize(w.frame().GetSize().x, 600);
  w.settle();
  w.act("guided.agree");
  REQUIRE(w.only(Kind::agreement).state() == "agreed");
  CHECK(w.in_hand() == "guided.start");
  CHECK(w.wait([&] {
    return w.find("guided.start")->GetScreenRect().GetBottom() < w.find("guided.back")->GetScreenRect().y;
  }));
}

TEST_CASE("what a talk was told goes with the talk", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  Notice notice;
  notice.what = wxS("The file was written, not encrypted.");
  w.frame().tell(notice);
  w.act("guided.leave");
  CHECK_FALSE(w.frame().notice_bar().is_telling());
}

TEST_CASE("phases are added one after the other by keyboard, and corrected in the same fields", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  for (int i = 0; i < 6; ++i) w.next();
  REQUIRE(w.page() == "Step 6 of 9, page 2 of 2: Phases");
  w.type("field.name", "Survy");
  w.find("guided.add_phase")->SetFocus();
  w.act("guided.add_phase");
  CHECK(w.in_hand() == "field.name");
  CHECK(w.page() == "Step 6 of 9, page 2 of 3: Phases");
  const journal::Record phase = w.only(Kind::phase);
  w.act(("guided.change.phase:" + phase.id.text()).c_str());
  REQUIRE(w.is_seen("field.name"));
  w.fill("field.name", "Survey");
  w.fill("field.planned_start", "2031-03-01");
  w.next();
  CHECK(w.page() == "Step 6 of 9, page 2 of 3: Phases");
  CHECK(w.page_says("Phase: Survey"));
  CHECK_FALSE(w.page_says("Survy"));
  CHECK(w.only(Kind::phase).id == phase.id);
  w.next();
  CHECK(w.page() == "Step 6 of 9, page 3 of 3: Terms of a phase");
  w.act("field.terms.add");
  w.type("field.terms.1.text", "Numbers on Friday");
  w.next();
  w.act("guided.leave");
  SECTION("the list of phases shows what a phase plans and what holds for it") {
    w.toggle("engagement.part.phases");
    const std::string rows = test::list_words(dynamic_cast<wxDataViewCtrl&>(*w.find("part.list")));
    INFO(rows);
    CHECK(rows.find("From 1 March 2031") != std::string::npos);
    CHECK(rows.find("Numbers on Friday") != std::string::npos);
    CHECK(rows.find(day_words(w.desk().host().clock->now().day()).utf8_string()) == std::string::npos);
  }
}

TEST_CASE("the page that was agreed has no headings without words", "[talks]") {
  Talks w;
  w.hold_start();
  w.act("engagement.talk.start");
  CHECK(w.page_says("Nobody waits"));
  CHECK_FALSE(w.page_says("What cannot be done"));
}
