#include "sync/slot.h"

#include "seal/recovery_key.h"
#include "seal/secure_random.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::sync;

namespace {

struct Fixture {
  Fixture() { REQUIRE(seal::init()); }
  seal::SecureRandom random;
  seal::Secret passphrase = seal::Secret::from_text("correct horse battery staple");
  Opened content{SpaceId::make(random), seal::Secret::random(32, random), seal::DeviceKeys::generate(random)};
};

}  // namespace

TEST_CASE("a slot gives back what was put into it, by the passphrase or the recovery key alone") {
  Fixture f;
  const seal::Secret recovery = seal::recovery_text(seal::Secret::random(seal::kRecoverySize, f.random));
  const auto by_passphrase = Lock::of_passphrase(f.passphrase, seal::kFloorCost, f.random);
  const auto by_recovery = Lock::of_recovery(recovery);
  REQUIRE(by_passphrase);
  REQUIRE(by_recovery);
  for (const auto* lock : {&*by_passphrase, &*by_recovery}) {
    const Slot closed = Slot::close(*lock, f.content, f.random);
    const auto slot = Slot::parse(closed.object());
    REQUIRE(slot);
    CHECK(slot->object().size() == 210);
    const auto opened = slot->open(lock->key);
    REQUIRE(opened);
    CHECK(opened->space == f.content.space);
    CHECK(opened->secret == f.content.secret);
    CHECK(opened->keys.id() == f.content.keys.id());
    CHECK(slot->open(seal::Secret::random(32, f.random)).code() == Code::wrong_passphrase);
  }
  const auto slot = Slot::parse(Slot::close(*by_passphrase, f.content, f.random).object());
  const auto key = slot->key_of(f.passphrase);
  REQUIRE(key);
  CHECK(slot->open(*key));
  CHECK(Slot::close(*by_recovery, f.content, f.random).object() !=
        Slot::close(*by_recovery, f.content, f.random).object());
  CHECK(Lock::of_passphrase(seal::Secret(), seal::kFloorCost, f.random).code() == Code::invalid);
  CHECK(Lock::of_recovery(seal::Secret::from_text("no such key")).code() == Code::mistyped);
}

TEST_CASE("a slot that was altered in any place opens nothing") {
  Fixture f;
  Lock lock = std::move(*Lock::of_passphrase(f.passphrase, seal::kFloorCost, f.random));
  const Slot closed = Slot::close(lock, f.content, f.random);
  for (std::size_t i = 0; i < closed.object().size(); ++i) {
    INFO("byte " << i);
    Bytes object = closed.object();
    object[i] ^= std::byte{0x40};
    const auto slot = Slot::parse(object);
    const auto opened = slot ? slot->open(lock.key) : Result<Opened>(slot.error());
    REQUIRE_FALSE(opened);
  }
  for (std::size_t size = 0; size < closed.object().size(); ++size)
    REQUIRE_FALSE(Slot::parse(ByteView(closed.object()).first(size)));
  Bytes longer = closed.object();
  longer.push_back({});
  CHECK(Slot::parse(longer).code() == Code::damaged);
}

TEST_CASE("a storage cannot make a slot cheap to guess or dear to open") {
  Fixture f;
  Lock lock = std::move(*Lock::of_passphrase(f.passphrase, seal::kFloorCost, f.random));
  for (const seal::KdfCost cost : {seal::KdfCost{1, 8}, seal::KdfCost{2, std::uint32_t{64} << 20}}) {
    lock.head.cost = cost;
    const auto slot = Slot::parse(Slot::close(lock, f.content, f.random).object());
    REQUIRE(slot);
    CHECK(slot->key_of(f.passphrase).code() == Code::hostile);
  }
}
