#include "journal/facts.h"

#include "journal/rows.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

const Stamp kNow = *Stamp::parse("2026-03-02T09:00:00+01:00");

Record fire_of(test::SeededRandom& random) {
  Record fire{RecordId::make(random), Kind::fire, kNow, {}};
  fire.set(fire::kTitle, std::string("The line stood still"));
  fire.set(fire::kStarted, *Day::parse("2026-02-27"));
  fire.set(fire::kHandoffs, std::int64_t{3});
  fire.set(fire::kWaitHours, 2.5);
  fire.set(fire::kRoot, std::string("capacity"));
  fire.set(fire::kFirstSign, std::string("A smell of oil, long before"));
  fire.set(fire::kLesson, std::string("Listen to those who oil it."));
  fire.set(kState, std::string("out"));
  fire.set(kEngagement, RecordId::make(random));
  fire.set(kPeople, Strings{RecordId::make(random).text()});
  return fire;
}

}  // namespace

TEST_CASE("facts keep what figures need and of long words only that there are some") {
  test::SeededRandom random;
  const Record fire = fire_of(random);
  Record expected = fire;
  expected.set(fire::kFirstSign, std::string("+"));
  expected.set(fire::kLesson, std::string("+"));
  CHECK(facts_of(fire) == expected);
  CHECK(facts_of(facts_of(fire)) == expected);
}

TEST_CASE("rows and what was settled stay in the facts as they are") {
  test::SeededRandom random;
  Record agreement{RecordId::make(random), Kind::agreement, kNow, {}};
  agreement.set(agreement::kCriteria, rows_of(std::vector<Cells>{{"Nobody waits", "joint"}}));
  CHECK(facts_of(agreement) == agreement);
  Record round{RecordId::make(random), Kind::round, kNow, {}};
  round.set(round::kFrozen, std::string("k=5 invited=8"));
  CHECK(facts_of(round) == round);
}

TEST_CASE("a field that this version does not know is no fact") {
  test::SeededRandom random;
  Record fire = fire_of(random);
  const Record known = facts_of(fire);
  fire.set(900, std::string("words of a later version"));
  CHECK(facts_of(fire) == known);
}

TEST_CASE("facts come back from their bytes for every kind, also with nothing in them") {
  test::SeededRandom random;
  for (const KindInfo& kind : kinds()) {
    INFO(kind.name);
    const Record empty{RecordId::make(random), kind.kind, kNow, {}};
    const auto back = decode_facts(encode_facts(empty));
    REQUIRE(back);
    CHECK(*back == empty);
  }
  const Record facts = facts_of(fire_of(random));
  CHECK(*decode_facts(encode_facts(facts)) == facts);
}

TEST_CASE("bytes that are no facts are damaged, never read") {
  test::SeededRandom random;
  const Bytes good = encode_facts(facts_of(fire_of(random)));
  for (std::size_t size = 0; size < good.size(); ++size) {
    INFO("cut after " << size);
    const auto cut = decode_facts(ByteView(good).first(size));
    REQUIRE_FALSE(cut);
    CHECK(cut.code() == Code::damaged);
  }
  Bytes longer = good;
  longer.push_back(std::byte{0});
  CHECK(decode_facts(longer).code() == Code::damaged);
  const auto seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{100}));
  INFO("seed " << seed);
  test::SeededRandom other(seed);
  Bytes bent = good;
  for (int i = 0; i < 3; ++i) bent[other.below(bent.size())] = static_cast<std::byte>(other.below(256));
  const auto read = decode_facts(bent);
  if (!read) CHECK(read.code() == Code::damaged);
}
