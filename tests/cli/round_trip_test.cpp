// Markdown written by export and read by import: the entries come back, and what does not is named.
#include <filesystem>

#include "support/shell.h"

using namespace thirdrow;
using test::has;
using test::Shell;

namespace {

/// The one remark of an import of these pages.
std::string remark_of(Shell& shell, const std::string& content) {
  std::filesystem::remove_all(shell.path("pages"));
  std::filesystem::create_directory(shell.path("pages"));
  shell.write_file("pages/2024-05-06 n.md", content);
  const Json told = shell.json({"import", "markdown", shell.path("pages")}).json();
  const auto& remarks = *told.find("remarks")->elements();
  REQUIRE(remarks.size() == 1);
  return remarks[0].text("reason") + ": " + remarks[0].text("what");
}

}  // namespace

TEST_CASE("an exported moment, story and reflection come back whole from Markdown, once") {
  Shell shell;
  shell.create();
  shell.create("other");
  shell.run({"add", "engagement", "title=Desk"}).id();
  REQUIRE(shell.in_other({"add", "engagement", "title=desk"}).code == 0);
  const std::string moment =
      shell
          .run({"add", "moment", "title=Cut short", "body=I listened.", "setting=call", "surprise=yes",
                "thanked=2026-02-28", "learned_pleased=Two\n\nlines", "learned_stung=It was me",
                "people=\"Lee, Ana\", Bo", "engagement=Desk", "tags=a,b"})
          .id();
  REQUIRE(shell.run({"do", moment, "reflect"}).code == 0);
  const std::string story = shell
                                .run({"add", "story", "title=Praise", "body=They stayed.",
                                      "told=2026-02-01 At lunch", "for=inside"})
                                .id();
  const std::string weekly = shell.run({"write", "--kind", "weekly", "--title", "W", "--body", "words"}).id();
  REQUIRE(shell.run({"export", "markdown", shell.path("pages")}).code == 0);
  const Json first = shell.in_other({"import", "markdown", shell.path("pages")}).json();
  CHECK(*first.find("added")->integer() == 3);
  CHECK(first.find("remarks")->dump() == "[]");
  for (const std::string& id : {moment, story, weekly}) {
    const Json one = shell.json({"show", id}).json(), back = shell.in_other({"show", id}).json();
    INFO(back.dump());
    for (const char* name : {"id", "kind", "title", "body", "tags", "created", "happened"})
      CHECK(back.find(name)->dump() == one.find(name)->dump());
    CHECK(back.text("state") == one.text("state"));
    for (const auto& [name, value] : *one.find("fields")->members())
      CHECK(back.find("fields")->find(name)->dump() == value.dump());
  }
  const auto shown = shell.in("other", {"show", moment}).out;
  CHECK(has(shown, "\"Lee, Ana\", Bo"));
  CHECK(has(shown, "desk"));
  CHECK(shell.in_other({"list", "person"}).number("total") == 2);
  const auto again = shell.in_other({"import", "markdown", shell.path("pages")});
  CHECK(again.number("added") == 0);
  CHECK(again.number("already_there") == 3);
}

TEST_CASE("people named in anyone's front matter are brought in, and made only for what is brought in") {
  Shell shell;
  shell.create();
  shell.run({"add", "person", "name=Ana"}).id();
  std::filesystem::create_directory(shell.path("pages"));
  shell.write_file("pages/2024-05-06 a.md", "---\npeople: [ana, \"[[Bo Lee]]\"]\n---\nOne\n");
  shell.write_file("pages/2024-05-07 b.md", "---\npeople: Bo Lee, Cy\n---\nTwo\n");
  shell.write_file("pages/2024-05-08 c.md", "---\npeople: Nobody\n---\n\n");
  REQUIRE(shell.json({"import", "markdown", shell.path("pages"), "--dry-run"}).code == 0);
  CHECK(shell.json({"list", "person"}).number("total") == 1);
  REQUIRE(shell.json({"import", "markdown", shell.path("pages")}).code == 0);
  CHECK(shell.json({"list", "person"}).number("total") == 3);
  CHECK(shell.json({"list", "--person", "Bo Lee"}).number("total") == 2);
}

TEST_CASE("a moment without an id of ours is not brought in twice") {
  Shell shell;
  shell.create();
  std::filesystem::create_directory(shell.path("pages"));
  shell.write_file("pages/2024-05-06 a.md", "---\nkind: moment\nsetting: call\n---\nOne\n");
  CHECK(shell.json({"import", "markdown", shell.path("pages")}).number("added") == 1);
  CHECK(shell.json({"import", "markdown", shell.path("pages")}).number("already_there") == 1);
  CHECK(shell.json({"list", "--kind", "moment"}).number("total") == 1);
}

TEST_CASE("a remark names what was left out, and why") {
  Shell shell;
  shell.create();
  CHECK(remark_of(shell, "---\naliases: [x]\nrating: 5\n---\n1\n") == "left_out: aliases, rating");
  CHECK(remark_of(shell, "---\ntitle: [a, b]\n---\n2\n") == "left_out: title");
  CHECK(remark_of(shell, "---\ntags: [" + std::string(500, 't') + "]\n---\n3\n") == "left_out: tags");
  CHECK(remark_of(shell, "---\nengagement: Nowhere\n---\n4\n") == "left_out: engagement");
  CHECK(remark_of(shell, "---\nkind: story\nfor: inside\n---\n" + std::string(900, 'w')) ==
        "left_out: kind, for");
  CHECK(remark_of(shell, "---\nkind: moment\nurge: fly\nstate: x\n---\n5\n") == "left_out: urge, state");
  CHECK(remark_of(shell, "6 ![photo](pics/a.png) ![web](https://x.org/b.png)\n") == "picture: pics/a.png");
  CHECK(remark_of(shell, "---\ndate: 03/04/2021\n---\n" + std::string(1'000'001, 'x')) == "too_large: ");
  CHECK(has(shell.run({"import", "markdown", shell.path("pages")}).out, "too large"));
}
