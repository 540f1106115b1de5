#include "word_maker.h"

#include <algorithm>
#include <array>
#include <set>

namespace thirdrow::bench {
namespace {

constexpr std::size_t kVocabulary = 4000;
constexpr int kSigns = 800;
constexpr char32_t kFirstSign = 0x4E00;
constexpr char32_t kSignStep = 17;  // not all of one page of the table

constexpr std::array kBeginnings = {"b", "br", "c", "ch", "d", "f", "g",  "gr", "h",  "j", "k", "l",
                                    "m", "n",  "p", "pl", "r", "s", "st", "t",  "tr", "v", "w", ""};
constexpr std::array kVowels = {"a", "e", "i", "o", "u", "ea", "ou", "é"};
constexpr std::array kEnds = {"", "n", "r", "s", "t", "l", "nd", "st", "ng", "m"};

std::discrete_distribution<int> zipf(std::size_t count) {
  std::vector<double> weights;
  for (std::size_t rank = 0; rank < count; ++rank) weights.push_back(1.0 / (static_cast<double>(rank) + 2.7));
  return {weights.begin(), weights.end()};
}

}  // namespace

WordMaker::WordMaker(std::uint64_t seed) : engine_(seed), zipf_(zipf(kVocabulary)), signs_(zipf(kSigns)) {
  std::set<std::string> seen;
  while (words_.size() < kVocabulary) {
    std::string word = new_word();
    if (seen.insert(word).second) words_.push_back(std::move(word));
  }
}

std::string WordMaker::new_word() {
  // Frequent words are short, as in every language.
  const std::size_t syllables = words_.size() < 60 ? 1 : 1 + below(3);
  std::string out;
  for (std::size_t i = 0; i < syllables; ++i) {
    out += kBeginnings[below(kBeginnings.size())];
    out += kVowels[below(kVowels.size())];
    out += kEnds[below(kEnds.size())];
  }
  return out;
}

std::string WordMaker::sentence(std::size_t words) {
  std::string out;
  for (std::size_t i = 0; i < words; ++i) out += (i == 0 ? "" : " ") + draw();
  return out;
}

std::string WordMaker::text() {
  std::string out;
  std::size_t left = 80 + below(321);
  while (left > 0) {
    const std::size_t words = std::min(left, 5 + below(16));
    out += sentence(words) + (below(5) == 0 ? ".\n\n" : ". ");
    left -= words;
  }
  if (below(12) == 0) out += unspaced(10 + below(31)) + "\n";
  return out;
}

std::string WordMaker::unspaced(std::size_t characters) {
  std::string out;
  for (std::size_t i = 0; i < characters; ++i) {
    const char32_t c = kFirstSign + static_cast<char32_t>(signs_(engine_)) * kSignStep;
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

}  // namespace thirdrow::bench
