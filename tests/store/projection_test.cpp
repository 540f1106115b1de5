// The tables against the in-memory merge, over random histories; and what verify says about a file that was
// altered behind the store's back.
#include <algorithm>
#include <fstream>

#include "journal/merge.h"
#include "store/bench.h"
#include "support/histories.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using store::Filter;
using store::Order;
using store::Store;
using test::Histories;
using test::StoreBench;

namespace {

/// Commits in pieces of random size.
void deliver(Store& store, const std::vector<Op>& ops, test::SeededRandom& random) {
  for (std::size_t at = 0; at < ops.size();) {
    const std::size_t count = std::min<std::size_t>(1 + random.below(12), ops.size() - at);
    REQUIRE(store.commit(std::span(ops).subspan(at, count)));
    at += count;
  }
}

/// Everything lists show, in their order.
std::vector<std::string> shown(Store& store) {
  std::vector<std::string> out;
  for (const auto shelf : {Filter::Shelf::journal, Filter::Shelf::trash, Filter::Shelf::records}) {
    Filter filter;
    filter.shelf = shelf;
    const auto page = store.list(filter, 1000, 0);
    REQUIRE(page);
    for (const auto& r : page->items) {
      out.push_back(r.id.text() + "|" + r.subkind + "|" + r.happened.text() + "|" + r.edited.text() + "|" +
                    r.title + "|" + r.preview + "|" + std::to_string(r.deleted_ms.value_or(-1)));
    }
  }
  const auto tags = store.tags();
  REQUIRE(tags);
  for (const auto& [tag, count] : *tags) out.push_back(tag + " " + std::to_string(count));
  return out;
}

using store::Wrong;
using Problems = std::vector<store::Problem>;

Problems problems(StoreBench& b) {
  b.open();
  const auto found = b.store->verify();
  REQUIRE(found);
  return found->problems;
}

bool named(const Problems& all, Wrong wrong, const std::string& place) {
  return std::ranges::find(all, store::Problem{wrong, place}) != all.end();
}

}  // namespace

TEST_CASE("the tables equal the merge in memory, whatever the order and the batches of delivery") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    INFO("seed " << seed);
    Histories history(seed, 3, 4);
    history.steps(70);
    Merge merge;
    for (const Op& op : history.ops()) merge.add(op);
    std::optional<std::string> fingerprint;
    std::vector<std::string> lists;
    for (int replica = 0; replica < 2; ++replica) {
      StoreBench b;
      deliver(*b.store, replica == 0 ? history.ops() : history.shuffled(), history.random());
      for (const RecordId& id : history.ids()) {
        EntryState expected = merge.state(id);
        expected.id = id;  // also of one that nothing was written about
        REQUIRE(*b.store->state(id) == expected);
      }
      REQUIRE(b.store->verify()->problems.empty());
      const std::string now = *b.store->fingerprint();
      const auto rows = shown(*b.store);
      REQUIRE(fingerprint.value_or(now) == now);
      if (fingerprint) REQUIRE(rows == lists);
      fingerprint = now;
      lists = rows;
      REQUIRE(b.store->rebuild());
      REQUIRE(*b.store->fingerprint() == now);
      REQUIRE(shown(*b.store) == rows);
      REQUIRE(b.store->verify()->problems.empty());
    }
  }
}

TEST_CASE("verify names the op whose payload was altered") {
  StoreBench b;
  REQUIRE(b.write(b.entry("one", "first")));
  REQUIRE(b.write(b.entry("two", "second")));
  b.store.reset();
  b.behind(
      "UPDATE ops SET payload = CAST(replace(CAST(payload AS TEXT), 'second', 'sEcond') AS BLOB) WHERE type "
      "= 5 AND "
      "pos = (SELECT max(pos) FROM ops WHERE type = 5)");
  const std::string pos = b.behind("SELECT max(pos) FROM ops WHERE type = 5");
  CHECK(named(problems(b), Wrong::payload_altered, pos));
}

TEST_CASE("verify names the place where an op is missing, moved or changed in its header") {
  for (const std::string sql :
       {"DELETE FROM ops WHERE pos = 3", "UPDATE ops SET hlc = hlc + 1 WHERE pos = 4",
        "UPDATE ops SET wall_off = 0 WHERE pos = 4", "UPDATE ops SET n = n + 1000 WHERE pos = 4",
        "UPDATE ops SET pos = -1 WHERE pos = 4; UPDATE ops SET pos = 4 WHERE pos = 5;"
        "UPDATE ops SET pos = 5 WHERE pos = -1",
        "UPDATE ops SET type = 8 WHERE pos = 4", "UPDATE ops SET took = 2 WHERE pos = 4"}) {
    INFO(sql);
    StoreBench b;
    for (int i = 0; i < 3; ++i) REQUIRE(b.write(b.entry("t", "body " + std::to_string(i))));
    b.store.reset();
    b.behind(sql);
    CHECK(named(problems(b), Wrong::chain_broken, "4"));
  }
}

TEST_CASE("verify names the record when the last op is dropped or an op is filed elsewhere") {
  StoreBench b;
  const Record r = b.entry("t", "body");
  REQUIRE(b.write(r));
  b.store.reset();
  b.behind("DELETE FROM ops WHERE pos = (SELECT max(pos) FROM ops)");
  CHECK(named(problems(b), Wrong::state_differs, r.id.text()));
  StoreBench c;
  REQUIRE(c.write(c.entry("t", "body")));
  c.store.reset();
  c.behind("UPDATE ops SET entry = x'00112233445566778899aabbccddeeff' WHERE pos = 2");
  CHECK(named(problems(c), Wrong::op_misfiled, "2"));
}

TEST_CASE("verify names the record whose row, labels, state or words were altered, and rebuild mends it") {
  const std::pair<const char*, Wrong> harms[] = {
      {"UPDATE records SET title = 'other'", Wrong::row_differs},
      {"UPDATE records SET preview = 'other'", Wrong::row_differs},
      {"UPDATE records SET day = day + 1", Wrong::row_differs},
      {"UPDATE records SET happened = happened + 1", Wrong::row_differs},
      {"UPDATE records SET edited = edited + 1", Wrong::row_differs},
      {"UPDATE records SET edited_off = 0", Wrong::row_differs},
      {"UPDATE records SET subkind = 'daily'", Wrong::row_differs},
      {"UPDATE records SET kind = 6", Wrong::row_differs},
      {"UPDATE records SET shelf = 1", Wrong::row_differs},
      {"UPDATE records SET deleted = 5", Wrong::row_differs},
      {"DELETE FROM labels", Wrong::labels_differ},
      {"UPDATE labels SET value = 'other'", Wrong::labels_differ},
      {"DELETE FROM records", Wrong::listing_differs},
      {"DELETE FROM states", Wrong::state_differs},
      {"UPDATE states SET state = zeroblob(40)", Wrong::state_differs},
      {"UPDATE labels SET shelf = 1", Wrong::labels_differ},
      {"INSERT INTO words (words) VALUES ('delete-all')", Wrong::words_missing},
      {"INSERT INTO words (words, rowid, title, body) SELECT 'delete', rid, 'title', 'body of another team' "
       "FROM records;"
       "INSERT INTO words (rowid, title, body) SELECT rid, 'title', 'body of anothr team' FROM records",
       Wrong::words_differ}};
  for (const auto& [sql, wrong] : harms) {
    INFO(sql);
    StoreBench b;
    Record r = b.entry("title", "body of another");
    r.set(kTags, Strings{"team"});
    REQUIRE(b.write(r));
    b.store.reset();
    b.behind(sql);
    CHECK(named(problems(b), wrong, r.id.text()));
    REQUIRE(b.store->rebuild());
    CHECK(b.store->verify()->problems.empty());
  }
}

TEST_CASE("verify counts rows, states and words that no op stands for") {
  StoreBench b;
  REQUIRE(b.write(b.entry("t", "body")));
  b.store.reset();
  b.behind(
      "INSERT INTO states (id, state) VALUES (x'00112233445566778899aabbccddeeff', x'00');"
      "INSERT INTO labels (what, value, shelf, rid) VALUES (3, 'ghost', 0, 12);"
      "INSERT INTO words (rowid, title, body) VALUES (12, 'ghost', 'words')");
  CHECK(problems(b) ==
        Problems{{Wrong::stray_words, "1"}, {Wrong::stray_states, "1"}, {Wrong::stray_labels, "1"}});
}

TEST_CASE("records that want one place stand behind each other, and where there is room") {
  StoreBench b;
  std::vector<Record> twins;
  for (int i = 0; i < 70; ++i) {
    Record r = b.entry("twin " + std::to_string(i), "body");
    if (i > 0) std::copy_n(twins.front().id.bytes.begin(), 4, r.id.bytes.begin());
    twins.push_back(r);
    REQUIRE(b.write(r));
  }
  const auto page = b.store->list({}, 100, 0);
  REQUIRE(page->items.size() == twins.size());
  for (std::size_t i = 1; i < page->items.size(); ++i)
    CHECK(page->items[i].rid == page->items[i - 1].rid - 1);
  CHECK(b.store->verify()->problems.empty());
  b.store.reset();
  b.behind(
      "UPDATE records SET rid = (SELECT min(rid) FROM records) + 1048575 WHERE rid = (SELECT max(rid) FROM "
      "records)");
  b.open();
  for (int i = 0; i < 3; ++i) {  // the last place of the row is a stranger's
    Record more = b.entry("more", "body");
    std::copy_n(twins.front().id.bytes.begin(), 4, more.id.bytes.begin());
    REQUIRE(b.write(more));
  }
  CHECK(b.store->list({}, 100, 0)->total == 73);
}

TEST_CASE("verify names the op whose payload is gone although no purge covers it") {
  StoreBench b;
  const Record kept = b.entry("kept", "body"), gone = b.entry("gone", "body");
  REQUIRE(b.write(kept));
  REQUIRE(b.write(gone));
  b.purge(gone.id);
  CHECK(b.store->verify()->problems.empty());
  b.store.reset();
  b.behind("UPDATE ops SET salt = NULL, payload = NULL WHERE pos IN (2, (SELECT max(pos) FROM ops))");
  const std::string purge = b.behind("SELECT max(pos) FROM ops");
  const auto found = problems(b);
  CHECK(named(found, Wrong::payload_gone, "2"));
  CHECK(named(found, Wrong::payload_gone, purge));
}

TEST_CASE("verify names the op whose payload is still there although a purge covers it") {
  StoreBench b;
  const Record gone = b.entry("gone", "body");
  REQUIRE(b.write(gone));
  REQUIRE(b.write(b.entry("kept", "body")));
  const Op first = b.store->ops_of(gone.id)->front();
  const std::string payload = to_hex(encode_payload(first));
  b.store.reset();
  const std::string salt = b.behind("SELECT hex(salt) FROM ops WHERE pos = 1");
  b.open();
  b.purge(gone.id);
  CHECK(b.store->verify()->problems.empty());
  b.store.reset();
  b.behind("UPDATE ops SET salt = x'" + salt + "', payload = x'" + payload + "' WHERE pos = 1");
  CHECK(named(problems(b), Wrong::payload_left, "1"));
}

TEST_CASE("verify counts drafts that cannot be read") {
  StoreBench b;
  const Record draft = b.entry("draft", "typed");
  REQUIRE(b.store->save_draft({draft, draft}));
  CHECK(b.store->verify()->problems.empty());
  b.store.reset();
  b.behind("INSERT INTO drafts (id, record) VALUES (x'00112233445566778899aabbccddeef0', x'ff')");
  CHECK(problems(b) == Problems{{Wrong::drafts, "1"}});
}

TEST_CASE("verify reads every page, also those that were still in the write-ahead log") {
  StoreBench b;
  for (int i = 0; i < 20; ++i) REQUIRE(b.write(b.entry("t", "body " + std::to_string(i))));
  const auto size = std::filesystem::file_size(b.file);
  CHECK(b.store->verify()->problems.empty());
  CHECK(std::filesystem::file_size(b.file.string() + "-wal") == 0);
  CHECK(std::filesystem::file_size(b.file) > size);
}

TEST_CASE("verify looks at the pages anew each time, also within one opening") {
  StoreBench b;
  for (int i = 0; i < 20; ++i) REQUIRE(b.write(b.entry("t", "body " + std::to_string(i))));
  REQUIRE(b.store->verify()->problems.empty());
  {
    std::fstream f(b.file, std::ios::binary | std::ios::in | std::ios::out);
    f.seekp(4096 + 200);
    const int c = f.peek();
    f.put(static_cast<char>(c ^ 1));
  }
  CHECK(named(b.store->verify()->problems, Wrong::page, "HMAC verification failed for page 2"));
}

TEST_CASE("verify can be stopped wherever it asks, finds nothing wrong by it, and goes through afterwards") {
  StoreBench b;
  journal::Author author = b.store->author();
  std::vector<Op> ops;
  for (int i = 0; i < 1200; ++i) {
    const Record r = b.entry("t" + std::to_string(i), "some words of the body " + std::to_string(i));
    std::ranges::move(author_ops(author, test::kBenchNow, r.id, changes(EntryState{}, r)),
                      std::back_inserter(ops));
  }
  REQUIRE(b.store->commit(ops));
  std::int64_t asked = 0;
  const auto all = b.store->verify([&](std::int64_t, std::int64_t) { return ++asked > 0; });
  REQUIRE(all);
  CHECK(all->problems.empty());
  CHECK(asked > all->pages);  // each page, and the checks after them
  for (std::int64_t stop = 1; stop < asked; stop += 1 + asked / 40) {
    INFO("stopped at " << stop << " of " << asked);
    std::int64_t n = 0;
    const auto stopped = b.store->verify([&](std::int64_t, std::int64_t) { return ++n < stop; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.code() == Code::cancelled);
    CHECK(n == stop);  // asked no more once it was told
  }
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("a journal opens and is rebuilt around an op that cannot be read, and verify names its record") {
  StoreBench b;
  const Record kept = b.entry("kept", "body"), harmed = b.entry("harmed", "the old words");
  REQUIRE(b.write(harmed));
  REQUIRE(b.write(kept));
  const std::string before = *b.store->fingerprint();
  b.store.reset();
  b.behind("UPDATE ops SET payload = x'ff' WHERE pos = 1; DELETE FROM meta WHERE key = 'projection'");
  for (int i = 0; i < 2; ++i) {
    const Problems found = problems(b);
    CHECK(named(found, Wrong::op_unreadable, "1"));
    CHECK(named(found, Wrong::record_unreadable, harmed.id.text()));
    CHECK(*b.store->fingerprint() == before);
    CHECK(b.store->record(harmed.id)->body() == "the old words");
    CHECK(b.store->list({}, 9, 0)->total == 2);
    CHECK(b.store->search("old", {}, Order::newest, 9, 0)->total == 1);
    REQUIRE(b.store->rebuild());
    b.store.reset();
  }
}

TEST_CASE("an entry with a day of its own is listed by that, at the hour it was typed") {
  StoreBench b;
  Record fire = new_record(Kind::fire, b.entry("", "").id, b.entry("", "").created);
  fire.set(fire::kTitle, std::string("No keys"));
  const Day typed = fire.created.day();
  fire.set(fire::kStarted, typed - 20);
  REQUIRE(b.write(fire));
  Filter filter;
  filter.from = filter.to = typed - 20;
  const auto page = b.store->list(filter, 10, 0);
  REQUIRE(page);
  REQUIRE(page->items.size() == 1);
  CHECK(page->items[0].happened.minute_of_day() == fire.created.minute_of_day());
  CHECK(b.store->days(typed - 20, typed)->front().first == typed - 20);
  CHECK(b.store->verify()->problems.empty());
}
