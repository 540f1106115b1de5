// Rounds by what they ask, the words on their slips, and the doors around the steps that count.
#include "app/rounds.h"

#include "app/guided.h"
#include "app/sheets.h"
#include "support/rules_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

struct Rounds : RulesFixture {
  RecordId open(const char* instrument, std::int64_t invited = 6, std::optional<std::int64_t> k = {}) {
    const auto id = open_round(*session, {desk, invited, k, {}, instrument});
    REQUIRE(id);
    return *id;
  }
  Record elements(RecordId round, std::int64_t answers) {
    Record tally = fresh(Kind::tally, {{tally::kRound, round}, {tally::kAnswers, number(answers)}});
    tally.set(tally::kCounts, list({{"ideal", "3", std::to_string(answers)}}));
    return tally;
  }
  RecordId released_elements(std::int64_t answers = 6) {
    const RecordId id = open("icare");
    REQUIRE(session->add(elements(id, answers)));
    take_all(id, {"close", "release"});
    return id;
  }
  /// The questions of the slips, and the paragraphs.
  std::vector<std::string> asked, said, counted;
  void print(RecordId round) {
    const auto document = slips_of(*session, round);
    REQUIRE(document);
    for (const render::Block& block : document->blocks) {
      if (const auto* row = std::get_if<render::TickRow>(&block.content)) asked.push_back(row->question);
      if (const auto* words = std::get_if<render::Paragraph>(&block.content)) said.push_back(words->text);
      if (const auto* table = std::get_if<render::TableBlock>(&block.content)) {
        for (const auto& row : table->table.rows) counted.push_back(row[0]);
      }
    }
  }
  Record check(Given more = {}) {
    Record check = fresh(Kind::selfcheck, more);
    for (Tag tag = selfcheck::kS1a; tag <= selfcheck::kS3c; ++tag) check.set(tag, number(3));
    REQUIRE(session->add(check));
    return check;
  }
};

}  // namespace

TEST_CASE("a round about the five elements asks and counts these, and nothing of the standards") {
  Rounds f;
  const RecordId id = f.open("icare");
  f.print(id);
  const auto items = std::ranges::find(sheets(), std::string_view("icare"), &Sheet::instrument)->items;
  REQUIRE(f.asked.size() == 6 * items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    CHECK(f.asked[i] == items[i].sentence);
    CHECK(f.counted[i + 2].find(std::string(items[i].key)) != std::string::npos);
  }
  CHECK(f.counted.size() == items.size() + 2);
  check_refused(f.session->add(f.count(id, 6)), "I10.question");
  REQUIRE(f.session->add(f.elements(id, 6)));
  const RecordId standards = f.open("standards");
  check_refused(f.session->add(f.elements(standards, 6)), "I10.question");
}

TEST_CASE("a round about the five elements closes nothing and has no figure of the standards to show") {
  Rounds f;
  f.take_all(f.desk, {"start", "finish"});
  const RecordId id = f.released_elements();
  CHECK(f.at(id).state() == "released");
  check_refused(f.take(f.desk, "close"), "I7");
  const auto figure = round_figure(*f.session, id);
  REQUIRE(figure);
  CHECK(figure->cases.empty());
  CHECK(in_english(round_words(f.at(id), *figure)).starts_with("The answers about the five elements"));
  CHECK(publish(*f.session, id, {"Team", true, {}, {}, {}}).error() == Error{Code::refused, "I9.elements"});
  check_refused(f.session->add(f.fresh(Kind::publication,
                                       {{publication::kRound, id}, {publication::kWhere, word("Team")}})),
                "I9.elements");
  const RecordId withheld = f.released_elements(2);
  CHECK(f.at(withheld).state() == "withheld");
  CHECK(in_english(round_words(f.at(withheld), *round_figure(*f.session, withheld)))
            .starts_with("Not enough answers"));
  f.released(6);
  CHECK(f.take(f.desk, "close"));
}

TEST_CASE("each slip says from how many answers on what is seen, also under a bulletin of one's own") {
  Rounds f;
  const RecordId id = f.round({{round::kK, number(6)}, {round::kBulletin, word("Come as you are.")}});
  f.take_all(id, {"open"});
  f.print(id);
  const std::string promise =
      "Under 6 answers your leader sees nothing; with 6 to 9 one word and how many; from 10 a share. Words "
      "of "
      "your own may be recognised, so only tick. Not answering is fine.";
  CHECK(std::ranges::count(f.said, promise) == 8);
  CHECK(std::ranges::count(f.said, "Come as you are.") == 1);
  f.said.clear();
  f.print(f.open("standards", 3, 12));
  CHECK(f.said[1].starts_with("Under 12 answers your leader sees nothing; from 12 a share."));
}

TEST_CASE("I11: the day of the lock is the day it is locked, and the guess is of those who are asked") {
  Rounds f;
  const Record late = f.check();
  REQUIRE(f.take(late.id, "lock", {{selfcheck::kLockedOn, on("2026-01-01")}}));
  CHECK(f.at(late.id).day(selfcheck::kLockedOn) == f.session->now().day());
  const RecordId id = f.open("standards");
  const Record wild = f.check({{selfcheck::kGuessYes, number(7)}, {selfcheck::kSealedBefore, id}});
  check_refused(f.take(wild.id, "lock"), "I11.guess");
  REQUIRE(f.save(wild.id, {{selfcheck::kGuessYes, number(6)}}));
  CHECK(f.take(wild.id, "lock"));
}

TEST_CASE("I4: only the step that moves a check-in says that it was moved") {
  Rounds f;
  const RecordId id = f.add(Kind::checkin, {{kEngagement, f.desk}, {checkin::kDue, on("2026-03-10")}});
  check_refused(f.save(id, {{checkin::kMovedBy, word("them")}}), "I4.move");
  check_refused(f.save(id, {{checkin::kDueNow, on("2026-03-20")}}), "I4.move");
  check_refused(f.save(id, {{checkin::kMoves, list({{"2026-03-10", "2026-03-20", "them", "2026-03-02"}})}}),
                "I4.move");
  check_refused(f.take(id, "hold", {{checkin::kMovedBy, word("them")}}), "I4.move");
  REQUIRE(f.take(id, "move", {{checkin::kDueNow, on("2026-03-20")}, {checkin::kMovedBy, word("them")}}));
  check_refused(f.save(id, {{checkin::kMoves, {}}}), "I4.move");
}

TEST_CASE("I3: two phases may change places by way of one place, and what is planned ends after it begins") {
  Rounds f;
  const auto phase = [&](const char* name, const char* start) {
    return f.fresh(Kind::phase, {{kEngagement, f.desk},
                                 {phase::kName, word(name)},
                                 {phase::kOrdinal, number(1)},
                                 {phase::kPlannedStart, on(start)}});
  };
  const Record first = phase("Plan", "2026-03-10");
  REQUIRE(f.session->add(first));
  Record second = phase("Build", "2026-04-01");
  second.set(phase::kOrdinal, number(2));
  REQUIRE(f.session->add(second));
  REQUIRE(f.save(first.id, {{phase::kOrdinal, number(2)}, {phase::kPlannedStart, on("2026-04-10")}}));
  const auto names = [&] {
    std::string out;
    const auto ground = ground_of(*f.session, f.desk);
    for (const Record& one : ground->phases) out += one.title() + " ";
    return out;
  };
  CHECK(names() == "Build Plan ");  // in one place, by their starts
  REQUIRE(f.save(second.id, {{phase::kOrdinal, number(1)}}));
  CHECK(names() == "Build Plan ");
  check_refused(f.save(first.id, {{phase::kPlannedStart, on("2026-03-10")}}), "I3");
  check_refused(f.save(first.id, {{phase::kPlannedEnd, on("2026-04-01")}}),
                "planned_end: before planned_start");
  check_refused(f.save(f.desk, {{engagement::kPlannedStart, on("2026-03-10")},
                                {engagement::kPlannedEnd, on("2026-03-01")}}),
                "planned_end: before planned_start");
}

TEST_CASE("I15: a story with names is told only when they said they may be named") {
  Rounds f;
  const RecordId id =
      f.add(Kind::story, {{story::kBody, word("She stayed late")}, {kPeople, Strings{f.ana.text()}}});
  const Value told = Strings{"2026-03-02 at lunch"};
  for (const char* asked : {"no", "not_asked"}) {
    REQUIRE(f.save(id, {{story::kNamedOk, word(asked)}}));
    check_refused(f.save(id, {{story::kTold, told}}), "I15.told");
  }
  REQUIRE(f.save(id, {{story::kNamedOk, word("yes")}}));
  REQUIRE(f.save(id, {{story::kTold, told}}));
  const RecordId nobody = f.add(Kind::story, {{story::kBody, word("Somebody stayed late")}});
  CHECK(f.save(nobody, {{story::kTold, told}}));
}

TEST_CASE("slips are printed for a round on paper that still takes them, and for no other") {
  Rounds f;
  const auto slips = [&](RecordId round) {
    const auto printed = slips_of(*f.session, round);
    return printed ? Status() : Status(printed.error());
  };
  const auto spoken = open_round(*f.session, {f.desk, 2, {}, "spoken", {}});
  REQUIRE(spoken);
  check_refused(slips(*spoken), "I10.slips");
  CHECK(slips(f.round()));
  const RecordId open = f.open("standards");
  CHECK(slips(open));
  REQUIRE(f.session->add(f.count(open, 6)));
  f.take_all(open, {"close"});
  check_refused(slips(open), "I10.slips");
  f.take_all(open, {"release"});
  check_refused(slips(open), "I10.slips");
}

TEST_CASE("a round that was planned to close later closes on the day of the step") {
  Rounds f;
  const Day today = f.session->now().day();
  const RecordId id = f.round({{round::kCloses, today + 5}});
  f.take_all(id, {"open"});
  REQUIRE(f.session->add(f.count(id, 6)));
  CHECK(f.take(id, "close", {{round::kCloses, today + 2}}).error() == Error{Code::invalid, "closes: ahead"});
  REQUIRE(f.take(id, "close"));
  CHECK(f.at(id).day(round::kCloses) == today);
}
