// What changes no more is read only in its form, and a draft that the rules refuse says so whenever it is
// seen.
#include <algorithm>

#include "journal/step.h"
#include "records_support.h"
#include "support/rules_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

struct Promised : DeskFixture {
  FakeRecords view;
  ManualTimers timers;
  RecordsPresenter records{*desk, view, {{{Kind::commitment}}, {}, Sorting::by_title}, timers.maker()};
  RecordId id;

  Promised() {
    id = now([](Session& session) {
      Record record = session.new_record(Kind::commitment);
      record.set(commitment::kThen, std::string("Call back"));
      record.set(commitment::kDue, session.now().day());
      REQUIRE(session.add(record));
      return record.id;
    });
  }
  void visit() {
    records.forget();
    view.told = {};
    records.select_record(id);
    pump.drain();
  }
  bool settled(std::string_view name) {
    const auto& fields = view.page->fields;
    const auto at =
        std::ranges::find_if(fields, [&](const FormField& each) { return each.field->name == name; });
    REQUIRE(at != fields.end());
    return at->settled;
  }
};

}  // namespace

TEST_CASE("a field is settled where a rule refuses any change of it, and nowhere else") {
  RulesFixture f;
  const RecordId id = f.agreed();
  const Record agreed = f.at(id);
  Record draft = agreed;
  draft.set(kState, {});
  for (const Tag tag : {agreement::kCriteria, agreement::kTheyWant, agreement::kMetOn, kPeople}) {
    INFO(tag);
    CHECK(is_settled(agreed, tag));
    CHECK_FALSE(is_settled(draft, tag));
    check_refused(f.save(id, {{tag, Value()}, {agreement::kVersion, number(9)}}), "I2");
  }
  for (const Tag tag : {agreement::kJudged, agreement::kTermsKept, kTags, kState, kDeleted})
    CHECK_FALSE(is_settled(agreed, tag));
}

TEST_CASE("the form of what stands says which of its fields change no more") {
  Promised p;
  p.records.create();
  p.pump.drain();
  CHECK_FALSE(p.settled("due"));  // not there yet
  p.visit();
  CHECK(p.settled("due"));
  CHECK_FALSE(p.settled("then_do"));
}

TEST_CASE("a draft that the rules refuse is told at its field at every visit, and stays a draft") {
  Promised p;
  const Record before = p.record(p.id);
  REQUIRE(p.now([&](Session& session) -> Status {
    Record typed = before;
    typed.set(commitment::kDue, session.now().day() + 30);
    return session.keep_draft(typed, before);
  }));
  for (int visit = 0; visit < 2; ++visit) {
    p.visit();
    CHECK(p.view.told == Error{Code::refused, "I6.due"});
  }
  CHECK(p.now([&](Session& session) { return session.open(p.id)->written; }) == before);
  const auto listed = p.now([](Session& session) { return records_in(session, {{{Kind::commitment}}}); });
  REQUIRE(listed);
  CHECK(*listed == std::vector{before});
}

TEST_CASE("a check-in that was held is listed by the day of that") {
  DeskFixture f;
  FakeRecords view;
  ManualTimers timers;
  RecordsPresenter records{*f.desk, view, {{{Kind::checkin}}, {}, Sorting::newest_first}, timers.maker()};
  const Day today = f.desk->host().clock->now().day();
  REQUIRE(f.now([today](Session& session) -> Status {
    Record meeting = session.new_record(Kind::checkin);
    meeting.set(checkin::kDue, today + 7);
    TR_TRY(session.add(meeting));
    return session.transition(meeting.id, "hold", {});
  }));
  records.start();
  f.pump.drain();
  REQUIRE(view.lines.size() == 1);
  CHECK(view.lines[0].state == "held");
  CHECK(view.lines[0].day == today);
}
