/// The numbers of a figure in words: what each is called, and its value. For figure_words, and for charts
/// that name a number of their own.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/phrase.h"
#include "journal/figure.h"

namespace thirdrow::app {

using DayWords = std::function<std::string(Day)>;
inline std::string iso_day(Day day) { return day.text(); }

/// A clause of the self check or an item of a sheet as its form asks it; the name itself when there is none.
std::string item_words(std::string_view name);

/// What the number is called, whatever it is about.
Phrase number_name(const journal::Number& number);
/// With what it is about, and its day: "Care, honoured".
Phrase number_label(const journal::Number& number, const DayWords& day = iso_day);
Phrase number_value(const journal::Number& number);
/// The same for a spreadsheet: a share as percent, with no more places than the words have; nothing when it
/// may not be said.
std::optional<double> chart_value(const journal::Number& number);

Phrase rate_words(const journal::ShownRate& rate);
Phrase hidden_words(journal::Hidden hidden);
/// One place behind the point, none when it is zero there.
std::string short_number(double n);
/// A label that has its value behind a colon: a sentence of a form goes without its full stop.
std::string before_colon(std::string label);

}  // namespace thirdrow::app
