/// The statistics behind the figures: pure functions over plain numbers. What cannot be worked out (nobody
/// counted, more hits than cases) is std::nullopt, never a made-up number.
/// Proportions and their limits are shares, 0..1; z is that of a two-sided 95 % interval.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace thirdrow::journal {

/// `yes` of `n`. Nothing is worked out from it when n is 0 or yes > n.
struct Proportion {
  std::uint32_t yes = 0;
  std::uint32_t n = 0;

  bool valid() const { return n > 0 && yes <= n; }
  /// Precondition: valid().
  double share() const { return static_cast<double>(yes) / n; }
  friend bool operator==(const Proportion&, const Proportion&) = default;
};

struct Interval {
  double low = 0;
  double high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// The score interval of E. B. Wilson (J. Am. Stat. Assoc. 22, 1927), 95 %, without continuity correction:
/// centre (p + z²/2n)/(1 + z²/n), half width z/(1 + z²/n)·√(p(1−p)/n + z²/4n²). The low end is exactly 0 when
/// nobody said yes, the high end exactly 1 when everybody did. Its true coverage averages 95 %, but for a few
/// answers and some shares it falls to 83 %.
std::optional<Interval> wilson95(Proportion proportion);

/// Change of a proportion, `now` − `before`: −1..1.
struct Difference {
  double value = 0;
  Interval interval;
  /// Whether "up" or "down" may be said: 0 lies outside the interval.
  bool clear() const { return interval.low > 0 || interval.high < 0; }
  friend bool operator==(const Difference&, const Difference&) = default;
};

/// The difference of two independent proportions with the hybrid score interval of R. G. Newcombe
/// (Statistics in Medicine 17, 1998, method 10), 95 %. The same people answering twice are not independent:
/// the interval is then rough.
std::optional<Difference> newcombe95(Proportion now, Proportion before);

/// Events counted over a stretch of time.
struct CountOver {
  std::uint32_t count = 0;
  std::uint32_t days = 0;
  friend bool operator==(const CountOver&, const CountOver&) = default;
};

/// Exact two-sided p that two stretches of time have the same rate of events: given the sum of both counts,
/// the one is binomial with its share of the time; p is the chance of every split that is no likelier than
/// the one seen (as likely within 1e-7 counts as equal). 1 when nothing happened in either; nullopt when a
/// stretch has no days. Time grows with the sum of the counts.
std::optional<double> same_rate_p(CountOver one, CountOver other);

/// The share that says yes if everyone asked who did not answer had said no (low) or yes (high):
/// [yes/invited, (yes + invited − n)/invited]. nullopt when n > invited, too.
std::optional<Interval> nonresponse_bounds(Proportion answered, std::uint32_t invited);

/// The middle value; of an even number of values the mean of the two in the middle. Values that are not
/// finite are left out.
std::optional<double> median(std::vector<double> values);

}  // namespace thirdrow::journal
