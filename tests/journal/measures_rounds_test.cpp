// M6 and M7: what people answered, and what of it is shown.
#include "journal/measures.h"
#include "support/catch.h"
#include "support/ledger_fixture.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

struct Ticks {
  int invited = 12, answers = 0, yes = 0, blanks = 0;
};

class Rounds : public LedgerFixture {
 protected:
  RecordId round_on(const char* released, Ticks ticks, std::initializer_list<FieldValue> more = {}) {
    const RecordId id = add(Kind::round, {in(work),
                                          {round::kInvited, whole(ticks.invited)},
                                          {round::kReleasedOn, on(released)},
                                          state("released")});
    change(id, more);
    add(Kind::tally, {{tally::kRound, id},
                      {tally::kAnswers, whole(ticks.answers)},
                      {tally::kBlanks, whole(ticks.blanks)},
                      {tally::kEitherYes, whole(ticks.yes)}});
    return id;
  }
  void tick(RecordId of, std::vector<Cells> counts) {
    for (const Record& one : std::vector(records)) {
      if (one.kind == Kind::tally && one.value(tally::kRound) == Value(of))
        change(one.id, {rows(tally::kCounts, counts)});
    }
  }
  Shown m6() { return *measure("again_or_refer").shown; }
  RecordId check_locked(const char* day, int rating, std::initializer_list<FieldValue> more = {}) {
    const RecordId id =
        add(Kind::selfcheck, {{selfcheck::kOn, on(day)}, {selfcheck::kLockedOn, on(day)}, state("locked")});
    for (Tag clause = selfcheck::kS1a; clause <= selfcheck::kS3c; ++clause)
      change(id, {{clause, whole(rating)}});
    change(id, more);
    return id;
  }

  RecordId work = engagement("2026-01-01");
};

}  // namespace

TEST_CASE_METHOD(Rounds, "M6 shows the rounds released in the window, as many answers as there are") {
  const RecordId first = round_on("2026-01-01", {14, 12, 9});
  CHECK(m6().band == Band::rough);
  CHECK(m6().yes == 9U);
  CHECK(measure("again_or_refer").cases == std::vector{first});
  CHECK(measure("again_or_refer").hits.empty());
  const RecordId last = round_on("2026-03-31", {10, 8, 8});
  round_on("2026-04-01", {10, 10, 0});
  CHECK(m6().band == Band::full);
  CHECK(m6().yes == 17U);
  CHECK(m6().answers == 20U);
  CHECK(measure("again_or_refer").cases == std::vector{first, last});
}

TEST_CASE_METHOD(Rounds, "M6 counts slips with a tick at one of the two questions") {
  round_on("2026-02-01", {14, 13, 9, 1});
  CHECK(m6().answers == 12U);
}

TEST_CASE_METHOD(Rounds, "M6 shows again and refer each for itself") {
  tick(round_on("2026-02-01", {14, 12, 9}),
       {{"again", "yes", "9"}, {"again", "no", "2"}, {"refer", "yes", "5"}, {"refer", "no", "1"}});
  CHECK(measure("again").shown->yes == 9U);
  CHECK(measure("again").shown->answers == 11U);
  CHECK(measure("refer").shown->word == ShareWord::most);
  CHECK_FALSE(measure("refer").shown->yes);
}

TEST_CASE_METHOD(Rounds, "M6 keeps answers under k until they are enough together") {
  round_on("2026-01-10", {5, 3, 3}, {state("withheld")});
  CHECK(m6().band == Band::withheld);
  CHECK(measure("again_or_refer").hidden == Hidden::few_answers);
  round_on("2026-02-10", {5, 4, 1}, {state("withheld")});
  CHECK(m6().band == Band::word);
  CHECK(m6().answers == 7U);
  // What joins a pool that is shown in numbers is never a single small round.
  round_on("2026-02-11", {20, 12, 6});
  CHECK(m6().answers == 19U);
  round_on("2026-02-12", {4, 2, 0}, {state("withheld")});
  CHECK(m6().answers == 19U);
}

TEST_CASE_METHOD(Rounds, "M6 is silent before a release and about void and spoken rounds") {
  round_on("2026-02-01", {14, 12, 9}, {state("closed")});
  round_on("2026-02-01", {14, 15, 9}, {state("void")});
  round_on("2026-02-01", {14, 12, 9}, {{round::kMode, word("spoken")}});
  CHECK_FALSE(measure("again_or_refer").shown);
  CHECK(measure("again_or_refer").hidden == Hidden::nothing);
}

TEST_CASE_METHOD(Rounds, "M6 says that nobody answered") {
  round_on("2026-02-01", {14, 0, 0});
  CHECK(m6().band == Band::none_answered);
  CHECK(m6().invited == 14);
}

TEST_CASE_METHOD(Rounds, "M6 takes no yes for a no where the slips with a yes were not counted") {
  const RecordId one = round_on("2026-02-01", {14, 12, 0});
  CHECK(m6().yes == 0U);
  for (const Record& tally : std::vector(records)) {
    if (tally.kind == Kind::tally) change(tally.id, {{tally::kEitherYes, {}}});
  }
  CHECK_FALSE(measure("again_or_refer").shown);
  CHECK(measure("again_or_refer").hidden == Hidden::nothing);
  CHECK_FALSE(reckon_round(ledger, one).shown);
}

TEST_CASE_METHOD(Rounds, "M6 holds to the terms settled at the opening") {
  round_on("2026-02-01", {14, 6, 6},
           {{round::kFrozen, word("k=8 invited=14 questions_version=1 instrument=standards mode=tally")},
            {round::kK, whole(3)}});
  CHECK(m6().band == Band::withheld);
}

TEST_CASE_METHOD(Rounds, "one round is shown alone by the same rule, a spoken one as what was said") {
  const RecordId few = round_on("2026-02-01", {14, 4, 4});
  CHECK(reckon_round(ledger, few).shown->band == Band::withheld);
  CHECK(reckon_round(ledger, few).rate == ShownRate{});
  const RecordId spoken = round_on("2026-02-01", {4, 4, 3}, {{round::kMode, word("spoken")}});
  CHECK_FALSE(reckon_round(ledger, spoken).shown);
  CHECK(reckon_round(ledger, spoken).rate == ShownRate{3, 4, {}});
  const RecordId open = round_on("2026-02-01", {14, 12, 12}, {state("open")});
  CHECK_FALSE(reckon_round(ledger, open).shown);
  CHECK(reckon_round(ledger, work).hidden == Hidden::nothing);
}

TEST_CASE_METHOD(Rounds, "the last count holds when a round was counted twice") {
  const RecordId one = round_on("2026-02-01", {14, 12, 9});
  add(Kind::tally, {{tally::kRound, one},
                    {tally::kAnswers, whole(12)},
                    {tally::kBlanks, whole(0)},
                    {tally::kEitherYes, whole(10)},
                    {tally::kOn, on("2026-02-02")}});
  CHECK(m6().yes == 10U);
}

TEST_CASE_METHOD(Rounds, "satisfaction has a middle from ten answers on") {
  const RecordId one = round_on("2026-02-01", {14, 11, 9});
  tick(one, {{"sat", "0", "1"}, {"sat", "3", "4"}, {"sat", "5", "5"}});
  CHECK(measure("satisfaction").hidden == Hidden::few_answers);
  CHECK(measure("satisfaction").numbers.empty());
  tick(one, {{"sat", "0", "1"}, {"sat", "3", "4"}, {"sat", "5", "6"}});
  CHECK(number("satisfaction", "mean") == 4.2);
  CHECK(number("satisfaction", "median") == 5);
}

TEST_CASE_METHOD(Rounds, "M7 sets the leader's own ratings against those of ten or more") {
  const RecordId one = round_on("2026-02-01", {14, 12, 9});
  tick(one, {{"s1", "2", "5"}, {"s1", "3", "4"}});
  check_locked("2026-01-31", 4);
  CHECK(measure("say_do_agreements").hidden == Hidden::few_answers);
  CHECK_FALSE(number("say_do_agreements", "staff"));
  tick(one, {{"s1", "2", "5"}, {"s1", "3", "5"}});
  CHECK(number("say_do_agreements", "self") == 100);
  CHECK(number("say_do_agreements", "staff") == 62.5);
  CHECK(number("say_do_agreements", "gap") == 37.5);
  CHECK(number("say_do_agreements", "answers") == 10);
  CHECK(measure("say_do_checkins").hidden == Hidden::few_answers);
}

TEST_CASE_METHOD(Rounds, "M7 needs a self check that was locked first") {
  const RecordId one = round_on("2026-02-01", {14, 12, 9});
  tick(one, {{"s3", "1", "12"}});
  CHECK(measure("say_do_measurement").hidden == Hidden::no_self_check);
  const RecordId check = check_locked("2026-02-02", 2);
  CHECK(measure("say_do_measurement").hidden == Hidden::no_self_check);
  CHECK_FALSE(number("say_do_measurement", "gap"));
  change(check, {{selfcheck::kLockedOn, on("2026-02-01")}, state("draft")});
  CHECK(measure("say_do_measurement").hidden == Hidden::no_self_check);
  change(check, {state("locked")});
  // On the day of the release only one that was locked against the round is known to be before it.
  CHECK(measure("say_do_measurement").hidden == Hidden::no_self_check);
  change(check, {{selfcheck::kLockedOn, on("2026-01-31")}});
  CHECK(number("say_do_measurement", "gap") == 25);
  change(check, {{selfcheck::kLockedOn, on("2026-02-01")}});
  // One that was locked for another round says nothing about this one.
  change(check, {{selfcheck::kSealedBefore, round_on("2026-05-01", {14, 12, 9})}});
  CHECK(measure("say_do_measurement").hidden == Hidden::no_self_check);
  change(check, {{selfcheck::kSealedBefore, one}});
  CHECK(number("say_do_measurement", "gap") == 25);
}

TEST_CASE_METHOD(Rounds, "M7 takes a check locked for a round that does not count as one locked for none") {
  const RecordId meant = round_on("2026-01-31", {3, 4, 4}, {state("void")});
  const RecordId asked = round_on("2026-02-01", {14, 12, 9});
  tick(asked, {{"s3", "1", "12"}});
  const RecordId check = check_locked("2026-01-31", 2, {{selfcheck::kSealedBefore, meant}});
  CHECK(number("say_do_measurement", "gap") == 25);
  change(check, {{selfcheck::kLockedOn, on("2026-02-01")}});
  CHECK(measure("say_do_measurement").hidden == Hidden::no_self_check);
}

TEST_CASE_METHOD(Rounds, "nothing that is not shown can be read from a figure, whatever was answered") {
  const RecordId one = round_on("2026-02-01", {6, 4, 0}, {state("withheld")});
  check_locked("2026-01-01", 2);
  const auto everything = [&] {
    std::vector<Figure> all = reckon_measures(view());
    for (const FigureInfo& info : readings()) all.push_back(reckon(info, view()));
    all.push_back(reckon_round(ledger, one));
    return all;
  };
  const std::vector<Figure> none = everything();
  for (const Record& tally : std::vector(records)) {
    if (tally.kind == Kind::tally) change(tally.id, {{tally::kEitherYes, whole(4)}});
  }
  tick(one, {{"again", "yes", "4"},
             {"refer", "yes", "3"},
             {"sat", "5", "4"},
             {"s1", "4", "4"},
             {"s2", "4", "4"},
             {"s3", "4", "4"}});
  CHECK(everything() == none);
}
