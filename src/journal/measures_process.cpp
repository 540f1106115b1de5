// M1 to M5, M8 and M9: rates of the leader's own records.
#include <set>

#include "journal/measures_parts.h"
#include "journal/rhythm.h"

namespace thirdrow::journal {

std::optional<Day> agreed_on(const Facts& agreement) {
  const bool was_agreed = agreement.state() == "agreed" || agreement.state() == "superseded";
  return was_agreed ? agreement.day(agreement::kAgreedOn) : std::nullopt;
}

namespace measure {
namespace {

constexpr std::int32_t kAnswerWithin = 14;  ///< days until what was heard is to be told back

/// Whether an agreement about `phase` (nil: about the whole) was made by the day.
Hit agreed_by(const View& view, RecordId of, RecordId phase, Day day) {
  bool agreed = false;
  view.ledger.naming(of, Kind::agreement, [&](const Facts& one) {
    const auto on = agreed_on(one);
    if (one.ref(agreement::kPhase) == phase && on && *on <= day) agreed = true;
  });
  return hit_if(agreed);
}

/// Who moved the check-in away from the day it was first planned for; empty when nobody did. The first move
/// decides: a second one moves what was late already.
std::string_view first_mover(const Facts& checkin) {
  const auto moves = checkin.rows(checkin::kMoves);
  return moves.empty() ? checkin.word(checkin::kMovedBy) : std::string_view(moves.front()[2]);
}

std::optional<int> rhythm_of(const Facts& engagement) {
  return rhythm_days(engagement.integer(engagement::kEvery), engagement.word(engagement::kUnit));
}

const Facts* engagement_of(const View& view, const Facts& facts) {
  return view.ledger.find(facts.ref(kEngagement));
}

bool is_held(const Facts& checkin) { return checkin.state() == "held" && checkin.day(checkin::kHeld); }

/// Whether nobody was to meet any more: it was still planned when its work ended before that day.
bool is_dropped(const View& view, const Facts& checkin, Day due) {
  const Facts* work = engagement_of(view, checkin);
  if (checkin.state() != "scheduled" || work == nullptr || !is_ended(work->state())) return false;
  const auto ended = work->day(engagement::kActualEnd);
  const auto last = ended ? ended : work->day(engagement::kClosedOn);
  return last && *last < due;
}

Hit held_on_time(const View& view, const Facts& checkin, Day due) {
  if (!is_held(checkin)) return Hit::no;
  const Facts* engagement = engagement_of(view, checkin);
  const int rhythm = engagement != nullptr ? rhythm_of(*engagement).value_or(0) : 0;
  const int grace = std::max(1, rhythm / 5);
  const Day held = *checkin.day(checkin::kHeld);
  return hit_if(due - grace <= held && held <= due + grace);
}

/// The longest time between two check-ins in a row, the later of them in the window.
struct Gap {
  std::int32_t days = 0;
  RecordId engagement;
  std::vector<RecordId> between;
};
Gap longest_gap(const View& view, RecordId engagement) {
  std::vector<std::pair<Day, RecordId>> held;
  view.ledger.naming(engagement, Kind::checkin, [&](const Facts& one) {
    if (is_held(one) && one.ref(kEngagement) == engagement)
      held.emplace_back(*one.day(checkin::kHeld), one.id());
  });
  std::ranges::sort(held);
  Gap longest;
  for (std::size_t i = 1; i < held.size(); ++i) {
    const std::int32_t days = held[i].first - held[i - 1].first;
    if (view.window.holds(held[i].first) && days > longest.days)
      longest = {days, engagement, {held[i - 1].second, held[i].second}};
  }
  return longest;
}

void add_gaps(Figure& figure, const View& view) {
  std::set<RecordId> engagements;
  each_work(view, Kind::checkin, checkin::kHeld,
            [&](const Facts& one) { engagements.insert(one.ref(kEngagement)); });
  Gap longest, widest;
  double ratio = 0;
  for (const RecordId id : engagements) {
    const Facts* engagement = view.ledger.find(id);
    if (engagement == nullptr) continue;
    const Gap gap = longest_gap(view, id);
    if (gap.days > longest.days) longest = gap;
    const auto rhythm = rhythm_of(*engagement);
    if (!rhythm || gap.days == 0 || gap.days / static_cast<double>(*rhythm) <= ratio) continue;
    ratio = gap.days / static_cast<double>(*rhythm);
    widest = gap;
  }
  if (longest.days > 0) {
    add_number(figure, "longest_gap", Unit::days, longest.days, longest.between);
    figure.numbers.back().about = longest.engagement;
  }
  if (ratio > 0) {
    add_number(figure, "gap_ratio", Unit::ratio, ratio, widest.between);
    figure.numbers.back().about = widest.engagement;
  }
}

bool has_issue(const View& view, const Facts& fire) {
  bool found = false;
  view.ledger.naming(fire.id(), Kind::issue,
                     [&](const Facts& one) { found = found || one.ref(issue::kFire) == fire.id(); });
  return found;
}

bool kept_in_time(const Facts& commitment) {
  const auto kept = commitment.day(commitment::kKeptOn);
  return commitment.state() == "kept" && kept && *kept <= *commitment.day(commitment::kDue);
}

/// Whether something was replied that still holds: what was parked counts until its day.
bool replied(const Facts& heard, Day today) {
  const std::string_view reply = heard.word(heard::kReply);
  if (reply != "park") return !reply.empty();
  const auto until = heard.day(heard::kUntil);
  return until && today <= *until;
}

Gathered numbers_of(const View& view, std::span<const RecordId> ids, Tag tag) {
  Gathered out;
  for (const RecordId id : ids) {
    const Facts* facts = view.ledger.find(id);
    if (const auto n = facts->number(tag)) out.add(*n, id);
  }
  return out;
}

}  // namespace

Figure agreed_before_start(const View& view) {
  Figure figure;
  each_work(view, Kind::engagement, engagement::kActualStart, [&](const Facts& one) {
    add_case(figure, one, agreed_by(view, one.id(), {}, *one.day(engagement::kActualStart)));
  });
  set_rate(figure);
  return figure;
}

Figure phases_agreed_before_start(const View& view) {
  Figure figure;
  each_work(view, Kind::phase, phase::kActualStart, [&](const Facts& one) {
    if (one.state() != "skipped")
      add_case(figure, one, agreed_by(view, one.id(), one.id(), *one.day(phase::kActualStart)));
  });
  set_rate(figure);
  return figure;
}

Figure checkins_on_time(const View& view) {
  Figure figure;
  std::vector<RecordId> moved_by_me;
  each_work(view, Kind::checkin, checkin::kDue, [&](const Facts& one) {
    const std::string_view mover = first_mover(one);
    const Day due = *one.day(checkin::kDue);
    if (one.state() == "cancelled_by_them" || mover == "them" || is_dropped(view, one, due)) return;
    add_case(figure, one, held_on_time(view, one, due));
    if (mover == "me") moved_by_me.push_back(one.id());
  });
  set_rate(figure);
  add_count(figure, "moved_by_me", std::move(moved_by_me));
  add_gaps(figure, view);
  return figure;
}

Figure caught_early(const View& view) {
  Figure figure;
  Gathered lead;
  std::vector<RecordId> late;
  each_work(view, Kind::issue, 0, [&](const Facts& one) {
    const bool by_talk = one.is(issue::kFoundIn, "agreement") || one.is(issue::kFoundIn, "checkin");
    const bool burned = view.ledger.find(one.ref(issue::kFire)) != nullptr;
    add_case(figure, one, hit_if(by_talk && !burned));
    const auto bites = one.day(issue::kBiteOn);
    if (!bites) return;
    lead.add(*bites - one.day(), one.id());
    if (*bites < one.day()) late.push_back(one.id());
  });
  each_work(view, Kind::fire, 0, [&](const Facts& one) {
    if (!has_issue(view, one)) add_case(figure, one, Hit::no);
  });
  set_rate(figure);
  add_number(figure, "lead_median", Unit::days, lead.middle(), lead.from);
  add_number(figure, "lead_known", Unit::count, lead.count(), lead.from);
  add_count(figure, "lead_late", std::move(late));
  return figure;
}

bool is_own(const View& view, const Facts& commitment) {
  const RecordId owner = commitment.ref(commitment::kOwner);
  const Facts* person = view.ledger.find(owner);
  return owner.is_nil() || (person != nullptr && person->is(person::kRelation, "self"));
}

Figure commitments_kept(const View& view) {
  Figure figure;
  std::vector<RecordId> late, renegotiated;
  view.ledger.each(Kind::commitment, commitment::kDue, view.window, [&](const Facts& one) {
    if (!view.ledger.is_work(one) || !is_own(view, one)) return;
    if (one.state() == "renegotiated") renegotiated.push_back(one.id());
    const bool counts = one.state() != "renegotiated" && one.state() != "dropped_by_both";
    if (!counts || *one.day(commitment::kDue) >= view.today) return;
    const bool kept = kept_in_time(one);
    add_case(figure, one, hit_if(kept));
    if (one.state() == "kept" && !kept) late.push_back(one.id());
  });
  set_rate(figure);
  add_count(figure, "kept_late", std::move(late));
  add_count(figure, "renegotiated", std::move(renegotiated));
  return figure;
}

Figure loop_closed(const View& view) {
  Figure figure;
  each_work(view, Kind::heard, 0, [&](const Facts& one) {
    if (one.is(heard::kType, "praise") || one.day() > view.today - kAnswerWithin) return;
    const auto told = one.day(heard::kToldBack);
    const bool in_time = told && *told - one.day() <= kAnswerWithin;
    add_case(figure, one, hit_if(in_time && replied(one, view.today)));
  });
  set_rate(figure);
  return figure;
}

Figure fires(const View& view) {
  Figure figure;
  each_work(view, Kind::fire, 0, [&](const Facts& one) { figure.cases.push_back(one.id()); });
  const std::int32_t days = view.lived().days();
  if (days == 0) return figure;
  figure.hidden = Hidden::no;
  const double scale = 28.0 / days;
  const auto count = static_cast<double>(figure.cases.size());
  const Gathered severity = numbers_of(view, figure.cases, fire::kSeverity);
  const Gathered minutes = numbers_of(view, figure.cases, fire::kLeaderMinutes);
  const Gathered handoffs = numbers_of(view, figure.cases, fire::kHandoffs);
  add_number(figure, "count", Unit::count, count, figure.cases);
  add_number(figure, "days", Unit::days, days);
  add_number(figure, "per_28_days", Unit::per_28_days, count * scale, figure.cases);
  add_number(figure, "severity_per_28_days", Unit::per_28_days, severity.sum().value_or(0) * scale,
             severity.from);
  add_number(figure, "minutes_per_28_days", Unit::minutes, minutes.sum().value_or(0) * scale, minutes.from);
  add_number(figure, "mean_handoffs", Unit::value, handoffs.mean(), handoffs.from);
  return figure;
}

Figure fires_preventable(const View& view) {
  Figure figure;
  each_work(view, Kind::fire, 0, [&](const Facts& one) {
    const std::string_view root = one.word(fire::kRoot);
    if (!root.empty() && root != "unknown") add_case(figure, one, hit_if(root != "outside"));
  });
  set_rate(figure);
  return figure;
}

Figure rewarding_talks(const View& view) {
  Figure figure;
  std::vector<RecordId> held;
  each_work(view, Kind::checkin, checkin::kHeld, [&](const Facts& one) {
    if (!is_held(one)) return;
    held.push_back(one.id());
    const std::string_view theirs = one.word(checkin::kWorthThem);
    if (theirs == "yes" || theirs == "no")
      add_case(figure, one, hit_if(theirs == "yes" && one.is(checkin::kWorthMe, "yes")));
  });
  set_rate(figure);
  add_share(figure, "asked", figure.cases, held.size());
  add_count(figure, "held", std::move(held));
  return figure;
}

}  // namespace measure
}  // namespace thirdrow::journal
