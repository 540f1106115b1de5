#include "seal/object.h"

#include <set>
#include <stdexcept>

#include "seal/device_keys.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::seal;

namespace {

SpaceId space(int name) {
  SpaceId id;
  id.bytes[15] = static_cast<std::byte>(name);
  return id;
}

struct Fixture {
  Fixture() { REQUIRE(init()); }
  test::SeededRandom random{7};
  Secret key = Secret::random(32, random);
  ObjectPlace place{ObjectClass::segment, space(1), "aname"};
};

}  // namespace

TEST_CASE("an object gives its body back in its place only") {
  Fixture f;
  for (const std::size_t size : {0, 1, 1019, 1020, 1021, 5000, 300'000}) {
    const Bytes body(size, std::byte{'w'});
    const Bytes object = seal_object(f.key, f.place, body, f.random);
    const auto opened = open_object(f.key, f.place, object);
    REQUIRE(opened);
    CHECK(*opened == body);
    CHECK(key_tag_of(object) == key_tag(f.key));
    for (const ObjectPlace& other : {ObjectPlace{ObjectClass::head, space(1), "aname"},
                                     ObjectPlace{ObjectClass::segment, space(2), "aname"},
                                     ObjectPlace{ObjectClass::segment, space(1), "bname"}})
      CHECK(open_object(f.key, other, object).code() == Code::damaged);
    CHECK(open_object(Secret::random(32, f.random), f.place, object).code() == Code::damaged);
  }
}

TEST_CASE("an object that was cut, lengthened or altered anywhere does not open") {
  Fixture f;
  const Bytes object = seal_object(f.key, f.place, as_bytes("words"), f.random);
  CHECK(object.size() == 1073);
  for (std::size_t i = 0; i < object.size(); ++i) {
    INFO(i);
    REQUIRE_FALSE(open_object(f.key, f.place, ByteView(object).first(i)));
    Bytes altered = object;
    altered[i] ^= std::byte{1};
    REQUIRE_FALSE(open_object(f.key, f.place, altered));
  }
  Bytes longer = object;
  longer.push_back(std::byte{0});
  CHECK(open_object(f.key, f.place, longer).code() == Code::damaged);
  Bytes later = object;
  later[0] = std::byte{2};
  CHECK(open_object(f.key, f.place, later).code() == Code::newer_version);
}

TEST_CASE("what is sealed twice has nothing in common but its key's tag") {
  Fixture f;
  const Bytes first = seal_object(f.key, f.place, as_bytes("words"), f.random);
  const Bytes second = seal_object(f.key, f.place, as_bytes("words"), f.random);
  CHECK(std::equal(first.begin(), first.begin() + 9, second.begin()));
  CHECK_FALSE(std::equal(first.begin() + 9, first.begin() + 33, second.begin() + 9));
}

TEST_CASE("short bodies have one size, and longer ones are padded by an eighth at most") {
  for (std::size_t size = 0; size <= 1020; ++size) REQUIRE(padded_size(size) == 1024);
  std::set<std::size_t> sizes;
  std::size_t before = 1024;
  for (std::size_t size = 1021; size < 3'000'000; size += 1 + size / 97) {
    const std::size_t padded = padded_size(size);
    REQUIRE(padded >= size + 4);
    REQUIRE(padded >= before);
    REQUIRE(padded * 100 <= (size + 4) * 112);
    REQUIRE(padded_size(padded - 4) == padded);
    before = padded;
    sizes.insert(padded);
  }
  CHECK(sizes.size() < 300);
  CHECK(padded_size(kMaxBody) + 49 <= kMaxObject);
}

TEST_CASE("a body too long or a key of another size is a mistake of ours") {
  Fixture f;
  CHECK_THROWS_AS(seal_object(f.key, f.place, Bytes(kMaxBody + 1), f.random), std::invalid_argument);
  CHECK_THROWS_AS(seal_object(Secret::random(16, f.random), f.place, Bytes(), f.random),
                  std::invalid_argument);
}

TEST_CASE("names of objects say nothing, fit every storage, and heads rise with their number") {
  Fixture f;
  const auto keys = SpaceKeys::derive(space(1), Secret::random(32, f.random));
  const auto others = SpaceKeys::derive(space(1), Secret::random(32, f.random));
  REQUIRE((keys && others));
  DeviceId dev;
  dev.bytes[0] = std::byte{9};
  CHECK(keys->folder() == others->folder());
  CHECK(keys->head_prefix(dev) != others->head_prefix(dev));
  std::set<std::string> names;
  std::string before;
  for (const std::uint64_t n : {0ULL, 1ULL, 31ULL, 32ULL, 255ULL, 256ULL, 1ULL << 20U, 1ULL << 39U}) {
    const std::string head = keys->head_name(dev, n);
    CHECK(head > before);
    CHECK(head.size() == 16 + 1 + 8);
    CHECK(head.starts_with(keys->head_prefix(dev) + "."));
    before = head;
    const std::string segment = keys->segment_name(dev, n);
    CHECK(segment.size() == 32);
    CHECK(segment != others->segment_name(dev, n));
    names.insert(segment);
    for (const std::string& name : {head, segment})
      CHECK(name.find_first_not_of("0123456789abcdefghijklmnopqrstuv.") == std::string::npos);
  }
  CHECK(names.size() == 8);
  CHECK(SpaceKeys::derive(space(1), Secret::random(31, f.random)).code() == Code::damaged);
}

TEST_CASE("a note sealed to a device is opened by that device alone") {
  Fixture f;
  const DeviceKeys mine = DeviceKeys::generate(f.random), other = DeviceKeys::generate(f.random);
  const auto box = seal_to(mine.sealing_key(), as_bytes("an epoch's secret"));
  REQUIRE(box);
  CHECK(box->size() == std::string_view("an epoch's secret").size() + 48);
  const auto opened = mine.open_sealed(*box);
  REQUIRE(opened);
  CHECK(opened->text() == "an epoch's secret");
  CHECK(other.open_sealed(*box).code() == Code::damaged);
  for (std::size_t i = 0; i < box->size(); ++i) {
    Bytes altered = *box;
    altered[i] ^= std::byte{1};
    CHECK(mine.open_sealed(altered).code() == Code::damaged);
    CHECK(mine.open_sealed(ByteView(*box).first(i)).code() == Code::damaged);
  }
  CHECK(seal_to(SealingKey{}, as_bytes("x")).code() == Code::damaged);
}
