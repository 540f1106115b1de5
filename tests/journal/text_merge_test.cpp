#include "journal/text_merge.h"

#include <algorithm>
#include <map>
#include <set>

#include "journal/tree_fugue.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

DeviceId device(int name) {
  DeviceId id;
  id.bytes[0] = static_cast<std::byte>(name);
  return id;
}

OpId last_of(const TextEvent& event) { return {event.id.dev, event.id.n + numbers_taken(event.hunks) - 1}; }

TextEvent edit(OpId id, std::vector<OpId> parents, std::uint32_t base_len, std::vector<Hunk> hunks) {
  return {id, std::move(parents), base_len, std::move(hunks)};
}

/// One writer: a tree of all it knows, as the oracle, and the same edits as events.
struct Replica {
  int name = 0;
  std::uint64_t next = 1;
  test::TreeFugue tree;
  std::vector<TextEvent> known;
};

class World {
 public:
  World(int replicas, std::uint64_t seed) : random_(seed), replicas_(static_cast<std::size_t>(replicas)) {
    for (int i = 0; i < replicas; ++i) replicas_[static_cast<std::size_t>(i)].name = i + 1;
  }

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_.below(bound)); }
  Replica& any() { return replicas_[below(replicas_.size())]; }
  std::vector<Replica>& replicas() { return replicas_; }

  void write(Replica& who) {
    const MergedText now = merge_text(who.known);
    std::size_t length = text_length(now.text);
    TextEvent event{{device(who.name), who.next}, now.heads, static_cast<std::uint32_t>(length), {}};
    const std::size_t hunks = 1 + below(3);
    for (std::size_t i = 0; i < hunks; ++i) {
      Hunk hunk;
      hunk.pos = static_cast<std::uint32_t>(below(4) == 0 ? last_pos_ % (length + 1) : below(length + 1));
      const std::size_t room = length - hunk.pos;
      if (room > 0 && below(3) == 0)
        hunk.del = static_cast<std::uint32_t>(1 + below(std::min<std::size_t>(room, 4)));
      const std::size_t letters = below(3) > 0 || hunk.del == 0 ? 1 + below(below(4) == 0 ? 6 : 2) : 0;
      for (std::size_t k = 0; k < letters; ++k) hunk.ins += letter();
      length = length - hunk.del + letters;
      last_pos_ = hunk.pos + letters;
      event.hunks.push_back(hunk);
    }
    who.next = last_of(event).n + 1;
    who.tree.write(event);
    who.known.push_back(event);
  }

  /// `to` learns all that `from` knows, in an order that keeps causes before effects.
  void tell(const Replica& from, Replica& to) {
    for (const TextEvent& event : from.known) {
      const bool has = std::ranges::any_of(to.known, [&](const TextEvent& e) { return e.id == event.id; });
      if (!has) to.known.push_back(event);
    }
    to.tree.join(from.tree);
  }

  /// All replicas learn all.
  void meet() {
    for (Replica& from : replicas_) tell(from, replicas_[0]);
    for (Replica& to : replicas_) tell(replicas_[0], to);
  }

  void shuffle(std::vector<TextEvent>& events) {
    for (std::size_t i = events.size(); i > 1; --i) std::swap(events[i - 1], events[below(i)]);
  }

 private:
  std::string letter() {
    static const char* const kLetters[] = {"a", "b", "c", "d", "e", "é", "字", "😀"};
    return kLetters[below(8)];
  }

  test::SeededRandom random_;
  std::vector<Replica> replicas_;
  std::size_t last_pos_ = 0;
};

void same_as_tree(const Replica& who) {
  const MergedText merged = merge_text(who.known);
  REQUIRE(merged.text == who.tree.text());
  REQUIRE(merged.complete);
}

}  // namespace

TEST_CASE("random histories merge to what a plain Fugue tree makes of them") {
  for (std::uint64_t seed = 1; seed <= 3'000; ++seed) {
    INFO("seed " << seed);
    World world(3 + static_cast<int>(seed % 2), seed);
    for (int step = 0; step < 20; ++step) {
      Replica& who = world.any();
      if (const std::size_t what = world.below(12); what == 0) {  // all that follows builds on one edit
        world.meet();
        world.write(who);
        world.meet();
      } else if (what < 8) {
        world.write(who);
      } else {
        world.tell(world.any(), who);
        same_as_tree(who);
      }
    }
    world.meet();
    for (const Replica& who : world.replicas()) {
      same_as_tree(who);
      REQUIRE(who.tree.text() == world.replicas()[0].tree.text());
    }
  }
}

TEST_CASE("any order and any repetition of the same edits give the same text and heads") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    World world(4, seed);
    for (int step = 0; step < 40; ++step) {
      if (world.below(4) == 0) world.tell(world.any(), world.replicas()[world.below(4)]);
      world.write(world.any());
    }
    world.meet();
    std::vector<TextEvent> events = world.replicas()[0].known;
    const MergedText expected = merge_text(events);
    for (std::size_t i = 0; i < 10; ++i) events.push_back(events[world.below(events.size())]);
    for (int round = 0; round < 4; ++round) {
      world.shuffle(events);
      const MergedText again = merge_text(events);
      REQUIRE(again.text == expected.text);
      REQUIRE(again.heads == expected.heads);
      REQUIRE(again.complete);
    }
  }
}

TEST_CASE("long offline bursts merge to what the tree makes of them") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    INFO("seed " << seed);
    World world(3, seed);
    for (int step = 0; step < 20; ++step) world.write(world.replicas()[0]);
    for (Replica& who : world.replicas()) world.tell(world.replicas()[0], who);
    for (Replica& who : world.replicas()) {
      for (int step = 0; step < 100; ++step) world.write(who);
    }
    world.meet();
    same_as_tree(world.replicas()[0]);
  }
}

TEST_CASE("only the first character of a run has a right parent") {
  // 1 types "aa" in front of x and types on, "bb": one run, whose first letter has x as its right parent. 2
  // saw only "aa" and typed behind it. If the b's shared the right parent of the run, they would give way to
  // the c's.
  const TextEvent x = edit({device(9), 1}, {}, 0, {{0, 0, "x"}});
  const TextEvent a = edit({device(1), 1}, {last_of(x)}, 1, {{0, 0, "aa"}});
  const TextEvent b = edit({device(1), 3}, {last_of(a)}, 3, {{2, 0, "bb"}});
  const TextEvent c = edit({device(2), 1}, {last_of(a)}, 3, {{2, 0, "cc"}});
  const TextEvent d = edit({device(3), 1}, {last_of(x)}, 1, {{1, 0, "d"}});
  test::TreeFugue root;
  root.write(x);
  test::TreeFugue with_a = root;
  with_a.write(a);
  test::TreeFugue with_b = with_a, tree = with_a;
  with_b.write(b);
  tree.write(c);
  root.write(d);
  tree.join(with_b);
  tree.join(root);
  CHECK(tree.text() == "aabbccxd");
  std::vector<TextEvent> events{x, a, b, c, d};
  std::ranges::sort(events);
  do {
    REQUIRE(merge_text(events).text == tree.text());
  } while (std::ranges::next_permutation(events).found);
}

TEST_CASE("what two people typed apart at one place is not mixed, even when they typed it backwards") {
  std::vector<TextEvent> events;
  for (const int who : {1, 2}) {
    std::vector<OpId> parents;
    for (std::uint64_t n = 1; n <= 6; ++n) {
      const std::string letter(1, who == 1 ? 'a' : 'b');
      events.push_back(edit({device(who), n}, parents, static_cast<std::uint32_t>(n - 1), {{0, 0, letter}}));
      parents = {{device(who), n}};
    }
  }
  CHECK(merge_text(events).text == "aaaaaabbbbbb");
}

TEST_CASE("an edit whose parents are not here waits, and so does what builds on it") {
  const TextEvent one = edit({device(1), 1}, {}, 0, {{0, 0, "ab"}});
  const TextEvent two = edit({device(2), 1}, {{device(1), 2}}, 2, {{2, 0, "c"}});
  const TextEvent three = edit({device(1), 3}, {{device(2), 1}}, 3, {{0, 1, ""}});
  const MergedText part = merge_text(std::vector{one, three});
  CHECK(part.text == "ab");
  CHECK_FALSE(part.complete);
  CHECK(part.heads == std::vector<OpId>{{device(1), 2}});
  const MergedText whole = merge_text(std::vector{three, one, two});
  CHECK(whole.text == "bc");
  CHECK(whole.complete);
  CHECK(whole.heads == std::vector<OpId>{{device(1), 3}});
  CHECK(merge_text({}).text.empty());
  CHECK(merge_text({}).complete);
}

TEST_CASE("a ring of parents waits for ever and harms nothing") {
  const TextEvent good = edit({device(1), 1}, {}, 0, {{0, 0, "ok"}});
  const TextEvent a = edit({device(2), 1}, {{device(3), 1}}, 0, {{0, 0, "a"}});
  const TextEvent b = edit({device(3), 1}, {{device(2), 1}}, 0, {{0, 0, "b"}});
  const TextEvent self = edit({device(4), 1}, {{device(4), 1}}, 0, {{0, 0, "s"}});
  const MergedText merged = merge_text(std::vector{a, self, b, good});
  CHECK(merged.text == "ok");
  CHECK_FALSE(merged.complete);
}

TEST_CASE(
    "an edit that does not fit what it builds on is ignored with all that builds on it, in any company") {
  const TextEvent base = edit({device(1), 1}, {}, 0, {{0, 0, "hello"}});
  const std::vector<TextEvent> bad = {
      edit({device(2), 1}, {{device(1), 5}}, 6, {{0, 0, "x"}}),  // wrong length of the base
      edit({device(2), 1}, {{device(1), 5}}, 5, {{6, 0, "x"}}),  // past the end
      edit({device(2), 1}, {{device(1), 5}}, 5, {{3, 3, ""}}),   // deletes past the end
      edit({device(2), 1}, {{device(1), 5}}, 5,
           {{0, 4, ""}, {2, 0, "x"}}),  // second hunk past what the first left
      edit({device(2), 1}, {{device(1), 5}}, 5, {{0, 0xFFFFFFFF, ""}}),
      edit({device(2), 1}, {{device(1), 5}}, 5, {}),                // takes no numbers
      edit({device(2), 1}, {{device(1), 5}}, 5, {{0, 0, "\xFF"}}),  // not UTF-8
      edit({device(2), 1}, {{device(1), 4}}, 5, {{0, 0, "x"}}),     // a parent inside another edit
      edit({device(2), 0}, {{device(1), 5}}, 5, {{0, 0, "x"}}),     // numbers count from 1
      edit({device(2), ~std::uint64_t{0}}, {{device(1), 5}}, 5, {{0, 0, "xy"}}),  // runs past the last number
  };
  const TextEvent aside = edit({device(3), 1}, {{device(1), 5}}, 5, {{5, 0, "!"}});
  const TextEvent later = edit({device(3), 2}, {{device(3), 1}}, 6, {{0, 1, "J"}});
  for (std::size_t i = 0; i < bad.size(); ++i) {
    INFO("case " << i);
    const OpId last = i == 5 || i >= 8 ? bad[i].id : last_of(bad[i]);
    const TextEvent on_it = edit({device(4), 1}, {last}, 6, {{0, 0, "y"}});
    const TextEvent joined = edit({device(4), 2}, {{device(3), 3}, last}, 6, {{0, 0, "z"}});
    CHECK(merge_text(std::vector{base, bad[i], on_it}).text == "hello");
    CHECK(merge_text(std::vector{base, bad[i], aside, on_it}).text == "hello!");
    const MergedText all = merge_text(std::vector{base, bad[i], aside, later, on_it, joined});
    CHECK(all.text == "Jello!");
    CHECK(all.complete);
    CHECK(all.heads == std::vector<OpId>{last_of(later)});
  }
}

TEST_CASE("hostile edits are judged alike in full and partial replay") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    World world(3, seed);
    for (int step = 0; step < 20; ++step) {
      if (world.below(3) == 0) world.tell(world.any(), world.replicas()[world.below(3)]);
      world.write(world.any());
    }
    world.meet();
    std::vector<TextEvent> events = world.replicas()[0].known;
    TextEvent& bent = events[world.below(events.size())];
    if (world.below(2) == 0)
      bent.base_len += 1;
    else
      bent.hunks[0].pos = bent.base_len + 1;
    // the reference: what is left when the bent edit and all that builds on it are taken out
    std::set<OpId> out{last_of(bent)};
    std::vector<TextEvent> left;
    for (bool grew = true; grew;) {
      grew = false;
      for (const TextEvent& e : events) {
        const bool builds = std::ranges::any_of(e.parents, [&](const OpId& p) { return out.contains(p); });
        if (builds && out.insert(last_of(e)).second) grew = true;
      }
    }
    for (const TextEvent& e : events) {
      if (!out.contains(last_of(e))) left.push_back(e);
    }
    world.shuffle(events);
    const MergedText all = merge_text(events), rest = merge_text(left);
    REQUIRE(all.text == rest.text);
    REQUIRE(all.heads == rest.heads);
  }
}

TEST_CASE("two devices that each wrote a thousand edits offline lose none of them") {
  test::SeededRandom random(5);
  std::vector<TextEvent> events{edit({device(9), 1}, {}, 0, {{0, 0, std::string(5'000, '.')}})};
  for (const int who : {1, 2}) {
    OpId parent{device(9), 5'000};
    for (std::uint32_t n = 0; n < 1'000; ++n) {
      const auto pos = static_cast<std::uint32_t>(random.below(5'000 + n));
      events.push_back(edit({device(who), n + 1}, {parent}, 5'000 + n, {{pos, 0, who == 1 ? "a" : "b"}}));
      parent = {device(who), n + 1};
    }
  }
  const MergedText merged = merge_text(events);
  CHECK(std::ranges::count(merged.text, 'a') == 1'000);
  CHECK(std::ranges::count(merged.text, 'b') == 1'000);
  CHECK(merged.heads.size() == 2);
}
