// Importing what the journal already knows: nothing comes back, nothing is written over, and the report says
// why.
#include <algorithm>
#include <filesystem>

#include "support/shell.h"

using namespace thirdrow;
using test::has;
using test::Outcome;
using test::Shell;

namespace {

/// Two days' part of the journal, as records without a log.
std::string part_of(Shell& shell, const std::string& name) {
  const std::string file = shell.path(name);
  const Outcome done =
      shell.run({"export", "thirdrow-json", file, "--from", "2020-01-01", "--to", "2030-12-31"});
  REQUIRE(done.code == 0);
  REQUIRE_FALSE(has(shell.read_file(name), "\"log\""));
  return file;
}

std::int64_t ops(Shell& shell) { return *shell.json({"info"}).json().find("ops")->integer(); }
std::int64_t number(const Json& json, std::string_view name) { return *json.find(name)->integer(); }

/// A dry run first, which must tell the same.
Json import(Shell& shell, const std::string& format, const std::string& file) {
  const Json dry = shell.json({"import", format, file, "--dry-run"}).json();
  const Json real = shell.json({"import", format, file}).json();
  for (const char* name : {"items", "entries", "added", "already_there", "remark_count"})
    CHECK(number(dry, name) == number(real, name));
  return real;
}

std::vector<std::string> reasons(const Json& report) {
  std::vector<std::string> out;
  for (const Json& remark : *report.find("remarks")->elements()) out.push_back(remark.text("reason"));
  return out;
}

}  // namespace

TEST_CASE("words that were removed for good do not come back with an old part of the journal") {
  Shell shell;
  shell.create();
  const std::string id =
      shell.run({"write", "--title", "Plan", "--body", "Quiet words", "--tag", "work"}).id();
  const std::string file = part_of(shell, "part.json");
  REQUIRE(shell.run({"purge", id}).code == 0);
  const std::int64_t before = ops(shell);
  for (int i = 0; i < 2; ++i) {
    const Json report = import(shell, "thirdrow-json", file);
    CHECK(number(report, "items") == 1);
    CHECK(number(report, "added") == 0);
    CHECK(number(report, "already_there") == 0);
    CHECK(reasons(report) == std::vector<std::string>{"purged"});
  }
  CHECK(ops(shell) == before);
  CHECK(shell.json({"show", id}).code == 4);
}

TEST_CASE("an old part of the journal leaves what was written since, and says so") {
  Shell shell;
  shell.create();
  const std::string edited = shell.run({"write", "--title", "One", "--body", "As it was"}).id();
  const std::string trashed = shell.run({"write", "--title", "Two", "--body", "Unwanted"}).id();
  shell.run({"write", "--title", "Three", "--body", "The same"}).id();
  const std::string file = part_of(shell, "part.json");
  REQUIRE(shell.run({"edit", edited, "--body", "As it is now"}).code == 0);
  REQUIRE(shell.run({"delete", trashed}).code == 0);
  const std::int64_t before = ops(shell);
  const Json report = import(shell, "thirdrow-json", file);
  CHECK(number(report, "items") == 3);
  CHECK(number(report, "added") == 0);
  CHECK(number(report, "already_there") == 3);
  auto why = reasons(report);
  std::ranges::sort(why);
  CHECK(why == std::vector<std::string>{"differs", "in_trash"});
  CHECK(ops(shell) == before);
  CHECK(shell.json({"show", edited}).json().text("body") == "As it is now");
  CHECK_FALSE(has(shell.run({"list"}).out, "Unwanted"));
  CHECK(has(shell.run({"import", "thirdrow-json", file}).out, "3 items read, 0 added, 3 already there."));
}

TEST_CASE("a part of a journal brings its records into another one, counted, and once") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--title", "One", "--body", "Words"}).id();
  const std::string file = part_of(shell, "part.json");
  shell.create("other");
  const Json first = shell.in_other({"import", "thirdrow-json", file}).json();
  CHECK(number(first, "items") == 1);
  CHECK(number(first, "entries") == 1);
  CHECK(number(first, "added") == 1);
  const Json again = shell.in_other({"import", "thirdrow-json", file}).json();
  CHECK(number(again, "added") == 0);
  CHECK(number(again, "already_there") == 1);
  CHECK(again.find("remarks")->elements()->empty());
  CHECK(shell.in_other({"show", id}).json().text("body") == "Words");
}

TEST_CASE("nor do words removed for good come back with another journal's whole log") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--title", "Plan", "--body", "Quiet words"}).id();
  const std::string kept = shell.run({"write", "--title", "Kept", "--body", "Old"}).id();
  REQUIRE(shell.run({"export", "thirdrow-json", shell.path("all.json")}).code == 0);
  shell.create("other");
  REQUIRE(shell.in_other({"import", "thirdrow-json", shell.path("all.json")}).code == 0);
  REQUIRE(shell.in_other({"edit", id, "--body", "Quiet words, later"}).code == 0);
  REQUIRE(shell.in_other({"edit", kept, "--body", "New"}).code == 0);
  REQUIRE(shell.in_other({"export", "thirdrow-json", shell.path("later.json")}).code == 0);
  REQUIRE(shell.run({"purge", id}).code == 0);
  const std::int64_t before = ops(shell);
  for (int i = 0; i < 2; ++i) {
    const Json report = import(shell, "thirdrow-json", shell.path("later.json"));
    INFO(report.dump());
    CHECK(number(report, "items") == 2);
    CHECK(reasons(report) == std::vector<std::string>{"purged"});
  }
  CHECK(ops(shell) == before + 1);
  CHECK(shell.json({"show", kept}).json().text("body") == "New");
  CHECK(shell.run({"verify"}).code == 0);
}

TEST_CASE("a Markdown export does not bring back what was removed for good") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--title", "Plan", "--body", "Quiet words"}).id();
  REQUIRE(shell.run({"export", "markdown", shell.path("pages")}).code == 0);
  REQUIRE(shell.run({"purge", id}).code == 0);
  const Json report = import(shell, "markdown", shell.path("pages"));
  CHECK(number(report, "added") == 0);
  CHECK(number(report, "already_there") == 0);
  CHECK(reasons(report) == std::vector<std::string>{"purged"});
  CHECK(number(shell.json({"list"}).json(), "total") == 0);
}

TEST_CASE("a file that ends too soon brings in what it holds, and says what and where to look") {
  Shell shell;
  shell.create();
  std::string file = R"({"entries": [)";
  for (int i = 0; i < 3; ++i) {
    file += R"({"title": "Day )" + std::to_string(i) +
            R"(", "body": "Words", "date": "2024-05-06", "time": "07:08", "tags": [], "starred": false}, )";
  }
  shell.write_file("cut.json", file);
  const Outcome cut = shell.run({"import", "jrnl-json", shell.path("cut.json")});
  CHECK(cut.code == 7);
  CHECK(has(cut.out, "3 items read, 3 added"));
  CHECK(has(cut.err, "file to import"));
  CHECK_FALSE(has(cut.err, "restore"));
  CHECK(number(shell.json({"list"}).json(), "total") == 3);
  const Outcome again = shell.json({"import", "jrnl-json", shell.path("cut.json")});
  CHECK(again.code == 7);
  CHECK(again.error_code() == "damaged_import");
  CHECK(number(again.json(), "already_there") == 3);
}
