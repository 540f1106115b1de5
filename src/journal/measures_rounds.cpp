// M6 and M7: what people answered at the end. Every count passes through journal/shown.h.
#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>
#include <tuple>

#include "journal/measures_parts.h"
#include "journal/round_terms.h"

namespace thirdrow::journal::measure {
namespace {

/// A question as it is counted: the first two together, one of them, or one with steps.
struct Question {
  std::string_view name;  ///< of the rows of a count; empty: a yes to the first or the second
  std::uint32_t lowest = 0;
  std::size_t steps = 0;  ///< 0: yes or no
};

constexpr Question kEither{""};
constexpr Question kAgain{"again"};
constexpr Question kRefer{"refer"};

/// One question of one round.
struct Answers {
  const Facts* round = nullptr;
  RoundCounts counts;
  std::vector<std::uint32_t> steps;
  bool told = true;  ///< the count says how many slips have a yes, if that is asked for
};

std::uint32_t bounded(std::int64_t n) {
  constexpr std::int64_t kMost = 1'000'000;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(n, 0, kMost));
}

std::uint32_t number_in(const std::string& cell) {
  std::int64_t n = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), n);
  return bounded(n);
}

std::uint32_t ticks(const Facts& tally, std::string_view question, std::string_view answer) {
  std::uint32_t sum = 0;
  for (const Cells& row : tally.rows(tally::kCounts)) {
    if (row[0] == question && row[1] == answer) sum = bounded(std::int64_t{sum} + number_in(row[2]));
  }
  return sum;
}

/// The count of a round: the last one, when it was typed in twice.
const Facts* count_of(const Ledger& ledger, RecordId round) {
  const auto order = [](const Facts& one) {
    return std::tuple(one.day(tally::kOn).value_or(Day{}), one.created().utc_ms, one.id());
  };
  const Facts* last = nullptr;
  ledger.naming(round, Kind::tally, [&](const Facts& one) {
    if (last == nullptr || order(*last) < order(one)) last = &one;
  });
  return last;
}

Answers answers_of(const Facts& round, const Facts* tally, const Question& question) {
  Answers out{&round, {}, std::vector<std::uint32_t>(question.steps)};
  RoundCounts& counts = out.counts;
  counts.invited = bounded(round.integer(round::kInvited).value_or(0));
  counts.k = bounded(round.integer(round::kK).value_or(kUsualThreshold));
  if (tally == nullptr) return out;
  counts.answers = bounded(tally->integer(tally::kAnswers).value_or(0));
  if (question.name.empty()) {
    const std::uint32_t blanks = bounded(tally->integer(tally::kBlanks).value_or(0));
    counts.counted = counts.answers - std::min(blanks, counts.answers);
    counts.yes = bounded(tally->integer(tally::kEitherYes).value_or(0));
    out.told = counts.counted == 0 || tally->integer(tally::kEitherYes).has_value();
  } else if (question.steps == 0) {
    counts.yes = ticks(*tally, question.name, "yes");
    counts.counted = bounded(std::int64_t{counts.yes} + ticks(*tally, question.name, "no"));
  }
  for (std::size_t i = 0; i < question.steps; ++i) {
    out.steps[i] = ticks(*tally, question.name, std::to_string(question.lowest + i));
    counts.counted = bounded(std::int64_t{counts.counted} + out.steps[i]);
  }
  return out;
}

/// Every anonymous round of work that was released and counted, by the day of its release.
std::vector<Answers> all_answers(const View& view, std::string_view instrument, const Question& question) {
  std::vector<Answers> all;
  view.ledger.each(Kind::round, round::kReleasedOn, kAllTime, [&](const Facts& round) {
    const bool counts = is_over(round) && !round.is(round::kMode, "spoken") &&
                        round.is(round::kInstrument, instrument) && view.ledger.is_work(round);
    if (!counts) return;
    Answers answers = answers_of(round, count_of(view.ledger, round.id()), question);
    if (answers.told) all.push_back(std::move(answers));
  });
  return all;
}

/// The rounds of a window that are pooled, and their sum.
struct Pool {
  RoundCounts counts;
  std::vector<std::uint32_t> steps;
  std::vector<RecordId> rounds;
};

/// What may be said when no batch was completed in the window: that nobody was asked in a way that counts,
/// that nobody answered, or that answers wait.
RoundCounts counts_of_waiting(const std::vector<const Answers*>& in_window) {
  RoundCounts sum;
  bool answered = false;
  for (const Answers* each : in_window) {
    sum.invited = bounded(std::int64_t{sum.invited} + each->counts.invited);
    sum.k = std::max(sum.k, each->counts.k);
    answered = answered || each->counts.answers > 0;
  }
  sum.answers = answered ? 1 : 0;
  return sum;
}

Pool pool_in(Window window, const std::vector<Answers>& all, const Question& question) {
  const auto released = [](const Answers& one) { return *one.round->day(round::kReleasedOn); };
  std::vector<RoundCounts> counts;
  for (const Answers& one : all) counts.push_back(one.counts);
  Pool pool{{}, std::vector<std::uint32_t>(question.steps), {}};
  std::vector<RoundCounts> taken;
  for (const Batch& batch : batches(counts).whole) {
    if (!window.holds(released(all[batch.rounds.back()]))) continue;
    taken.push_back(batch.counts);
    for (const std::size_t at : batch.rounds) {
      pool.rounds.push_back(all[at].round->id());
      for (std::size_t i = 0; i < question.steps; ++i) pool.steps[i] += all[at].steps[i];
    }
  }
  if (!taken.empty()) {
    pool.counts = pooled(taken);
    return pool;
  }
  std::vector<const Answers*> waiting;
  for (const Answers& one : all) {
    if (window.holds(released(one))) waiting.push_back(&one);
  }
  for (const Answers* one : waiting) pool.rounds.push_back(one->round->id());
  pool.counts = counts_of_waiting(waiting);
  return pool;
}

bool has_numbers(Band band) { return band == Band::rough || band == Band::full; }

Figure yes_figure(const View& view, const Question& question) {
  Figure figure;
  const Pool pool = pool_in(view.lived(), all_answers(view, kStandards, question), question);
  figure.cases = pool.rounds;
  if (pool.rounds.empty()) return figure;
  figure.shown = show_round(pool.counts);
  const bool said = has_numbers(figure.shown->band) || figure.shown->band == Band::word;
  figure.hidden = said ? Hidden::no : Hidden::few_answers;
  return figure;
}

struct Clauses {
  std::string_view question;
  std::array<Tag, 3> self;
};
constexpr Clauses kAgreements{"s1", {selfcheck::kS1a, selfcheck::kS1b, selfcheck::kS1c}};
constexpr Clauses kCheckIns{"s2", {selfcheck::kS2a, selfcheck::kS2b, selfcheck::kS2c}};
constexpr Clauses kMeasurement{"s3", {selfcheck::kS3a, selfcheck::kS3b, selfcheck::kS3c}};

/// The round that the check was locked for; nil when there is none that counts.
RecordId round_of(const View& view, const Facts& check) {
  const Facts* round = view.ledger.find(check.ref(selfcheck::kSealedBefore));
  return round != nullptr && round->state() != "void" ? round->id() : RecordId();
}

/// Whether the leader's answers were settled before they could know those of the pool: before the round they
/// were locked for, which its rule sees to within a day, else on a day before the first of all.
bool is_locked_first(const View& view, const Facts& check, std::span<const RecordId> rounds) {
  const auto locked = check.day(selfcheck::kLockedOn);
  if (check.state() != "locked" || !locked || !view.ledger.is_work(check)) return false;
  const RecordId before = round_of(view, check);
  if (!before.is_nil() && std::ranges::find(rounds, before) == rounds.end()) return false;
  return std::ranges::all_of(rounds, [&](RecordId id) {
    const Day released = *view.ledger.find(id)->day(round::kReleasedOn);
    if (before.is_nil()) return *locked < released;
    return before != id || *locked <= released;
  });
}

/// The leader's own ratings of the clauses, of the checks locked first that belong to the pool or were made
/// in the window.
Gathered self_ratings(const View& view, const Clauses& clauses, std::span<const RecordId> rounds) {
  Gathered ratings;
  view.ledger.each(Kind::selfcheck, [&](const Facts& check) {
    const bool ours = !round_of(view, check).is_nil() || view.window.holds(check.day());
    if (!ours || !is_locked_first(view, check, rounds)) return;
    for (const Tag clause : clauses.self) {
      if (const auto rating = check.number(clause)) ratings.add(*rating, check.id());
    }
    if (!ratings.from.empty())
      ratings.from.erase(std::ranges::unique(ratings.from).begin(), ratings.from.end());
  });
  return ratings;
}

Figure say_do(const View& view, const Clauses& clauses) {
  constexpr double kPointsPerStep = 25;
  Figure figure;
  const PooledScale staff = pooled_scale(view, kStandards, clauses.question, 0, 5);
  figure.cases = staff.rounds;
  if (staff.rounds.empty()) return figure;
  const Gathered self = self_ratings(view, clauses, staff.rounds);
  figure.hits = self.from;
  if (self.values.empty()) figure.hidden = Hidden::no_self_check;
  if (!self.values.empty())
    add_number(figure, "self", Unit::points, kPointsPerStep * *self.mean(), self.from);
  if (!staff.shown.mean) {
    figure.hidden = Hidden::few_answers;
    return figure;
  }
  add_number(figure, "staff", Unit::points, kPointsPerStep * *staff.shown.mean, staff.rounds);
  add_number(figure, "answers", Unit::count, *staff.shown.answers, staff.rounds);
  if (self.values.empty()) return figure;
  figure.hidden = Hidden::no;
  add_number(figure, "gap", Unit::points, kPointsPerStep * (*self.mean() - *staff.shown.mean));
  return figure;
}

}  // namespace

PooledScale pooled_scale(const View& view, std::string_view instrument, std::string_view question,
                         std::uint32_t lowest, std::size_t steps) {
  const Question scale{question, lowest, steps};
  const Pool pool = pool_in(view.lived(), all_answers(view, instrument, scale), scale);
  const RoundCounts& c = pool.counts;
  return {show_scale({c.invited, c.answers, c.k, lowest, pool.steps}), pool.rounds};
}

Figure again_or_refer(const View& view) { return yes_figure(view, kEither); }
Figure again(const View& view) { return yes_figure(view, kAgain); }
Figure refer(const View& view) { return yes_figure(view, kRefer); }

Figure satisfaction(const View& view) {
  Figure figure;
  const PooledScale pool = pooled_scale(view, kStandards, "sat", 1, 5);
  figure.cases = pool.rounds;
  if (pool.rounds.empty()) return figure;
  figure.hidden = pool.shown.mean ? Hidden::no : Hidden::few_answers;
  if (!pool.shown.mean) return figure;
  add_number(figure, "mean", Unit::rating, pool.shown.mean, pool.rounds);
  add_number(figure, "median", Unit::rating, pool.shown.median, pool.rounds);
  add_number(figure, "answers", Unit::count, *pool.shown.answers, pool.rounds);
  return figure;
}

Figure say_do_agreements(const View& view) { return say_do(view, kAgreements); }
Figure say_do_checkins(const View& view) { return say_do(view, kCheckIns); }
Figure say_do_measurement(const View& view) { return say_do(view, kMeasurement); }

}  // namespace thirdrow::journal::measure

namespace thirdrow::journal {

Figure reckon_round(const Ledger& ledger, RecordId id) {
  Figure figure;
  figure.name = "again_or_refer";
  figure.row = "M6";
  const Facts* round = ledger.find(id);
  if (round == nullptr || round->kind() != Kind::round || !is_over(*round)) return figure;
  if (!round->is(round::kInstrument, kStandards)) return figure;
  const measure::Answers answers =
      measure::answers_of(*round, measure::count_of(ledger, id), measure::kEither);
  if (!answers.told) return figure;
  figure.cases = {id};
  const RoundCounts& counts = answers.counts;
  if (round->is(round::kMode, "spoken")) {
    figure.rate = show_rate({counts.yes, counts.counted});
    figure.hidden = figure.rate.denominator == 0 ? Hidden::nothing : Hidden::no;
    return figure;
  }
  figure.shown = show_round(counts);
  figure.hidden = figure.shown->answers ? Hidden::no : Hidden::few_answers;
  return figure;
}

namespace {

using Rounds = std::set<RecordId>;

/// Rounds with how many answered, those apart whose own figure tells its numbers already.
struct Weighed {
  std::uint32_t answers = 0;
  bool lost = false;  ///< one of them is not there any more
};
Weighed weigh(const Rounds& rounds, const std::vector<measure::Answers>& all) {
  Weighed out;
  for (const RecordId id : rounds) {
    const auto at = std::ranges::find_if(all, [id](const auto& one) { return one.round->id() == id; });
    if (at == all.end()) {
      out.lost = true;
    } else if (!measure::has_numbers(show_round(at->counts).band)) {
      out.answers += at->counts.counted;
    }
  }
  return out;
}

Rounds without(const Rounds& some, const Rounds& others) {
  Rounds out;
  std::ranges::set_difference(some, others, std::inserter(out, out.end()));
  return out;
}

/// Every sum of rounds that was ever shown.
std::vector<Rounds> shown_sums(const Ledger& ledger) {
  std::vector<Rounds> out;
  ledger.each_ever(Kind::publication, [&](const Facts& one) {
    const auto rounds = one.refs(publication::kPooled);
    if (!rounds.empty()) out.emplace_back(rounds.begin(), rounds.end());
  });
  return out;
}

}  // namespace

Status check_sum(const View& view) {
  const std::vector<measure::Answers> all = measure::all_answers(view, kStandards, measure::kEither);
  const measure::Pool pool = measure::pool_in(view.lived(), all, measure::kEither);
  if (!measure::has_numbers(show_round(pool.counts).band) || pool.rounds.size() < 2)
    return {Code::refused, "I9.pool"};
  const Rounds now(pool.rounds.begin(), pool.rounds.end());
  const std::uint32_t beside_numbers = weigh(now, all).answers;
  if (beside_numbers > 0 && beside_numbers < kNumbersFrom) return {Code::refused, "I9.beside"};
  for (const Rounds& before : shown_sums(view.ledger)) {
    if (before == now) continue;
    const Weighed joining = weigh(without(now, before), all), leaving = weigh(without(before, now), all);
    const bool joins = !without(now, before).empty() &&
                       (joining.answers == 0 || may_replace_published(joining.answers, pool.counts.k));
    const bool leaves =
        !leaving.lost && (leaving.answers == 0 || may_replace_published(leaving.answers, pool.counts.k));
    if (!joins || !leaves) return {Code::refused, "I9.joined"};
  }
  return {};
}

}  // namespace thirdrow::journal
