#include "app/engagement_gaps.h"

#include "base/words.h"
#include "journal/round_terms.h"

namespace thirdrow::app {
namespace {

using journal::Facts;
using journal::Kind;

/// Only what people say of the three standards is asked for at a close.
bool is_of_close(const Facts& round) { return round.is(journal::round::kInstrument, journal::kStandards); }

/// The records of one engagement.
class Own {
 public:
  Own(const Facts& engagement, const journal::Ledger& ledger) : id_(engagement.id()), ledger_(ledger) {}

  template <class Test>
  bool any(Kind kind, const Test& test) const {
    bool found = false;
    ledger_.naming(id_, kind, [&](const Facts& one) {
      found = found || (one.ref(journal::kEngagement) == id_ && test(one));
    });
    return found;
  }
  bool any_in(Kind kind, std::string_view state) const {
    return any(kind, [state](const Facts& one) { return one.state() == state; });
  }
  /// A round that a close waits for.
  bool any_round(std::string_view state) const {
    return any(Kind::round, [state](const Facts& one) { return one.state() == state && is_of_close(one); });
  }

 private:
  RecordId id_;
  const journal::Ledger& ledger_;
};

bool for_the_whole(const Facts& agreement) {
  return agreement.state() == "agreed" && !agreement.written(journal::agreement::kPhase);
}

void look_at_meetings(const Own& own, Day today, std::vector<Gap>& gaps) {
  const bool due = own.any(Kind::checkin, [today](const Facts& one) {
    const auto moved = one.day(journal::checkin::kDueNow);
    const auto day = moved ? moved : one.day(journal::checkin::kDue);
    return one.state() == "scheduled" && day && *day <= today;
  });
  if (due) gaps.push_back(Gap::checkin_due);
  if (!due && !own.any_in(Kind::checkin, "scheduled")) gaps.push_back(Gap::no_checkin);
}

void look_before_asking(const Own& own, std::vector<Gap>& gaps) {
  const bool judged = own.any(Kind::agreement, [](const Facts& one) {
    return for_the_whole(one) && !one.rows(journal::agreement::kJudged).empty();
  });
  if (own.any(Kind::agreement, for_the_whole) && !judged) gaps.push_back(Gap::not_judged);
  if (!own.any_in(Kind::selfcheck, "locked")) gaps.push_back(Gap::no_self_check);
}

void look_at_close(const Facts& engagement, const Own& own, std::vector<Gap>& gaps) {
  look_before_asking(own, gaps);
  if (engagement.written(journal::engagement::kWaiver)) {
    std::erase(gaps, Gap::no_self_check);
    return;
  }
  const bool known = own.any_round("released") || own.any_round("withheld");
  if (known) return;
  if (own.any_round("closed")) return gaps.push_back(Gap::not_released);
  gaps.push_back(own.any_round("open") ? Gap::still_open : Gap::not_asked);
}

/// By itself: a sum of rounds is nobody's result.
bool is_shown(const Facts& round, const journal::Ledger& ledger) {
  bool shown = false;
  ledger.naming(round.id(), Kind::publication, [&](const Facts& one) {
    shown = shown || one.ref(journal::publication::kRound) == round.id();
  });
  return shown;
}

}  // namespace

std::vector<Gap> gaps_of(const Facts& engagement, const journal::Ledger& ledger, Day today) {
  std::vector<Gap> gaps;
  const Own own(engagement, ledger);
  const std::string_view state = engagement.state();
  if (state == "cancelled") return gaps;
  const bool open = state == "draft" || state == "active";
  if (open && !own.any(Kind::agreement, for_the_whole)) gaps.push_back(Gap::no_agreement);
  const auto planned = engagement.day(journal::engagement::kPlannedStart);
  if ((state == "draft" || state == "agreed") && planned && *planned < today)
    gaps.push_back(Gap::not_started);
  if (state == "active") look_at_meetings(own, today, gaps);
  if (own.any_in(Kind::heard, "open")) gaps.push_back(Gap::unanswered);
  const bool running = state == "draft" || state == "agreed" || state == "active";
  if (running && own.any_round("open")) look_before_asking(own, gaps);
  if (state == "closing") look_at_close(engagement, own, gaps);
  const bool unshown = own.any(Kind::round, [&](const Facts& round) {
    return round.state() == "released" && is_of_close(round) && !is_shown(round, ledger);
  });
  if (unshown) gaps.push_back(Gap::not_shown);
  return gaps;
}

const char* gap_words(Gap gap) {
  switch (gap) {
    case Gap::no_agreement:
      return N_("no agreement yet");
    case Gap::not_started:
      return N_("its planned start has passed");
    case Gap::checkin_due:
      return N_("a check-in is due");
    case Gap::no_checkin:
      return N_("no check-in is planned");
    case Gap::unanswered:
      return N_("something heard has no reply yet");
    case Gap::not_judged:
      return N_("the criteria are not judged yet");
    case Gap::no_self_check:
      return N_("your own check is not locked yet");
    case Gap::not_asked:
      return N_("not asked yet");
    case Gap::still_open:
      return N_("the round is still open");
    case Gap::not_released:
      return N_("the count is not released yet");
    case Gap::not_shown:
      return N_("the result is not shown yet");
  }
  return "";
}

}  // namespace thirdrow::app
