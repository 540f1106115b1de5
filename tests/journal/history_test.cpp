#include "journal/history.h"

#include <sstream>

#include "support/catch.h"
#include "support/histories.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

std::string joined(const std::vector<Run>& runs, Run::Sort without) {
  std::string out;
  for (const Run& run : runs) {
    if (run.sort != without) out += run.text;
  }
  return out;
}

/// One device that writes about one record, save by save.
struct Writer {
  test::SeededRandom random;
  RecordId id = RecordId::make(random);
  Author author{DeviceId::make(random), 1, 0, 0};
  Stamp now = *Stamp::parse("2026-03-02T09:00:00+01:00");
  Record record = new_record(Kind::reflection, id, now);
  std::vector<Op> ops;

  explicit Writer(std::uint64_t seed = 1) : random(seed) {}

  void write(std::vector<OpBody> bodies) {
    std::ranges::move(author_ops(author, now, id, std::move(bodies)), std::back_inserter(ops));
  }
  /// The record as it is left; the next save comes `ms` later.
  void save(std::int64_t ms) {
    write(changes(replay(id, ops), record));
    now.utc_ms += ms;
  }
  void save(std::string body, std::int64_t ms) {
    record.set(reflection::kBody, std::move(body));
    save(ms);
  }
  std::vector<std::string> bodies() const {
    std::vector<std::string> out;
    for (const Version& version : versions(id, ops)) out.push_back(version.record.body());
    return out;
  }
};

using Words = std::vector<std::string>;

std::string sentence(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool holds_in_order(const std::string& text, const Words& words) {
  std::istringstream in(text);
  std::string word;
  std::size_t found = 0;
  while (found < words.size() && in >> word) found += word == words[found] ? 1 : 0;
  return found == words.size();
}

}  // namespace

TEST_CASE("a readable difference joins to what was before and to what is after") {
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    INFO("seed " << seed);
    test::SeededRandom random(seed);
    const std::string before = test::random_words(random, 40);
    const std::string after = random.below(3) == 0
                                  ? test::random_words(random, 40)
                                  : *apply_hunks(before, test::random_hunks(random, text_length(before)));
    const auto runs = readable_diff(before, after);
    REQUIRE(joined(runs, Run::Sort::added) == before);
    REQUIRE(joined(runs, Run::Sort::removed) == after);
    for (const Run& run : runs) REQUIRE_FALSE(run.text.empty());
  }
  CHECK(readable_diff("same", "same") == std::vector<Run>{{Run::Sort::same, "same"}});
  CHECK(readable_diff("", "").empty());
}

TEST_CASE("the last version of any history is the merged record, and a purged one has none") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    INFO("seed " << seed);
    test::Histories history(seed, 3, 2);
    history.steps(40);
    for (const RecordId& id : history.ids()) {
      const EntryState state = replay(id, history.ops());
      auto record = state.record();
      if (record) record->set(kDeleted, {});
      const auto all = versions(id, history.ops());
      if (state.purged) REQUIRE(all.empty());
      if (!record) continue;
      REQUIRE_FALSE(all.empty());
      REQUIRE(all.back().record == record);
      REQUIRE(versions(id, history.shuffled()).size() == all.size());
    }
  }
}

TEST_CASE("what one device wrote within two minutes is one version, with what it changed") {
  Writer w;
  w.save("Walked with Ana", 119'000);
  w.save("Walked with Ana, who", 121'000);
  w.record.set(kTags, Strings{"team"});
  w.save("c", 0);
  const auto all = versions(w.id, w.ops);
  REQUIRE(all.size() == 2);
  CHECK(all[0].record.body() == "Walked with Ana, who");
  CHECK(all[0].device == w.author.dev);
  CHECK(all[1].at == w.now);
  REQUIRE(all[1].changed.size() == 2);
  CHECK(all[1].changed[0].field == kTags);
  CHECK(all[1].changed[1].before == Value(std::string("Walked with Ana, who")));
  CHECK(all[1].changed[1].after == Value(std::string("c")));
}

TEST_CASE("what a save takes away stands in the version before it, however soon it comes") {
  Writer w;
  w.record.set(kTags, Strings{"team"});
  w.save("first body", 2'000);
  w.save("third body now", 2'000);
  w.save("first body", 2'000);
  w.record.set(kTags, Strings{"calm", "team"});
  w.save(2'000);
  w.record.set(kTags, Strings{"calm"});
  w.save(2'000);
  CHECK(w.bodies() == Words{"first body", "third body now", "first body", "first body"});
  const auto all = versions(w.id, w.ops);
  CHECK(all[2].record.value(kTags) == Value(Strings{"calm", "team"}));
  CHECK(all[3].record.value(kTags) == Value(Strings{"calm"}));
}

TEST_CASE("one small word that is taken out, or exchanged for another, stands in the version before") {
  Writer w;
  w.save("I did not agree with the plan at all", 60'000);
  w.save("I did agree with the plan at all", 60'000);
  w.save("I did agree with the plan of 1500 at all", 60'000);
  w.save("I did agree with the plan of 500 at all", 60'000);
  w.save("I did agree with the plan of 500, at all", 60'000);
  w.save("會議", 60'000);
  w.save("會議後", 60'000);
  CHECK(w.bodies() == Words{"I did not agree with the plan at all",
                            "I did agree with the plan of 1500 at all",
                            "I did agree with the plan of 500, at all", "會議後"});
}

TEST_CASE("every word of every save stands in a version, in its order, through any chain of saves") {
  const Words kWords = {"not", "plan", "we", "agree", "at", "all", "1500", "don't", "été", "會議"};
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    Writer w(seed);
    Words words;
    std::vector<Words> saved;
    for (int i = 0; i < 40; ++i) {
      const auto at = static_cast<std::ptrdiff_t>(w.random.below(words.size() + 1));
      if (words.size() > 5 && w.random.below(4) == 0) {
        words.erase(words.begin() + std::min(at, std::ssize(words) - 1));
      } else {
        words.insert(words.begin() + at, kWords[w.random.below(kWords.size())]);
      }
      w.save(sentence(words), 10'000);
      saved.push_back(words);
    }
    const Words bodies = w.bodies();
    CHECK(bodies.size() < saved.size());
    for (const Words& one : saved) {
      INFO(sentence(one));
      REQUIRE(std::ranges::any_of(bodies, [&](const auto& body) { return holds_in_order(body, one); }));
    }
  }
}

TEST_CASE("the way into the Trash and back makes no version and stands in none") {
  Writer w;
  w.save("words", 60'000);
  w.record.set(kDeleted, w.now);
  w.save(600'000);
  w.record.set(kDeleted, {});
  w.save(600'000);
  w.record.set(kDeleted, w.now);
  w.save("words, and more", 0);
  const auto all = versions(w.id, w.ops);
  REQUIRE(w.bodies() == Words{"words", "words, and more"});
  for (const Version& version : all) CHECK_FALSE(version.record.deleted());
  CHECK(all[1].changed.size() == 1);
}

TEST_CASE("a clock that was set back does not join versions") {
  Writer w;
  w.save("a", -3'600'000);
  w.save("a b", 0);
  CHECK(w.bodies().size() == 2);
  w.ops.back().wall.utc_ms = INT64_MIN;
  CHECK(w.bodies().size() == 2);
}
