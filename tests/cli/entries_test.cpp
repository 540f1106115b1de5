#include "support/shell.h"

using namespace thirdrow;
using test::has;
using test::Shell;

TEST_CASE("an entry is written from standard input, found by a beginning of its id, and read back") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--title", "Quiet morning"}, "Rain again.\nTea.\n").id();
  const auto shown = shell.json({"show", id.substr(0, 8)});
  CHECK(shown.json().text("body") == "Rain again.\nTea.");
  CHECK(shown.json().text("id") == id);
  CHECK(has(shell.run({"show", id}).out, "Quiet morning"));
}

TEST_CASE("ids that are too short, unknown or no ids at all are told apart") {
  Shell shell;
  shell.create();
  CHECK(shell.run({"show", "abc"}).code == 2);
  CHECK(shell.run({"show", "zzzz"}).code == 2);
  CHECK(shell.json({"show", "0000"}).code == 4);
}

TEST_CASE("a person's name finds the one there is, or makes one") {
  Shell shell;
  shell.create();
  shell.run({"write", "--body", "one", "--person", "Zoë"}).id();
  shell.run({"write", "--body", "two", "--person", "ZOË"}).id();
  CHECK(shell.json({"list", "person"}).json().find("items")->elements()->size() == 1);
  CHECK(shell.json({"list", "--person", "zoë"}).json().find("items")->elements()->size() == 2);
  CHECK(shell.json({"list", "--person", "Nobody Known"}).code == 4);
  CHECK(shell.json({"list", "person"}).json().find("items")->elements()->size() == 1);
}

TEST_CASE("nothing to write, two bodies, a wrong kind or a wrong day write nothing") {
  Shell shell;
  shell.create();
  CHECK(shell.run({"write"}, "\n\n").code == 2);
  CHECK(shell.run({"write", "--body", "a", "--body-file", "-"}).code == 2);
  CHECK(has(shell.run({"write", "--kind", "dayly", "--body", "a"}).err, "daily"));
  CHECK(shell.run({"write", "--body", "a", "--on", "2026-02-30"}).code == 2);
  CHECK(shell.run({"write", "--body", "a", "--prompt", "no-such"}).code == 4);
  CHECK(shell.run({"write", "--body", "a", "--engagement", "No such"}).code == 4);
  CHECK(shell.run({"write"}, "\xff\xfe").code == 2);
  CHECK(shell.json({"list"}).json().find("total")->integer() != nullptr);
  CHECK(*shell.json({"list"}).json().find("total")->integer() == 0);
}

TEST_CASE("a value over its limit is refused with the field's name and without the words") {
  Shell shell;
  shell.create();
  const auto outcome = shell.json({"write", "--title", std::string(201, 'q')});
  CHECK(outcome.code == 2);
  CHECK(outcome.error_code() == "invalid");
  CHECK(has(outcome.err, "title: longer than 200"));
  CHECK_FALSE(has(outcome.err, "qqq"));
}

TEST_CASE("an answered prompt counts as used and is not asked again at once") {
  Shell shell;
  shell.create();
  const std::string prompt = shell.json({"prompt", "next", "--when", "story.saved"}).json().text("id");
  shell.run({"write", "--body", "answer", "--prompt", prompt}).id();
  CHECK(shell.json({"prompt", "next", "--when", "story.saved"}).json().text("id") != prompt);
  CHECK(shell.json({"--today", "2026-03-16", "prompt", "next", "--when", "story.saved"}).json().text("id") ==
        prompt);
}

TEST_CASE("history reads as a difference, and a version can be brought back") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--body", "The desk is old."}).id();
  shell.clock.advance_ms(600'000);
  REQUIRE(shell.run({"edit", id, "--body", "The desk is new."}).code == 0);
  const auto history = shell.run({"history", id});
  CHECK(has(history.out, "version 2"));
  CHECK(has(history.out, "[-"));
  CHECK(has(history.out, "{+"));
  REQUIRE(shell.run({"restore-entry", id, "--version", "1"}).code == 0);
  CHECK(shell.json({"show", id}).json().text("body") == "The desk is old.");
  CHECK(shell.run({"restore-entry", id, "--version", "99"}).code == 2);
}

TEST_CASE("a deleted entry is in the Trash only, comes back, and is gone once purged") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--body", "Unwanted words"}).id();
  REQUIRE(shell.run({"delete", id}).code == 0);
  CHECK(shell.run({"list"}).out.empty());
  CHECK(has(shell.run({"list", "--trash"}).out, "Unwanted"));
  CHECK(shell.run({"search", "Unwanted"}).out.empty());
  REQUIRE(shell.run({"restore-entry", id}).code == 0);
  CHECK(has(shell.run({"list"}).out, "Unwanted"));
  REQUIRE(shell.run({"purge", id}).code == 0);
  CHECK(shell.json({"show", id}).code == 4);
}

TEST_CASE("an entry cannot steer the terminal of who lists or reads it") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--title", "Bell"}, "\x1b]0;owned\x07 words").id();
  for (const auto& words :
       {std::vector<std::string>{"show", id}, {"list"}, {"search", "words"}, {"history", id}}) {
    const auto outcome = shell.run(words);
    CHECK(outcome.code == 0);
    CHECK(outcome.out.find('\x1b') == std::string::npos);
    CHECK(outcome.out.find('\x07') == std::string::npos);
  }
}

TEST_CASE("a list fits the terminal's width and says when there is more") {
  Shell shell;
  shell.create();
  for (int i = 0; i < 3; ++i)
    shell.run({"write", "--title", "日本語の日記 " + std::to_string(i), "--body", std::string(300, 'w')})
        .id();
  shell.out_is = cli::Device::terminal;
  shell.columns = 50;
  const auto listed = shell.run({"list", "--limit", "2"});
  CHECK(std::count(listed.out.begin(), listed.out.end(), '\n') == 2);
  CHECK(has(listed.out, "…"));
  CHECK(has(listed.err, "2 of 3"));
  CHECK(shell.run({"--quiet", "list", "--limit", "2"}).err.empty());
  CHECK(shell.run({"list", "--limit", "many"}).code == 2);
}

TEST_CASE("what is asked for is looked at before anything is typed, and nothing is made when it is off") {
  Shell shell;
  shell.create();
  const std::string typed = "Half an hour of words.\n";
  for (const auto& off :
       std::vector<std::vector<std::string>>{{"--on", "2026-02-30"},
                                             {"--prompt", "no-such"},
                                             {"--engagement", "no such"},
                                             {"--title", std::string(201, 't')},
                                             {"--person", "Ana", "--person", std::string(300, 'n')}}) {
    std::vector<std::string> words = {"write", "--person", "Newbie"};
    words.insert(words.end(), off.begin(), off.end());
    const auto outcome = shell.run(words, typed);
    CHECK(outcome.code != 0);
    CHECK(outcome.read == 0);
  }
  const std::string id = shell.run({"write", "--body", "Words"}).id();
  const auto edit =
      shell.run({"edit", id, "--person", "Newbie", "--no-person", "Nobody", "--body-file", "-"}, typed);
  CHECK(edit.code == 4);
  CHECK(edit.read == 0);
  CHECK(*shell.json({"list", "person"}).json().find("total")->integer() == 0);
}

TEST_CASE("typed words that cannot be written are kept as a draft, and its id is told") {
  Shell shell;
  shell.create();
  const auto refused =
      shell.run({"write", "--title", "Long day", "--person", "Ana"}, std::string(1'000'001, 'w'));
  CHECK(refused.code == 2);
  CHECK(refused.out.empty());
  const auto at = refused.err.find("draft ");
  REQUIRE(at != std::string::npos);
  const std::string id = refused.err.substr(at + 6, 26);
  CHECK(shell.json({"show", id}).json().text("title") == "Long day");
  CHECK(shell.json({"show", id}).json().text("body").size() == 1'000'001);
  REQUIRE(shell.run({"edit", id, "--body", "Shorter."}).code == 0);
  CHECK(shell.json({"show", id}).json().text("body") == "Shorter.");
  CHECK(shell.json({"list", "person"}).json().find("items")->elements()->size() == 1);
}

TEST_CASE("a search says when it found more than it shows") {
  Shell shell;
  shell.create();
  for (int i = 0; i < 3; ++i) shell.run({"write", "--body", "Common words " + std::to_string(i)}).id();
  CHECK(has(shell.run({"search", "common", "--limit", "1"}).err, "1 of 3"));
  CHECK_FALSE(has(shell.run({"search", "common"}).err, " of "));
}

TEST_CASE("whatever a library throws ends as one error and an exit code") {
  Shell shell;
  shell.create();
  shell.throws = true;
  const auto outcome = shell.json({"info"});
  CHECK(outcome.code == 1);
  CHECK(outcome.error_code() == "failed");
}

TEST_CASE("history calls the kind what show calls it, and gives a difference of texts only") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--kind", "daily", "--body", "One"}).id();
  shell.clock.advance_ms(600'000);
  REQUIRE(shell.run({"edit", id, "--kind", "weekly", "--body", "Two"}).code == 0);
  const Json versions = *shell.json({"history", id}).json().find("versions");
  for (const Json& change : *versions.elements()->at(1).find("changed")->elements()) {
    INFO(change.dump());
    CHECK((change.find("diff") != nullptr) == (change.text("field") == "body"));
    CHECK((change.text("field") == "body" || change.text("field") == "kind"));
  }
  CHECK(has(shell.run({"history", id}).out, "kind: [-daily-]{+weekly+}"));
}

TEST_CASE("questions are read by their words in snippets, lists, history and show") {
  Shell shell;
  shell.create();
  const Json prompt = shell.json({"prompt", "next", "--when", "story.saved"}).json();
  const std::string id =
      shell.run({"write", "--prompt", prompt.text("id")}, "## What held?\n\nThe rope did.").id();
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"search", "rope"}, {"list"}, {"history", id}}) {
    INFO(words[0]);
    CHECK(has(shell.run(words).out, "What held?"));
    CHECK_FALSE(has(shell.run(words).out, "##"));
  }
  for (const char* command : {"show", "history"}) {
    CHECK(has(shell.run({command, id}).out, prompt.text("text")));
    CHECK_FALSE(has(shell.run({command, id}).out, prompt.text("id")));
  }
}

TEST_CASE("a purge past the Trash is asked about on a terminal, and is a script's own affair") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--body", "Words"}).id();
  shell.in_is = cli::Device::terminal;
  const auto no = shell.run({"purge", id}, "no\n");
  CHECK(no.code == 1);
  CHECK(has(no.err, "Type yes"));
  CHECK(shell.run({"show", id}).code == 0);
  REQUIRE(shell.run({"delete", id}).code == 0);
  CHECK_FALSE(has(shell.run({"purge", id}).err, "Type yes"));
  const std::string other = shell.run({"write", "--body", "Words"}).id();
  CHECK(shell.run({"purge", other}, "yes\n").code == 0);
  const std::string third = shell.run({"write", "--body", "Words"}).id();
  shell.in_is = cli::Device::plain;
  CHECK(shell.run({"purge", third}).code == 0);
}

TEST_CASE("an entry with a day of its own is listed, filtered and in the calendar by it") {
  Shell shell;
  shell.create();
  const std::string fire = shell.run({"add", "fire", "title=No keys", "--on", "2025-11-05"}).id();
  const std::string heard =
      shell.run({"add", "heard", "words=Too late", "type=issue", "--on", "2025-11-06"}).id();
  const auto listed = [&](const char* day) {
    const auto out = shell.json({"list", "--from", day, "--to", day}).json();
    std::vector<std::string> ids;
    for (const Json& item : *out.find("items")->elements()) ids.emplace_back(item.text("id"));
    return ids;
  };
  CHECK(listed("2025-11-05") == std::vector{fire});
  CHECK(listed("2025-11-06") == std::vector{heard});
  CHECK(has(shell.run({"list"}).out, "2025-11-05"));
  CHECK(has(shell.json({"calendar", "--month", "2025-11"}).out, "2025-11-05"));
  shell.run({"edit", fire, "--on", "2025-11-07"});
  CHECK(listed("2025-11-07") == std::vector{fire});
}
