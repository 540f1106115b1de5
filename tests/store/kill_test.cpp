// Power-off at any moment, as far as a process can play it: SIGKILL while entries are written. What was
// acknowledged must be there afterwards, and the file must be whole.
#include <unistd.h>

#include "store/bench.h"
#include "support/victim.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using store::Store;
using test::dawdle;
using test::StoreBench;
using test::Victim;

namespace {

std::string title_of(std::uint32_t number) { return "entry " + std::to_string(number); }

/// Writes entries numbered from `first` on, one commit each, now and then changing, deleting and purging
/// older ones.
template <class Report>
void write_for_ever(const StoreBench& b, std::uint32_t first, const Report& report) {
  auto opened = Store::open(b.file, b.key, b.id);
  if (!opened) _exit(1);
  Store store = std::move(*opened);
  test::SeededRandom random(first + 1);
  for (std::uint32_t number = first;; ++number) {
    Record r = new_record(Kind::reflection, RecordId::make(random), test::kBenchNow);
    r.id.bytes[15] = static_cast<std::byte>(number);
    r.set(reflection::kTitle, title_of(number));
    r.set(reflection::kBody, std::string(random.below(3000), 'b'));
    EntryState before;
    before.id = r.id;
    Author author = store.author();
    auto ops = author_ops(author, test::kBenchNow, r.id, changes(before, r));
    if (!store.commit(ops)) _exit(2);
    if (!report(number)) _exit(3);
    if (number % 5 != 4) continue;
    Author next = store.author();  // words of an entry nobody counts go for good
    Record gone = r;
    gone.id = RecordId::make(random);
    gone.set(reflection::kTitle, std::string("gone"));
    before.id = gone.id;
    ops = author_ops(next, test::kBenchNow, gone.id, changes(before, gone));
    std::ranges::move(author_ops(next, test::kBenchNow, gone.id, purge_of(ops)), std::back_inserter(ops));
    if (!store.commit(ops)) _exit(4);
  }
}

std::vector<bool> found_titles(Store& store, std::uint32_t upto) {
  std::vector<bool> found(upto + 1);
  const auto page = store.list({}, 1'000'000, 0);
  REQUIRE(page);
  for (const auto& row : page->items) {
    const auto number = std::stoul(row.title.substr(row.title.find(' ') + 1));
    if (number < found.size()) found[number] = true;
  }
  return found;
}

}  // namespace

TEST_CASE("two hundred kills during writes lose no acknowledged entry and leave a whole file", "[fault]") {
  StoreBench b;
  b.store.reset();
  test::SeededRandom random(2026);
  std::uint32_t acknowledged = 0;
  int torn = 0;
  for (int round = 0; round < 200; ++round) {
    INFO("kill " << round);
    const std::uint32_t first = acknowledged + 1;
    Victim victim([&](const auto& report) { write_for_ever(b, first, report); });
    bool alive = true;
    for (std::uint64_t n = random.below(5); n > 0 && alive; --n) alive = victim.hear();
    REQUIRE(alive);
    dawdle(random);
    acknowledged = std::max(acknowledged, victim.kill_now());
    b.open();
    const auto found = found_titles(*b.store, acknowledged + 1);
    for (std::uint32_t number = 1; number <= acknowledged; ++number) REQUIRE(found[number]);
    if (found[acknowledged + 1]) {  // written whole, but killed before it could say so
      ++torn;
      ++acknowledged;
    }
    const bool check_all = round % 20 == 19;
    if (check_all) REQUIRE(b.store->verify()->problems.empty());
    b.store.reset();
  }
  CHECK(acknowledged > 200);
  b.open();
  CHECK(b.store->verify()->problems.empty());
  const std::string before = *b.store->fingerprint();
  REQUIRE(b.store->rebuild());
  CHECK(*b.store->fingerprint() == before);
  WARN("entries acknowledged: " << acknowledged << ", found though not yet acknowledged: " << torn);
}

TEST_CASE("a kill during a rebuild leaves the tables of before or after, which are the same", "[fault]") {
  StoreBench b;
  for (int i = 0; i < 60; ++i) REQUIRE(b.write(b.entry("t" + std::to_string(i), std::string(2000, 'x'))));
  const std::string before = *b.store->fingerprint();
  b.store.reset();
  test::SeededRandom random(5);
  for (int round = 0; round < 12; ++round) {
    Victim victim([&](const auto& report) {
      auto opened = Store::open(b.file, b.key, b.id);
      report(0);
      for (std::uint32_t n = 1; opened && opened->rebuild(); ++n) report(n);
    });
    REQUIRE(victim.hear());
    for (int i = 0; i < round; ++i) dawdle(random);
    victim.kill_now();
    b.open();
    CHECK(*b.store->fingerprint() == before);
    CHECK(b.store->verify()->problems.empty());
    b.store.reset();
  }
}

TEST_CASE("a kill while a database is made leaves one that opens, or one that is refused", "[fault]") {
  StoreBench b;
  test::SeededRandom random(6);
  for (int round = 0; round < 12; ++round) {
    const auto file = b.scratch.path() / ("new" + std::to_string(round) + ".db");
    Victim victim([&](const auto& report) {
      report(0);
      const auto made = Store::create(file, b.key, {b.id, "Mine", "desk", test::kBenchNow});
      if (made) report(1);
      for (;;) pause();
    });
    REQUIRE(victim.hear());
    for (int i = 0; i < round * 2; ++i) dawdle(random);
    const bool acknowledged = victim.kill_now() == 1;
    if (!std::filesystem::exists(file)) continue;
    auto opened = Store::open(file, b.key, b.id);
    if (acknowledged) REQUIRE(opened);
    if (!opened) CHECK(opened.code() == Code::damaged);
    if (opened) CHECK(opened->verify()->problems.empty());
  }
}
