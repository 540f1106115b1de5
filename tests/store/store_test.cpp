#include "store/store.h"

#include <algorithm>
#include <functional>

#include "store/bench.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using store::Filter;
using store::Order;
using store::Store;
using test::StoreBench;
using test::titles;

TEST_CASE("what is committed is there after reopening, newest first") {
  StoreBench b;
  REQUIRE(b.write(b.entry("older", "one", "2026-01-01T08:00:00+01:00")));
  REQUIRE(b.write(b.entry("newer", "two", "2026-02-01T08:00:00+01:00")));
  REQUIRE(b.write(b.entry("before 1970", "three", "1931-02-01T08:00:00+01:00")));
  b.reopen();
  const auto page = b.store->list({}, 10, 0);
  REQUIRE(page);
  CHECK(page->total == 3);
  CHECK(titles(*page) == std::vector<std::string>{"newer", "older", "before 1970"});
  CHECK(b.store->places({})->size() == 3);
  CHECK(b.store->rows(*b.store->places({}))->front().title == "newer");
  CHECK(b.store->about()->entries == 3);
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("the last edit is the one that was made last, whenever its log came in") {
  StoreBench b;
  CHECK_FALSE(*b.store->last_edit());
  REQUIRE(b.write(b.entry("here", "one")));
  CHECK(*b.store->last_edit() == test::kBenchNow);
  Author other{DeviceId::make(b.random), 1, 0, 0};
  const auto hear = [&](Stamp at) {
    const Record r = b.entry("there", "two");
    REQUIRE(b.store->commit(author_ops(other, at, r.id, changes(EntryState{}, r))));
  };
  Stamp earlier = test::kBenchNow, later = test::kBenchNow;
  earlier.utc_ms -= 86'400'000;
  later.utc_ms += 86'400'000;
  hear(earlier);
  CHECK(*b.store->last_edit() == test::kBenchNow);
  hear(later);
  CHECK(*b.store->last_edit() == later);
}

TEST_CASE("committing the same ops again changes nothing") {
  StoreBench b;
  REQUIRE(b.write(b.entry("once", "text")));
  const auto ops = b.store->ops_after(0, 1000)->ops;
  const auto before = *b.store->fingerprint();
  CHECK(*b.store->commit(ops) == 0);
  CHECK(*b.store->fingerprint() == before);
}

TEST_CASE("an entry moves in the list when its date changes, and only it") {
  StoreBench b;
  Record r = b.entry("moved", "x", "2026-01-01T08:00:00+01:00");
  REQUIRE(b.write(r));
  REQUIRE(b.write(b.entry("stays", "y", "2026-02-01T08:00:00+01:00")));
  r.set(kHappened, *Stamp::parse("2026-02-09T08:00:00+01:00"));
  REQUIRE(b.write(r));
  CHECK(titles(*b.store->list({}, 10, 0)) == std::vector<std::string>{"moved", "stays"});
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("search finds words, prefixes, phrases, folded letters and unspaced scripts, newest first") {
  StoreBench b;
  REQUIRE(b.write(b.entry("Straße", "Zoë said: treat people well", "2026-01-01T08:00:00Z")));
  REQUIRE(b.write(b.entry("会議", "昨日の会議で話した", "2026-01-02T08:00:00Z")));
  REQUIRE(b.write(b.entry("third", "People treat well who are treated well", "2026-01-03T08:00:00Z")));
  const auto find = [&](const char* query, Order order = Order::newest) {
    auto page = b.store->search(query, {}, order, 10, 0);
    REQUIRE(page);
    std::vector<std::string> out;
    for (const auto& hit : page->items) out.push_back(hit.row.title);
    CHECK(page->total == static_cast<std::int64_t>(out.size()));
    return out;
  };
  using V = std::vector<std::string>;
  CHECK(find("zoe") == V{"Straße"});
  CHECK(find("STRASSE") == V{"Straße"});
  CHECK(find("peop") == V{"third", "Straße"});
  CHECK(find("\"treat people\"") == V{"Straße"});
  CHECK(find("会議で") == V{"会議"});
  CHECK(find("議") == V{"会議"});
  CHECK(find("nothing here").empty());
  CHECK(find("treated well", Order::best) == V{"third"});
  for (const char* hostile : {"\"", "*", "AND", "NOT x", "title:x", "a NEAR b", "()", "'; DROP TABLE ops;--",
                              "\\", "-x", "^a", "{a b}", "x\"y", "\"\"\"", "👋"}) {
    INFO(hostile);
    CHECK(b.store->search(hostile, {}, Order::best, 10, 0).ok());
  }
}

TEST_CASE("search finds on each shelf what stands there") {
  StoreBench b;
  Record trashed = b.entry("thrown away", "by the harbour");
  Record person = new_record(Kind::person, RecordId::make(b.random), test::kBenchNow);
  person.set(person::kName, std::string("Zoë"));
  person.set(person::kPreferences, std::string("walks by the harbour"));
  REQUIRE(b.write(person));
  for (const char* title : {"one", "two", "three"}) REQUIRE(b.write(b.entry(title, "at the harbour")));
  REQUIRE(b.write(trashed));
  trashed.set(kDeleted, test::kBenchNow);
  REQUIRE(b.write(trashed));
  const auto find = [&](Filter::Shelf shelf, Order order, std::int64_t limit = 10) {
    Filter filter;
    filter.shelf = shelf;
    const auto page = b.store->search("harb", filter, order, limit, 0, 1);
    REQUIRE(page);
    std::vector<std::string> out;
    for (const auto& hit : page->items) out.push_back(hit.row.title);
    CHECK(page->total == static_cast<std::int64_t>(out.size()));
    std::ranges::sort(out);
    return out;
  };
  using V = std::vector<std::string>;
  for (const auto order : {Order::newest, Order::best}) {
    CHECK(find(Filter::Shelf::journal, order) == V{"one", "three", "two"});
    CHECK(find(Filter::Shelf::journal, order, 2).size() == 2);
    CHECK(find(Filter::Shelf::trash, order) == V{"thrown away"});
    CHECK(find(Filter::Shelf::records, order) == V{"Zoë"});
  }
  CHECK(b.store->verify()->problems.empty());
  b.purge(trashed.id);
  CHECK(find(Filter::Shelf::trash, Order::newest).empty());
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("random bytes are a safe query") {
  StoreBench b;
  REQUIRE(b.write(b.entry("a", "b")));
  for (int i = 0; i < 3000; ++i) {
    std::string query(b.random.below(40), 'x');
    for (char& c : query)
      c = static_cast<char>(b.random.below(4) == 0 ? "\"*:^()-+ "[b.random.below(9)]
                                                   : static_cast<char>(b.random.below(256)));
    INFO(to_hex(as_bytes(query)));
    REQUIRE(b.store->search(query, {}, Order::newest, 5, 0).ok());
  }
}

TEST_CASE("filters by kind, tag, person, month and together with words") {
  StoreBench b;
  const RecordId ana = RecordId::make(b.random);
  Record tagged = b.entry("tagged", "blue words", "2026-01-05T08:00:00Z");
  tagged.set(kTags, Strings{"team"});
  tagged.set(kPeople, Strings{ana.text()});
  REQUIRE(b.write(tagged));
  Record daily = b.entry("daily", "blue too", "2026-02-05T08:00:00Z");
  daily.set(reflection::kType, std::string("daily"));
  daily.set(kTags, Strings{"team", "other"});
  REQUIRE(b.write(daily));
  Filter f;
  f.tag = "team";
  CHECK(titles(*b.store->list(f, 10, 0)) == std::vector<std::string>{"daily", "tagged"});
  f.person = ana;
  CHECK(titles(*b.store->list(f, 10, 0)) == std::vector<std::string>{"tagged"});
  CHECK(b.store->search("blue", f, Order::newest, 10, 0)->total == 1);
  Filter kind;
  kind.subkind = "daily";
  CHECK(titles(*b.store->list(kind, 10, 0)) == std::vector<std::string>{"daily"});
  CHECK(b.store->list(kind, 10, 0)->total == 1);
  Filter month;
  month.from = Day::parse("2026-01-01");
  month.to = Day::parse("2026-01-31");
  CHECK(b.store->places(month)->size() == 1);
  CHECK(b.store->tags()->front() == std::pair<std::string, std::int64_t>{"team", 2});
  CHECK(b.store->months()->size() == 2);
  CHECK(b.store->on_this_day(*Day::parse("2027-01-05"), 5)->size() == 1);
  CHECK(b.store->days(*Day::parse("2026-01-01"), *Day::parse("2026-12-31"))->size() == 2);
}

TEST_CASE("lists, searches and days go by the whole moment, then by id, whatever came first") {
  StoreBench b;
  std::vector<Record> all;
  for (int ms = 0; ms < 1000; ms += 13) {
    all.push_back(b.entry("hill", "x"));
    all.back().set(kHappened, Stamp{test::kBenchNow.utc_ms - 365 * 86'400'000LL + ms % 500, 60});
  }
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[b.random.below(i)]);
  for (const Record& record : all) REQUIRE(b.write(record));
  std::ranges::sort(all, std::greater(),
                    [](const Record& r) { return std::pair(r.happened().utc_ms, r.id); });
  const auto rows = b.store->list({}, 100, 0)->items;
  const auto hits = b.store->search("hill", {}, Order::newest, 100, 0)->items;
  const auto earlier = *b.store->on_this_day(test::kBenchNow.day(), 100);
  REQUIRE(rows.size() == all.size());
  REQUIRE(hits.size() == all.size());
  REQUIRE(earlier.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(rows[i].id == all[i].id);
    CHECK(hits[i].row.id == all[i].id);
    CHECK(earlier[i].id == all[i].id);
  }
}

TEST_CASE("records of the years 1426 to 2514 stand in order of their dates") {
  StoreBench b;
  const std::vector<std::string> years{"2514", "2401", "2400", "2243", "1970", "1696", "1500", "1426"};
  for (const char* year : {"2400", "1500", "2514", "1426", "2243", "1696", "2401", "1970"}) {
    REQUIRE(b.write(b.entry(year, "text", (std::string(year) + "-03-01T08:00:00Z").c_str())));
  }
  CHECK(titles(*b.store->list({}, 10, 0)) == years);
  REQUIRE(b.write(b.entry("9999", "text", "9999-12-31T08:00:00Z")));
  REQUIRE(b.write(b.entry("0001", "text", "0001-01-02T08:00:00Z")));
  const auto all = titles(*b.store->list({}, 20, 0));
  CHECK(all.front() == "9999");
  CHECK(all.back() == "0001");
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("an id prefix names one record or says that it is ambiguous") {
  StoreBench b;
  const Record r = b.entry("a", "b");
  REQUIRE(b.write(r));
  const std::string text = r.id.text();
  for (std::size_t n = 4; n <= 26; ++n) {
    INFO(n);
    CHECK(*b.store->resolve(text.substr(0, n)) == r.id);
  }
  CHECK(b.store->resolve("abc").code() == Code::usage);
  CHECK(b.store->resolve("ABCD").code() == Code::usage);
  Record twin = b.entry("c", "d");
  twin.id = r.id;
  twin.id.bytes[10] = std::byte{static_cast<unsigned char>(std::to_integer<int>(r.id.bytes[10]) ^ 1)};
  REQUIRE(b.write(twin));
  CHECK(b.store->resolve(text.substr(0, 6)).code() == Code::ambiguous);
  CHECK(*b.store->resolve(text) == r.id);
}

TEST_CASE("a list can be narrowed to the state that its records stand at, alone and with other wishes") {
  StoreBench b;
  const auto moment = [&](const char* title, const char* state, const char* tag) {
    Record r = new_record(Kind::moment, RecordId::make(b.random), test::kBenchNow);
    r.set(moment::kTitle, std::string(title));
    r.set(kTags, Strings{tag});
    if (state != nullptr) r.set(kState, std::string(state));
    REQUIRE(b.write(r));
    return r;
  };
  Record moved = moment("new", nullptr, "x");
  moment("seen", "reflected", "x");
  moment("seen too", "reflected", "y");
  const auto listed = [&](const char* state, const char* tag = "") {
    Filter filter;
    filter.state = state;
    filter.tag = tag;
    auto found = titles(*b.store->list(filter, 10, 0));
    std::ranges::sort(found);
    CHECK(b.store->places(filter)->size() == found.size());
    return found;
  };
  using V = std::vector<std::string>;
  CHECK(listed("captured") == V{"new"});  // also where no state was ever set
  CHECK(listed("reflected") == V{"seen", "seen too"});
  CHECK(listed("reflected", "y") == V{"seen too"});
  CHECK(listed("closed") == V{});
  CHECK(listed("") == V{"new", "seen", "seen too"});
  moved.set(kState, std::string("reflected"));
  REQUIRE(b.write(moved));
  CHECK(listed("captured") == V{});
  CHECK(listed("reflected", "x") == V{"new", "seen"});
  Filter found;
  found.state = "reflected";
  CHECK(b.store->search("seen", found, Order::newest, 10, 0)->total == 2);
}

TEST_CASE("rebuild gives the same states and rows") {
  StoreBench b;
  for (int i = 0; i < 20; ++i) {
    Record r = b.entry("t" + std::to_string(i), "body " + std::to_string(i));
    REQUIRE(b.write(r));
    if (i % 3 == 0) {
      r.set(kDeleted, test::kBenchNow);
      REQUIRE(b.write(r));
    }
  }
  const auto before = *b.store->fingerprint();
  const auto list = titles(*b.store->list({}, 100, 0));
  REQUIRE(b.store->rebuild());
  CHECK(*b.store->fingerprint() == before);
  CHECK(titles(*b.store->list({}, 100, 0)) == list);
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("a backup opens with the same key and is equal") {
  StoreBench b;
  REQUIRE(b.write(b.entry("kept", "text")));
  const auto file = b.scratch / "copy.db";
  REQUIRE(b.store->backup(file));
  CHECK(b.store->backup(file).code() == Code::exists);
  auto copy = Store::open(file, b.key, b.id);
  REQUIRE(copy);
  CHECK(*copy->fingerprint() == *b.store->fingerprint());
}
