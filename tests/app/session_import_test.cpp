// An import takes nothing away: what the file's journal removed stays here, and unfinished words come along.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/demo.h"
#include "app/demo_year.h"
#include "app/explain.h"
#include "app/rounds.h"
#include "journal/ops.h"
#include "journal/record_json.h"
#include "journal/rows.h"
#include "support/catch.h"
#include "support/journal_fixture.h"
#include "support/log_file.h"

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

/// A file of plain records, as another program may write one.
std::filesystem::path file_of(JournalFixture& j, const std::vector<Record>& records) {
  Json all = Json::array();
  for (const Record& record : records) all.push(to_json(record, {}));
  const auto file = j.scratch / "records.json";
  std::ofstream(file) << Json::object()
                             .add("format", "thirdrow-json")
                             .add("version", 1)
                             .add("records", std::move(all))
                             .dump();
  return file;
}

/// The same as the log of a device that keeps no rules; counts are in no plain record (I9).
std::filesystem::path log_of(JournalFixture& j, const std::vector<Record>& records) {
  std::vector<Op> log;
  Author stranger{DeviceId::make(j.random), 1, 0, 0};
  for (const Record& record : records)
    std::ranges::move(author_ops(stranger, j.clock.now(), record.id, changes(replay(record.id, {}), record)),
                      std::back_inserter(log));
  const auto file = j.scratch / "log.json";
  test::write_log_file(file, log);
  return file;
}

Record closed_without_asking(Session& session) {
  Record work = session.new_record(Kind::engagement);
  work.set(engagement::kTitle, std::string("Closed without asking"));
  work.set(kState, std::string("closed"));
  return work;
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
  const Record work = closed_without_asking(*j.session);
  const auto file = file_of(j, {work});
  CHECK(reasons(*j.session->import_from("thirdrow-json", file, ImportRun::dry)).empty());
  CHECK_FALSE(j.session->open(work.id));
  const auto report = j.session->import_from("thirdrow-json", file, ImportRun::real);
  REQUIRE(report);
  CHECK(report->added == 1);
  REQUIRE(reasons(*report) == std::vector{Reason::breaks_rule});
  CHECK(report->remarks[0].item == "Closed without asking");
  CHECK(report->remarks[0].what == "I7");
  REQUIRE(rule_of(report->remarks[0]) != nullptr);
  CHECK(j.session->open(work.id)->record.state() == "closed");
}

TEST_CASE("an import judges a record as it stands: what it counts and claims, and the day of its step") {
  JournalFixture from, to;
  Session& session = *from.session;
  Record work = session.new_record(Kind::engagement);
  work.set(engagement::kTitle, std::string("New desk"));
  REQUIRE(session.add(work));
  const auto opened = open_round(session, {work.id, 8, {}, {}});
  REQUIRE(opened);
  Record round = session.open(*opened)->record;
  round.set(kState, std::string("released"));
  round.set(round::kReleasedOn, session.now().day());
  Record guess = session.new_record(Kind::selfcheck);
  guess.set(kState, std::string("locked"));
  guess.set(selfcheck::kLockedOn, session.now().day() - 30);
  guess.set(selfcheck::kSealedBefore, *opened);
  std::vector<Record> records = {work, round, guess};
  std::vector<std::string> broken;
  const auto against = [&](Record record, const char* rule) {
    records.push_back(std::move(record));
    broken.emplace_back(rule);
  };

  Record count = session.new_record(Kind::tally);
  count.set(tally::kRound, *opened);
  count.set(tally::kAnswers, std::int64_t{9});
  against(count, "I10.invited");
  Record guessed = guess;
  guessed.id = session.new_record(Kind::selfcheck).id;
  guessed.set(selfcheck::kGuessYes, std::int64_t{9});
  against(guessed, "I11.guess");
  Record promise = session.new_record(Kind::commitment);
  promise.set(commitment::kThen, std::string("I ask first"));
  promise.set(commitment::kDue, session.now().day() + 9);
  promise.set(kState, std::string("kept"));
  promise.set(commitment::kKeptOn, session.now().day() + 5);
  against(promise, "kept_on: ahead");
  Record agreed = session.new_record(Kind::agreement);
  agreed.set(kEngagement, work.id);
  agreed.set(kState, std::string("agreed"));
  agreed.set(agreement::kMetOn, session.now().day() + 5);
  agreed.set(agreement::kCriteria, rows_of(std::vector<Cells>{{"Nobody waits", "joint"}}));
  against(agreed, "I1.ahead");

  const auto report = to.session->import_from("thirdrow-json", log_of(from, records), ImportRun::real);
  if (!report) UNSCOPED_INFO(report.error().detail);
  REQUIRE(report);
  std::vector<std::string> said;
  for (const exchange::Remark& remark : report->remarks) {
    CHECK(remark.reason == Reason::breaks_rule);
    INFO(remark.what);
    CHECK(rule_of(remark) != nullptr);
    said.push_back(remark.what);
  }
  std::ranges::sort(said);
  std::ranges::sort(broken);
  CHECK(said == broken);
}

TEST_CASE("a record that stood against a rule before is not laid to a log that changes it otherwise") {
  Copies j;
  const Record work = closed_without_asking(*j.ours.session);
  REQUIRE(j.ours.session->import_from("thirdrow-json", file_of(j.ours, {work}), ImportRun::real));
  const auto first = j.carry();
  REQUIRE(first);
  REQUIRE(reasons(*first) == std::vector{Reason::breaks_rule});
  CHECK(first->remarks[0].what == "I7");
  Record renamed = work;
  renamed.set(engagement::kTitle, std::string("Closed all the same"));
  REQUIRE(j.ours.session->save(renamed, work));
  const auto second = j.carry();
  REQUIRE(second);
  CHECK(second->added == 1);
  CHECK(second->remarks.empty());
}

TEST_CASE("a record that a long log makes early and changes late is judged by what was here before") {
  JournalFixture from, to;
  Record work = closed_without_asking(*from.session);
  std::vector<Record> records = {work};
  for (int i = 0; i < 200; ++i) records.push_back(moment_of(*from.session, "Filler", "body"));
  Record renamed = work;
  renamed.set(engagement::kTitle, std::string("Closed all the same"));
  Author stranger{DeviceId::make(from.random), 1, 0, 0};
  std::vector<Op> log;
  const auto write = [&](RecordId id, std::vector<OpBody> bodies) {
    std::ranges::move(author_ops(stranger, from.clock.now(), id, std::move(bodies)), std::back_inserter(log));
  };
  for (const Record& each : records) write(each.id, changes(replay(each.id, {}), each));
  write(work.id, changes(replay(work.id, log), renamed));
  REQUIRE(log.size() > 500);
  test::write_log_file(from.scratch / "long.json", log);
  const auto report = to.session->import_from("thirdrow-json", from.scratch / "long.json", ImportRun::real);
  REQUIRE(report);
  REQUIRE(reasons(*report) == std::vector{Reason::breaks_rule});
  CHECK(report->remarks[0].what == "I7");
}

TEST_CASE("an import that is stopped while its rules are looked at keeps what came in") {
  JournalFixture j, other;
  const Record work = closed_without_asking(*j.session);
  const auto file = file_of(j, {work});
  int asked = 0;
  REQUIRE(other.session->import_from("thirdrow-json", file, ImportRun::real, [&](auto, auto) {
    ++asked;
    return true;
  }));
  int left = asked;
  ImportReport so_far;
  const auto stopped = j.session->import_from(
      "thirdrow-json", file, ImportRun::real, [&](auto, auto) { return --left > 0; }, &so_far);
  CHECK(stopped.error().code == Code::cancelled);
  CHECK(so_far.added == 1);
  CHECK(so_far.remarks.empty());
  CHECK(j.session->open(work.id));
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
