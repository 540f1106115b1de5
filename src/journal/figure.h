/// A figure: what was counted in a window, out of what, and the records behind it. Values only; the words for
/// people are made in app.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/ledger.h"
#include "journal/shown.h"

namespace thirdrow::journal {

/// What a figure is worked out from. The ledger is borrowed for the call.
struct View {
  const Ledger& ledger;
  Window window;
  Day today;

  /// The part of the window that is over or runs today: what is dated later has not happened.
  Window lived() const { return {window.first, window.last < today ? window.last : today}; }
};

enum class Unit : std::uint8_t {
  count,
  share,  ///< 0..1
  days,
  days_ago,
  minutes,
  percent,  ///< 0..100, as it was typed in
  rating,   ///< 0..4, or 1..5 for satisfaction
  points,   ///< a difference on a scale of 100
  steps,    ///< a difference of two ratings
  ratio,
  per_28_days,
  per_month,
  value,  ///< on the scale of its series
};

/// Why there is nothing to say.
enum class Hidden : std::uint8_t {
  no,
  nothing,         ///< nothing to count in the window
  few_answers,     ///< too few to be shown (journal/shown.h)
  no_self_check,   ///< none was locked before the release
  not_comparable,  ///< another scale, another source, or nothing to compare with
  few_each,        ///< two groups are compared from ten cases in each
  never,           ///< what the number counts from never took place
};

/// One number of a figure.
struct Number {
  std::string name;  ///< stable, snake_case; or a tag, an item, a series where each has its own number
  Unit unit = Unit::count;
  std::optional<double> value;    ///< nullopt when it may not or cannot be said, and of a rate
  std::optional<ShownRate> rate;  ///< of Unit::share
  RecordId about;                 ///< whose number it is (a value, a link, a series' reading); else nil
  std::optional<Day> on;          ///< of a line over time
  std::vector<RecordId> evidence;
  Hidden hidden = Hidden::no;
  /// In the person's own words what it is a number of: the title of `about`, a tag, a role. May be empty.
  std::string of = {};
  friend bool operator==(const Number&, const Number&) = default;
};

/// Which of its members hold something depends on the figure; numerator and denominator stand in `rate` for
/// one's own records and in `shown` for people's answers, never as anything else.
struct Figure {
  std::string_view name;  ///< stable, snake_case
  std::string_view row;   ///< `M4`, or the number of the practice in the table of practices
  Window window;
  Hidden hidden = Hidden::nothing;
  ShownRate rate;
  std::optional<Shown> shown;
  std::vector<Number> numbers;
  std::vector<RecordId> hits;   ///< behind the numerator, in the order of their days
  std::vector<RecordId> cases;  ///< behind the denominator; of a round the rounds alone
  friend bool operator==(const Figure&, const Figure&) = default;

  /// The first number of that name.
  const Number* number(std::string_view wanted) const;
};

/// How a figure is described and reckoned. `reckon` fills everything but name, row, window and the titles of
/// what its numbers are about.
struct FigureInfo {
  std::string_view name, row;
  Figure (*reckon)(const View&);
};

Figure reckon(const FigureInfo& info, const View& view);

}  // namespace thirdrow::journal
