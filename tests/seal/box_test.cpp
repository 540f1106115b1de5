#include "seal/box.h"

#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::seal;

TEST_CASE("a box gives its bytes back to the same key and purpose only") {
  REQUIRE(init());
  test::SeededRandom random(5);
  const Secret key = Secret::random(32, random), other = Secret::random(32, random);
  for (const std::string& words : {std::string(), std::string("a"), std::string(5000, 'w')}) {
    const Bytes box = close_box(key, "drafts", as_bytes(words), random);
    const auto opened = open_box(key, "drafts", box);
    REQUIRE(opened);
    CHECK(opened->text() == words);
    CHECK(close_box(key, "drafts", as_bytes(words), random) != box);
    CHECK(open_box(other, "drafts", box).code() == Code::damaged);
    CHECK(open_box(key, "settings", box).code() == Code::damaged);
  }
}

TEST_CASE("a box that was cut or altered anywhere does not open") {
  REQUIRE(init());
  test::SeededRandom random(6);
  const Secret key = Secret::random(32, random);
  const Bytes box = close_box(key, "drafts", as_bytes("words"), random);
  for (std::size_t i = 0; i < box.size(); ++i) {
    INFO(i);
    CHECK(open_box(key, "drafts", ByteView(box).first(i)).code() == Code::damaged);
    Bytes altered = box;
    altered[i] ^= std::byte{1};
    CHECK(open_box(key, "drafts", altered).code() == Code::damaged);
  }
}
