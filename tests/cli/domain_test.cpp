// The domain on the command line, as scripts use it: an engagement from its agreement to its close, and one
// record of every kind.
#include "journal/kinds.h"
#include "support/shell.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using test::has;
using test::Outcome;
using test::Shell;

namespace {

struct Domain : Shell {
  Domain() {
    create();
    run({"add", "person", "name=Me", "relation=self"}).id();
    run({"add", "person", "name=Ana", "relation=staff"}).id();
  }
  /// Takes the step; the records it made beside.
  std::vector<std::string> take(std::vector<std::string> words) {
    words.insert(words.begin(), "do");
    const Outcome done = json(words);
    INFO(done.err);
    REQUIRE(done.code == 0);
    std::vector<std::string> made;
    const Json told = done.json();
    if (const Json* others = told.find("made")) {
      for (const Json& one : *others->elements()) made.push_back(*one.string());
    }
    return made;
  }
  /// Refused by that rule, which the sentence for people names as well.
  void refused(std::vector<std::string> words, const std::string& rule) {
    const Outcome done = json(std::move(words));
    INFO(done.err);
    CHECK(done.code == 6);
    CHECK(done.error_code() == rule);
    CHECK_FALSE(Json::parse(done.err)->find("error")->text("hint").empty());
  }
  Json show(const std::string& id) { return json({"show", id}).json(); }
  std::string state(const std::string& id) { return show(id).text("state"); }
  std::string agreement(const std::string& engagement) {
    return run({"add", "agreement", "engagement=" + engagement, "title=The desk",
                "criteria=Nobody waits; Calls are answered by noon | joint", "they-want=Fewer forms",
                "can=Two mornings a week", "cannot=Weekends", "terms=Draft sent | me | 2026-03-20",
                "met-on=2026-02-26", "minutes=40", "agreed-by=Ana | said; Me | said"})
        .id();
  }
  std::string running() {
    const std::string id = run({"add", "engagement", "title=New desk", "type=project", "every=2", "unit=week",
                                "people=Ana", "why=They asked for it"})
                               .id();
    take({agreement(id), "agree"});
    take({id, "start"});
    return id;
  }
  std::vector<std::string> ids(std::vector<std::string> words) {
    std::vector<std::string> out;
    const Json found = json(std::move(words)).json();
    for (const Json& one : *found.find("items")->elements()) out.push_back(one.text("id"));
    return out;
  }
  /// Everybody who answered said yes to both.
  std::string count(const std::string& round, const std::string& slips) {
    return run({"add", "tally", "round=" + round, "answers=" + slips, "blanks=0", "either-yes=" + slips,
                "counts=again | yes | " + slips + "; refer | yes | " + slips, "counted-by=Ana"})
        .id();
  }
};

std::size_t rows(const Json& record, std::string_view field) {
  const Json* found = record.find(field);
  return found == nullptr ? 0 : found->elements()->size();
}

}  // namespace

TEST_CASE("an engagement is agreed in joint words, started, and gets its check-ins by its rhythm") {
  Domain d;
  const std::string work =
      d.run({"add", "engagement", "title=New desk", "every=2", "unit=week", "people=Ana"}).id();
  d.refused({"do", work, "agree"}, "I1");
  const std::string agreement = d.agreement(work);
  d.take({agreement, "propose"});
  d.take({agreement, "agree"});
  const Json agreed = d.show(agreement);
  CHECK(agreed.text("state") == "agreed");
  CHECK(agreed.text("agreed_on") == "2026-03-02");
  CHECK(agreed.find("criteria")->elements()->at(1).text("by") == "joint");
  CHECK(rows(agreed, "agreed_by") == 2);
  CHECK(d.state(work) == "agreed");
  d.refused({"set", agreement, "they-want=More"}, "I2");
  const auto made = d.take({work, "start"});
  REQUIRE(made.size() == 1);
  CHECK(d.show(made[0]).text("kind") == "checkin");
  CHECK(d.show(made[0]).text("due") == "2026-03-16");
  const auto amended = d.take({agreement, "amend", "they-want=Fewer forms still"});
  REQUIRE(amended.size() == 1);
  CHECK(*d.show(amended[0]).find("version")->integer() == 2);
  CHECK(d.show(amended[0]).text("they_want") == "Fewer forms still");
  CHECK(d.show(agreement).text("they_want") == "Fewer forms");
  d.take({amended[0], "agree", "met-on=2026-03-02", "agreed-by=Ana"});
  CHECK(d.state(agreement) == "superseded");
}

TEST_CASE("a check-in is moved without losing its first day, held, and followed by the next") {
  Domain d;
  const std::string work = d.running();
  const std::string meeting = d.ids({"list", "checkin", "--where", "engagement=" + work}).at(0);
  d.take({meeting, "move", "to=2026-03-18", "by=me"});
  const Json moved = d.show(meeting);
  CHECK(moved.text("due") == "2026-03-16");
  CHECK(moved.text("due_now") == "2026-03-18");
  CHECK(moved.find("moves")->elements()->at(0).text("to") == "2026-03-18");
  d.refused({"set", meeting, "due=2026-03-18"}, "I4");
  d.clock.advance_days(20);
  const auto next = d.take({meeting, "hold", "ease=3", "talk-share=40", "worth-me=yes",
                            "worth-them=not_asked", "--on", "2026-03-18"});
  CHECK(d.show(meeting).text("held") == "2026-03-18");
  CHECK(*d.show(meeting).find("ease")->integer() == 3);
  REQUIRE(next.size() == 1);
  CHECK(d.show(next[0]).text("due") == "2026-03-30");
  CHECK(d.ids({"list", "checkin", "--where", "state=scheduled"}) == next);
  const std::string heard = d.run({"add", "heard", "words=The form is too long", "type=issue",
                                   "checkin=" + meeting, "people=Ana", "--on", "2026-03-18"})
                                .id();
  d.refused({"do", heard, "tell-back"}, "I5");
  d.refused({"set", heard, "told-back=2026-03-18"}, "I5");
  d.take({heard, "act", "--on", "2026-03-19"});
  d.take({heard, "tell-back", "on=2026-03-20", "how=One page from May on"});
  CHECK(d.state(heard) == "told_back");
  CHECK(d.show(heard).find("fields")->text("told_back") == "2026-03-20");
  CHECK(d.ids({"search", "\"too long\""}) == std::vector{heard});
}

TEST_CASE("issues, fires, bends and commitments are recorded, settled, and held to their rules") {
  Domain d;
  const std::string work = d.running();
  const std::string fire = d.run({"add", "fire", "title=The line stood still", "engagement=" + work,
                                  "started=2026-02-27", "severity=2", "wait-hours=1.5"})
                               .id();
  d.take({fire, "put-out", "--on", "2026-02-28"});
  d.take({fire, "review", "root=capacity", "lesson=Two people know the line"});
  CHECK(d.state(fire) == "reviewed");
  const std::string issue = d.run({"add", "issue", "title=Nobody knows the line", "engagement=" + work,
                                   "raised=2026-02-20", "found-in=checkin", "fire=" + fire})
                                .id();
  d.refused({"do", issue, "resolve", "--on", "2026-02-01"}, "I3");
  d.take({issue, "resolve"});
  CHECK(d.state(issue) == "resolved");
  const std::string promise =
      d.run({"add", "commitment", "then-do=I show the line", "when-cue=Monday at nine", "due=2026-03-10",
             "helper=Ana", "style=coach", "source=" + issue})
          .id();
  const auto again = d.take({promise, "renegotiate", "to=2026-03-20"});
  REQUIRE(again.size() == 1);
  CHECK(d.state(promise) == "renegotiated");
  CHECK(d.show(promise).text("due") == "2026-03-10");
  CHECK(d.show(promise).text("replaced_by") == again[0]);
  CHECK(d.show(again[0]).text("due") == "2026-03-20");
  d.clock.advance_days(20);
  d.refused({"do", again[0], "renegotiate", "to=2026-04-01", "--on", "2026-03-21"}, "I6");
  CHECK(d.state(again[0]) == "open");
  d.take({again[0], "break"});
  d.run({"add", "bend", "asked=A day later", "gave=Two", "cost-hours=2,5", "engagement=" + work}).id();
}

TEST_CASE("a round is asked, counted, released and shown, and then the engagement is closed") {
  Domain d;
  const std::string work = d.running();
  d.take({work, "finish"});
  d.refused({"do", work, "close"}, "I7");
  const std::string round = d.run({"add", "round", "engagement=" + work, "invited=8"}).id();
  const std::string check = d.run({"add", "selfcheck", "s1a=3", "s1b=2", "s1c=3", "s2a=4", "s2b=3", "s2c=2",
                                   "s3a=4", "s3b=3", "s3c=1", "guess-yes=5", "sealed-before=" + round})
                                .id();
  d.take({check, "lock"});
  d.refused({"set", check, "s1a=4"}, "I11");
  d.take({round, "open"});
  d.refused({"set", round, "k=3"}, "I8");
  d.count(round, "6");
  d.take({round, "close"});
  d.refused({"add", "publication", "round=" + round, "where=Board"}, "I9");
  d.refused({"do", work, "close"}, "I7");
  d.take({round, "release"});
  CHECK(d.state(round) == "released");
  const std::string shown = d.run({"add", "publication", "round=" + round, "where=Board", "unedited=yes",
                                   "result=Most would work with me again", "changes=One form by May"})
                                .id();
  CHECK(d.show(shown).text("where") == "Board");
  d.take({work, "close"});
  CHECK(d.state(work) == "closed");
  CHECK(d.ids({"list", "engagement", "--where", "state=closed"}) == std::vector{work});
}

TEST_CASE("a count that is taken at its round belongs to the round's engagement") {
  Domain d;
  const std::string work = d.running();
  const std::string round = d.run({"add", "round", "engagement=" + work, "invited=8"}).id();
  d.take({round, "open"});
  const std::string tally =
      d.run({"round", "tally", round, "answers=6", "blanks=0", "either-yes=6", "again.yes=6"}).id();
  CHECK(d.show(tally).text("engagement") == work);
  CHECK(d.show(tally).text("round") == round);
}

TEST_CASE("a round that is opened early is opened with a remark, and its close says what is next") {
  Domain d;
  const std::string work = d.run({"add", "engagement", "title=New desk", "people=Ana"}).id();
  const Outcome early = d.run({"round", "open", work, "--invited", "8"});
  CHECK(early.code == 0);
  CHECK(has(early.err, "no agreement yet; your own check is not locked yet"));
  const std::string round = early.id();
  const Outcome closed = d.run({"round", "close", round});
  CHECK(has(closed.out,
            "No more slips are taken. Next: enter the counts with 'round tally " + round.substr(0, 8)));
  CHECK_FALSE(has(closed.out, "Nothing to count"));
  d.refused({"round", "tally", round, "answers=9", "either-yes=0"}, "I10");
  d.refused({"round", "tally", round, "answers=6", "again.yes=6"}, "I10");
  d.run({"round", "tally", round, "answers=6", "either-yes=6", "again.yes=6"}).id();
  d.refused({"round", "tally", round, "answers=7", "either-yes=6", "again.yes=6"}, "I10");
  CHECK(d.json({"list", "tally"}).json().find("total")->integer() != nullptr);
  CHECK(d.ids({"list", "tally"}).size() == 1);
  const std::string second = d.run({"add", "round", "engagement=" + work, "invited=8"}).id();
  CHECK(has(d.run({"do", second, "open"}).err, "Still to see to"));
  CHECK(has(d.run({"round", "close", second}).out, "then 'round release"));
}

TEST_CASE("of a question whose ticks were not counted a released round says that, and no few") {
  Domain d;
  const std::string round = d.run({"add", "round", "engagement=" + d.running(), "invited=8"}).id();
  d.take({round, "open"});
  d.run({"round", "tally", round, "answers=6"}).id();
  d.take({round, "close"});
  const Outcome released = d.run({"round", "release", round});
  CHECK(has(released.out, "The count says nothing of the first two questions."));
  CHECK_FALSE(has(released.out, "few of 6"));
  CHECK_FALSE(has(d.run({"measures"}).out, "few of 6"));
}

TEST_CASE("nothing is agreed before the day on which both sides met") {
  Domain d;
  const std::string work = d.run({"add", "engagement", "title=New desk", "people=Ana"}).id();
  const std::string agreement = d.agreement(work);
  REQUIRE(d.run({"set", agreement, "met-on=2026-03-03"}).code == 0);
  d.refused({"do", agreement, "agree"}, "I1");
  CHECK(d.state(agreement) == "draft");
  REQUIRE(d.run({"set", agreement, "met-on=2026-03-02"}).code == 0);
  d.take({agreement, "agree"});
}

TEST_CASE("what people answered is printed nowhere: not shown, listed, looked for, told or exported") {
  Domain d;
  const std::string round = d.run({"add", "round", "engagement=" + d.running(), "invited=250", "k=200"}).id();
  d.take({round, "open"});
  const std::string tally = d.count(round, "173");
  REQUIRE(d.run({"set", tally, "answers=187", "blanks=4"}).code == 0);
  const std::vector<std::vector<std::string>> looks = {{"show", tally},
                                                       {"list", "tally"},
                                                       {"list"},
                                                       {"history", tally},
                                                       {"search", "--records", "173"},
                                                       {"search", "--records", "187"},
                                                       {"search", "again"},
                                                       {"show", round},
                                                       {"history", round},
                                                       {"today"},
                                                       {"kinds", "tally"}};
  for (const auto& look : looks) {
    for (const Outcome& told : {d.run(look), d.json(look)}) {
      INFO(look[0] << ": " << told.out << told.err);
      CHECK(told.code == 0);
      for (const char* number : {"173", "187"}) {
        for (const char* before : {" ", ":", ",", "[", "\""})
          CHECK_FALSE(has(told.out, before + std::string(number)));
      }
      CHECK_FALSE(has(told.out, "either_yes\":1"));
    }
  }
  CHECK(d.json({"list", "tally", "--where", "answers=187"}).code == 2);
  CHECK(d.ids({"list", "tally"}) == std::vector{tally});
  CHECK(d.ids({"search", "--records", "187"}).empty());
  d.take({round, "close"});
  d.take({round, "release"});
  CHECK(d.state(round) == "withheld");
}

namespace {

/// A word of the field's own that search finds.
std::string word_of(const KindInfo& kind, std::string_view field) {
  std::string word = "w" + std::to_string(static_cast<int>(kind.kind));
  for (const char c : field) {
    if (c != '_') word += c;
  }
  return word.substr(0, 12);
}

/// Values for every field of a kind, as a file for `add --json` has them.
class Filled {
 public:
  Filled(const KindInfo& kind, const std::map<Kind, std::string>& there) : kind_(kind), there_(there) {
    for (const auto part : {kind.fields, common_fields()}) {
      for (const Field& field : part) {
        const bool of_tally = kind.kind == Kind::tally && (field.tag == kPeople || field.tag == kHappened);
        const bool of_reply = kind.kind == Kind::heard && field.tag == heard::kToldBack;
        if (of_tally || of_reply || (field.role == Role::plumbing && field.need == Need::optional)) continue;
        json_.add(std::string(field.name), value(field));
      }
    }
  }
  const Json& json() const { return json_; }
  /// Of every field that search knows.
  const std::string& words() const { return words_; }

 private:
  Json value(const Field& field) {
    switch (field.type) {
      case FieldType::line:
      case FieldType::text:
        if (field.role == Role::none || field.role == Role::title || field.role == Role::body) note(field);
        return word_of(kind_, field.name);
      case FieldType::integer:
        return field.role == Role::counts && field.name != "answers"
                   ? Json(0)
                   : Json(std::max<std::int64_t>(field.min, 3));
      case FieldType::decimal:
        return 2.5;
      case FieldType::flag:
        return true;
      case FieldType::choice:
        // whom a story names must have allowed it before it is told (I15)
        return field.name == "named_ok" ? "yes" : field.choices.front();
      case FieldType::day:
        return "2026-03-02";
      case FieldType::stamp:
        return "2026-03-02T08:00:00+01:00";
      case FieldType::ref:
        return there_.at(field.target.value_or(Kind::engagement));
      case FieldType::refs:
        return Json::array().push(there_.at(*field.target));
      case FieldType::tags:
        return Json::array().push("tag");
      case FieldType::dated:
        return Json::array().push("2026-03-02 told");
      case FieldType::rows:
        return row(field);
    }
    return {};
  }
  void note(const Field& field) { words_ += word_of(kind_, field.name) + " "; }
  Json row(const Field& field) {
    Json row = Json::object();
    for (const Field& column : field.columns) {
      const bool words = column.type == FieldType::line && field.role == Role::none;
      if (words) note(field);
      const std::string text = column.name == "item" ? "ideal" : word_of(kind_, field.name);
      if (field.role == Role::none) row.add(std::string(column.name), words ? Json(text) : value(column));
    }
    return field.role == Role::counts ? Json::array() : Json::array().push(std::move(row));
  }

  const KindInfo& kind_;
  const std::map<Kind, std::string>& there_;
  Json json_ = Json::object();
  std::string words_;
};

/// Kinds that others point at come before those.
std::vector<const KindInfo*> in_order() {
  constexpr std::array kFirst = {Kind::person,      Kind::engagement, Kind::phase, Kind::agreement,
                                 Kind::checkin,     Kind::moment,     Kind::fire,  Kind::commitment,
                                 Kind::round,       Kind::assessment, Kind::why,   Kind::value,
                                 Kind::relationship};
  std::vector<const KindInfo*> out;
  for (const Kind kind : kFirst) out.push_back(&info(kind));
  for (const KindInfo& kind : kinds()) {
    if (std::ranges::find(out, &kind) == out.end()) out.push_back(&kind);
  }
  return out;
}

/// So that the kinds which point at one of their own, or at a round that was released, find it.
std::map<Kind, std::string> begun(Domain& d) {
  std::map<Kind, std::string> there;
  const auto add = [&](Kind kind, std::vector<std::string> words) {
    words.insert(words.begin(), {"add", std::string(info(kind).name)});
    there[kind] = d.run(words).id();
  };
  add(Kind::person, {"name=First"});
  add(Kind::engagement, {"title=First"});
  add(Kind::phase, {"engagement=" + there[Kind::engagement], "name=First", "ordinal=1"});
  add(Kind::agreement, {"title=First"});
  add(Kind::commitment, {"then-do=First", "due=2026-03-02"});
  return there;
}

}  // namespace

TEST_CASE("one record of every kind, with all its fields, comes in as JSON and is shown, listed and found") {
  Domain d;
  std::map<Kind, std::string> there = begun(d);
  for (const KindInfo* kind : in_order()) {
    INFO(kind->name);
    if (kind->kind == Kind::tally) d.take({there.at(Kind::round), "open"});
    if (kind->kind == Kind::publication) {
      d.take({there.at(Kind::round), "close"});
      d.take({there.at(Kind::round), "release"});
    }
    const Filled filled(*kind, there);
    const std::string file = d.write_file("record.json", filled.json().dump());
    there[kind->kind] = d.run({"add", std::string(kind->name), "--json", file}).id();
    const std::string& id = there.at(kind->kind);
    const std::string shown = d.json({"show", id}).out;
    INFO(shown);
    for (const auto& [name, value] : *filled.json().members()) {
      INFO(name << " " << value.dump());
      const Field& field = *find_field(*kind, name);
      if (field.role == Role::counts) {
        CHECK_FALSE(has(shown, "\"" + name + "\""));
      } else {
        CHECK(has(shown, value.dump()));
      }
    }
    const auto listed = d.ids({"list", std::string(kind->name)});
    CHECK(std::ranges::count(listed, id) == 1);
    const auto found = d.ids({"search", "--records", filled.words()});
    CHECK(std::ranges::count(found, id) == 1);
  }
  CHECK(there.size() == kinds().size());
}

TEST_CASE("I17: one command reads one leader's journal, and lists figures by what they count") {
  Domain d;
  d.create("other");
  const Outcome both = d.run({"--journal", d.path("other"), "measures"});
  CHECK(both.code == 2);
  CHECK(has(both.err, "twice"));
  // In the order of the domain, whatever the figures are.
  const auto keys = [&d] {
    const Json measures = d.json({"measures"}).json();
    std::vector<std::string> names;
    for (const auto& [key, figure] : *measures.members()) names.push_back(key);
    return names;
  };
  const std::vector<std::string> before = keys();
  d.run({"add", "fire", "title=Stood still", "started=2026-03-01"}).id();
  CHECK(keys() == before);
}
