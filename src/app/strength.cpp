#include "app/strength.h"

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/words.h"

namespace thirdrow::app {
namespace {

constexpr std::array kSteps = {3.0, 6.0, 8.0, 10.0};  // log10 of guesses, zxcvbn (Wheeler 2016)
constexpr std::array kWords = {N_("Very weak"), N_("Weak"), N_("Fair"), N_("Strong"), N_("Very strong")};
constexpr int kWhole = 31;  // the match types below MULTIPLE_MATCH

/// The part that gives most of the passphrase away: the longest one that is more than single characters.
int weakest_part(const ZxcMatch_t* match) {
  int type = BRUTE_MATCH;
  int longest = 0;
  for (; match != nullptr; match = match->Next) {
    const int kind = static_cast<int>(match->Type) & kWhole;
    if (kind == BRUTE_MATCH || kind == NON_MATCH || match->Length <= longest) continue;
    longest = match->Length;
    type = kind;
  }
  return type;
}

const char* advice_for(int part) {
  switch (part) {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
      return N_(
          "Common words and their usual disguises are tried first; add words that do not belong together.");
    case USER_MATCH:
    case USER_LEET_MATCH:
      return N_("It holds a word that anyone who knows you would try.");
    case REPEATS_MATCH:
      return N_("Repeating something adds almost nothing.");
    case SEQUENCE_MATCH:
      return N_("Sequences such as abc or 6543 are tried early.");
    case SPATIAL_MATCH:
      return N_("Neighbouring keys are tried early.");
    case DATE_MATCH:
    case YEAR_MATCH:
      return N_("Dates and years are tried early, above all your own.");
    default:
      return N_("Make it longer: four or five words that do not belong together.");
  }
}

}  // namespace

Strength passphrase_strength(const seal::Secret& passphrase, std::span<const std::string> known) {
  if (passphrase.empty()) return {0, 0, kWords[0], advice_for(BRUTE_MATCH)};
  seal::Secret terminated(passphrase.size() + 1);
  std::ranges::copy(passphrase.view(), terminated.writable().begin());
  std::vector<const char*> words;
  for (const std::string& word : known) {
    if (!word.empty()) words.push_back(word.c_str());
  }
  words.push_back(nullptr);
  ZxcMatch_t* parts = nullptr;
  const double bits =
      ZxcvbnMatch(reinterpret_cast<const char*>(terminated.view().data()), words.data(), &parts);
  const int part = weakest_part(parts);
  ZxcvbnFreeInfo(parts);

  Strength out;
  out.guesses_log10 = bits * std::log10(2.0);
  for (const double step : kSteps) out.score += out.guesses_log10 >= step ? 1 : 0;
  out.word = kWords[static_cast<std::size_t>(out.score)];
  if (out.score < kNeededScore) out.advice = advice_for(part);
  return out;
}

Status require_strong(const seal::Secret& passphrase, std::span<const std::string> known) {
  if (passphrase_strength(passphrase, known).score < kNeededScore) return {Code::invalid, "weak passphrase"};
  return {};
}

}  // namespace thirdrow::app
