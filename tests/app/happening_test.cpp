// The question of the day belongs to what is going on.
#include "app/happening.h"

#include <algorithm>

#include "journal/rows.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::JournalFixture;

namespace {

using Fields = std::vector<std::pair<Tag, Value>>;

Value word(const char* text) { return std::string(text); }

struct Going : JournalFixture {
  Day today() { return session->now().day(); }
  RecordId add(Kind kind, const Fields& fields) {
    Record record = session->new_record(kind);
    for (const auto& [tag, value] : fields) record.set(tag, value);
    REQUIRE(session->add(record));
    return record.id;
  }
  std::vector<std::string_view> events() {
    const auto found = happening(*session);
    REQUIRE(found);
    return *found;
  }
  bool goes_on(std::string_view event) {
    const auto all = events();
    return std::ranges::find(all, event) != all.end();
  }
  std::string asked_when() {
    const auto seen = session->today();
    REQUIRE(seen);
    REQUIRE(seen->prompt);
    return seen->prompt->when;
  }
};

struct Case {
  const char* event;
  Kind kind;
  Fields fields;
  Tag day;
  int first, last;  ///< days from the field's day on at which it is asked
};
const std::vector<Case> kCases = {
    {"checkin.before", Kind::checkin, {}, checkin::kDue, -1, 0},
    {"checkin.after",
     Kind::checkin,
     {{kState, word("held")}, {checkin::kDue, *Day::parse("2026-01-05")}},
     checkin::kHeld,
     0,
     1},
    {"fire.closed",
     Kind::fire,
     {{fire::kTitle, word("The line stood still")}, {kState, word("out")}},
     fire::kEnded,
     0,
     2},
    {"heard.open_14_days",
     Kind::heard,
     {{heard::kWords, word("Nobody answers")}, {heard::kType, word("issue")}},
     heard::kOn,
     14,
     60},
    {"commitment.new",
     Kind::commitment,
     {{commitment::kThen, word("I call back")}, {commitment::kDue, *Day::parse("2026-12-24")}},
     commitment::kMadeOn,
     0,
     1},
    {"checkin.during", Kind::checkin, {}, checkin::kDue, 0, 0},
    {"exercise", Kind::assessment, {{assessment::kInstrument, word("spinoff")}}, assessment::kOn, 0, 30},
    {"cohort.start", Kind::pledge, {{pledge::kTitle, word("Three standards")}}, pledge::kStart, -3, 3},
    {"phase.start",
     Kind::phase,
     {{phase::kName, word("Survey")}, {phase::kOrdinal, std::int64_t{1}}},
     phase::kPlannedStart,
     -1,
     1},
};

}  // namespace

TEST_CASE("on a quiet day the calendar asks, and something always does") {
  Going g;
  const auto quiet = g.events();
  REQUIRE_FALSE(quiet.empty());
  CHECK((quiet.back() == "day.open" || quiet.back() == "day.close"));
  CHECK_FALSE(g.goes_on("checkin.before"));
}

TEST_CASE("what was planned with work that has ended asks nothing") {
  Going g;
  const char* state = GENERATE("active", "closed", "cancelled");
  INFO(state);
  const RecordId work = g.add(Kind::engagement, {{engagement::kTitle, word("Moving in")},
                                                 {kState, word(state)},
                                                 {engagement::kReason, word("The harbour is closed")},
                                                 {engagement::kWaiver, word("Nobody is left to be asked")}});
  g.add(Kind::checkin, {{kEngagement, work}, {checkin::kDue, g.today()}});
  CHECK(g.goes_on("checkin.during") == (std::string_view(state) == "active"));
}

TEST_CASE("each thing that goes on asks its own question, from its first day to its last") {
  for (const Case& each : kCases) {
    INFO(each.event);
    Going g;
    Fields fields = each.fields;
    fields.emplace_back(kEngagement, g.add(Kind::engagement, {{engagement::kTitle, word("Moving in")}}));
    const Day day = g.today() + 20;
    fields.emplace_back(each.day, day);
    g.session->fix_today(day);
    g.add(each.kind, fields);
    g.session->fix_today(day + (each.first - 1));
    CHECK_FALSE(g.goes_on(each.event));
    for (const int at : {each.first, each.last}) {
      g.session->fix_today(day + at);
      CHECK(g.goes_on(each.event));
    }
    if (each.last >= 60) continue;
    g.session->fix_today(day + (each.last + 1));
    CHECK_FALSE(g.goes_on(each.event));
  }
}

TEST_CASE(
    "a start without an agreement offers the talk that repairs it, once a week and until there is one") {
  Going g;
  const Day start = g.today();
  const RecordId work = g.add(
      Kind::engagement,
      {{engagement::kTitle, word("Moving in")}, {engagement::kActualStart, start}, {kState, word("active")}});
  CHECK_FALSE(g.goes_on("engagement.started_unagreed"));
  const auto shown = [&](int day) {
    g.session->fix_today(start + day);
    const auto prompt = prompt_of_today(*g.session);
    REQUIRE(prompt);
    REQUIRE(note_shown(*g.session, *prompt));
    return *prompt && (*prompt)->when == "engagement.started_unagreed";
  };
  CHECK(shown(3));
  CHECK(shown(3));
  for (int day = 4; day < 10; ++day) CHECK_FALSE(shown(day));
  CHECK(shown(12));
  g.session->fix_today(start + 19);
  CHECK(g.asked_when() == "engagement.started_unagreed");
  const RecordId me = g.add(Kind::person, {{person::kName, word("Me")}, {person::kRelation, word("self")}});
  const RecordId ana =
      g.add(Kind::person, {{person::kName, word("Ana")}, {person::kRelation, word("staff")}});
  const RecordId agreed =
      g.add(Kind::agreement,
            {{kEngagement, work},
             {agreement::kMetOn, start},
             {agreement::kCriteria, rows_of(std::vector<Cells>{{"Nobody waits", "joint"}})},
             {agreement::kAgreedBy, rows_of(std::vector<Cells>{{me.text(), "said"}, {ana.text(), "said"}})}});
  REQUIRE(g.session->transition(agreed, "agree"));
  CHECK_FALSE(g.goes_on("engagement.started_unagreed"));
}

TEST_CASE("a promise broken yesterday is asked about, one broken long ago is not") {
  Going g;
  const RecordId promise =
      g.add(Kind::commitment, {{commitment::kThen, word("I call back")}, {commitment::kDue, g.today()}});
  REQUIRE(g.session->transition(promise, "break"));
  CHECK(g.asked_when() == "commitment.broken");
  g.clock.advance_days(2);
  CHECK_FALSE(g.goes_on("commitment.broken"));
}

TEST_CASE("what goes on asks before the calendar, and a question passed over gives way to the next") {
  Going g;
  g.add(Kind::checkin, {{checkin::kDue, g.today()}});
  const auto first = prompt_of_today(*g.session);
  REQUIRE(first);
  REQUIRE(*first);
  CHECK((*first)->when == "checkin.before");
  const auto next = prompt_of_today(*g.session, {(*first)->id});
  REQUIRE(next);
  REQUIRE(*next);
  CHECK((*next)->id != (*first)->id);
}

TEST_CASE("a task asks how able and willing they are until both were rated") {
  Going g;
  const RecordId ana = *g.session->person_named("Ana");
  const RecordId id = g.add(Kind::task, {{task::kGoal, word("Write the offer")}, {task::kPerson, ana}});
  CHECK_FALSE(g.goes_on("task.diagnose"));
  g.clock.advance_days(2);
  CHECK(g.goes_on("task.diagnose"));
  auto opened = g.session->open(id);
  opened->record.set(task::kCompetenceMine, std::int64_t{1});
  opened->record.set(task::kCommitmentMine, std::int64_t{2});
  REQUIRE(g.session->save(opened->record, opened->written));
  CHECK_FALSE(g.goes_on("task.diagnose"));
}
