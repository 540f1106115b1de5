#include "support/talk_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Kind;
using journal::Record;
using test::Talk;

TEST_CASE("the first talk goes from why to agreed, page by page, and can be passed through without a word") {
  Talk t;
  t.begin(Journey::start);
  std::vector<std::string> keys = {t.at()};
  CHECK(t.view.screen->number == 1);
  CHECK(t.view.screen->of == 9);
  CHECK(t.view.screen->first);
  while (!t.view.screen->last) {
    t.next();
    keys.push_back(t.at());
  }
  CHECK(keys == std::vector<std::string>{"why", "who", "success", "wants", "limits", "terms", "phases",
                                         "cadence", "read_back", "agreed"});
  CHECK(t.view.screen->number == 9);
  CHECK(t.all(Kind::phase).empty());
  CHECK(t.all(Kind::agreement).empty());
  t.back();
  CHECK(t.at() == "read_back");
}

namespace {

/// From why to the check-ins, every page with words on it.
void say_everything(Talk& t) {
  t.begin(Journey::start);
  t.type("why", "So that calls are answered");
  t.next();
  t.talk.add_person("Maya");
  t.pump.drain();
  t.next();
  t.type("criteria", "Nobody waits | joint");
  t.next();
  t.type("they_want", "To be asked");
  t.type("i_want", "To be home on time");
  t.next();
  t.type("can", "Two mornings a week");
  t.next();
  t.type("terms", "Numbers on Friday | me");
  t.next();
  t.type("name", "Survey");
  t.act(GuidedAct::add_phase);
}

void say_terms_and_rhythm(Talk& t) {
  t.next();
  t.type("criteria", "Twenty answers | joint");
  t.next();
  t.type("planned_start", "2030-03-04");
  t.type("every", "2");
  t.type("unit", "week");
  t.next();
}

}  // namespace

TEST_CASE("a phase that is added gets a page for its terms") {
  Talk t;
  say_everything(t);
  CHECK(t.at() == "phases");
  CHECK(t.says("Survey"));
  CHECK(t.text("name").empty());
  t.next();
  CHECK(t.at() == "phase_terms");
  CHECK(t.view.screen->about == "Survey");
  CHECK(t.view.screen->number == 6);
}

TEST_CASE("what is said is read back") {
  Talk t;
  say_everything(t);
  say_terms_and_rhythm(t);
  CHECK(t.at() == "read_back");
  for (const char* words :
       {"So that calls are answered", "Maya", "Nobody waits (together)", "To be asked",
        "What the leader wants", "To be home on time", "Two mornings a week",
        "Numbers on Friday (the leader)", "Twenty answers", "Every 2 weeks", "2030-03-18"}) {
    INFO(words << " in\n" << t.words());
    CHECK(t.says(words));
  }
}

TEST_CASE("work that should have begun already meets from today on") {
  Talk t;
  say_everything(t);
  t.next();
  t.type("criteria", "Twenty answers | joint");
  t.next();
  const Day today = t.pump.clock.now().day();
  t.type("planned_start", (today - 30).text());
  t.type("every", "1");
  t.type("unit", "week");
  t.next();
  REQUIRE(t.at() == "read_back");
  CHECK_FALSE(t.says((today - 23).text().c_str()));
  CHECK_FALSE(t.says((today - 2).text().c_str()));
  CHECK(t.says((today + 7).text().c_str()));
}

TEST_CASE("what is said becomes the engagement, its people, its agreement, its phases and their terms") {
  Talk t;
  say_everything(t);
  say_terms_and_rhythm(t);
  t.next();
  CHECK(t.text("met_on") == t.pump.clock.now().day().text());
  CHECK(t.text("agreed_by").find("said") != std::string::npos);
  CHECK(t.view.screen->question == std::string("Do we agree?"));
  t.act(GuidedAct::agree);
  CHECK(t.view.refused.empty());
  CHECK(t.view.screen->question == std::string("We agreed."));
  CHECK(t.says("Agreed on"));
  CHECK(t.says("Maya, said aloud"));
  CHECK(t.left(Journey::start).empty());
  CHECK(t.record(t.work).state() == "agreed");
  const auto agreements = t.all(Kind::agreement);
  REQUIRE(agreements.size() == 2);
  for (const Record& one : agreements) CHECK(one.state() == "agreed");
  t.act(GuidedAct::start);
  CHECK(t.record(t.work).state() == "active");
  CHECK(t.only(Kind::checkin).state() == "scheduled");
}

TEST_CASE("looking at the page that asks for agreement writes nothing, and proposes what holds by then") {
  Talk t;
  t.hold_start();
  t.talk.leave();
  t.back();
  for (const journal::Tag tag : {journal::agreement::kMetOn, journal::agreement::kAgreedBy})
    CHECK(journal::is_empty(t.only(Kind::agreement).value(tag)));
  t.go_to("who");
  t.talk.add_person("Jonas");
  t.pump.drain();
  t.pump.clock.advance_ms(std::int64_t{86'400'000});
  t.go_to("agreed");
  const std::string today = t.pump.clock.now().day().text();
  CHECK(t.text("met_on") == today);
  t.type("met_on", today);  // a form hands over what it shows
  CHECK(t.only(Kind::agreement).value(journal::agreement::kMetOn) == journal::Value());
  t.act(GuidedAct::agree);
  CHECK(t.says("Maya, said aloud"));
  CHECK(t.says("Jonas, said aloud"));
  CHECK(t.only(Kind::agreement).day(journal::agreement::kMetOn) == t.pump.clock.now().day());
}

TEST_CASE("who is taken off what is proposed has not agreed") {
  Talk t;
  t.hold_start();
  t.type("agreed_by", "");
  t.act(GuidedAct::agree);
  CHECK(t.view.refused + t.view.wrong != "");
  CHECK(t.only(Kind::agreement).state() == "draft");
  CHECK(t.only(Kind::agreement).strings(journal::agreement::kAgreedBy).empty());
}

TEST_CASE("when the terms of a phase cannot be agreed, nothing is") {
  Talk t;
  t.hold_start();
  t.add_phase("Survey");
  t.type("criteria", "Twenty calls | joint");
  t.next();
  REQUIRE(t.now([](Session& session) -> Status {
    TR_LET(agreements, session.all_of(Kind::agreement));
    for (Record& terms : agreements) {
      if (!terms.ref(journal::agreement::kPhase)) continue;
      const Record opened = terms;
      const std::string nobody = session.new_record(Kind::person).id.text();
      terms.set(journal::agreement::kAgreedBy,
                journal::rows_of(std::vector<journal::Cells>{{nobody, "said"}}));
      TR_TRY(session.save(terms, opened));
    }
    return {};
  }));
  t.go_to("agreed");
  t.act(GuidedAct::agree);
  CHECK(t.view.refused == "I1.agreed_by");
  CHECK(t.view.way_out.starts_with("phase_terms:"));
  for (const Record& one : t.all(Kind::agreement)) CHECK(one.state() == "draft");
  CHECK(t.record(t.work).state() == "draft");
}

TEST_CASE("a refusal of a rule leads to the page that can put it right") {
  Talk t;
  t.begin(Journey::start);
  t.talk.add_person("Maya");
  t.pump.drain();
  t.go_to("success");
  t.type("criteria", "Nobody waits | me");
  t.go_to("read_back");
  CHECK(t.says("both stand behind"));
  t.go_to("agreed");
  t.act(GuidedAct::agree);
  CHECK(t.view.refused == "I1.joint");
  CHECK(t.view.way_out == "success");
  t.go_to(t.view.way_out);
  t.type("criteria", "Nobody waits | joint");
  t.go_to("agreed");
  t.act(GuidedAct::agree);
  CHECK(t.record(t.work).state() == "agreed");
}

TEST_CASE("the terms of a phase without a joint criterion are named as what is missing") {
  Talk t;
  t.hold_start();
  t.add_phase("Survey");
  t.type("terms", "Twenty calls | me");
  t.go_to("agreed");
  t.act(GuidedAct::agree);
  CHECK(t.view.refused == "I1.joint");
  t.go_to(t.view.way_out);
  CHECK(t.at() == "phase_terms");
}

TEST_CASE("a talk left half way goes on at the same page, and a lock in the middle loses no word") {
  Talk t;
  t.begin(Journey::start);
  t.type("why", "Because they asked");
  t.next();
  t.next();
  t.type("criteria", "Nobody waits | joint\n | me");  // half typed
  t.lock_and_unlock();
  CHECK_FALSE(t.view.screen);
  t.begin(Journey::start);
  CHECK(t.at() == "success");
  CHECK(t.text("criteria").find("Nobody waits | joint") != std::string::npos);
  CHECK(t.text("criteria").find("| me") != std::string::npos);
  t.type("criteria", "Nobody waits | joint");
  t.go_to("why");
  CHECK(t.text("why") == "Because they asked");
  t.talk.end();
  t.pump.drain();
  CHECK_FALSE(t.view.screen);
  t.begin(Journey::start);
  CHECK(t.at() == "why");
}

TEST_CASE("what cannot be read holds the page until it is put right") {
  Talk t;
  t.begin(Journey::start);
  t.go_to("cadence");
  t.type("every", "99");
  t.next();
  CHECK(t.at() == "cadence");
  CHECK(t.view.wrong == "every");
  t.type("every", "2");
  t.next();
  CHECK(t.at() == "read_back");
}

TEST_CASE("of a proposed rhythm the other half is said with the half that is changed") {
  Talk t;
  t.begin(Journey::start);
  t.go_to("cadence");
  REQUIRE(t.text("every") == "2");
  REQUIRE(t.text("unit") == "week");
  SECTION("the number") { t.type("every", "3"); }
  SECTION("the unit") { t.type("unit", "month"); }
  t.back();
  t.go_to("cadence");
  const Record work = t.only(Kind::engagement);
  CHECK_FALSE(journal::is_empty(work.value(journal::engagement::kEvery)));
  CHECK_FALSE(journal::is_empty(work.value(journal::engagement::kUnit)));
}

TEST_CASE("the page for them holds what was said, and is written as PDF") {
  Talk t;
  t.hold_start();
  t.act(GuidedAct::agree);
  t.act(GuidedAct::print);
  REQUIRE(t.view.printed);
  const std::string words = t.printed();
  for (const char* each : {"Harbour", "Maya", "Nobody waits", "Met on", "Agreed on", "Maya, said aloud"})
    CHECK(words.find(each) != std::string::npos);
  for (const char* each : {"leader wants", "raft"}) CHECK(words.find(each) == std::string::npos);
  t.talk.end();
  t.pump.drain();
  const auto file = t.scratch / "agreed.pdf";
  t.talk.save_pdf(GuidedAct::save_pdf, t.work, file);
  t.pump.drain();
  CHECK(t.view.written == file);
  CHECK(std::filesystem::file_size(file) > 1000);
}

TEST_CASE("before it is agreed the page for them is a draft, and says so on each of its pages") {
  Talk t;
  t.hold_start();
  CHECK_FALSE(t.offers(GuidedAct::print));
  CHECK_FALSE(t.offers(GuidedAct::save_pdf));
  REQUIRE(t.offers(GuidedAct::print_draft));
  t.act(GuidedAct::print_draft);
  REQUIRE(t.view.printed);
  CHECK(t.view.printed->title == "Draft: what we want to agree");
  CHECK(t.view.printed->footer == "Draft, not agreed yet: Harbour");
  CHECK(t.printed().find("This is a draft. It is not agreed yet.") != std::string::npos);
  t.act(GuidedAct::agree);
  CHECK(t.offers(GuidedAct::print));
  CHECK_FALSE(t.offers(GuidedAct::print_draft));
  t.act(GuidedAct::print);
  CHECK(t.view.printed->title == "What we agreed");
  CHECK(t.view.printed->footer == "Harbour");
}

TEST_CASE("the page of success says while it is filled in that a joint one is needed, and holds nobody") {
  Talk t;
  t.begin(Journey::start);
  CHECK(t.view.remark.empty());
  t.go_to("success");
  CHECK(t.view.remark.find("to agree at the end, one is needed") != std::string::npos);
  t.type("criteria", "Nobody waits | me");
  CHECK_FALSE(t.view.remark.empty());
  t.type("criteria", "Nobody waits | joint");
  CHECK(t.view.remark.empty());
  t.type("criteria", "Nobody waits | them");
  CHECK_FALSE(t.view.remark.empty());
  t.next();
  CHECK(t.at() == "wants");
  CHECK(t.view.remark.empty());
}

TEST_CASE("a phase is remarked on only when it has words of its own") {
  Talk t;
  t.hold_start();
  t.add_phase("Survey");
  REQUIRE(t.at() == "phase_terms");
  CHECK(t.view.remark.empty());
  t.type("terms", "Twenty calls | me");
  CHECK(t.view.remark.find("the phase needs one of its own") != std::string::npos);
  t.type("criteria", "Twenty answers | joint");
  CHECK(t.view.remark.empty());
}

TEST_CASE("an engagement offers the talks that can be held as it stands") {
  Talk t;
  const auto offered = [&t] {
    return t.now([&t](Session& session) {
      const auto offers = guided_offers(session, t.work);
      REQUIRE(offers);
      std::vector<std::string> words;
      for (const GuidedOffer& each : *offers) words.emplace_back(each.words);
      return words;
    });
  };
  using Words = std::vector<std::string>;
  CHECK(offered() == Words{"Start conversation"});
  t.hold_start();
  CHECK(offered() == Words{"Continue the talk"});
  t.act(GuidedAct::agree);
  CHECK(offered() == Words{"What we agreed"});
  t.act(GuidedAct::start);
  CHECK(offered() == Words{"What we agreed", "Close it together"});
  t.begin(Journey::close);
  CHECK(offered() == Words{"What we agreed", "Continue the close"});
}
