#include "seal/hash.h"

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using seal::Hasher;
using seal::Secret;

namespace {

Secret counting_key(std::size_t size) {
  Secret key(size);
  for (std::size_t i = 0; i < size; ++i) key.writable()[i] = static_cast<std::byte>(i);
  return key;
}

}  // namespace

TEST_CASE("hashes agree with b2sum and with Python's hashlib", "[golden]") {
  CHECK(to_hex(seal::hash32({as_bytes("abc")})) ==
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(to_hex(seal::hash32({})) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  CHECK(to_hex(seal::hash32(counting_key(32), {as_bytes("abc"), as_bytes("def")})) ==
        "4b27895482b5a5b9dc579b795d730c2adf4d190169065b22be5c1f913365c399");
}

TEST_CASE("pieces hash like the whole, wherever they are cut") {
  test::SeededRandom random(3);
  Bytes whole(1000);
  random.fill(whole);
  const Secret key = counting_key(32);
  for (int round = 0; round < 50; ++round) {
    const std::size_t cut = random.below(whole.size() + 1);
    const ByteView left = ByteView(whole).first(cut);
    const ByteView right = ByteView(whole).subspan(cut);
    INFO("cut at " << cut);
    CHECK(Hasher().add(left).add(right).finish() == seal::hash32({whole}));
    CHECK(Hasher(key).add(left).add(right).finish() == seal::hash32(key, {whole}));
  }
}

TEST_CASE("a short hash is the front of the long one") {
  const auto whole = seal::hash32({as_bytes("t3r-dev"), as_bytes("x")});
  const auto front = seal::hash_n<16>({as_bytes("t3r-dev"), as_bytes("x")});
  CHECK(std::equal(front.begin(), front.end(), whole.begin()));
  const Secret key = counting_key(16);
  const auto keyed = seal::hash32(key, {as_bytes("x")});
  const auto kid = seal::hash_n<8>(key, {as_bytes("x")});
  CHECK(std::equal(kid.begin(), kid.end(), keyed.begin()));
  CHECK_FALSE(std::equal(kid.begin(), kid.end(), front.begin()));
}

TEST_CASE("a hash that is a key arrives in locked memory with the same bytes") {
  const Secret derived = Hasher(counting_key(64)).add("x").finish_secret();
  const auto open = seal::hash32(counting_key(64), {as_bytes("x")});
  CHECK(to_hex(derived.view()) == to_hex(open));
}

TEST_CASE("keys too short or too long for a keyed hash are a bug") {
  CHECK_THROWS_AS(Hasher(counting_key(15)), std::invalid_argument);
  CHECK_THROWS_AS(Hasher(counting_key(65)), std::invalid_argument);
  CHECK_THROWS_AS(Hasher(Secret()), std::invalid_argument);
}
