#include "app/strength.h"

#include <vector>

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using app::passphrase_strength;
using seal::Secret;

namespace {
app::Strength of(std::string_view text, const std::vector<std::string>& known = {}) {
  return passphrase_strength(Secret::from_text(text), known);
}
}  // namespace

TEST_CASE("an empty or well-known passphrase scores nothing and gets advice") {
  for (const char* text : {"", "password", "qwerty", "aaaaaaaa", "12345678"}) {
    INFO(text);
    const auto strength = of(text);
    CHECK(strength.score == 0);
    CHECK(std::string(strength.word) == "Very weak");
    CHECK_FALSE(std::string(strength.advice).empty());
  }
}

TEST_CASE("unrelated words score high and need no advice") {
  const auto strength = of("copper lantern seventh orchard");
  CHECK(strength.score == 4);
  CHECK(std::string(strength.advice).empty());
  CHECK(strength.guesses_log10 > 10);
}

TEST_CASE("a word the guesser knows weakens a passphrase and is named in the advice") {
  const auto without = of("zyxwandria");
  const auto with = of("zyxwandria", {"zyxwandria"});
  CHECK(with.guesses_log10 < without.guesses_log10);
  CHECK(std::string(with.advice).find("knows you") != std::string::npos);
}

TEST_CASE("the score rises with the guesses and stays between 0 and 4") {
  double before = -1;
  for (const char* text : {"ab", "abc7", "kitten71", "kitten71 vault", "kitten71 vault osprey",
                           "kitten71 vault osprey quartz"}) {
    const auto strength = of(text);
    INFO(text);
    CHECK(strength.guesses_log10 > before);
    CHECK(strength.score >= 0);
    CHECK(strength.score <= 4);
    before = strength.guesses_log10;
  }
}

TEST_CASE("a very long passphrase is judged without overflow") {
  test::SeededRandom random(3);
  std::string varied;
  for (int i = 0; i < 1000; ++i) varied += static_cast<char>('!' + random.below(94));
  CHECK(of(varied).score == 4);
  CHECK(of(std::string(4000, 'x')).score <= 2);
}

TEST_CASE("a weak new passphrase is refused and a strong one is not") {
  CHECK(app::require_strong(Secret::from_text("letmein")).error() == Error{Code::invalid, "weak passphrase"});
  CHECK(app::require_strong(Secret::from_text("copper lantern seventh orchard")).ok());
}
