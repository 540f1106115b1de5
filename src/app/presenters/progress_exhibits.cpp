#include "app/presenters/progress_exhibits.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/presenters/progress_parts.h"

namespace thirdrow::app {
namespace {

using journal::Figure;
using journal::Number;

constexpr std::array<const char*, kParts> kLabels = {N_("Agreements"),    N_("Check-ins"), N_("Measurement"),
                                                     N_("Said and done"), N_("Outcomes"),  N_("For people"),
                                                     N_("Practices")};
constexpr std::array<const char*, kParts> kIntros = {
    N_("Agree before you start. Four equal stretches, %s – %s."),
    N_("Stay connected while the work goes on. Four equal stretches, %s – %s."),
    N_("Ask at the end. Four equal stretches, %s – %s."),
    N_("Service starts with leaders who serve their people. Your own ratings beside what your people "
       "answered, %s – %s."),
    N_("What came of it, %s – %s. No cause is claimed."),
    N_("What changed for people, %s – %s."),
    N_("What else was counted, %s – %s: observations, not goals."),
};
constexpr std::array<const char*, 6> kElementLabels = {N_("Ideal"),
                                                       N_("Culture"),
                                                       N_("Attentiveness"),
                                                       N_("Responsiveness"),
                                                       N_("Empowerment, given"),
                                                       N_("Empowerment, taken")};
constexpr const char* kYou = N_("You");
constexpr const char* kYourPeople = N_("Your people");
constexpr std::uint8_t kDarkest = render::HeatWeek::kLevels - 1;

std::string days_of(const Speaker& speaker, journal::Window window) {
  return say(speaker, N_("%s – %s"), {speaker.day(window.first), speaker.day(window.last)});
}

/// A figure in the last four windows.
Exhibit bars_of(const Speaker& speaker, const std::array<Figure, 4>& four) {
  const Figure& now = four.back();
  Exhibit out{now.name, {}, notes_of(speaker, now), {}, true};
  out.chart.title = say(speaker, figure_label(now.name));
  out.chart.summary = speaker.say(sentence_of(now, journal::change_between(now, four[2]), speaker.say));
  render::Bars bars{say(speaker, N_("Days")), say(speaker, N_("Counted")), {}, {}};
  for (const Figure& figure : four) {
    bars.bars.push_back(
        {days_of(speaker, figure.window), share_of(figure), speaker.say(shown_words(figure))});
    out.evidence.push_back(evidence_of(figure));
    if (figure.shown) out.rated = false;
  }
  out.chart.body = std::move(bars);
  return out;
}

render::GapValue gap_value(const Speaker& speaker, const Figure& figure, std::string_view name) {
  constexpr double kPoints = 100;
  const Number* number = figure.number(name);
  if (number == nullptr || !number->value) return {{}, speaker.say(shown_words(figure))};
  return {*number->value / kPoints, number_words(speaker, figure, name)};
}

Exhibit gaps_of(const Speaker& speaker, const ProgressData& data) {
  Exhibit out{"say_do", {}, {}, {}, false};
  out.chart.title = say(speaker, N_("What you say of yourself, and what they say"));
  render::Gaps gaps{say(speaker, N_("Standard")), say(speaker, kYou), say(speaker, kYourPeople), {}};
  for (std::size_t i = 0; i < kGaps.size(); ++i) {
    const Figure& figure = data.overall.at(kGaps[i]);
    std::string label = say(speaker, kLabels[i]);
    const std::string answers = number_words(speaker, figure, "answers");
    if (!answers.empty()) label = say(speaker, N_("%s, answers: %s"), {label, answers});
    render::GapRow row{label, gap_value(speaker, figure, "self"), gap_value(speaker, figure, "staff")};
    // why there are no values is said once
    if (!row.first.share && !row.second.share && row.first.text == row.second.text) row.first.text.clear();
    gaps.rows.push_back(std::move(row));
    out.evidence.push_back(evidence_of(figure));
    out.notes.push_back(speaker.say(sentence_of(figure, {}, speaker.say)));
  }
  out.chart.summary =
      say(speaker, N_("Two perceptions on a scale of 100; above zero you are kinder to yourself."));
  out.chart.body = std::move(gaps);
  return out;
}

render::RadarSeries radar_series(const Speaker& speaker, const Figure& figure, const char* name,
                                 const std::string& prefix) {
  constexpr double kHighest = 4;
  render::RadarSeries series{say(speaker, name), {}};
  for (const std::string_view element : journal::item::kElements) {
    const std::string wanted = prefix + std::string(element);
    const Number* number = figure.number(wanted);
    const bool known = number != nullptr && number->value;
    series.values.push_back({known ? std::optional(*number->value / kHighest) : std::nullopt,
                             number_words(speaker, figure, wanted)});
  }
  return series;
}

/// Nothing while nobody rated the elements. `heard`: what was heard and answered, beside responsiveness.
std::optional<Exhibit> radar_of(const Speaker& speaker, const Figure& figure, const Figure& heard) {
  if (figure.hidden != journal::Hidden::no) return std::nullopt;
  Exhibit out{"elements", {}, {}, {}, false};
  out.chart.title = say(speaker, figure_label("elements"));
  out.chart.summary =
      say(speaker, N_("Your latest ratings, and the middle of your people's where it may be shown; 0 to 4."));
  render::Radar radar{say(speaker, N_("Element")), {}, {}};
  for (const char* label : kElementLabels) radar.axes.push_back(say(speaker, label));
  for (const auto& [name, prefix] : {std::pair(kYou, "self_"), std::pair(kYourPeople, "team_")}) {
    render::RadarSeries series = radar_series(speaker, figure, name, prefix);
    const bool known =
        std::ranges::any_of(series.values, [](const auto& one) { return one.share.has_value(); });
    if (known)
      radar.series.push_back(std::move(series));
    else
      out.notes.push_back(say(speaker, N_("%s: %s"), {series.name, series.values.front().text}));
  }
  for (const Number& number : figure.numbers) {
    const bool between = number.name.starts_with("gap_") || number.name.ends_with("_given_beyond_taken");
    if (between && number.value)
      out.notes.push_back(
          say(speaker, N_("%s: %s"), {speaker.say(number_name(number)), speaker.say(number_value(number))}));
  }
  // of other days than the figure of the same name among the check-ins
  if (heard.rate.denominator > 0)
    out.notes.push_back(say(speaker, N_("%s to %s: %s"),
                            {speaker.date(heard.window.first), speaker.date(heard.window.last),
                             speaker.say(sentence_of(heard, {}, speaker.say))}));
  out.evidence.assign(radar.axes.size(), evidence_of(figure));
  out.chart.body = std::move(radar);
  return out;
}

/// Whole numbers from `low` to at least `high`, a few of them.
std::vector<render::Tick> ticks(const Speaker& speaker, double low, double high) {
  constexpr int kSteps = 4;
  const double step = std::max(1.0, std::ceil((high - low) / kSteps));
  std::vector<render::Tick> out;
  for (double at = std::floor(low / step) * step; out.empty() || out.back().at < high; at += step)
    out.push_back({at, speaker.say(scale_words(at))});
  return out;
}

Exhibit fires_of(const Speaker& speaker, const ProgressData& data) {
  const std::array<Figure, 4>& four = data.figures.at("fires");
  Exhibit out{"fires", {}, notes_of(speaker, four.back()), {}, false};
  out.chart.title = say(speaker, figure_label("fires"));
  out.chart.summary =
      speaker.say(sentence_of(four.back(), journal::change_between(four[3], four[2]), speaker.say));
  render::Lines lines{say(speaker, N_("28 days from")), {}, {}, {{out.chart.title, {}}}, {}};
  double most = 1;
  for (const Figure& figure : data.fires) {
    const Number* count = figure.number("count");
    const std::optional<double> at = count != nullptr ? count->value : std::nullopt;
    lines.labels.push_back(speaker.day(figure.window.first));
    lines.lines[0].points.push_back({at, {}, number_words(speaker, figure, "count")});
    most = std::max(most, at.value_or(0));
    out.evidence.push_back(evidence_of(figure));
  }
  lines.scale = ticks(speaker, 0, most);
  out.chart.body = std::move(lines);
  return out;
}

/// Effort and reward, week by week. Nothing when there are none.
std::optional<Exhibit> weeks_of(const Speaker& speaker, const Figure& figure) {
  std::map<Day, std::array<render::LinePoint, 2>> weeks;
  std::map<Day, Evidence> behind;
  std::array<std::string, 2> names;
  for (const Number& number : figure.numbers) {
    if (!number.on) continue;
    const std::size_t line = number.name == "effort" ? 0 : 1;
    names[line] = speaker.say(number_name(number));
    weeks[*number.on][line] = {number.value, {}, speaker.say(number_value(number))};
    behind[*number.on].rest = number.evidence;
  }
  if (weeks.empty()) return std::nullopt;
  Exhibit out{"effort_and_reward", {}, {}, {}, false};
  render::Lines lines{
      say(speaker, N_("Week")), {}, ticks(speaker, 0, 4), {{names[0], {}}, {names[1], {}}}, {}};
  for (const auto& [day, points] : weeks) {
    lines.labels.push_back(speaker.day(day));
    for (std::size_t i = 0; i < points.size(); ++i) lines.lines[i].points.push_back(points[i]);
    out.evidence.push_back(behind[day]);
  }
  out.chart.title = say(speaker, figure_label("effort_and_reward"));
  out.chart.body = std::move(lines);
  out.chart.summary = render::chart_point_words(out.chart, weeks.size() - 1);
  return out;
}

/// One series of an outcome, window by window.
Exhibit outcome_of(const Speaker& speaker, const std::array<Figure, 4>& four, const std::string& series) {
  Exhibit out{four.back().name, {}, {}, {}, false};
  out.chart.title = say(speaker, N_("%s: %s"), {say(speaker, figure_label(four.back().name)), series});
  render::Lines lines{say(speaker, N_("Days")), {}, {}, {{series, {}}}, {}};
  double low = 0, high = 0;
  for (const Figure& figure : four) {
    const Number* number = figure.number(series);
    render::LinePoint point{{}, {}, speaker.say(shown_words(Figure{}))};
    if (number != nullptr) point = {number->value, {}, number_words(speaker, figure, series)};
    low = std::min(low, point.at.value_or(0));
    high = std::max(high, point.at.value_or(0));
    lines.labels.push_back(days_of(speaker, figure.window));
    lines.lines[0].points.push_back(std::move(point));
    out.evidence.push_back({{}, number != nullptr ? number->evidence : std::vector<RecordId>()});
  }
  lines.scale = ticks(speaker, low, high);
  const bool peers = four.back().name == "outcome_against_peers";
  const auto& points = lines.lines[0].points;
  if (std::ranges::none_of(points, [](const render::LinePoint& point) { return point.at.has_value(); }))
    out.notes.push_back(say(speaker, peers ? N_("Nothing to compare: it takes two readings on one scale, of "
                                                "one source, each with the value of the peers.")
                                           : N_("Nothing to compare: a reading or its reference lies beyond "
                                                "the scale.")));
  lines.reference = render::Tick{0, say(speaker, peers ? N_("as the peers") : N_("as its reference"))};
  out.chart.body = std::move(lines);
  out.chart.summary = render::chart_point_words(out.chart, four.size() - 1);
  return out;
}

std::vector<Exhibit> outcomes_of(const Speaker& speaker, const std::array<Figure, 4>& four) {
  std::vector<std::string> series;
  for (const Figure& figure : four) {
    for (const Number& number : figure.numbers) {
      if (std::ranges::find(series, number.name) == series.end()) series.push_back(number.name);
    }
  }
  std::vector<Exhibit> out;
  for (const std::string& one : series) out.push_back(outcome_of(speaker, four, one));
  return out;
}

Exhibit calendar_of(const Speaker& speaker, const ProgressData& data) {
  Exhibit out{"calendar", {}, {}, {}, false};
  render::HeatMap heat{say(speaker, N_("Week from")), say(speaker, N_("Noted")), speaker.weekdays, {},
                       say(speaker, N_("less")),      say(speaker, N_("more"))};
  const Day last = data.windows.back().last;
  const Day monday = last - static_cast<std::int32_t>(last.weekday());
  std::array<std::size_t, 2> all = {};
  auto next = data.calendar.begin();
  for (Day week = monday - 7 * (ProgressData::kWeeks - 1); week <= monday; week = week + 7) {
    render::HeatWeek column{speaker.day(week), {}, {}, {}};
    if (week.civil().day <= 7) column.mark = speaker.month(week);
    for (std::int32_t day = 0; day < 7 && week + day <= last; ++day) column.days[std::size_t(day)] = 0;
    std::array<std::size_t, 2> here = {};
    Evidence evidence;
    for (; next != data.calendar.end() && next->day < week + 7; ++next) {
      auto& level = column.days[next->day.weekday()];
      level = std::min<std::uint8_t>(kDarkest, static_cast<std::uint8_t>(level.value_or(0) + 1));
      ++here[next->checkin ? 0 : 1];
      evidence.rest.push_back(next->id);
    }
    for (std::size_t i = 0; i < all.size(); ++i) all[i] += here[i];
    column.text = speaker.say(calendar_words(here[0], here[1]));
    heat.weeks.push_back(std::move(column));
    out.evidence.push_back(std::move(evidence));
  }
  out.chart.title = say(speaker, N_("Check-ins held and moments noted"));
  out.chart.summary =
      say(speaker, N_("The last 26 weeks: %s"), {speaker.say(calendar_words(all[0], all[1]))});
  out.chart.body = std::move(heat);
  return out;
}

}  // namespace

const char* part_label(Part part) { return kLabels[static_cast<std::size_t>(part)]; }

PartPage make_part(Part part, const ProgressData& data, const Speaker& speaker) {
  PartPage page{part, {}, {}, {}};
  page.intro = say(speaker, kIntros[static_cast<std::size_t>(part)],
                   {speaker.date(data.year.first), speaker.date(data.year.last)});
  std::string nothing;
  const auto add_bars = [&](const std::array<Figure, 4>& four) {
    const bool counted = std::ranges::any_of(four, [](const Figure& one) { return !one.cases.empty(); });
    if (counted) return page.exhibits.push_back(bars_of(speaker, four));
    nothing += (nothing.empty() ? "" : "; ") + say(speaker, figure_label(four.back().name));
  };
  const auto add = [&](std::optional<Exhibit> one) {
    if (one) page.exhibits.push_back(std::move(*one));
  };
  if (part == Part::say_do) {
    add(gaps_of(speaker, data));
    add(radar_of(speaker, data.overall.at("elements"), data.overall.at("loop_closed")));
    return page;
  }
  if (part == Part::practices) {
    add(practices_of(speaker, data));
    add(chain_of(speaker, data));
    return page;
  }
  if (part == Part::outcomes) {
    for (const char* name : {"outcome_against_peers", "outcome_against_reference"})
      std::ranges::move(outcomes_of(speaker, data.figures.at(name)), std::back_inserter(page.exhibits));
    add(fires_of(speaker, data));
    add_bars(data.figures.at("fires_preventable"));
    add(customers_of(speaker, data));
    add_bars(data.figures.at("rewarding_talks"));
    add(weeks_of(speaker, data.overall.at("effort_and_reward")));
  } else {
    for (const std::string_view name : kPartFigures[static_cast<std::size_t>(part)].figures)
      add_bars(data.figures.at(name));
  }
  if (part == Part::people) add(calendar_of(speaker, data));
  if (!nothing.empty()) page.nothing = say(speaker, N_("Nothing to count yet: %s"), {nothing});
  return page;
}

Speaker on_paper(Speaker speaker) {
  speaker.day = speaker.date;
  return speaker;
}

render::Document progress_report(const ProgressData& data, const Speaker& reader, Stamp created) {
  const Speaker speaker = on_paper(reader);
  render::Document out;
  out.title = say(speaker, N_("The three standards"));
  out.language = speaker.language;
  out.direction = speaker.direction;
  out.created = created;
  out.footer = "Third Row";
  using Voice = render::Paragraph::Voice;
  const auto add = [&](auto content, render::Block::Keep keep = render::Block::Keep::free) {
    out.blocks.push_back({std::move(content), keep});
  };
  add(render::Heading{1, out.title});
  add(render::Paragraph{say(speaker, N_("%s – %s, beside the three equal stretches before it, from %s."),
                            {speaker.date(data.windows.back().first), speaker.date(data.windows.back().last),
                             speaker.date(data.year.first)}),
                        Voice::quiet});
  add(render::Paragraph{say(speaker, N_("Every figure counts your own records; none is a score, and none is "
                                        "put together with another."))});
  for (std::size_t i = 0; i < kParts; ++i) {
    PartPage page = make_part(static_cast<Part>(i), data, speaker);
    add(render::Heading{2, say(speaker, kLabels[i])}, render::Block::Keep::with_next);
    add(render::Paragraph{page.intro, Voice::quiet}, render::Block::Keep::with_next);
    if (!page.nothing.empty()) add(render::Paragraph{page.nothing, Voice::quiet});
    for (Exhibit& exhibit : page.exhibits) {
      add(render::FigureBlock{std::move(exhibit.chart), render::FigureBlock::With::chart_and_table});
      for (std::string& note : exhibit.notes) add(render::Paragraph{std::move(note), Voice::quiet});
    }
  }
  return out;
}

}  // namespace thirdrow::app
