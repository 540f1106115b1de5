#include "journal/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace thirdrow::journal {
namespace {

constexpr double kZ = 1.959963984540054;

double square(double x) { return x * x; }

/// log P(k) for k = 0..n of a binomial with success chance `share`, 0 < share < 1.
std::vector<double> log_binomial(std::size_t n, double share) {
  const double odds = std::log(share) - std::log1p(-share);
  std::vector<double> log_p(n + 1);
  log_p[0] = static_cast<double>(n) * std::log1p(-share);
  for (std::size_t k = 0; k < n; ++k) {
    log_p[k + 1] = log_p[k] + std::log(static_cast<double>(n - k) / static_cast<double>(k + 1)) + odds;
  }
  return log_p;
}

}  // namespace

std::optional<Interval> wilson95(Proportion proportion) {
  if (!proportion.valid()) return std::nullopt;
  const double n = proportion.n;
  const double p = proportion.share();
  const double scale = 1 + kZ * kZ / n;
  const double centre = (p + kZ * kZ / (2 * n)) / scale;
  const double half = kZ / scale * std::sqrt(p * (1 - p) / n + square(kZ / (2 * n)));
  return Interval{proportion.yes == 0 ? 0.0 : centre - half,
                  proportion.yes == proportion.n ? 1.0 : centre + half};
}

std::optional<Difference> newcombe95(Proportion now, Proportion before) {
  const auto one = wilson95(now);
  const auto other = wilson95(before);
  if (!one || !other) return std::nullopt;
  const double p1 = now.share();
  const double p2 = before.share();
  const double d = p1 - p2;
  return Difference{d,
                    {d - std::hypot(p1 - one->low, other->high - p2),  //
                     d + std::hypot(one->high - p1, p2 - other->low)}};
}

std::optional<double> same_rate_p(CountOver one, CountOver other) {
  if (one.days == 0 || other.days == 0) return std::nullopt;
  const std::size_t n = std::size_t{one.count} + other.count;
  const double share = static_cast<double>(one.days) / (static_cast<double>(one.days) + other.days);
  const std::vector<double> log_p = log_binomial(n, share);
  const double seen = log_p[one.count] + 1e-7;
  double p = 0;
  for (const double each : log_p) {
    if (each <= seen) p += std::exp(each);
  }
  return std::min(p, 1.0);
}

std::optional<Interval> nonresponse_bounds(Proportion answered, std::uint32_t invited) {
  if (invited == 0 || answered.yes > answered.n || answered.n > invited) return std::nullopt;
  const double asked = invited;
  return Interval{answered.yes / asked, (answered.yes + (invited - answered.n)) / asked};
}

std::optional<double> median(std::vector<double> values) {
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  const double below = *std::max_element(values.begin(), middle);
  return below + (*middle - below) / 2;
}

}  // namespace thirdrow::journal
