// What is owed today, put off, and the six cards of the week.
#include "app/week.h"

#include <algorithm>

#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::JournalFixture;

namespace {

struct Promises : JournalFixture {
  Day today() { return session->now().day(); }
  RecordId make(Kind kind, const std::function<void(Record&)>& fill) {
    Record record = session->new_record(kind);
    fill(record);
    REQUIRE(session->add(record));
    return record.id;
  }
  RecordId commitment(int due_in) {
    return make(Kind::commitment, [&](Record& r) {
      r.set(commitment::kThen, std::string("call"));
      r.set(commitment::kDue, today() + due_in);
    });
  }
  RecordId heard(const std::string& type = "issue") {
    return make(Kind::heard, [&](Record& r) {
      r.set(heard::kWords, std::string("too loud"));
      r.set(heard::kType, type);
      r.set(heard::kOn, today());
    });
  }
  /// For longer than anybody may go without a check-in.
  RecordId running_with(const std::vector<std::string>& names) {
    Strings people;
    for (const std::string& name : names) people.push_back(session->person_named(name)->text());
    return make(Kind::engagement, [&](Record& r) {
      r.set(engagement::kTitle, std::string("Harbour"));
      r.set(engagement::kType, std::string("project"));
      r.set(engagement::kActualStart, today() - 40);
      r.set(kPeople, people);
      r.set(kState, std::string("active"));
    });
  }
  std::vector<Owed> owed() { return session->today()->owed; }
};

std::string said(const WeekLine& line) {
  return in_english(with_day(line, [](Day day) { return "day " + std::to_string(day.civil().day); }));
}

}  // namespace

TEST_CASE("a promise of one's own is owed from its day on, and put off only until then") {
  Promises p;
  const RecordId id = p.commitment(1);
  CHECK(p.owed().empty());
  p.clock.advance_days(1);
  REQUIRE(p.owed().size() == 1);
  CHECK(p.owed().front().movable);
  REQUIRE(p.session->put_off(p.owed().front()));
  CHECK(p.owed().empty());
  CHECK(p.session->open(id)->record.state() == "renegotiated");
  const auto open = p.session->all_of(Kind::commitment);
  REQUIRE(open->size() == 2);
  p.clock.advance_days(8);
  REQUIRE(p.owed().size() == 1);
  CHECK_FALSE(p.owed().front().movable);
  CHECK(p.session->put_off(p.owed().front()).error() == Error{Code::refused, "I6"});
}

TEST_CASE("a promise of somebody else is not owed, one of the person's own under their name is") {
  Promises p;
  const auto owned_by = [&](const char* relation) {
    const RecordId person = p.make(Kind::person, [&](Record& r) {
      r.set(person::kName, std::string(relation));
      r.set(person::kRelation, std::string(relation));
    });
    p.make(Kind::commitment, [&](Record& r) {
      r.set(commitment::kThen, std::string(relation));
      r.set(commitment::kDue, p.today());
      r.set(commitment::kOwner, person);
    });
  };
  owned_by("staff");
  CHECK(p.owed().empty());
  owned_by("self");
  REQUIRE(p.owed().size() == 1);
  CHECK(p.owed().front().title == "self");
}

TEST_CASE("what was heard waits for an answer, then for being told back, parked it waits for its day") {
  Promises p;
  const RecordId id = p.heard();
  CHECK(p.owed().empty());
  p.clock.advance_days(1);
  REQUIRE(p.owed().size() == 1);
  CHECK(p.owed().front().transition == "act");
  CHECK(p.owed().front().decline == "decline");
  REQUIRE(p.session->put_off(p.owed().front()));
  CHECK(p.owed().empty());
  p.clock.advance_days(7);
  REQUIRE(p.owed().size() == 1);
  CHECK(p.owed().front().transition ==
        "act");  // the day that was named has come: it counts as answered no more
  CHECK(week_of(*p.session)->cards[0].lines.size() == 1);
  REQUIRE(p.session->transition(id, "act"));
  CHECK(week_of(*p.session)->cards[0].lines.empty());
}

TEST_CASE("what was answered is to be told back, put off, the answer stays and only the telling waits") {
  Promises p;
  const RecordId id = p.heard();
  REQUIRE(p.session->transition(id, "act"));
  REQUIRE(p.owed().size() == 1);
  CHECK(p.owed().front().transition == "tell_back");
  REQUIRE(p.session->put_off(p.owed().front()));
  CHECK(p.owed().empty());
  CHECK(p.session->open(id)->record.state() == "acting");
  CHECK(p.session->open(id)->record.text(heard::kReply) == "act");
  p.clock.advance_days(7);
  REQUIRE(p.owed().size() == 1);
  REQUIRE(p.session->transition(id, "tell_back"));
  CHECK(p.owed().empty());
}

TEST_CASE("a check-in that is due can be held, moved by a day, or missed, its first day stays") {
  Promises p;
  const RecordId id = p.make(Kind::checkin, [&](Record& r) { r.set(checkin::kDue, p.today()); });
  const Day first = p.today();
  REQUIRE(p.owed().size() == 1);
  REQUIRE(p.session->put_off(p.owed().front()));
  CHECK(p.owed().empty());
  p.clock.advance_days(1);
  REQUIRE(p.owed().size() == 1);
  CHECK(p.session->open(id)->record.day(checkin::kDue) == first);
  REQUIRE(p.session->transition(id, p.owed().front().decline));
  CHECK(p.session->open(id)->record.state() == "missed");
}

TEST_CASE("a check-in of work that is closed or cancelled is not owed") {
  Promises p;
  const char* state = GENERATE("active", "closed", "cancelled");
  INFO(state);
  const RecordId work = p.make(Kind::engagement, [&](Record& r) {
    r.set(engagement::kTitle, std::string("Harbour"));
    r.set(kState, std::string(state));
    r.set(engagement::kReason, std::string("The harbour is closed"));
    r.set(engagement::kWaiver, std::string("Nobody is left to be asked"));
    for (const Tag day : {engagement::kActualStart, engagement::kActualEnd, engagement::kClosedOn})
      r.set(day, p.today());
  });
  p.make(Kind::checkin, [&](Record& r) {
    r.set(checkin::kDue, p.today());
    r.set(kEngagement, work);
  });
  CHECK(p.owed().size() == (std::string_view(state) == "active" ? 1 : 0));
}

TEST_CASE("the week's cards say what is unanswered, unagreed, held, moved, burnt, untold and promised") {
  Promises p;
  p.heard();
  const RecordId plan = p.make(Kind::engagement, [&](Record& r) {
    r.set(engagement::kTitle, std::string("Soon"));
    r.set(engagement::kPlannedStart, p.today() + 3);
  });
  const RecordId talk = p.make(Kind::checkin, [&](Record& r) {
    r.set(checkin::kTitle, std::string("Ana"));
    r.set(checkin::kDue, p.today());
  });
  REQUIRE(p.session->transition(talk, "hold"));
  p.make(Kind::fire, [&](Record& r) {
    r.set(fire::kTitle, std::string("Printer"));
    r.set(fire::kFirstSign, std::string("a smell"));
  });
  p.make(Kind::story, [&](Record& r) { r.set(story::kBody, std::string("She stayed late.")); });
  p.commitment(5);
  const auto week = week_of(*p.session);
  REQUIRE(week);
  CHECK(week->from == p.today() - 6);
  CHECK(week->to == p.today());
  for (const WeekCard& card : week->cards) {
    INFO(card.name);
    CHECK(card.lines.size() == 1);
  }
  CHECK(week->cards[1].lines.front().id == plan);
  CHECK(said(week->cards[2].lines.front()) == "Ana: held on day 2");
  CHECK(in_english(week->cards[3].lines.front().words) == "Printer; the first sign: a smell");
  CHECK(said(week->cards[4].lines.front()) == "She stayed late. (day 2)");
}

TEST_CASE("the week says which check-ins were moved, by whom and to which day") {
  Promises p;
  const RecordId talk = p.make(Kind::checkin, [&](Record& r) {
    r.set(checkin::kTitle, std::string("Ana"));
    r.set(checkin::kDue, p.today() + 1);
  });
  REQUIRE(p.session->transition(talk, "move", [&](Record& r) -> Status {
    r.set(checkin::kDueNow, p.today() + 4);
    r.set(checkin::kMovedBy, std::string("them"));
    return {};
  }));
  const auto week = week_of(*p.session);
  REQUIRE(week);
  REQUIRE(week->cards[2].lines.size() == 1);
  CHECK(said(week->cards[2].lines.front()) == "Ana: moved by them to day 6");
}

TEST_CASE("the week says that no check-in was held or moved also when somebody went quiet") {
  Promises p;
  const RecordId work = p.running_with({"Ana"});
  auto week = week_of(*p.session);
  REQUIRE(week);
  REQUIRE(week->cards[2].lines.size() == 1);
  CHECK(week->cards[2].lines.front().id == work);
  CHECK(said(week->cards[2].lines.front()) == "No check-in for four weeks with: Ana. Set a day.");
  CHECK(std::string_view(week->cards[2].remark) == "No check-in was held or moved in these seven days.");
  const RecordId talk = p.make(Kind::checkin, [&](Record& r) { r.set(checkin::kDue, p.today()); });
  REQUIRE(p.session->transition(talk, "hold"));
  week = week_of(*p.session);
  REQUIRE(week);
  CHECK(week->cards[2].lines.size() == 2);
  CHECK(std::string_view(week->cards[2].remark).empty());
}

TEST_CASE("all who went quiet are one sentence with five names at most, and one place to go to") {
  Promises p;
  const RecordId work = p.running_with({"Ana", "Bo", "Cem", "Dee", "Eve", "Fay", "Gus", "Hal"});
  const auto week = week_of(*p.session);
  REQUIRE(week);
  REQUIRE(week->cards[2].lines.size() == 1);
  CHECK(week->cards[2].lines.front().id == work);
  const std::string words = said(week->cards[2].lines.front());
  INFO(words);
  CHECK(words.find("with: Ana, Bo, Cem, Dee, Eve, and 3 more") != std::string::npos);
  CHECK(words.ends_with(", and 3 more. Set a day with one of them."));
}

TEST_CASE("what starts next week is not what starts today") {
  Promises p;
  for (const int days : {0, 1, 7, 8}) {
    p.make(Kind::engagement, [&](Record& r) {
      r.set(engagement::kTitle, "In " + std::to_string(days));
      r.set(engagement::kPlannedStart, p.today() + days);
    });
  }
  const auto week = week_of(*p.session);
  REQUIRE(week);
  std::vector<std::string> titles;
  for (const WeekLine& each : week->cards[1].lines) titles.push_back(p.session->name_of(each.id));
  std::ranges::sort(titles);
  CHECK(titles == std::vector<std::string>{"In 1", "In 7"});
}
