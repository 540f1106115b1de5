#include "seal/recovery_key.h"

#include <string>

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using seal::Secret;

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string printed(const Secret& bits) { return std::string(seal::recovery_text(bits).text()); }

std::string why_refused(std::string_view typed) {
  const auto bits = seal::parse_recovery(Secret::from_text(typed));
  if (bits) return "accepted";
  return bits.code() == Code::mistyped ? bits.error().detail : "another code";
}

}  // namespace

TEST_CASE("a recovery key prints as seven groups of four and reads back") {
  test::SeededRandom random(31);
  for (int round = 0; round < 300; ++round) {
    const Secret bits = Secret::random(seal::kRecoverySize, random);
    const std::string text = printed(bits);
    INFO("seed 31, round " << round);
    REQUIRE(text.size() == 34);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i % 5 == 4) {
        REQUIRE(text[i] == '-');
      } else {
        REQUIRE(kAlphabet.find(text[i]) != std::string_view::npos);
      }
    }
    const auto back = seal::parse_recovery(Secret::from_text(text));
    REQUIRE(back);
    REQUIRE(*back == bits);
  }
}

TEST_CASE("all zeros and all ones print as documented", "[golden]") {
  CHECK(printed(Secret(16)) == "0000-0000-0000-0000-0000-0000-0000");
  CHECK(printed(Secret::copy_of(Bytes(16, std::byte{0xFF}))) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZWZW");
}

TEST_CASE("how a person writes a recovery key is forgiven") {
  test::SeededRandom random(32);
  for (int round = 0; round < 100; ++round) {
    const Secret bits = Secret::random(seal::kRecoverySize, random);
    std::string typed = "\n ";
    for (const char c : printed(bits)) {
      const auto choice = random.below(3);
      if (c == '-') {
        typed += choice == 0 ? "" : choice == 1 ? "  " : " - ";
      } else if (c == '0' && choice > 0) {
        typed += choice == 1 ? 'o' : 'O';
      } else if (c == '1' && choice > 0) {
        typed += choice == 1 ? 'l' : 'I';
      } else {
        typed += choice == 0 && c >= 'A' ? static_cast<char>(c + 32) : c;
      }
    }
    INFO("seed 32, round " << round << ": " << typed);
    const auto back = seal::parse_recovery(Secret::from_text(typed + "\t\r\n"));
    REQUIRE(back);
    REQUIRE(*back == bits);
  }
}

TEST_CASE("every one wrong character is noticed") {
  test::SeededRandom random(33);
  std::string text = printed(Secret::random(seal::kRecoverySize, random));
  for (char& place : text) {
    if (place == '-') continue;
    const char right = place;
    for (const char wrong : kAlphabet) {
      if (wrong == right) continue;
      place = wrong;
      REQUIRE(why_refused(text) == "recovery check");
    }
    place = right;
  }
  CHECK(why_refused(text) == "accepted");
}

TEST_CASE("every two wrong characters and every exchange are noticed") {
  test::SeededRandom random(34);
  std::string text = printed(Secret::random(seal::kRecoverySize, random));
  std::erase(text, '-');
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (std::size_t j = i + 1; j < text.size(); ++j) {
      std::string twisted = text;
      std::swap(twisted[i], twisted[j]);
      if (twisted != text) REQUIRE(why_refused(twisted) == "recovery check");
      for (int round = 0; round < 20; ++round) {
        twisted = text;
        twisted[i] = kAlphabet[(kAlphabet.find(text[i]) + 1 + random.below(31)) % 32];
        twisted[j] = kAlphabet[(kAlphabet.find(text[j]) + 1 + random.below(31)) % 32];
        INFO("seed 34, places " << i << " and " << j << ": " << twisted);
        REQUIRE(why_refused(twisted) == "recovery check");
      }
    }
  }
}

TEST_CASE("what cannot be a recovery key says why") {
  const std::string text = "0000-0000-0000-0000-0000-0000-0000";
  CHECK(why_refused(text) == "accepted");
  CHECK(why_refused("") == "recovery length");
  CHECK(why_refused(text.substr(1)) == "recovery length");
  CHECK(why_refused(text + "0") == "recovery length");
  CHECK(why_refused(std::string(100'000, '0')) == "recovery length");
  CHECK(why_refused("U" + text.substr(1)) == "recovery character");
  CHECK(why_refused("!" + text.substr(1)) == "recovery character");
  CHECK(why_refused("\xC3\xA9" + text.substr(1)) == "recovery character");
  CHECK_THROWS_AS(seal::recovery_text(Secret(15)), std::invalid_argument);
}
