// Which questions count as used: those that were answered, each once, however the answer was written.
#include "support/editor_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;

namespace {

using Fixture = test::EditorFixture;

int all_uses(Fixture& f) {
  return f.now([](Session& session) {
    int uses = 0;
    const auto bank = session.prompts();
    for (const Prompt& prompt : bank->all()) uses += prompt.uses;
    return uses;
  });
}

}  // namespace

TEST_CASE("two questions answered in one entry count as used, and are two different ones") {
  Fixture f;
  const Prompt first = f.prompt();
  f.answer(first, "One answer");
  f.add_prompt();
  REQUIRE(f.editor.page().sections.size() == 2);
  CHECK(f.editor.page().sections[1].heading != first.text);
  f.rewrite("Another", 1);
  CHECK(f.uses(first) == 1);
  CHECK(all_uses(f) == 2);
}

TEST_CASE("a question that was added but not answered is not used, until it is") {
  Fixture f;
  f.create();
  f.type("Free words");
  f.add_prompt();
  f.flush();
  CHECK(all_uses(f) == 0);
  f.rewrite("An answer", 1);
  CHECK(all_uses(f) == 1);
}

TEST_CASE("a question answered right before a crash counts as used when its draft is settled") {
  Fixture f;
  const Prompt prompt = f.prompt();
  f.answer(prompt, "Because.");
  f.blur();
  f.editor.forget();
  f.desk->lock();  // what was typed is a draft only
  f.pump.drain();
  f.unlock();
  CHECK(f.entries() == 1);
  CHECK(f.uses(prompt) == 1);
  CHECK(f.prompt().id != prompt.id);
}

TEST_CASE("a draft settled under the open page counts its question once and writes its words once") {
  Fixture f;
  const Prompt prompt = f.prompt();
  f.create("free", prompt);
  for (const char* words : {"Because.", "Because of that.", "Well, because of this."}) {
    f.type(words);
    f.blur();
    REQUIRE(f.now([](Session& session) { return session.settle_drafts(); }));
  }
  f.type("Because of all that.");
  f.flush();
  CHECK(f.uses(prompt) == 1);
  CHECK(f.body(f.view.page->record.id) == f.editor.page().record.body());
}

TEST_CASE("an entry is saved even when its question is in no bank") {
  Fixture f;
  Prompt gone;
  gone.id = "gone";
  gone.text = "What was it?";
  f.answer(gone, "Something");
  f.flush();
  CHECK(f.view.status.kept == EditorStatus::Kept::saved);
  CHECK(f.entries() == 1);
}
