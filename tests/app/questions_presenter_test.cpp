#include "app/presenters/questions_presenter.h"

#include "support/desk_fixture.h"
#include "support/full_disk.h"

using namespace thirdrow;
using namespace thirdrow::app;

namespace {

struct FakeQuestions : QuestionsView {
  std::vector<Prompt> prompts;
  std::vector<std::string> standards;
  int added = 0;
  std::optional<Error> refused;
  std::string typed;  ///< in the view's field
  std::string found;
  void show(const std::vector<Prompt>& p) override { prompts = p; }
  void show_standards(const std::vector<std::string>& s) override { standards = s; }
  void show_added() override { ++added; }
  void show_not_added(const Error& error, const std::string& text, const std::string&) override {
    refused = error;
    typed = text;
  }
  void show_kept(const std::string& text) override { typed = text; }
  void show_found(const std::string& id) override { found = id; }
  void show_problem(const Error&) override {}
};

struct Fixture : test::DeskFixture {
  FakeQuestions view;
  QuestionsPresenter bank{*desk, view};
  void start() {
    bank.start();
    pump.drain();
  }
  void lock() {
    desk->lock();
    bank.forget();
    pump.drain();
  }
  void unlock_and_start() {
    unlock();
    start();
  }
};

}  // namespace

TEST_CASE("the question bank is filtered by standard, words and shelf") {
  Fixture f;
  f.start();
  const std::size_t all = f.view.prompts.size();
  REQUIRE(all > 100);
  REQUIRE_FALSE(f.view.standards.empty());
  f.bank.filter({.standard = "S1"});
  CHECK(f.view.prompts.size() < all);
  for (const Prompt& prompt : f.view.prompts) CHECK(prompt.standard == "S1");
  f.bank.filter({.words = "SUCCESS"});
  CHECK_FALSE(f.view.prompts.empty());
  f.bank.filter({.shelf = QuestionFilter::Shelf::own});
  CHECK(f.view.prompts.empty());
}

TEST_CASE("a question of one's own is added, kept near, retired and brought back") {
  Fixture f;
  f.bank.add("What did I not ask?", "asking");
  f.pump.drain();
  CHECK(f.view.added == 1);
  f.bank.filter({.shelf = QuestionFilter::Shelf::own});
  REQUIRE(f.view.prompts.size() == 1);
  const std::string id = f.view.prompts[0].id;
  CHECK(f.view.found == id);
  f.bank.toggle_favourite(id);
  f.pump.drain();
  f.bank.filter({.shelf = QuestionFilter::Shelf::favourites});
  CHECK(f.view.prompts.size() == 1);
  f.bank.retire(id);
  f.pump.drain();
  CHECK(f.view.prompts.empty());
  f.bank.filter({.shelf = QuestionFilter::Shelf::retired});
  REQUIRE(f.view.prompts.size() == 1);
  f.bank.bring_back(id);
  f.pump.drain();
  CHECK(f.view.prompts.empty());
  f.bank.add("", "");
  f.pump.drain();
  REQUIRE(f.view.refused);
}

TEST_CASE("a question that was typed but not added is there after a lock") {
  Fixture f;
  f.start();
  CHECK(f.view.typed.empty());
  const bool refused = GENERATE(true, false);
  {
    std::optional<test::FullDisk> full;
    if (refused) {
      full.emplace();
      f.bank.add("What did I not ask?", "asking");
    }
    f.bank.keep_typed(refused ? "" : "What did I not ask?");
    f.lock();
  }
  f.unlock_and_start();
  CHECK(f.view.typed == "What did I not ask?");
  f.bank.add(f.view.typed, {});
  f.pump.drain();
  CHECK(f.view.added == 1);
  CHECK(f.now([](Session& session) { return session.kept_line(Line::question); })->empty());
}

TEST_CASE("questions that were not added before a lock are all there after it, with what was typed last") {
  Fixture f;
  {
    const test::FullDisk full;
    f.bank.add("What did I not ask?", "asking");
    f.bank.add("Who did not speak?", {});
    f.bank.keep_typed("And why");
    f.lock();
  }
  f.unlock_and_start();
  CHECK(f.view.typed == "What did I not ask? Who did not speak? And why");
}

TEST_CASE("a kept question outlives a page that is left before it was given back") {
  Fixture f;
  f.bank.keep_typed("What did I not ask?");
  f.lock();
  f.unlock();
  f.bank.start();
  f.bank.keep_typed("");
  f.lock();
  f.unlock_and_start();
  CHECK(f.view.typed == "What did I not ask?");
}

TEST_CASE("questions are found whatever the case, in any script, and with or without accents") {
  Fixture f;
  f.bank.add("Ärger: woher kam er?", {});
  f.pump.drain();
  for (const char* words : {"ärger", "ÄRGER", "arger: W"}) {
    INFO(words);
    f.bank.filter({.words = words});
    CHECK(f.view.prompts.size() == 1);
  }
}

TEST_CASE("a question is handed over to be answered, and none is held after a lock") {
  Fixture f;
  std::optional<Prompt> asked;
  f.bank.on_answer = [&](const Prompt& prompt) { asked = prompt; };
  f.start();
  f.bank.answer("no such question");
  CHECK_FALSE(asked);
  f.bank.answer(f.view.prompts.at(3).id);
  REQUIRE(asked);
  CHECK(asked->text == f.view.prompts.at(3).text);
  f.bank.forget();
  CHECK(f.view.prompts.empty());
  CHECK(f.bank.filter().words.empty());
}

TEST_CASE("a use that is noted counts, and it leads back to its question") {
  Fixture f;
  f.bank.start();
  f.pump.drain();
  const std::string id = f.view.prompts.front().id;
  for (const std::optional<int> opened : {std::optional(4), std::optional<int>(), std::optional(2)}) {
    f.bank.used(id, opened);
    f.pump.drain();
  }
  CHECK(f.view.prompts.front().uses == 3);
  CHECK(f.view.prompts.front().opened.size() == 2);
  const RecordId use = f.now([](Session& session) {
    const auto all = session.all_of(journal::Kind::question_use);
    return all->front().id;
  });
  f.bank.find(use);
  f.pump.drain();
  CHECK(f.view.found == id);
}
