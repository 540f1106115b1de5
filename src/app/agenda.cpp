#include "app/agenda.h"

#include "base/words.h"

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

Result<exchange::CalendarEvent> event(Session& session, const Facts& facts, const char* words, Day day,
                                      std::string_view part) {
  TR_LET(opened, session.open(facts.id()));
  exchange::CalendarEvent event;
  event.uid = exchange::calendar_uid(facts.id(), part);
  event.day = day;
  event.summary = words + alias_of(session, facts);
  event.modified = opened.edited;
  return event;
}

}  // namespace

Result<exchange::Calendar> agenda_of(Session& session) {
  const Day today = session.now().day();
  TR_LET(view, session.view({today, today}));
  struct Dated {
    const Facts* facts;
    const char* words;
    Day day;
    std::string_view part;
    bool cancelled;
  };
  std::vector<Dated> dates;
  view.ledger.each(Kind::checkin, [&](const Facts& one) {
    const auto now = one.day(journal::checkin::kDueNow);
    const bool off = one.state() == "cancelled_by_them";
    if (one.state() == "scheduled" || off)
      dates.push_back({&one, N_("Check-in"), now ? *now : one.day(), "due", off});
  });
  view.ledger.each(Kind::commitment, [&](const Facts& one) {
    if (one.state() == "open") dates.push_back({&one, N_("A promise is due"), one.day(), "due", false});
  });
  view.ledger.each(
      Kind::engagement, journal::engagement::kPlannedEnd, journal::kAllTime, [&](const Facts& one) {
        if (one.state() == "active")
          dates.push_back(
              {&one, N_("Close together"), *one.day(journal::engagement::kPlannedEnd), "close", false});
      });
  exchange::Calendar calendar{N_("Third Row"), {}};
  for (const Dated& date : dates) {
    TR_LET(one, event(session, *date.facts, date.words, date.day, date.part));
    if (date.cancelled) one.state = exchange::CalendarEvent::State::cancelled;
    calendar.events.push_back(std::move(one));
  }
  return calendar;
}

}  // namespace thirdrow::app
