#include "app/engagement_gaps.h"

#include <string>

#include "journal/rows.h"
#include "support/catch.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;

namespace {

const Day kToday = *Day::parse("2026-05-20");

/// An engagement in a state, and what lies around it.
struct Work {
  Record engagement = record(Kind::engagement);
  std::vector<Record> around;
  std::uint8_t next = 1;

  explicit Work(const char* state) { engagement.set(kState, std::string(state)); }
  Record record(Kind kind) {
    RecordId id;
    id.bytes[0] = std::byte{next++};
    return new_record(kind, id, {});
  }
  Record& beside(Kind kind, const char* state = "") {
    Record made = record(kind);
    made.set(kEngagement, engagement.id);
    if (*state != '\0') made.set(kState, std::string(state));
    return around.emplace_back(std::move(made));
  }
  std::vector<Gap> gaps() const {
    Ledger ledger;
    ledger.put(engagement);
    for (const Record& one : around) ledger.put(one);
    return gaps_of(Facts(engagement), ledger, kToday);
  }
};
using Gaps = std::vector<Gap>;

}  // namespace

TEST_CASE("a draft lacks its agreement until one is agreed for the whole of it") {
  Work work("draft");
  CHECK(work.gaps() == Gaps{Gap::no_agreement});
  work.beside(Kind::agreement, "agreed").set(agreement::kPhase, work.engagement.id);
  CHECK(work.gaps() == Gaps{Gap::no_agreement});
  work.beside(Kind::agreement, "agreed");
  CHECK(work.gaps().empty());
  work.engagement.set(engagement::kPlannedStart, kToday - 1);
  CHECK(work.gaps() == Gaps{Gap::not_started});
}

TEST_CASE("an active engagement tells of its check-ins, and of what was heard and not answered") {
  Work work("active");
  work.beside(Kind::agreement, "agreed");
  CHECK(work.gaps() == Gaps{Gap::no_checkin});
  Record& planned = work.beside(Kind::checkin, "scheduled");
  planned.set(checkin::kDue, kToday - 3);
  CHECK(work.gaps() == Gaps{Gap::checkin_due});
  work.around.back().set(checkin::kDueNow, kToday + 3);
  CHECK(work.gaps().empty());
  work.beside(Kind::heard, "open");
  CHECK(work.gaps() == Gaps{Gap::unanswered});
}

TEST_CASE("an engagement whose round is opened before its close lacks what the close would ask for") {
  Work work("active");
  work.beside(Kind::checkin, "scheduled").set(checkin::kDue, kToday + 3);
  work.beside(Kind::round, "planned");
  CHECK(work.gaps() == Gaps{Gap::no_agreement});
  work.around.back().set(kState, std::string("open"));
  CHECK(work.gaps() == Gaps{Gap::no_agreement, Gap::no_self_check});
  work.beside(Kind::agreement, "agreed");
  work.beside(Kind::selfcheck, "locked");
  CHECK(work.gaps() == Gaps{Gap::not_judged});
}

TEST_CASE("at the close it is told what is next: judge, lock, ask, close, release, show") {
  Work work("closing");
  work.beside(Kind::agreement, "agreed");
  CHECK(work.gaps() == Gaps{Gap::not_judged, Gap::no_self_check, Gap::not_asked});
  work.around.back().set(agreement::kJudged, rows_of(std::vector<Cells>{{"1", "yes"}}));
  work.beside(Kind::selfcheck, "locked");
  CHECK(work.gaps() == Gaps{Gap::not_asked});
  work.beside(Kind::round, "open");
  CHECK(work.gaps() == Gaps{Gap::still_open});
  work.around.back().set(kState, std::string("closed"));
  CHECK(work.gaps() == Gaps{Gap::not_released});
  work.around.back().set(kState, std::string("released"));
  const RecordId round = work.around.back().id;
  CHECK(work.gaps() == Gaps{Gap::not_shown});
  work.beside(Kind::publication).set(publication::kRound, round);
  CHECK(work.gaps().empty());
}

TEST_CASE("a round of the five elements is neither the question of a close nor a result to show") {
  Work work("closing");
  work.beside(Kind::selfcheck, "locked");
  const std::string state = GENERATE("open", "closed", "released", "withheld");
  work.beside(Kind::round, state.c_str()).set(round::kInstrument, std::string("icare"));
  CHECK(work.gaps() == Gaps{Gap::not_asked});
  work.engagement.set(kState, std::string("closed"));
  CHECK(work.gaps().empty());
}

TEST_CASE("a result is shown when what was shown names its round, and only then") {
  Work work("closed");
  const RecordId round = work.beside(Kind::round, "released").id;
  const RecordId another = work.beside(Kind::round, "released").id;
  const auto publish = [&work](RecordId of) {
    Record shown = work.record(Kind::publication);
    shown.set(publication::kRound, of);
    work.around.push_back(std::move(shown));
  };
  publish(round);
  CHECK(work.gaps() == Gaps{Gap::not_shown});
  publish(another);
  CHECK(work.gaps().empty());
}

TEST_CASE("nobody need be asked where there is a reason, and nothing is missing of what was cancelled") {
  Work work("closing");
  work.engagement.set(engagement::kWaiver, std::string("only two people"));
  CHECK(work.gaps().empty());
  Work other("cancelled");
  other.beside(Kind::heard, "open");
  CHECK(other.gaps().empty());
}

TEST_CASE("what belongs to another engagement or lies in the Trash does not count") {
  Work work("draft");
  work.beside(Kind::agreement, "agreed").set(kDeleted, Stamp{1, 0});
  Work other("draft");
  other.engagement.id.bytes[1] = std::byte{7};
  Record theirs = other.beside(Kind::agreement, "agreed");
  work.around.push_back(theirs);
  CHECK(work.gaps() == Gaps{Gap::no_agreement});
}
