// What stands beside a record: figures and other records, said by the gate that every figure goes through.
#include "app/beside.h"

#include "app/scope.h"
#include "support/rules_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

struct BesideFixture : RulesFixture {
  std::vector<std::string> lines(RecordId id) {
    const auto all = beside(*session, at(id));
    REQUIRE(all);
    std::vector<std::string> out;
    for (const Beside& each : *all)
      out.push_back(beside_words(each, in_english, [](const RefChoice& one) { return one.name; }));
    return out;
  }
  Day today() { return session->now().day(); }
  RecordId best(const char* words, int ago) {
    return add(Kind::reflection, {{reflection::kType, word("best_self")},
                                  {reflection::kBody, word(words)},
                                  {kHappened, Stamp::from_local(today() - ago, 720, 0)}});
  }
};

}  // namespace

TEST_CASE("beside a pledge stand the leader's own figures since its start, and nobody else's") {
  BesideFixture f;
  const RecordId pledge = f.add(Kind::pledge, {{pledge::kTitle, word("Ninety days")},
                                               {pledge::kLeaders, list({{"AL"}, {"BO"}})},
                                               {pledge::kStart, f.today() - 30}});
  f.add(Kind::checkin, {{kEngagement, f.desk}, {checkin::kDue, f.today() - 3}});
  f.add(Kind::checkin, {{kEngagement, f.desk}, {checkin::kDue, f.today() - 40}});
  const auto lines = f.lines(pledge);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].starts_with("Your own, since the start. Agreed before the start: "));
  CHECK(lines[1] == "Your own, since the start. Check-ins on time: 0 of 1");
  for (const std::string& line : lines) {
    CHECK(line.find("AL") == std::string::npos);
    CHECK(line.find("BO") == std::string::npos);
  }
  const RecordId ahead =
      f.add(Kind::pledge, {{pledge::kTitle, word("Later")}, {pledge::kStart, f.today() + 7}});
  CHECK(f.lines(ahead).empty());
}

TEST_CASE("beside the five elements stands what was heard, and whether it was answered in time") {
  BesideFixture f;
  const auto heard = [&](const char* words, int ago) {
    return f.add(Kind::heard, {{heard::kWords, word(words)},
                               {heard::kType, word("issue")},
                               {heard::kOn, f.today() - ago},
                               {kEngagement, f.desk}});
  };
  const RecordId sheet = f.add(Kind::assessment, {{assessment::kInstrument, word("icare")},
                                                  {assessment::kOn, f.today()},
                                                  {assessment::kVersion, number(1)}});
  CHECK(f.lines(sheet).empty());
  heard("The lift is broken", 30);
  heard("Too fresh to judge", 3);
  heard("Long ago", 200);
  CHECK(f.lines(sheet) ==
        std::vector<std::string>{
            "Responsiveness, in the 91 days to this sheet. Heard, answered, told back: 0 of 1",
            "Heard, and not told in time: The lift is broken"});
}

TEST_CASE("a new look from another place begins where it was taken longest ago") {
  BesideFixture f;
  const Scope views{{{Kind::assessment, "perspective"}}};
  const auto next = [&] {
    const auto record = begin_record(*f.session, views, views.what.front());
    REQUIRE(record);
    return record->text(assessment::kRole);
  };
  const auto take = [&](const char* place, int ago) {
    Record sheet = f.fresh(Kind::assessment, {{assessment::kInstrument, word("perspective")},
                                              {assessment::kVersion, number(1)},
                                              {assessment::kRole, word(place)},
                                              {assessment::kOn, f.today() - ago}});
    REQUIRE(f.session->add(sheet));
    REQUIRE(f.take(sheet.id, "finish"));
  };
  CHECK(next() == "front_line");
  take("front_line", 20);
  CHECK(next() == "manager");
  take("manager", 50);
  CHECK(next() == "senior_leader");
  take("senior_leader", 10);
  CHECK(next() == "manager");
}

TEST_CASE("what one wrote at one's best comes back on request, each in its turn") {
  BesideFixture f;
  const auto again = [&f](std::optional<RecordId> last = {}) {
    const auto found = one_again(*f.session, "best_self", last);
    REQUIRE(found);
    return *found;
  };
  CHECK_FALSE(again());
  std::set<RecordId> all = {f.best("One", 30), f.best("Two", 20), f.best("Three", 10)};
  f.add(Kind::reflection, {{reflection::kType, word("presence")}, {reflection::kBody, word("Elsewhere")}});
  const auto first = again();
  REQUIRE(first);
  CHECK(again() == first);
  std::optional<RecordId> at = first;
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(all.erase(*at) == 1);
    at = again(at);
  }
  CHECK(at == first);
  f.clock.advance_ms(86'400'000);
  CHECK(again() != first);
}
