#include "journal/entry_state.h"

#include "journal/merge.h"
#include "journal/text_merge.h"
#include "support/catch.h"
#include "support/histories.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using test::Histories;

namespace {

/// What a store does: advance where that is allowed, replay where it is not.
class Follower {
 public:
  void take(const Op& op) {
    for (const Op& known : ops_) {
      if (known.id == op.id) return;
    }
    ops_.push_back(op);
    auto [it, fresh] = states_.try_emplace(op.entry);
    if (fresh) it->second.id = op.entry;
    const EntryState before = it->second;
    if (advance(it->second, op) == Advanced::yes) {
      ++advanced;
      return;
    }
    REQUIRE(it->second == before);
    it->second = replay(op.entry, ops_);
  }
  EntryState state(RecordId id) const {
    const auto it = states_.find(id);
    if (it != states_.end()) return it->second;
    EntryState none;
    none.id = id;
    return none;
  }
  int advanced = 0;

 private:
  std::vector<Op> ops_;
  std::map<RecordId, EntryState> states_;
};

const Stamp kNow = *Stamp::parse("2026-03-02T09:00:00+01:00");

/// Two devices about one record.
struct Two {
  test::SeededRandom random{7};
  RecordId id = RecordId::make(random);
  Author a{DeviceId::make(random), 1, 0, 0};
  Author b{DeviceId::make(random), 1, 0, 0};
  std::vector<Op> ops;

  Op write(Author& author, OpBody body) {
    ops.push_back(author_ops(author, kNow, id, {std::move(body)}).front());
    return ops.back();
  }
  EntryState state() const { return replay(id, ops); }
};

}  // namespace

TEST_CASE("every order, repetition and batch of a history gives the same states") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    INFO("seed " << seed);
    Histories history(seed, 3, 3);
    history.steps(60);
    Merge expected;
    for (const Op& op : history.ops()) expected.add(op);
    for (int round = 0; round < 3; ++round) {
      Merge other;
      for (const Op& op : history.shuffled()) other.add(op);
      for (const RecordId& id : history.ids()) REQUIRE(other.state(id) == expected.state(id));
    }
  }
}

TEST_CASE("advancing is replaying, after every op and in any order of arrival") {
  int advanced = 0;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    INFO("seed " << seed);
    Histories history(seed, 3, 2);
    history.steps(50);
    for (const auto& order : {history.ops(), history.shuffled()}) {
      Follower follower;
      Merge replayed;
      for (const Op& op : order) {
        follower.take(op);
        replayed.add(op);
        REQUIRE(follower.state(op.entry) == replayed.state(op.entry));
      }
      advanced += follower.advanced;
    }
  }
  CHECK(advanced > 1000);  // the cheap way is really taken
}

TEST_CASE("two ops that know nothing of each other commute, and an op heard twice counts once") {
  for (std::uint64_t seed = 500; seed <= 600; ++seed) {
    INFO("seed " << seed);
    Histories history(seed, 2, 1);
    history.steps(20);
    std::vector<Op> ops = history.ops();
    const EntryState whole = replay(history.ids()[0], ops);
    for (std::size_t i = 0; i + 1 < ops.size(); ++i) {
      std::swap(ops[i], ops[i + 1]);
      REQUIRE(replay(history.ids()[0], ops) == whole);
      ops.push_back(ops[i]);
      REQUIRE(replay(history.ids()[0], ops) == whole);
      ops.pop_back();
    }
  }
}

TEST_CASE("a state has one byte string, which reads back equal") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    Histories history(seed, 3, 2);
    history.steps(50);
    for (const RecordId& id : history.ids()) {
      const EntryState state = replay(id, history.ops());
      const Bytes bytes = state.encode();
      const auto back = EntryState::decode(bytes);
      INFO((back ? std::string() : back.error().detail));
      REQUIRE(back);
      REQUIRE(*back == state);
      REQUIRE(back->encode() == bytes);
      for (int i = 0; i < 40; ++i) {
        Bytes bent = bytes;
        bent[history.random().below(bent.size())] ^=
            std::byte{static_cast<unsigned char>(1U << history.random().below(8))};
        if (history.random().below(4) == 0) bent.resize(history.random().below(bent.size() + 1));
        const auto read = EntryState::decode(bent);
        if (read) REQUIRE(read->encode() == bent);
      }
    }
  }
}

TEST_CASE("writes made apart are both kept and the next write settles them") {
  Two two;
  two.write(two.a, EntryCreate{3, kNow});
  const Op first = two.write(two.a, FieldSet{32, std::string("one"), {}});
  const Op left = two.write(two.a, FieldSet{32, std::string("left"), {first.id}});
  const Op right = two.write(two.b, FieldSet{32, std::string("right"), {first.id}});
  CHECK(two.state().conflicts() == std::vector<Tag>{32});
  CHECK(two.state().registers.at(32).size() == 2);
  Record settled = *two.state().record();
  settled.set(32, std::string("both"));
  const auto bodies = changes(two.state(), settled);
  REQUIRE(bodies.size() == 1);
  CHECK(std::get<FieldSet>(bodies[0]).over.size() == 2);
  two.write(two.b, bodies[0]);
  CHECK(two.state().conflicts().empty());
  CHECK(two.state().record()->text(32) == "both");
}

TEST_CASE("an add that the remover had not seen stays") {
  Two two;
  two.write(two.a, EntryCreate{3, kNow});
  const Op seen = two.write(two.a, SetAdd{kTags, "team"});
  two.write(two.b, SetAdd{kTags, "team"});
  two.write(two.a, SetRemove{kTags, "team", {seen.id}});
  CHECK(two.state().record()->strings(kTags) == Strings{"team"});
}

TEST_CASE("a comment is edited and deleted by its author alone, and stays deleted") {
  Two two;
  two.write(two.a, EntryCreate{3, kNow});
  const CommentId comment = CommentId::make(two.random);
  two.write(two.b, Comment{comment, "well said"});
  two.a.seen_hlc = two.b.own_hlc;
  two.write(two.a, CommentEdit{comment, "forged"});
  two.write(two.a, CommentDelete{comment});
  CHECK(two.state().comments.at(comment).text == "well said");
  two.write(two.b, CommentEdit{comment, "very well said"});
  CHECK(two.state().comments.at(comment).text == "very well said");
  CHECK(two.state().comments.at(comment).author == two.b.dev);
  two.write(two.b, CommentDelete{comment});
  two.write(two.b, CommentEdit{comment, "from the grave"});
  CHECK(two.state().comments.at(comment).deleted);
  CHECK(two.state().comments.at(comment).text.empty());
}

TEST_CASE("nothing of a purged record is left, whatever comes later") {
  Two two;
  two.write(two.a, EntryCreate{3, kNow});
  two.write(two.a, FieldSet{32, std::string("title"), {}});
  two.write(two.b, purge_of(two.ops).front());
  two.write(two.a, FieldSet{33, std::string("late"), {}});
  EntryState rest;
  rest.id = two.id;
  rest.purged = true;
  CHECK(two.state() == rest);
  CHECK_FALSE(two.state().record());
}

TEST_CASE("of two creates the earlier counts, and one without a kind never does") {
  Two two;
  const Op first = two.write(two.a, EntryCreate{3, kNow});
  two.b.seen_hlc = two.a.own_hlc;
  two.write(two.b, EntryCreate{6, kNow});
  two.write(two.b, EntryCreate{0, kNow});
  CHECK(two.state().kind == 3);
  CHECK(two.state().create == first.id);
  std::ranges::reverse(two.ops);
  CHECK(two.state().kind == 3);
  std::vector<Op> nothing{two.ops[0], author_ops(two.a, kNow, two.id, {EntryCreate{0, kNow}})[0]};
  const EntryState one = replay(two.id, nothing);
  std::ranges::reverse(nothing);
  CHECK(replay(two.id, nothing) == one);
}

TEST_CASE("fields and kinds of a later version pass through untouched") {
  Two two;
  two.write(two.a, EntryCreate{3, kNow});
  const Op later = two.write(two.b, FieldSet{900, std::string("from a later version"), {}});
  two.write(two.b, TextEdit{901, {}, 0, {{0, 0, "long"}}});
  Record record = *two.state().record();
  record.set(reflection::kType, std::string("free"));
  CHECK(check(record));
  record.set(reflection::kTitle, std::string("mine"));
  for (OpBody& body : changes(two.state(), record)) two.write(two.a, std::move(body));
  CHECK(two.state().registers.at(900).front().id == later.id);
  CHECK(two.state().record()->text(901) == "long");
  Two foreign;
  foreign.write(foreign.a, EntryCreate{999, kNow});
  CHECK(foreign.state().exists());
  CHECK_FALSE(foreign.state().record());
}

TEST_CASE("changes turn any state into any record of its kind, and nothing into nothing") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    test::SeededRandom random(seed);
    Two two;
    EntryState state;
    state.id = two.id;
    for (int round = 0; round < 4; ++round) {
      Record record{two.id, Kind::reflection, kNow, {}};
      record.set(reflection::kTitle,
                 random.below(3) == 0 ? std::string() : "t" + std::to_string(random.below(9)));
      record.set(reflection::kBody, test::random_words(random, 30));
      record.set(reflection::kType, std::string(random.below(2) == 0 ? "free" : "daily"));
      Strings tags;
      for (std::uint64_t n = random.below(4); n > 0; --n)
        tags.push_back("t" + std::to_string(random.below(5)));
      record.set(kTags, tags);
      for (OpBody& body : changes(state, record)) two.write(two.a, std::move(body));
      state = two.state();
      REQUIRE(state.record() == record);
      REQUIRE(changes(state, record).empty());
    }
  }
}
