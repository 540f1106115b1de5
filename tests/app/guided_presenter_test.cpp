#include "app/presenters/guided_presenter.h"

#include <algorithm>

#include "app/rounds.h"
#include "journal/rows.h"
#include "support/desk_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Kind;
using journal::Record;

namespace {

struct FakeTalk : GuidedView {
  std::optional<GuidedScreen> screen;
  std::string wrong, refused, way_out;
  std::optional<render::Document> printed;
  std::filesystem::path written;

  void show_page(const GuidedScreen& s) override {
    screen = s;
    wrong.clear();
    refused.clear();
  }
  void show_nothing() override { screen.reset(); }
  void show_people(const std::vector<Named>& people) override { screen->people = people; }
  void show_known_people(const std::vector<std::string>&) override {}
  void show_choices(const RefChoices&) override {}
  void show_field_error(const journal::Field& field, const Error&) override { wrong = field.name; }
  void show_refusal(const Error& error, const std::string& page) override {
    refused = error.detail;
    way_out = page;
  }
  void clear_errors() override { wrong.clear(); }
  void print(const render::Document& document) override { printed = document; }
  void show_written(const std::filesystem::path& file) override { written = file; }
  void show_problem(const Error& error) override { refused = error.detail; }
};

struct Talk : test::DeskFixture {
  FakeTalk view;
  test::ManualTimers timers;
  GuidedPresenter talk{*desk, view, timers.maker()};
  RecordId work;

  Talk() {
    work = now([](Session& session) {
      Record engagement = session.new_record(Kind::engagement);
      engagement.set(journal::engagement::kTitle, std::string("Harbour"));
      REQUIRE(session.add(engagement));
      return engagement.id;
    });
  }
  void begin(Journey journey) {
    talk.begin(journey, work);
    pump.drain();
  }
  std::string at() const { return view.screen ? std::string(view.screen->step->key) : ""; }
  void type(std::string_view name, std::string_view text) {
    const auto field = std::ranges::find_if(view.screen->fields,
                                            [name](const FormField& one) { return one.field->name == name; });
    REQUIRE(field != view.screen->fields.end());
    talk.set_field(*field->field, text);
  }
  std::string text(std::string_view name) const {
    for (const FormField& one : view.screen->fields) {
      if (one.field->name == name) return one.text;
    }
    return "no such field";
  }
  void next() {
    talk.next();
    pump.drain();
  }
  void back() {
    talk.back();
    pump.drain();
  }
  void act(GuidedAct act) {
    talk.act(act);
    pump.drain();
  }
  void go_to(const std::string& page) {
    talk.go_to(page);
    pump.drain();
  }
  bool offers(GuidedAct act) const {
    return std::ranges::find(view.screen->acts, act) != view.screen->acts.end();
  }
  std::vector<Record> all(Kind kind) {
    return now([kind](Session& session) { return *session.all_of(kind); });
  }
  Record only(Kind kind) {
    const auto records = all(kind);
    REQUIRE(records.size() == 1);
    return records.front();
  }
  /// Everything the page says.
  std::string words() const {
    std::string out = view.screen->about;
    for (const ReadPart& part : view.screen->parts) {
      out += part.heading + "\n" + part.missing + "\n";
      for (const std::string& line : part.lines) out += line + "\n";
    }
    for (const FormField& field : view.screen->fields) out += field.text + "\n";
    return out;
  }
  bool says(const char* text) const { return words().find(text) != std::string::npos; }
  /// Up to the last page of the first talk, with all that an agreement needs.
  void hold_start() {
    begin(Journey::start);
    talk.add_person("Maya");
    pump.drain();
    go_to("success");
    type("criteria", "Nobody waits | joint");
    go_to("agreed");
  }
  void hold_close(int people, const char* mode = "tally") {
    hold_start();
    act(GuidedAct::agree);
    act(GuidedAct::start);
    talk.end();
    pump.drain();
    begin(Journey::close);
    type("judged", "1 | yes");
    next();
    for (const char* clause : {"s1a", "s1b", "s1c", "s2a", "s2b", "s2c", "s3a", "s3b", "s3c"})
      type(clause, "3");
    type("guess_yes", "5");
    act(GuidedAct::lock);
    REQUIRE(at() == "ask");
    type("mode", mode);
    type("invited", std::to_string(people));
    act(GuidedAct::open);
  }
  void count(const char* answers, const char* yes) {
    act(GuidedAct::count);
    type("answers", answers);
    type("blanks", "0");
    type("either_yes", yes);
    type("counts", std::string("again | yes | ") + yes + "\nrefer | yes | " + yes);
    act(GuidedAct::enter_count);
  }
};

}  // namespace

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
  t.back();
  CHECK(t.at() == "read_back");
}

TEST_CASE("what is said becomes the engagement, its people, its agreement, its phases and their terms") {
  Talk t;
  t.begin(Journey::start);
  t.type("why", "So that calls are answered");
  t.next();
  t.talk.add_person("Maya");
  t.pump.drain();
  t.next();
  t.type("criteria", "Nobody waits | joint");
  t.next();
  t.type("they_want", "To be asked");
  t.next();
  t.type("can", "Two mornings a week");
  t.next();
  t.type("terms", "Numbers on Friday | me");
  t.next();
  t.type("name", "Survey");
  t.act(GuidedAct::add_phase);
  CHECK(t.at() == "phases");
  CHECK(t.says("Survey"));
  CHECK(t.text("name").empty());
  t.next();
  CHECK(t.at() == "phase_terms");
  CHECK(t.view.screen->about == "Survey");
  CHECK(t.view.screen->number == 6);
  t.type("criteria", "Twenty answers | joint");
  t.next();
  t.type("planned_start", "2030-03-04");
  t.type("every", "2");
  t.type("unit", "week");
  t.next();
  CHECK(t.at() == "read_back");
  for (const char* words : {"So that calls are answered", "Maya", "Nobody waits (both together)",
                            "To be asked", "Two mornings a week", "Numbers on Friday (the leader)",
                            "Twenty answers", "Every 2 weeks", "2030-03-18"}) {
    INFO(words << " in\n" << t.words());
    CHECK(t.says(words));
  }
  t.next();
  CHECK(t.text("met_on") == t.pump.clock.now().day().text());
  CHECK(t.text("agreed_by").find("said") != std::string::npos);
  t.act(GuidedAct::agree);
  CHECK(t.view.refused.empty());
  CHECK(t.says("Agreed on"));
  CHECK(t.says("Maya, said aloud"));
  CHECK(t.record(t.work).state() == "agreed");
  const auto agreements = t.all(Kind::agreement);
  REQUIRE(agreements.size() == 2);
  for (const Record& one : agreements) CHECK(one.state() == "agreed");
  t.act(GuidedAct::start);
  CHECK(t.record(t.work).state() == "active");
  CHECK(t.only(Kind::checkin).state() == "scheduled");
}

TEST_CASE("a refusal of a rule leads to the page that can put it right") {
  Talk t;
  t.begin(Journey::start);
  t.talk.add_person("Maya");
  t.pump.drain();
  t.go_to("success");
  t.type("criteria", "Nobody waits | me");
  t.go_to("read_back");
  CHECK(t.says("both sides wrote"));
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
  t.go_to("phases");
  t.type("name", "Survey");
  t.act(GuidedAct::add_phase);
  t.next();
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
  t.talk.leave();
  t.desk->lock();
  t.talk.forget();
  t.pump.drain();
  CHECK_FALSE(t.view.screen);
  t.unlock();
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

TEST_CASE("the page for them holds what was said, and is written as PDF") {
  Talk t;
  t.hold_start();
  t.act(GuidedAct::agree);
  t.act(GuidedAct::print);
  REQUIRE(t.view.printed);
  std::string words;
  for (const render::Block& block : t.view.printed->blocks) {
    if (const auto* heading = std::get_if<render::Heading>(&block.content)) words += heading->text + "\n";
    if (const auto* line = std::get_if<render::Paragraph>(&block.content)) words += line->text + "\n";
    if (const auto* list = std::get_if<render::List>(&block.content)) {
      for (const std::string& item : list->items) words += item + "\n";
    }
  }
  for (const char* each : {"Harbour", "Maya", "Nobody waits", "Agreed on", "Maya, said aloud"})
    CHECK(words.find(each) != std::string::npos);
  CHECK(words.find("What I want") == std::string::npos);
  const auto file = t.scratch / "agreed.pdf";
  t.talk.save_pdf(GuidedAct::save_pdf, file);
  t.pump.drain();
  CHECK(t.view.written == file);
  CHECK(std::filesystem::file_size(file) > 1000);
}

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
  CHECK_FALSE(t.says("9"));
  t.next();
  t.act(GuidedAct::release);
  CHECK(t.says("9 of 12, 75 %"));
  t.next();
  t.type("result", "Nine of twelve");
  t.type("changes", "Calls by noon from May");
  t.next();
  CHECK(t.at() == "show");
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
  t.count("4", "3");
  t.next();
  t.act(GuidedAct::release);
  CHECK(t.says("Not enough answers to show"));
  for (t.go_to("judge"); !t.view.screen->last; t.next()) {
    INFO(t.at() << "\n" << t.words());
    CHECK_FALSE(t.says("3 of 4"));
    const bool counts = t.at() == "release" || t.at() == "wait" || t.at() == "close";
    CHECK_FALSE((counts && t.says("4 answers")));
  }
  CHECK(t.at() == "close");
  t.act(GuidedAct::close);
  CHECK(t.record(t.work).state() == "closed");
}

TEST_CASE("a count that was begun stays a draft, and is not shown once it is kept") {
  Talk t;
  t.hold_close(12);
  t.act(GuidedAct::count);
  t.type("answers", "11");
  t.back();
  CHECK(t.at() == "wait");
  CHECK(t.all(Kind::tally).empty());
  t.act(GuidedAct::release);
  t.count("12", "9");
  CHECK(t.all(Kind::tally).size() == 1);
  t.act(GuidedAct::count);
  CHECK(t.text("answers").empty());
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
  t.hold_start();
  t.act(GuidedAct::agree);
  t.act(GuidedAct::start);
  t.begin(Journey::close);
  t.go_to("close");
  t.act(GuidedAct::close);
  CHECK(t.view.refused == "I7");
  CHECK(t.view.way_out == "ask");
  t.go_to("ask");
  t.act(GuidedAct::waive);
  CHECK(t.at() == "waiver");
  t.type("waiver", "A day's work for one");
  t.next();
  CHECK(t.at() == "close");
  t.act(GuidedAct::close);
  CHECK(t.record(t.work).state() == "closed");
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
