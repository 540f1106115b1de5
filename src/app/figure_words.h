/// Figures in words: the one place that turns what may be shown (journal/shown.h) into text, for the desktop,
/// the command line, prints, exports and JSON alike. English, for translation.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/number_words.h"
#include "app/phrase.h"
#include "base/json.h"
#include "journal/measures.h"

namespace thirdrow::app {

struct NumberWords {
  Phrase label;
  Phrase value;
};
struct FigureWords {
  const char* label = "";            ///< what is counted: "Agreed before the start"
  Phrase shown;                      ///< "6 of 8, 75 %", "most of 7 answers", or why there is nothing to say
  std::optional<Phrase> bounds;      ///< what the silent leave open, or that there are none
  std::vector<NumberWords> numbers;  ///< what stands beside it
};

/// Empty for an unknown name.
const char* figure_label(std::string_view name);
Phrase shown_words(const journal::Figure& figure);
/// How much of how much, for a bar; nothing when the figure may not be shown as a share.
std::optional<std::pair<double, double>> shown_share(const journal::Figure& figure);
/// What a spreadsheet would chart: the percent of a share, else the number that the figure is known by;
/// nothing when it may not be said, or when each of its numbers stands for itself.
std::optional<double> chart_value(const journal::Figure& figure);
/// `day` writes the days of its numbers.
FigureWords words_of(const journal::Figure& figure, const DayWords& day = iso_day);

/// "no clear change", "up", "down"; empty when nothing may be said.
Phrase change_words(const journal::Change& change);
/// One sentence by rule: "6 of 8 projects agreed before the start; no clear change from the window before."
/// `say` makes the words of its parts.
using Say = std::function<std::string(const Phrase&)>;
Phrase sentence_of(const journal::Figure& now, const journal::Change& change, const Say& say = in_english);

/// A place on the scale of a chart.
Phrase scale_words(double at);
/// What a stretch of the calendar holds.
Phrase calendar_words(std::size_t checkins, std::size_t moments);

/// The shape that scripts rely on (docs/json.md).
Json figure_json(const journal::Figure& figure);

}  // namespace thirdrow::app
