#include "app/agenda.h"

#include "base/words.h"
#include "journal/rhythm.h"

namespace thirdrow::app {
namespace {

using journal::Facts;
using journal::Kind;

/// Of the first person with an alias; a calendar is read by others.
std::string alias_of(Session& session, const Facts& facts) {
  for (const RecordId id : facts.people()) {
    const auto person = session.open(id);
    const std::string alias = person ? person->record.text(journal::person::kAlias) : std::string();
    if (!alias.empty()) return " (" + alias + ")";
  }
  return {};
}

struct DayOfPledge {
  journal::Tag tag;
  const char* words;
  std::string_view part;
};
constexpr DayOfPledge kPledgeDays[] = {{journal::pledge::kStart, N_("A pledge begins"), "start"},
                                       {journal::pledge::kReview, N_("Review a pledge together"), "review"}};

struct Dated {
  const Facts* facts;
  const char* words;
  Day day;
  std::string_view part;
  bool cancelled = false;
};

bool is_of_ended_work(const journal::Ledger& ledger, const Facts& checkin) {
  const Facts* work = ledger.find(checkin.ref(journal::kEngagement));
  return work != nullptr && journal::is_ended(work->state());
}

std::vector<Dated> dates_of(const journal::Ledger& ledger, Day today) {
  std::vector<Dated> dates;
  ledger.each(Kind::checkin, [&](const Facts& one) {
    const Day day = one.day(journal::checkin::kDueNow).value_or(one.day());
    const bool off = one.state() == "cancelled_by_them" && day >= today - kCancelledStays;
    const bool planned = one.state() == "scheduled" && !is_of_ended_work(ledger, one);
    if (planned || off) dates.push_back({&one, N_("Check-in"), day, "due", off});
  });
  ledger.each(Kind::commitment, [&](const Facts& one) {
    if (one.state() == "open") dates.push_back({&one, N_("A promise is due"), one.day(), "due"});
  });
  constexpr auto kEnd = journal::engagement::kPlannedEnd;
  ledger.each(Kind::engagement, kEnd, journal::kAllTime, [&](const Facts& one) {
    if (one.state() == "active") dates.push_back({&one, N_("Close together"), *one.day(kEnd), "close"});
  });
  for (const DayOfPledge& of : kPledgeDays) {
    ledger.each(Kind::pledge, of.tag, {today - kCancelledStays, journal::kAllTime.last},
                [&](const Facts& one) {
                  dates.push_back({&one, of.words, *one.day(of.tag), of.part});
                });
  }
  return dates;
}

Result<exchange::CalendarEvent> event(Session& session, const Dated& date) {
  TR_LET(opened, session.open(date.facts->id()));
  exchange::CalendarEvent event;
  event.uid = exchange::calendar_uid(date.facts->id(), date.part);
  event.day = date.day;
  event.summary = date.words + alias_of(session, *date.facts);
  event.modified = opened.edited;
  if (date.cancelled) event.state = exchange::CalendarEvent::State::cancelled;
  return event;
}

}  // namespace

bool is_of_ended_work(Session& session, const journal::Record& checkin) {
  const auto work = checkin.ref(journal::kEngagement);
  const auto found = work ? session.open(*work) : Result<Opened>(Code::not_found);
  return found && journal::is_ended(found->record.state());
}

Result<exchange::Calendar> agenda_of(Session& session) {
  const Day today = session.now().day();
  TR_LET(view, session.view({today, today}));
  exchange::Calendar calendar{N_("Third Row"), {}};
  for (const Dated& date : dates_of(view.ledger, today)) {
    TR_LET(one, event(session, date));
    calendar.events.push_back(std::move(one));
  }
  return calendar;
}

Result<DueDays> due_days(Session& session) {
  const Day today = session.now().day();
  TR_LET(view, session.view({today, today}));
  DueDays days;
  for (const Dated& date : dates_of(view.ledger, today)) {
    const bool near = date.day >= today - kDigestLooksBack && date.day <= today + kDigestLooksAhead;
    if (near && !date.cancelled) ++days[date.day];
  }
  return days;
}

}  // namespace thirdrow::app
