#include "exchange/export.h"

#include "base/json.h"
#include "exchange/file_name.h"
#include "exchange_support.h"
#include "journal/record_json.h"

using namespace thirdrow;
using namespace thirdrow::exchange;
using test::Collected;
using test::Scratch;
namespace fs = std::filesystem;

namespace {

/// A little journal: its records and the ops that made them.
struct Journal {
  test::SeededRandom random{11};
  journal::Author author{DeviceId::make(random)};
  std::vector<ExportRecord> records;
  std::vector<journal::Op> ops;
  Stamp now = *Stamp::parse("2026-05-02T08:15:00+02:00");

  journal::Record& add(std::string_view kind, const std::string& title, const std::string& body) {
    journal::Record record = journal::new_entry(*journal::find_entry_kind(kind), RecordId::make(random), now);
    const auto& info = record.info();
    record.set(journal::field_with_role(info, journal::Role::title)->tag, title);
    record.set(journal::field_with_role(info, journal::Role::body)->tag, body);
    records.push_back({std::move(record), now, {}, {}});
    return records.back().record;
  }
  void write_ops() {
    for (const ExportRecord& item : records) {
      journal::EntryState before;
      before.id = item.record.id;
      for (journal::Op& op :
           journal::author_ops(author, now, item.record.id, journal::changes(before, item.record)))
        ops.push_back(std::move(op));
    }
  }
  /// Batches of two.
  ExportSource source() {
    ExportSource out;
    out.journal_name = "My \"journal\"";
    out.now = now;
    out.next_records = [this, at = std::size_t{0}]() mutable { return next(records, at); };
    out.next_ops = [this, at = std::size_t{0}]() mutable { return next(ops, at); };
    return out;
  }
  template <class T>
  static Result<std::vector<T>> next(const std::vector<T>& all, std::size_t& at) {
    std::vector<T> batch;
    for (; at < all.size() && batch.size() < 2; ++at) batch.push_back(all[at]);
    return batch;
  }
};

Journal sample() {
  Journal out;
  out.add("daily", "First", "Words\n\nand more, with \"quotes\" and 🎉\n")
      .set(journal::kTags, journal::Strings{"a b", "team"});
  journal::Record& moment = out.add("moment", "A moment", "What followed");
  moment.set(journal::moment::kSetting, std::string("call"));
  moment.set(journal::moment::kStung, std::string("Being told late"));
  out.add("weekly", "First", "").set(journal::kHappened, *Stamp::parse("2025-12-31T23:59:00-08:00"));
  out.add("free", "", "No title here");
  out.records[0].people = {"Ana", "Bo"};
  out.records[0].engagement = "Move: the \"big\" one";
  out.write_ops();
  return out;
}

struct Back {
  std::vector<journal::Op> ops;
  std::vector<journal::Record> records;
  ThirdRowSink sink() {
    ThirdRowSink out;
    out.ops = [this](std::vector<journal::Op> batch) {
      ops.insert(ops.end(), batch.begin(), batch.end());
      return Status();
    };
    out.records = [this](std::vector<journal::Record> batch) {
      records.insert(records.end(), batch.begin(), batch.end());
      return Status();
    };
    return out;
  }
};

/// Checks the part of JSON Schema that schema/export.schema.json uses (patterns apart).
class Schema {
 public:
  explicit Schema(Json root) : root_(std::move(root)) {}
  void check(const Json& value) const { check(value, root_, "root"); }

 private:
  void check(const Json& value, const Json& rule, const std::string& place) const {
    INFO(place);
    if (const std::string ref = rule.text("$ref"); !ref.empty())
      return check(value, *root_.find("$defs")->find(ref.substr(8)), place);
    if (const Json* fixed = rule.find("const")) REQUIRE(value == *fixed);
    const std::string type = rule.text("type");
    if (type == "string") REQUIRE(value.string() != nullptr);
    if (type == "integer") REQUIRE(value.integer() != nullptr);
    if (const Json* items = rule.find("items")) {
      REQUIRE(value.elements() != nullptr);
      for (const Json& element : *value.elements()) check(element, *items, place + "[]");
    }
    if (type == "object") check_object(value, rule, place);
  }
  void check_object(const Json& value, const Json& rule, const std::string& place) const {
    REQUIRE(value.members() != nullptr);
    if (const Json* required = rule.find("required")) {
      for (const Json& name : *required->elements()) REQUIRE(value.find(*name.string()) != nullptr);
    }
    const Json* properties = rule.find("properties");
    for (const auto& [name, member] : *value.members()) {
      INFO(name);
      const Json* inner = properties->find(name);
      if (rule.find("additionalProperties") != nullptr) REQUIRE(inner != nullptr);
      if (inner != nullptr) check(member, *inner, place + "." + name);
    }
  }

  Json root_;
};

bool is_private(const fs::path& path) {
  return (fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none;
}

}  // namespace

TEST_CASE("thirdrow-json fits its schema and gives every op back") {
  Scratch scratch;
  Journal journal = sample();
  const auto written = export_thirdrow_json(scratch / "j.json", journal.source());
  REQUIRE(written);
  CHECK(*written == 4);
  CHECK(is_private(scratch / "j.json"));
  CHECK(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator()) == 1);

  const auto json = Json::parse(test::slurp(scratch / "j.json"));
  REQUIRE(json);
  const auto schema = Json::parse(test::slurp(THIRDROW_SOURCE_DIR "/schema/export.schema.json"));
  REQUIRE(schema);
  Schema(*schema).check(*json);
  CHECK(json->find("records")->elements()->at(0).find("names")->dump() ==
        R"({"people":["Ana","Bo"],"engagement":"Move: the \"big\" one"})");

  Back back;
  REQUIRE(import_thirdrow_json(scratch / "j.json", back.sink()));
  CHECK(back.ops == journal.ops);
  CHECK(back.records.empty());
  for (const ExportRecord& item : journal.records)
    CHECK(journal::replay(item.record.id, back.ops).record() == item.record);
}

TEST_CASE("without a log the records come back") {
  Scratch scratch;
  Journal journal = sample();
  ExportSource source = journal.source();
  source.next_ops = {};
  REQUIRE(export_thirdrow_json(scratch / "j.json", source));
  Back back;
  REQUIRE(import_thirdrow_json(scratch / "j.json", back.sink()));
  REQUIRE(back.records.size() == journal.records.size());
  for (std::size_t i = 0; i < back.records.size(); ++i) CHECK(back.records[i] == journal.records[i].record);
}

TEST_CASE("an empty journal exports and imports") {
  Scratch scratch;
  Journal journal;
  REQUIRE(export_thirdrow_json(scratch / "j.json", journal.source()));
  Back back;
  REQUIRE(import_thirdrow_json(scratch / "j.json", back.sink()));
  CHECK(back.ops.empty());
  CHECK(*export_markdown(scratch / "md", journal.source()) == 0);
}

TEST_CASE("an export writes over nothing and leaves nothing half done") {
  Scratch scratch;
  Journal journal = sample();
  scratch.write("j.json", "mine");
  CHECK(export_thirdrow_json(scratch / "j.json", journal.source()).code() == Code::exists);
  CHECK(test::slurp(scratch / "j.json") == "mine");
  fs::create_symlink(scratch / "nowhere", scratch / "link.json");
  CHECK(export_thirdrow_json(scratch / "link.json", journal.source()).code() == Code::exists);
  CHECK(export_thirdrow_json(scratch / "none/j.json", journal.source()).code() == Code::not_found);
  fs::remove(scratch / "link.json");

  ExportSource source = journal.source();
  source.next_records = [calls = 0, &journal]() mutable -> Result<std::vector<ExportRecord>> {
    if (++calls == 2) return Code::cancelled;
    return journal.records;
  };
  CHECK(export_thirdrow_json(scratch / "k.json", source).code() == Code::cancelled);
  source = journal.source();
  source.next_records = [calls = 0, &journal]() mutable -> Result<std::vector<ExportRecord>> {
    if (++calls == 2) return Code::cancelled;
    return journal.records;
  };
  CHECK(export_markdown(scratch / "md", source).code() == Code::cancelled);
  CHECK(std::distance(fs::directory_iterator(scratch.path()), fs::directory_iterator()) == 1);
  CHECK(export_markdown(scratch.path(), journal.source()).code() == Code::exists);
}

TEST_CASE("a thirdrow-json file with anything wrong changes nothing and says what") {
  Scratch scratch;
  Journal journal = sample();
  REQUIRE(export_thirdrow_json(scratch / "j.json", journal.source()));
  const std::string whole = test::slurp(scratch / "j.json");
  const auto code_of = [&](const std::string& content) {
    Back back;
    const Status status = import_thirdrow_json(scratch.write("bad.json", content), back.sink());
    REQUIRE_FALSE(status);
    REQUIRE(back.ops.empty());
    REQUIRE(back.records.empty());
    return status.code();
  };
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string out = whole;
    REQUIRE(out.find(from) != std::string::npos);
    return out.replace(out.find(from), from.size(), to);
  };
  for (std::size_t size = 0; size + 2 < whole.size(); size += 41)
    CHECK(code_of(whole.substr(0, size)) == Code::damaged);
  CHECK(code_of(with("\"version\":1", "\"version\":2")) == Code::newer_version);
  CHECK(code_of(with("thirdrow-json", "other")) == Code::damaged);
  CHECK(code_of(with("\"n\":1,", "\"n\":-1,")) == Code::invalid);
  CHECK(code_of(with("\"operation_count\":", "\"operation_count\":1")) == Code::damaged);
  CHECK(code_of("{\"format\":\"thirdrow-json\",\"version\":1}") == Code::damaged);
  CHECK(code_of(R"({"format":"thirdrow-json","version":1,"records":[{"kind":"no such"}]})") == Code::invalid);
  CHECK(code_of(R"({"format":"thirdrow-json","version":1,"records":[7]})") == Code::invalid);
  Back back;
  CHECK(import_thirdrow_json(scratch / "none.json", back.sink()).code() == Code::not_found);
  ThirdRowSink sink = back.sink();
  sink.progress = [](std::int64_t, std::int64_t) { return false; };
  CHECK(import_thirdrow_json(scratch / "j.json", sink).code() == Code::cancelled);
}

TEST_CASE("mutated thirdrow-json gives an error or ops, never a crash") {
  constexpr std::uint64_t kSeed = 60'606;
  INFO("seed " << kSeed);
  test::SeededRandom random(kSeed);
  Scratch scratch;
  Journal journal = sample();
  REQUIRE(export_thirdrow_json(scratch / "j.json", journal.source()));
  const std::string whole = test::slurp(scratch / "j.json");
  for (int i = 0; i < 2000; ++i) {
    Back back;
    const Status status =
        import_thirdrow_json(scratch.write("bad.json", test::mutated(whole, random)), back.sink());
    if (!status) REQUIRE((back.ops.empty() && back.records.empty()));
  }
}

TEST_CASE("a Markdown export reads back to the same titles, dates, kinds, tags and texts") {
  Scratch scratch;
  Journal journal = sample();
  REQUIRE(*export_markdown(scratch / "md", journal.source()) == 4);
  CHECK(fs::exists(scratch / "md/2026/05/2026-05-02 First.md"));
  CHECK(fs::exists(scratch / "md/2026/05/2026-05-02.md"));
  CHECK(fs::exists(scratch / "md/2025/12/2025-12-31 First.md"));
  for (const auto& found : fs::recursive_directory_iterator(scratch / "md")) CHECK(is_private(found.path()));
  CHECK(test::slurp(scratch / "md/2026/05/2026-05-02 A moment.md") ==
        "---\ntitle: \"A moment\"\ndate: 2026-05-02T08:15:00+02:00\ncreated: "
        "2026-05-02T08:15:00+02:00\nkind: moment\nid: " +
            journal.records[1].record.id.text() +
            "\nsetting: \"call\"\n---\n\nWhat followed\n\n## What stung\n\nBeing told late\n");

  test::FixedClock clock("2020-01-01T00:00:00-05:00");
  Collected got;
  REQUIRE(import_markdown(scratch / "md", clock, got.sink()));
  REQUIRE(got.entries.size() == 4);
  const ImportedEntry& weekly = got.entries.at(0);
  CHECK(weekly.subkind == "weekly");
  CHECK(weekly.happened.text() == "2025-12-31T23:59:00-08:00");
  CHECK(weekly.created == journal.now);
  const auto* daily = got.titled("First") == &weekly
                          ? &*std::ranges::find(got.entries, "daily", &ImportedEntry::subkind)
                          : got.titled("First");
  CHECK(daily->body == "Words\n\nand more, with \"quotes\" and 🎉");
  CHECK(daily->tags == std::vector<std::string>{"a b", "team"});
  CHECK(daily->happened == journal.now);
  CHECK(got.titled("")->body == "No title here");
}

TEST_CASE("hostile titles make safe names and come back whole") {
  Scratch scratch;
  Journal journal;
  const std::vector<std::string> titles = {"a/b\\c:d*e?f\"g<h>i|j",
                                           "../../etc/passwd",
                                           "---",
                                           "...",
                                           "CON",
                                           "nul.txt",
                                           "- item",
                                           "# heading",
                                           "key: value",
                                           "'single'",
                                           "\"double\" \\ back",
                                           "🎉🎉",
                                           "مرحبا بالعالم",
                                           "\xE2\x80\xAEtxt.exe",
                                           "tab\there",
                                           "{a: b}",
                                           "[x]",
                                           "*star",
                                           "&anchor",
                                           "!tag",
                                           "%dir",
                                           "@at",
                                           "`tick",
                                           "null",
                                           "true",
                                           "2024-05-06",
                                           "trailing.",
                                           "Title",
                                           "title",
                                           "TITLE",
                                           "\xC2\x85",
                                           std::string(200, 'x'),
                                           [] {
                                             std::string s;
                                             for (int i = 0; i < 200; ++i) s += "日";
                                             return s;
                                           }(),
                                           std::string(200, 'x')};
  for (const std::string& title : titles) journal.add("free", title, "body of " + title);
  REQUIRE(*export_markdown(scratch / "md", journal.source()) == static_cast<std::int64_t>(titles.size()));
  std::int64_t files = 0;
  for (const auto& found : fs::recursive_directory_iterator(scratch / "md")) {
    if (!found.is_regular_file()) continue;
    ++files;
    const std::string name = found.path().filename().string();
    INFO(name);
    CHECK(found.path().parent_path() == scratch / "md/2026/05");
    CHECK(name.size() <= kMaxFileName);
    CHECK(is_utf8(name));
    CHECK(name.find_first_of("<>:\"/\\|?*\t") == std::string::npos);
    CHECK(name.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(name.find(" .md") == std::string::npos);
  }
  CHECK(files == static_cast<std::int64_t>(titles.size()));
  test::FixedClock clock;
  Collected got;
  REQUIRE(import_markdown(scratch / "md", clock, got.sink()));
  for (const std::string& title : titles) {
    INFO(title);
    std::string shown = title;
    std::ranges::replace(shown, '\t', ' ');
    const auto* back = got.titled(shown);
    REQUIRE(back != nullptr);
    CHECK(back->body == "body of " + title);
  }
}

TEST_CASE("the Trash and records that are no entries stay out of Markdown") {
  Scratch scratch;
  Journal journal;
  journal.add("free", "Kept", "x");
  journal.add("free", "Deleted", "x").set(journal::kDeleted, journal.now);
  journal::Record person =
      journal::new_record(journal::Kind::person, RecordId::make(journal.random), journal.now);
  person.set(journal::person::kName, std::string("Ana"));
  journal.records.push_back({person, journal.now, {}, {}});
  CHECK(*export_markdown(scratch / "md", journal.source()) == 1);
}

TEST_CASE("names are unique whatever the letters' case") {
  UniqueNames names;
  CHECK(names.make("2026-05-02", "Title", ".md") == "2026-05-02 Title.md");
  CHECK(names.make("2026-05-02", "title", ".md") == "2026-05-02 title (2).md");
  CHECK(names.make("2026-05-02", "", ".md") == "2026-05-02.md");
  CHECK(names.make("2026-05-02", "???", ".md") == "2026-05-02 (2).md");
  CHECK(safe_words(" .a.. ", 50) == "a");
  CHECK(safe_words("ééé", 5) == "éé");
}
