#include "ui/text_undo.h"

#include "support/catch.h"
#include "support/fakes.h"

using thirdrow::ui::UndoStack;
using Edit = UndoStack::Edit;
using Sort = Edit::Sort;

namespace {

void type(UndoStack& stack, int at, const std::string& words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    stack.note({Sort::inserted, at + static_cast<int>(i), words.substr(i, 1)});
}

std::string apply(std::string text, const Edit& edit, bool insert) {
  const auto at = static_cast<std::size_t>(edit.at);
  return insert ? text.insert(at, edit.text) : text.erase(at, edit.text.size());
}

}  // namespace

TEST_CASE("letters of a word are one step, the space and word after it another", "[pages]") {
  UndoStack stack;
  type(stack, 0, "two words");
  CHECK(stack.undo() == Edit{Sort::inserted, 3, " words"});
  CHECK(stack.undo() == Edit{Sort::inserted, 0, "two"});
  CHECK_FALSE(stack.undo());
  CHECK(stack.redo() == Edit{Sort::inserted, 0, "two"});
}

TEST_CASE("backspaces join, a paste stands alone, and typing elsewhere begins anew", "[pages]") {
  UndoStack stack;
  stack.note({Sort::removed, 4, "e"});
  stack.note({Sort::removed, 3, "n"});
  CHECK(stack.undo() == Edit{Sort::removed, 3, "ne"});
  stack.clear();
  stack.note({Sort::inserted, 0, "pasted text"});
  stack.note({Sort::inserted, 11, "x"});
  stack.note({Sort::inserted, 2, "y"});
  CHECK(stack.undo() == Edit{Sort::inserted, 2, "y"});
}

TEST_CASE("a new edit after undo ends what could be redone", "[pages]") {
  UndoStack stack;
  type(stack, 0, "one");
  stack.undo();
  CHECK(stack.can_redo());
  type(stack, 0, "x");
  CHECK_FALSE(stack.can_redo());
}

TEST_CASE("the stack is bounded in steps and bytes, and empty after clear", "[pages]") {
  UndoStack stack;
  for (int i = 0; i < 3'000; ++i) stack.note({Sort::inserted, i * 2, "ab"});
  std::size_t steps = 0;
  while (stack.undo()) ++steps;
  CHECK(steps == UndoStack::kMostEdits);
  stack.clear();
  for (int i = 0; i < 5; ++i) stack.note({Sort::inserted, 0, std::string(1'000'000, 'x')});
  steps = 0;
  while (stack.undo()) ++steps;
  CHECK(steps == 2);
  stack.clear();
  CHECK_FALSE(stack.can_redo());
}

TEST_CASE("undoing everything gives the first text, redoing everything the last", "[pages]") {
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  thirdrow::test::SeededRandom random(seed);
  for (int round = 0; round < 200; ++round) {
    UndoStack stack;
    std::string text = "begin here";
    for (int step = 0; step < 40; ++step) {
      const bool insert = text.empty() || random.below(3) > 0;
      const std::size_t at = random.below(text.size() + (insert ? 1 : 0));
      Edit edit{insert ? Sort::inserted : Sort::removed, static_cast<int>(at), {}};
      edit.text = insert ? std::string(1 + random.below(2), "ab \n"[random.below(4)])
                         : text.substr(at, 1 + random.below(2));
      text = apply(text, edit, insert);
      stack.note(edit);
    }
    const std::string last = text;
    while (const auto edit = stack.undo()) text = apply(text, *edit, edit->sort == Sort::removed);
    REQUIRE(text == "begin here");
    while (const auto edit = stack.redo()) text = apply(text, *edit, edit->sort == Sort::inserted);
    REQUIRE(text == last);
  }
}
