#include "exchange/dayone_text.h"
#include "exchange_support.h"

using namespace thirdrow;
using namespace thirdrow::exchange;
using test::Collected;
using test::Scratch;

namespace {

const std::string kWork = R"({
"metadata" : { "version" : "1.0" },
"entries" : [
{
  "uuid" : "0A3BFC9847BD4173881DE43749F23B58",
  "creationDate" : "2024-07-01T22:30:00Z", "modifiedDate" : "2024-07-02T09:00:00Z",
  "timeZone" : "Europe\/Berlin", "starred" : true, "tags" : ["team", "team", "1, 2"],
  "text" : "# Kick\\-off with Ana\n\nIt went well\\. Really\\! \\(I asked first\\)\n\n![](dayone-moment:\/\/6C886CB69DC14EB9A8B568678C0FDD32)\n\nUse `a\\.b` here",
  "richText" : "{\"meta\":{}}",
  "photos" : [ {"identifier" : "6C886CB69DC14EB9A8B568678C0FDD32", "md5" : "d41d8cd98f00b204e9800998ecf8427e", "type" : "jpeg"},
               {"identifier" : "AA", "md5" : "00ff", "type" : "png"} ],
  "audios" : [ {"identifier" : "BB", "md5" : "11", "format" : "aac"} ],
  "weather" : {"conditionsDescription" : "Sunny"}, "location" : {"country" : "Germany"}
},
{ "uuid" : "B1", "creationDate" : "2024-01-02T03:04:05Z", "timeZone" : "Asia/Kathmandu", "text" : "A plain first line\nand a second" },
{ "uuid" : "B2", "creationDate" : "2024-01-02T03:04:05Z", "timeZone" : "Mars/Olympus", "text" : "Where" },
{ "uuid" : "B3", "text" : "No date at all" },
{ "uuid" : "B4", "creationDate" : "2024-01-02T03:04:05Z", "text" : "" },
"not an entry",
{ "uuid" : "b1", "creationDate" : "2024-01-02T03:04:05Z", "text" : "The same again" }
]})";

const std::string kHome = R"({"metadata":{"version":"1.0"},"entries":[
{"uuid":"C1","creationDate":"2024-05-05T10:00:00Z","timeZone":"America/St_Johns","text":"Home"},
{"uuid":"B1","creationDate":"2024-01-02T03:04:05Z","text":"In two journals"}]})";

std::string many(int count) {
  std::string out = R"({"metadata":{"version":"1.0"},"entries":[)";
  for (int i = 0; i < count; ++i) {
    out +=
        std::string(i == 0 ? "" : ",") + R"({"uuid":"U)" + std::to_string(i) +
        R"(","creationDate":"2024-05-05T10:00:00Z","timeZone":"Europe/Berlin","tags":["a"],"text":"Entry )" +
        std::to_string(i) + R"(\n\nSome words\\."})";
  }
  return out + "]}";
}

}  // namespace

TEST_CASE("a Day One zip with several journals is read whole") {
  Scratch scratch;
  test::make_zip(scratch / "export.zip", {{"Work.json", kWork},
                                          {"photos/d41d8cd98f00b204e9800998ecf8427e.jpeg", "JPEG"},
                                          {"Home.json", kHome},
                                          {"__MACOSX/._Home.json", "resource fork"}});
  test::FixedClock clock;
  Collected got;
  const auto summary = import_dayone(scratch / "export.zip", clock, got.sink());
  REQUIRE(summary);
  CHECK(summary->items == 9);
  CHECK(summary->entries == 5);
  CHECK(summary->photos == 2);
  CHECK(summary->attachments == 1);

  const ImportedEntry& first = got.entries.at(0);
  CHECK(first.source == "dayone:0a3bfc9847bd4173881de43749f23b58");
  CHECK(first.title == "Kick-off with Ana");
  CHECK(first.body ==
        "It went well. Really! (I asked first)\n\n![photo](photos/d41d8cd98f00b204e9800998ecf8427e.jpeg)\n\n"
        "Use `a\\.b` here\n\n![photo](photos/00ff.png)\n\n[attachment](audios/11.aac)");
  CHECK(first.happened.text() == "2024-07-02T00:30:00+02:00");
  CHECK(first.created == first.happened);
  CHECK(first.tags == std::vector<std::string>{"team", "1", "2", "starred"});
  CHECK(got.titled("A plain first line")->body == "and a second");
  CHECK(got.titled("A plain first line")->happened.text() == "2024-01-02T08:49:05+05:45");
  CHECK(got.titled("Where")->happened.offset_min == 60);  // the clock's
  CHECK(got.titled("No date at all")->happened.utc_ms == 1'700'000'000'000);
  CHECK(got.titled("Home")->happened.offset_min == -150);

  CHECK(got.has("Work.json", Reason::left_out));
  CHECK(std::ranges::find(got.remarks, Remark{"Work.json", Reason::left_out, "location (1), weather (1)"}) !=
        got.remarks.end());
  CHECK(got.has("Work.json #3", Reason::left_out));
  CHECK(got.has("Work.json #4", Reason::no_date));
  CHECK(got.has("Work.json #5", Reason::empty));
  CHECK(got.has("Work.json #6", Reason::malformed));
  CHECK(got.has("Work.json #7", Reason::duplicate));
  CHECK(got.has("Home.json #2", Reason::duplicate));
  CHECK(got.remarks.size() == 7);
}

TEST_CASE("reading a Day One export again gives the same entries") {
  Scratch scratch;
  const auto file = scratch.write("Journal.json", kWork);
  test::FixedClock clock;
  Collected once, twice;
  REQUIRE(import_dayone(file, clock, once.sink()));
  REQUIRE(import_dayone(file, clock, twice.sink()));
  CHECK(once.entries == twice.entries);
}

TEST_CASE("escapes are undone in words, not in code") {
  CHECK(undo_escapes("1\\. a \\- b \\#c \\\\d \\e \\") == "1. a - b #c \\d \\e \\");
  CHECK(undo_escapes("`a\\.b` and ``x ` \\. y`` then \\.") == "`a\\.b` and ``x ` \\. y`` then .");
  CHECK(undo_escapes("one ` alone \\. here\n\nnext ` too \\.") == "one ` alone . here\n\nnext ` too .");
  CHECK(undo_escapes("\\`not code\\. \\`") == "`not code. `");
  CHECK(undo_escapes("a\\.\n```\nb\\.\n``\n```\nc\\.") == "a.\n```\nb\\.\n``\n```\nc.");
  CHECK(undo_escapes("~~~~\na\\.\n~~~\nb\\.") == "~~~~\na\\.\n~~~\nb\\.");
  CHECK(undo_escapes("  ```js\na\\.\n  ```  \nb\\.") == "  ```js\na\\.\n  ```  \nb.");
  CHECK(undo_escapes("\\``x\\.` \\.") == "``x\\.` .");  // an escaped mark, then a span
  std::string ticks;
  for (int i = 1; i < 1500; ++i) ticks += std::string(static_cast<std::size_t>(i), '`') + " ";
  CHECK(undo_escapes(ticks) == ticks);
}

TEST_CASE("links to pictures become the names of their files, and hostile names stay out") {
  const auto entry = Json::parse(
      R"({"photos":[{"identifier":"A","md5":"../../etc","type":"x"},{"identifier":"B","md5":"ab","type":"a/b"}],
    "videos":[{"identifier":"V","md5":"cd","type":"mov"}],"audios":7})");
  const auto moments = moments_of(*entry);
  REQUIRE(moments.size() == 3);
  CHECK(moments[0].file.empty());
  CHECK(
      link_moments("![](dayone-moment://A) ![](dayone-moment:/video/V) ![](dayone-moment://B", moments) ==
      "![](dayone-moment://A) [attachment](videos/cd.mov) ![](dayone-moment://B\n\n![photo](photos/ab.jpeg)");
}

TEST_CASE("a picture before the heading does not hide the title") {
  Scratch scratch;
  const auto file = scratch.write("J.json", R"({"entries":[{"uuid":"A","creationDate":"2024-05-05T10:00:00Z",
    "text":"![](dayone-moment:\/\/P)\n\n## The title\nwords","photos":[{"identifier":"P","md5":"ab","type":"png"}]}]})");
  test::FixedClock clock;
  Collected got;
  REQUIRE(import_dayone(file, clock, got.sink()));
  CHECK(got.entries.at(0).title == "The title");
  CHECK(got.entries.at(0).body == "![photo](photos/ab.png)\n\nwords");
}

TEST_CASE("pictures in the first line stay out of the title") {
  Scratch scratch;
  const auto file = scratch.write("J.json", R"({"entries":[
    {"uuid":"A","creationDate":"2024-05-05T10:00:00Z","text":"Photo ![](dayone-moment:\/\/P) here\nwords"},
    {"uuid":"B","creationDate":"2024-05-05T10:00:00Z","text":"![](dayone-moment:\/\/P) First words\n\nmore"},
    {"uuid":"C","creationDate":"2024-05-05T10:00:00Z","text":"Open ![](dayone-moment:\/\/P"}]})");
  test::FixedClock clock;
  Collected got;
  REQUIRE(import_dayone(file, clock, got.sink()));
  CHECK(got.entries.at(0).title == "Photo here");
  CHECK(got.entries.at(0).body == "![](dayone-moment://P)\n\nwords");
  CHECK(got.entries.at(1).title == "First words");
  CHECK(got.entries.at(1).body == "![](dayone-moment://P)\n\nmore");
}

TEST_CASE("members that climb out, are locked or are links are passed over") {
  Scratch scratch;
  test::FixedClock clock;
  test::make_zip(scratch / "tricks.zip", {{"../Evil.json", kHome},
                                          {"/tmp/Evil.json", kHome},
                                          {"a\\..\\..\\Evil.json", kHome},
                                          {"Link.json", "", "/etc/passwd"},
                                          {"bad.json", "{\"entries\":[{\"uuid\":\"Z\"},"},
                                          {"other.json", "{\"settings\":1}"},
                                          {"Good.json", kHome}});
  Collected got;
  const auto summary = import_dayone(scratch / "tricks.zip", clock, got.sink());
  REQUIRE(summary);
  CHECK(summary->entries == 2);
  CHECK(got.has("../Evil.json", Reason::unsafe_path));
  CHECK(got.has("Link.json", Reason::link));
  CHECK(got.has("bad.json #2", Reason::broken_off));
  CHECK(got.has("other.json", Reason::malformed));
  CHECK(std::ranges::count(got.remarks, Reason::unsafe_path, &Remark::reason) == 3);

  test::make_zip(scratch / "locked.zip", {{"Journal.json", kHome}}, "pass");
  Collected locked;
  const auto none = import_dayone(scratch / "locked.zip", clock, locked.sink());
  REQUIRE(none);
  CHECK(none->items == 0);
  CHECK(locked.has("Journal.json", Reason::encrypted));
}

TEST_CASE("a zip bomb stops at the limits") {
  Scratch scratch;
  test::FixedClock clock;
  const std::string zeros = "{\"entries\":[\"" + std::string(10'000'000, '0') + "\"]}";
  const std::string blanks = "{\"entries\":[" + std::string(10'000'000, ' ') + "]}";
  test::make_zip(scratch / "bomb.zip",
                 {{"a.json", zeros}, {"b.json", blanks}, {"c.json", zeros}, {"Good.json", kHome}});
  REQUIRE(test::fs::file_size(scratch / "bomb.zip") < 100'000);
  ImportLimits limits;
  limits.json_file = 1 << 20;
  Collected got;
  const auto summary = import_dayone(scratch / "bomb.zip", clock, got.sink(), limits);
  REQUIRE(summary);
  CHECK(got.has("a.json", Reason::too_large));
  CHECK(got.has("b.json", Reason::too_large));
  CHECK(summary->entries == 2);
  limits = {};
  limits.unpacked = 15'000'000;
  CHECK(import_dayone(scratch / "bomb.zip", clock, got.sink(), limits).code() == Code::too_large);
  limits = {};
  limits.members = 3;
  CHECK(import_dayone(scratch / "bomb.zip", clock, got.sink(), limits).code() == Code::too_large);
}

TEST_CASE("a claimed size that is a lie does not get past the limits") {
  Scratch scratch;
  test::FixedClock clock;
  test::make_zip(scratch / "lie.zip",
                 {{"a.json", "{\"entries\":[\"" + std::string(10'000'000, '0') + "\"]}"}});
  std::string bytes = test::slurp(scratch / "lie.zip");
  const auto directory = bytes.rfind("PK\x01\x02");
  REQUIRE(directory != std::string::npos);
  bytes.replace(directory + 24, 4, std::string("\x10\0\0\0", 4));  // uncompressed size in the directory
  const auto file = scratch.write("lie2.zip", bytes);
  ImportLimits limits;
  limits.json_file = 1 << 20;
  Collected got;
  const auto summary = import_dayone(file, clock, got.sink(), limits);
  if (summary) CHECK(got.remarks.size() == 1);
  CHECK(got.entries.empty());
}

TEST_CASE("a truncated or damaged Day One zip gives an error or remarks, never a crash") {
  constexpr std::uint64_t kSeed = 31'337;
  INFO("seed " << kSeed);
  test::SeededRandom random(kSeed);
  Scratch scratch;
  test::FixedClock clock;
  test::make_zip(scratch / "whole.zip", {{"Work.json", kWork}, {"Home.json", kHome}});
  const std::string bytes = test::slurp(scratch / "whole.zip");
  for (std::size_t size = 0; size + 1 < bytes.size(); size += 23) {
    Collected got;
    const auto file = scratch.write("cut.zip", bytes.substr(0, size));
    const auto summary = import_dayone(file, clock, got.sink());
    REQUIRE_FALSE(summary);
    REQUIRE(summary.code() == Code::damaged);
    REQUIRE(got.entries.empty());
  }
  for (int i = 0; i < 1500; ++i) {
    Collected got;
    const auto summary =
        import_dayone(scratch.write("bad.zip", test::mutated(bytes, random)), clock, got.sink());
    if (summary) CHECK(summary->entries == static_cast<std::int64_t>(got.entries.size()));
  }
}

TEST_CASE("truncated and mutated Day One JSON gives an error or entries, never a crash") {
  test::read_cut_and_mutated(import_dayone, std::string(kWork), 5, 4'242);
}

TEST_CASE("100,000 Day One entries are read, and stopping stops") {
  Scratch scratch;
  test::FixedClock clock;
  test::make_zip(scratch / "big.zip", {{"Journal.json", many(100'000)}});
  std::int64_t count = 0;
  std::int64_t last = 0;
  Sink sink;
  sink.entry = [&](const ImportedEntry&) {
    ++count;
    return Status();
  };
  sink.progress = [&](std::int64_t done, std::int64_t of) {
    REQUIRE((done >= last && (of == 0 || done <= of)));
    last = done;
    return true;
  };
  const auto summary = import_dayone(scratch / "big.zip", clock, sink);
  REQUIRE(summary);
  CHECK(summary->entries == 100'000);
  CHECK(count == 100'000);

  count = 0;
  sink.progress = [&](std::int64_t, std::int64_t) { return count < 10; };
  CHECK(import_dayone(scratch / "big.zip", clock, sink).code() == Code::cancelled);
  CHECK(count < 2'000);
}

TEST_CASE("an error of the sink ends the import, invalid only passes the entry over") {
  Scratch scratch;
  test::FixedClock clock;
  test::make_zip(scratch / "e.zip", {{"Home.json", kHome}, {"Work.json", kWork}});
  for (const Code code : {Code::disk_full, Code::damaged, Code::too_large, Code::locked}) {
    Sink sink;
    sink.entry = [&](const ImportedEntry&) { return Status(code); };
    CHECK(import_dayone(scratch / "e.zip", clock, sink).code() == code);
  }
  Collected got;
  Sink sink = got.sink();
  sink.entry = [&](const ImportedEntry&) { return Status(Code::invalid); };
  const auto summary = import_dayone(scratch / "e.zip", clock, sink);
  REQUIRE(summary);
  CHECK(summary->entries == 0);
  CHECK(got.has("Home.json #1", Reason::rejected));
}

TEST_CASE("what is no Day One export says so") {
  Scratch scratch;
  test::FixedClock clock;
  Collected got;
  CHECK(import_dayone(scratch / "missing.zip", clock, got.sink()).code() == Code::not_found);
  CHECK(import_dayone(scratch.path(), clock, got.sink()).code() == Code::invalid);
  CHECK(import_dayone(scratch.write("a.json", "[]"), clock, got.sink()).code() == Code::damaged);
  CHECK(import_dayone(scratch.write("b.json", "{\"entries\":3}"), clock, got.sink()).code() == Code::damaged);
  test::make_zip(scratch / "photos.zip", {{"photos/a.jpeg", "x"}});
  CHECK(import_dayone(scratch / "photos.zip", clock, got.sink()).code() == Code::damaged);
}

TEST_CASE("half of a character in one entry is replaced and loses none of the others") {
  Scratch scratch;
  test::FixedClock clock;
  const std::string pad(70'000, ' ');  // so that pieces end in odd places
  for (const std::string& blanks : {std::string(), pad.substr(0, 65'445), pad.substr(0, 65'450), pad}) {
    const std::string journal =
        R"({"entries":[{"uuid":"A","creationDate":"2024-05-05T10:00:00Z","text":"One"},)" + blanks +
        R"({"uuid":"B","creationDate":"2024-05-05T10:00:00Z","text":"\ud800 a \udc00 \\ud800 \ud83d\ude00 \uD83D\u0041"},
      {"uuid":"C","creationDate":"2024-05-05T10:00:00Z","text":"Three"}]})";
    test::make_zip(scratch / "half.zip", {{"J.json", journal}});
    scratch.write("J.json", journal);
    for (const char* name : {"half.zip", "J.json"}) {
      INFO(name << blanks.size());
      Collected got;
      REQUIRE(import_dayone(scratch / name, clock, got.sink()));
      REQUIRE(got.entries.size() == 3);
      CHECK(got.entries[1].title ==
            "\xEF\xBF\xBD a \xEF\xBF\xBD \\ud800 \xF0\x9F\x98\x80 \xEF\xBF\xBD"
            "A");
      CHECK(got.remarks == std::vector{Remark{"J.json #2", Reason::replaced}});
    }
    test::fs::remove(scratch / "half.zip");
  }
}

TEST_CASE("a file in a zip that breaks off says from which entry on nothing was read") {
  Scratch scratch;
  test::FixedClock clock;
  test::make_zip(
      scratch / "broken.zip",
      {{"J.json",
        R"({"entries":[{"uuid":"A","creationDate":"2024-05-05T10:00:00Z","text":"One"},{"uuid":)"}});
  Collected got;
  REQUIRE(import_dayone(scratch / "broken.zip", clock, got.sink()));
  CHECK(got.entries.size() == 1);
  CHECK(got.remarks == std::vector{Remark{"J.json #2", Reason::broken_off}});
}
