// Devices that share a storage come to the same journal, whatever the storage does in between.
#include "sync/journal_device.h"

using namespace thirdrow;
using test::JournalDevice;
using test::MemoryStorage;

namespace {

struct Two {
  Two() {
    REQUIRE(laptop.engine->begin());
    laptop.synced();
    desktop.join(laptop);
  }
  void settle() {
    for (int i = 0; i < 2; ++i) {
      laptop.synced();
      desktop.synced();
    }
  }
  MemoryStorage storage;
  JournalDevice laptop{storage, "laptop"}, desktop{storage, "desktop"};
};

}  // namespace

TEST_CASE("what one device writes stands on the other, and the other way round") {
  Two two;
  const RecordId from_laptop = two.laptop.write("Written on the laptop");
  const RecordId from_desktop = two.desktop.write("Written on the desktop");
  two.settle();
  CHECK(two.desktop.body(from_laptop) == "Written on the laptop");
  CHECK(two.laptop.body(from_desktop) == "Written on the desktop");
  two.laptop.rewrite(from_desktop, "Written on the desktop, and gone on with");
  two.desktop.rewrite(from_desktop, "Was written on the desktop");
  two.settle();
  CHECK(two.laptop.body(from_desktop) == two.desktop.body(from_desktop));
  CHECK(two.laptop.body(from_desktop) == "Was written on the desktop, and gone on with");
  CHECK(two.laptop.fingerprint() == two.desktop.fingerprint());
  for (JournalDevice* each : {&two.laptop, &two.desktop}) {
    each->check_sound();
    const auto found = each->synced();
    CHECK_FALSE(found.differs);
    CHECK_FALSE(found.forked);
    CHECK_FALSE(found.rolled_back);
    CHECK(found.withheld == 0);
    CHECK(found.put_aside == 0);
    CHECK(found.waiting == 0);
    REQUIRE(found.devices.size() == 2);
  }
  CHECK(two.storage.put_twice.empty());
}

TEST_CASE("a poll with nothing new asks one thing, and a flush three") {
  Two two;
  two.laptop.write("A word");
  two.settle();
  two.settle();
  two.storage.calls = {};
  two.laptop.synced();
  CHECK(two.storage.calls.all() == 1);
  CHECK(two.storage.calls.lists == 1);
  two.storage.calls = {};
  two.laptop.write("Another");
  two.laptop.synced();
  CHECK(two.storage.calls.puts == 2);
  CHECK(two.storage.calls.removes == 1);
  CHECK(two.storage.calls.all() - two.storage.calls.lists == 3);
}
