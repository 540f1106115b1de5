// Which records a page's list holds.
#include "app/scope.h"

#include <set>

#include "app/newest.h"
#include "app/ref_choices.h"
#include "support/rules_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Kind;

TEST_CASE("a list of all there is ends with the newest, of its own sort only, with what is unfinished") {
  test::RulesFixture f;
  const auto words = [](std::size_t n) { return "heard " + std::to_string(n); };
  for (std::size_t i = 0; i < kListed + 2; ++i) {
    f.add(Kind::heard, {{journal::heard::kWords, words(i)}, {journal::heard::kType, test::word("issue")}});
    f.clock.advance_days(1);
  }
  const RecordId presence = f.add(Kind::reflection, {{journal::reflection::kType, test::word("presence")}});
  f.add(Kind::reflection, {{journal::reflection::kType, test::word("free")}});
  const journal::Record bare = f.fresh(Kind::heard);
  journal::Record draft = bare;
  draft.set(journal::heard::kReason, std::string("who was it?"));
  REQUIRE(f.session->keep_draft(draft, bare));
  const auto heard = records_in(*f.session, {{{Kind::heard}}});
  REQUIRE(heard);
  std::set<std::string> found;
  for (const journal::Record& each : *heard) found.insert(each.text(journal::heard::kWords));
  CHECK(heard->size() == kListed + 1);
  CHECK(found.contains(words(kListed + 1)));
  CHECK(found.contains(words(2)));
  CHECK_FALSE(found.contains(words(1)));
  const auto sorted = records_in(*f.session, {{{Kind::reflection, "presence"}}});
  REQUIRE(sorted);
  REQUIRE(sorted->size() == 1);
  CHECK(sorted->front().id == presence);
}

TEST_CASE("a coaching relationship proposes how long it is kept, and begins only when that is said") {
  test::RulesFixture j;
  const auto begun = begin_record(*j.session, {}, {Kind::relationship, ""});
  REQUIRE(begun);
  CHECK(begun->integer(journal::relationship::kRetention) == 12);
  journal::Record coach = j.session->new_record(Kind::relationship);
  coach.set(journal::relationship::kAlias, std::string("Coach"));
  coach.set(journal::relationship::kLimitsOn, j.session->now().day());
  REQUIRE(j.session->add(coach));
  CHECK(j.session->transition(coach.id, "accept").code() == Code::refused);
  journal::Record agreed = coach;
  agreed.set(journal::relationship::kRetention, std::int64_t{0});
  REQUIRE(j.session->save(agreed, coach));
  CHECK(j.session->transition(coach.id, "accept"));
}

TEST_CASE("what was heard chooses among check-ins by day and with whom, the nearest past first") {
  test::RulesFixture f;
  const Day today = f.session->now().day();
  const auto ana = f.session->person_named("Ana");
  REQUIRE(ana);
  const auto meet = [&](int days, const char* words) {
    return f.add(Kind::checkin, {{journal::checkin::kDue, today + days},
                                 {journal::checkin::kDuring, std::string(words)},
                                 {journal::kPeople, journal::Strings{ana->text()}}});
  };
  const RecordId far = meet(14, "far"), before = meet(-14, "before"), last = meet(-1, "last"),
                 soon = meet(2, "soon");
  const auto choices = ref_choices(*f.session, f.fresh(Kind::heard));
  REQUIRE(choices);
  std::vector<RecordId> ids;
  for (const RefChoice& one : choices->at(Kind::checkin)) {
    ids.push_back(one.id);
    CHECK(one.name.empty());
    CHECK(one.who == "Ana");
  }
  CHECK(ids == std::vector{last, before, soon, far});
}
