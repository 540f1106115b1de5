#include "journal/measures.h"

#include "journal/measures_parts.h"

namespace thirdrow::journal {
namespace {

constexpr double kSure = 0.05;

constexpr std::array kMeasures = {
    FigureInfo{"agreed_before_start", "M1", measure::agreed_before_start},
    FigureInfo{"phases_agreed_before_start", "M1p", measure::phases_agreed_before_start},
    FigureInfo{"checkins_on_time", "M2", measure::checkins_on_time},
    FigureInfo{"caught_early", "M3", measure::caught_early},
    FigureInfo{"commitments_kept", "M4", measure::commitments_kept},
    FigureInfo{"loop_closed", "M5", measure::loop_closed},
    FigureInfo{"again_or_refer", "M6", measure::again_or_refer},
    FigureInfo{"again", "M6", measure::again},
    FigureInfo{"refer", "M6", measure::refer},
    FigureInfo{"satisfaction", "M6", measure::satisfaction},
    FigureInfo{"say_do_agreements", "M7", measure::say_do_agreements},
    FigureInfo{"say_do_checkins", "M7", measure::say_do_checkins},
    FigureInfo{"say_do_measurement", "M7", measure::say_do_measurement},
    FigureInfo{"fires", "M8", measure::fires},
    FigureInfo{"fires_preventable", "M8", measure::fires_preventable},
    FigureInfo{"rewarding_talks", "M9", measure::rewarding_talks},
    FigureInfo{"outcome_against_peers", "M11", measure::outcome_against_peers},
};

Direction direction_of(const Difference& difference) {
  if (!difference.clear()) return Direction::no_clear_change;
  return difference.value > 0 ? Direction::up : Direction::down;
}

/// How many there were in how many days, of a figure that counts events.
std::optional<CountOver> count_of(const Figure& figure) {
  const Number* count = figure.number("count");
  const Number* days = figure.number("days");
  if (count == nullptr || days == nullptr || !count->value || !days->value) return std::nullopt;
  return CountOver{static_cast<std::uint32_t>(*count->value), static_cast<std::uint32_t>(*days->value)};
}

Change change_of_counts(CountOver now, CountOver before) {
  Change change;
  change.p = same_rate_p(now, before);
  if (!change.p) return change;
  const double more =
      static_cast<double>(now.count) * before.days - static_cast<double>(before.count) * now.days;
  if (*change.p >= kSure || more == 0) {
    change.direction = Direction::no_clear_change;
  } else {
    change.direction = more > 0 ? Direction::up : Direction::down;
  }
  return change;
}

}  // namespace

const Number* Figure::number(std::string_view wanted) const {
  const auto it = std::ranges::find(numbers, wanted, &Number::name);
  return it != numbers.end() ? &*it : nullptr;
}

Figure reckon(const FigureInfo& info, const View& view) {
  Figure figure = info.reckon(view);
  figure.name = info.name;
  figure.row = info.row;
  figure.window = view.window;
  for (Number& number : figure.numbers) {
    const Facts* about = view.ledger.find(number.about);
    if (about != nullptr && number.of.empty()) number.of = view.ledger.title(*about);
  }
  return figure;
}

std::span<const FigureInfo> measures() { return kMeasures; }

const FigureInfo* find_measure(std::string_view name) {
  const auto it = std::ranges::find(kMeasures, name, &FigureInfo::name);
  return it != kMeasures.end() ? &*it : nullptr;
}

std::vector<Figure> reckon_measures(const View& view) {
  std::vector<Figure> all;
  for (const FigureInfo& info : kMeasures) all.push_back(reckon(info, view));
  return all;
}

std::array<Window, 4> last_four_windows(Day today, std::int32_t days) {
  std::array<Window, 4> windows;
  Day last = today;
  for (auto it = windows.rbegin(); it != windows.rend(); ++it) {
    *it = {last - (std::max(days, 1) - 1), last};
    last = it->first - 1;
  }
  return windows;
}

Change change_between(const Figure& now, const Figure& before) {
  if (now.name != before.name || now.window.days() != before.window.days()) return {};
  if (const auto count = count_of(now), was = count_of(before); count && was)
    return change_of_counts(*count, *was);
  const auto difference =
      now.shown && before.shown ? show_change(*now.shown, *before.shown) : show_change(now.rate, before.rate);
  if (!difference) return {};
  return {direction_of(*difference), difference, {}};
}

}  // namespace thirdrow::journal
