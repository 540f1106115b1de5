#include "base/bytes.h"
#include "journal/text_merge.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

std::vector<Hunk> diff(std::string_view before, std::string_view after) {
  const std::vector<Hunk> hunks = diff_text(before, after);
  CHECK(apply_hunks(before, hunks) == std::string(after));
  return hunks;
}

using Hunks = std::vector<Hunk>;

}  // namespace

TEST_CASE("a difference is what a person would call the change") {
  CHECK(diff("same", "same").empty());
  CHECK(diff("", "new") == Hunks{{0, 0, "new"}});
  CHECK(diff("old", "") == Hunks{{0, 3, ""}});
  CHECK(diff("I talk to Anna", "I talked to Anna") == Hunks{{6, 0, "ed"}});
  CHECK(diff("the red house and the old dog", "the blue house and the young dog") ==
        Hunks{{4, 3, "blue"}, {23, 3, "young"}});
  CHECK(diff("one two", "three four") == Hunks{{0, 7, "three four"}});
  CHECK(diff("a b c d", "a c d") == Hunks{{2, 2, ""}});
  CHECK(diff("東京へ行く", "東京から行く") == Hunks{{2, 1, "から"}});
}

TEST_CASE("a difference does not cut a character from its accents") {
  CHECK(diff("cafe", "cafe\u0301") == Hunks{{3, 1, "e\u0301"}});
  CHECK(diff("👩‍👩‍👧", "👩‍👩‍👦") == Hunks{{0, 5, "👩‍👩‍👦"}});
  CHECK(diff("a\u0301", "o\u0301") == Hunks{{0, 2, "o\u0301"}});
}

TEST_CASE("random differences apply to what they came from") {
  static const std::vector<std::string> kBits = {"word",    "and", " ", "  ", "\n", "é",
                                                 "e\u0301", "字",  "😀", ".",  "a"};
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
    INFO("seed " << seed);
    test::SeededRandom random(seed);
    std::vector<std::string> bits(random.below(60));
    for (auto& bit : bits) bit = kBits[random.below(kBits.size())];
    const auto join = [&] {
      std::string out;
      for (const auto& bit : bits) out += bit;
      return out;
    };
    const std::string before = join();
    for (std::uint64_t i = random.below(8); i > 0 && !bits.empty(); --i) {
      const auto at = bits.begin() + static_cast<std::ptrdiff_t>(random.below(bits.size()));
      if (random.below(2) == 0)
        bits.erase(at);
      else
        bits.insert(at, kBits[random.below(kBits.size())]);
    }
    const std::string after = join();
    const std::vector<Hunk> hunks = diff_text(before, after);
    REQUIRE(apply_hunks(before, hunks) == after);
    REQUIRE(hunks.empty() == (before == after));
    for (std::size_t i = 1; i < hunks.size(); ++i) {
      REQUIRE(hunks[i].pos > hunks[i - 1].pos + text_length(hunks[i - 1].ins));
    }
  }
}

TEST_CASE("two long texts with nothing in common are told apart in bounded work") {
  std::string before, after;
  for (int i = 0; i < 60'000; ++i)
    before += "a" + std::to_string(i) + " ", after += "b" + std::to_string(i) + ".";
  CHECK(apply_hunks(before, diff_text(before, after)) == after);
}

TEST_CASE("hunks apply one after another and are refused past the end") {
  CHECK(apply_hunks("héllo", Hunks{{1, 1, "e"}, {5, 0, "!"}}) == "hello!");
  CHECK(apply_hunks("", {}) == "");
  CHECK_FALSE(apply_hunks("abc", Hunks{{4, 0, "x"}}));
  CHECK_FALSE(apply_hunks("abc", Hunks{{1, 3, ""}}));
  CHECK_FALSE(apply_hunks("abc", Hunks{{0, 3, ""}, {1, 0, "x"}}));
  CHECK_FALSE(apply_hunks("abc", Hunks{{0xFFFFFFFF, 0xFFFFFFFF, ""}}));
  CHECK(text_length("aé字😀") == 4);
  CHECK(numbers_taken(Hunks{{0, 2, "é"}, {0, 0, "字😀"}}) == 5);
}
