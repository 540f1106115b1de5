#include "support/shell.h"

using namespace thirdrow;
using test::has;
using test::Shell;

TEST_CASE("a question is added once, whatever its letters' case, and a shipped one not at all") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"prompt", "add", "What held you back?"}).id();
  const std::string shipped = shell.json({"prompt", "next"}).json().text("text");
  for (const std::string& text :
       {std::string("What held you back?"), std::string("what held YOU back?"), shipped}) {
    INFO(text);
    const auto again = shell.json({"prompt", "add", text});
    CHECK(again.code == 1);
    CHECK(again.error_code() == "question_exists");
  }
  REQUIRE(shell.run({"prompt", "retire", id}).code == 0);
  CHECK(shell.json({"prompt", "add", "What held you back?"}).error_code() == "question_exists");
}

TEST_CASE("a word too many is told as what it is") {
  Shell shell;
  CHECK(has(shell.run({"write", "hello"}).err, "'write' takes options only, and 'hello' is none."));
  CHECK(has(shell.run({"show", "abcd", "efgh"}).err, "'show' takes less: 'show ID'."));
  CHECK(has(shell.run({"show"}).err, "'show' needs more: 'show ID'."));
}
