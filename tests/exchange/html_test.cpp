// The page of HTML with everything in it: whatever words it holds, they stay words, and it stands alone.
#include <map>

#include "base/bytes.h"
#include "exchange/export.h"
#include "exchange/html_text.h"
#include "exchange_support.h"
#include "journal/rows.h"
#include "support/balanced_html.h"

using namespace thirdrow;
using namespace thirdrow::exchange;
using journal::Kind;
using journal::Record;
using test::Scratch;
namespace fs = std::filesystem;

namespace {

constexpr const char* kHostile =
    "</p></title><script>alert(1)</script>\"' onload='x' <img src=http://evil.example/a.png>&amp; "
    "\x01\x1b[2J";

struct Pages {
  Scratch scratch;
  test::SeededRandom random{5};
  Stamp now = *Stamp::parse("2026-05-02T08:15:00+02:00");
  std::vector<ExportRecord> records;
  std::vector<Record> drafts;
  std::map<RecordId, std::string> names;

  Record& add(Kind kind, const std::vector<std::pair<journal::Tag, journal::Value>>& fields) {
    Record record = journal::new_record(kind, RecordId::make(random), now);
    for (const auto& [tag, value] : fields) record.set(tag, value);
    records.push_back({record, now, {}, {}});
    return records.back().record;
  }
  ExportSource source() {
    ExportSource out;
    out.journal_name = "Mine";
    out.now = now;
    out.next_records = [this, done = false]() mutable {
      return Result<std::vector<ExportRecord>>(std::exchange(done, true) ? std::vector<ExportRecord>()
                                                                         : records);
    };
    out.next_drafts = [this]() { return Result<std::vector<Record>>(std::exchange(drafts, {})); };
    out.name_of = [this](RecordId id) { return names.contains(id) ? names[id] : std::string(); };
    for (const ExportRecord& each : records) out.kinds.push_back(each.record.kind);
    return out;
  }
  std::string page() {
    const fs::path file = scratch / "all.html";
    REQUIRE(export_html(file, source()));
    return test::slurp(file);
  }
};

bool has(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

/// No tag, attribute or rule that fetches, runs or moves anything.
void check_harmless(const std::string& page) {
  CHECK(is_utf8(page));
  for (const char* piece : {"<script", "<img", "<iframe", "<link", "<form", "' onload", "\" on", "url(",
                            "@import", "http-equiv=\"refresh", "\x01", "\x1b"}) {
    INFO(piece);
    CHECK_FALSE(has(page, piece));
  }
  CHECK(has(page, "default-src 'none'"));
}

}  // namespace

TEST_CASE("hostile words stay words wherever they stand: title, body, cell, tag, name, journal") {
  Pages p;
  Record& entry =
      p.add(Kind::reflection,
            {{journal::reflection::kTitle, std::string(kHostile)},
             {journal::reflection::kBody, "## " + std::string(kHostile) + "\n" + std::string(kHostile)}});
  entry.set(journal::kTags, journal::Strings{kHostile});
  p.records.back().people = {kHostile};
  p.records.back().engagement = kHostile;
  const journal::Cells cells = {kHostile, "joint"};
  p.add(Kind::agreement,
        {{journal::agreement::kTitle, std::string(kHostile)},
         {journal::agreement::kCriteria, journal::rows_of(std::vector<journal::Cells>{cells})},
         {journal::agreement::kTheyWant, std::string(kHostile)}});
  const RecordId helper = RecordId::make(p.random);
  p.names[helper] = kHostile;
  p.add(Kind::commitment, {{journal::commitment::kThen, std::string("Call")},
                           {journal::commitment::kWhen, std::string(kHostile)},
                           {journal::commitment::kHelper, helper}});
  const std::string page = p.page();
  check_harmless(page);
  CHECK(test::unbalanced_tag(page).empty());
  CHECK(has(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(has(page, "&amp;amp;"));
}

TEST_CASE("escaping leaves nothing that marks up, keeps lines, and mends what is no text") {
  CHECK(html_text("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(html_text("one\ntwo\tthree") == "one\ntwo\tthree");
  CHECK(html_text(std::string_view("\0x", 2)) == "\xEF\xBF\xBDx");
  CHECK(is_utf8(html_text("\xff\xfe broken")));
  CHECK(html_line("one\ntwo") == "one two");
}

TEST_CASE("a record stands with its sections, rows, days, people, and a link to what it points at") {
  Pages p;
  const RecordId helper = RecordId::make(p.random);
  p.names[helper] = "Maya";
  p.add(Kind::reflection,
        {{journal::reflection::kTitle, std::string("Lunch")},
         {journal::reflection::kBody, std::string("Before.\n\n## What went well?\nNearly all of it.")}});
  p.records.back().people = {"Ana", "Li"};
  const journal::Cells cells = {"Nobody waits", "joint"};
  p.add(Kind::agreement,
        {{journal::agreement::kCriteria, journal::rows_of(std::vector<journal::Cells>{cells})},
         {journal::agreement::kMetOn, *Day::parse("2026-04-01")}});
  p.add(Kind::commitment,
        {{journal::commitment::kThen, std::string("Call back")}, {journal::commitment::kHelper, helper}});
  const std::string page = p.page();
  CHECK(has(page, "<h2 id=\"journal\">Journal</h2>"));
  CHECK(has(page, "<h4 dir=\"auto\">What went well?</h4>\n<p dir=\"auto\">Nearly all of it.</p>"));
  CHECK(has(page, "Ana · Li"));
  CHECK(has(page, "<td dir=\"auto\">Nobody waits</td><td dir=\"auto\">joint</td>"));
  CHECK(has(page, "2026-04-01"));
  CHECK(has(page, "<a href=\"#r-" + helper.text() + "\">Maya</a>"));
  CHECK(has(page, "<a href=\"#kind-agreement\">Agreement</a>"));
}

TEST_CASE("what lies in the Trash is left out, and what is not finished stands at the end") {
  Pages p;
  Record& gone = p.add(Kind::reflection, {{journal::reflection::kTitle, std::string("Thrown away")}});
  gone.set(journal::kDeleted, p.now);
  Record draft = journal::new_record(Kind::commitment, RecordId::make(p.random), p.now);
  draft.set(journal::commitment::kWhen, std::string("a rush order comes"));
  Record dropped = journal::new_record(Kind::commitment, RecordId::make(p.random), p.now);
  dropped.set(journal::commitment::kWhen, std::string("nobody answers"));
  dropped.set(journal::kDeleted, p.now);
  p.drafts = {draft, dropped};
  const std::string page = p.page();
  CHECK_FALSE(has(page, "Thrown away"));
  CHECK(page.find("a rush order comes") > page.find("Not finished"));
  CHECK_FALSE(has(page, "nobody answers"));
}

TEST_CASE("what the file does not hold is named without a link") {
  Pages p;
  const RecordId helper = RecordId::make(p.random);
  p.names[helper] = "Maya";
  p.add(Kind::commitment,
        {{journal::commitment::kThen, std::string("Call back")}, {journal::commitment::kHelper, helper}});
  ExportSource source = p.source();
  source.holds = [](RecordId) { return false; };
  const fs::path file = p.scratch / "part.html";
  REQUIRE(export_html(file, source));
  const std::string page = test::slurp(file);
  CHECK(has(page, "Maya"));
  CHECK_FALSE(has(page, "<a href=\"#r-"));
}

TEST_CASE("what people answered in a round is on no page to read") {
  Pages p;
  p.add(Kind::tally,
        {{journal::tally::kAnswers, std::int64_t{173}},
         {journal::tally::kEitherYes, std::int64_t{171}},
         {journal::tally::kBlanks, std::int64_t{167}},
         {journal::tally::kCounts, journal::rows_of(std::vector<journal::Cells>{{"again", "yes", "163"}})},
         {journal::tally::kCountedBy, std::string("Ana")}});
  const std::string words = test::words_of_page(p.page());
  CHECK(has(words, "Ana"));
  for (const char* told : {"173", "171", "167", "163", "again"}) CHECK_FALSE(has(words, told));
}

TEST_CASE("a page goes over nothing that is there, and a source that fails leaves none behind") {
  Pages p;
  p.add(Kind::reflection, {{journal::reflection::kTitle, std::string("Lunch")}});
  const fs::path there = p.scratch.write("there.html", "mine");
  CHECK(export_html(there, p.source()).code() == Code::exists);
  CHECK(test::slurp(there) == "mine");
  ExportSource failing = p.source();
  failing.next_records = [] { return Result<std::vector<ExportRecord>>(Code::cancelled); };
  const fs::path half = p.scratch / "half.html";
  CHECK(export_html(half, failing).code() == Code::cancelled);
  CHECK_FALSE(fs::exists(half));
}
