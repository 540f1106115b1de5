#include "support/talk_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Kind;
using journal::Record;
using test::Talk;

TEST_CASE("the close goes from judging to the end, and tells only what the gate gives") {
  Talk t;
  t.hold_close(12);
  CHECK(t.at() == "wait");
  CHECK(t.only(Kind::agreement).strings(journal::agreement::kJudged).size() == 1);
  const Record check = t.only(Kind::selfcheck);
  CHECK(check.state() == "locked");
  CHECK(check.ref(journal::selfcheck::kSealedBefore) == t.only(Kind::round).id);
  t.act(GuidedAct::print_slips);
  CHECK(t.view.printed);
  t.count("12", "9");
  CHECK(t.at() == "wait");
  CHECK_FALSE(t.says_number("9"));
  t.next();
  t.act(GuidedAct::release);
  CHECK(t.says("9 of 12, 75 %"));
  t.next();
  t.type("result", "Nine of twelve");
  t.type("changes", "Calls by noon from May");
  t.next();
  CHECK(t.at() == "show");
  CHECK(t.text("unedited").empty());
  t.type("where", "Team meeting");
  t.act(GuidedAct::show);
  CHECK(t.at() == "close");
  const Record shown = t.only(Kind::publication);
  CHECK(shown.text(journal::publication::kResult) == "Nine of twelve");
  CHECK(shown.text(journal::publication::kShown).find("9 of 12") != std::string::npos);
  t.act(GuidedAct::close);
  CHECK(t.record(t.work).state() == "closed");
  CHECK(t.says("Closed on"));
}

TEST_CASE("with few answers no count is on any page, and the engagement can be closed all the same") {
  Talk t;
  t.hold_close(40);
  t.count_and_release("4", "3");
  CHECK(t.says("Not enough answers to show"));
  std::vector<std::string> pages;
  for (t.go_to("judge");; t.next()) {
    pages.push_back(t.at());
    INFO(t.at() << "\n" << t.words());
    for (const char* entered : {"4", "3"}) CHECK_FALSE(t.says_number(entered));
    if (t.view.screen->last) break;
  }
  CHECK(pages == std::vector<std::string>{"judge", "self", "ask", "wait", "release", "close"});
  CHECK(t.at() == "close");
  t.act(GuidedAct::close);
  CHECK(t.record(t.work).state() == "closed");
}

TEST_CASE("a count that was begun stays a draft until it is kept, also over a lock") {
  Talk t;
  t.hold_close(12);
  t.act(GuidedAct::count);
  t.type("answers", "11");
  t.back();
  CHECK(t.at() == "wait");
  t.act(GuidedAct::count);
  CHECK(t.text("answers") == "11");
  t.lock_and_unlock();
  CHECK(t.all(Kind::tally).empty());
  t.begin(Journey::close);
  CHECK(t.at() == "count");
  CHECK(t.text("answers") == "11");
  t.type("answers", "12");
  t.act(GuidedAct::enter_count);
  CHECK(t.only(Kind::tally).integer(journal::tally::kAnswers) == 12);
}

TEST_CASE("a count that is kept is not shown again, and not replaced") {
  Talk t;
  t.hold_close(12);
  t.count("12", "9");
  CHECK(t.at() == "wait");
  CHECK_FALSE(t.offers(GuidedAct::count));
  t.go_to("count");
  CHECK(t.at() != "count");
  CHECK(t.all(Kind::tally).size() == 1);
}

TEST_CASE("a count that does not add up is refused where it stands") {
  Talk t;
  t.hold_close(12);
  t.count("5", "9");
  CHECK(t.at() == "count");
  CHECK(t.view.refused == "I10.sum");
  CHECK(t.view.way_out.empty());
  CHECK(t.all(Kind::tally).empty());
  t.back();
  t.act(GuidedAct::count);
  CHECK(t.text("answers") == "5");
}

namespace {

/// At the own check, which was passed over, with the result on the table.
void pass_over_check(Talk& t) {
  t.begin_close();
  t.go_to("ask");
  t.ask(12);
  t.count_and_release("12", "9");
  t.go_to("self");
}

}  // namespace

TEST_CASE("I11: once the result is known the own check is locked on its own, and not against it") {
  Talk t;
  pass_over_check(t);
  CHECK_FALSE(t.offers(GuidedAct::lock));
  REQUIRE(t.offers(GuidedAct::lock_alone));
  CHECK(t.says("The result is known already."));
  t.rate_oneself();
  t.act(GuidedAct::lock_alone);
  CHECK(t.view.refused.empty());
  CHECK(t.at() == "ask");
  CHECK(t.only(Kind::selfcheck).state() == "locked");
  CHECK_FALSE(t.only(Kind::selfcheck).ref(journal::selfcheck::kSealedBefore));
}

TEST_CASE("I11: a check that was meant for the round whose result is known is locked on its own too") {
  Talk t;
  pass_over_check(t);
  t.rate_oneself();
  t.next();
  REQUIRE(t.now([](Session& session) {
    const Record opened = session.open(session.all_of(Kind::selfcheck)->front().id)->record;
    Record meant = opened;
    meant.set(journal::selfcheck::kSealedBefore, session.all_of(Kind::round)->front().id);
    return session.save(meant, opened);
  }));
  t.go_to("self");
  t.act(GuidedAct::lock_alone);
  CHECK(t.view.refused.empty());
  CHECK(t.only(Kind::selfcheck).state() == "locked");
  CHECK_FALSE(t.only(Kind::selfcheck).ref(journal::selfcheck::kSealedBefore));
}

TEST_CASE(
    "I11: a result that becomes known while the own check is filled in leads to what can still be done") {
  Talk t;
  pass_over_check(t);
  t.check_oneself();  // as from a page that was shown before the release
  CHECK(t.at() == "self");
  CHECK(t.view.refused.empty());
  CHECK(t.offers(GuidedAct::lock_alone));
  CHECK(t.only(Kind::selfcheck).state() == "draft");
  CHECK_FALSE(t.only(Kind::selfcheck).ref(journal::selfcheck::kSealedBefore));
}

TEST_CASE("I11: where those who take part are named, no more of them are guessed, or planned to be asked") {
  Talk t;
  t.begin(Journey::start);
  for (const char* name : {"Ana", "Bo", "Cy"}) {
    t.talk.add_person(name);
    t.pump.drain();
  }
  t.hold_start();
  t.act(GuidedAct::agree);
  t.act(GuidedAct::start);
  t.talk.end();
  t.begin(Journey::close);
  t.go_to("self");
  t.check_oneself();  // five will say yes
  CHECK(t.view.refused == "I11.guess");
  CHECK(t.all(Kind::round).empty());
  t.type("guess_yes", "4");
  t.act(GuidedAct::lock);
  CHECK(t.view.refused.empty());
  CHECK(t.only(Kind::round).integer(journal::round::kInvited) == 4);
}

TEST_CASE("a second close on the day of the first has a check and a round of its own") {
  Talk t;
  t.hold_close(12);
  t.count_and_release("12", "9");
  t.go_to("close");
  t.act(GuidedAct::close);
  REQUIRE(t.record(t.work).state() == "closed");
  CHECK(t.left(Journey::close).empty());
  t.reopen();
  CHECK(t.at() == "self");
  t.check_oneself();
  CHECK(t.view.refused.empty());
  CHECK(t.at() == "ask");
  t.ask(12);
  t.count_and_release("12", "6");
  CHECK(t.says("6 of 12, 50 %"));
  t.go_to("self");
  CHECK(t.says("Locked on"));
  CHECK(t.all(Kind::round).size() == 2);
}

TEST_CASE("asking in person is proposed where slips of paper would hide nobody") {
  Talk t;
  t.begin_close();
  t.go_to("ask");
  REQUIRE(t.record(t.work).strings(journal::kPeople).size() < 3);
  CHECK(t.text("mode") == "spoken");
  CHECK(t.view.remark.empty());
  t.type("invited", "12");
  CHECK(t.view.remark.find("Three or more") == 0);
  t.type("mode", "tally");
  CHECK(t.view.remark.empty());
  t.act(GuidedAct::open);
  CHECK(t.only(Kind::round).text(journal::round::kMode) == "tally");
}

TEST_CASE("too few for slips, an open round and no count are refused with the way out") {
  Talk t;
  t.hold_close(2);
  CHECK(t.at() == "ask");
  CHECK(t.view.refused == "I9.invited");
  t.type("mode", "spoken");
  t.act(GuidedAct::open);
  CHECK(t.at() == "wait");
  CHECK_FALSE(t.offers(GuidedAct::count));
  t.next();
  t.act(GuidedAct::release);
  CHECK(t.says("face to face"));
  t.go_to("close");
  t.act(GuidedAct::close);
  CHECK(t.record(t.work).state() == "closed");
}

TEST_CASE("closing without asking needs a reason, and is refused with the way to it") {
  Talk t;
  t.start_work();
  t.begin(Journey::close);
  t.go_to("close");
  t.act(GuidedAct::close);
  CHECK(t.view.refused == "I7");
  CHECK(t.view.way_out == "ask");
  CHECK(t.record(t.work).state() == "active");
  t.go_to("ask");
  t.act(GuidedAct::waive);
  CHECK(t.at() == "waiver");
  t.type("waiver", "A day's work for one");
  t.next();
  CHECK(t.at() == "close");
  t.act(GuidedAct::close);
  CHECK(t.record(t.work).state() == "closed");
}

TEST_CASE("a round that was planned for a check is void when nobody is asked") {
  Talk t;
  t.begin_close();
  t.go_to("self");
  t.check_oneself();
  CHECK(t.only(Kind::round).state() == "planned");
  t.act(GuidedAct::waive);
  t.type("waiver", "A day's work for one");
  t.next();
  t.act(GuidedAct::close);
  CHECK(t.record(t.work).state() == "closed");
  CHECK(t.only(Kind::round).state() == "void");
}

TEST_CASE("a round that does not count says so on every page after it, and what to do") {
  Talk t;
  t.hold_close(12);
  const RecordId round = t.only(Kind::round).id;
  const bool voided = t.now([round](app::Session& session) {
    return session
        .transition(round, "void",
                    [](Record& one) -> Status {
                      one.set(journal::round::kReason, std::string("more slips than people asked"));
                      return {};
                    })
        .ok();
  });
  REQUIRE(voided);
  for (const char* page : {"ask", "wait", "release", "tell", "show"}) {
    INFO(page);
    t.go_to(page);
    CHECK(t.at() == page);
    CHECK(t.says("does not count: more slips than people asked"));
    CHECK_FALSE(t.says("Nobody was asked yet"));
  }
}

TEST_CASE("going back from the last line of showing it asks for nothing") {
  Talk t;
  t.hold_close(12);
  t.count_and_release("12", "9");
  t.go_to("tell");
  t.type("result", "Nine of twelve");
  t.next();
  CHECK(t.at() == "show");
  t.back();
  CHECK(t.at() == "tell");
  CHECK(t.text("result") == "Nine of twelve");
  t.next();
  t.type("on", "not a day");
  t.back();
  CHECK(t.at() == "show");
}
