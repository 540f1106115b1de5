#include "seal/sha256.h"

#include "support/catch.h"

using namespace thirdrow;
using namespace thirdrow::seal;

// FIPS 180-4's example and RFC 4231's second case.
TEST_CASE("SHA-256 and its HMAC give the published values") {
  REQUIRE(init());
  CHECK(to_hex(sha256(as_bytes("abc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}
