// What else was counted: the practices, the chain of service, and what customers say.
#include <algorithm>

#include "app/presenters/progress_parts.h"

namespace thirdrow::app {

using journal::Figure;
using journal::Number;

std::string say(const Speaker& speaker, const char* words, std::vector<std::string> args) {
  return speaker.say({words, std::move(args)});
}

Evidence evidence_of(const Figure& figure) {
  Evidence out{figure.hits, {}};
  std::ranges::copy_if(figure.cases, std::back_inserter(out.rest),
                       [&](RecordId id) { return std::ranges::find(out.hits, id) == out.hits.end(); });
  return out;
}

std::optional<render::Share> share_of(const Figure& figure) {
  const auto share = shown_share(figure);
  return share ? std::optional(render::Share{share->first, share->second}) : std::nullopt;
}

std::vector<std::string> notes_of(const Speaker& speaker, const Figure& figure) {
  const FigureWords words = words_of(figure, speaker.date);
  std::vector<std::string> out;
  if (words.bounds) out.push_back(speaker.say(*words.bounds));
  for (std::size_t i = 0; i < words.numbers.size(); ++i) {
    const Number& number = figure.numbers[i];
    const bool known = number.value || (number.rate && number.rate->denominator > 0) ||
                       number.hidden == journal::Hidden::never;
    if (!known) continue;
    out.push_back(
        say(speaker, N_("%s: %s"),
            {before_colon(speaker.say(words.numbers[i].label)), speaker.say(words.numbers[i].value)}));
  }
  return out;
}

std::string number_words(const Speaker& speaker, const Figure& figure, std::string_view name) {
  const Number* number = figure.number(name);
  return number != nullptr ? speaker.say(number_value(*number)) : std::string();
}

namespace {

std::string all_of(const std::vector<std::string>& notes) {
  std::string out;
  for (const std::string& note : notes) out += (out.empty() ? "" : "; ") + note;
  return out;
}

/// Those clauses, by their sentences.
std::string without_evidence(const Speaker& speaker, const Figure& figure) {
  std::vector<std::string> clauses;
  for (const Number& number : figure.numbers) {
    if (number.evidence.empty() && number.name != "without")
      clauses.push_back(speaker.say(number_name(number)));
  }
  const std::string count = speaker.say(shown_words(figure));
  return clauses.empty() ? count : say(speaker, N_("%s: %s"), {count, all_of(clauses)});
}

std::string practice_words(const Speaker& speaker, const Figure& figure) {
  if (figure.name == "clauses_without_evidence") return without_evidence(speaker, figure);
  std::vector<std::string> notes = notes_of(speaker, figure);
  const bool named = !figure.numbers.empty() && (!figure.numbers[0].of.empty() || figure.numbers[0].on);
  const bool rated = figure.rate.denominator > 0;
  if (!rated && !notes.empty() && (named || figure.numbers.size() > 1)) return all_of(notes);
  if (!rated) notes.clear();
  notes.insert(notes.begin(), speaker.say(shown_words(figure)));
  return all_of(notes);
}

/// Whether the link is as weak as the weakest.
bool is_weakest(const Figure& weakest, RecordId link) {
  const Number* least = weakest.number("weakest");
  return least != nullptr && std::ranges::any_of(weakest.numbers, [&](const Number& each) {
           return each.name == "weakest" && each.about == link && each.value == least->value;
         });
}

}  // namespace

std::optional<Exhibit> practices_of(const Speaker& speaker, const ProgressData& data) {
  Exhibit out{"practices", {}, {}, {}, true};
  render::Bars bars{say(speaker, N_("Practice")), say(speaker, N_("Counted")), {}, {}};
  for (const journal::FigureInfo& info : journal::readings()) {
    const auto found = data.overall.find(info.name);
    const bool drawn = std::ranges::find(kDrawn, info.name) != kDrawn.end();
    if (drawn || found == data.overall.end()) continue;
    const Figure& figure = found->second;
    if (figure.cases.empty() && figure.hidden != journal::Hidden::no) continue;
    bars.bars.push_back(
        {say(speaker, figure_label(info.name)), share_of(figure), practice_words(speaker, figure)});
    out.evidence.push_back(evidence_of(figure));
  }
  if (bars.bars.empty()) return std::nullopt;
  out.chart.title = say(speaker, N_("By practice"));
  out.chart.summary = say(speaker, N_("Each stands for itself; none is put together with another."));
  out.chart.body = std::move(bars);
  return out;
}

std::optional<Exhibit> chain_of(const Speaker& speaker, const ProgressData& data) {
  if (data.chain.empty()) return std::nullopt;
  const Figure& weakest = data.overall.at("chain_weakest");
  Exhibit out{weakest.name, {}, {}, {}, false};
  render::Chain chain{
      say(speaker, N_("Link")), say(speaker, N_("What is needed")), say(speaker, N_("Weakest")), {}};
  const auto level = [&](double at) { return speaker.say(scale_words(at)); };
  for (const Linked& one : data.chain) {
    render::ChainLink link{say(speaker, N_("%s → %s"), {one.from, one.to}), {}, {}};
    link.note =
        one.given && one.received
            ? say(speaker, N_("%s: given %s, received %s, given less received %s"),
                  {one.need, level(*one.given), level(*one.received), level(*one.given - *one.received)})
            : say(speaker, N_("%s: not measured"), {one.need});
    if (is_weakest(weakest, one.id)) link.mark = say(speaker, N_("weakest link"));
    chain.links.push_back(std::move(link));
    out.evidence.push_back({{}, {one.id}});
  }
  out.chart.title = say(speaker, N_("The chain of service"));
  out.chart.summary =
      say(speaker, N_("Who needs what from whom, with the level given and received, 0 to 4; a "
                      "link is as weak as the lower of the two."));
  out.chart.body = std::move(chain);
  return out;
}

std::optional<Exhibit> customers_of(const Speaker& speaker, const ProgressData& data) {
  const Figure& customers = data.overall.at("customer_readings");
  if (customers.numbers.empty()) return std::nullopt;
  Exhibit out{customers.name, {}, {}, {}, false};
  render::Bars bars{say(speaker, N_("Who")), say(speaker, N_("Said")), render::Bars::Style::plain, {}};
  for (const Number& number : customers.numbers) {
    bars.bars.push_back({speaker.say(number_label(number, speaker.date)), render::Share{},
                         speaker.say(number_value(number))});
    out.evidence.push_back({{}, number.evidence});
  }
  const Figure& people = data.overall.at("again_or_refer");
  bars.bars.push_back(
      {say(speaker, figure_label(people.name)), share_of(people), speaker.say(shown_words(people))});
  out.evidence.push_back(evidence_of(people));
  if (const auto silence = words_of(people).bounds) out.notes.push_back(speaker.say(*silence));
  out.chart.title = say(speaker, N_("What customers say, beside what your people say"));
  out.chart.summary = say(speaker, N_("Two things side by side: it is not said that one makes the other."));
  out.chart.body = std::move(bars);
  return out;
}

}  // namespace thirdrow::app
