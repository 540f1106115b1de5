// The two talks of an engagement, held once from beginning to end in the real window.
#include <gtk/gtk.h>
#include <wx/dataview.h>

#include "talks.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;
using journal::Record;
using test::Talks;

namespace {

/// From why to reading back, every page with words on it.
void say_everything(Talks& w) {
  w.act("engagement.talk.start");
  w.type("field.why", "They asked for it");
  w.next();
  w.name_maya();
  w.act("field.criteria.add");
  w.type("field.criteria.1.text", "Nobody waits");
  w.pick("field.criteria.1.by", 3);
  w.next();
  w.type("field.they_want", "To be asked");
  w.next();
  w.act("field.can.add");
  w.type("field.can.1.text", "Two mornings");
  w.next();
  w.act("field.terms.add");
  w.type("field.terms.1.text", "Numbers on Friday");
  w.next();
  w.type("field.name", "Survey");
  w.act("guided.add_phase");
  w.next();
  CHECK(w.says("Survey"));
  w.next();
  w.fill("field.every", "2");
  w.pick("field.unit", 1);
  w.next();
}

}  // namespace

TEST_CASE("a start conversation is held page by page, and what is said is read back", "[talks]") {
  Talks w;
  say_everything(w);
  CHECK(w.page() == "Step 8 of 9: Read back");
  for (const char* words : {"They asked for it", "Maya", "Nobody waits", "To be asked", "Two mornings",
                            "Numbers on Friday", "Every 2 weeks"}) {
    INFO(words);
    CHECK(w.says(words));
  }
}

TEST_CASE("what is agreed in a talk is in the journal, and the next act has the keyboard", "[talks]") {
  Talks w;
  say_everything(w);
  w.next();
  w.find("guided.agree")->SetFocus();
  w.act("guided.agree");
  INFO(w.refusal());
  CHECK(w.says("Maya, said aloud"));
  CHECK(w.in_hand() == "guided.start");
  w.act("guided.start");
  REQUIRE(w.actor.missing() == std::vector<std::string>());
  CHECK(w.only(Kind::agreement).state() == "agreed");
  CHECK(w.only(Kind::engagement).state() == "active");
  CHECK(w.only(Kind::checkin).state() == "scheduled");
  w.act("guided.leave");
  CHECK(w.says("What we agreed"));
}

TEST_CASE("a new name typed on the last page agrees at the first click", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  w.next();
  w.name_maya();
  CHECK(w.in_hand() == "field.criteria.add");
  w.act("field.criteria.add");
  w.type("field.criteria.1.text", "Nobody waits");
  w.pick("field.criteria.1.by", 3);
  for (int i = 0; i < 7; ++i) w.next();
  w.act("field.agreed_by.add");
  w.pick("field.agreed_by.2.how", 1);
  w.fill("field.agreed_by.2.person", "Jonas");
  w.act("guided.agree");
  INFO(w.refusal());
  CHECK(w.says("Maya, said aloud"));
  CHECK(w.says("Jonas"));
  CHECK(w.only(Kind::agreement).state() == "agreed");
}

TEST_CASE("a name that stands in a field of a talk when the journal locks is not lost", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  w.next();
  w.name_maya();
  for (int i = 0; i < 7; ++i) w.next();
  w.act("field.agreed_by.add");
  w.fill("field.agreed_by.2.person", "Jonas");
  w.frame().lock();
  w.settle();
  w.unlock();
  REQUIRE(w.wait([&] { return w.desk().is_open(); }));
  w.with_session([](app::Session& session) {
    const auto people = session.all_of(Kind::person);
    REQUIRE(people);
    REQUIRE(people->size() == 2);
  });
}

TEST_CASE("Enter in a field of one line goes on only when the input method leaves it", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  for (int i = 0; i < 7; ++i) w.next();
  REQUIRE(w.page() == "Step 7 of 9: Check-ins");
  w.fill("field.every", "2");
  w.key(WXK_RETURN);
  CHECK(w.page() == "Step 7 of 9: Check-ins");
  w.enter("field.every");
  CHECK(w.page() == "Step 8 of 9: Read back");
}

TEST_CASE("a talk goes on by keyboard, is left by a lock, and is taken up where it was", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  w.key(WXK_RIGHT, wxMOD_ALT);
  w.key(WXK_RIGHT, wxMOD_ALT);
  CHECK(w.page() == "Step 3 of 9: Success");
  w.key(WXK_LEFT, wxMOD_ALT);
  CHECK(w.page() == "Step 2 of 9: Who");
  w.key(WXK_RIGHT, wxMOD_ALT);
  w.key(WXK_RIGHT, wxMOD_ALT);
  w.type("field.they_want", "Secretword");
  w.frame().lock();
  w.settle();
  CHECK_FALSE(w.says("Secretword"));
  w.unlock();
  REQUIRE(w.wait([&] { return w.desk().is_open(); }));
  w.settle();
  w.show(PageId::engagements);
  w.pick("engagements.list", 0);
  CHECK(w.says("Continue the talk"));
  w.act("engagement.talk.start");
  CHECK(w.page() == "Step 4 of 9: What each wants");
  CHECK(w.says("Secretword"));
}

TEST_CASE("what cannot be agreed yet is told with the way to the page that mends it", "[talks]") {
  Talks w;
  w.act("engagement.talk.start");
  w.next();
  w.name_maya();
  for (int i = 0; i < 7; ++i) w.next();
  w.act("guided.agree");
  CHECK(w.says("at least one criterion of success that both stand behind"));
  w.act("guided.put_right");
  CHECK(w.page() == "Step 3 of 9: Success");
  REQUIRE(w.actor.missing() == std::vector<std::string>());
}

namespace {

/// Up to the count, judged and checked by oneself.
void ask_twelve(Talks& w) {
  w.hold_start();
  w.act("engagement.talk.close");
  CHECK(w.in_hand() == "sheet.1.yes");
  w.toggle("sheet.1.yes");
  w.next();
  w.check_oneself();
  w.fill("field.invited", "12");
  w.act("guided.open");
  CHECK(w.page() == "Step 4 of 8: Wait");
  w.act("guided.count");
  w.fill("field.answers", "12");
  w.fill("field.blanks", "0");
  w.fill("field.either_yes", "9");
}

}  // namespace

TEST_CASE("a close is held from judging to the end, and shows what the gate gives", "[talks]") {
  Talks w;
  ask_twelve(w);
  w.type("count.again.yes", "8");
  w.type("count.again.no", "4");
  w.type("count.refer.yes", "9");
  w.act("guided.enter_count");
  w.next();
  CHECK_FALSE(w.says("9 of 12"));
  w.act("guided.release");
  CHECK(w.says("9 of 12, 75 %"));
  w.next();
  w.type("field.result", "Nine of twelve would come again");
  w.next();
  w.type("field.where", "Team meeting");
  w.act("guided.show");
  w.act("guided.close");
  CHECK(w.says("Closed on"));
  REQUIRE(w.actor.missing() == std::vector<std::string>());
  CHECK(w.only(Kind::engagement).state() == "closed");
  const Record shown = w.only(Kind::publication);
  CHECK(shown.text(journal::publication::kResult) == "Nine of twelve would come again");
  CHECK(shown.text(journal::publication::kShown).find("9 of 12") != std::string::npos);
  const Record check = w.only(Kind::selfcheck);
  CHECK(check.state() == "locked");
  CHECK(check.ref(journal::selfcheck::kSealedBefore) == w.only(Kind::round).id);
}

TEST_CASE("a number of a count that is none is told with its question, and has the keyboard", "[talks]") {
  Talks w;
  ask_twelve(w);
  w.type("count.again.yes", "8");
  w.type("count.again.no", "1o");
  w.act("guided.enter_count");
  CHECK(w.page() == "Step 4 of 8: Count");
  CHECK(w.says("Again: No: a whole number from 0 to 255."));
  CHECK(w.in_hand() == "count.again.no");
  const auto is_marked = [&w] {
    GtkStyleContext* style = gtk_widget_get_style_context(w.find("count.again.no")->GetHandle());
    return gtk_style_context_has_class(style, "tr-wrong") == TRUE;
  };
  CHECK(is_marked());
  w.type("count.again.no", "10");
  CHECK_FALSE(is_marked());
  w.with_session([](app::Session& session) {
    const auto counts = session.all_of(Kind::tally);
    REQUIRE(counts);
    CHECK(counts->empty());
  });
}

TEST_CASE("a result of too few answers is nowhere on the window", "[talks]") {
  Talks w;
  w.hold_start();
  w.act("engagement.talk.close");
  w.next();
  w.check_oneself();
  w.fill("field.invited", "41");
  w.act("guided.open");
  w.act("guided.count");
  w.fill("field.answers", "4");
  w.fill("field.either_yes", "3");
  w.act("guided.enter_count");
  w.next();
  w.act("guided.release");
  CHECK(w.says("Not enough answers to show"));
  CHECK_FALSE(w.says("3 of 4"));
  CHECK_FALSE(w.says("of 4 answers"));
  w.next();
  CHECK(w.page() == "Step 8 of 8: Close");
  w.act("guided.close");
  REQUIRE(w.actor.missing() == std::vector<std::string>());
  CHECK(w.only(Kind::engagement).state() == "closed");
}

TEST_CASE("a result is shown to the team by Save alone, and the form says what will be shown", "[talks]") {
  Talks w;
  ask_twelve(w);
  w.act("guided.enter_count");
  w.next();
  w.act("guided.release");
  w.act("guided.leave");
  w.toggle("engagement.part.close");
  w.act("part.new.publication");
  CHECK(w.page_says("What is shown, of who would work with you again"));
  CHECK(w.page_says("9 of 12"));
  w.fill("field.where", "Board");
  w.act("records.back");
  CHECK(w.all(Kind::publication).empty());
  INFO(test::list_words(dynamic_cast<wxDataViewCtrl&>(*w.find("part.list"))));
  const auto& list = dynamic_cast<wxDataViewCtrl&>(*w.find("part.list"));
  w.pick("part.list",
         static_cast<int>(dynamic_cast<const wxDataViewListModel&>(*list.GetModel()).GetCount()) - 1);
  w.act("record.save");
  CHECK(w.only(Kind::publication).text(journal::publication::kShown).find("9 of 12") != std::string::npos);
}
