/// The measures M1 to M11 of a leader's own conduct (docs/measures.md), each a pure function of the ledger, a
/// window of local dates and today. Personal engagements and what lies in the Trash are outside all of them
/// (I12). There is no overall score.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "base/result.h"
#include "journal/figure.h"

namespace thirdrow::journal {

/// In the order of their numbers; M10 is change_between().
std::span<const FigureInfo> measures();
const FigureInfo* find_measure(std::string_view name);

/// Every measure of one window.
std::vector<Figure> reckon_measures(const View& view);

/// Four of them are the year that figures look back on: 364 days.
inline constexpr std::int32_t kQuarter = 91;
inline Window quarter_to(Day last) { return {last - (kQuarter - 1), last}; }

/// The four windows of that many days (at least 1) that end today, the latest last.
std::array<Window, 4> last_four_windows(Day today, std::int32_t days);

/// M6 of one round, once it was released: `shown` of the either-or question; of a spoken round, which is
/// never pooled, `rate`. Hidden::nothing before the release, and for what is no round.
Figure reckon_round(const Ledger& ledger, RecordId round);

/// Whether the sum over the rounds of the window (M6) may be shown to people beside all that they were shown
/// before, so that no difference of two figures is the answers of a few (docs/rules.md, I9). Sums that were
/// shown count whether or not their record lies in the Trash. Code::refused names what stands against it.
Status check_sum(const View& view);

enum class Direction : std::uint8_t {
  not_said,  ///< too few cases or answers, windows of unequal length, or no such comparison
  no_clear_change,
  up,
  down,
};

/// M10: the same figure in two windows. Proportions by Newcombe's interval; counts (fires) by the exact
/// two-sided binomial, p < 0.05.
struct Change {
  Direction direction = Direction::not_said;
  std::optional<Difference> difference;
  std::optional<double> p;
  friend bool operator==(const Change&, const Change&) = default;
};
Change change_between(const Figure& now, const Figure& before);

}  // namespace thirdrow::journal
