#include <random>

#include "store/bench.h"
#include "support/plain_pages.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using test::StoreBench;

namespace {

constexpr int kEntries = 60;
constexpr std::size_t kTail = 14;

/// Texts of frequent and rare words, long enough that what the index holds of one word or of one entry goes
/// over several pages; each has a word that no other text has.
class Texts {
 public:
  explicit Texts(unsigned seed) : engine_(seed) {}

  int below(int bound) { return std::uniform_int_distribution(0, bound - 1)(engine_); }
  std::string letters(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += static_cast<char>('a' + below(26));
    return out;
  }
  /// The index keeps of a word only what differs from the word before it, so the end of one is what to look
  /// for.
  std::string text(std::vector<std::string>& rare) {
    rare.push_back(letters(24));
    std::string out = rare.back();
    for (int words = 20 + below(10) * below(200); words > 0; --words) {
      out += below(3) == 0 ? " " + letters(1 + below(2)) : " common";
      if (below(60) == 0) out += " " + letters(9);
    }
    return out;
  }

 private:
  std::mt19937 engine_;
};

struct Kept {
  Record record;
  std::vector<std::string> rare;  ///< of all its versions
};

}  // namespace

TEST_CASE(
    "entries changed, put away and purged at random leave an index that is whole and no page with a word of "
    "theirs") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  Texts texts(seed);
  StoreBench b;
  std::vector<Kept> all;
  for (int i = 0; i < kEntries; ++i) {
    Kept one{b.entry("title " + std::to_string(i), ""), {}};
    one.record.set(kHappened,
                   Stamp{test::kBenchNow.utc_ms - std::int64_t{60'000} * texts.below(100'000), 60});
    one.record.set(reflection::kBody, texts.text(one.rare));
    REQUIRE(b.write(one.record));
    all.push_back(std::move(one));
  }
  for (int i = 0; i < 3 * kEntries; ++i) {
    Kept& one = all[static_cast<std::size_t>(texts.below(kEntries))];
    const int what = texts.below(8);
    if (what == 0) {
      one.record.set(kDeleted, one.record.deleted() ? Value() : Value(test::kBenchNow));
    } else if (what == 1) {
      one.record.set(kHappened,
                     Stamp{test::kBenchNow.utc_ms - std::int64_t{60'000} * texts.below(100'000), 60});
    } else {
      one.record.set(reflection::kBody, texts.text(one.rare));
    }
    REQUIRE(b.write(one.record));
  }
  CHECK(b.store->verify()->problems.empty());
  for (int i = 0; i < kEntries; ++i) {
    if (i % 2 == 0) b.purge(all[static_cast<std::size_t>(i)].record.id);
  }
  CHECK(b.store->verify()->problems.empty());
  b.store.reset();
  const std::string pages = test::plain_pages(b.file, b.key.view());
  int seen = 0;
  for (int i = 0; i < kEntries; ++i) {
    const Kept& one = all[static_cast<std::size_t>(i)];
    for (const std::string& word : one.rare) {
      INFO("entry " << i << ", word " << word);
      const bool there = pages.find(word.substr(word.size() - kTail)) != std::string::npos;
      if (i % 2 == 0) CHECK_FALSE(there);
      seen += there ? 1 : 0;
    }
  }
  CHECK(seen > 0);  // the scan can see
}

TEST_CASE("an edit that changes no words leaves the index as it is") {
  StoreBench b;
  Record r = b.entry("title", "the word is xylophone");
  REQUIRE(b.write(r));
  const auto index = [&b] {
    b.store.reset();
    const std::string sum = b.behind("SELECT group_concat(id || ':' || hex(block), '') FROM words_data");
    b.open();
    return sum;
  };
  const std::string before = index();
  r.set(kPeople, Strings{RecordId::make(b.random).text()});
  REQUIRE(b.write(r));
  CHECK(index() == before);
}
