/// The numbers of a figure in words: what each is called, and its value. For figure_words, and for charts
/// that name a number of their own.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/phrase.h"
#include "journal/figure.h"

namespace thirdrow::app {

using DayWords = std::function<std::string(Day)>;
inline std::string iso_day(Day day) { return day.text(); }

/// What the number is called, whatever it is about.
Phrase number_name(const journal::Number& number);
/// With what it is about, and its day: "Care, honoured".
Phrase number_label(const journal::Number& number, const DayWords& day = iso_day);
Phrase number_value(const journal::Number& number);

Phrase rate_words(const journal::ShownRate& rate);
Phrase hidden_words(journal::Hidden hidden);
/// One place behind the point, none when it is zero there.
std::string short_number(double n);

}  // namespace thirdrow::app
