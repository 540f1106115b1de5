// Devices that share a storage come to the same journal, whatever the storage does in between.
#include "seal/recovery_key.h"
#include "sync/journal_device.h"

using namespace thirdrow;
using test::JournalDevice;
using test::MemoryStorage;

namespace {

struct Two {
  Two() {
    REQUIRE(laptop.engine->begin({}));
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

bool any_forked(const sync::Findings& found) {
  return std::ranges::any_of(found.devices, &sync::Heard::forked);
}

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
    CHECK_FALSE(any_forked(found));
    CHECK_FALSE(found.rolled_back);
    CHECK(found.withheld == 0);
    CHECK(found.parked.empty());
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
    CHECK_FALSE(any_forked(now));
    CHECK(now.parked.empty());
    CHECK(now.withheld == 0);
  }
  CHECK(two.storage.put_twice.empty());
}

namespace {

struct Three : Two {
  Three() {
    tablet.join(laptop);
    settle();
    tablet.synced();
  }
  void settle_both() {
    for (int i = 0; i < 3; ++i) {
      desktop.synced();
      laptop.synced();
    }
  }
  DeviceId id_of(JournalDevice& device) { return device.store->author().dev; }
  JournalDevice tablet{storage, "tablet"};
};

}  // namespace

TEST_CASE(
    "what a device published until it was put out stays, and nothing that it publishes afterwards comes") {
  Three three;
  const RecordId before = three.tablet.write("Before it was put out");
  three.tablet.synced();
  three.laptop.synced();
  REQUIRE(three.laptop.engine->put_out(three.id_of(three.tablet)));
  const RecordId after = three.tablet.write("After it was put out");
  three.tablet.synced();
  three.laptop.synced();
  three.settle_both();
  for (JournalDevice* each : {&three.laptop, &three.desktop}) {
    CHECK(each->body(before) == "Before it was put out");
    CHECK(each->body(after) == "(none)");
    CHECK_FALSE(each->synced().differs);
  }
  CHECK(three.laptop.fingerprint() == three.desktop.fingerprint());
  const auto told = three.tablet.synced();
  CHECK(told.removed);
  CHECK(three.tablet.body(after) == "After it was put out");
}

TEST_CASE("what a device took in good faith from one that was put out meanwhile counts for all") {
  Three three;
  const RecordId known = three.tablet.write("Known to both");
  three.tablet.synced();
  three.laptop.synced();
  three.desktop.synced();
  const RecordId late = three.tablet.write("Known to the desktop alone");
  three.tablet.synced();
  three.desktop.synced();
  SECTION("and gone on with there") {
    three.desktop.rewrite(late, "Known to the desktop alone, and changed");
  }
  SECTION("as it is") {}
  REQUIRE(three.laptop.engine->put_out(three.id_of(three.tablet)));
  three.laptop.synced();
  const RecordId later = three.tablet.write("Known to nobody");
  three.tablet.synced();
  three.settle_both();
  CHECK(three.laptop.body(late) == three.desktop.body(late));
  CHECK(three.laptop.body(late).starts_with("Known to the desktop alone"));
  CHECK(three.laptop.body(known) == "Known to both");
  CHECK(three.laptop.body(later) == "(none)");
  CHECK(three.desktop.body(later) == "(none)");
  CHECK(three.laptop.fingerprint() == three.desktop.fingerprint());
  JournalDevice newest(three.storage, "newest");
  newest.join(three.laptop);
  newest.synced();
  CHECK(newest.fingerprint() == three.desktop.fingerprint());
}

TEST_CASE("another chain of a device that was put out is not taken for the one that counts") {
  Three three;
  const auto snapshot = three.tablet.snapshot();
  const auto before = three.storage.objects;
  const RecordId first = three.tablet.write("What the laptop saw");
  three.tablet.synced();
  three.laptop.synced();
  REQUIRE(three.laptop.engine->put_out(three.id_of(three.tablet)));
  three.laptop.synced();
  const auto honest = three.storage.objects;
  // The same keys write something else in that place, with another past of the storage.
  three.storage.objects = before;
  three.tablet.restore(snapshot);
  const RecordId other = three.tablet.write("What a thief would rather have written");
  three.tablet.synced();
  auto mixed = honest;
  for (const auto& [path, object] : three.storage.objects) {
    if (path.find("/s/") != std::string::npos) mixed[path] = object;
  }
  three.storage.objects = mixed;
  const auto found = three.desktop.synced();
  CHECK(three.desktop.body(other) == "(none)");
  CHECK(any_forked(found));
  three.storage.objects = honest;
  three.desktop.synced();
  CHECK(three.desktop.body(first) == "What the laptop saw");
}

namespace {

/// A space that a passphrase and a recovery key open.
struct Locked {
  Locked() {
    REQUIRE(seal::init());
    for (auto* made : {&passphrase, &recovery}) REQUIRE(*made);
    sync::Lock locks[] = {std::move(*passphrase), std::move(*recovery)};
    REQUIRE(laptop.engine->begin(locks));
    laptop.synced();
  }
  /// What a new computer does with what its person typed.
  Result<sync::Opened> open(const seal::Secret& typed, sync::Holder holder) {
    test::MemoryRemote remote(storage);
    return sync::find_slot(remote, typed, holder, {});
  }
  std::ptrdiff_t slots() const {
    return std::ranges::count_if(storage.objects,
                                 [](const auto& each) { return each.first.starts_with("t3r1/k/"); });
  }
  test::SeededRandom random{4};
  seal::Secret phrase = seal::Secret::from_text("correct horse battery staple");
  seal::Secret key = seal::recovery_text(seal::Secret::random(seal::kRecoverySize, random));
  Result<sync::Lock> passphrase = sync::Lock::of_passphrase(phrase, seal::kFloorCost, random);
  Result<sync::Lock> recovery = sync::Lock::of_recovery(key);
  MemoryStorage storage;
  JournalDevice laptop{storage, "laptop"};
};

}  // namespace

TEST_CASE("a new computer comes in with the passphrase or the recovery key, and has everything") {
  Locked locked;
  const RecordId id = locked.laptop.write("Written before");
  locked.laptop.synced();
  JournalDevice fresh(locked.storage, "new computer");
  const RecordId own = fresh.write("Written on the new one before it came in");
  Result<sync::Opened> slot(Code::failed);
  SECTION("passphrase") { slot = locked.open(locked.phrase, sync::Holder::passphrase); }
  SECTION("recovery key") { slot = locked.open(locked.key, sync::Holder::recovery); }
  REQUIRE(slot);
  REQUIRE(fresh.engine->enter(std::move(*slot), {}));
  CHECK(fresh.synced().admitted);
  CHECK(fresh.body(id) == "Written before");
  fresh.synced();
  locked.laptop.synced();
  CHECK(locked.laptop.body(own) == "Written on the new one before it came in");
  fresh.synced();
  CHECK(fresh.fingerprint() == locked.laptop.fingerprint());
}

TEST_CASE("neither another passphrase nor another key comes in") {
  Locked locked;
  CHECK(locked.open(seal::Secret::from_text("another"), sync::Holder::passphrase).code() ==
        Code::wrong_passphrase);
  const seal::Secret other = seal::recovery_text(seal::Secret::random(seal::kRecoverySize, locked.random));
  CHECK(locked.open(other, sync::Holder::recovery).code() == Code::wrong_passphrase);
  locked.storage.objects.clear();
  CHECK(locked.open(locked.phrase, sync::Holder::passphrase).code() == Code::not_found);
}

TEST_CASE("a changed passphrase opens, and the one before does not any more") {
  Locked locked;
  auto old = locked.open(locked.phrase, sync::Holder::passphrase);
  REQUIRE(old);
  const seal::Secret next = seal::Secret::from_text("wholly other words than before");
  const auto lock = sync::Lock::of_passphrase(next, seal::kFloorCost, locked.random);
  REQUIRE(lock);
  REQUIRE(locked.laptop.engine->replace_lock(*lock));
  locked.laptop.synced();
  JournalDevice fresh(locked.storage, "new computer");
  CHECK(fresh.engine->enter(std::move(*old), {}).code() == Code::refused);
  auto opened = locked.open(next, sync::Holder::passphrase);
  REQUIRE(opened);
  REQUIRE(fresh.engine->enter(std::move(*opened), {}));
  CHECK(fresh.synced().admitted);
  CHECK(locked.open(locked.key, sync::Holder::recovery));
  CHECK(locked.slots() == 2);
}

TEST_CASE("a storage that lost the slots gets them back from any device") {
  Locked locked;
  JournalDevice desktop(locked.storage, "desktop");
  desktop.join(locked.laptop);
  locked.storage.objects.clear();
  desktop.restart();
  desktop.synced();
  desktop.restart();
  CHECK(desktop.synced().waiting == 0);
  CHECK(locked.slots() == 2);
  CHECK(locked.open(locked.phrase, sync::Holder::passphrase));
  const auto puts = locked.storage.calls.puts;
  desktop.restart();
  desktop.synced();
  CHECK(locked.storage.calls.puts == puts);
}

TEST_CASE("a code lets one device in, once, and both show the same digits") {
  Two two;
  const RecordId id = two.laptop.write("Written before");
  two.settle();
  JournalDevice phone(two.storage, "phone"), stranger(two.storage, "stranger");
  const auto invitation = sync::Invitation::make(two.laptop.random);
  const auto told = sync::Invitation::parse(invitation.text());
  REQUIRE(told);
  CHECK_FALSE(*two.laptop.engine->claimed(invitation, {}));
  CHECK_FALSE(*phone.engine->welcomed(*told, {}));
  REQUIRE(phone.engine->claim(*told, {}));
  const auto claim = two.laptop.engine->claimed(invitation, {});
  REQUIRE(claim);
  REQUIRE(*claim);
  CHECK((*claim)->name == "phone");
  CHECK(invitation.check(**claim) == told->check(phone.enrolled()));
  CHECK(invitation.check(**claim) != told->check(stranger.enrolled()));
  REQUIRE(two.laptop.engine->welcome(invitation, **claim, {}));
  // Another one with the same code cannot read what was meant for the phone.
  const auto other = stranger.engine->welcomed(*told, {});
  REQUIRE(other);
  CHECK_FALSE(*other);
  const auto in = phone.engine->welcomed(*told, {});
  REQUIRE(in);
  CHECK(*in);
  CHECK(phone.synced().admitted);
  CHECK(phone.body(id) == "Written before");
  CHECK_FALSE(*stranger.engine->welcomed(*told, {}));
  CHECK(phone.engine->claim(*told, {}).code() == Code::exists);
  for (const auto& [path, object] : two.storage.objects) CHECK_FALSE(path.starts_with("t3r1/i/"));
}

TEST_CASE("a device that was let in by a code notices a storage that shows an older state") {
  Two two;
  const auto before = two.storage.objects;
  two.laptop.write("A word");
  two.settle();
  JournalDevice phone(two.storage, "phone");
  const auto invitation = sync::Invitation::make(two.laptop.random);
  REQUIRE(phone.engine->claim(invitation, {}));
  REQUIRE(two.laptop.engine->welcome(invitation, **two.laptop.engine->claimed(invitation, {}), {}));
  REQUIRE(*phone.engine->welcomed(invitation, {}));
  auto rolled_back = before;
  for (const auto& [path, object] : two.storage.objects) {
    if (path.find("/m/") != std::string::npos) rolled_back[path] = object;
  }
  const auto now = two.storage.objects;
  two.storage.objects = rolled_back;
  CHECK(phone.synced().rolled_back);
  two.storage.objects = now;
  CHECK_FALSE(phone.synced().rolled_back);
}
