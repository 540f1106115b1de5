#include "support/shell.h"

using namespace thirdrow;
using test::has;
using test::Shell;

TEST_CASE("kinds prints every field, limit and step, and narrows to one kind") {
  Shell shell;
  const auto all = shell.raw({"kinds"});
  CHECK(all.code == 0);
  CHECK(has(all.out, "do ID start: draft, agreed -> active, needs actual_start"));
  CHECK(has(all.out, "learned_stung"));
  CHECK_FALSE(has(shell.raw({"kinds", "person"}).out, "learned_stung"));
  CHECK(has(shell.raw({"kinds", "persn"}).err, "'person'"));
  CHECK(has(shell.raw({"kinds", "heard"}).out, "-> closed, when type is one of: praise"));
  CHECK(has(shell.raw({"--json", "kinds", "heard"}).out, R"("when":{"field":"type","one_of":["praise"]})"));
  CHECK(shell.raw({"--json", "kinds"}).json().find("kinds")->elements()->size() >= 7);
}

TEST_CASE("a record is made from assignments or from JSON, but never twice from one id") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"add", "person", "name=Ana", "relation=staff"}).id();
  CHECK(shell.json({"show", id}).json().text("relation") == "staff");
  const std::string other =
      shell.run({"add", "person", "--json", "-"}, R"({"name":"Ben","relation":"peer"})").id();
  CHECK(shell.json({"show", other}).json().text("name") == "Ben");
  const auto twice = shell.run({"add", "person", "--json", "-"}, R"({"id":")" + id + R"(","name":"Eve"})");
  CHECK(twice.code == 1);
  CHECK(shell.json({"show", id}).json().text("name") == "Ana");
  CHECK(shell.run({"add", "person", "--json", "-"}, "[1]").code == 2);
  CHECK(shell.run({"add", "person", "--json", "-"}, R"({"kind":"moment"})").code == 2);
  CHECK(shell.run({"add", "person", "--json", "-"}, R"({"name":"x","shoe_size":"43"})").code == 2);
}

TEST_CASE("wrong fields and values are usage errors that help") {
  Shell shell;
  shell.create();
  CHECK(has(shell.run({"add", "person", "nmae=Ana"}).err, "'name'"));
  CHECK(shell.run({"add", "person"}).code == 2);
  CHECK(shell.run({"add", "person", "name=Ana", "relation=boss"}).code == 2);
  const auto unit = shell.run({"add", "engagement", "title=Desk", "unit=fortnight"});
  CHECK(unit.code == 2);
  CHECK(has(unit.err, "unit: not one of its choices: week, month"));
  const auto day = shell.run({"add", "engagement", "title=Desk", "planned-end=2026-02-31"});
  CHECK(day.code == 2);
  CHECK(has(day.err, "planned_end: not a day as YYYY-MM-DD"));
  CHECK(shell.run({"add", "person", "Ana"}).code == 2);
  CHECK(shell.run({"add", "person", "name=Ana", "state=archived"}).code == 2);
  CHECK(shell.run({"add", "persn", "name=Ana"}).code == 2);
  CHECK(shell.run({"list", "persn"}).code == 2);
  CHECK(shell.run({"list", "person", "--tag", "x"}).code == 2);
  CHECK(*shell.json({"list", "person"}).json().find("total")->integer() == 0);
}

TEST_CASE("a list tells records without a title apart by what they belong to, and where they stand") {
  Shell shell;
  shell.create();
  const std::string desk = shell.run({"add", "engagement", "title=New desk"}).id();
  shell.run({"add", "agreement", "engagement=" + desk}).id();
  CHECK(has(shell.run({"list", "agreement"}).out, "New desk, version 1, draft"));
  shell.run({"add", "checkin", "engagement=" + desk, "due=2026-03-20"}).id();
  CHECK(has(shell.run({"list", "checkin"}).out, "New desk, scheduled"));
}

TEST_CASE(
    "a commitment for a day that has passed is added with a remark, and one for a day to come without") {
  Shell shell;
  shell.create();
  const auto past = shell.run({"add", "commitment", "then-do=I ask", "due=2026-02-01"});
  CHECK(past.code == 0);
  CHECK(has(past.err, "Its day, 2026-02-01, has already passed"));
  CHECK_FALSE(has(shell.run({"add", "commitment", "then-do=I ask", "due=2026-04-01"}).err, "passed"));
  const auto now = shell.run({"add", "commitment", "then-do=I ask", "made-on=today", "due=2026-02-01"});
  CHECK(now.code == 6);
  CHECK(has(now.err, "Give a day from today on"));
}

TEST_CASE("steps follow the kind's rules and are refused with exit code 6") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"add", "engagement", "title=New desk"}).id();
  const auto early = shell.json({"do", id, "finish"});
  CHECK(early.code == 6);
  CHECK(has(early.err, "does not go on from 'draft'"));
  CHECK(has(early.err, "Take 'start' first, then 'finish'. Open to it now: agree, start, cancel."));
  const auto bare = shell.json({"do", id, "cancel"});
  CHECK(bare.code == 6);
  CHECK(has(bare.err, "needs reason"));
  REQUIRE(shell.run({"do", id, "start", "--on", "2026-02-01"}).code == 0);
  CHECK(shell.json({"show", id}).json().text("actual_start") == "2026-02-01");
  REQUIRE(shell.run({"do", id, "cancel", "reason=No longer needed"}).code == 0);
  CHECK(shell.json({"show", id}).json().text("state") == "cancelled");
  CHECK(has(shell.run({"do", id, "fly"}).err, "agree, start, finish, close, reopen, cancel"));
}

TEST_CASE("fields that point at records take names and beginnings of ids") {
  Shell shell;
  shell.create();
  const std::string desk = shell.run({"add", "engagement", "title=New desk"}).id();
  const std::string ana = shell.run({"add", "person", "name=Ana"}).id();
  const std::string moment = shell
                                 .run({"add", "moment", "title=Asked", "people=" + ana.substr(0, 6) + ", Ben",
                                       "engagement=new desk"})
                                 .id();
  const Json shown = shell.json({"show", moment}).json();
  CHECK(shown.find("people")->elements()->size() == 2);
  CHECK(shown.text("engagement") == desk);
  REQUIRE(shell.run({"set", moment, "engagement=", "told-back=2026-03-01"}).code == 0);
  CHECK(shell.json({"show", moment}).json().find("engagement")->is_null());
  CHECK(shell.json({"list", "moment", "--where", "people=ben"}).json().find("items")->elements()->size() ==
        1);
  CHECK(shell.json({"list", "moment", "--where", "told_back=2026-03-02"})
            .json()
            .find("items")
            ->elements()
            ->empty());
}

TEST_CASE("a name that two people have is ambiguous until an id says which") {
  Shell shell;
  shell.create();
  const std::string one = shell.run({"add", "person", "name=Sam"}).id();
  shell.run({"add", "person", "name=Sam"}).id();
  const auto outcome = shell.json({"write", "--body", "x", "--person", "Sam"});
  CHECK(outcome.code == 2);
  CHECK(outcome.error_code() == "ambiguous");
  CHECK(shell.run({"write", "--body", "x", "--person", one}).code == 0);
}

TEST_CASE("a record from JSON obeys the same rules as one from assignments") {
  Shell shell;
  shell.create();
  const auto add = [&](const std::string& kind, const std::string& json) {
    return shell.run({"add", kind, "--json", "-"}, json);
  };
  CHECK(add("engagement", R"({"title":"x","state":"active"})").code == 2);
  CHECK(add("engagement", R"({"title":"x","state":"closing","actual_end":"2026-01-01"})").code == 2);
  CHECK(add("person", R"({"name":"x","state":"archived"})").code == 2);
  const auto deleted = add("person", R"({"name":"x","deleted":"2026-01-01T00:00:00Z"})");
  CHECK(deleted.code == 2);
  CHECK(has(deleted.err, "not set by hand"));
  CHECK(add("engagement", R"({"title":"x","state":"draft"})").code == 0);
  CHECK(*shell.json({"list", "person"}).json().find("total")->integer() == 0);
}

TEST_CASE("a JSON value of another type is refused by the name of its field, never lost") {
  Shell shell;
  shell.create();
  for (const std::string value : {"2.9", "1e99", "{}", R"({"n":2})", "\"2\"", "[2]", "true"}) {
    INFO(value);
    const auto outcome =
        shell.run({"add", "engagement", "--json", "-"}, R"({"title":"x","every":)" + value + "}");
    CHECK(outcome.code == 2);
    CHECK(has(outcome.err, "every"));
  }
  CHECK(has(shell.run({"add", "person", "--json", "-"}, R"({"name":"x","shoe_size":"43"})").err,
            "'shoe_size'"));
  CHECK(shell.run({"add", "engagement", "--json", "-"}, R"({"title":"x","every":2,"why":null})").code == 0);
}

TEST_CASE("a list field given again adds up, any other field given again is a usage error") {
  Shell shell;
  shell.create();
  const std::string id =
      shell.run({"add", "engagement", "title=X", "people=Carlotta", "people=Ana", "tags=a", "tags=b,c"}).id();
  const Json shown = shell.json({"show", id}).json();
  CHECK(shown.find("people")->elements()->size() == 2);
  CHECK(shown.find("tags")->elements()->size() == 3);
  REQUIRE(shell.run({"set", id, "tags=d", "tags=e"}).code == 0);
  CHECK(shell.json({"show", id}).json().find("tags")->elements()->size() == 2);
  const auto twice = shell.run({"add", "engagement", "people=Stray", "title=a", "title=b"});
  CHECK(twice.code == 2);
  CHECK(has(twice.err, "'title'"));
  CHECK(shell.run({"set", id, "why=a", "why=b"}).code == 2);
  CHECK(shell.run({"do", id, "cancel", "reason=a", "reason=b"}).code == 2);
  CHECK(*shell.json({"list", "person"}).json().find("total")->integer() == 2);
}

TEST_CASE("words that name no state, event, standard or kind are refused instead of finding nothing") {
  Shell shell;
  shell.create();
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"list", "engagement", "--where", "state=nope"},
        {"prompt", "next", "--when", "nope"},
        {"prompt", "list", "--standard", "nope"},
        {"prompt", "list", "--kind", "nope"}}) {
    INFO(words.back());
    CHECK(shell.run(words).code == 2);
  }
  CHECK(shell.run({"list", "engagement", "--where", "state=draft"}).code == 0);
  CHECK(shell.run({"prompt", "list", "--standard", "S1", "--kind", "reflection"}).code == 0);
}

TEST_CASE("a name that holds a comma is given in quotes, and shown so") {
  Shell shell;
  shell.create();
  const std::string comma = shell.run({"add", "person", "name=Com, ma"}).id();
  const std::string id = shell.run({"add", "moment", "title=x", "people=\"Com, ma\", Ana"}).id();
  const Json people = *shell.json({"show", id}).json().find("people");
  CHECK(people.elements()->size() == 2);
  CHECK(has(people.dump(), comma));
  CHECK(shell.json({"list", "person"}).number("total") == 2);
  CHECK(has(shell.run({"show", id}).out, "\"Com, ma\""));
  CHECK(shell.json({"list", "moment", "--where", "people=\"com, ma\""}).number("total") == 1);
  const std::string quote = shell.run({"add", "moment", "title=y", "people=\"Jo \"\"J\"\" Doe, Sr\""}).id();
  CHECK(has(shell.run({"list", "person"}).out, "Jo \"J\" Doe, Sr"));
}

TEST_CASE("an engagement does not end before it begins") {
  Shell shell;
  shell.create();
  const auto made = shell.run(
      {"add", "engagement", "title=x", "planned_start=2026-02-02", "planned_end=2026-02-01", "people=Stray"});
  CHECK(made.code == 6);
  CHECK(has(made.err, "cannot end before it begins"));
  const std::string id = shell.run({"add", "engagement", "title=x", "planned_start=2026-02-02"}).id();
  CHECK(shell.run({"set", id, "planned_end=2026-02-01"}).code == 6);
  CHECK(shell.run({"set", id, "planned_end=2026-02-02"}).code == 0);
  REQUIRE(shell.run({"do", id, "start", "--on", "2026-02-10"}).code == 0);
  CHECK(shell.run({"do", id, "finish", "--on", "2026-02-09", "people=Stray"}).code == 6);
  CHECK(shell.json({"list", "person"}).number("total") == 0);
}

TEST_CASE("a step is not taken on a day to come, and what is planned may be") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"add", "engagement", "title=x", "planned_start=2027-01-01"}).id();
  const auto ahead = shell.run({"do", id, "start", "--on", "2026-12-31"});
  CHECK(ahead.code == 2);
  CHECK(has(ahead.err, "This day lies ahead"));
  const auto given = shell.run({"do", id, "start", "actual_start=2026-12-31"});
  CHECK(given.code == 2);
  CHECK(has(given.err, "This day lies ahead"));
  REQUIRE(shell.run({"do", id, "start"}).code == 0);
  CHECK(shell.run({"set", id, "actual_start=2026-12-31"}).code == 2);
  const std::string round = shell.run({"round", "open", id, "--invited", "3", "--mode", "spoken"}).id();
  CHECK(shell.run({"round", "close", round, "--on", "2026-12-31"}).code == 2);
  REQUIRE(shell.run({"round", "close", round}).code == 0);
  CHECK(shell.run({"round", "release", round, "--on", "2026-12-31"}).code == 2);
  CHECK(shell.run({"round", "release", round}).code == 0);
}

TEST_CASE("nobody is made for a record that is refused") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"add", "engagement", "title=x"}).id();
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"add", "moment", "people=New", "title=x", "setting=bad"},
        {"add", "moment", "people=New"},
        {"add", "moment", "people=New, " + std::string(81, 'n'), "title=x"},
        {"set", id, "people=New", "every=13"},
        {"set", id, "people=New", "title="},
        {"do", id, "cancel", "people=New"}}) {
    INFO(words.back());
    CHECK(shell.run(words).code != 0);
  }
  CHECK(shell.json({"list", "person"}).number("total") == 0);
}

TEST_CASE("kinds tells which fields cannot be set") {
  Shell shell;
  const Json all = shell.raw({"--json", "kinds"}).json();
  for (const Json& kind : *all.find("kinds")->elements()) {
    for (const Json& field : *kind.find("fields")->elements()) {
      const std::string name = field.text("name");
      CHECK(*field.find("settable")->boolean() == (name != "state" && name != "deleted"));
    }
  }
}

TEST_CASE("ratings are shown with their scale, and a sentence before a number has no full stop") {
  Shell shell;
  shell.create();
  const std::string sheet =
      shell.run({"add", "assessment", "instrument=basics", "on=today", "answers=civility | 2; caring | 3"})
          .id();
  CHECK(has(shell.run({"show", sheet}).out, "0 not at all to 4 always"));
  shell.run({"do", sheet, "finish"});
  const std::string told = shell.run({"readings"}).out;
  INFO(told);
  CHECK(has(told, "It could be seen that I care how they are: 3"));
  CHECK_FALSE(has(told, ".:"));
}
