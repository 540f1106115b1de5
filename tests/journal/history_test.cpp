#include "journal/history.h"

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

/// What one device writes to one record, save after save.
struct Saves {
  test::SeededRandom random;
  RecordId id = RecordId::make(random);
  Author author{DeviceId::make(random), 1, 0, 0};
  Stamp now = *Stamp::parse("2026-03-02T09:00:00+01:00");
  std::vector<Op> ops;

  void write(std::vector<OpBody> bodies) {
    std::ranges::move(author_ops(author, now, id, std::move(bodies)), std::back_inserter(ops));
  }
};

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
      const auto all = versions(id, history.ops());
      if (state.purged) REQUIRE(all.empty());
      if (!state.record()) continue;
      REQUIRE_FALSE(all.empty());
      REQUIRE(all.back().record == state.record());
      REQUIRE(versions(id, history.shuffled()).size() == all.size());
    }
  }
}

TEST_CASE("what one device wrote within two minutes is one version, with what it changed") {
  Saves s;
  auto& [random, id, author, now, ops] = s;
  const auto write = [&](std::vector<OpBody> bodies) { s.write(std::move(bodies)); };
  write({EntryCreate{3, now}, FieldSet{32, std::string("Walked wiht Ana"), {}}});
  now.utc_ms += 119'000;
  write({FieldSet{32, std::string("Walked with Ana, who"), {ops[1].id}}});
  now.utc_ms += 121'000;
  write({FieldSet{32, std::string("c"), {ops[2].id}}, SetAdd{kTags, "team"}});
  const auto all = versions(id, ops);
  REQUIRE(all.size() == 2);
  CHECK(all[0].record.text(32) == "Walked with Ana, who");
  CHECK(all[0].device == author.dev);
  CHECK(all[1].at == now);
  REQUIRE(all[1].changed.size() == 2);
  CHECK(all[1].changed[0].field == kTags);
  CHECK(all[1].changed[1].before == Value(std::string("Walked with Ana, who")));
  CHECK(all[1].changed[1].after == Value(std::string("c")));
}

TEST_CASE("what a save takes away stands in the version before it, however soon it comes") {
  Saves s;
  auto& [random, id, author, now, ops] = s;
  const auto write = [&](std::vector<OpBody> bodies) {
    s.write(std::move(bodies));
    now.utc_ms += 2'000;
  };
  write({EntryCreate{3, now}, FieldSet{32, std::string("first body"), {}}, SetAdd{kTags, "team"}});
  const OpId tag = ops.back().id;
  write({FieldSet{32, std::string("third body now"), {ops[1].id}}});
  write({FieldSet{32, std::string("first body"), {ops.back().id}}});
  write({SetAdd{kTags, "calm"}});
  write({SetRemove{kTags, "team", {tag}}});
  const auto all = versions(id, ops);
  REQUIRE(all.size() == 4);
  CHECK(all[0].record.text(32) == "first body");
  CHECK(all[1].record.text(32) == "third body now");
  CHECK(all[2].record.value(kTags) == Value(Strings{"calm", "team"}));
  CHECK(all[3].record.value(kTags) == Value(Strings{"calm"}));
}

TEST_CASE("a clock that was set back does not join versions") {
  test::SeededRandom random;
  const RecordId id = RecordId::make(random);
  Author author{DeviceId::make(random), 1, 0, 0};
  Stamp now = *Stamp::parse("2026-03-02T09:00:00+01:00");
  std::vector<Op> ops =
      author_ops(author, now, id, {EntryCreate{3, now}, FieldSet{32, std::string("a"), {}}});
  now.utc_ms -= 3'600'000;
  std::ranges::move(author_ops(author, now, id, {FieldSet{32, std::string("b"), {ops[1].id}}}),
                    std::back_inserter(ops));
  CHECK(versions(id, ops).size() == 2);
  ops.back().wall.utc_ms = INT64_MIN;
  CHECK(versions(id, ops).size() == 2);
}
