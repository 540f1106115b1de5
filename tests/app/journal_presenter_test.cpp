#include "app/presenters/journal_presenter.h"

#include <fstream>

#include "journal_support.h"

using namespace thirdrow;
using namespace thirdrow::app;
using Fixture = test::JournalListFixture;

TEST_CASE("an empty journal says so, and a first entry is listed") {
  Fixture f;
  f.start();
  CHECK(f.view.why == Emptiness::new_journal);
  f.write("First", "words");
  f.journal.refresh();
  f.pump.drain();
  CHECK(f.view.rows == 1);
  CHECK(f.view.count.count == 1);
  CHECK(f.title(0) == "First");
}

TEST_CASE("rows are fetched in windows as they are looked at, and few are kept") {
  Fixture f;
  for (int i = 0; i < 700; ++i) f.write("Entry " + std::to_string(i), "body");
  f.start();
  REQUIRE(f.view.rows == 700);
  CHECK(f.view.changes.empty());
  CHECK(f.journal.row(3) == nullptr);
  CHECK(f.journal.row(4) == nullptr);
  f.pump.drain();
  REQUIRE(f.view.changes.size() == 1);
  CHECK(f.view.changes[0] == std::pair<std::size_t, std::size_t>(0, RowCache::kWindow));
  CHECK(f.title(0) == "Entry 699");
  CHECK(f.title(699) == "Entry 0");
  for (std::size_t i = 0; i < 700; i += 10) f.title(i);
  CHECK(f.title(350) == "Entry 349");
}

TEST_CASE("the row cache keeps a bounded number of windows") {
  RowCache cache;
  for (std::size_t i = 0; i < 50; ++i) {
    const auto first = cache.claim(i * RowCache::kWindow + 5);
    REQUIRE(first == i * RowCache::kWindow);
    CHECK_FALSE(cache.claim(i * RowCache::kWindow + 6));
    cache.fill(*first, std::vector<std::optional<SearchHit>>(RowCache::kWindow, SearchHit{}));
  }
  CHECK(cache.size() == RowCache::kMost * RowCache::kWindow);
  CHECK(cache.find(0) == nullptr);
  CHECK(cache.find(49 * RowCache::kWindow) != nullptr);
  cache.fill(3, {});
  cache.release(49 * RowCache::kWindow);
  CHECK(cache.claim(49 * RowCache::kWindow));
}

TEST_CASE("search as you type drops the answers of older words") {
  Fixture f;
  f.write("Sailing", "the harbour was calm");
  f.write("Harvest", "wheat and barley");
  f.start();
  f.journal.search("har");
  f.journal.search("harb");
  f.pump.drain();
  CHECK(f.view.rows == 1);
  CHECK(f.title(0) == "Sailing");
  CHECK_FALSE(f.view.problem);
  CHECK(f.journal.row(0)->marks.size() == 1);
  f.search("nowhere");
  CHECK(f.view.why == Emptiness::nothing_found);
  f.search("");
  CHECK(f.view.rows == 2);
}

TEST_CASE("what stands for a record of another page goes with its row, and has its words") {
  Fixture f;
  journal::Record maya;
  f.now([&](Session& session) {
    maya = session.new_record(journal::Kind::person);
    maya.set(journal::person::kName, std::string("Maya Harbour"));
    return session.add(maya).ok();
  });
  f.write("Sailing", "the harbour was calm");
  std::optional<std::string> stands;
  f.journal.on_elsewhere = [&stands](const SearchHit* hit) {
    stands = hit != nullptr ? std::optional(hit->row.title) : std::nullopt;
  };
  const auto choose = [&] {
    f.search("harbour");
    for (std::size_t i = 0; i < f.view.rows; ++i) {
      if (f.title(i).starts_with("Maya")) f.journal.select(i);
    }
    REQUIRE(stands);
  };
  f.start();
  choose();
  journal::Record renamed = maya;
  renamed.set(journal::person::kName, std::string("Maya of the Harbour"));
  CHECK(f.now([&](Session& session) { return session.save(renamed, maya).ok(); }));
  f.journal.refresh();
  f.pump.drain();
  CHECK(stands == "Maya of the Harbour");
  f.search("");
  CHECK_FALSE(stands);
  CHECK_FALSE(f.journal.selected());
  choose();
  f.journal.show_shelf(Filter::Shelf::trash);
  f.pump.drain();
  CHECK_FALSE(stands);
  f.journal.show_shelf(Filter::Shelf::journal);
  choose();
  CHECK(f.now([&](Session& session) { return session.remove(maya.id).ok(); }));
  f.journal.refresh();
  f.pump.drain();
  CHECK_FALSE(stands);
}

TEST_CASE("a search without a hit says where it looked") {
  Fixture f;
  f.write("Tagged", "the harbour", {"sales"});
  f.write("Other", "the meadow", {"farm"});
  f.start();
  f.search("nowhere");
  CHECK(f.view.why == Emptiness::nothing_found);
  f.journal.set_tag("farm");
  f.search("harbour");
  CHECK(f.view.why == Emptiness::nothing_found_there);
  f.journal.clear_filters();
  f.pump.drain();
  CHECK(f.view.rows == 1);
  f.journal.show_shelf(Filter::Shelf::trash);
  f.search("harbour");
  CHECK(f.view.why == Emptiness::nothing_found_in_trash);
}

TEST_CASE("blanks ask for nothing, also when a filter is chosen") {
  Fixture f;
  f.write("Tagged", "a", {"sales"});
  f.write("Plain", "b");
  f.start();
  f.search("  ");
  CHECK(f.view.rows == 2);
  f.journal.set_tag("sales");
  f.pump.drain();
  CHECK(f.view.rows == 1);
}

TEST_CASE("more hits than are counted are said to be more, in either order") {
  Fixture f;
  const auto file = f.scratch / "many.json";
  {
    std::ofstream out(file);
    out << R"({"tags": {}, "entries": [)";
    for (std::int64_t i = 0; i <= kCounted; ++i) {
      out << (i > 0 ? "," : "") << R"({"title": "Sailing )" << i
          << R"(", "body": "", "date": "2020-08-29", "time": "11:11", "tags": []})";
    }
    out << "]}";
  }
  const auto report =
      f.now([&](Session& session) { return session.import_from("jrnl-json", file, ImportRun::real); });
  REQUIRE(report);
  REQUIRE(report->added == kCounted + 1);
  f.start();
  for (const Order order : {Order::newest, Order::best}) {
    f.journal.set_order(order);
    f.search(order == Order::newest ? "sail" : "saili");
    CHECK(f.view.count.count == kCounted);
    CHECK(f.view.count.of == CountLine::Of::hits_or_more);
    REQUIRE(f.view.rows == kCounted);
    CHECK(f.title(kCounted - 1).starts_with("Sailing"));  // whoever comes to the end finds more
    CHECK(f.view.rows == kCounted + 1);
    CHECK(f.title(kCounted).starts_with("Sailing"));
    CHECK(f.view.count.count == kCounted + 1);
    CHECK(f.view.count.of == CountLine::Of::hits);
  }
  f.search("\"sailing 7\"");
  CHECK(f.view.count.of == CountLine::Of::hits);
}

TEST_CASE("filters by kind, tag, month and day narrow the list and can be cleared") {
  Fixture f;
  f.write("Tagged", "a", {"sales"});
  f.write("Plain", "b");
  f.pump.clock.advance_days(40);
  f.write("Later", "c");
  f.start();
  REQUIRE(f.view.choices.tags.size() == 1);
  CHECK(f.view.choices.months.size() == 2);
  f.journal.set_tag("sales");
  f.pump.drain();
  CHECK(f.view.rows == 1);
  CHECK(f.title(0) == "Tagged");
  f.journal.clear_filters();
  f.journal.set_month(f.view.choices.months.back());
  f.pump.drain();
  CHECK(f.view.rows == 2);
  REQUIRE(f.view.marked.size() == 1);
  f.journal.set_day(f.view.marked[0] + 1);
  f.pump.drain();
  CHECK(f.view.why == Emptiness::nothing_matches);
  f.journal.clear_filters();
  f.journal.set_kind("weekly");
  f.pump.drain();
  CHECK(f.view.rows == 0);
  f.journal.clear_filters();
  f.pump.drain();
  CHECK(f.view.rows == 3);
}

TEST_CASE("locking empties the list and answers that come later are dropped") {
  Fixture f;
  f.write("Secret", "words");
  f.start();
  f.title(0);
  f.journal.refresh();
  f.desk->lock();
  f.journal.forget();
  f.pump.drain();
  CHECK(f.view.rows == 0);
  CHECK(f.journal.row(0) == nullptr);
  CHECK(f.view.choices.months.empty());
}

TEST_CASE("a row whose words changed is fetched again without another list") {
  Fixture f;
  const RecordId id = f.write("Before", "words");
  f.start();
  CHECK(f.title(0) == "Before");
  REQUIRE(f.now([id](Session& session) -> Status {
    TR_LET(opened, session.open(id));
    opened.record.set(journal::reflection::kTitle, std::string("After"));
    return test::put(session, opened.record);
  }));
  f.view.rows = 77;
  f.journal.refresh();
  f.pump.drain();
  CHECK(f.view.rows == 77);
  CHECK(f.title(0) == "After");
}

TEST_CASE("a draft that could not be written is pointed out when the journal is shown") {
  Fixture f;
  const RecordId id = f.now([](Session& session) {
    journal::Record record = session.new_entry(*journal::find_entry_kind("moment"));
    record.set(journal::moment::kBody, std::string("no title yet"));
    REQUIRE(test::put_draft(session, record));
    return record.id;
  });
  f.start();
  CHECK(f.view.unfinished == id);
  REQUIRE(f.now([id](Session& session) { return session.discard_draft(id); }));
  f.view.unfinished.reset();
  f.start();
  CHECK_FALSE(f.view.unfinished);
}

TEST_CASE("the list can be narrowed to a person and to an engagement") {
  Fixture f;
  const auto [person, work] = f.now([](Session& session) {
    const RecordId who = *session.person_named("Maya");
    journal::Record launch = session.new_record(journal::Kind::engagement);
    launch.set(journal::engagement::kTitle, std::string("Launch"));
    REQUIRE(session.add(launch));
    return std::pair(who, launch.id);
  });
  const auto link = [&](const char* title, journal::Tag tag, const journal::Value& to) {
    const RecordId id = f.write(title, "words");
    REQUIRE(f.now([&](Session& session) -> Status {
      TR_LET(opened, session.open(id));
      opened.record.set(tag, to);
      return session.save(opened.record, opened.written);
    }));
  };
  link("with Maya", journal::kPeople, journal::Strings{person.text()});
  link("of the launch", journal::kEngagement, work);
  f.start();
  CHECK(f.view.rows == 2);
  f.journal.set_person(person);
  f.pump.drain();
  REQUIRE(f.view.rows == 1);
  CHECK(f.title(0) == "with Maya");
  f.journal.set_person(std::nullopt);
  f.journal.set_engagement(work);
  f.pump.drain();
  REQUIRE(f.view.rows == 1);
  CHECK(f.title(0) == "of the launch");
}

TEST_CASE("many hits are fetched as they are looked at, newest first or best first") {
  Fixture f;
  f.write("best", "otter otter otter");
  for (int i = 0; i < 150; ++i)
    f.write("Entry " + std::to_string(i), "an otter among many other words of the day");
  f.start();
  f.search("otter");
  REQUIRE(f.view.rows == 151);
  CHECK(f.title(0) == "Entry 149");
  CHECK(f.title(150) == "best");
  f.journal.set_order(Order::best);
  f.pump.drain();
  CHECK(f.title(0) == "best");
}

TEST_CASE("rows of a search that is being left are asked for in vain, and those of the list come then") {
  Fixture f;
  for (int i = 0; i < 150; ++i) f.write("Entry " + std::to_string(i), "an otter");
  f.start();
  f.search("otter");
  REQUIRE(f.view.rows == 150);
  f.journal.search("");
  CHECK_FALSE(f.journal.row(100));  // the list has not answered yet
  f.pump.drain();
  CHECK(f.view.rows == 150);
  CHECK(f.title(100) == "Entry 49");
}

TEST_CASE("the first and the last month of the calendar can be looked at, and no further one") {
  Fixture f;
  const RecordId id = f.write("Far", "away");
  REQUIRE(f.now([id](Session& session) -> Status {
    TR_LET(opened, session.open(id));
    opened.record.set(journal::kHappened, *Stamp::parse("9999-12-31T08:00:00Z"));
    return session.save(opened.record, opened.written);
  }));
  f.start();
  constexpr std::int64_t kFirst = 12, kLast = 9999 * 12 + 11;
  REQUIRE(f.view.choices.months == std::vector<std::int64_t>{kLast});
  f.journal.set_month(kLast);
  f.pump.drain();
  CHECK(f.view.rows == 1);
  CHECK(f.view.marked == std::vector<Day>{*Day::parse("9999-12-31")});
  for (const auto& [asked, shown] : {std::pair(kLast + 1, kLast), std::pair(kFirst - 1, kFirst)}) {
    f.journal.look_at_month(asked);
    f.pump.drain();
    CHECK(f.journal.month() == shown);
  }
}
