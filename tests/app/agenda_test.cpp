// Dates for calendar programs, and how many of them a digest counts.
#include "app/agenda.h"

#include "journal/kinds.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using State = exchange::CalendarEvent::State;

namespace {

struct Agenda : test::JournalFixture {
  Day today() { return session->now().day(); }
  RecordId work(const char* state) {
    Record record = session->new_record(Kind::engagement);
    record.set(engagement::kTitle, std::string("Harbour"));
    record.set(kState, std::string(state));
    record.set(engagement::kReason, std::string("The harbour is closed"));
    record.set(engagement::kWaiver, std::string("Nobody is left to be asked"));
    for (const Tag day : {engagement::kActualStart, engagement::kActualEnd, engagement::kClosedOn})
      record.set(day, today());
    REQUIRE(session->add(record));
    return record.id;
  }
  void checkin(const char* state, int days, std::optional<RecordId> work = {}) {
    Record record = session->new_record(Kind::checkin);
    record.set(checkin::kDue, today() + days);
    record.set(kState, std::string(state));
    if (work) record.set(kEngagement, *work);
    REQUIRE(session->add(record));
  }
  std::vector<exchange::CalendarEvent> events() { return app::agenda_of(*session)->events; }
  app::DueDays due() { return *app::due_days(*session); }
};

}  // namespace

TEST_CASE("a check-in that was cancelled stays in calendars for four weeks after its day, and is never due") {
  Agenda a;
  a.checkin("cancelled_by_them", -app::kCancelledStays);
  a.checkin("cancelled_by_them", -app::kCancelledStays - 1);
  a.checkin("cancelled_by_them", 1);
  const auto events = a.events();
  REQUIRE(events.size() == 2);
  for (const auto& event : events) CHECK(event.state == State::cancelled);
  CHECK(a.due().empty());
}

TEST_CASE("a check-in of work that is closed or cancelled is in no calendar, and not due") {
  Agenda a;
  a.checkin("scheduled", 1, a.work("closed"));
  a.checkin("scheduled", 1, a.work("cancelled"));
  CHECK(a.events().empty());
  CHECK(a.due().empty());
  a.checkin("scheduled", 1, a.work("active"));
  a.checkin("scheduled", 1);
  CHECK(a.events().size() == 2);
  CHECK(a.due() == app::DueDays{{a.today() + 1, 2}});
}

TEST_CASE("what lies further off than a digest looks is in the calendar, and not counted") {
  Agenda a;
  a.checkin("scheduled", -app::kDigestLooksBack - 1);
  a.checkin("scheduled", -app::kDigestLooksBack);
  a.checkin("scheduled", app::kDigestLooksAhead);
  a.checkin("scheduled", app::kDigestLooksAhead + 1);
  CHECK(a.events().size() == 4);
  CHECK(a.due() ==
        app::DueDays{{a.today() - app::kDigestLooksBack, 1}, {a.today() + app::kDigestLooksAhead, 1}});
}

TEST_CASE("a pledge begins and is reviewed on days that are in the calendar and due") {
  Agenda a;
  Record pledge = a.session->new_record(Kind::pledge);
  pledge.set(pledge::kTitle, std::string("All of us do these three"));
  pledge.set(pledge::kStart, a.today());
  pledge.set(pledge::kReview, a.today() + 1);
  REQUIRE(a.session->add(pledge));
  const auto events = a.events();
  REQUIRE(events.size() == 2);
  CHECK(events[0].day == a.today());
  CHECK(events[1].day == a.today() + 1);
  CHECK(events[0].uid != events[1].uid);
  CHECK(a.due() == app::DueDays{{a.today(), 1}, {a.today() + 1, 1}});
  a.session->fix_today(a.today() + app::kCancelledStays + 1);
  CHECK(a.events().size() == 1);
}
