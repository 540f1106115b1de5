#include "journal/round_terms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "journal/readings.h"

namespace thirdrow::journal {
namespace {

std::string_view settled_word(std::string_view settled, std::string_view name) {
  while (!settled.empty()) {
    const std::string_view word = settled.substr(0, settled.find(' '));
    settled.remove_prefix(std::min(word.size() + 1, settled.size()));
    if (word.starts_with(name) && word.substr(name.size()).starts_with('='))
      return word.substr(name.size() + 1);
  }
  return {};
}

void take_number(std::string_view word, std::int64_t& into) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error == std::errc() && end == word.data() + word.size()) into = number;
}

}  // namespace

std::span<const std::string_view> questions_of(std::string_view instrument) {
  static constexpr std::array<std::string_view, 6> kOfStandards = {"again", "refer", "sat", "s1", "s2", "s3"};
  if (instrument == kStandards) return kOfStandards;
  return item::kElements;
}

RoundTerms terms_of(const Record& round) {
  RoundTerms terms;
  const auto take = [](std::string_view word, std::string& into) {
    if (!word.empty()) into = word;
  };
  if (const std::string settled = round.text(round::kFrozen); !settled.empty()) {
    take_number(settled_word(settled, "k"), terms.k);
    take_number(settled_word(settled, "invited"), terms.invited);
    take_number(settled_word(settled, "questions_version"), terms.questions_version);
    take(settled_word(settled, "instrument"), terms.instrument);
    take(settled_word(settled, "mode"), terms.mode);
    take(settled_word(settled, "collector"), terms.collector);
  } else {
    terms.k = round.integer(round::kK).value_or(terms.k);
    terms.invited = round.integer(round::kInvited).value_or(terms.invited);
    terms.questions_version = round.integer(round::kQuestionsVersion).value_or(terms.questions_version);
    take(round.text(round::kInstrument), terms.instrument);
    take(round.text(round::kMode), terms.mode);
    take(round.text(round::kCollector), terms.collector);
  }
  terms.k = std::max<std::int64_t>(terms.k, 3);
  return terms;
}

std::string settled_text(const RoundTerms& terms) {
  return "k=" + std::to_string(terms.k) + " invited=" + std::to_string(terms.invited) +
         " questions_version=" + std::to_string(terms.questions_version) + " instrument=" + terms.instrument +
         " mode=" + terms.mode + " collector=" + terms.collector;
}

std::optional<Record> tally_of(RecordId round, const Around& around) {
  std::vector<Record> all = around.naming(round, Kind::tally);
  std::erase_if(all, [&](const Record& tally) { return tally.value(tally::kRound) != Value(round); });
  const auto last = std::ranges::max_element(all, {}, [](const Record& tally) {
    return std::tuple(tally.day(tally::kOn).value_or(Day{}), tally.created.utc_ms, tally.id);
  });
  return last == all.end() ? std::nullopt : std::optional(std::move(*last));
}

}  // namespace thirdrow::journal
