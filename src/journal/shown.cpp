#include "journal/shown.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace thirdrow::journal {
namespace {

std::uint32_t threshold(std::uint32_t k) { return std::max(k, kLeastThreshold); }
std::uint32_t batch_size(std::uint32_t k) { return std::max(threshold(k), kBatch); }

bool agree(const RoundCounts& c) {
  return c.yes <= c.counted && c.counted <= c.answers && c.answers <= c.invited;
}

Band band_of(const RoundCounts& c) {
  if (c.invited < kLeastInvited) return Band::not_offered;
  if (!agree(c)) return Band::withheld;
  if (c.answers == 0) return Band::none_answered;
  if (c.counted < threshold(c.k)) return Band::withheld;
  if (c.counted < kNumbersFrom) return Band::word;
  return c.counted < kTrendFrom ? Band::rough : Band::full;
}

ShareWord word_for(Proportion p) {
  if (p.yes <= 1) return ShareWord::few;
  return p.n - p.yes <= 1 ? ShareWord::most : ShareWord::some;
}

bool has_numbers(Band band) { return band == Band::rough || band == Band::full; }

std::uint32_t add(std::uint32_t a, std::uint32_t b) {
  return b > std::numeric_limits<std::uint32_t>::max() - a ? std::numeric_limits<std::uint32_t>::max()
                                                           : a + b;
}

void add_to(RoundCounts& sum, const RoundCounts& more) {
  sum.invited = add(sum.invited, more.invited);
  sum.answers = add(sum.answers, more.answers);
  sum.counted = add(sum.counted, more.counted);
  sum.yes = add(sum.yes, more.yes);
  sum.k = std::max(sum.k, batch_size(more.k));
}

/// The answer at `rank` (from 0) when all are put in order. Precondition: rank < the sum of the steps.
double answer_at(const ScaleCounts& counts, std::uint64_t rank) {
  std::size_t step = 0;
  for (; rank >= counts.steps[step]; ++step) rank -= counts.steps[step];
  return counts.lowest + static_cast<double>(step);
}

double mean_of(const ScaleCounts& counts, std::uint32_t counted) {
  double sum = 0;
  for (std::size_t step = 0; step < counts.steps.size(); ++step)
    sum += (counts.lowest + static_cast<double>(step)) * counts.steps[step];
  return sum / counted;
}

}  // namespace

bool Shown::low_response() const {
  return answers && std::uint64_t{*answers} * 5 < std::uint64_t{invited} * 3;
}

bool Shown::everyone_answered() const { return answers == invited; }

Shown show_round(const RoundCounts& counts) {
  Shown shown{band_of(counts), counts.invited, threshold(counts.k), {}, {}, {}, {}, {}, {}};
  const Proportion of_counted{counts.yes, counts.counted};
  if (shown.band == Band::word) {
    shown.answers = counts.counted;
    shown.word = word_for(of_counted);
  } else if (has_numbers(shown.band)) {
    shown.answers = counts.counted;
    shown.yes = counts.yes;
    shown.share = of_counted.share();
    shown.likely = wilson95(of_counted);
    if (shown.low_response()) shown.bounds = nonresponse_bounds(of_counted, counts.invited);
  }
  return shown;
}

std::optional<Difference> show_change(const Shown& now, const Shown& before) {
  if (!now.trend_allowed() || !before.trend_allowed()) return std::nullopt;
  return newcombe95({*now.yes, *now.answers}, {*before.yes, *before.answers});
}

ShownScale show_scale(const ScaleCounts& counts) {
  const std::uint32_t counted =
      std::accumulate(counts.steps.begin(), counts.steps.end(), std::uint32_t{0}, add);
  ShownScale shown{band_of({counts.invited, counts.answers, counted, 0, counts.k}),
                   counts.invited,
                   threshold(counts.k),
                   {},
                   {},
                   {}};
  if (shown.band == Band::word) shown.band = Band::withheld;
  if (!has_numbers(shown.band)) return shown;
  shown.answers = counted;
  shown.mean = mean_of(counts, counted);
  shown.median = (answer_at(counts, (counted - 1) / 2) + answer_at(counts, counted / 2)) / 2;
  return shown;
}

ShownRate show_rate(Proportion rate) {
  if (!rate.valid()) return {};
  ShownRate shown{rate.yes, rate.n, {}};
  if (rate.n >= kRateNumbersFrom) shown.share = rate.share();
  return shown;
}

std::optional<Difference> show_change(const ShownRate& now, const ShownRate& before) {
  if (!now.trend_allowed() || !before.trend_allowed()) return std::nullopt;
  return newcombe95({now.numerator, now.denominator}, {before.numerator, before.denominator});
}

int whole_percent(double share) {
  if (std::isnan(share)) return 0;
  return static_cast<int>(std::floor(std::clamp(share, -1.0, 1.0) * 100 + 0.5));
}

bool may_release_comments(const RoundCounts& counts, std::uint32_t comments) {
  return show_round(counts).answers.has_value() && comments >= kLeastComments;
}

Batches batches(std::span<const RoundCounts> in_order_of_release) {
  Batches out;
  for (std::size_t at = 0; at < in_order_of_release.size(); ++at) {
    const RoundCounts& round = in_order_of_release[at];
    const bool usable = round.invited >= kLeastInvited && agree(round) && round.counted > 0;
    if (!usable) continue;
    const bool alone = round.counted >= batch_size(round.k);
    Batch own;
    Batch& batch = alone ? own : out.waiting;
    batch.rounds.push_back(at);
    add_to(batch.counts, round);
    if (batch.counts.counted < batch.counts.k) continue;
    out.whole.push_back(std::move(batch));
    if (!alone) out.waiting = {};
  }
  return out;
}

RoundCounts pooled(std::span<const RoundCounts> counts) {
  RoundCounts sum;
  for (const RoundCounts& each : counts) add_to(sum, each);
  return sum;
}

bool may_replace_published(std::uint32_t answers_joining, std::uint32_t k) {
  return answers_joining >= batch_size(k);
}

}  // namespace thirdrow::journal
