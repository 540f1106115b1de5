// A check-in from the promise before it to the telling back, and what else comes up while the work runs, each
// written in its part of the engagement.
#include "hands.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;
using journal::Record;

namespace {

struct Parts : test::Hands {
  Parts() {
    show(PageId::engagements);
    act("engagements.new");
    type("field.title", "Harbour");
    keep();
  }
  /// A form whose field was left may be kept already, and has no such button then; what came since is kept
  /// too.
  void keep() {
    if (is_seen("record.save")) act("record.save");
    save();
    CHECK_FALSE(is_seen("record.save"));
  }
  void save() {
    frame().run(CommandId::save_now);
    settle();
  }
  RecordId work() { return only(Kind::engagement).id; }
};

}  // namespace

TEST_CASE("a check-in is held from the promise before it to what is told back", "[checkin]") {
  namespace c = journal::checkin;
  namespace h = journal::heard;
  Parts w;
  w.toggle("engagement.part.checkins");
  w.act("part.new.checkin");
  w.type("field.title", "How the move goes");
  w.fill("field.due", "today");
  w.type("field.before", "The plan on paper");
  w.keep();
  Record talk = w.only(Kind::checkin);
  CHECK(talk.state() == "scheduled");
  CHECK(talk.ref(journal::kEngagement) == w.work());
  CHECK(talk.text(c::kBefore) == "The plan on paper");
  w.act("records.back");
  w.pick("part.list", 0);
  w.type("field.during", "Nobody told us of the lift");
  w.act("record.hold");
  talk = w.only(Kind::checkin);
  CHECK(talk.state() == "held");
  CHECK(talk.day(c::kHeld) == talk.day(c::kDue));
  CHECK(talk.text(c::kDuring) == "Nobody told us of the lift");

  w.toggle("engagement.part.heard");
  w.act("part.new.heard");
  w.type("field.words", "Nobody told us of the lift");
  w.pick("field.type", 1);
  w.pick("field.checkin", 1);
  w.keep();
  CHECK(w.only(Kind::heard).state() == "open");
  CHECK(w.only(Kind::heard).ref(h::kCheckIn) == talk.id);
  w.act("record.act");
  Record heard = w.only(Kind::heard);
  CHECK(heard.state() == "acting");
  CHECK(heard.text(h::kReply) == "act");
  w.act("record.tell_back");
  w.type("asked.told_how", "The lift stays open until Friday");
  w.act("asked.go");
  heard = w.only(Kind::heard);
  CHECK(heard.state() == "told_back");
  CHECK(heard.text(h::kToldHow) == "The lift stays open until Friday");
  CHECK(heard.day(h::kToldBack).has_value());

  w.toggle("engagement.part.checkins");
  w.pick("part.list", 0);
  CHECK(w.page_says("How the move goes"));
  w.type("field.after", "I told them of the lift");
  w.save();
  talk = w.only(Kind::checkin);
  CHECK(talk.state() == "held");
  CHECK(talk.text(c::kAfter) == "I told them of the lift");
  CHECK(talk.text(c::kBefore) == "The plan on paper");
}

TEST_CASE("an issue, a fire and a bend are written down in their parts of an engagement", "[checkin]") {
  Parts w;
  w.toggle("engagement.part.fires");
  w.act("part.new.issue");
  w.type("field.title", "The lift is booked twice");
  w.keep();
  w.act("record.resolve");
  const Record issue = w.only(Kind::issue);
  CHECK(issue.title() == "The lift is booked twice");
  CHECK(issue.state() == "resolved");
  CHECK(issue.ref(journal::kEngagement) == w.work());
  w.focus("field.title");
  w.key(WXK_ESCAPE);
  CHECK_FALSE(w.is_seen("field.title"));

  w.act("part.new.fire");
  w.type("field.title", "The doors stood open");
  w.keep();
  CHECK(w.only(Kind::fire).state() == "burning");
  w.act("record.put_out");
  const Record fire = w.only(Kind::fire);
  CHECK(fire.title() == "The doors stood open");
  CHECK(fire.state() == "out");
  CHECK(fire.ref(journal::kEngagement) == w.work());
  w.act("records.back");
  CHECK(w.page_says("The lift is booked twice"));
  CHECK(w.page_says("The doors stood open"));

  w.toggle("engagement.part.bends");
  w.act("part.new.bend");
  w.type("field.asked", "Two evenings more");
  w.fill("field.cost_hours", "2.5");
  w.keep();
  const Record bend = w.only(Kind::bend);
  CHECK(bend.title() == "Two evenings more");
  CHECK(bend.decimal(journal::bend::kCostHours) == 2.5);
  CHECK(bend.ref(journal::kEngagement) == w.work());
  w.act("records.back");
  CHECK(w.page_says("Two evenings more"));
  CHECK_FALSE(w.page_says("The doors stood open"));
}
