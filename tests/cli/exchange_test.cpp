#include <signal.h>

#include <filesystem>

#include "cli/context.h"
#include "platform/interruption.h"
#include "support/shell.h"

using namespace thirdrow;
using test::has;
using test::Shell;

namespace {
void write_pages(Shell& shell) {
  std::filesystem::create_directory(shell.path("pages"));
  shell.write_file("pages/2024-05-06 First.md", "# First\n\nWords of the first.\n");
  shell.write_file("pages/2024-05-07 Second.md", "---\ntitle: Second\ntags: [work]\n---\nMore words.\n");
  shell.write_file("pages/empty.md", "");
}
}  // namespace

TEST_CASE("a dry run says what would happen and the real one does it once") {
  Shell shell;
  shell.create();
  write_pages(shell);
  const Json dry = shell.json({"import", "markdown", shell.path("pages"), "--dry-run"}).json();
  CHECK(*dry.find("added")->integer() == 2);
  CHECK(*shell.json({"list"}).json().find("total")->integer() == 0);
  const auto real = shell.run({"import", "markdown", shell.path("pages")});
  CHECK(has(real.out, "2 added"));
  CHECK(has(real.out, "empty.md: nothing to keep"));
  CHECK(*shell.json({"list"}).json().find("total")->integer() == 2);
  CHECK(*shell.json({"import", "markdown", shell.path("pages")}).json().find("added")->integer() == 0);
}

TEST_CASE("an export warns that it is not encrypted, unless told to be quiet") {
  Shell shell;
  shell.create();
  shell.run({"write", "--title", "One", "--body", "Words."}).id();
  const auto loud = shell.run({"export", "thirdrow-json", shell.path("all.json")});
  CHECK(loud.code == 0);
  CHECK(has(loud.err, "not encrypted"));
  CHECK(has(shell.read_file("all.json"), "Words."));
  CHECK(shell.run({"--quiet", "export", "markdown", shell.path("out")}).err.empty());
  CHECK(shell.run({"export", "thirdrow-json", shell.path("all.json")}).code == 1);
}

TEST_CASE("importing a thirdrow-json export gives an equal journal") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--title", "One", "--body", "Words.", "--person", "Ana"}).id();
  REQUIRE(shell.run({"export", "thirdrow-json", shell.path("all.json")}).code == 0);
  shell.create("other");
  REQUIRE(shell.in_other({"import", "thirdrow-json", shell.path("all.json")}).code == 0);
  CHECK(shell.in_other({"show", id}).out == shell.json({"show", id}).out);
}

TEST_CASE("unknown formats and missing files are told before the passphrase is needed") {
  Shell shell;
  CHECK(has(shell.run({"import", "word", "x"}).err, "dayone-json"));
  CHECK(shell.run({"export", "docx", "x"}).code == 2);
  CHECK(shell.json({"import", "markdown", shell.path("none")}).error_code() == "no_file");
}

TEST_CASE("a long import shows its progress on a terminal only, and cleans up after it") {
  Shell shell;
  shell.create();
  write_pages(shell);
  CHECK_FALSE(has(shell.run({"import", "markdown", shell.path("pages"), "--dry-run"}).err, "%"));
  shell.err_is = cli::Device::terminal;
  const auto shown = shell.run({"import", "markdown", shell.path("pages")});
  CHECK(has(shown.err, "%"));
  CHECK(shown.err.ends_with("\x1b[K"));
}

TEST_CASE("while interruption is watched for, Ctrl-C is seen and does not end the program") {
  {
    const platform::Interruption interruption;
    CHECK_FALSE(interruption.asked());
    raise(SIGINT);
    CHECK(interruption.asked());
  }
  const platform::Interruption again;
  CHECK_FALSE(again.asked());
}

TEST_CASE("an export into no folder or to standard output is refused in words that fit") {
  Shell shell;
  shell.create();
  CHECK(shell.json({"export", "thirdrow-json", shell.path("none/x")}).error_code() == "no_file");
  const auto stream = shell.run({"export", "thirdrow-json", "-"});
  CHECK(stream.code == 2);
  CHECK_FALSE(std::filesystem::exists("-"));
}

TEST_CASE("a bad file to import is not told as a damaged journal") {
  Shell shell;
  shell.create();
  shell.write_file("empty", "");
  shell.write_file("braces", "{}");
  shell.write_file("list", "[]");
  shell.write_file("latin", "{\"entries\":[{\"title\":\"caf\xE9\"}]}");
  shell.write_file("zip", "PK\x03\x04 cut short");
  for (const char* format : {"dayone-json", "jrnl-json", "thirdrow-json"}) {
    for (const char* file : {"empty", "braces", "list", "latin", "zip"}) {
      INFO(format << " " << file);
      const auto outcome = shell.json({"import", format, shell.path(file)});
      CHECK(outcome.code == 7);
      CHECK(outcome.error_code() == "damaged_import");
    }
  }
  CHECK(shell.run({"verify"}).code == 0);
}
