/// Text that costs an index what a person's text costs it: a few thousand words, of which a few hundred make
/// up most of what is written (Zipf: the word of rank r comes 1/r as often as the first). The same seed gives
/// the same text.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace thirdrow::bench {

class WordMaker {
 public:
  explicit WordMaker(std::uint64_t seed);

  /// The word of that rank, 0 being the most frequent.
  const std::string& word(std::size_t rank) const { return words_[rank % words_.size()]; }
  std::size_t vocabulary() const { return words_.size(); }
  /// Uniform in 0 … bound - 1.
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(engine_);
  }

  const std::string& draw() { return words_[static_cast<std::size_t>(zipf_(engine_))]; }
  std::string sentence(std::size_t words);
  /// 80 to 400 words in paragraphs; every twelfth text also has a sentence in Chinese characters.
  std::string text();
  /// A run of Chinese characters, frequent ones more often.
  std::string unspaced(std::size_t characters);

 private:
  std::string new_word();

  std::mt19937_64 engine_;
  std::vector<std::string> words_;
  std::discrete_distribution<int> zipf_;
  std::discrete_distribution<int> signs_;
};

}  // namespace thirdrow::bench
