// Records that point at others: what becomes of them when those are gone, and when only a part leaves.
#include <filesystem>

#include "support/shell.h"

using namespace thirdrow;
using test::has;
using test::Shell;

namespace {

/// Everything under a folder, as one text.
std::string all_files(const std::string& folder) {
  std::string out;
  for (const auto& found : std::filesystem::recursive_directory_iterator(folder)) {
    if (!found.is_regular_file()) continue;
    std::ifstream in(found.path(), std::ios::binary);
    out.append(std::istreambuf_iterator<char>(in), {});
  }
  return out;
}

}  // namespace

TEST_CASE("a person removed for good is shown by no id and exported by no empty name") {
  Shell shell;
  shell.create();
  const std::string ana = shell.run({"add", "person", "name=Ana"}).id();
  const std::string id = shell.run({"write", "--title", "One", "--body", "x", "--person", "Ana"}).id();
  REQUIRE(shell.run({"delete", ana}).code == 0);
  REQUIRE(shell.run({"purge", ana}).code == 0);
  for (const char* command : {"show", "history"}) {
    const auto told = shell.run({command, id});
    CHECK_FALSE(has(told.out, ana));
    CHECK(has(told.out, "(removed)"));
  }
  REQUIRE(shell.run({"export", "markdown", shell.path("pages")}).code == 0);
  CHECK_FALSE(has(all_files(shell.path("pages")), "people"));
  REQUIRE(shell.run({"export", "thirdrow-json", shell.path("all.json")}).code == 0);
  CHECK_FALSE(has(shell.read_file("all.json"), "\"names\""));
}

TEST_CASE("a part of the journal takes along whom and what its entries name") {
  Shell shell;
  shell.create();
  shell.create("other");
  shell.run({"add", "engagement", "title=Desk", "people=Bo"}).id();
  shell.run({"add", "person", "name=Stranger"}).id();
  const std::string question = shell.run({"prompt", "add", "What held you back?"}).id();
  const std::string id = shell
                             .run({"write", "--title", "One", "--body", "x", "--person", "Ana",
                                   "--engagement", "Desk", "--prompt", question, "--on", "2026-02-01"})
                             .id();
  const auto part = shell.json(
      {"export", "thirdrow-json", shell.path("part.json"), "--from", "2026-02-01", "--to", "2026-02-01"});
  CHECK(part.number("written") == 5);
  const auto brought = shell.in_other({"import", "thirdrow-json", shell.path("part.json")});
  CHECK(brought.number("items") == 5);
  CHECK(brought.number("added") == 5);
  const auto shown = shell.in("other", {"show", id});
  for (const char* words : {"Ana", "Desk", "What held you back?"}) CHECK(has(shown.out, words));
  CHECK_FALSE(has(shown.out, "(removed)"));
  CHECK(shell.in_other({"list", "person"}).number("total") == 2);
}

TEST_CASE("export and import count the same records, and imported history names a device") {
  Shell shell;
  shell.create();
  shell.create("other");
  const std::string id = shell.run({"write", "--title", "One", "--body", "x", "--person", "Ana"}).id();
  const std::string gone = shell.run({"write", "--title", "Two", "--body", "y"}).id();
  REQUIRE(shell.run({"delete", gone}).code == 0);
  REQUIRE(shell.run({"purge", gone}).code == 0);
  const auto written = shell.json({"export", "thirdrow-json", shell.path("all.json")}).number("written");
  CHECK(written == 2);
  const auto brought = shell.in_other({"import", "thirdrow-json", shell.path("all.json")});
  CHECK(brought.number("items") == written);
  CHECK(brought.number("added") == written);
  CHECK(shell.in_other({"import", "thirdrow-json", shell.path("all.json")}).number("already_there") ==
        written);
  CHECK(has(shell.in_other({"history", id}).out, R"("device":"another computer")"));
  CHECK(has(shell.json({"history", id}).out, R"("device":"this computer")"));
}
