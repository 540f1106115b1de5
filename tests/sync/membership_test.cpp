#include "sync/membership.h"

#include <algorithm>

#include "sync/builder.h"

using namespace thirdrow;
using namespace thirdrow::sync;
using test::SpaceBuilder;

namespace {

struct Fixture : SpaceBuilder {
  seal::DeviceKeys laptop = test::keys_of(1), desktop = test::keys_of(2), tablet = test::keys_of(3),
                   stolen = test::keys_of(4);
  /// Up to where the segments of a removed device count.
  std::uint64_t cut(const seal::DeviceKeys& keys) const {
    const Membership now = membership();
    const Membership::Member* member = now.find(keys.id());
    REQUIRE(member != nullptr);
    REQUIRE(member->removed);
    return member->cut ? member->cut->at.seq : 0;
  }
  bool belongs(const seal::DeviceKeys& keys) const {
    const auto current = membership().current();
    return std::ranges::find(current, keys.id()) != current.end();
  }
};

}  // namespace

TEST_CASE("a space begins with the device that began it, and grows by its word") {
  Fixture f;
  CHECK(f.membership().current() == std::vector{f.laptop.id()});
  const auto added = f.add(f.laptop, {f.genesis_name}, f.desktop);
  CHECK(f.belongs(f.desktop));
  f.add(f.desktop, {added}, f.tablet);
  CHECK(f.belongs(f.tablet));
  CHECK(f.membership().ends().size() == 1);
  CHECK(f.membership().owner() == f.owner);
}

TEST_CASE("nobody else can begin the same space, or speak in it") {
  Fixture f;
  Genesis other{{}, f.owner, test::enrolled(f.stolen, "mine now")};
  f.state(f.stolen, {}, other);
  f.add(f.stolen, {f.genesis_name}, f.stolen);
  f.add(f.desktop, {f.genesis_name}, f.desktop);
  CHECK(f.membership().current() == std::vector{f.laptop.id()});
  Statement forged{f.space,
                   f.laptop.id(),
                   {f.genesis_name},
                   AddDevice{f.owner, Role::owner, test::enrolled(f.stolen, "x")},
                   {}};
  forged.sign(f.stolen);
  f.statements.push_back(forged);
  CHECK_FALSE(f.belongs(f.stolen));
}

TEST_CASE("a statement waits for those it was made on top of") {
  Fixture f;
  const auto first = f.add(f.laptop, {f.genesis_name}, f.desktop);
  f.add(f.desktop, {first}, f.tablet);
  const Statement missing = f.statements[1];
  f.statements.erase(f.statements.begin() + 1);
  CHECK_FALSE(f.belongs(f.tablet));
  CHECK(f.membership().waiting() == 1);
  f.statements.push_back(missing);
  CHECK(f.belongs(f.tablet));
  CHECK(f.membership().waiting() == 0);
}

TEST_CASE("what a removed device states without knowing of it has no effect") {
  Fixture f;
  const auto with_desktop = f.add(f.laptop, {f.genesis_name}, f.desktop);
  const auto with_tablet = f.add(f.desktop, {with_desktop}, f.tablet);
  f.remove(f.laptop, {with_tablet}, f.desktop.id(), 5);
  f.add(f.desktop, {with_tablet}, f.stolen);
  f.epoch(f.desktop, {with_tablet}, 1, {f.desktop.id()});
  CHECK_FALSE(f.belongs(f.desktop));
  CHECK_FALSE(f.belongs(f.stolen));
  CHECK(f.belongs(f.tablet));  // added before the removal
  const Membership now = f.membership();
  CHECK(now.epoch() == nullptr);
  CHECK(f.cut(f.desktop) == 5);
  CHECK(f.cut(f.stolen) == 0);
}

TEST_CASE("two who remove each other are both out") {
  Fixture f;
  const auto added = f.add(f.laptop, {f.genesis_name}, f.desktop);
  const auto third = f.add(f.laptop, {added}, f.tablet);
  f.remove(f.laptop, {third}, f.desktop.id());
  f.remove(f.desktop, {third}, f.laptop.id(), 3);
  CHECK(f.membership().current() == std::vector{f.tablet.id()});
}

TEST_CASE("a removed device does not come back, and of several cuts the least counts") {
  Fixture f;
  const auto added = f.add(f.laptop, {f.genesis_name}, f.desktop);
  const auto third = f.add(f.laptop, {added}, f.tablet);
  const auto removed = f.remove(f.laptop, {third}, f.desktop.id(), 9);
  f.remove(f.tablet, {third}, f.desktop.id(), 4);
  f.add(f.laptop, {removed}, f.desktop);
  CHECK_FALSE(f.belongs(f.desktop));
  CHECK(f.cut(f.desktop) == 4);
}

TEST_CASE("nobody removes a device that came after what they knew") {
  Fixture f;
  const auto added = f.add(f.laptop, {f.genesis_name}, f.stolen);
  const auto removed = f.remove(f.laptop, {added}, f.stolen.id(), 3);
  f.add(f.laptop, {removed}, f.tablet);
  f.remove(f.stolen, {added}, f.tablet.id());
  CHECK(f.belongs(f.tablet));
}

TEST_CASE("only an owner adds and removes others, and anybody may leave") {
  Fixture f;
  const auto coach = f.add(f.laptop, {f.genesis_name}, f.desktop, Role::commenter);
  f.add(f.desktop, {coach}, f.stolen);
  f.remove(f.desktop, {coach}, f.laptop.id());
  CHECK(f.belongs(f.laptop));
  CHECK_FALSE(f.belongs(f.stolen));
  f.remove(f.desktop, {coach}, f.desktop.id());
  CHECK_FALSE(f.belongs(f.desktop));
}

TEST_CASE("the current epoch is the greatest, and fits when exactly those who belong can open it") {
  Fixture f;
  const auto first = f.epoch(f.laptop, {f.genesis_name}, 1, {f.laptop.id()});
  CHECK(f.membership().epoch_fits());
  const auto added = f.add(f.laptop, {first}, f.desktop);
  CHECK_FALSE(f.membership().epoch_fits());
  const auto second = f.epoch(f.laptop, {added}, 2, {f.laptop.id(), f.desktop.id()});
  CHECK(f.membership().epoch_fits());
  CHECK(f.membership().epoch()->number == 2);
  CHECK(f.membership().epochs().size() == 2);
  f.remove(f.desktop, {second}, f.laptop.id(), 1);
  CHECK_FALSE(f.membership().epoch_fits());
  f.epoch(f.desktop, {second}, 2, {f.desktop.id()});  // a number that its writer knew to be taken
  CHECK(f.membership().epochs().size() == 2);
}

TEST_CASE("any order and any repetition of the same statements gives the same membership") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    INFO("seed " << seed);
    test::SeededRandom random(seed);
    Fixture f;
    const seal::DeviceKeys* all[] = {&f.laptop, &f.desktop, &f.tablet, &f.stolen};
    const auto any = [&]() -> const seal::DeviceKeys& { return *all[random.below(4)]; };
    for (int step = 0; step < 25; ++step) {
      std::vector<ObjectName> after;
      for (std::uint64_t i = 0; i <= random.below(2); ++i) {
        const ObjectName name = f.statements[random.below(f.statements.size())].name();
        if (std::ranges::find(after, name) == after.end()) after.push_back(name);
      }
      switch (random.below(4)) {
        case 0:
          f.remove(any(), after, any().id(), random.below(5));
          break;
        case 1:
          f.epoch(any(), after, 1 + random.below(4), {f.laptop.id(), f.desktop.id()});
          break;
        default:
          f.add(any(), after, any());
      }
    }
    const Membership expected = f.membership();
    for (int round = 0; round < 5; ++round) {
      f.statements.push_back(f.statements[random.below(f.statements.size())]);
      for (std::size_t i = f.statements.size(); i > 1; --i)
        std::swap(f.statements[i - 1], f.statements[random.below(i)]);
      const Membership again = f.membership();
      REQUIRE(again.current() == expected.current());
      REQUIRE(again.ends() == expected.ends());
      REQUIRE(again.epochs() == expected.epochs());
      REQUIRE(again.members() == expected.members());
    }
  }
}
