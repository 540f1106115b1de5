#include "journal/shown.h"

#include <cmath>
#include <set>

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

RoundCounts answered(std::uint32_t yes, std::uint32_t counted, std::uint32_t invited = 20,
                     std::uint32_t k = kUsualThreshold) {
  return {invited, counted, counted, yes, k};
}

bool has_numbers(const Shown& shown) {
  return shown.answers || shown.word || shown.yes || shown.share || shown.likely || shown.bounds;
}

RoundCounts random_counts(test::SeededRandom& random) {
  const auto any = [&](std::uint64_t below) { return static_cast<std::uint32_t>(random.below(below)); };
  RoundCounts counts{any(45), 0, 0, 0, any(12)};
  counts.answers = any(counts.invited + 1);
  counts.counted = any(counts.answers + 1);
  counts.yes = any(counts.counted + 1);
  if (any(10) == 0) counts.counted += any(4);  // also what no honest count gives
  if (any(10) == 0) counts.yes += any(4);
  return counts;
}

}  // namespace

TEST_CASE("what is shown follows the number of answers") {
  CHECK(show_round(answered(0, 0, 2)).band == Band::not_offered);
  CHECK(show_round(answered(2, 2, 2)).band == Band::not_offered);
  CHECK(show_round(answered(0, 0, 3)).band == Band::none_answered);
  CHECK(show_round(answered(1, 1)).band == Band::withheld);
  CHECK(show_round(answered(3, 4)).band == Band::withheld);
  CHECK(show_round(answered(4, 4, 4)).band == Band::withheld);
  CHECK(show_round(answered(4, 5)).band == Band::word);
  CHECK(show_round(answered(4, 9)).band == Band::word);
  CHECK(show_round(answered(4, 10)).band == Band::rough);
  CHECK(show_round(answered(4, 19)).band == Band::rough);
  CHECK(show_round(answered(4, 20)).band == Band::full);
}

TEST_CASE("from five to nine answers there is one word and how many answered") {
  const Shown shown = show_round(answered(3, 6, 8));
  CHECK(shown.answers == 6U);
  CHECK(shown.word == ShareWord::some);
  CHECK_FALSE((shown.yes || shown.share || shown.likely || shown.bounds));
  CHECK(show_round(answered(0, 5)).word == ShareWord::few);
  CHECK(show_round(answered(1, 5)).word == ShareWord::few);
  CHECK(show_round(answered(2, 5)).word == ShareWord::some);
  CHECK(show_round(answered(3, 5)).word == ShareWord::some);
  CHECK(show_round(answered(4, 5)).word == ShareWord::most);
  CHECK(show_round(answered(5, 5)).word == ShareWord::most);
}

TEST_CASE("from ten answers on there are numbers, and the interval of the design") {
  const Shown shown = show_round(answered(9, 12, 14));
  CHECK(shown.yes == 9U);
  CHECK(shown.answers == 12U);
  CHECK(whole_percent(*shown.share) == 75);
  CHECK(whole_percent(shown.likely->low) == 47);
  CHECK(whole_percent(shown.likely->high) == 91);
  CHECK_FALSE(shown.word);
  CHECK_FALSE(shown.bounds);
  CHECK_FALSE(shown.trend_allowed());
  CHECK_FALSE(shown.everyone_answered());
  CHECK(show_round(answered(9, 12, 12)).everyone_answered());
}

TEST_CASE("below 60 % response the bounds are added where numbers are shown, and only there") {
  CHECK_FALSE(show_round(answered(9, 12, 20)).bounds);  // exactly 60 %
  const Shown low = show_round(answered(9, 12, 24));
  CHECK(low.low_response());
  CHECK(low.bounds == Interval{9.0 / 24, 21.0 / 24});
  const Shown word = show_round(answered(4, 6, 20));
  CHECK(word.low_response());
  CHECK_FALSE(word.bounds);
}

TEST_CASE("the k a round was opened with holds, and is never below three") {
  CHECK(show_round(answered(5, 7, 20, 8)).band == Band::withheld);
  CHECK(show_round(answered(5, 8, 20, 8)).band == Band::word);
  CHECK(show_round(answered(5, 11, 20, 12)).band == Band::withheld);
  CHECK(show_round(answered(5, 12, 20, 12)).band == Band::rough);
  CHECK(show_round(answered(2, 3, 20, 3)).band == Band::word);
  CHECK(show_round(answered(2, 2, 20, 3)).band == Band::withheld);
  CHECK(show_round(answered(1, 2, 20, 0)) == show_round(answered(1, 2, 20, 3)));
}

TEST_CASE("slips that are blank count as an answer, but not towards k") {
  CHECK(show_round({10, 6, 4, 3, 5}).band == Band::withheld);
  CHECK(show_round({10, 6, 0, 0, 5}) == show_round({10, 6, 4, 3, 5}));
}

TEST_CASE("counts that contradict each other are withheld") {
  CHECK(show_round({20, 12, 12, 13, 5}).band == Band::withheld);
  CHECK(show_round({20, 12, 13, 9, 5}).band == Band::withheld);
  CHECK(show_round({20, 21, 12, 9, 5}).band == Band::withheld);  // more slips than people
  CHECK(show_round({20, 0, 12, 9, 5}).band == Band::withheld);
}

TEST_CASE("below k nothing of the answers can be told from what is shown") {
  for (std::uint32_t k = 0; k <= 12; ++k) {
    for (std::uint32_t invited = 0; invited <= 30; ++invited) {
      const Shown none = show_round({invited, 1, 1, 0, k});
      for (std::uint32_t counted = 1; counted < std::max(k, 3U) && counted <= invited; ++counted) {
        for (std::uint32_t yes = 0; yes <= counted; ++yes) {
          const Shown shown = show_round({invited, counted, counted, yes, k});
          INFO(yes << " of " << counted << ", invited " << invited << ", k " << k);
          REQUIRE_FALSE(has_numbers(shown));
          REQUIRE(shown == none);
        }
      }
    }
  }
}

TEST_CASE("up to nine answers only the word depends on who said yes") {
  for (std::uint32_t counted = 5; counted <= 9; ++counted) {
    std::set<ShareWord> words;
    for (std::uint32_t yes = 0; yes <= counted; ++yes) {
      Shown shown = show_round(answered(yes, counted));
      words.insert(*shown.word);
      shown.word.reset();
      Shown other = show_round(answered(0, counted));
      other.word.reset();
      REQUIRE(shown == other);
    }
    CHECK(words.size() == 3);
  }
  // One who disagrees with all others is not told from none.
  CHECK(show_round(answered(6, 7)) == show_round(answered(7, 7)));
  CHECK(show_round(answered(1, 7)) == show_round(answered(0, 7)));
}

TEST_CASE("random counts never show more than their band allows") {
  const std::uint64_t seed = 5;
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  for (int i = 0; i < 20'000; ++i) {
    const RoundCounts counts = random_counts(random);
    const Shown shown = show_round(counts);
    INFO(counts.yes << " of " << counts.counted << ", " << counts.answers << " slips, invited "
                    << counts.invited << ", k " << counts.k);
    const bool numbers = shown.band == Band::rough || shown.band == Band::full;
    REQUIRE(shown.word.has_value() == (shown.band == Band::word));
    REQUIRE(shown.answers.has_value() == (numbers || shown.band == Band::word));
    REQUIRE(shown.yes.has_value() == numbers);
    REQUIRE(shown.share.has_value() == numbers);
    REQUIRE(shown.likely.has_value() == numbers);
    REQUIRE(shown.bounds.has_value() == (numbers && shown.low_response()));
    if (shown.answers) REQUIRE(*shown.answers >= std::max(counts.k, kLeastThreshold));
    if (numbers) REQUIRE(*shown.answers >= kNumbersFrom);
  }
}

TEST_CASE("a change is shown between two full windows only") {
  const Shown full = show_round(answered(18, 20));
  const auto change = show_change(full, show_round(answered(10, 20)));
  REQUIRE(change);
  CHECK(change->clear());
  CHECK_FALSE(show_change(full, show_round(answered(10, 19))));
  CHECK_FALSE(show_change(show_round(answered(5, 5)), full));
}

TEST_CASE("a scale has its middle from ten answers on, and nothing before") {
  const ScaleCounts ten{12, 10, 5, 1, {1, 0, 2, 3, 4}};
  const ShownScale shown = show_scale(ten);
  CHECK(shown.band == Band::rough);
  CHECK(shown.answers == 10U);
  CHECK(std::abs(*shown.mean - 3.9) < 1e-12);
  CHECK(*shown.median == 4.0);
  CHECK(*show_scale({12, 10, 5, 0, {5, 5}}).median == 0.5);
  const ShownScale nine = show_scale({12, 9, 5, 1, {1, 0, 2, 3, 3}});
  CHECK(nine.band == Band::withheld);
  CHECK_FALSE((nine.answers || nine.mean || nine.median));
  CHECK(nine == show_scale({12, 9, 5, 1, {9, 0, 0, 0, 0}}));
  CHECK(show_scale({2, 2, 5, 1, {2}}).band == Band::not_offered);
  CHECK(show_scale({8, 0, 5, 1, {}}).band == Band::none_answered);
  CHECK(show_scale({12, 10, 5, 1, {11}}).band == Band::withheld);
}

TEST_CASE("a rate of one's own records is a percentage from five cases on") {
  CHECK(show_rate({3, 4}) == ShownRate{3, 4, {}});
  CHECK(show_rate({3, 5}) == ShownRate{3, 5, 0.6});
  CHECK(show_rate({0, 0}) == ShownRate{});
  CHECK(show_rate({5, 4}) == ShownRate{});
  CHECK(show_change(show_rate({5, 5}), show_rate({2, 5}))->clear());
  CHECK_FALSE(show_change(show_rate({4, 4}), show_rate({2, 5})));
}

TEST_CASE("percentages are rounded in one way") {
  CHECK(whole_percent(0.005) == 1);
  CHECK(whole_percent(0.0049) == 0);
  CHECK(whole_percent(-0.1246) == -12);
  CHECK(whole_percent(1) == 100);
  CHECK(whole_percent(7) == 100);
}

TEST_CASE("comments are released several at once, beside counts that are shown") {
  CHECK(may_release_comments(answered(4, 6), 5));
  CHECK_FALSE(may_release_comments(answered(4, 6), 4));
  CHECK_FALSE(may_release_comments(answered(4, 4), 5));
}

TEST_CASE("small rounds wait until together they are a batch") {
  const std::vector<RoundCounts> rounds = {answered(2, 3), answered(8, 12), answered(1, 1),
                                           answered(2, 6), answered(1, 1),  answered(0, 2)};
  const Batches found = batches(rounds);
  REQUIRE(found.whole.size() == 3);
  CHECK(found.whole[0].rounds == std::vector<std::size_t>{1});
  CHECK(found.whole[1].rounds == std::vector<std::size_t>{3});
  CHECK(found.whole[2].rounds == std::vector<std::size_t>{0, 2, 4});
  CHECK(found.whole[2].counts.counted == 5);
  CHECK(found.whole[2].counts.yes == 4);
  CHECK(found.waiting.rounds == std::vector<std::size_t>{5});
  CHECK(show_round(found.waiting.counts).band == Band::withheld);
}

TEST_CASE("rounds that nobody answered or whose counts contradict each other are in no batch") {
  const std::vector<RoundCounts> rounds = {answered(0, 0), answered(2, 2, 2), {20, 25, 25, 3, 5}};
  const Batches found = batches(rounds);
  CHECK(found.whole.empty());
  CHECK(found.waiting.rounds.empty());
}

TEST_CASE("the strictest k holds for a batch and for a pool") {
  const std::vector<RoundCounts> rounds = {answered(2, 6, 20, 8), answered(2, 4, 20, 3)};
  const Batches found = batches(rounds);
  REQUIRE(found.whole.size() == 1);
  CHECK(found.whole[0].rounds == std::vector<std::size_t>{0, 1});
  CHECK(pooled(rounds).k == 8);
  CHECK(pooled(rounds).invited == 40);
}

TEST_CASE("two pools of random rounds never differ by less than a batch") {
  const std::uint64_t seed = 12;
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  for (int run = 0; run < 300; ++run) {
    std::vector<RoundCounts> rounds;
    for (std::uint64_t n = random.below(25); n > 0; --n) rounds.push_back(random_counts(random));
    const Batches all = batches(rounds);
    // What one round more brings, and what leaves when the first batches fall out of the window.
    for (std::size_t upto = 0; upto < rounds.size(); ++upto) {
      const Batches before = batches(std::span(rounds).first(upto));
      const Batches after = batches(std::span(rounds).first(upto + 1));
      REQUIRE(after.whole.size() <= before.whole.size() + 1);
      for (std::size_t i = 0; i < before.whole.size(); ++i)
        REQUIRE(after.whole[i].rounds == before.whole[i].rounds);
    }
    for (const Batch& batch : all.whole) {
      REQUIRE(batch.counts.counted >= kBatch);
      REQUIRE(batch.counts.counted >= batch.counts.k);
      for (const std::size_t round : batch.rounds) REQUIRE(batch.counts.k >= rounds[round].k);
    }
    REQUIRE(all.waiting.counts.counted < all.waiting.counts.k);
    REQUIRE_FALSE(has_numbers(show_round(all.waiting.counts)));
  }
}

TEST_CASE("a published pool is replaced when at least five answers join at once") {
  CHECK_FALSE(may_replace_published(4, 5));
  CHECK(may_replace_published(5, 5));
  CHECK(may_replace_published(5, 3));
  CHECK_FALSE(may_replace_published(7, 8));
}
