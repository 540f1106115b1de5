/// One person's device: a journal in its own folder and an engine over a storage that others share.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "journal/fold.h"
#include "journal/ops.h"
#include "seal/secure_random.h"
#include "support/catch.h"
#include "support/fakes.h"
#include "support/scratch.h"
#include "sync/engine.h"
#include "sync/memory_remote.h"

namespace thirdrow::test {

class JournalDevice {
 public:
  JournalDevice(MemoryStorage& storage, std::string name) : remote(storage), name_(std::move(name)) {
    REQUIRE(seal::init());
    key_ = seal::Secret::random(32, random);
    auto made = store::Store::create(file(), key_, {id_, "Journal", name_, clock.now()});
    REQUIRE(made);
    store.emplace(std::move(*made));
    start();
  }

  /// As the program does when it is started: whatever only the engine knew is gone.
  void start() {
    engine.emplace(sync::Engine::Parts{remote, [this](const auto& work) { return work(*store); }, clock,
                                       random, "third-row test", name_});
  }
  /// As after a power cut.
  void restart() {
    engine.reset();
    store.reset();
    auto opened = store::Store::open(file(), key_, id_);
    REQUIRE(opened);
    store.emplace(std::move(*opened));
    start();
  }
  /// The file as it is now, to go back to.
  Bytes snapshot() {
    REQUIRE(store->checkpoint());
    std::ostringstream all;
    all << std::ifstream(file(), std::ios::binary).rdbuf();
    return to_bytes(all.str());
  }
  void restore(const Bytes& snapshot) {
    engine.reset();
    store.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file().string() + end);
    std::ofstream(file(), std::ios::binary) << as_text(snapshot);
    restart();
  }

  Result<sync::Findings> sync() { return engine->sync({}); }
  sync::Findings synced() {
    auto found = sync();
    if (!found) UNSCOPED_INFO(name_ << ": " << static_cast<int>(found.code()) << " " << found.error().detail);
    REQUIRE(found);
    return *found;
  }
  sync::Enrolled enrolled() {
    const auto keys = store::SyncLog(*store).device_keys();
    REQUIRE(keys);
    return {keys->signing_key(), keys->sealing_key(), sync::Holder::machine, name_};
  }
  /// Joins the other's space, and is let in by it.
  void join(JournalDevice& member) {
    auto space = store::SyncLog(*member.store).space();
    REQUIRE(space);
    REQUIRE(*space);
    REQUIRE(engine->join((*space)->id, (*space)->secret, sync::IdentityId{(*space)->identity}));
    REQUIRE(member.engine->admit(enrolled()));
    member.synced();
    synced();
  }

  RecordId write(const std::string& body) {
    journal::Record record =
        journal::new_record(journal::Kind::reflection, RecordId::make(random), clock.now());
    record.set(journal::reflection::kBody, body);
    commit(record, journal::EntryState{});
    return record.id;
  }
  void rewrite(RecordId id, const std::string& body) {
    journal::Record record = *store->record(id);
    record.set(journal::reflection::kBody, body);
    commit(record, *store->state(id));
  }
  void purge(RecordId id) {
    journal::Purge purge;
    std::map<DeviceId, std::uint64_t> last;
    for (const journal::Op& op : *store->ops_of(id)) last[op.id.dev] = std::max(last[op.id.dev], op.id.n);
    for (const auto& [dev, n] : last) purge.seen.push_back({dev, n});
    commit_bodies(id, {purge});
  }
  std::string body(RecordId id) {
    const auto record = store->record(id);
    return record ? record->body() : "(none)";
  }
  std::string fingerprint() { return *store->fingerprint(); }
  /// Every word of the log as this device has it, whole.
  void check_sound() { CHECK(store->verify()->problems.empty()); }

  FixedClock clock;
  seal::SecureRandom random;
  MemoryRemote remote;
  std::optional<store::Store> store;
  std::optional<sync::Engine> engine;

 private:
  std::filesystem::path file() { return scratch_ / "journal.db"; }
  void commit(const journal::Record& record, const journal::EntryState& before) {
    commit_bodies(record.id, journal::changes(before, record));
  }
  void commit_bodies(RecordId id, std::vector<journal::OpBody> bodies) {
    clock.advance_ms(1000);
    journal::Author author = store->author();
    const auto ops = journal::author_ops(author, clock.now(), id, std::move(bodies));
    REQUIRE(store->commit(ops));
  }

  Scratch scratch_;
  JournalId id_ = JournalId::make(random);
  seal::Secret key_;
  std::string name_;
};

}  // namespace thirdrow::test
