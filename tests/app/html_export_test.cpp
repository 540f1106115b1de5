// All of a journal on one page of HTML: every record, in the order in which one reads, and no answers.
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

#include "app/demo.h"
#include "app/demo_year.h"
#include "app/form.h"
#include "app/formats.h"
#include "app/number_words.h"
#include "app/sheets.h"
#include "support/balanced_html.h"
#include "support/rules_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using journal::Kind;
using test::JournalFixture;

namespace {

std::string page_of(JournalFixture& j, std::optional<Day> from = {}, std::optional<Day> to = {}) {
  static int files = 0;
  const auto file = j.scratch / ("all" + std::to_string(++files) + ".html");
  REQUIRE(j.session->export_to("html", file, from, to));
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool holds(const std::string& page, RecordId id) {
  return page.find("<article id=\"r-" + id.text() + "\">") != std::string::npos;
}

bool has(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("a year of every kind is on the page, each record once, and its tags close each other") {
  JournalFixture j;
  REQUIRE(fill_demo(*j.session, 3));
  REQUIRE(add_demo_year(*j.session));
  const std::string page = page_of(j);
  CHECK(test::unbalanced_tag(page).empty());
  for (const journal::KindInfo& kind : journal::kinds()) {
    INFO(kind.name);
    const auto all = j.session->all_of(kind.kind);
    REQUIRE(all);
    for (const journal::Record& record : *all) CHECK(holds(page, record.id) != record.deleted());
  }
  CHECK_FALSE(has(page, "<script"));
  CHECK_FALSE(has(page, "http://"));
  CHECK_FALSE(has(page, "https://"));
}

TEST_CASE("the page of a year says no choice, state, kind or item by its inner name") {
  JournalFixture j;
  REQUIRE(fill_demo(*j.session, 3));
  REQUIRE(add_demo_year(*j.session));
  std::set<std::string, std::less<>> inner;
  const auto add_all = [&](const auto& names) {
    for (const std::string_view name : names) {
      if (item_words(name) != name || choice_words(name) != name) inner.emplace(name);
    }
  };
  for (const journal::KindInfo& kind : journal::kinds()) {
    inner.emplace(kind.name);
    add_all(kind.states);
    for (const journal::Field& field : kind.fields) {
      add_all(field.choices);
      for (const journal::Field& column : field.columns) add_all(column.choices);
      if (kind.kind == Kind::selfcheck) add_all(std::array{field.name});
    }
  }
  for (const Sheet& sheet : sheets()) {
    for (const SheetItem& item : sheet.items) inner.emplace(item.key);
  }
  const std::string page = page_of(j);
  std::string cells = std::regex_replace(page, std::regex("<[^>]*>| · "), "\n");
  std::istringstream lines(cells);
  std::size_t read = 0;
  for (std::string line; std::getline(lines, line); ++read) {
    INFO(line);
    if (line != "mine") CHECK_FALSE(inner.contains(line));  // the theme of the person's own questions
  }
  CHECK(read > 1000);
  CHECK_FALSE(has(page, "<dt>Formula</dt>"));
  CHECK(has(page, "Ratings go from 0, not at all, to 4, always."));
}

TEST_CASE("entries stand before other records and in the order of their days") {
  JournalFixture j;
  const auto entry = [&](const char* day, const char* title) {
    journal::Record record = j.session->new_entry(*journal::find_entry_kind("free"));
    record.set(journal::reflection::kTitle, std::string(title));
    record.set(journal::kHappened, *Stamp::parse(std::string(day) + "T10:00:00+00:00"));
    REQUIRE(j.session->add(record));
  };
  REQUIRE(j.session->person_named("Maya"));
  entry("2026-03-02", "The later one");
  entry("2025-12-01", "The earlier one");
  const std::string page = page_of(j);
  CHECK(page.find("The earlier one") < page.find("The later one"));
  CHECK(page.find("The later one") < page.find(">Maya<"));
  const std::string part = page_of(j, Day::parse("2026-01-01"));
  CHECK(has(part, "The later one"));
  CHECK_FALSE(has(part, "The earlier one"));
}

TEST_CASE("a use of a question is told in the question's words, and a draft is not lost") {
  JournalFixture j;
  const auto bank = j.session->prompts();
  REQUIRE(bank);
  const Prompt& first = bank->all().front();
  REQUIRE(j.session->prompt_used(first.id, 3));
  journal::Record draft = j.session->new_record(Kind::commitment);
  const journal::Record empty = draft;
  draft.set(journal::commitment::kWhen, std::string("a rush order comes"));
  REQUIRE(j.session->keep_draft(draft, empty));
  const std::string page = page_of(j);
  CHECK_FALSE(has(page, ">" + first.id + "<"));
  CHECK(has(page, "a rush order comes"));
}

TEST_CASE("I9: what people answered is on no page to read, as a field or as a row") {
  test::RulesFixture f;
  using test::list, test::number;
  const RecordId round = f.round({{journal::round::kInvited, number(251)}});
  f.take_all(round, {"open"});
  const RecordId count = f.add(
      Kind::tally,
      {{journal::tally::kRound, round},
       {journal::tally::kAnswers, number(239)},
       {journal::tally::kBlanks, number(117)},
       {journal::tally::kEitherYes, number(121)},
       {journal::tally::kCounts,
        list(
            {{"again", "yes", "103"}, {"again", "no", "116"}, {"refer", "yes", "111"}, {"sat", "5", "131"}})},
       {journal::tally::kCountedBy, test::word("Ana 909")}});
  const auto check_untold = [&](std::string_view state) {
    CHECK(f.at(round).state() == state);
    const std::string page = page_of(f);
    CHECK(holds(page, round));
    CHECK(holds(page, count));
    const std::string words = test::words_of_page(page);
    CHECK(has(words, "Ana 909"));
    for (const char* told : {"239", "117", "121", "103", "116", "111", "131", "sat"}) {
      INFO(state << " " << told);
      CHECK_FALSE(has(words, told));
    }
    for (const journal::Field& field : journal::info(Kind::tally).fields) {
      if (field.role == journal::Role::counts) CHECK_FALSE(has(page, ">" + std::string(field.label) + "<"));
    }
  };
  check_untold("open");
  f.take_all(round, {"close", "release"});
  check_untold("released");
}

TEST_CASE("what lies in the Trash is told nowhere, and every link leads to a record of the page") {
  test::RulesFixture f;
  const auto remove = [&](RecordId id) { REQUIRE(f.session->remove(id)); };
  const RecordId gone = f.add(Kind::engagement, {{journal::engagement::kTitle, test::word("Zeppelin")}});
  const RecordId helper = f.add(Kind::person, {{journal::person::kName, test::word("Quillfeather")}});
  f.add(Kind::commitment, {{journal::commitment::kThen, test::word("Call back")},
                           {journal::commitment::kWhen, test::word("a rush order comes")},
                           {journal::commitment::kDue, test::on("2026-12-01")},
                           {journal::commitment::kHelper, helper},
                           {journal::kEngagement, gone}});
  f.released(7);
  const RecordId entry = f.add(Kind::reflection, {{journal::reflection::kTitle, test::word("Lunch")}});
  const journal::Record before = f.at(entry);
  journal::Record draft = before;
  draft.set(journal::reflection::kTitle, std::string(300, 'x') + " Wolpertinger");  // over its limit
  REQUIRE(f.session->keep_draft(draft, before));
  for (const RecordId id : {gone, helper, entry}) remove(id);
  const std::string page = page_of(f);
  CHECK(has(page, "Call back"));
  for (const char* word : {"Zeppelin", "Quillfeather", "Wolpertinger"}) {
    INFO(word);
    CHECK_FALSE(has(page, word));
  }
  constexpr std::string_view kLink = "href=\"#r-";
  std::size_t links = 0;
  for (const std::string& each : {page, page_of(f, f.session->now().day())}) {
    for (std::size_t at = each.find(kLink); at != std::string::npos; at = each.find(kLink, at + 1)) {
      const std::size_t begin = at + kLink.size();
      const auto id = RecordId::parse(each.substr(begin, each.find('"', begin) - begin));
      REQUIRE(id);
      INFO(f.session->name_of(*id));
      CHECK(holds(each, *id));
      ++links;
    }
  }
  CHECK(links > 0);
}

namespace {

struct OneEntry : JournalFixture {
  std::filesystem::path folder = scratch / "everything";

  OneEntry() {
    journal::Record entry = session->new_record(Kind::reflection);
    entry.set(journal::reflection::kBody, std::string("Rain again"));
    REQUIRE(session->add(entry));
  }
};

}  // namespace

TEST_CASE("everything goes into one new folder, and comes back from it") {
  OneEntry j;
  const auto written = j.session->export_to("all", j.folder);
  REQUIRE(written);
  CHECK(*written == 1);
  for (const char* name : {"journal.json", "journal.html", "measures.csv"}) {
    INFO(name);
    CHECK(std::filesystem::file_size(j.folder / name) > 0);
  }
  CHECK(std::filesystem::is_directory(j.folder / "entries"));
  const auto read = j.session->import_from("thirdrow-json", j.folder / "journal.json", ImportRun::dry);
  REQUIRE(read);
  CHECK(read->already_there == 1);
  CHECK(j.session->export_to("all", j.folder).code() == Code::exists);
  CHECK(std::filesystem::exists(j.folder / "journal.json"));
}

TEST_CASE("the progress of an export of everything goes through its parts and never back") {
  OneEntry j;
  std::vector<std::int64_t> told;
  const auto note = [&](std::int64_t done, std::int64_t of) {
    CHECK(of == 400);
    told.push_back(done);
    return true;
  };
  REQUIRE(j.session->export_to("all", j.folder, {}, {}, note));
  CHECK(std::ranges::is_sorted(told));
  for (const std::int64_t begun : {0, 100, 200, 300}) CHECK(std::ranges::find(told, begun) != told.end());
}

TEST_CASE("an export of everything that is stopped leaves nothing behind") {
  OneEntry j;
  int calls = 0;
  const auto stop = [&](std::int64_t, std::int64_t) { return ++calls < 4; };
  CHECK(j.session->export_to("all", j.folder, {}, {}, stop).code() == Code::cancelled);
  CHECK_FALSE(std::filesystem::exists(j.folder));
}

TEST_CASE("what leaves the program of the demo's year, to look at", "[.sheet]") {
  const char* folder = std::getenv("THIRDROW_SHEETS");
  REQUIRE(folder != nullptr);
  JournalFixture j;
  REQUIRE(fill_demo(*j.session, 1));
  REQUIRE(add_demo_year(*j.session));
  for (const ExportFormat& format : export_formats()) {
    if (format.place != Place::file) continue;
    const std::string name = std::string(format.name) + "." + std::string(format.ending);
    CHECK(j.session->export_to(format.name, std::filesystem::path(folder) / name));
  }
}
