#include "seal/device_keys.h"

#include <type_traits>

#include "seal/hash.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using seal::DeviceKeys;
using seal::Secret;

static_assert(!std::is_copy_constructible_v<DeviceKeys> && std::is_move_constructible_v<DeviceKeys>);

TEST_CASE("device keys agree with the vectors of RFC 8032 and RFC 7748", "[golden]") {
  const auto seeds = from_hex(
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
      "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
  REQUIRE(seeds);
  const auto keys = DeviceKeys::from_seeds(Secret::copy_of(*seeds));
  REQUIRE(keys);
  CHECK(to_hex(keys->signing_key()) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  CHECK(to_hex(keys->sealing_key()) == "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
  CHECK(to_hex(keys->sign({})) ==
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

TEST_CASE("a device comes back whole from its seeds") {
  test::SeededRandom random(21);
  const DeviceKeys keys = DeviceKeys::generate(random);
  const Secret seeds = keys.export_seeds();
  CHECK(seeds.size() == DeviceKeys::kSeedsSize);
  const auto again = DeviceKeys::from_seeds(seeds);
  REQUIRE(again);
  CHECK(again->id() == keys.id());
  CHECK(again->signing_key() == keys.signing_key());
  CHECK(again->sealing_key() == keys.sealing_key());
  CHECK(again->export_seeds() == seeds);
  CHECK(again->sign(as_bytes("words")) == keys.sign(as_bytes("words")));
}

TEST_CASE("seeds of another size are damaged") {
  for (const std::size_t size : {0U, 32U, 63U, 65U}) {
    const auto keys = DeviceKeys::from_seeds(Secret(size));
    REQUIRE_FALSE(keys);
    CHECK(keys.code() == Code::damaged);
  }
}

TEST_CASE("a device is named by the hash of its signing key") {
  test::SeededRandom random(22);
  const DeviceKeys keys = DeviceKeys::generate(random);
  const auto hash = seal::hash32({as_bytes("t3r-dev"), keys.signing_key()});
  CHECK(to_hex(keys.id().bytes) == to_hex(hash).substr(0, 32));
  CHECK(seal::device_id(keys.signing_key()) == keys.id());
  CHECK_FALSE(DeviceKeys::generate(random).id() == keys.id());
}

TEST_CASE("a signature holds for its message, its key and nothing else") {
  test::SeededRandom random(23);
  const DeviceKeys keys = DeviceKeys::generate(random);
  const DeviceKeys other = DeviceKeys::generate(random);
  Bytes message = to_bytes("space, device, sequence, epoch");
  seal::Signature signature = keys.sign(message);
  CHECK(seal::verify(keys.signing_key(), message, signature));
  CHECK_FALSE(seal::verify(other.signing_key(), message, signature));
  for (std::byte& b : message) {
    b ^= std::byte{1};
    CHECK_FALSE(seal::verify(keys.signing_key(), message, signature));
    b ^= std::byte{1};
  }
  for (std::byte& b : signature) {
    b ^= std::byte{0x10};
    CHECK_FALSE(seal::verify(keys.signing_key(), message, signature));
    b ^= std::byte{0x10};
  }
}
