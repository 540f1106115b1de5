// Random schedules: three devices write, sync, crash and are restored from backups, over a storage that does
// what storages do. Once it works again, everybody has the same journal, and no word is lost.
#include <cstdlib>

#include "sync/journal_device.h"
#include "sync/seeded_sodium.h"

using namespace thirdrow;
using test::JournalDevice;
using test::MemoryRemote;
using test::MemoryStorage;

namespace {

/// What goes wrong, by chance.
class Faults {
 public:
  Faults(test::SeededRandom& dice, MemoryStorage& storage) : dice_(dice), storage_(storage) {}
  bool on = true;
  bool one_in(std::uint64_t n) { return on && dice_.below(n) == 0; }

  void plague(MemoryRemote& remote) {
    remote.before = [this](std::string_view call, std::string_view path) -> std::optional<Error> {
      if (one_in(15)) return Error{Code::offline, {}};
      // An answer that says yes, of a storage that forgets.
      if (call == "get" && one_in(25)) return Error{Code::not_found, {}};
      if (call == "put" && one_in(25)) tear(path);
      return std::nullopt;
    };
    remote.after = [this](std::string_view call, std::string_view path) -> std::optional<Error> {
      if (call == "put" && one_in(20)) lose(path);
      if (call == "put" && one_in(20)) tear(path);
      return one_in(15) ? std::optional(Error{Code::offline, {}}) : std::nullopt;
    };
    remote.shown = [this](std::string_view folder, std::vector<sync::Remote::Listed> there) {
      auto& before = lists_[std::string(folder)];
      before.push_back(there);
      return one_in(6) ? before[dice_.below(before.size())] : there;
    };
  }

 private:
  void tear(std::string_view path) {
    const auto at = storage_.objects.find(std::string(path));
    if (at == storage_.objects.end()) return;
    at->second.resize(dice_.below(at->second.size() + 1));
    storage_.first_put.erase(at->first);  // nobody can have read it
  }
  void lose(std::string_view path) {
    storage_.objects.erase(std::string(path));
    storage_.first_put.erase(std::string(path));
  }
  test::SeededRandom& dice_;
  MemoryStorage& storage_;
  std::map<std::string, std::vector<std::vector<sync::Remote::Listed>>> lists_;
};

class Schedule {
 public:
  explicit Schedule(std::uint64_t seed) : dice_(seed) {
    REQUIRE(devices_[0]->engine->begin({}));
    devices_[0]->synced();
    for (std::size_t i = 1; i < devices_.size(); ++i) devices_[i]->join(*devices_[0]);
    for (auto& device : devices_) faults_.plague(device->remote);
  }

  void step() {
    JournalDevice& one = *devices_[dice_.below(devices_.size())];
    one.clock.advance_ms(static_cast<std::int64_t>(dice_.below(100'000)));
    switch (dice_.below(10)) {
      case 0:
      case 1:
        words_.emplace_back(one.write(word()), &one);
        break;
      case 2:
        if (!words_.empty()) extend(one, words_[dice_.below(words_.size())].first);
        break;
      case 3:
        one.restart();
        break;
      case 4:
        backup(one);
        break;
      default:
        static_cast<void>(one.sync());
    }
    if (faults_.one_in(100) && !out_) put_out();
  }

  /// Everything works again.
  void heal() {
    faults_.on = false;
    for (int round = 0; round < 6; ++round) {
      for (auto& device : devices_) {
        device->clock.advance_days(1);
        device->restart();
        device->synced();
      }
    }
  }

  void check() {
    for (auto& device : devices_) {
      const auto found = device->synced();
      if (device.get() == out_) continue;
      CHECK(found.waiting == 0);
      for (const sync::Heard& each : found.devices) {
        // Of a device that was restored the end may be lost with what it was before.
        if (!is_there(each.dev)) continue;
        CHECK(each.announced == each.here);
        CHECK_FALSE(each.forked);
      }
      CHECK_FALSE(found.differs);
      CHECK(device->fingerprint() == devices_[0]->fingerprint());
      device->check_sound();
      for (const auto& [id, text] : kept_) {
        INFO(text << " in: " << device->body(id));
        CHECK(device->body(id).find(text) != std::string::npos);
      }
    }
    for (const std::string& path : storage_.put_twice) UNSCOPED_INFO("put twice: " << path);
    CHECK(storage_.put_twice.empty());
  }

  /// Words that stand on a device, wherever they came from: from now on they may not be lost.
  void note_kept() {
    for (auto& device : devices_) {
      if (device.get() == out_) continue;
      for (const auto& [id, by] : words_) {
        const std::string body = device->body(id);
        if (body != "(none)") kept_.emplace_back(id, body.substr(0, body.find('x') + 1));
      }
    }
  }

 private:
  /// It goes on as if it did not know. What it wrote counts as far as somebody who stays has it.
  void put_out() {
    JournalDevice& last = *devices_.back();
    if (devices_[0]->engine->put_out(last.store->author().dev)) out_ = &last;
  }
  bool is_there(DeviceId dev) const {
    return std::ranges::any_of(
        devices_, [&](const auto& each) { return each.get() != out_ && each->store->author().dev == dev; });
  }
  std::string word() { return "w" + std::to_string(++count_) + "x"; }
  void extend(JournalDevice& one, RecordId id) {
    const std::string body = one.body(id);
    if (body != "(none)") one.rewrite(id, body + " " + word());
  }
  void backup(JournalDevice& one) {
    auto& made = backups_[&one];
    if (made.empty() || !faults_.one_in(2)) {
      made = one.snapshot();
    } else {
      one.restore(made);
    }
  }

  test::SeededRandom dice_;
  MemoryStorage storage_;
  std::array<std::unique_ptr<JournalDevice>, 3> devices_ = {
      std::make_unique<JournalDevice>(storage_, "laptop"),
      std::make_unique<JournalDevice>(storage_, "desktop"),
      std::make_unique<JournalDevice>(storage_, "tablet")};
  Faults faults_{dice_, storage_};
  std::vector<std::pair<RecordId, JournalDevice*>> words_;
  std::vector<std::pair<RecordId, std::string>> kept_;
  std::map<JournalDevice*, Bytes> backups_;
  JournalDevice* out_ = nullptr;
  int count_ = 0;
};

std::uint64_t number_of(const char* variable, std::uint64_t otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

void run(std::uint64_t first, std::uint64_t count) {
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    INFO("seed " << seed << ": THIRDROW_SEED and THIRDROW_SCHEDULES=1 run it alone");
    const test::SeededSodium repeatable(seed);
    Schedule schedule(seed);
    for (int i = 0; i < 80; ++i) schedule.step();
    schedule.note_kept();
    schedule.heal();
    schedule.check();
  }
}

}  // namespace

TEST_CASE("devices come to one journal after any schedule of faults, crashes and restored backups") {
  run(number_of("THIRDROW_SEED", 1), number_of("THIRDROW_SCHEDULES", 12));
}
