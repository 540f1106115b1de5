// Readings of assessments, of the exercise of being an outside firm, of values and of tasks.
#include <charconv>
#include <map>
#include <set>

#include "journal/measures_parts.h"
#include "journal/readings.h"
#include "journal/readings_parts.h"

namespace thirdrow::journal::reading {
namespace {

constexpr double kPointsPerStep = 25;  ///< of a rating 0..4 on a scale of 100

std::optional<double> number_in(const std::string& cell) {
  int n = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), n);
  return error == std::errc() && end == cell.data() + cell.size() ? std::optional<double>(n) : std::nullopt;
}

/// An assessment's rating of an item.
std::optional<double> rating(const Facts& assessment, std::string_view wanted) {
  for (const Cells& row : assessment.rows(assessment::kAnswers)) {
    if (row[0] == wanted) return number_in(row[1]);
  }
  return std::nullopt;
}

template <class Visit>
void each_done(const View& view, std::string_view sheet, Visit visit) {
  each_work(view, Kind::assessment, 0, [&](const Facts& one) {
    if (one.state() == "done" && one.is(assessment::kInstrument, sheet)) visit(one);
  });
}

/// One's own last sheet in the window, and the one before it, whenever that was.
struct Latest {
  const Facts* now = nullptr;
  const Facts* before = nullptr;
};
Latest latest_own(const View& view, std::string_view sheet) {
  Latest latest;
  const View ever{view.ledger, {kAllTime.first, view.lived().last}, view.today};
  each_done(ever, sheet, [&](const Facts& one) {
    if (!one.is(assessment::kSubject, "team")) latest = {&one, latest.now};
  });
  return latest.now != nullptr && view.window.holds(latest.now->day()) ? latest : Latest{};
}

/// A number of each finished sheet, from two of its fields.
template <class Of>
Figure of_each_sheet(const View& view, std::string_view sheet, std::string name, Unit unit, Of of) {
  Figure figure;
  each_done(view, sheet, [&](const Facts& one) {
    const std::optional<double> value = of(one);
    if (!value) return;
    figure.cases.push_back(one.id());
    add_number(figure, name, unit, value, {one.id()});
    figure.numbers.back().about = one.id();
    figure.numbers.back().on = one.day();
  });
  if (!figure.cases.empty()) figure.hidden = Hidden::no;
  return figure;
}

std::optional<double> difference(std::optional<double> a, std::optional<double> b) {
  return a && b ? std::optional(*a - *b) : std::nullopt;
}

/// A number of each link of the chain as it stands at the end of the window.
template <class Of>
Figure of_each_link(const View& view, std::string name, Unit unit, Of of) {
  Figure figure;
  std::vector<RecordId> unmeasured;
  const View until{view.ledger, {kAllTime.first, view.lived().last}, view.today};
  each_work(until, Kind::chain_link, 0, [&](const Facts& one) {
    const auto given = one.number(chain_link::kGiven), received = one.number(chain_link::kReceived);
    figure.cases.push_back(one.id());
    if (!given || !received) return unmeasured.push_back(one.id());
    add_number(figure, name, unit, of(*given, *received), {one.id()});
    figure.numbers.back().about = one.id();
  });
  if (!figure.cases.empty()) figure.hidden = Hidden::no;
  add_count(figure, "unmeasured", std::move(unmeasured));
  return figure;
}

/// All four ratings of a task, mine first.
std::optional<std::array<std::int64_t, 4>> all_ratings(const Facts& task) {
  const std::array<Tag, 4> tags = {task::kCompetenceMine, task::kCommitmentMine, task::kCompetenceTheirs,
                                   task::kCommitmentTheirs};
  std::array<std::int64_t, 4> out{};
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto rating = task.integer(tags[i]);
    if (!rating) return std::nullopt;
    out[i] = *rating;
  }
  return out;
}

/// The tasks that I rated, when they are three or more and were all given the same level: the broad brush.
std::vector<RecordId> of_one_level(const View& view, std::span<const RecordId> tasks) {
  constexpr std::size_t kLeastTasks = 3;
  std::set<std::pair<std::int64_t, std::int64_t>> levels;
  std::vector<RecordId> rated;
  for (const RecordId id : tasks) {
    const Facts* task = view.ledger.find(id);
    const auto competence = task->integer(task::kCompetenceMine), will = task->integer(task::kCommitmentMine);
    if (!competence || !will) continue;
    rated.push_back(id);
    levels.emplace(*competence, *will);
  }
  return rated.size() >= kLeastTasks && levels.size() == 1 ? rated : std::vector<RecordId>();
}

}  // namespace

Figure basics(const View& view) {
  std::map<std::string, Gathered> by;
  Figure figure;
  each_done(view, "basics", [&](const Facts& one) {
    figure.cases.push_back(one.id());
    for (const Cells& row : one.rows(assessment::kAnswers)) {
      if (const auto score = number_in(row[1])) by[row[0]].add(*score, one.id());
    }
  });
  if (by.empty()) return figure;
  figure.hidden = Hidden::no;
  const auto lowest = std::ranges::min_element(by, {}, [](const auto& each) { return *each.second.mean(); });
  add_number(figure, "lowest", Unit::rating, lowest->second.mean(), lowest->second.from);
  for (const auto& [item, scores] : by) add_number(figure, item, Unit::rating, scores.mean(), scores.from);
  return figure;
}

Figure steps_to_customer(const View& view) {
  Figure figure;
  const Facts* last = nullptr;
  view.ledger.each(Kind::why, 0, {kAllTime.first, view.lived().last}, [&](const Facts& one) {
    if (view.ledger.is_work(one) && !one.rows(why::kLine).empty()) last = &one;
  });
  if (last == nullptr) return figure;
  figure.hidden = Hidden::no;
  figure.cases = {last->id()};
  add_number(figure, "steps", Unit::count, static_cast<double>(last->rows(why::kLine).size()), {last->id()});
  return figure;
}

/// One's own last sheet in the window that answers the item: a sheet may be finished in part.
const Facts* last_that_answers(const View& view, std::string_view sheet, std::string_view item) {
  const Facts* last = nullptr;
  each_done(view, sheet, [&](const Facts& one) {
    if (!one.is(assessment::kSubject, "team") && rating(one, item)) last = &one;
  });
  return last;
}

Figure elements(const View& view) {
  Figure figure;
  std::map<std::string_view, std::optional<double>> self, team;
  for (const std::string_view element : item::kElements) {
    const std::string name(element);
    const Facts* mine = last_that_answers(view, "icare", element);
    std::vector<RecordId> from;
    if (mine != nullptr) {
      self[element] = rating(*mine, element);
      from = {mine->id()};
      if (std::ranges::find(figure.cases, mine->id()) == figure.cases.end())
        figure.cases.push_back(mine->id());
    }
    const measure::PooledScale pool = measure::pooled_scale(view, "icare", element, 0, 5);
    team[element] = pool.shown.median;
    add_number(figure, "self_" + name, Unit::rating, self[element], from);
    add_number(figure, "team_" + name, Unit::rating, team[element], pool.rounds);
    if (!team[element])
      figure.numbers.back().hidden = pool.rounds.empty() ? Hidden::nothing : Hidden::few_answers;
    add_number(figure, "gap_" + name, Unit::steps, difference(self[element], team[element]));
    if (mine != nullptr || !pool.rounds.empty()) figure.hidden = Hidden::no;
  }
  add_number(figure, "self_given_beyond_taken", Unit::steps,
             difference(self[item::kGiven], self[item::kTaken]));
  add_number(figure, "team_given_beyond_taken", Unit::steps,
             difference(team[item::kGiven], team[item::kTaken]));
  return figure;
}

Figure assessments_with_commitment(const View& view) {
  Figure figure;
  each_work(view, Kind::assessment, 0, [&](const Facts& one) {
    const std::string_view sheet = one.word(assessment::kInstrument);
    if (one.state() != "done" || sheet == "perspective" || sheet == "basics") return;
    bool led_to_one = false;
    view.ledger.naming(one.id(), Kind::commitment, [&](const Facts&) { led_to_one = true; });
    add_case(figure, one, hit_if(led_to_one));
  });
  set_rate(figure);
  return figure;
}

Figure chain_weakest(const View& view) {
  Figure figure = of_each_link(view, "weakest", Unit::rating,
                               [](double given, double received) { return std::min(given, received); });
  std::ranges::stable_sort(figure.numbers, {}, [](const Number& each) {
    return std::pair(each.name != "weakest", each.value.value_or(0));
  });
  return figure;
}

Figure chain_balance(const View& view) {
  return of_each_link(view, "balance", Unit::steps,
                      [](double given, double received) { return given - received; });
}

Figure guess_against_asked(const View& view) {
  return of_each_sheet(view, "spinoff", "guess_beyond_asked", Unit::points, [](const Facts& one) {
    return difference(one.number(assessment::kGuess), one.number(assessment::kAsked));
  });
}

Figure would_against_should(const View& view) {
  return of_each_sheet(view, "spinoff", "would_beyond_should", Unit::points,
                       [](const Facts& one) -> std::optional<double> {
                         const auto should = one.number(assessment::kShould);
                         if (!should) return std::nullopt;
                         return difference(one.number(assessment::kGuess), kPointsPerStep * *should);
                       });
}

Figure exercise_commitments(const View& view) {
  Figure figure;
  const Figure kept = measure::commitments_kept(view);
  const auto from_exercise = [&](RecordId id) {
    const Facts* source = view.ledger.find(view.ledger.find(id)->ref(commitment::kSource));
    return source != nullptr && source->is(assessment::kInstrument, "spinoff");
  };
  std::ranges::copy_if(kept.cases, std::back_inserter(figure.cases), from_exercise);
  std::ranges::copy_if(kept.hits, std::back_inserter(figure.hits), from_exercise);
  set_rate(figure);
  return figure;
}

Figure open_processes(const View& view) {
  Figure figure;
  const Day last = view.lived().last;
  const View until{view.ledger, {kAllTime.first, last}, view.today};
  Gathered ages;
  each_work(until, Kind::process, 0, [&](const Facts& one) {
    if (one.state() != "open") return;
    ages.add(last - one.day(), one.id());
    add_number(figure, "age", Unit::days, ages.values.back(), {one.id()});
    figure.numbers.back().about = one.id();
  });
  figure.cases = ages.from;
  figure.hidden = ages.values.empty() ? Hidden::nothing : Hidden::no;
  add_count(figure, "open", ages.from);
  add_number(figure, "age_median", Unit::days, ages.middle(), ages.from);
  return figure;
}

Figure encouraged_against_delivered(const View& view) {
  return of_each_sheet(view, "spinoff", "encouraged_beyond_delivered", Unit::steps, [](const Facts& one) {
    return difference(rating(one, item::kEncouraged), rating(one, item::kDelivered));
  });
}

Figure requests_after_change(const View& view) {
  Figure figure;
  each_work(view, Kind::request, 0, [&](const Facts& one) {
    const Facts* change = view.ledger.find(one.ref(request::kAfter));
    const auto kept = change != nullptr ? change->day(commitment::kKeptOn) : std::nullopt;
    add_case(figure, one, hit_if(kept && change->state() == "kept" && *kept <= one.day()));
  });
  set_rate(figure);
  return figure;
}

Figure roles_left_out(const View& view) {
  Figure figure;
  const View until{view.ledger, {kAllTime.first, view.lived().last}, view.today};
  std::map<std::string, double> people;
  std::map<std::string, std::vector<RecordId>> named;
  each_work(until, Kind::assessment, 0, [&](const Facts& one) {
    const auto roles = one.rows(assessment::kRoles);
    if (!roles.empty()) figure.cases.push_back(one.id());
    for (const Cells& row : roles) {
      people[row[0]] += number_in(row[1]).value_or(0);
      named[row[0]].push_back(one.id());
    }
  });
  if (people.empty()) return figure;
  figure.hidden = Hidden::no;
  add_number(
      figure, "left_out", Unit::count,
      static_cast<double>(std::ranges::count_if(people, [](const auto& one) { return one.second == 0; })));
  for (const auto& [role, count] : people) {
    add_number(figure, role, Unit::count, count, named[role]);
    figure.numbers.back().of = role;
  }
  return figure;
}

Figure perspectives(const View& view) {
  constexpr std::int32_t kTooLong = 60;
  const Day last = view.lived().last;
  const View until{view.ledger, {kAllTime.first, last}, view.today};
  std::map<std::string_view, const Facts*> taken;
  each_done(until, "perspective", [&](const Facts& one) { taken[one.word(assessment::kRole)] = &one; });
  Figure figure;
  figure.hidden = Hidden::no;
  double not_taken = 0;
  for (const std::string_view each : item::kPerspectives) {
    const Facts* one = taken[each];
    if (one == nullptr || last - one->day() > kTooLong) ++not_taken;
    add_number(figure, std::string(each), Unit::days_ago, {});
    if (one == nullptr) {
      figure.numbers.back().hidden = Hidden::never;
      continue;
    }
    figure.numbers.back().value = last - one->day();
    figure.numbers.back().evidence = {one->id()};
    figure.cases.push_back(one->id());
  }
  add_number(figure, "not_taken", Unit::count, not_taken);
  return figure;
}

Figure quiz(const View& view) {
  Figure figure;
  const auto [now, before] = latest_own(view, "quiz");
  if (now == nullptr) return figure;
  figure.hidden = Hidden::no;
  figure.cases = {now->id()};
  double sum = 0, answers = 0;
  for (const Cells& row : now->rows(assessment::kAnswers)) {
    const auto score = number_in(row[1]);
    sum += score.value_or(0);
    answers += score ? 1 : 0;
    const auto was = before != nullptr ? rating(*before, row[0]) : std::nullopt;
    if (score && was) add_number(figure, row[0], Unit::steps, *score - *was, {before->id(), now->id()});
  }
  const Number one{"sum", Unit::count, sum, {}, {}, now->day(), {now->id()}, Hidden::no, {}};
  figure.numbers.insert(figure.numbers.begin(), {one, one});
  figure.numbers[1].name = "answers";
  figure.numbers[1].value = answers;
  return figure;
}

Figure decisions_by_value(const View& view) {
  Figure figure;
  std::map<std::pair<RecordId, std::string_view>, std::vector<RecordId>> by;
  each_work(view, Kind::decision, 0, [&](const Facts& one) {
    figure.cases.push_back(one.id());
    for (const RecordId id : one.refs(decision::kHonoured)) by[{id, "honoured"}].push_back(one.id());
    for (const RecordId id : one.refs(decision::kStrained)) by[{id, "strained"}].push_back(one.id());
  });
  if (!figure.cases.empty()) figure.hidden = Hidden::no;
  for (auto& [key, ids] : by) {
    if (view.ledger.find(key.first) == nullptr) continue;
    add_count(figure, std::string(key.second), std::move(ids));
    figure.numbers.back().about = key.first;
  }
  return figure;
}

Figure tasks_clear(const View& view) {
  Figure figure;
  each_work(view, Kind::task, 0,
            [&](const Facts& one) { add_case(figure, one, hit_if(one.is(task::kClear, "yes"))); });
  set_rate(figure);
  return figure;
}

Figure ratings_agree(const View& view) {
  Figure figure;
  each_work(view, Kind::task, 0, [&](const Facts& one) {
    if (const auto r = all_ratings(one))
      add_case(figure, one, hit_if((*r)[0] == (*r)[2] && (*r)[1] == (*r)[3]));
  });
  set_rate(figure);
  return figure;
}

Figure style_matches(const View& view) {
  Figure figure;
  std::vector<RecordId> all;
  each_work(view, Kind::task, 0, [&](const Facts& one) {
    all.push_back(one.id());
    const std::string_view needed = one.word(task::kStyleNeeded), used = one.word(task::kStyleUsed);
    if (!needed.empty() && !used.empty()) add_case(figure, one, hit_if(needed == used));
  });
  set_rate(figure);
  if (auto same = of_one_level(view, all); !same.empty()) add_count(figure, "one_level", std::move(same));
  return figure;
}

Figure definitions(const View& view) {
  Figure figure;
  const Day last = view.lived().last;
  std::map<std::string_view, std::pair<Day, RecordId>> reviewed;
  view.ledger.each(Kind::definition, 0, {kAllTime.first, last}, [&](const Facts& one) {
    if (!view.ledger.is_work(one)) return;
    Day on = one.day();
    if (const auto again = one.day(definition::kReviewedOn); again && *again <= last)
      on = std::max(on, *again);
    const auto [latest, first] = reviewed.try_emplace(one.word(definition::kTerm), on, one.id());
    if (!first) latest->second = std::max(latest->second, std::pair(on, one.id()));
  });
  for (const auto& [term, latest] : reviewed) {
    figure.cases.push_back(latest.second);
    add_number(figure, std::string(term), Unit::days_ago, last - latest.first, {latest.second});
    figure.numbers.back().about = latest.second;
    figure.numbers.back().of = term;
  }
  if (!figure.cases.empty()) figure.hidden = Hidden::no;
  return figure;
}

}  // namespace thirdrow::journal::reading
