// The Questions page in the real window: the drill, and how often a question was asked.
#include "hands.h"
#include "support/conduct.h"

using namespace thirdrow;
using namespace thirdrow::ui;
using journal::Kind;

namespace {

struct Questions : test::Hands {
  void hear(const char* words) {
    with_session([&](app::Session& session) { test::Conduct(session).heard(words, 3); });
  }
  /// Of the page, whichever is shown.
  bool says(const char* words) {
    return test::words_of(frame().page(PageId::questions)).find(words) != std::string::npos;
  }
};

}  // namespace

TEST_CASE("one's own question comes first, then others to compare, then another situation", "[drill]") {
  Questions w;
  w.hear("We wait two days for an answer");
  w.hear("Nobody told us");
  w.show(PageId::questions);
  w.act("questions.drill");
  CHECK_FALSE(w.find("drill.another") == nullptr);
  w.type("drill.question", "What made the wait hard?");
  w.act("drill.answer");
  CHECK(w.says("It is among your own questions."));
  CHECK(w.says("Others on this, to compare"));
  const auto own = w.all(Kind::question);
  REQUIRE(own.size() == 1);
  CHECK(own[0].title() == "What made the wait hard?");
  CHECK(w.all(Kind::question_use).empty());
  w.act("drill.another");
  CHECK(w.find("drill.question")->IsShownOnScreen());
  w.act("drill.open");
  CHECK(w.frame().shown_page() == PageId::journal);
  w.show(PageId::questions);
  w.act("drill.back");
  CHECK(w.find("questions.list")->IsShownOnScreen());
}

TEST_CASE("a journal in which nothing happened says what the drill needs", "[drill]") {
  Questions w;
  w.show(PageId::questions);
  w.act("questions.drill");
  CHECK(w.says("There is none yet"));
}

TEST_CASE("what was typed into the drill outlives a lock", "[drill]") {
  Questions w;
  w.hear("We wait two days for an answer");
  w.show(PageId::questions);
  w.act("questions.drill");
  w.type("drill.question", "What made the wait hard?");
  w.frame().lock();
  w.settle();
  CHECK_FALSE(w.says("made the wait hard"));
  CHECK_FALSE(w.says("two days"));
  w.unlock();
  REQUIRE(w.wait([&] { return w.desk().is_open(); }));
  w.show(PageId::questions);
  CHECK(w.says("What made the wait hard?"));
}

TEST_CASE("a question says how often it was asked and how far it opened things up", "[drill]") {
  Questions w;
  w.show(PageId::questions);
  w.actor.pick("questions.list", 0);
  CHECK(w.says("Not asked yet."));
  for (const int opened : {2, 4, 5}) {
    w.actor.pick("questions.opened", opened);
    w.act("questions.used");
  }
  CHECK(w.says("Asked 3 times"));
  CHECK(w.says("opened things up: 3 on a scale from 0 to 4"));
  const auto uses = w.all(Kind::question_use);
  REQUIRE(uses.size() == 3);
  w.actor.pick("questions.list", 5);
  w.frame().show_page(PageId::questions, uses[0].id);
  w.settle();
  CHECK(w.says("Asked 3 times"));
}

TEST_CASE("with one situation the drill asks about it once more", "[drill]") {
  Questions w;
  w.hear("We wait two days for an answer");
  w.show(PageId::questions);
  w.act("questions.drill");
  CHECK(w.wait([&] { return w.find("drill.back")->HasFocus(); }));
  CHECK_FALSE(w.find("drill.another")->IsShownOnScreen());
  for (const char* question : {"What made the wait hard?", "Who waits with you?"}) {
    w.type("drill.question", question);
    w.act("drill.answer");
    CHECK_FALSE(w.find("drill.question")->IsShownOnScreen());
    w.act("drill.another");
    CHECK(w.find("drill.question")->IsShownOnScreen());
  }
  CHECK(w.all(Kind::question).size() == 2);
  w.act("drill.back");
  CHECK(w.wait([&] { return wxWindow::FindFocus() != nullptr && wxWindow::FindFocus()->IsShownOnScreen(); }));
}

TEST_CASE("a rating that was chosen for one question is not given to another", "[drill]") {
  Questions w;
  w.show(PageId::questions);
  w.actor.pick("questions.list", 0);
  w.actor.pick("questions.opened", 3);
  w.actor.pick("questions.list", 1);
  w.settle();
  w.act("questions.used");
  const auto uses = w.all(Kind::question_use);
  REQUIRE(uses.size() == 1);
  CHECK_FALSE(uses[0].integer(journal::question_use::kOpened));
}

TEST_CASE("a question that is retired is shown on its shelf when it is opened from elsewhere", "[drill]") {
  Questions w;
  RecordId own;
  w.with_session([&](app::Session& session) {
    const auto made = session.add_prompt("What would you keep?", "mine");
    REQUIRE(made);
    own = *made;
    const auto bank = session.prompts();
    REQUIRE(bank);
    for (const app::Prompt& each : bank->all()) {
      if (each.own) REQUIRE(session.retire_prompt(std::string(each.id)));
    }
  });
  w.show(PageId::questions);
  w.frame().show_page(PageId::questions, own);
  w.settle();
  CHECK(w.says("What would you keep?"));
  CHECK(w.find("questions.answer")->IsEnabled());
}
