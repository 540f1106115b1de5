// What was typed stays, whatever else is done to its record meanwhile.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/vault.h"
#include "journal/ops.h"
#include "journal/record_json.h"
#include "support/behind.h"
#include "support/catch.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::JournalFixture;
using test::secret;

namespace {

Record written_moment(Session& s) {
  Record r = s.new_entry(*find_entry_kind("moment"));
  r.set(moment::kTitle, std::string("T"));
  r.set(moment::kBody, std::string("one two three"));
  REQUIRE(test::put(s, r));
  return r;
}

Record with_body(Record r, std::string body) {
  r.set(moment::kBody, std::move(body));
  return r;
}

std::string long_title() { return std::string(500, 'x'); }

}  // namespace

TEST_CASE("a step, the Trash and an older version take along what was typed and not yet written") {
  JournalFixture j;
  const Record r = written_moment(*j.session);
  REQUIRE(test::put_draft(*j.session, with_body(r, "typed")));
  SECTION("a step") {
    REQUIRE(j.session->transition(r.id, "reflect"));
    CHECK(j.session->open(r.id)->record.body() == "typed");
  }
  SECTION("the Trash") {
    REQUIRE(j.session->remove(r.id));
    REQUIRE(j.session->put_back(r.id));
    CHECK(j.session->open(r.id)->record.body() == "typed");
  }
  SECTION("an older version") {
    const auto before = j.session->about()->ops;
    REQUIRE(j.session->restore_version(r.id, 0));
    CHECK(j.session->open(r.id)->record.body() == "one two three");
    CHECK(j.session->about()->ops == before + 2);  // the typed words, and the way back
  }
}

TEST_CASE("a draft that cannot be written stops a step, and no word of it goes") {
  JournalFixture j;
  const Record r = written_moment(*j.session);
  Record draft = with_body(r, "typed");
  draft.set(moment::kTitle, long_title());
  REQUIRE(test::put_draft(*j.session, draft));
  CHECK(j.session->transition(r.id, "reflect").code() == Code::invalid);
  CHECK(j.session->restore_version(r.id, 0).code() == Code::invalid);
  CHECK(j.session->open(r.id)->record == draft);
  REQUIRE(j.session->remove(r.id));
  CHECK(j.session->list({}, 5, 0)->total == 0);
  CHECK(j.session->open(r.id)->record.body() == "typed");
  REQUIRE(j.session->put_back(r.id));
  CHECK(j.session->open(r.id)->record == draft);
  CHECK(j.session->list({}, 5, 0)->total == 1);
}

TEST_CASE("a page that was opened earlier writes only what changed on it") {
  JournalFixture j;
  Record r = written_moment(*j.session);
  r.set(kTags, Strings{"a", "b"});
  REQUIRE(test::put(*j.session, r));
  const Opened page = *j.session->open(r.id);
  Record other = with_body(page.record, "zero one two three");
  other.set(moment::kTitle, std::string("Other"));
  other.set(kTags, Strings{"a", "b", "c"});
  REQUIRE(j.session->save(other, page.written));
  Record mine = with_body(page.record, "one two three four");
  mine.set(kTags, Strings{"b", "d"});
  REQUIRE(j.session->save(mine, page.written));
  const Record now = j.session->open(r.id)->record;
  CHECK(now.title() == "Other");
  CHECK(now.body() == "zero one two three four");
  CHECK(now.strings(kTags) == Strings{"b", "c", "d"});
}

TEST_CASE("a page over a draft keeps the draft's words") {
  JournalFixture j;
  const Record r = written_moment(*j.session);
  REQUIRE(test::put_draft(*j.session, with_body(r, "typed")));
  Opened page = *j.session->open(r.id);
  page.record.set(moment::kTitle, std::string("New"));
  REQUIRE(j.session->save(page.record, page.written));
  CHECK(j.session->open(r.id)->record.body() == "typed");
  CHECK_FALSE(j.session->open(r.id)->from_draft);
}

TEST_CASE("a supposed day changes fields only: neither the log's times nor what is purged") {
  JournalFixture j;
  const Record r = written_moment(*j.session);
  j.session->fix_today(Day::parse("2001-01-01"));
  REQUIRE(j.session->remove(r.id));
  CHECK(*j.session->purge_expired() == 0);
  j.session->fix_today(Day::parse("2999-01-01"));
  CHECK(*j.session->purge_expired() == 0);
  REQUIRE(j.session->put_back(r.id));
  const Record later = written_moment(*j.session);
  CHECK(later.created.day().text() == "2999-01-01");
  CHECK(j.session->open(later.id)->edited == j.clock.now());
}

TEST_CASE("what is purged takes its draft along") {
  JournalFixture j;
  const Record r = written_moment(*j.session);
  REQUIRE(j.session->remove(r.id));
  Record draft = j.session->open(r.id)->record;
  draft.set(moment::kBody, std::string("typed in the Trash"));
  REQUIRE(test::put_draft(*j.session, draft));
  j.clock.advance_days(31);
  CHECK(*j.session->purge_expired() == 1);
  CHECK(j.session->open(r.id).code() == Code::not_found);
}

TEST_CASE("nothing is kept of a record whose words were removed for good") {
  JournalFixture j;
  const Record r = written_moment(*j.session);
  REQUIRE(j.session->purge(r.id));
  CHECK(j.session->keep_draft(with_body(r, "typed"), r).code() == Code::refused);
  CHECK(j.session->open(r.id).code() == Code::not_found);
  CHECK(j.session->sealed_words().empty());
}

TEST_CASE("a draft of a record that cannot be read stands in no other draft's way") {
  JournalFixture j;
  std::vector<Record> records = {written_moment(*j.session), written_moment(*j.session)};
  std::ranges::sort(records, {}, &Record::id);
  for (const Record& r : records) REQUIRE(test::put_draft(*j.session, with_body(r, "typed")));
  test::behind(j, "UPDATE states SET state = x'ff' WHERE id = x'" + to_hex(records[0].id.bytes) + "'");
  CHECK(j.session->settle_drafts().code() == Code::damaged);
  CHECK_FALSE(j.session->open(records[1].id)->from_draft);
  Record untitled = with_body(records[1], "typed");
  untitled.set(moment::kTitle, {});
  REQUIRE(test::put_draft(*j.session, untitled));
  const auto unfinished = j.session->unfinished();
  REQUIRE(unfinished);
  CHECK(*unfinished == std::vector<RecordId>{records[1].id});
}

TEST_CASE("a backup that is cut short or altered is refused before anything is written") {
  JournalFixture j;
  written_moment(*j.session);
  const auto file = j.scratch / "b.t3b";
  REQUIRE(j.session->backup(file));
  const auto size = std::filesystem::file_size(file);
  SECTION("cut") { std::filesystem::resize_file(file, size - 1); }
  SECTION("longer") { std::filesystem::resize_file(file, size + 1); }
  SECTION("altered") {
    std::fstream f(file, std::ios::binary | std::ios::in | std::ios::out);
    f.seekp(static_cast<std::streamoff>(size) - 100);
    const int c = f.peek();
    f.put(static_cast<char>(c ^ 1));
  }
  CHECK(Vault::restore(file, j.scratch / "r").code() == Code::damaged);
  CHECK_FALSE(std::filesystem::exists(j.scratch / "r"));
}

TEST_CASE("a restore stays out of a folder that another process is busy with, and heeds no older log") {
  JournalFixture j;
  written_moment(*j.session);
  const auto file = j.scratch / "b.t3b";
  REQUIRE(j.session->backup(file));
  const auto folder = j.scratch / "r";
  std::filesystem::create_directory(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  {
    const auto busy = platform::FileLock::acquire(folder / kLockName, std::chrono::milliseconds(0));
    REQUIRE(busy);
    CHECK(Vault::restore(file, folder).code() == Code::in_use);
    Vault other(j.host, folder);
    CHECK(other.create("n", secret(JournalFixture::kPassphrase)).ok() == false);
    CHECK(std::filesystem::exists(folder / kLockName));
  }
  std::ofstream(folder / "journal.db-wal") << "stale";
  REQUIRE(Vault::restore(file, folder));
  CHECK_FALSE(std::filesystem::exists(folder / "journal.db-wal"));
  CHECK(Vault(j.host, folder).open(secret(JournalFixture::kPassphrase)).ok());
}

TEST_CASE("stopped work leaves nothing behind") {
  JournalFixture j;
  written_moment(*j.session);
  const KeepGoing stop = [](std::int64_t, std::int64_t) { return false; };
  CHECK(j.session->export_to("thirdrow-json", j.scratch / "x.json", {}, {}, stop).code() == Code::cancelled);
  CHECK(j.session->export_to("markdown", j.scratch / "md", {}, {}, stop).code() == Code::cancelled);
  CHECK(j.session->backup(j.scratch / "x.t3b", stop).code() == Code::cancelled);
  CHECK(j.session->rebuild(stop).code() == Code::cancelled);
  std::vector<std::string> left;
  for (const auto& found : std::filesystem::directory_iterator(j.scratch.path()))
    left.push_back(found.path().filename().string());
  CHECK(left == std::vector<std::string>{"journal"});
  CHECK(j.session->list({}, 5, 0)->total == 1);
}

TEST_CASE("looking through a log says how many records are new, and a second time none") {
  JournalFixture from;
  const Record r = written_moment(*from.session);
  REQUIRE(test::put_draft(*from.session, with_body(r, "typed")));
  written_moment(*from.session);
  const auto file = from.scratch / "all.json";
  REQUIRE(from.session->export_to("thirdrow-json", file));
  JournalFixture to;
  const auto dry = to.session->import_from("thirdrow-json", file, ImportRun::dry);
  REQUIRE(dry);
  CHECK(dry->added == 2);
  CHECK(dry->already_there == 0);
  CHECK(to.session->about()->ops == 0);
  CHECK(to.session->import_from("thirdrow-json", file, ImportRun::real)->added == 2);
  const auto again = to.session->import_from("thirdrow-json", file, ImportRun::dry);
  CHECK(again->added == 0);
  CHECK(again->already_there == 2);
  CHECK(*to.session->fingerprint() == *from.session->fingerprint());
  CHECK(to.session->open(r.id)->record.body() == "typed");
}

TEST_CASE("a log that holds what this journal's device never wrote is refused, and writing goes on") {
  JournalFixture j;
  const Record r = written_moment(*j.session);
  const auto file = j.scratch / "all.json";
  REQUIRE(j.session->export_to("thirdrow-json", file));
  std::ostringstream exported;
  exported << std::ifstream(file).rdbuf();
  const auto forged = [&](const std::string& n) {
    const Op op{{j.session->about()->device, 1}, 1, r.created, r.id, SetAdd{kTags, "forged"}};
    std::string json = op_json(op).dump();
    const std::string number = "\"n\":1,";
    REQUIRE(json.find(number) != std::string::npos);
    json.replace(json.find(number), number.size(), "\"n\":" + n + ",");
    std::string all = exported.str();
    const auto log = all.find("\"log\":[");
    REQUIRE(log != std::string::npos);
    all.insert(log + 7, json + ",");
    const std::string count = "\"operation_count\":";
    REQUIRE(all.find(count) != std::string::npos);
    return all.replace(all.find(count), count.size(), "\"were\":");
  };
  for (const char* n : {"9007199254740000", "9223372036854775800", "1000"}) {
    INFO(n);
    std::ofstream(j.scratch / "forged.json") << forged(n);
    const auto before = *j.session->fingerprint();
    for (const auto run : {ImportRun::dry, ImportRun::real}) {
      const auto taken = j.session->import_from("thirdrow-json", j.scratch / "forged.json", run);
      CHECK(taken.code() == Code::refused);
    }
    CHECK(*j.session->fingerprint() == before);
    CHECK(j.session->save(with_body(r, n), r));
    REQUIRE(j.session->save(r, with_body(r, n)));
  }
  CHECK(j.session->import_from("thirdrow-json", file, ImportRun::real)->added == 0);
}

TEST_CASE("a file of our own Markdown export is already there, a corrected foreign file is not") {
  JournalFixture j;
  written_moment(*j.session);
  REQUIRE(j.session->export_to("markdown", j.scratch / "md"));
  const auto back = j.session->import_from("markdown", j.scratch / "md", ImportRun::real);
  REQUIRE(back);
  CHECK(back->added == 0);
  CHECK(back->already_there == 1);
  std::filesystem::create_directory(j.scratch / "notes");
  const auto write = [&](std::string_view words) {
    std::ofstream(j.scratch / "notes" / "2024-05-06.md") << words;
  };
  const auto added = [&] {
    return j.session->import_from("markdown", j.scratch / "notes", ImportRun::real)->added;
  };
  write("first");
  CHECK(added() == 1);
  CHECK(added() == 0);
  write("corrected");
  CHECK(added() == 1);
}

TEST_CASE("today asks about the day's end from the hour that was chosen") {
  JournalFixture j;
  const int hour = j.session->now().minute_of_day() / 60;
  REQUIRE(j.session->now().day().weekday() != 4);
  REQUIRE(j.session->set_setting("prompts.hour", std::to_string(hour)));
  CHECK(j.session->today()->prompt->when == "day.close");
  REQUIRE(j.session->set_setting("prompts.hour", std::to_string(hour + 1)));
  CHECK(j.session->today()->prompt->when == "day.open");
}
