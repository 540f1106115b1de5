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
  void show(const std::vector<Prompt>& p) override { prompts = p; }
  void show_standards(const std::vector<std::string>& s) override { standards = s; }
  void show_added() override { ++added; }
  void show_not_added(const Error& error, const std::string& text, const std::string&) override {
    refused = error;
    typed = text;
  }
  void show_kept(const std::string& text) override { typed = text; }
  void show_problem(const Error&) override {}
};

struct Bank : test::DeskFixture {
  FakeQuestions view;
  QuestionsPresenter bank{*desk, view};
};

}  // namespace

TEST_CASE("the question bank is filtered by standard, words and shelf") {
  Bank f;
  FakeQuestions& view = f.view;
  QuestionsPresenter& bank = f.bank;
  bank.start();
  f.pump.drain();
  const std::size_t all = view.prompts.size();
  REQUIRE(all > 100);
  REQUIRE_FALSE(view.standards.empty());
  bank.filter({.standard = "S1"});
  CHECK(view.prompts.size() < all);
  for (const Prompt& prompt : view.prompts) CHECK(prompt.standard == "S1");
  bank.filter({.words = "SUCCESS"});
  CHECK_FALSE(view.prompts.empty());
  bank.filter({.shelf = QuestionFilter::Shelf::own});
  CHECK(view.prompts.empty());
}

TEST_CASE("a question of one's own is added, kept near, retired and brought back") {
  Bank f;
  FakeQuestions& view = f.view;
  QuestionsPresenter& bank = f.bank;
  bank.add("What did I not ask?", "asking");
  f.pump.drain();
  CHECK(view.added == 1);
  bank.filter({.shelf = QuestionFilter::Shelf::own});
  REQUIRE(view.prompts.size() == 1);
  const std::string id = view.prompts[0].id;
  bank.toggle_favourite(id);
  f.pump.drain();
  bank.filter({.shelf = QuestionFilter::Shelf::favourites});
  CHECK(view.prompts.size() == 1);
  bank.retire(id);
  f.pump.drain();
  CHECK(view.prompts.empty());
  bank.filter({.shelf = QuestionFilter::Shelf::retired});
  REQUIRE(view.prompts.size() == 1);
  bank.bring_back(id);
  f.pump.drain();
  CHECK(view.prompts.empty());
  bank.add("", "");
  f.pump.drain();
  REQUIRE(view.refused);
}

TEST_CASE("a question that was typed but not added is there after a lock") {
  Bank f;
  FakeQuestions& view = f.view;
  QuestionsPresenter& bank = f.bank;
  bank.start();
  f.pump.drain();
  CHECK(view.typed.empty());
  const bool refused = GENERATE(true, false);
  {
    std::optional<test::FullDisk> full;
    if (refused) {
      full.emplace();
      bank.add("What did I not ask?", "asking");
    }
    bank.keep_typed(refused ? "" : "What did I not ask?");
    f.desk->lock();
    bank.forget();
    f.pump.drain();
  }
  f.unlock();
  bank.start();
  f.pump.drain();
  CHECK(view.typed == "What did I not ask?");
  bank.add(view.typed, {});
  f.pump.drain();
  CHECK(view.added == 1);
  CHECK(f.now([](Session& session) { return session.kept_line(Line::question); }).empty());
}

TEST_CASE("a question is handed over to be answered, and none is held after a lock") {
  Bank f;
  FakeQuestions& view = f.view;
  QuestionsPresenter& bank = f.bank;
  std::optional<Prompt> asked;
  bank.on_answer = [&](const Prompt& prompt) { asked = prompt; };
  bank.start();
  f.pump.drain();
  bank.answer("no such question");
  CHECK_FALSE(asked);
  bank.answer(view.prompts.at(3).id);
  REQUIRE(asked);
  CHECK(asked->text == view.prompts.at(3).text);
  bank.forget();
  CHECK(view.prompts.empty());
  CHECK(bank.filter().words.empty());
}
