// Readings of moments, questions, stories, weeks and outcomes.
#include <map>
#include <set>

#include "journal/fold.h"
#include "journal/readings_parts.h"

namespace thirdrow::journal::reading {
namespace {

constexpr double kDaysOfMonth = 365.25 / 12;

/// How many there are in the window, as the figure's cases and the number `count`.
Figure count_of(const View& view, Kind kind) {
  Figure figure;
  each_work(view, kind, 0, [&](const Facts& one) { figure.cases.push_back(one.id()); });
  figure.hidden = figure.cases.empty() ? Hidden::nothing : Hidden::no;
  add_count(figure, "count", figure.cases);
  return figure;
}

/// The middle of the days from a record's own day to the one in `tag`.
void add_days_until(Figure& figure, const View& view, Kind kind, Tag tag, std::string name) {
  Gathered days;
  each_work(view, kind, 0, [&](const Facts& one) {
    if (const auto then = one.day(tag)) days.add(*then - one.day(), one.id());
  });
  figure.cases.insert(figure.cases.end(), days.from.begin(), days.from.end());
  if (!days.values.empty()) figure.hidden = Hidden::no;
  add_number(figure, std::move(name), Unit::days, days.middle(), days.from);
}

/// The last reading of each series in the window.
std::map<std::string_view, const Facts*> last_readings(const View& view) {
  std::map<std::string_view, const Facts*> last;
  each_work(view, Kind::outcome_reading, 0,
            [&](const Facts& one) { last[one.word(outcome::kSeries)] = &one; });
  return last;
}

/// Whether the value lies on the scale; a scale without ends has room for all.
bool on_scale(const Facts& reading, double value) {
  const auto min = reading.number(outcome::kMin), max = reading.number(outcome::kMax);
  return (!min || *min <= value) && (!max || value <= *max);
}

void add_reading(Figure& figure, const Facts& reading, std::optional<double> value, Hidden hidden) {
  figure.cases.push_back(reading.id());
  figure.hidden = Hidden::no;
  add_number(figure, std::string(reading.word(outcome::kSeries)), Unit::value, value, {reading.id()});
  figure.numbers.back().about = reading.id();
  figure.numbers.back().on = reading.day();
  figure.numbers.back().hidden = hidden;
}

}  // namespace

Figure open_floor(const View& view) {
  Figure figure = count_of(view, Kind::moment);
  std::vector<RecordId> group;
  each_work(view, Kind::moment, 0, [&](const Facts& one) {
    if (one.is(moment::kSetting, "group")) group.push_back(one.id());
  });
  figure.numbers.clear();
  add_count(figure, "count", std::move(group));
  return figure;
}

Figure moments(const View& view) {
  Figure figure = count_of(view, Kind::moment);
  const std::int32_t days = view.lived().days();
  if (days > 0)
    add_number(figure, "per_month", Unit::per_month,
               static_cast<double>(figure.cases.size()) * kDaysOfMonth / days, figure.cases);
  std::vector<RecordId> surprised, soon;
  for (const RecordId id : figure.cases) {
    const Facts& one = *view.ledger.find(id);
    if (one.flag(moment::kSurprise)) surprised.push_back(id);
    if (one.created().day() <= one.day() + 1) soon.push_back(id);
  }
  add_share(figure, "surprised", std::move(surprised), figure.cases.size());
  add_share(figure, "noted_by_next_day", std::move(soon), figure.cases.size());
  return figure;
}

Figure best_moments(const View& view) {
  Figure figure;
  view.ledger.each(Kind::reflection, 0, {kAllTime.first, view.lived().last}, [&](const Facts& one) {
    if (one.is(reflection::kType, "best_self") && view.ledger.is_work(one)) figure.cases.push_back(one.id());
  });
  figure.hidden = figure.cases.empty() ? Hidden::nothing : Hidden::no;
  add_count(figure, "count", figure.cases);
  return figure;
}

Figure urges(const View& view) {
  Figure figure;
  const Field& field = *find_field(info(Kind::moment), moment::kUrge);
  std::map<std::string_view, std::vector<RecordId>> by;
  each_work(view, Kind::moment, 0, [&](const Facts& one) {
    if (!one.written(moment::kUrge)) return;
    figure.cases.push_back(one.id());
    by[one.word(moment::kUrge)].push_back(one.id());
  });
  if (!figure.cases.empty()) figure.hidden = Hidden::no;
  for (const std::string_view urge : field.choices) add_count(figure, std::string(urge), by[urge]);
  return figure;
}

Figure question_uses(const View& view) {
  constexpr std::size_t kLeastUses = 3;
  Figure figure = count_of(view, Kind::question_use);
  std::map<std::string_view, Gathered> by;
  each_work(view, Kind::question_use, 0, [&](const Facts& one) {
    if (const auto opened = one.number(question_use::kOpened))
      by[one.word(question_use::kQuestion)].add(*opened, one.id());
  });
  for (auto& [question, opened] : by) {
    if (opened.values.size() < kLeastUses) continue;
    add_number(figure, std::string(question), Unit::rating, opened.middle(), opened.from);
    if (const auto own = RecordId::parse(question)) figure.numbers.back().about = *own;
  }
  return figure;
}

Figure days_to_thanks(const View& view) {
  Figure figure;
  add_days_until(figure, view, Kind::moment, moment::kThanked, "days_to_thanks");
  add_days_until(figure, view, Kind::moment, moment::kToldBack, "days_to_told_back");
  return figure;
}

Figure own_objections(const View& view) {
  Figure figure;
  std::set<std::string> known;
  std::vector<RecordId> again;
  view.ledger.each(Kind::reflection, 0, {kAllTime.first, view.lived().last}, [&](const Facts& one) {
    const bool own = one.is(reflection::kType, "objection") && one.is(reflection::kWhose, "own");
    if (!own || !view.ledger.is_work(one)) return;
    const std::string words = fold(one.word(reflection::kTitle));
    const bool came_before = !words.empty() && !known.insert(words).second;
    if (!view.window.holds(one.day())) return;
    figure.cases.push_back(one.id());
    if (came_before) again.push_back(one.id());
  });
  figure.hidden = figure.cases.empty() ? Hidden::nothing : Hidden::no;
  add_count(figure, "count", figure.cases);
  add_count(figure, "came_again", std::move(again));
  return figure;
}

Figure effort_and_reward(const View& view) {
  Figure figure;
  each_work(view, Kind::week, 0, [&](const Facts& one) {
    const auto add = [&](const char* name, Tag tag) {
      if (!one.written(tag)) return;
      add_number(figure, name, Unit::rating, one.number(tag), {one.id()});
      figure.numbers.back().on = one.day();
    };
    add("effort", week::kEffort);
    add("reward", week::kReward);
    figure.cases.push_back(one.id());
  });
  figure.hidden = figure.numbers.empty() ? Hidden::nothing : Hidden::no;
  return figure;
}

Figure outcome_against_reference(const View& view) {
  Figure figure;
  for (const auto& [series, reading] : last_readings(view)) {
    const auto value = reading->number(outcome::kValue), reference = reading->number(outcome::kReference);
    if (!value || !reference) continue;
    const bool same = on_scale(*reading, *value) && on_scale(*reading, *reference);
    add_reading(figure, *reading, same ? std::optional(*value - *reference) : std::nullopt,
                same ? Hidden::no : Hidden::not_comparable);
  }
  return figure;
}

Figure customer_readings(const View& view) {
  Figure figure;
  for (const auto& [series, reading] : last_readings(view)) {
    if (reading->is(outcome::kAgainst, "customer"))
      add_reading(figure, *reading, reading->number(outcome::kValue), Hidden::no);
  }
  return figure;
}

Figure days_since_why_said(const View& view) {
  Figure figure;
  const Day last = view.lived().last;
  const Facts* said = nullptr;
  view.ledger.each(Kind::why_said, 0, {kAllTime.first, last}, [&](const Facts& one) {
    if (view.ledger.is_work(one)) said = &one;
  });
  if (said == nullptr) return figure;
  figure.hidden = Hidden::no;
  figure.cases = {said->id()};
  add_number(figure, "days", Unit::days, last - said->day(), {said->id()});
  return figure;
}

Figure went_elsewhere(const View& view) { return count_of(view, Kind::elsewhere); }
Figure small_fixes(const View& view) { return count_of(view, Kind::small_fix); }

Figure weeks_modelled(const View& view) {
  Figure figure;
  each_work(view, Kind::week, 0,
            [&](const Facts& one) { add_case(figure, one, hit_if(one.written(week::kModelled))); });
  set_rate(figure);
  return figure;
}

Figure stories_told(const View& view) {
  Figure figure;
  each_work(view, Kind::story, 0,
            [&](const Facts& one) { add_case(figure, one, hit_if(one.written(story::kTold))); });
  set_rate(figure);
  return figure;
}

Figure days_to_celebration(const View& view) {
  Figure figure;
  add_days_until(figure, view, Kind::story, story::kCelebratedOn, "days");
  return figure;
}

}  // namespace thirdrow::journal::reading
