// The rules I1 to I16 of the domain (docs/rules.md), each tried to be broken through every door of a session.
#include "journal/record_json.h"
#include "support/rules_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using namespace thirdrow::test;

TEST_CASE("I1: nothing is agreed without joint words, a meeting and the word of another person") {
  RulesFixture f;
  struct Case {
    Tag without;
    Value instead;
    const char* rule;
  };
  const std::vector<Case> cases = {
      {agreement::kCriteria, {}, "I1.joint"},
      {agreement::kCriteria, list({{"Nobody waits", "me"}, {"Calls are answered", "them"}}), "I1.joint"},
      {agreement::kMetOn, {}, "I1.met_on"},
      {agreement::kAgreedBy, {}, "I1.agreed_by"},
      {agreement::kAgreedBy, list({{f.me.text(), "said"}}), "I1.agreed_by"},
      {agreement::kAgreedBy, list({{RecordId::make(f.random).text(), "said"}}), "I1.agreed_by"},
      {kEngagement, {}, "I1.engagement"}};
  for (const Case& each : cases) {
    INFO(each.rule);
    Record draft = f.agreement({{each.without, each.instead}});
    Record at_once = draft;
    at_once.set(kState, word("agreed"));
    check_refused(f.session->add(at_once), each.rule);
    REQUIRE(f.session->add(draft));
    check_refused(f.save(draft.id, {{kState, word("agreed")}}), each.rule);
    check_refused(f.take(draft.id, "agree"), each.rule);
    CHECK(f.at(draft.id).state() == "draft");
  }
  check_refused(f.take(f.desk, "agree"), "I1.none");
  check_refused(f.save(f.desk, {{kState, word("agreed")}}), "I1.none");
  f.agreed();
  CHECK(f.at(f.desk).state() == "agreed");
}

TEST_CASE("I2: what was agreed stays word for word, a change is the next version") {
  RulesFixture f;
  const RecordId id = f.agreed();
  const Record agreed = f.at(id);
  const RecordId other = f.add(Kind::engagement, {{engagement::kTitle, word("Another")}});
  check_refused(f.save(id, {{agreement::kCriteria, list({{"Somebody waits", "joint"}})}}), "I2");
  check_refused(f.save(id, {{agreement::kTheyWant, word("less")}}), "I2");
  check_refused(f.save(id, {{agreement::kMetOn, on("2026-01-01")}}), "I2");
  check_refused(f.save(id, {{agreement::kVersion, number(7)}}), "I2");
  check_refused(f.save(id, {{kEngagement, other}}), "I2");
  check_refused(f.save(id, {{kPeople, Strings{f.me.text()}}}), "I2");
  check_refused(f.save(id, {{kState, word("draft")}}), "I2");
  check_refused(f.session->restore_version(id, 0), "I2");
  CHECK(f.at(id) == agreed);
  REQUIRE(f.save(id, {{agreement::kJudged, list({{"1", "yes"}})}}));
  f.take_all(id, {"amend"});
  check_refused(f.take(id, "amend"), "I2.draft");
  std::vector<Record> all = *f.session->all_of(Kind::agreement);
  std::erase_if(all, [&](const Record& one) { return one.id == id; });
  REQUIRE(all.size() == 1);
  CHECK(all[0].integer(agreement::kVersion) == 2);
  REQUIRE(f.take(all[0].id, "agree",
                 {{agreement::kMetOn, on("2026-03-02")}, {agreement::kAgreedBy, list({{f.ana.text()}})}}));
  CHECK(f.at(id).state() == "superseded");
  check_refused(f.save(id, {{kState, word("agreed")}}), "I2");
}

TEST_CASE("I3: nothing ends before it begins, and no later phase begins before an earlier one") {
  RulesFixture f;
  check_refused(f.save(f.desk, {{engagement::kActualStart, on("2026-03-02")},
                                {engagement::kActualEnd, on("2026-03-01")}}),
                "actual_end: before actual_start");
  REQUIRE(f.take(f.desk, "start", {{engagement::kActualStart, on("2026-03-01")}}));
  check_refused(f.take(f.desk, "finish", {{engagement::kActualEnd, on("2026-02-28")}}),
                "actual_end: before actual_start");
  const auto phase = [&](const char* name, std::int64_t ordinal, const char* start) {
    return f.fresh(Kind::phase, {{kEngagement, f.desk},
                                 {phase::kName, word(name)},
                                 {phase::kOrdinal, number(ordinal)},
                                 {phase::kPlannedStart, on(start)}});
  };
  const Record first = phase("Plan", 1, "2026-03-10"), second = phase("Build", 2, "2026-04-01");
  REQUIRE(f.session->add(first));
  REQUIRE(f.session->add(second));
  check_refused(f.session->add(phase("Early", 3, "2026-03-15")), "I3");
  check_refused(f.save(second.id, {{phase::kPlannedStart, on("2026-03-01")}}), "I3");
  check_refused(f.save(first.id, {{phase::kOrdinal, number(9)}}), "I3");
  REQUIRE(f.take(first.id, "begin"));
  check_refused(f.take(second.id, "begin", {{phase::kActualStart, on("2026-03-01")}}), "I3");
  Record lost = phase("Lost", 4, "2026-05-01");
  lost.set(kEngagement, {});
  check_refused(f.session->add(lost), "engagement");
  REQUIRE(f.take(second.id, "skip"));
  REQUIRE(f.session->add(phase("Instead", 3, "2026-03-15")));
}

TEST_CASE("I4: moving a check-in never changes the day it was first planned for") {
  RulesFixture f;
  const RecordId id = f.add(Kind::checkin, {{kEngagement, f.desk}, {checkin::kDue, on("2026-03-10")}});
  check_refused(f.save(id, {{checkin::kDue, on("2026-03-20")}}), "I4");
  check_refused(f.take(id, "move",
                       {{checkin::kDue, on("2026-03-20")},
                        {checkin::kDueNow, on("2026-03-20")},
                        {checkin::kMovedBy, word("me")}}),
                "I4");
  REQUIRE(f.take(id, "move", {{checkin::kDueNow, on("2026-03-20")}, {checkin::kMovedBy, word("me")}}));
  check_refused(f.take(id, "hold", {{checkin::kDue, on("2026-03-20")}}), "I4");
  CHECK(f.at(id).day(checkin::kDue) == on("2026-03-10"));
  CHECK(f.at(id).day(checkin::kDueNow) == on("2026-03-20"));
}

TEST_CASE("I5: what was heard is closed with a reply and, unless it is praise, when they were told back") {
  RulesFixture f;
  const Record heard =
      f.fresh(Kind::heard, {{heard::kWords, word("The form is too long")}, {heard::kType, word("issue")}});
  for (const char* state : {"told_back", "closed"}) {
    INFO(state);
    Record closed = heard;
    closed.set(kState, word(state));
    check_refused(f.session->add(closed), "I5.reply");
    closed.set(heard::kReply, word("act"));
    check_refused(f.session->add(closed), "I5.told_back");
  }
  REQUIRE(f.session->add(heard));
  check_refused(f.save(heard.id, {{kState, word("closed")}}), "I5.reply");
  check_refused(f.save(heard.id, {{heard::kToldBack, on("2026-03-02")}}), "I5.reply");
  check_refused(f.take(heard.id, "tell_back"), "I5.reply");
  f.take_all(heard.id, {"act"});
  check_refused(f.take(heard.id, "close"), "I5.told_back");
  f.take_all(heard.id, {"tell_back"});
  check_refused(f.save(heard.id, {{heard::kToldBack, {}}}), "I5.told_back");
  check_refused(f.save(heard.id, {{heard::kReply, {}}}), "I5.reply");
  const RecordId praise =
      f.add(Kind::heard, {{heard::kWords, word("You called back")}, {heard::kType, word("praise")}});
  f.take_all(praise, {"act", "close"});
  check_refused(f.save(praise, {{heard::kType, word("issue")}}), "I5.told_back");
}

TEST_CASE("I6: after its day a commitment is broken, not renegotiated") {
  RulesFixture f;
  const auto promise = [&](const char* due) {
    return f.add(Kind::commitment, {{commitment::kThen, word("I call her")}, {commitment::kDue, on(due)}});
  };
  const RecordId late = promise("2026-03-01"), in_time = promise("2026-03-02");
  check_refused(f.take(late, "renegotiate", {{commitment::kDue, on("2026-03-09")}}), "I6");
  check_refused(f.save(late, {{commitment::kDue, on("2026-03-09")}}), "I6.due");
  check_refused(f.save(late, {{kState, word("renegotiated")}}), "I6");
  f.take_all(late, {"break"});
  check_refused(f.save(late, {{kState, word("renegotiated")}}), "I6");
  check_refused(f.take(in_time, "renegotiate"), "I6.to");
  REQUIRE(f.take(in_time, "renegotiate", {{commitment::kDue, on("2026-03-09")}}));
  CHECK(f.session->all_of(Kind::commitment)->size() == 3);
  check_refused(f.save(in_time, {{commitment::kDue, on("2026-03-09")}}), "I6.due");
}

TEST_CASE("I7: an engagement is closed after those who took part were asked, or with a reason why not") {
  RulesFixture f;
  f.take_all(f.desk, {"start", "finish"});
  check_refused(f.take(f.desk, "close"), "I7");
  check_refused(f.save(f.desk, {{kState, word("closed")}}), "I7");
  const RecordId round = f.round();
  for (const char* step : {"open", "close"}) {
    f.take_all(round, {step});
    check_refused(f.take(f.desk, "close"), "I7");
    if (f.at(round).state() == "open") REQUIRE(f.session->add(f.count(round, 2)));
  }
  f.take_all(round, {"release"});
  CHECK(f.at(round).state() == "withheld");
  f.take_all(f.desk, {"close"});
  const RecordId other = f.add(Kind::engagement, {{engagement::kTitle, word("Alone")}});
  f.take_all(other, {"start", "finish"});
  REQUIRE(f.take(other, "close", {{engagement::kWaiver, word("Nobody else took part")}}));
  check_refused(f.save(other, {{engagement::kWaiver, {}}}), "I7");
  Record closed = f.fresh(Kind::engagement, {{engagement::kTitle, word("x")}, {kState, word("closed")}});
  check_refused(f.session->add(closed), "I7");
}

TEST_CASE("I8: what a round settled when it opened holds to its end") {
  RulesFixture f;
  const RecordId id = f.round();
  REQUIRE(f.save(id, {{round::kK, number(7)}}));
  f.later();
  f.take_all(id, {"open"});
  const RoundTerms settled = terms_of(f.at(id));
  CHECK(settled.k == 7);
  const std::vector<std::pair<Tag, Value>> attempts = {{round::kK, number(3)},
                                                       {round::kK, {}},
                                                       {round::kInvited, number(50)},
                                                       {round::kQuestionsVersion, number(2)},
                                                       {round::kInstrument, word("icare")},
                                                       {round::kMode, word("spoken")},
                                                       {round::kCollector, word("self")},
                                                       {round::kFrozen, word("k=3 invited=8")},
                                                       {round::kFrozen, {}}};
  for (const char* step : {"close", "void"}) {
    for (const auto& [tag, value] : attempts) {
      INFO(tag << " before " << step);
      check_refused(f.save(id, {{tag, value}}), value == Value() && tag == round::kFrozen ? "I8.open" : "I8");
    }
    check_refused(f.take(id, step, {{round::kK, number(3)}, {round::kReason, word("x")}}), "I8");
    REQUIRE(f.take(id, step, {{round::kReason, word("The list was wrong")}}));
  }
  check_refused(f.session->restore_version(id, 0), "I8");
  CHECK(terms_of(f.at(id)) == settled);
  for (const char* state : {"open", "closed", "released", "withheld"}) {
    INFO(state);
    Record unsettled = f.fresh(Kind::round, {{round::kInvited, number(8)}, {kState, word(state)}});
    check_refused(f.session->add(unsettled), "I8.open");
    check_refused(f.save(f.round(), {{kState, word(state)}}), "I8.open");
  }
}

TEST_CASE("I8: a round that is set back to planned opens again on the terms it had") {
  RulesFixture f;
  const RecordId id = f.round();
  f.take_all(id, {"open"});
  const RoundTerms settled = terms_of(f.at(id));
  REQUIRE(f.save(id, {{kState, word("planned")}}));
  REQUIRE(f.save(id, {{round::kK, number(3)}}));
  f.take_all(id, {"open"});
  CHECK(terms_of(f.at(id)) == settled);
}

TEST_CASE("I9: with fewer than three nobody is asked in writing, and nothing is released uncounted") {
  RulesFixture f;
  const RecordId two = f.round({{round::kInvited, number(2)}});
  check_refused(f.take(two, "open"), "I9.invited");
  check_refused(f.take(f.round(), "open", {{round::kInvited, number(1)}}), "I9.invited");
  REQUIRE(f.take(two, "open", {{round::kMode, word("spoken")}}));
  const RecordId id = f.round();
  f.take_all(id, {"open", "close"});
  check_refused(f.take(id, "release"), "I9.count");
}

TEST_CASE("I9: only a released round is published, and what was shown stays as it was shown") {
  RulesFixture f;
  const auto shown = [&](RecordId round) {
    return f.fresh(Kind::publication, {{publication::kRound, round},
                                       {publication::kWhere, word("Board")},
                                       {publication::kShown, word("most of 6 answers")}});
  };
  const RecordId open = f.round();
  check_refused(f.session->add(shown(open)), "I9.publish");
  f.take_all(open, {"open"});
  check_refused(f.session->add(shown(open)), "I9.publish");
  check_refused(f.session->add(shown(f.released(4))), "I9.publish");
  const Record published = shown(f.released(6));
  REQUIRE(f.session->add(published));
  check_refused(f.save(published.id, {{publication::kShown, word("6 of 6 answers")}}), "I9.shown");
  REQUIRE(f.save(published.id, {{publication::kChanges, word("Shorter forms by May")}}));
}

TEST_CASE("I10: no kind holds an answer, and a count knows no person and no time") {
  for (const KindInfo& kind : kinds()) {
    INFO(kind.name);
    CHECK(kind.name != "response");
    CHECK(holds_counts(kind) == (kind.kind == Kind::tally));
    for (const Field& field : kind.fields) {
      INFO(field.name);
      if (field.role == Role::counts) CHECK(kind.kind == Kind::tally);
      if (kind.kind != Kind::tally) continue;
      CHECK(field.type != FieldType::stamp);
      CHECK(field.target != Kind::person);
      for (const Field& column : field.columns) CHECK(column.type != FieldType::ref);
    }
  }
  RulesFixture f;
  const RecordId round = f.round();
  check_refused(f.session->add(f.count(round, 6)), "I10.state");
  f.take_all(round, {"open"});
  const Record count = f.count(round, 6);
  const std::vector<std::pair<Tag, Value>> attempts = {{kPeople, Strings{f.ana.text()}},
                                                       {kHappened, f.session->now()}};
  for (const auto& [tag, value] : attempts) {
    Record named = count;
    named.set(tag, value);
    check_refused(f.session->add(named), "I10");
  }
  Record lost = count;
  lost.set(tally::kRound, RecordId::make(f.random));
  check_refused(f.session->add(lost), "I10.round");
  REQUIRE(f.session->add(count));
  for (const auto& [tag, value] : attempts) check_refused(f.save(count.id, {{tag, value}}), "I10");
}

TEST_CASE("I10: a count is one stack of slips, and final once its round is released") {
  RulesFixture f;
  const RecordId id = f.round();
  f.take_all(id, {"open"});
  const Record count = f.count(id, 6);
  const std::vector<std::pair<Tag, Value>> wrong = {
      {tally::kBlanks, number(7)},
      {tally::kEitherYes, number(7)},
      {tally::kEitherYes, number(5)},
      {tally::kCounts, list({{"again", "yes", "7"}})},
      {tally::kCounts, list({{"again", "yes", "4"}, {"again", "no", "3"}})},
      {tally::kCounts, list({{"again", "yes", "2"}, {"refer", "yes", "3"}})}};
  for (const auto& [tag, value] : wrong) {
    INFO(tag);
    Record bent = count;
    bent.set(tag, value);
    check_refused(f.session->add(bent), "I10.sum");
  }
  Record less = count;
  less.set(tally::kEitherYes, number(3));
  less.set(tally::kCounts, list({{"again", "yes", "4"}}));
  check_refused(f.session->add(less), "I10.sum");
  less.set(tally::kEitherYes, {});
  check_refused(f.session->add(less), "I10.either");
  check_refused(f.session->add(f.count(id, 9)), "I10.invited");
  REQUIRE(f.session->add(count));
  f.take_all(id, {"close", "release"});
  check_refused(f.save(count.id, {{tally::kAnswers, number(7)}}), "I10.state");
  const RecordId other = f.round();
  f.take_all(other, {"open"});
  check_refused(f.save(count.id, {{tally::kRound, other}}), "I10.state");
  check_refused(f.session->add(f.count(id, 8)), "I10.state");
  REQUIRE(f.session->remove(count.id));
  REQUIRE(f.session->put_back(count.id));
}

TEST_CASE("I11: a self check that is set against a round is locked before its release, and stays as locked") {
  RulesFixture f;
  const auto check_for = [&](RecordId round) {
    Record check = f.fresh(Kind::selfcheck, {{selfcheck::kSealedBefore, round}});
    for (Tag tag = selfcheck::kS1a; tag <= selfcheck::kS3c; ++tag) check.set(tag, number(3));
    return check;
  };
  const RecordId released = f.released(6), withheld = f.released(3), open = f.round();
  for (const RecordId round : {released, withheld}) {
    const Record late = check_for(round);
    Record at_once = late;
    at_once.set(kState, word("locked"));
    check_refused(f.session->add(at_once), "I11.lock");
    REQUIRE(f.session->add(late));
    check_refused(f.take(late.id, "lock"), "I11.released");
    for (const Value& day : {Value(), Value(on("2026-03-01"))})
      check_refused(f.save(late.id, {{kState, word("locked")}, {selfcheck::kLockedOn, day}}), "I11.lock");
    REQUIRE(f.take(late.id, "lock", {{selfcheck::kSealedBefore, {}}}));
    check_refused(f.save(late.id, {{selfcheck::kSealedBefore, released}}), "I11");
  }
  const Record in_time = check_for(open);
  REQUIRE(f.session->add(in_time));
  f.later();
  f.take_all(in_time.id, {"lock"});
  check_refused(f.save(in_time.id, {{selfcheck::kS1a, number(4)}}), "I11");
  check_refused(f.save(in_time.id, {{selfcheck::kGuessYes, number(8)}}), "I11");
  check_refused(f.save(in_time.id, {{kState, word("draft")}}), "I11");
  check_refused(f.session->restore_version(in_time.id, 0), "I11");
}

namespace {

struct Shares : RulesFixture {
  RecordId coach = add(Kind::relationship, {{relationship::kAlias, word("Coach")}});
  RecordId story =
      add(Kind::story, {{story::kBody, word("She fixed it at night")}, {kPeople, Strings{ana.text()}}});

  Record share_of(RecordId entry, std::string_view aliases = {}) {
    return fresh(Kind::share, {{share::kRelationship, coach},
                               {share::kEntry, entry},
                               {share::kRevision, word("first")},
                               {share::kAliases, word(aliases)}});
  }
};

}  // namespace

TEST_CASE(
    "I13: nothing is shared unless somebody shares it, and a share stays at the version it was made of") {
  Shares f;
  f.take_all(f.released(6), {});
  CHECK(f.session->all_of(Kind::share)->empty());
  const Record share = f.share_of(f.story);
  CHECK_FALSE(share.flag(share::kFollow));
  for (const Tag tag : {share::kRelationship, share::kEntry, share::kRevision}) {
    Record part = share;
    part.set(tag, {});
    CHECK(f.session->add(part).code() == Code::invalid);
  }
  REQUIRE(f.session->add(share));
  check_refused(f.save(share.id, {{share::kRevision, word("second")}}), "I13");
  check_refused(f.save(share.id, {{share::kEntry, f.desk}}), "I13");
  check_refused(f.save(share.id, {{share::kRelationship, RecordId::make(f.random)}}), "I13");
}

TEST_CASE("I14: what was withdrawn stays withdrawn") {
  Shares f;
  const Record share = f.share_of(f.story);
  REQUIRE(f.session->add(share));
  f.later();
  f.take_all(share.id, {"revoke"});
  check_refused(f.save(share.id, {{kState, word("active")}}), "I14");
  check_refused(f.save(share.id, {{kState, {}}}), "I14");
  check_refused(f.session->restore_version(share.id, 0), "I14");
  CHECK(f.take(share.id, "revoke").code() == Code::refused);
}

TEST_CASE("I15: a story that names people is shared under aliases unless they said they may be named") {
  Shares f;
  const Record named = f.share_of(f.story, "no");
  check_refused(f.session->add(named), "I15");
  for (const char* asked : {"no", "not_asked"}) {
    REQUIRE(f.save(f.story, {{story::kNamedOk, word(asked)}}));
    check_refused(f.session->add(named), "I15");
  }
  const Record under_alias = f.share_of(f.story, "yes");
  REQUIRE(f.session->add(under_alias));
  check_refused(f.save(under_alias.id, {{share::kAliases, word("no")}}), "I15");
  REQUIRE(f.save(f.story, {{story::kNamedOk, word("yes")}}));
  REQUIRE(f.session->add(named));
}

TEST_CASE("a sheet that led to nothing is not done, and the sentence says what is missing") {
  RulesFixture f;
  const RecordId id = f.add(Kind::assessment, {{assessment::kInstrument, word("icare")}});
  check_refused(f.take(id, "finish"), "commitment");
}

TEST_CASE("I16: what one leader's coach knows of another is an alias of twelve characters, and no person") {
  RulesFixture f;
  const auto says = [&](Record record, Tag tag, const Value& value) {
    record.set(tag, value);
    return f.session->add(record);
  };
  const Record other = f.session->new_record(Kind::relationship);
  CHECK(says(other, relationship::kAlias, word("North")));
  CHECK(
      says(f.session->new_record(Kind::relationship), relationship::kAlias, word("Wilhelmina Ash")).code() ==
      Code::invalid);
  Record pledge = f.session->new_record(Kind::pledge);
  pledge.set(pledge::kTitle, word("Three standards"));
  CHECK(says(pledge, pledge::kLeaders, list({{"Wilhelmina Ash"}})).code() == Code::invalid);
  CHECK(says(pledge, pledge::kLeaders, list({{"North"}})));
  for (const Kind kind : {Kind::relationship, Kind::pledge}) {
    for (const Field& field : info(kind).fields) {
      INFO(field.name);
      CHECK(field.target != Kind::person);
    }
  }
}
