#include "app/figure_words.h"

#include <algorithm>
#include <array>

#include "base/words.h"
#include "journal/readings.h"

namespace thirdrow::app {
namespace {

using journal::Band;
using journal::Figure;
using journal::Hidden;
using journal::Number;
using journal::Shown;

struct Label {
  std::string_view name;
  const char* words;
  const char* sentence = nullptr;  ///< of a measure: with %s for what is shown
};
constexpr std::array kLabels = {
    Label{"agreed_before_start", N_("Agreed before the start"), N_("Projects agreed before the start: %s")},
    Label{"phases_agreed_before_start", N_("Phases agreed before they began"),
          N_("Phases agreed before they began: %s")},
    Label{"checkins_on_time", N_("Check-ins on time"), N_("Check-ins held on time: %s")},
    Label{"caught_early", N_("Caught early"), N_("Issues caught before they grew: %s")},
    Label{"commitments_kept", N_("Commitments kept"), N_("Commitments kept by their day: %s")},
    Label{"loop_closed", N_("Heard, answered, told back"),
          N_("What you heard, answered and told back within 14 days: %s")},
    Label{"again_or_refer", N_("Would work with me again, or tell a colleague to"),
          N_("Would work with you again, or tell a colleague to: %s")},
    Label{"again", N_("Would work with me again"), N_("Would work with you again: %s")},
    Label{"refer", N_("Would tell a colleague to"), N_("Would tell a colleague to: %s")},
    Label{"satisfaction", N_("How it went for them (1 to 5)"), N_("How it went for them, 1 to 5: %s")},
    Label{"say_do_agreements", N_("Say and do: agreements"), N_("Agreements, you less your people: %s")},
    Label{"say_do_checkins", N_("Say and do: check-ins"), N_("Check-ins, you less your people: %s")},
    Label{"say_do_measurement", N_("Say and do: measurement"), N_("Measurement, you less your people: %s")},
    Label{"fires", N_("Fires"), N_("Fires: %s")},
    Label{"fires_preventable", N_("Fires that could have been prevented"),
          N_("Fires that could have been prevented: %s")},
    Label{"rewarding_talks", N_("Talks that were worth it for both"),
          N_("Talks that were worth it for both: %s")},
    Label{"outcome_against_peers", N_("Outcome against peers"), N_("Gain beyond the peers: %s")},
    Label{"criteria_joint", N_("Criteria written together")},
    Label{"criteria_met", N_("Criteria met")},
    Label{"unstated_limits", N_("Issues from a limit that was not stated")},
    Label{"terms_kept", N_("Terms kept")},
    Label{"bends_given", N_("Bends given"), N_("Bends given when asked: %s")},
    Label{"ease", N_("How easy it was to speak (0 to 4)")},
    Label{"closed_with_round", N_("Closed after asking"), N_("Engagements closed after asking: %s")},
    Label{"rounds_shown", N_("Results shown to the team"), N_("Results shown to the team: %s")},
    Label{"guess_against_answers", N_("My guess against their answers")},
    Label{"open_floor", N_("Questions from the open floor")},
    Label{"moments", N_("Moments")},
    Label{"urges", N_("First urges")},
    Label{"question_uses", N_("Questions used")},
    Label{"heard_by_standard", N_("Heard, by standard")},
    Label{"days_to_thanks", N_("Days to thanks")},
    Label{"own_objections", N_("My own objections")},
    Label{"effort_and_reward", N_("Effort and reward by week (0 to 4)")},
    Label{"outcome_against_reference", N_("Outcome against its reference")},
    Label{"clauses_without_evidence", N_("Clauses without an example in 30 days")},
    Label{"basics", N_("Basics: the lowest of five (0 to 4)")},
    Label{"people_without_engagement", N_("People I serve without an engagement")},
    Label{"steps_to_customer", N_("Steps to the customer")},
    Label{"customer_readings", N_("What customers say")},
    Label{"elements", N_("Five elements of service (0 to 4)")},
    Label{"assessments_with_commitment", N_("Sheets that led to a commitment")},
    Label{"chain_weakest", N_("Weakest link of the chain (0 to 4)")},
    Label{"issues_by_tag", N_("Issues by tag")},
    Label{"guess_against_asked", N_("Would they hire us back: guess and answer")},
    Label{"would_against_should", N_("Would they, and should they")},
    Label{"exercise_commitments", N_("Changes promised in the exercise, kept")},
    Label{"chain_balance", N_("Given and received, by link")},
    Label{"open_processes", N_("Processes broken or missing")},
    Label{"encouraged_against_delivered", N_("Service inside: encouraged and delivered")},
    Label{"requests_after_change", N_("Requests made after an own change")},
    Label{"roles_left_out", N_("Roles never taken along")},
    Label{"perspectives", N_("Perspectives not taken for 60 days")},
    Label{"quiz", N_("Quiz on the service mindset")},
    Label{"best_moments", N_("Moments at my best")},
    Label{"decisions_by_value", N_("Decisions by value")},
    Label{"kept_by_helper", N_("Commitments kept with and without a helper")},
    Label{"tasks_clear", N_("Tasks with a goal clear to both")},
    Label{"ratings_agree", N_("Two ratings that agree")},
    Label{"style_matches", N_("Style used as asked for")},
    Label{"definitions", N_("Definitions since their last review")},
    Label{"fires_without_handoffs", N_("Fires put out without a hand-off")},
    Label{"days_since_why_said", N_("Days since the why was said")},
    Label{"went_elsewhere", N_("Who went elsewhere")},
    Label{"weeks_modelled", N_("Weeks with an example of my own")},
    Label{"stories_told", N_("Stories told"), N_("Stories told to others: %s")},
    Label{"small_fixes", N_("Small fixes by me")},
    Label{"engagements_with_why", N_("Engagements with a why")},
    Label{"days_to_celebration", N_("Days to the celebration")},
};

constexpr double kMostOfItem = 4;  ///< of the quiz

/// Whose numbers are parts of one list.
constexpr std::array<std::string_view, 3> kLists = {"urges", "heard_by_standard", "elements"};

const Label* find_label(std::string_view name) {
  const auto it = std::ranges::find(kLabels, name, &Label::name);
  return it == kLabels.end() ? nullptr : &*it;
}

std::string text(std::int64_t n) { return std::to_string(n); }
std::string percent(double share) { return text(journal::whole_percent(share)); }
/// Of several rounds the interval is rough whatever their number: the same people may have answered again.
Phrase interval_words(const Shown& shown, std::size_t rounds) {
  const char* words = N_("%s of %s, %s %% of the answers, likely %s–%s %%");
  if (shown.band == Band::rough) words = N_("%s of %s, %s %% of the answers, likely %s–%s %% (rough)");
  if (rounds > 1) words = N_("%s of %s, %s %% of the answers in several rounds, likely %s–%s %% (rough)");
  return {words,
          {text(shown.yes.value_or(0)), text(shown.answers.value_or(0)), percent(shown.share.value_or(0)),
           percent(shown.likely ? shown.likely->low : 0), percent(shown.likely ? shown.likely->high : 1)}};
}

Phrase word_words(const Shown& shown) {
  const char* words = N_("few of %s answers");
  if (shown.word == journal::ShareWord::some) words = N_("some of %s answers");
  if (shown.word == journal::ShareWord::most) words = N_("most of %s answers");
  return {words, {text(shown.answers.value_or(0))}};
}

Phrase answers_words(const Shown& shown, std::size_t rounds) {
  switch (shown.band) {
    case Band::not_offered:
      return {N_("Fewer than three were asked: nobody could stay anonymous."), {}};
    case Band::none_answered:
      return {N_("Asked, no one answered"), {}};
    case Band::withheld:
      return {
          N_("Not enough answers to show (fewer than %s). They are counted and wait for your next round."),
          {text(shown.k)}};
    case Band::word:
      return word_words(shown);
    case Band::rough:
    case Band::full:
      return interval_words(shown, rounds);
  }
  return {};
}

/// What those who were asked and did not answer leave open; nothing when it is not to be told.
std::optional<Phrase> silence_words(const Shown& shown) {
  if (!shown.answers) return std::nullopt;
  if (shown.everyone_answered() && shown.likely)
    return Phrase{N_("Everyone asked has answered: so it was. What is likely is said of the next time."), {}};
  if (shown.everyone_answered()) return Phrase{N_("Everyone asked has answered."), {}};
  if (!shown.low_response()) return std::nullopt;
  if (!shown.bounds)
    return Phrase{N_("Many who were asked did not answer; it could be otherwise with all of them."), {}};
  return Phrase{N_("If those who did not answer are counted: between %s and %s %%"),
                {percent(shown.bounds->low), percent(shown.bounds->high)}};
}

/// The number that a figure without a rate is known by; nullptr when none of them stands for it.
const Number* headline(const Figure& figure) {
  for (const char* name : {"gap", "per_28_days", "without", "left_out", "not_taken", "open", "weakest"}) {
    if (const Number* number = figure.number(name)) return number;
  }
  const Number& first = figure.numbers.front();
  const bool one_of_many =
      first.on || !first.of.empty() || std::ranges::find(kLists, figure.name) != kLists.end();
  return figure.numbers.size() > 1 && one_of_many && first.name != "sum" ? nullptr : &first;
}

Phrase numbers_words(const Figure& figure) {
  const Number* number = headline(figure);
  if (const Number* answers = figure.number("answers"); figure.name == "quiz" && answers != nullptr)
    return {N_("%s of %s, %s of %s items answered"),
            {short_number(number->value.value_or(0)), short_number(kMostOfItem * answers->value.value_or(0)),
             short_number(answers->value.value_or(0)), text(journal::item::kOfQuiz)}};
  if (number != nullptr && number->name == "unmeasured") return {N_("no link is measured yet"), {}};
  if (number != nullptr) return number_value(*number);
  if (figure.name == "elements" || figure.name.starts_with("outcome_")) return {N_("each by itself"), {}};
  return {N_("%s in all"), {text(std::int64_t(figure.cases.size()))}};
}

Json optional_number(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

}  // namespace

const char* figure_label(std::string_view name) {
  const Label* label = find_label(name);
  return label != nullptr ? label->words : "";
}

Phrase shown_words(const Figure& figure) {
  if (figure.shown) return answers_words(*figure.shown, figure.cases.size());
  if (figure.rate.denominator > 0) return rate_words(figure.rate);
  if (figure.hidden == Hidden::no && !figure.numbers.empty()) return numbers_words(figure);
  return hidden_words(figure.hidden);
}

std::optional<std::pair<double, double>> shown_share(const Figure& figure) {
  if (!figure.shown) return std::pair<double, double>(figure.rate.numerator, figure.rate.denominator);
  if (!figure.shown->yes || !figure.shown->answers) return std::nullopt;
  return std::pair<double, double>(*figure.shown->yes, *figure.shown->answers);
}

std::optional<double> chart_value(const Figure& figure) {
  const auto share = figure.shown ? figure.shown->share : figure.rate.share;
  if (share) return journal::whole_percent(*share);
  const bool numbered = !figure.shown && figure.rate.denominator == 0 && figure.hidden == Hidden::no;
  const Number* number = numbered && !figure.numbers.empty() ? headline(figure) : nullptr;
  return number != nullptr ? chart_value(*number) : std::nullopt;
}

FigureWords words_of(const Figure& figure, const DayWords& day) {
  FigureWords out;
  out.label = figure_label(figure.name);
  out.shown = shown_words(figure);
  if (figure.shown) out.bounds = silence_words(*figure.shown);
  for (const Number& number : figure.numbers)
    out.numbers.push_back({number_label(number, day), number_value(number)});
  return out;
}

Phrase change_words(const journal::Change& change) {
  switch (change.direction) {
    case journal::Direction::not_said:
      return {};
    case journal::Direction::no_clear_change:
      return {N_("no clear change from the window before"), {}};
    case journal::Direction::up:
      return {N_("up from the window before"), {}};
    case journal::Direction::down:
      return {N_("down from the window before"), {}};
  }
  return {};
}

Phrase sentence_of(const Figure& now, const journal::Change& change, const Say& say) {
  const Label* label = find_label(now.name);
  const char* words = label != nullptr && label->sentence != nullptr ? label->sentence : "%s";
  std::string said = say(shown_words(now));
  if (const Phrase changed = change_words(change); !changed.empty()) said += "; " + say(changed);
  return {words, {said}};
}

Phrase scale_words(double at) { return {"%s", {short_number(at)}}; }

Phrase calendar_words(std::size_t checkins, std::size_t moments) {
  if (checkins == 0 && moments == 0) return {N_("nothing noted"), {}};
  return {N_("check-ins held: %s, moments: %s"), {std::to_string(checkins), std::to_string(moments)}};
}

Json figure_json(const Figure& figure) {
  const bool answers = figure.shown.has_value();
  const bool rate = !answers && figure.rate.denominator > 0;
  const auto whole = [](const std::optional<std::uint32_t>& n) {
    return n ? Json(std::int64_t{*n}) : Json();
  };
  Json out = Json::object().add("label", figure_label(figure.name));
  out.add("numerator", rate      ? Json(std::int64_t{figure.rate.numerator})
                       : answers ? whole(figure.shown->yes)
                                 : Json());
  out.add("denominator", rate      ? Json(std::int64_t{figure.rate.denominator})
                         : answers ? whole(figure.shown->answers)
                                   : Json());
  out.add("shown", in_english(shown_words(figure)));
  const auto share = answers ? figure.shown->share : figure.rate.share;
  out.add("percent", share ? Json(std::int64_t{journal::whole_percent(*share)}) : Json());
  const bool likely = answers && figure.shown->likely;
  out.add("low", likely ? Json(std::int64_t{journal::whole_percent(figure.shown->likely->low)}) : Json());
  out.add("high", likely ? Json(std::int64_t{journal::whole_percent(figure.shown->likely->high)}) : Json());
  const bool hidden = figure.hidden != Hidden::no || (!share && !rate && figure.numbers.empty());
  out.add("why_hidden", hidden ? Json(in_english(shown_words(figure))) : Json());
  Json numbers = Json::array();
  for (const Number& number : figure.numbers) {
    Json one = Json::object().add("name", number.name).add("label", in_english(number_label(number)));
    one.add("value", optional_number(number.value)).add("shown", in_english(number_value(number)));
    if (!number.about.is_nil()) one.add("about", number.about.text());
    if (number.on) one.add("on", number.on->text());
    numbers.push(std::move(one));
  }
  out.add("numbers", std::move(numbers));
  return out.add("from", figure.window.first.text()).add("to", figure.window.last.text());
}

}  // namespace thirdrow::app
