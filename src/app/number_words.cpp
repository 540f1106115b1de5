#include "app/number_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/form.h"
#include "app/prompts.h"
#include "app/sheets.h"
#include "base/words.h"
#include "journal/record.h"

namespace thirdrow::app {
namespace {

using journal::Hidden;
using journal::Number;
using journal::Unit;

struct UnitWords {
  Unit unit;
  const char* words;
  const char* of_one = nullptr;  ///< when it differs for 1
};
constexpr std::array kUnits = {
    UnitWords{Unit::count, "%s"},
    UnitWords{Unit::share, N_("%s %%")},
    UnitWords{Unit::days, N_("%s days"), N_("%s day")},
    UnitWords{Unit::days_ago, N_("%s days ago"), N_("%s day ago")},
    UnitWords{Unit::minutes, N_("%s minutes"), N_("%s minute")},
    UnitWords{Unit::percent, N_("%s %%")},
    UnitWords{Unit::rating, "%s"},
    UnitWords{Unit::points, N_("%s points"), N_("%s point")},
    UnitWords{Unit::steps, N_("%s steps"), N_("%s step")},
    UnitWords{Unit::ratio, N_("%s times"), N_("%s time")},
    UnitWords{Unit::per_28_days, N_("%s in 28 days")},
    UnitWords{Unit::per_month, N_("%s a month")},
    UnitWords{Unit::value, "%s"},
};

struct Label {
  std::string_view name;
  const char* words;
  const char* with = nullptr;  ///< with %s for what it is about, or for its day
};
constexpr std::array kLabels = {
    Label{"gap_ratio", N_("Longest time between two talks, beside what was agreed"),
          N_("%s, longest time between two talks, beside what was agreed")},
    Label{"longest_gap", N_("Longest time between two talks"), N_("%s, longest time between two talks")},
    Label{"moved_by_me", N_("Moved by me")},
    Label{"lead_median", N_("Middle lead")},
    Label{"lead_known", N_("Leads known")},
    Label{"lead_late", N_("Came too late")},
    Label{"kept_late", N_("Kept, but late")},
    Label{"renegotiated", N_("Renegotiated in time")},
    Label{"dropped_by_both", N_("Dropped by both")},
    Label{"per_28_days", N_("In 28 days")},
    Label{"severity_per_28_days", N_("Severity in 28 days")},
    Label{"minutes_per_28_days", N_("My minutes in 28 days")},
    Label{"mean_handoffs", N_("Hand-offs, mean")},
    Label{"asked", N_("Asked")},
    Label{"gap", N_("Gap")},
    Label{"self", N_("You")},
    Label{"staff", N_("Your people")},
    Label{"answers", N_("Answers")},
    Label{"held", N_("Held")},
    Label{"mean", N_("Mean")},
    Label{"median", N_("Middle value")},
    Label{"count", N_("Count")},
    Label{"days", N_("Days")},
    Label{"per_month", N_("A month")},
    Label{"surprised", N_("It surprised me")},
    Label{"noted_by_next_day", N_("Written down by the next day")},
    Label{"came_again", N_("Came again")},
    Label{"effort", N_("Effort"), N_("%s, effort")},
    Label{"reward", N_("Reward"), N_("%s, reward")},
    Label{"with_helper", N_("With a helper")},
    Label{"without_helper", N_("Without")},
    Label{"without", N_("Clauses without one")},
    Label{"served_staff", N_("Staff with an engagement")},
    Label{"served_peers", N_("Peers with an engagement")},
    Label{"served_customers", N_("Customers with an engagement")},
    Label{"lowest", N_("Lowest")},
    Label{"steps", N_("Steps")},
    Label{"sum", N_("Sum of what was answered")},
    Label{"weakest", N_("Level"), N_("%s: level")},
    Label{"balance", N_("Given less received"), N_("%s: given less received")},
    Label{"unmeasured", N_("Not measured")},
    Label{"guess_beyond_yes", N_("Your guess of a yes, less those that came"),
          N_("%s: your guess of a yes, less those that came")},
    Label{"guess_beyond_asked", N_("Your guess, less their answer"), N_("%s: your guess, less their answer")},
    Label{"would_beyond_should", N_("Would they, less should they"), N_("%s: would they, less should they")},
    Label{"encouraged_beyond_delivered", N_("Encouraged less delivered"),
          N_("%s: encouraged less delivered")},
    Label{"open", N_("Open")},
    Label{"age", N_("Age"), N_("%s: age")},
    Label{"age_median", N_("Age, middle value")},
    Label{"left_out", N_("Roles left out")},
    Label{"not_taken", N_("Views not taken")},
    Label{"honoured", N_("Honoured"), N_("%s: honoured")},
    Label{"strained", N_("Strained"), N_("%s: strained")},
    Label{"one_level", N_("The same level on every task")},
    Label{"noticed", N_("Noticed by them")},
    Label{"hours", N_("Hours")},
    Label{"days_to_show", N_("Days until it was shown")},
    Label{"days_to_told_back", N_("Days until told back")},
    Label{"days_to_thanks", N_("Days until thanked")},
    Label{"ease_mean", N_("Ease, mean")},
    Label{"my_talk_mean", N_("My share of the talking, mean")},
    Label{"staff_mean", N_("Your people, mean")},
    Label{"self_ideal", N_("Ideal: you")},
    Label{"team_ideal", N_("Ideal: your people")},
    Label{"gap_ideal", N_("Ideal: you less your people")},
    Label{"self_culture", N_("Culture: you")},
    Label{"team_culture", N_("Culture: your people")},
    Label{"gap_culture", N_("Culture: you less your people")},
    Label{"self_attentiveness", N_("Attentiveness: you")},
    Label{"team_attentiveness", N_("Attentiveness: your people")},
    Label{"gap_attentiveness", N_("Attentiveness: you less your people")},
    Label{"self_responsiveness", N_("Responsiveness: you")},
    Label{"team_responsiveness", N_("Responsiveness: your people")},
    Label{"gap_responsiveness", N_("Responsiveness: you less your people")},
    Label{"self_empowerment_given", N_("Empowerment, given: you")},
    Label{"team_empowerment_given", N_("Empowerment, given: your people")},
    Label{"gap_empowerment_given", N_("Empowerment, given: you less your people")},
    Label{"self_empowerment_taken", N_("Empowerment, taken: you")},
    Label{"team_empowerment_taken", N_("Empowerment, taken: your people")},
    Label{"gap_empowerment_taken", N_("Empowerment, taken: you less your people")},
    Label{"self_given_beyond_taken", N_("You: empowerment given less taken")},
    Label{"team_given_beyond_taken", N_("Your people: empowerment given less taken")},
    Label{"waived", N_("Not asked, with a reason")},
};

const Label* label_of(const Number& number) {
  const auto it = std::ranges::find(kLabels, number.name, &Label::name);
  const bool own_words = !number.of.empty() && number.of == number.name;
  return it == kLabels.end() || own_words ? nullptr : &*it;
}

/// Nullptr for none.
const char* known_item(std::string_view name) {
  const journal::KindInfo& check = journal::info(journal::Kind::selfcheck);
  const bool clause = name.size() == 3 && name[0] == 's' && name[1] >= '1' && name[1] <= '3';
  if (const journal::Field* field = clause ? journal::find_field(check, name) : nullptr) return field->label;
  for (const Sheet& sheet : sheets()) {
    const auto item = std::ranges::find(sheet.items, name, &SheetItem::key);
    if (item != sheet.items.end()) return item->sentence;
  }
  return nullptr;
}

/// An item or a choice as its form says it; nullptr for none.
const char* form_words(std::string_view name) {
  const char* item = known_item(name);
  return item != nullptr ? item : known_choice(name);
}

/// The words of a shipped question; empty when there is none of that name.
std::string question_words(std::string_view name) {
  static const PromptBank bank = PromptBank::build({}, {});
  const Prompt* prompt = bank.find(name);
  return prompt != nullptr ? prompt->text : std::string();
}

double rounded(double n) { return std::round(n * 10) / 10 + 0.0; }

}  // namespace

std::string short_number(double n) { return journal::decimal_text(rounded(n)); }

std::string before_colon(std::string label) {
  if (label.ends_with('.')) label.pop_back();
  return label;
}

std::string item_words(std::string_view name) {
  const char* known = known_item(name);
  return known != nullptr ? known : std::string(name);
}

Phrase rate_words(const journal::ShownRate& rate) {
  const std::string of = std::to_string(rate.numerator), all = std::to_string(rate.denominator);
  if (!rate.share) return {N_("%s of %s"), {of, all}};
  return {N_("%s of %s, %s %%"), {of, all, std::to_string(journal::whole_percent(*rate.share))}};
}

Phrase hidden_words(Hidden hidden) {
  switch (hidden) {
    case Hidden::few_answers:
      return {N_("Not enough answers to show yet."), {}};
    case Hidden::no_self_check:
      return {N_("Not comparable: no self check was locked before the result was known."), {}};
    case Hidden::not_comparable:
      return {N_("Not comparable: another scale or source, or nothing to compare with."), {}};
    case Hidden::few_each:
      return {N_("Fewer than ten of each: too few to compare."), {}};
    case Hidden::never:
      return {N_("not yet"), {}};
    case Hidden::no:
    case Hidden::nothing:
      break;
  }
  return {N_("Nothing to count in this time."), {}};
}

Phrase number_value(const Number& number) {
  if (number.rate) return rate_words(*number.rate);
  if (!number.value) return hidden_words(number.hidden);
  const auto unit = std::ranges::find(kUnits, number.unit, &UnitWords::unit);
  const std::string text = short_number(number.unit == Unit::share ? *number.value * 100 : *number.value);
  if (number.name == "one_level") return {N_("%s tasks. Does each need the same from you?"), {text}};
  const bool one = unit->of_one != nullptr && (text == "1" || text == "-1");
  return {one ? unit->of_one : unit->words, {text}};
}

std::optional<double> chart_value(const Number& number) {
  if (number.rate)
    return number.rate->share ? std::optional<double>(journal::whole_percent(*number.rate->share))
                              : std::nullopt;
  if (!number.value) return std::nullopt;
  return rounded(number.unit == Unit::share ? *number.value * 100 : *number.value);
}

Phrase number_name(const Number& number) {
  if (const Label* label = label_of(number)) return {label->words, {}};
  if (!number.of.empty()) return {"%s", {number.of}};
  if (const char* words = form_words(number.name)) return {words, {}};
  if (const std::string question = question_words(number.name); !question.empty()) return {"%s", {question}};
  std::string name = number.name;
  std::ranges::replace(name, '_', ' ');
  return {"%s", {name}};
}

Phrase number_label(const Number& number, const DayWords& day) {
  std::string who = number.of;
  if (number.on) who = who.empty() ? day(*number.on) : who + " (" + day(*number.on) + ")";
  const Label* label = label_of(number);
  if (who.empty() || (label != nullptr && label->with == nullptr)) return number_name(number);
  return {label != nullptr ? label->with : "%s", {who}};
}

}  // namespace thirdrow::app
