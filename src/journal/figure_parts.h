/// What figures are put together with; for the files that reckon them.
#pragma once

#include <algorithm>

#include "journal/figure.h"

namespace thirdrow::journal {

enum class Hit : std::uint8_t { no, yes };
inline Hit hit_if(bool is) { return is ? Hit::yes : Hit::no; }

inline void add_case(Figure& figure, const Facts& facts, Hit hit) {
  figure.cases.push_back(facts.id());
  if (hit == Hit::yes) figure.hits.push_back(facts.id());
}

inline void add_number(Figure& figure, std::string name, Unit unit, std::optional<double> value,
                       std::vector<RecordId> evidence = {}) {
  figure.numbers.push_back({std::move(name), unit, value, {}, {}, {}, std::move(evidence), Hidden::no, {}});
}

inline void add_count(Figure& figure, std::string name, std::vector<RecordId> evidence) {
  const auto count = static_cast<double>(evidence.size());
  add_number(figure, std::move(name), Unit::count, count, std::move(evidence));
}

/// A count of what a person named themselves: a tag, a role.
inline void add_named_count(Figure& figure, std::string name, std::vector<RecordId> evidence) {
  std::string of = name;
  add_count(figure, std::move(name), std::move(evidence));
  figure.numbers.back().of = std::move(of);
}

/// A rate beside the figure's own; `hits` are the evidence.
inline void add_share(Figure& figure, std::string name, std::vector<RecordId> hits, std::size_t cases) {
  const ShownRate rate =
      show_rate({static_cast<std::uint32_t>(hits.size()), static_cast<std::uint32_t>(cases)});
  add_number(figure, std::move(name), Unit::share, {}, std::move(hits));
  figure.numbers.back().rate = rate;
  figure.numbers.back().hidden = cases == 0 ? Hidden::nothing : Hidden::no;
}

/// The rate of hits among cases.
inline void set_rate(Figure& figure) {
  figure.rate = show_rate(
      {static_cast<std::uint32_t>(figure.hits.size()), static_cast<std::uint32_t>(figure.cases.size())});
  figure.hidden = figure.cases.empty() ? Hidden::nothing : Hidden::no;
}

/// Values with the records they come from.
struct Gathered {
  std::vector<double> values;
  std::vector<RecordId> from;

  void add(double value, RecordId id) {
    values.push_back(value);
    from.push_back(id);
  }
  std::optional<double> mean() const {
    if (values.empty()) return std::nullopt;
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
  }
  std::optional<double> middle() const { return median(values); }
  std::optional<double> sum() const { return mean() ? std::optional(*mean() * count()) : std::nullopt; }
  double count() const { return static_cast<double>(values.size()); }
};

/// Calls visit for each record of the kind in the view's lived window that counts as work.
template <class Visit>
void each_work(const View& view, Kind kind, Tag day, Visit visit) {
  view.ledger.each(kind, day, view.lived(), [&](const Facts& facts) {
    if (view.ledger.is_work(facts)) visit(facts);
  });
}

/// Whether a round's answers were released, be it to wait for more.
inline bool is_over(const Facts& round) { return round.state() == "released" || round.state() == "withheld"; }

/// An agreement that was agreed, whether or not a later version replaced it, by its `agreed_on`.
std::optional<Day> agreed_on(const Facts& agreement);

}  // namespace thirdrow::journal
