// What another device writes against the rules: it merges to one state on every device, opens, and shows no
// figure that may not be shown.
#include "journal/step.h"
#include "support/two_journals.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using namespace thirdrow::test;

TEST_CASE("I1 from elsewhere: an agreement that nobody else agreed to opens, and can be judged") {
  TwoJournals j;
  const Record draft = j.here.agreement({{agreement::kAgreedBy, {}}, {agreement::kCriteria, {}}});
  REQUIRE(j.here.session->add(draft));
  j.copy();
  j.stranger.set(draft.id, {{kState, word("agreed")}});
  j.stranger.set(j.here.desk, {{kState, word("agreed")}});
  j.hear();
  CHECK(j.here.at(draft.id).state() == "agreed");
  REQUIRE(j.here.save(draft.id, {{agreement::kJudged, list({{"1", "yes"}})}}));
  REQUIRE(j.here.save(j.here.desk, {{engagement::kWhy, word("They asked for it")}}));
  REQUIRE(j.here.take(j.here.desk, "start"));
}

TEST_CASE(
    "I2 from elsewhere: what was agreed and written over is the same on every device, and final again") {
  TwoJournals j;
  const RecordId id = j.here.agreed();
  j.copy();
  j.stranger.set(id, {{agreement::kMetOn, on("2025-01-01")}, {agreement::kVersion, number(40)}});
  j.stranger.write(id, {SetAdd{agreement::kCriteria, "002\x1fI decide\x1fme"}});
  REQUIRE(j.here.take(id, "amend"));
  j.hear();
  CHECK(j.here.at(id).day(agreement::kMetOn) == on("2025-01-01"));
  CHECK(cells_of(j.here.at(id), agreement::kCriteria).size() == 2);
  check_refused(j.here.save(id, {{agreement::kMetOn, on("2026-02-26")}}), "I2");
}

TEST_CASE("I2 from elsewhere: two versions in force at once give way to the next one together") {
  TwoJournals j;
  const RecordId first = j.here.agreed();
  j.copy();
  Record second = j.here.agreement({{kState, word("agreed")}});
  j.stranger.make(second);
  j.hear();
  const Record third = j.here.agreement();
  REQUIRE(j.here.session->add(third));
  j.here.take_all(third.id, {"agree"});
  CHECK(j.here.at(first).state() == "superseded");
  CHECK(j.here.at(second.id).state() == "superseded");
}

TEST_CASE("I3 from elsewhere: phases out of order and ends before starts can be opened and mended") {
  TwoJournals j;
  const auto phase = [&](std::int64_t ordinal, const char* start) {
    return j.here.add(Kind::phase, {{kEngagement, j.here.desk},
                                    {phase::kName, word("Phase")},
                                    {phase::kOrdinal, number(ordinal)},
                                    {phase::kActualStart, on(start)}});
  };
  const RecordId first = phase(1, "2026-03-01"), second = phase(2, "2026-04-01");
  j.copy();
  j.stranger.set(first, {{phase::kOrdinal, number(3)}});
  j.stranger.set(j.here.desk,
                 {{engagement::kActualStart, on("2026-03-02")}, {engagement::kActualEnd, on("2026-03-01")}});
  j.hear();
  REQUIRE(j.here.save(second, {{phase::kName, word("Build")}}));
  REQUIRE(j.here.save(j.here.desk, {{engagement::kWhy, word("Why")}}));
  REQUIRE(j.here.save(j.here.desk, {{engagement::kActualEnd, on("2026-03-03")}}));
  check_refused(j.here.save(j.here.desk, {{engagement::kActualEnd, on("2026-03-01")}}),
                "actual_end: before actual_start");
}

TEST_CASE("I4 from elsewhere: days at the ends of the calendar and a rhythm without sense do no harm") {
  TwoJournals j;
  REQUIRE(j.here.save(j.here.desk, {{engagement::kEvery, number(1)}, {engagement::kUnit, word("month")}}));
  j.here.take_all(j.here.desk, {"start"});
  const RecordId id = j.here.session->all_of(Kind::checkin)->at(0).id;
  j.copy();
  j.stranger.set(id, {{checkin::kDue, on("0001-01-01")}, {checkin::kDueNow, on("9999-12-31")}});
  j.stranger.set(j.here.desk, {{engagement::kEvery, number(INT64_MAX)}});
  j.hear();
  check_refused(j.here.save(id, {{checkin::kDue, on("2026-03-16")}}), "I4");
  REQUIRE(j.here.take(id, "miss"));
  CHECK(j.here.session->all_of(Kind::checkin)->size() == 1);
}

TEST_CASE("I5 from elsewhere: what was closed without a word can still be told back") {
  TwoJournals j;
  const RecordId id =
      j.here.add(Kind::heard, {{heard::kWords, word("The form is too long")}, {heard::kType, word("issue")}});
  j.copy();
  j.stranger.set(id, {{kState, word("closed")}});
  j.hear();
  REQUIRE(j.here.save(id, {{heard::kStandard, word("S2")}}));
  REQUIRE(j.here.save(id, {{heard::kReply, word("act")}, {heard::kToldBack, on("2026-03-02")}}));
  check_refused(j.here.save(id, {{heard::kToldBack, {}}}), "I5.told_back");
}

TEST_CASE("I6 from elsewhere: a promise given up late stays given up, the same on every device") {
  TwoJournals j;
  const RecordId id = j.here.add(
      Kind::commitment, {{commitment::kThen, word("I call her")}, {commitment::kDue, on("2026-03-01")}});
  j.copy();
  j.stranger.set(id, {{kState, word("renegotiated")},
                      {commitment::kDue, on("2027-01-01")},
                      {commitment::kReplacedBy, RecordId::make(j.here.random)}});
  REQUIRE(j.here.take(id, "break"));
  j.hear();
  CHECK(j.here.at(id).state() == "renegotiated");
  REQUIRE(j.here.save(id, {{commitment::kNote, word("Never replaced")}}));
}

TEST_CASE("I7 from elsewhere: an engagement closed without asking can be changed, and opened again") {
  TwoJournals j;
  j.here.take_all(j.here.desk, {"start"});
  j.copy();
  j.stranger.set(j.here.desk, {{kState, word("closed")}});
  j.hear();
  REQUIRE(j.here.save(j.here.desk, {{engagement::kTitle, word("The new desk")}}));
  j.here.take_all(j.here.desk, {"reopen", "finish"});
  check_refused(j.here.take(j.here.desk, "close"), "I7");
}

TEST_CASE(
    "I8 from elsewhere: what is written over the fields of an open round changes nothing of its terms") {
  TwoJournals j;
  const RecordId id = j.here.round();
  j.here.take_all(id, {"open"});
  j.copy();
  const RoundTerms settled = terms_of(j.here.at(id));
  j.stranger.set(id, {{round::kK, number(1)},
                      {round::kInvited, number(200)},
                      {round::kQuestionsVersion, number(9)},
                      {round::kInstrument, word("icare")},
                      {round::kMode, word("spoken")},
                      {round::kCollector, word("self")}});
  j.hear();
  CHECK(terms_of(j.here.at(id)) == settled);
  CHECK(terms_of(j.there.session->open(id)->record) == settled);
  REQUIRE(j.here.session->add(j.here.count(id, 4)));
  j.here.take_all(id, {"close", "release"});
  CHECK(j.here.at(id).state() == "withheld");
}

TEST_CASE("I8 from elsewhere: terms that make no sense never bring the threshold under three") {
  TwoJournals j;
  const RecordId id = j.here.round();
  j.here.take_all(id, {"open"});
  j.copy();
  const char* text = GENERATE("k=1 invited=8", "k=-5 invited=-1", "k= invited=", "k=99999999999999999999",
                              "=", "nonsense", " k=0  ");
  INFO(text);
  j.stranger.set(id, {{round::kFrozen, word(text)}});
  j.hear();
  CHECK(terms_of(j.here.at(id)).k >= 3);
  REQUIRE(j.here.session->add(j.here.count(id, 2)));
  const Status closed = j.here.take(id, "close");
  REQUIRE(closed);
  REQUIRE(j.here.take(id, "release"));
  CHECK(j.here.at(id).state() != "released");
}

TEST_CASE("I9 from elsewhere: a round that was set to released shows no more than its count allows") {
  TwoJournals j;
  const RecordId id = j.here.round();
  j.here.take_all(id, {"open"});
  j.copy();
  const std::int64_t answers = GENERATE(0, 2, 4, 5, 9);
  INFO(answers << " slips");
  j.stranger.make(j.here.count(id, answers));
  j.hear();
  CHECK(j.figure(id).hidden == Hidden::nothing);
  j.stranger.set(
      id, {{kState, word("released")}, {round::kReleasedOn, on("2026-03-02")}, {round::kK, number(1)}});
  j.hear();
  const Figure seen = j.figure(id);
  REQUIRE(seen.shown);
  CHECK_FALSE(seen.shown->yes);
  CHECK_FALSE(seen.shown->share);
  CHECK(seen.shown->word.has_value() == (answers == 5));
  CHECK(seen.shown->answers.has_value() == (answers == 5));
}

TEST_CASE("I10 from elsewhere: counts with a person, a time or a false sum open, and are never shown") {
  TwoJournals j;
  const RecordId id = j.here.round();
  j.here.take_all(id, {"open", "close"});
  j.copy();
  Record count = j.here.count(id, 6);
  count.set(kPeople, Strings{j.here.ana.text()});
  count.set(kHappened, *Stamp::parse("2026-03-01T08:00:00+01:00"));
  count.set(tally::kCounts,
            list({{"again", "yes", "770077"}, {"again", "no", "-3"}, {"refer", "yes", "words"}}));
  j.stranger.make(count);
  j.stranger.write(count.id, {SetAdd{tally::kCounts, "no row at all"}});
  j.stranger.set(id, {{kState, word("released")}});
  j.hear();
  const Figure seen = j.figure(id);
  if (seen.shown) {
    CHECK_FALSE(seen.shown->yes);
    CHECK_FALSE(seen.shown->share);
  }
  const std::string told = to_json(j.here.at(count.id), {}).dump();
  for (const char* name : {"answers", "blanks", "either_yes", "counts", "770077"}) {
    INFO(name);
    CHECK(told.find(name) == std::string::npos);
  }
  REQUIRE(j.here.session->remove(count.id));
}

TEST_CASE(
    "I10 from elsewhere: a count that breaks rules is mended one number at a time, and breaks no more") {
  TwoJournals j;
  const RecordId id = j.here.round();
  j.here.take_all(id, {"open", "close"});
  j.copy();
  Record count = j.here.count(id, 20);
  count.set(tally::kEitherYes, {});
  count.set(tally::kCounts, list({{"again", "yes", "4"}}));
  j.stranger.make(count);
  j.hear();
  REQUIRE(j.here.save(count.id, {{tally::kWitnessedBy, word("Bo")}}));
  REQUIRE(j.here.save(count.id, {{tally::kBlanks, number(1)}}));
  check_refused(j.here.save(count.id, {{tally::kCounts, list({{"ideal", "4", "1"}})}}), "I10.question");
  REQUIRE(j.here.save(count.id, {{tally::kAnswers, number(6)}}));
  check_refused(j.here.save(count.id, {{tally::kAnswers, number(20)}}), "I10.invited");
  REQUIRE(j.here.save(count.id, {{tally::kEitherYes, number(4)}}));
}

TEST_CASE("I10 from elsewhere: of two counts of one round every device takes the same one") {
  TwoJournals j;
  const RecordId id = j.here.round();
  j.here.take_all(id, {"open", "close"});
  j.copy();
  for (const std::int64_t answers : {5, 8}) j.stranger.make(j.here.count(id, answers));
  j.stranger.set(id, {{kState, word("released")}});
  j.hear();
  CHECK(j.figure(id).shown.has_value());
}

TEST_CASE("I11 from elsewhere: a locked self check that was written over is the same everywhere and final") {
  TwoJournals j;
  Record check = j.here.fresh(Kind::selfcheck);
  for (Tag tag = selfcheck::kS1a; tag <= selfcheck::kS3c; ++tag) check.set(tag, number(3));
  REQUIRE(j.here.session->add(check));
  j.here.take_all(check.id, {"lock"});
  j.copy();
  j.stranger.set(check.id,
                 {{selfcheck::kS1a, number(400)}, {selfcheck::kSealedBefore, RecordId::make(j.here.random)}});
  j.hear();
  CHECK(j.here.at(check.id).integer(selfcheck::kS1a) == 400);
  const Day today = j.here.session->now().day();
  const auto view = j.here.session->view({today - 91, today});
  REQUIRE(view);
  const Facts* facts = view->ledger.find(check.id);
  REQUIRE(facts != nullptr);
  CHECK_FALSE(facts->number(selfcheck::kS1a));
  CHECK(facts->number(selfcheck::kS1b) == 3);
  check_refused(j.here.save(check.id, {{selfcheck::kS1a, number(3)}}), "I11");
}

TEST_CASE("I11: a locked self check comes back as it was locked, also from a file without the log") {
  TwoJournals j;
  Record check = j.here.fresh(Kind::selfcheck);
  for (Tag tag = selfcheck::kS1a; tag <= selfcheck::kS3c; ++tag) check.set(tag, number(3));
  REQUIRE(j.here.session->add(check));
  j.here.take_all(check.id, {"lock"});
  const Record locked = j.here.at(check.id);
  j.here.clock.advance_days(30);
  j.there.clock.advance_days(60);
  const auto file = j.here.scratch / "part.json";
  std::ofstream(file) << Json::object()
                             .add("format", "thirdrow-json")
                             .add("version", 1)
                             .add("records", Json::array().push(to_json(locked, {})))
                             .dump();
  REQUIRE(j.there.session->import_from("thirdrow-json", file, ImportRun::real));
  const auto back = j.there.session->open(check.id);
  REQUIRE(back);
  CHECK(back->record.state() == "locked");
  CHECK(back->record.day(selfcheck::kLockedOn) == locked.day(selfcheck::kLockedOn));
}

TEST_CASE(
    "I13 to I15 from elsewhere: a share that was bent is one and the same everywhere, and can be withdrawn") {
  TwoJournals j;
  const RecordId coach = j.here.add(Kind::relationship, {{relationship::kAlias, word("Coach")}});
  const RecordId story = j.here.add(Kind::story, {{story::kBody, word("At night")},
                                                  {kPeople, Strings{j.here.ana.text()}},
                                                  {story::kNamedOk, word("yes")}});
  const auto share = [&](const char* aliases) {
    return j.here.add(Kind::share, {{share::kRelationship, coach},
                                    {share::kEntry, story},
                                    {share::kRevision, word("first")},
                                    {share::kAliases, word(aliases)}});
  };
  const RecordId pinned = share("yes"), revoked = share("yes"), named = share("no");
  j.here.take_all(revoked, {"revoke"});
  j.copy();
  j.stranger.set(pinned, {{share::kRevision, word("second")}});
  j.stranger.set(revoked, {{kState, word("active")}});
  j.stranger.set(story, {{story::kNamedOk, word("no")}});
  j.hear();
  for (Session* session : {j.here.session.get(), j.there.session.get()}) {
    const auto at = [&](RecordId id) { return session->open(id)->record; };
    CHECK(at(pinned).text(share::kRevision) == "second");
    CHECK(at(pinned).ref(share::kEntry) == story);
    CHECK_FALSE(at(pinned).flag(share::kFollow));
    CHECK(at(revoked).day(share::kRevokedOn) == session->now().day());
    CHECK(at(named).text(share::kAliases) == "no");
    for (const RecordId id : {pinned, revoked, named}) CHECK(at(id).state() == "active");
    CHECK(at(story).text(story::kNamedOk) == "no");
  }
  check_refused(j.here.save(pinned, {{share::kRevision, word("first")}}), "I13");
  check_refused(j.here.session->add(j.here.fresh(Kind::share, {{share::kRelationship, coach},
                                                               {share::kEntry, story},
                                                               {share::kRevision, word("first")},
                                                               {share::kAliases, word("no")}})),
                "I15");
  REQUIRE(j.here.save(named, {{share::kPurpose, word("To thank her")}}));
  for (const RecordId id : {pinned, revoked, named}) REQUIRE(j.here.take(id, "revoke"));
  check_refused(j.here.save(revoked, {{kState, word("active")}}), "I14");
}

TEST_CASE("I12 from elsewhere: what turns personal leaves every measure, and comes back with its kind") {
  TwoJournals j;
  const Day today = j.here.session->now().day();
  const RecordId held = j.here.add(Kind::checkin, {{kEngagement, j.here.desk}, {checkin::kDue, today - 3}});
  const auto due = [&] {
    const auto view = j.here.session->view({today - 91, today});
    REQUIRE(view);
    return reckon(*find_measure("checkins_on_time"), *view).cases;
  };
  CHECK(due() == std::vector<RecordId>{held});
  j.copy();
  j.stranger.set(j.here.desk, {{engagement::kType, word("personal")}});
  j.hear();
  CHECK(due().empty());
  REQUIRE(j.here.save(j.here.desk, {{engagement::kType, word("project")}}));
  CHECK(due() == std::vector<RecordId>{held});
}

TEST_CASE("a sheet is answered by its own items, each once, and one from elsewhere can be mended") {
  TwoJournals j;
  const auto answers = [](std::initializer_list<Cells> rows) {
    return std::pair<Tag, Value>(assessment::kAnswers, list(rows));
  };
  const auto sheet = [&](std::initializer_list<Cells> rows) {
    return j.here.fresh(Kind::assessment, {{assessment::kInstrument, word("quiz")}, answers(rows)});
  };
  for (const Record& wrong :
       {sheet({{"know", "3", ""}, {"made_up", "4", ""}}), sheet({{"know", "3", ""}, {"know", "4", ""}})}) {
    const Status refused = j.here.session->add(wrong);
    CHECK(refused.code() == Code::invalid);
    CHECK(refused.error().detail.starts_with("answers: items are know, first, bring"));
  }
  const Record quiz = sheet({{"know", "3", ""}});
  REQUIRE(j.here.session->add(quiz));
  j.copy();
  j.stranger.write(quiz.id, {SetAdd{assessment::kAnswers,
                                    "002\x1fmade_up\x1f"
                                    "4\x1f"}});
  j.hear();
  REQUIRE(j.here.save(quiz.id, {{assessment::kUnit, word("Desk")}}));
  REQUIRE(j.here.save(quiz.id, {answers({{"know", "2", ""}, {"made_up", "4", ""}, {"first", "1", ""}})}));
  CHECK_FALSE(j.here.save(quiz.id, {answers({{"made_up", "4", ""}, {"another", "1", ""}})}));
  REQUIRE(j.here.save(quiz.id, {answers({{"know", "2", ""}})}));
}

TEST_CASE("whatever another device puts into any field, steps are taken or refused, and nothing breaks") {
  const auto seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{4}));
  INFO("seed " << seed);
  SeededRandom random(seed);
  TwoJournals j;
  std::vector<RecordId> ids;
  const auto value = [&](const Field& field) -> Value {
    if (!field.choices.empty() && random.below(2) == 0)
      return std::string(field.choices[random.below(field.choices.size())]);
    if (field.tag == kDeleted) return {};
    switch (random.below(6)) {
      case 0:
        return static_cast<std::int64_t>(random.below(UINT64_MAX));
      case 1:
        return Day{static_cast<std::int32_t>(random.below(3'600'000)) - 719'000};
      case 2:
        return ids.empty() ? j.here.desk : ids[random.below(ids.size())];
      case 3:
        return std::string("k=2 invited=1\x1f\n");
      case 4:
        return 1e300;
      default:
        return on("2026-03-05");
    }
  };
  for (const KindInfo& kind : kinds()) {
    const Record made = new_record(kind.kind, RecordId::make(random), j.here.session->now());
    ids.push_back(made.id);
    j.stranger.make(made);
    for (const auto part : {kind.fields, common_fields()}) {
      for (const Field& field : part) {
        if (is_set(field.type)) {
          const RecordId named = ids[random.below(ids.size())];
          j.stranger.write(made.id,
                           {SetAdd{field.tag, "001\x1f" + named.text()}, SetAdd{field.tag, named.text()}});
        } else {
          j.stranger.set(made.id, {{field.tag, value(field)}});
        }
      }
    }
    if (!kind.states.empty())
      j.stranger.set(made.id, {{kState, word(kind.states[random.below(kind.states.size())])}});
  }
  j.copy();
  j.hear();
  static_cast<void>(j.figure(ids[static_cast<std::size_t>(Kind::round) - 1]));
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (const Transition& step : kinds()[i].transitions) {
      INFO(kinds()[i].name << " " << step.name);
      const Status taken = j.here.take(ids[i], step.name);
      if (!taken) CHECK((taken.code() == Code::refused || taken.code() == Code::invalid));
      if (!taken && taken.code() == Code::refused)
        CHECK_FALSE(std::string_view(explain(taken.error()).next).empty());
    }
  }
  CHECK(j.here.session->verify()->problems.empty());
}
