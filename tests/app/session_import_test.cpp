// An import takes nothing away: what the file's journal removed stays here, and unfinished words come along.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/demo.h"
#include "app/demo_year.h"
#include "app/explain.h"
#include "journal/ops.h"
#include "journal/record_json.h"
#include "support/catch.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using exchange::Reason;
using test::JournalFixture;

namespace {

Record moment_of(Session& session, const char* title, const char* body) {
  Record r = session.new_entry(*find_entry_kind("moment"));
  r.set(moment::kTitle, std::string(title));
  r.set(moment::kBody, std::string(body));
  return r;
}

/// A journal with two moments and a second one that has them too.
struct Copies {
  Copies() {
    for (Record* r : {&first, &second}) {
      *r = moment_of(*ours.session, r == &first ? "First" : "Second", "as it was");
      REQUIRE(test::put(*ours.session, *r));
    }
    REQUIRE(carry());
  }
  Result<ImportReport> carry(ImportRun run = ImportRun::real) {
    const auto file = ours.scratch / (std::to_string(++files) + ".json");
    REQUIRE(ours.session->export_to("thirdrow-json", file));
    return theirs.session->import_from("thirdrow-json", file, run);
  }
  int files = 0;
  JournalFixture ours, theirs;
  Record first, second;
};

std::vector<Reason> reasons(const ImportReport& report) {
  std::vector<Reason> out;
  for (const exchange::Remark& remark : report.remarks) out.push_back(remark.reason);
  return out;
}

std::string read(const std::filesystem::path& file) {
  std::ostringstream all;
  all << std::ifstream(file).rdbuf();
  return all.str();
}

}  // namespace

TEST_CASE("what another journal removed stays here with what was written to it, and the import says so") {
  Copies j;
  Record changed = j.first;
  changed.set(moment::kBody, std::string("as it was, and more"));
  REQUIRE(j.theirs.session->save(changed, j.first));
  REQUIRE(j.ours.session->purge(j.first.id));
  REQUIRE(j.ours.session->remove(j.second.id));
  const auto before = *j.theirs.session->fingerprint();
  for (const auto run : {ImportRun::dry, ImportRun::real, ImportRun::real}) {
    const auto report = j.carry(run);
    REQUIRE(report);
    CHECK(report->added == 0);
    CHECK(reasons(*report) == std::vector{Reason::removed_there, Reason::removed_there});
  }
  CHECK(*j.theirs.session->fingerprint() == before);
  CHECK(j.theirs.session->open(j.first.id)->record.body() == "as it was, and more");
  CHECK_FALSE(j.theirs.session->open(j.second.id)->record.deleted());
  CHECK(j.theirs.session->verify()->problems.empty());
}

TEST_CASE("what the other journal wrote since is merged in where nothing was removed") {
  Copies j;
  Record changed = j.first;
  changed.set(moment::kBody, std::string("as it was, and more"));
  REQUIRE(j.ours.session->save(changed, j.first));
  const auto report = j.carry();
  REQUIRE(report);
  CHECK(report->added == 1);
  CHECK(report->remarks.empty());
  CHECK(j.theirs.session->open(j.first.id)->record.body() == "as it was, and more");
}

TEST_CASE("words that are no record yet go with an export, whole or in part, and come back as they were") {
  JournalFixture from;
  const Record written = moment_of(*from.session, "Title", "body");
  REQUIRE(test::put(*from.session, written));
  Record emptied = written;
  emptied.set(moment::kTitle, std::string());
  REQUIRE(from.session->keep_draft(emptied, written));
  const Record blank = from.session->new_entry(*find_entry_kind("moment"));
  Record untitled = blank;
  untitled.set(moment::kBody, std::string("never written"));
  REQUIRE(from.session->keep_draft(untitled, blank));
  const Day day = written.happened().day();
  CHECK(from.session->unfinished()->size() == 2);
  const auto whole = from.scratch / "whole.json", part = from.scratch / "part.json";
  REQUIRE(from.session->export_to("thirdrow-json", whole));
  REQUIRE(from.session->export_to("thirdrow-json", part, day, day));
  for (const auto& file : {whole, part}) {
    INFO(file.filename());
    JournalFixture to;
    for (int i = 0; i < 2; ++i) {
      const auto report = to.session->import_from("thirdrow-json", file, ImportRun::real);
      REQUIRE(report);
      CHECK(report->remarks.empty());
      CHECK(to.session->open(written.id)->record == emptied);
      CHECK(to.session->open(written.id)->written.title() == "Title");
      CHECK(to.session->open(untitled.id)->record.body() == "never written");
      CHECK(to.session->unfinished()->size() == 2);
    }
  }
}

TEST_CASE("unfinished words of a file never stand in the way of what is written here") {
  JournalFixture from, to;
  const Record written = moment_of(*from.session, "Title", "body");
  REQUIRE(test::put(*from.session, written));
  REQUIRE(test::put(*to.session, written));
  Record emptied = written;
  emptied.set(moment::kTitle, std::string());
  REQUIRE(from.session->keep_draft(emptied, written));
  const auto file = from.scratch / "part.json";
  const Day day = written.happened().day();
  REQUIRE(from.session->export_to("thirdrow-json", file, day, day));
  const auto report = to.session->import_from("thirdrow-json", file, ImportRun::real);
  REQUIRE(report);
  CHECK(reasons(*report) == std::vector{Reason::differs});
  CHECK(to.session->open(written.id)->record == written);
}

TEST_CASE(
    "a log with another operation under a number that is known is the file's fault, not the journal's") {
  Copies j;
  const auto file = j.ours.scratch / "altered.json";
  REQUIRE(j.ours.session->export_to("thirdrow-json", file));
  std::string all = read(file);
  const std::string clock = "\"n\":2,\"clock\":";
  const auto at = all.find(clock);
  REQUIRE(at != std::string::npos);
  char& digit = all[all.find(',', at + clock.size()) - 1];
  digit = digit == '9' ? '8' : '9';
  std::ofstream(file) << all;
  const auto taken = j.theirs.session->import_from("thirdrow-json", file, ImportRun::real);
  CHECK(taken.error().detail.starts_with("import file"));
}

TEST_CASE("what comes in against a rule is brought in as it is, and the import says which") {
  JournalFixture j;
  Record work = j.session->new_record(Kind::engagement);
  work.set(engagement::kTitle, std::string("Closed without asking"));
  work.set(kState, std::string("closed"));
  const auto file = j.scratch / "records.json";
  std::ofstream(file) << Json::object()
                             .add("format", "thirdrow-json")
                             .add("version", 1)
                             .add("records", Json::array().push(to_json(work, {})))
                             .dump();
  const auto report = j.session->import_from("thirdrow-json", file, ImportRun::real);
  REQUIRE(report);
  CHECK(report->added == 1);
  REQUIRE(reasons(*report) == std::vector{Reason::breaks_rule});
  CHECK(report->remarks[0].item == "Closed without asking");
  CHECK(report->remarks[0].what == "I7");
  REQUIRE(rule_of(report->remarks[0]) != nullptr);
  CHECK(j.session->open(work.id)->record.state() == "closed");
}

TEST_CASE("a year of the demo goes into another journal without a remark on rules") {
  JournalFixture from, to;
  REQUIRE(fill_demo(*from.session, 7, {}));
  REQUIRE(add_demo_year(*from.session));
  const auto file = from.scratch / "year.json";
  REQUIRE(from.session->export_to("thirdrow-json", file));
  const auto report = to.session->import_from("thirdrow-json", file, ImportRun::real);
  REQUIRE(report);
  CHECK(report->added > 0);
  CHECK(reasons(*report).empty());
}
