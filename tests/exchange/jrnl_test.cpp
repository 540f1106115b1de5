#include "exchange_support.h"

using namespace thirdrow;
using namespace thirdrow::exchange;
using test::Collected;
using test::Scratch;

namespace {
const std::string kJrnl = R"({
  "tags": {"@lead": 2, "#team": 1},
  "entries": [
    {"title": "Met @lead today.", "body": "It went well.\n\n", "date": "2020-08-29", "time": "11:11", "tags": ["@lead", "#team"], "starred": false},
    {"title": "Met @lead today.", "body": "It went well.\n\n", "date": "2020-08-29", "time": "11:11", "tags": ["@lead"], "starred": false},
    {"title": "Met @lead today.", "body": "Other words.", "date": "2020-08-29", "time": "11:11", "tags": [], "starred": true},
    {"title": "No time", "body": "", "date": "2020-08-30", "tags": []},
    {"title": "No date", "body": "x", "date": "yesterday", "time": "11:11"},
    {"title": "", "body": "", "date": "2020-08-29", "time": "11:12"},
    17
  ]
})";
}  // namespace

TEST_CASE("jrnl entries are local times, stars and tags are kept, equal entries come once") {
  Scratch scratch;
  const auto file = scratch.write("j.json", kJrnl);
  test::FixedClock clock;
  Collected got;
  const auto summary = import_jrnl(file, clock, got.sink());
  REQUIRE(summary);
  CHECK(summary->items == 7);
  CHECK(summary->entries == 4);
  const ImportedEntry& first = got.entries.at(0);
  CHECK(first.title == "Met @lead today.");
  CHECK(first.body == "It went well.");
  CHECK(first.happened.text() == "2020-08-29T11:11:00+01:00");
  CHECK(first.tags == std::vector<std::string>{"lead", "team"});
  CHECK(first.source.starts_with("jrnl:"));
  CHECK(first.source.find("Met") == std::string::npos);
  CHECK(got.entries.at(1).body == "Other words.");
  CHECK(got.entries.at(1).tags == std::vector<std::string>{"starred"});
  CHECK(got.entries.at(1).source == first.source + "-2");
  CHECK(got.titled("No time")->happened.text() == "2020-08-30T12:00:00+01:00");
  CHECK(got.has("j.json #2", Reason::duplicate));
  CHECK(got.has("j.json #5 (yesterday)", Reason::bad_date));
  CHECK(got.titled("No date")->body == "x\n\ndate: yesterday");
  CHECK(got.has("j.json #6", Reason::empty));
  CHECK(got.has("j.json #7", Reason::malformed));
  CHECK(got.remarks.size() == 4);

  Collected again;
  REQUIRE(import_jrnl(file, clock, again.sink()));
  CHECK(again.entries == got.entries);
}

TEST_CASE("a title over the limit stays whole in the body") {
  Scratch scratch;
  const std::string title(5000, 'x');
  const auto file = scratch.write(
      "j.json", R"({"entries":[{"title":")" + title + R"(","body":"b","date":"2020-08-29","time":"9:05"}]})");
  test::FixedClock clock;
  Collected got;
  REQUIRE(import_jrnl(file, clock, got.sink()));
  CHECK(got.entries.at(0).title == std::string(199, 'x') + "…");
  CHECK(got.entries.at(0).body == title + "\n\nb");
  CHECK(got.entries.at(0).happened.minute_of_day() == 9 * 60 + 5);
}

TEST_CASE("a body over the limit is remarked, not cut") {
  Scratch scratch;
  const auto file =
      scratch.write("j.json", R"({"entries":[{"title":"t","body":")" + std::string(1'000'001, 'x') +
                                  R"(","date":"2020-08-29","time":"9:05"},{"title":"t","body":")" +
                                  std::string(1'000'000, 'x') + R"(","date":"2020-08-30","time":"9:05"}]})");
  test::FixedClock clock;
  Collected got;
  REQUIRE(import_jrnl(file, clock, got.sink()));
  CHECK(got.has("j.json #1", Reason::too_large));
  CHECK(got.entries.size() == 1);
}

TEST_CASE("truncated and mutated jrnl files give an error or entries, never a crash") {
  test::read_cut_and_mutated(import_jrnl, std::string(kJrnl), 3, 99);
}

TEST_CASE("a jrnl import stops when told to") {
  Scratch scratch;
  const auto file = scratch.write("j.json", kJrnl);
  test::FixedClock clock;
  Collected got;
  Sink sink = got.sink();
  sink.progress = [](std::int64_t, std::int64_t) { return false; };
  CHECK(import_jrnl(file, clock, sink).code() == Code::cancelled);
  CHECK(got.entries.empty());
  ImportLimits limits;
  limits.json_file = 10;
  CHECK(import_jrnl(file, clock, got.sink(), limits).code() == Code::too_large);
}

TEST_CASE("an odd date alone is nothing to keep") {
  Scratch scratch;
  const auto file = scratch.write("j.json", R"({"entries":[{"title":"","body":"","date":"yesterday"}]})");
  test::FixedClock clock;
  Collected got;
  REQUIRE(import_jrnl(file, clock, got.sink()));
  CHECK(got.entries.empty());
  CHECK(got.has("j.json #1", Reason::empty));
}
