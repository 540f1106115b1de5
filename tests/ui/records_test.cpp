// What belongs to an engagement, and the practices: recorded, found again, taken through their steps.
#include "hands.h"
#include "journal/rows.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;
using journal::Record;

namespace {

struct Records : test::Hands {
  void save() {
    frame().run(CommandId::save_now);
    settle();
  }
  /// An engagement, open on one of its parts.
  void begin_engagement(const char* part) {
    show(PageId::engagements);
    act("engagements.new");
    type("field.title", "Harbour");
    act("record.save");
    toggle(part);
  }
};

}  // namespace

TEST_CASE("an agreement's rows are typed into a table, and it is agreed with a person", "[pages]") {
  Records w;
  w.begin_engagement("engagement.part.agreement");
  w.act("part.new.agreement");
  w.act("field.criteria.add");
  w.type("field.criteria.1.text", "Nobody waits; nobody asks twice");
  w.pick("field.criteria.1.by", 3);
  w.act("field.agreed_by.add");
  w.type("field.agreed_by.1.person", "Maya");
  w.fill("field.met_on", "today");
  w.save();
  w.act("record.agree");
  REQUIRE(w.actor.missing() == std::vector<std::string>());
  const Record agreement = w.only(Kind::agreement);
  CHECK(agreement.state() == "agreed");
  const auto criteria = journal::cells_of(agreement, journal::agreement::kCriteria);
  REQUIRE(criteria.size() == 1);
  CHECK(criteria[0] == journal::Cells{"Nobody waits; nobody asks twice", "joint"});
  CHECK(w.only(Kind::person).title() == "Maya");
  CHECK(w.only(Kind::engagement).state() == "agreed");
}

TEST_CASE("a row is taken away again, and a half typed one is told of", "[pages]") {
  Records w;
  w.begin_engagement("engagement.part.agreement");
  w.act("part.new.agreement");
  w.act("field.can.add");
  w.type("field.can.1.text", "Two days a week");
  w.act("field.can.add");
  w.type("field.can.2.text", "A room");
  w.act("field.can.1.remove");
  w.act("field.terms.add");
  w.pick("field.terms.1.owner", 1);
  w.save();
  CHECK(w.says("Line 1: \"Term\" is still needed."));
  w.fill("field.they_want", "Fewer forms");
  w.save();
  CHECK(w.says("Line 1: \"Term\" is still needed."));
  w.type("field.terms.1.text", "Numbers on Friday");
  w.save();
  REQUIRE(w.actor.missing() == std::vector<std::string>());
  const Record agreement = w.only(Kind::agreement);
  const auto can = journal::cells_of(agreement, journal::agreement::kCan);
  REQUIRE(can.size() == 1);
  CHECK(can[0][0] == "A room");
}

TEST_CASE("a step asks in place for its day, and a refusal is told above the form", "[pages]") {
  Records w;
  w.begin_engagement("engagement.part.checkins");
  w.act("part.new.checkin");
  w.fill("field.due", "2030-12-01");
  w.save();
  w.act("record.move");
  w.fill("asked.due_now", "2030-12-04");
  w.pick("asked.moved_by", 2);
  w.act("asked.go");
  REQUIRE(w.actor.missing() == std::vector<std::string>());
  const Record checkin = w.only(Kind::checkin);
  CHECK(checkin.day(journal::checkin::kDueNow) == Day::parse("2030-12-04"));
  CHECK(checkin.text(journal::checkin::kMovedBy) == "them");
  w.toggle("engagement.part.whole");
  w.act("record.agree");
  CHECK(w.says("Nothing is agreed yet for the whole engagement."));
}

TEST_CASE("a sheet is filled in by button, and finishing it leads to a commitment", "[pages]") {
  Records w;
  w.show(PageId::practice);
  w.act("practice.new.icare");
  w.toggle("sheet.ideal.3");
  w.toggle("sheet.culture.1");
  w.toggle("sheet.culture.2");
  w.type("sheet.culture", "At the desk");
  w.act("record.save");
  w.act("record.finish");
  w.type("asked.then_do", "I answer the same day");
  w.type("asked.due", "2030-01-01");
  w.act("asked.go");
  REQUIRE(w.actor.missing() == std::vector<std::string>());
  const Record sheet = w.only(Kind::assessment);
  CHECK(sheet.state() == "done");
  const auto answers = journal::cells_of(sheet, journal::assessment::kAnswers);
  REQUIRE(answers.size() == 2);
  CHECK(answers[0] == journal::Cells{"ideal", "3", ""});
  CHECK(answers[1] == journal::Cells{"culture", "2", "At the desk"});
  CHECK(w.only(Kind::commitment).ref(journal::commitment::kSource) == sheet.id);
  CHECK(w.says("It led to: I answer the same day"));
}

TEST_CASE("a lock takes every word of an engagement's parts and of a sheet off the screen", "[pages]") {
  Records w;
  w.begin_engagement("engagement.part.agreement");
  w.act("part.new.agreement");
  w.act("field.can.add");
  w.type("field.can.1.text", "Secretword");
  w.show(PageId::practice);
  w.act("practice.new.icare");
  w.type("sheet.culture", "Hiddenword");
  w.frame().lock();
  w.settle();
  for (const char* word : {"Secretword", "Hiddenword", "Harbour"}) CHECK_FALSE(w.says(word));
}
