// I9: what people answered leaves the journal in no file that anybody can read, whatever became of the count.
#include <fstream>
#include <sstream>

#include "support/two_journals.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using namespace thirdrow::test;

namespace {

std::string content(const std::filesystem::path& file) {
  std::ostringstream all;
  all << std::ifstream(file, std::ios::binary).rdbuf();
  return all.str();
}

struct Counted : RulesFixture {
  RecordId round_id = released(7);
  RecordId tally = session->all_of(Kind::tally)->at(0).id;
  int files = 0;

  std::filesystem::path exported(std::optional<Day> from = {}) {
    const auto file = scratch / ("out" + std::to_string(++files) + ".json");
    REQUIRE(session->export_to("thirdrow-json", file, from));
    return file;
  }
};

/// Of the record nothing stands in the file but that it is there.
void check_withheld(const std::filesystem::path& file, RecordId tally) {
  const auto json = Json::parse(content(file));
  REQUIRE(json);
  for (const Json& item : *json->find("log")->elements()) {
    const auto op = op_from_json(item);
    REQUIRE(op);
    const bool says_nothing =
        std::holds_alternative<Purge>(op->body) || std::holds_alternative<Redacted>(op->body);
    if (!says_nothing) CHECK(op->entry != tally);
  }
  for (const char* part : {"records", "unfinished"}) {
    for (const Json& item : *json->find(part)->elements()) {
      if (item.text("id") != tally.text()) continue;
      CHECK(std::string_view(part) == "records");
      for (const char* name : {"answers", "blanks", "either_yes", "counts"})
        CHECK(item.find(name) == nullptr);
    }
  }
}

ImportReport taken_in(Session& session, const std::filesystem::path& file) {
  const auto report = session.import_from("thirdrow-json", file, ImportRun::real);
  INFO((report ? std::string() : report.error().detail));
  REQUIRE(report);
  return *report;
}

}  // namespace

TEST_CASE("I9: an export holds a count without its numbers and without a word of its history") {
  Counted f;
  check_withheld(f.exported(), f.tally);
  REQUIRE(f.session->remove(f.tally));
  check_withheld(f.exported(), f.tally);
  REQUIRE(f.session->purge(f.tally));
  check_withheld(f.exported(), f.tally);
}

TEST_CASE("I9: a count that is typed and not written yet is in no export") {
  Counted f;
  const RecordId open = f.round();
  f.take_all(open, {"open"});
  const Record blank = f.fresh(Kind::tally);
  Record typed = f.count(open, 6);
  typed.id = blank.id;
  typed.set(tally::kRound, {});
  REQUIRE(f.session->keep_draft(typed, blank));
  check_withheld(f.exported(), blank.id);
  CHECK(f.session->open(blank.id)->record.integer(tally::kAnswers) == 6);
  JournalFixture fresh;
  taken_in(*fresh.session, f.exported());
  CHECK(fresh.session->unfinished()->empty());
}

TEST_CASE(
    "I9: what another device wrote to a count before it was here, or after it was purged, stays inside") {
  TwoJournals j;
  const RecordId id = j.here.round();
  j.here.take_all(id, {"open"});
  j.copy();
  const Record count = j.here.count(id, 6);
  j.stranger.make(count);
  const auto create = j.stranger.ops.begin();
  const Op first = *create;
  j.stranger.ops.erase(create);
  j.hear();
  const auto file = [&](const char* name) {
    REQUIRE(j.here.session->export_to("thirdrow-json", j.here.scratch / name));
    return j.here.scratch / name;
  };
  check_withheld(file("early.json"), count.id);
  j.stranger.ops.push_back(first);
  j.hear();
  CHECK(j.here.at(count.id).integer(tally::kAnswers) == 6);
  check_withheld(file("there.json"), count.id);
  REQUIRE(j.here.session->purge(count.id));
  check_withheld(file("purged.json"), count.id);
}

TEST_CASE("I9: importing such an export gives a round without its count, and nothing in its stead") {
  Counted f;
  const auto file = f.exported();
  JournalFixture fresh;
  for (int i = 0; i < 2; ++i) CHECK(taken_in(*fresh.session, file).remarks.empty());
  CHECK(fresh.session->all_of(Kind::tally)->empty());
  CHECK(fresh.session->open(f.round_id)->record.state() == "released");
  CHECK(terms_of(fresh.session->open(f.round_id)->record) == terms_of(f.at(f.round_id)));
  Ledger ledger;
  for (const Kind kind : {Kind::engagement, Kind::round}) {
    const auto all = fresh.session->all_of(kind);
    for (const Record& record : *all) ledger.put(record);
  }
  const Figure seen = reckon_round(ledger, f.round_id);
  CHECK_FALSE((seen.shown && (seen.shown->answers || seen.shown->word || seen.shown->yes)));
  CHECK(fresh.session->verify()->problems.empty());
}

TEST_CASE("I9: importing it where the count is changes nothing there") {
  Counted f;
  const auto file = f.exported();
  const auto before = *f.session->fingerprint();
  const ImportReport report = taken_in(*f.session, file);
  CHECK(report.added == 0);
  CHECK(report.remarks.empty());
  CHECK(*f.session->fingerprint() == before);
  CHECK(f.at(f.tally).integer(tally::kAnswers) == 7);
}

TEST_CASE("I9: a part of the journal that leads to a count goes out without it and can be imported") {
  Counted f;
  const RecordId fix = f.add(Kind::small_fix, {{small_fix::kTitle, word(f.tally.text())}});
  const auto file = f.exported(f.session->now().day());
  const auto json = Json::parse(content(file));
  REQUIRE(json);
  CHECK(json->find("log") == nullptr);
  for (const Json& item : *json->find("records")->elements()) CHECK(item.text("kind") != "tally");
  JournalFixture fresh;
  taken_in(*fresh.session, file);
  CHECK(fresh.session->open(fix)->record.title() == f.tally.text());
}

TEST_CASE("I9: neither the index nor a list nor a page of Markdown knows a number of a count") {
  Counted f;
  for (const auto shelf : {Filter::Shelf::journal, Filter::Shelf::records, Filter::Shelf::kept}) {
    Filter filter;
    filter.shelf = shelf;
    for (const char* number : {"7", "yes", "again", "refer"}) {
      INFO(number);
      const auto found = f.session->search(number, filter, Order::newest, 50);
      REQUIRE(found);
      for (const SearchHit& hit : found->items) CHECK(hit.row.id != f.tally);
    }
  }
  Filter records;
  records.shelf = Filter::Shelf::records;
  const auto listed = f.session->list(records, 100, 0);
  for (const Row& row : listed->items) {
    if (row.id == f.tally) CHECK(row.title + row.preview == "");
  }
  REQUIRE(f.session->export_to("markdown", f.scratch / "md"));
  for (const auto& each : std::filesystem::recursive_directory_iterator(f.scratch / "md")) {
    if (each.is_regular_file()) CHECK(content(each.path()).find("tally") == std::string::npos);
  }
}

TEST_CASE("I9: the encrypted backup keeps the counts") {
  Counted f;
  REQUIRE(f.session->backup(f.scratch / "all.backup"));
  REQUIRE(Vault::restore(f.scratch / "all.backup", f.scratch / "restored"));
  Vault vault{f.host, f.scratch / "restored"};
  const auto back = vault.open(secret(JournalFixture::kPassphrase));
  REQUIRE(back);
  CHECK((*back)->open(f.tally)->record == f.at(f.tally));
}

TEST_CASE("rows whose places have a gap are no difference between a file and the journal") {
  RulesFixture f;
  const Record fresh = f.fresh(Kind::brief, {{brief::kTitle, word("Three questions")}});
  Record brief = fresh;
  brief.set(brief::kQuestions, Strings{"001\x1fWhy?", "003\x1fHow?"});
  REQUIRE(f.session->add(brief));
  const RecordId fix = f.add(Kind::small_fix, {{small_fix::kTitle, word(brief.id.text())}});
  REQUIRE(f.session->export_to("thirdrow-json", f.scratch / "part.json", f.at(fix).happened().day()));
  const ImportReport report = taken_in(*f.session, f.scratch / "part.json");
  CHECK(report.already_there >= 2);
  CHECK(report.remarks.empty());
}
