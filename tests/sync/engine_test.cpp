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

TEST_CASE("a journal that was restored goes on as a device of its own, and nothing of either is lost") {
  Two two;
  const RecordId before = two.laptop.write("Before the backup");
  two.settle();
  const Bytes backup = two.laptop.snapshot();
  const RecordId lost = two.laptop.write("After the backup, and synced");
  two.laptop.rewrite(before, "Before the backup, and changed after it");
  two.settle();
  const DeviceId retired = two.laptop.store->author().dev;

  SECTION("with nothing written since") {}
  RecordId since{};
  SECTION("with words written since") { since = RecordId::make(two.laptop.random); }
  two.laptop.restore(backup);
  if (!since.is_nil()) {
    since = two.laptop.write("Written on what was restored");
    two.laptop.rewrite(before, "Before the backup. And restored");
  }
  const auto found = two.laptop.synced();
  CHECK(found.renewed);
  CHECK(two.laptop.store->author().dev != retired);
  CHECK(two.laptop.body(lost) == "After the backup, and synced");
  two.settle();
  CHECK(two.laptop.fingerprint() == two.desktop.fingerprint());
  CHECK(two.desktop.body(before).find("and changed after it") != std::string::npos);
  if (!since.is_nil()) {
    CHECK(two.desktop.body(since) == "Written on what was restored");
    CHECK(two.desktop.body(before).find("And restored") != std::string::npos);
  }
  for (JournalDevice* each : {&two.laptop, &two.desktop}) {
    each->check_sound();
    const auto now = each->synced();
    CHECK_FALSE(now.renewed);
    CHECK_FALSE(now.forked);
    CHECK(now.put_aside == 0);
    CHECK(now.withheld == 0);
  }
  CHECK(two.storage.put_twice.empty());
}
