// M11: how an outcome moved, against that of peers.
#include <map>

#include "journal/measures_parts.h"

namespace thirdrow::journal::measure {
namespace {

bool same_scale(const Facts& a, const Facts& b) {
  const auto same = [&](Tag tag) { return a.number(tag) == b.number(tag); };
  return same(outcome::kMin) && same(outcome::kMax) && a.word(outcome::kSource) == b.word(outcome::kSource) &&
         a.word(outcome::kHigherIsBetter) == b.word(outcome::kHigherIsBetter);
}

/// A reading and the one of the same series before it.
struct Step {
  const Facts* before = nullptr;
  const Facts* now = nullptr;
};

/// The last step of each series that ends in the window, by the name of the series.
std::map<std::string_view, Step> last_steps(const View& view) {
  std::map<std::string_view, Step> steps;
  view.ledger.each(Kind::outcome_reading, 0, {kAllTime.first, view.lived().last}, [&](const Facts& reading) {
    if (!view.ledger.is_work(reading)) return;
    Step& step = steps[reading.word(outcome::kSeries)];
    step = {step.now, &reading};
  });
  std::erase_if(steps, [&](const auto& each) { return !view.window.holds(each.second.now->day()); });
  return steps;
}

std::optional<double> gain_beyond_peers(const Facts& before, const Facts& now) {
  const auto me = now.number(outcome::kValue), mine = before.number(outcome::kValue);
  const auto peer = now.number(outcome::kPeer), theirs = before.number(outcome::kPeer);
  if (!me || !mine || !peer || !theirs || !same_scale(before, now)) return std::nullopt;
  return (*me - *mine) - (*peer - *theirs);
}

}  // namespace

Figure outcome_against_peers(const View& view) {
  Figure figure;
  for (const auto& [series, step] : last_steps(view)) {
    Number number{std::string(series), Unit::value, {},         {}, step.now->id(),
                  step.now->day(),     {},          Hidden::no, {}};
    if (step.before != nullptr) {
      number.value = gain_beyond_peers(*step.before, *step.now);
      number.evidence = {step.before->id(), step.now->id()};
    }
    if (!number.value) number.hidden = Hidden::not_comparable;
    figure.cases.push_back(step.now->id());
    figure.numbers.push_back(std::move(number));
  }
  if (!figure.cases.empty()) figure.hidden = Hidden::no;
  return figure;
}

}  // namespace thirdrow::journal::measure
