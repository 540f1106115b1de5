#include "seal/key_file.h"

#include "seal/recovery_key.h"
#include "seal/sample.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using seal::KeyFile;
using seal::Secret;
using seal::SlotKind;

namespace {

template <class T>
std::string outcome_of(const Result<T>& result) {
  if (result) return "ok";
  switch (result.code()) {
    case Code::not_found:
      return "not_found";
    case Code::wrong_passphrase:
      return "wrong_passphrase";
    case Code::mistyped:
      return "mistyped " + result.error().detail;
    case Code::invalid:
      return "invalid " + result.error().detail;
    case Code::refused:
      return "refused " + result.error().detail;
    case Code::hostile:
      return "hostile";
    default:
      return "another code";
  }
}

bool gives(const Result<Secret>& opened, const Secret& key) { return opened && *opened == key; }

}  // namespace

TEST_CASE("the same randomness writes the same key file, byte for byte", "[golden]") {
  test::SeededRandom random(1);
  const Secret key = test::sample_key();
  KeyFile file = KeyFile::create(key, random);
  REQUIRE(file.set_passphrase(key, test::sample_passphrase(), seal::kFloorCost, random));
  const auto recovery = file.set_recovery(key, random);
  REQUIRE(recovery);
  REQUIRE(file.set_key_store(key, test::sample_store_key(), random));
  CHECK(recovery->text() == test::sample_recovery().text());
  CHECK(to_hex(file.encode()) == to_hex(test::sample_bytes()));
}

TEST_CASE("a key file of version 1 opens by each of its three slots", "[golden]") {
  const KeyFile file = test::sample_file();
  CHECK(test::sample_bytes().size() == test::at::kEnd);
  for (const auto kind : {SlotKind::kPassphrase, SlotKind::kRecovery, SlotKind::kKeyStore})
    CHECK(file.has(kind));
  CHECK(file.passphrase_cost() == seal::kFloorCost);
  CHECK(gives(file.open_with_passphrase(test::sample_passphrase()), test::sample_key()));
  CHECK(gives(file.open_with_recovery(test::sample_recovery()), test::sample_key()));
  CHECK(gives(file.open_with_key_store(test::sample_store_key()), test::sample_key()));
}

TEST_CASE("another secret is a wrong passphrase in every slot") {
  const KeyFile file = test::sample_file();
  CHECK(outcome_of(file.open_with_passphrase(Secret::from_text("Correct horse battery staple"))) ==
        "wrong_passphrase");
  test::SeededRandom random(41);
  const Secret other = seal::recovery_text(Secret::random(seal::kRecoverySize, random));
  CHECK(outcome_of(file.open_with_recovery(other)) == "wrong_passphrase");
  CHECK(outcome_of(file.open_with_key_store(Secret::random(32, random))) == "wrong_passphrase");
  CHECK(outcome_of(file.open_with_key_store(Secret::random(31, random))) == "wrong_passphrase");
  CHECK(outcome_of(file.open_with_key_store(Secret())) == "wrong_passphrase");
}

TEST_CASE("a slip of the pen in the recovery key is told from a wrong one") {
  const KeyFile file = test::sample_file();
  std::string typed(test::sample_recovery().text());
  typed[0] = typed[0] == '7' ? '8' : '7';
  CHECK(outcome_of(file.open_with_recovery(Secret::from_text(typed))) == "mistyped recovery check");
  typed.pop_back();
  CHECK(outcome_of(file.open_with_recovery(Secret::from_text(typed))) == "mistyped recovery length");
}

TEST_CASE("changing the passphrase keeps the key and the other slots and shuts out the old passphrase") {
  KeyFile file = test::sample_file();
  const auto id = file.id();
  test::SeededRandom random(42);
  const Secret key = test::sample_key();
  REQUIRE(file.set_passphrase(key, Secret::from_text("a new one"), {3, 64 * 1024}, random));
  const auto again = KeyFile::parse(file.encode());
  REQUIRE(again);
  CHECK(again->id() == id);
  CHECK(again->passphrase_cost() == seal::KdfCost{3, 64 * 1024});
  CHECK(gives(again->open_with_passphrase(Secret::from_text("a new one")), key));
  CHECK(outcome_of(again->open_with_passphrase(test::sample_passphrase())) == "wrong_passphrase");
  CHECK(gives(again->open_with_recovery(test::sample_recovery()), key));
  CHECK(gives(again->open_with_key_store(test::sample_store_key()), key));
}

TEST_CASE("a new recovery key replaces the old one") {
  KeyFile file = test::sample_file();
  test::SeededRandom random(43);
  const auto fresh = file.set_recovery(test::sample_key(), random);
  REQUIRE(fresh);
  CHECK(gives(file.open_with_recovery(*fresh), test::sample_key()));
  CHECK(outcome_of(file.open_with_recovery(test::sample_recovery())) == "wrong_passphrase");
}

TEST_CASE("the key store slot comes and goes, and is never the only copy") {
  test::SeededRandom random(44);
  const Secret key = test::sample_key();
  KeyFile file = KeyFile::create(key, random);
  const Secret store_key = Secret::random(32, random);
  CHECK(outcome_of(file.set_key_store(key, store_key, random)) == "refused only copy");
  const auto recovery = file.set_recovery(key, random);
  REQUIRE(recovery);
  CHECK(outcome_of(file.set_key_store(key, Secret(31), random)) == "invalid store key size");
  REQUIRE(file.set_key_store(key, store_key, random));
  CHECK(gives(file.open_with_key_store(store_key), key));
  file.remove_key_store();
  file.remove_key_store();
  CHECK_FALSE(file.has(SlotKind::kKeyStore));
  CHECK(outcome_of(file.open_with_key_store(store_key)) == "not_found");
  CHECK(gives(file.open_with_recovery(*recovery), key));
}

TEST_CASE("a file without a slot opens by nothing and reads back") {
  test::SeededRandom random(45);
  const KeyFile file = KeyFile::create(test::sample_key(), random);
  const auto again = KeyFile::parse(file.encode());
  REQUIRE(again);
  CHECK(again->id() == file.id());
  CHECK_FALSE(again->passphrase_cost());
  CHECK(outcome_of(again->open_with_passphrase(test::sample_passphrase())) == "not_found");
  CHECK(outcome_of(again->open_with_recovery(test::sample_recovery())) == "not_found");
  CHECK(outcome_of(again->open_with_key_store(test::sample_store_key())) == "not_found");
  CHECK_FALSE(KeyFile::create(test::sample_key(), random).id() == file.id());
  CHECK_THROWS_AS(KeyFile::create(Secret(31), random), std::invalid_argument);
}

TEST_CASE("no slot takes a key that is not this journal's, and a refused change changes nothing") {
  KeyFile file = test::sample_file();
  test::SeededRandom random(46);
  const Secret other = Secret::random(KeyFile::kKeySize, random);
  const Secret key = test::sample_key();
  CHECK(outcome_of(file.set_passphrase(other, test::sample_passphrase(), seal::kFloorCost, random)) ==
        "refused other key");
  CHECK(outcome_of(file.set_recovery(other, random)) == "refused other key");
  CHECK(outcome_of(file.set_key_store(other, test::sample_store_key(), random)) == "refused other key");
  CHECK(outcome_of(file.set_recovery(Secret(), random)) == "refused other key");
  CHECK(outcome_of(file.set_passphrase(key, Secret(), seal::kFloorCost, random)) ==
        "invalid empty passphrase");
  CHECK(outcome_of(file.set_passphrase(key, test::sample_passphrase(), {1, 64 * 1024}, random)) == "hostile");
  CHECK(file.encode() == test::sample_bytes());
}
