// Readings of engagements, check-ins and rounds.
#include <map>
#include <set>

#include "journal/measures.h"
#include "journal/measures_parts.h"
#include "journal/readings_parts.h"

namespace thirdrow::journal::reading {
namespace {

/// Adds up rows of lists: of how many the cell in `column` is `wanted`.
class RowCount {
 public:
  RowCount(std::size_t column, std::string_view wanted) : column_(column), wanted_(wanted) {}

  void add(Figure& figure, const Facts& record, Tag tag) {
    const auto rows = record.rows(tag);
    const auto hits = std::ranges::count_if(rows, [&](const Cells& row) { return row[column_] == wanted_; });
    if (!rows.empty()) add_case(figure, record, hit_if(hits > 0));
    of_.yes += static_cast<std::uint32_t>(hits);
    of_.n += static_cast<std::uint32_t>(rows.size());
  }
  /// The rate of rows; the evidence stays the records that hold them.
  void finish(Figure& figure) const {
    figure.rate = show_rate(of_);
    figure.hidden = of_.n == 0 ? Hidden::nothing : Hidden::no;
  }

 private:
  std::size_t column_;
  std::string_view wanted_;
  Proportion of_;
};

/// Of the agreements in force when an engagement ended in the window.
Figure judged_at_the_end(const View& view, Tag tag) {
  Figure figure;
  RowCount count(1, "yes");
  each_work(view, Kind::engagement, engagement::kActualEnd, [&](const Facts& ended) {
    view.ledger.naming(ended.id(), Kind::agreement, [&](const Facts& one) {
      if (one.state() == "agreed") count.add(figure, one, tag);
    });
  });
  count.finish(figure);
  return figure;
}

template <class Is>
bool any_naming(const View& view, RecordId target, Kind kind, Is is) {
  bool found = false;
  view.ledger.naming(target, kind, [&](const Facts& one) { found = found || is(one); });
  return found;
}

}  // namespace

Figure criteria_joint(const View& view) {
  Figure figure;
  RowCount count(1, "joint");
  each_work(view, Kind::agreement, agreement::kAgreedOn, [&](const Facts& one) {
    if (agreed_on(one)) count.add(figure, one, agreement::kCriteria);
  });
  count.finish(figure);
  return figure;
}

Figure criteria_met(const View& view) { return judged_at_the_end(view, agreement::kJudged); }
Figure terms_kept(const View& view) { return judged_at_the_end(view, agreement::kTermsKept); }

Figure unstated_limits(const View& view) {
  Figure figure;
  each_work(view, Kind::issue, 0, [&](const Facts& one) {
    if (one.written(issue::kUnstated)) add_case(figure, one, hit_if(one.is(issue::kUnstated, "yes")));
  });
  set_rate(figure);
  return figure;
}

Figure bends_given(const View& view) {
  Figure figure;
  Gathered hours;
  std::vector<RecordId> noticed;
  each_work(view, Kind::bend, 0, [&](const Facts& one) {
    add_case(figure, one, hit_if(one.written(bend::kGave)));
    if (const auto cost = one.number(bend::kCostHours)) hours.add(*cost, one.id());
    if (one.is(bend::kNoticed, "yes")) noticed.push_back(one.id());
  });
  set_rate(figure);
  add_number(figure, "hours", Unit::value, hours.sum(), hours.from);
  add_count(figure, "noticed", std::move(noticed));
  return figure;
}

Figure ease(const View& view) {
  Figure figure;
  Gathered ease, share;
  each_work(view, Kind::checkin, checkin::kHeld, [&](const Facts& one) {
    if (one.state() != "held") return;
    if (const auto rating = one.number(checkin::kEase)) ease.add(*rating, one.id());
    if (const auto mine = one.number(checkin::kTalkShare)) share.add(*mine, one.id());
  });
  const measure::PooledScale staff = measure::pooled_scale(view, "standards", "s2", 0, 5);
  figure.cases = ease.from;
  figure.hidden = ease.values.empty() && staff.rounds.empty() ? Hidden::nothing : Hidden::no;
  add_number(figure, "ease_mean", Unit::rating, ease.mean(), ease.from);
  add_number(figure, "my_talk_mean", Unit::percent, share.mean(), share.from);
  add_number(figure, "staff_mean", Unit::rating, staff.shown.mean, staff.rounds);
  if (!staff.shown.mean)
    figure.numbers.back().hidden = staff.rounds.empty() ? Hidden::nothing : Hidden::few_answers;
  return figure;
}

Figure closed_with_round(const View& view) {
  Figure figure;
  std::vector<RecordId> waived;
  each_work(view, Kind::engagement, engagement::kClosedOn, [&](const Facts& one) {
    if (one.state() != "closed") return;
    const bool asked = any_naming(view, one.id(), Kind::round, [](const Facts& round) {
      return is_over(round) && round.is(round::kInstrument, "standards");
    });
    add_case(figure, one, hit_if(asked));
    if (!asked && one.written(engagement::kWaiver)) waived.push_back(one.id());
  });
  set_rate(figure);
  add_count(figure, "waived", std::move(waived));
  return figure;
}

/// Of the rounds whose answers are one figure that can be shown.
Figure rounds_shown(const View& view) {
  Figure figure;
  Gathered days;
  each_work(view, Kind::round, round::kReleasedOn, [&](const Facts& one) {
    if (one.state() != "released" || !one.is(round::kInstrument, "standards")) return;
    std::optional<Day> first;
    view.ledger.naming(one.id(), Kind::publication, [&](const Facts& shown) {
      if (shown.ref(publication::kRound) != one.id()) return;
      if (shown.day() <= view.today && (!first || shown.day() < *first)) first = shown.day();
    });
    add_case(figure, one, hit_if(first.has_value()));
    if (first) days.add(*first - *one.day(round::kReleasedOn), one.id());
  });
  set_rate(figure);
  add_number(figure, "days_to_show", Unit::days, days.middle(), days.from);
  return figure;
}

Figure guess_against_answers(const View& view) {
  Figure figure;
  each_work(view, Kind::selfcheck, 0, [&](const Facts& check) {
    const auto guess = check.number(selfcheck::kGuessYes);
    const Facts* round = view.ledger.find(check.ref(selfcheck::kSealedBefore));
    const auto locked = check.day(selfcheck::kLockedOn);
    const bool first = round != nullptr && locked && check.state() == "locked" &&
                       *locked <= round->day(round::kReleasedOn).value_or(*locked);
    if (!guess || !first) return;
    const Figure answers = reckon_round(view.ledger, round->id());
    if (!answers.shown || !answers.shown->yes) return;
    figure.cases.push_back(round->id());
    add_number(figure, "guess_beyond_yes", Unit::count, *guess - *answers.shown->yes,
               {check.id(), round->id()});
    figure.numbers.back().about = round->id();
    figure.numbers.back().on = locked;
  });
  if (!figure.cases.empty()) figure.hidden = Hidden::no;
  return figure;
}

Figure heard_by_standard(const View& view) {
  Figure figure;
  std::map<std::string, std::vector<RecordId>> by = {{"S1", {}}, {"S2", {}}, {"S3", {}}};
  each_work(view, Kind::heard, 0, [&](const Facts& one) {
    figure.cases.push_back(one.id());
    if (const auto it = by.find(std::string(one.word(heard::kStandard))); it != by.end())
      it->second.push_back(one.id());
  });
  if (!figure.cases.empty()) figure.hidden = Hidden::no;
  for (auto& [standard, ids] : by) add_count(figure, standard, std::move(ids));
  return figure;
}

namespace {

/// What shows that a clause is lived, beside examples in self checks: a record of the kind with a day in the
/// field, and whatever else must hold of it.
struct Proof {
  std::string_view clause;
  Kind kind;
  Tag day;
  bool (*is)(const Facts&);
};
bool always(const Facts&) { return true; }
constexpr std::array kProofs = {
    Proof{"s1a", Kind::agreement, agreement::kAgreedOn,
          [](const Facts& one) { return agreed_on(one).has_value(); }},
    Proof{"s1b", Kind::agreement, agreement::kMetOn,
          [](const Facts& one) {
            return one.written(agreement::kTheyWant) &&
                   !(one.rows(agreement::kCan).empty() && one.rows(agreement::kCannot).empty());
          }},
    Proof{"s1c", Kind::bend, 0, [](const Facts& one) { return one.written(bend::kGave); }},
    Proof{"s2a", Kind::checkin, checkin::kHeld, [](const Facts& one) { return one.state() == "held"; }},
    Proof{"s2b", Kind::issue, 0,
          [](const Facts& one) {
            return one.is(issue::kFoundIn, "checkin") || one.is(issue::kFoundIn, "agreement");
          }},
    Proof{"s2c", Kind::heard, heard::kToldBack, always},
    Proof{"s3a", Kind::round, round::kOpens, [](const Facts& one) { return one.state() != "planned"; }},
    Proof{"s3b", Kind::round, round::kReleasedOn, is_over},
    Proof{"s3c", Kind::publication, 0, always},
};
constexpr std::int32_t kEvidenceDays = 30;

}  // namespace

Figure clauses_without_evidence(const View& view) {
  const View lately{view.ledger, {view.lived().last - (kEvidenceDays - 1), view.lived().last}, view.today};
  std::map<std::string_view, std::vector<RecordId>> examples;
  each_work(lately, Kind::selfcheck, 0, [&](const Facts& check) {
    for (const Cells& row : check.rows(selfcheck::kExamples)) {
      const auto it = std::ranges::find(kProofs, row[0], &Proof::clause);
      if (it != kProofs.end()) examples[it->clause].push_back(check.id());
    }
  });
  Figure figure;
  double without = 0;
  for (const Proof& proof : kProofs) {
    std::vector<RecordId> found = examples[proof.clause];
    each_work(lately, proof.kind, proof.day, [&](const Facts& one) {
      if (proof.is(one)) found.push_back(one.id());
    });
    if (found.empty()) ++without;
    for (const RecordId id : found) {
      if (std::ranges::find(figure.cases, id) == figure.cases.end()) figure.cases.push_back(id);
    }
    add_count(figure, std::string(proof.clause), std::move(found));
  }
  add_number(figure, "without", Unit::count, without);
  figure.hidden = Hidden::no;
  return figure;
}

Figure people_without_engagement(const View& view) {
  std::set<RecordId> served;
  view.ledger.each(Kind::engagement, [&](const Facts& one) {
    if (one.state() != "cancelled" && view.ledger.is_work(one))
      served.insert(one.people().begin(), one.people().end());
  });
  struct Served {
    std::string_view relation;
    const char* number;
    std::size_t people = 0;
    std::vector<RecordId> with = {};
  };
  std::array by = {Served{"staff", "served_staff"}, Served{"peer", "served_peers"},
                   Served{"customer", "served_customers"}};
  Figure figure;
  view.ledger.each(Kind::person, [&](const Facts& one) {
    const auto kind = std::ranges::find(by, one.word(person::kRelation), &Served::relation);
    if (kind == by.end() || one.state() != "active") return;
    ++kind->people;
    if (served.contains(one.id())) kind->with.push_back(one.id());
    add_case(figure, one, hit_if(!served.contains(one.id())));
  });
  set_rate(figure);
  for (Served& kind : by) {
    if (kind.people > 0) add_share(figure, kind.number, std::move(kind.with), kind.people);
  }
  return figure;
}

Figure issues_by_tag(const View& view) {
  Figure figure;
  std::map<std::string, std::vector<RecordId>> by;
  each_work(view, Kind::issue, 0, [&](const Facts& one) {
    figure.cases.push_back(one.id());
    for (const std::string& tag : one.strings(kTags)) by[tag].push_back(one.id());
  });
  if (!figure.cases.empty()) figure.hidden = Hidden::no;
  for (auto& [tag, ids] : by) add_named_count(figure, tag, std::move(ids));
  return figure;
}

Figure kept_by_helper(const View& view) {
  constexpr std::size_t kLeastEach = 10;
  const Figure kept = measure::commitments_kept(view);
  const auto helped = [&](RecordId id) { return !view.ledger.find(id)->ref(commitment::kHelper).is_nil(); };
  const auto part = [&](std::span<const RecordId> ids, bool with) {
    std::vector<RecordId> out;
    std::ranges::copy_if(ids, std::back_inserter(out), [&](RecordId id) { return helped(id) == with; });
    return out;
  };
  const auto with = part(kept.cases, true), without = part(kept.cases, false);
  Figure figure;
  figure.cases = kept.cases;
  figure.hidden = kept.cases.empty() ? Hidden::nothing : Hidden::few_each;
  if (with.size() < kLeastEach || without.size() < kLeastEach) return figure;
  figure.hidden = Hidden::no;
  add_share(figure, "with_helper", part(kept.hits, true), with.size());
  add_share(figure, "without_helper", part(kept.hits, false), without.size());
  return figure;
}

Figure fires_without_handoffs(const View& view) {
  Figure figure;
  each_work(view, Kind::fire, 0, [&](const Facts& one) {
    if (const auto handoffs = one.integer(fire::kHandoffs)) add_case(figure, one, hit_if(*handoffs == 0));
  });
  set_rate(figure);
  return figure;
}

Figure engagements_with_why(const View& view) {
  Figure figure;
  each_work(view, Kind::engagement, engagement::kActualStart,
            [&](const Facts& one) { add_case(figure, one, hit_if(one.written(engagement::kWhy))); });
  set_rate(figure);
  return figure;
}

}  // namespace thirdrow::journal::reading
