#include "journal/facts.h"

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

bool holds(ByteView bytes, std::string_view words) {
  return as_text(bytes).find(words) != std::string_view::npos;
}

}  // namespace

TEST_CASE("facts keep what figures need and of long words only that there are some") {
  test::SeededRandom random;
  const Record fire = fire_of(random);
  const Facts facts(fire);
  CHECK(facts.word(fire::kRoot) == "capacity");
  CHECK(facts.integer(fire::kHandoffs) == 3);
  CHECK(facts.number(fire::kWaitHours) == 2.5);
  CHECK(facts.day(fire::kStarted) == *Day::parse("2026-02-27"));
  CHECK(facts.state() == "out");
  CHECK(facts.ref(kEngagement) == fire.ref(kEngagement));
  CHECK(facts.people().size() == 1);
  CHECK(facts.written(fire::kLesson));
  CHECK_FALSE(holds(facts.encode(), "oil"));
}

TEST_CASE("facts of a person name nobody") {
  test::SeededRandom random;
  Record person{RecordId::make(random), Kind::person, kNow, {}};
  person.set(person::kName, std::string("Wilhelmina"));
  person.set(person::kRelation, std::string("direct_report"));
  const Facts facts(person);
  CHECK(facts.written(person::kName));
  CHECK(facts.is(person::kRelation, "direct_report"));
  CHECK_FALSE(holds(facts.encode(), "Wilhelmina"));
}

TEST_CASE("a field that this version does not know is no fact") {
  test::SeededRandom random;
  Record fire = fire_of(random);
  const Facts known(fire);
  fire.set(900, std::string("words of a later version"));
  CHECK(Facts(fire) == known);
}

TEST_CASE("facts come back from their bytes for every kind, also with nothing in them") {
  test::SeededRandom random;
  for (const KindInfo& kind : kinds()) {
    INFO(kind.name);
    const Facts empty(Record{RecordId::make(random), kind.kind, kNow, {}});
    const auto back = Facts::decode(empty.encode());
    REQUIRE(back);
    CHECK(*back == empty);
  }
  const Facts facts(fire_of(random));
  CHECK(*Facts::decode(facts.encode()) == facts);
  Record agreement{RecordId::make(random), Kind::agreement, kNow, {}};
  agreement.set(agreement::kCriteria, rows_of(std::vector<Cells>{{"Nobody waits", "joint"}}));
  CHECK(*Facts::decode(Facts(agreement).encode()) == Facts(agreement));
}

TEST_CASE("bytes that are no facts are damaged, never read") {
  test::SeededRandom random;
  const Bytes good = Facts(fire_of(random)).encode();
  for (std::size_t size = 0; size < good.size(); ++size) {
    INFO("cut after " << size);
    const auto cut = Facts::decode(ByteView(good).first(size));
    REQUIRE_FALSE(cut);
    CHECK(cut.code() == Code::damaged);
  }
  Bytes longer = good;
  longer.push_back(std::byte{0});
  CHECK(Facts::decode(longer).code() == Code::damaged);
  const auto seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{100}));
  INFO("seed " << seed);
  test::SeededRandom other(seed);
  Bytes bent = good;
  for (int i = 0; i < 3; ++i) bent[other.below(bent.size())] = static_cast<std::byte>(other.below(256));
  const auto read = Facts::decode(bent);
  if (!read) CHECK(read.code() == Code::damaged);
}
