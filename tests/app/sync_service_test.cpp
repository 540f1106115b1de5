#include "app/sync_service.h"

#include <filesystem>

#include "support/desk_fixture.h"

using namespace thirdrow;
using namespace std::chrono_literals;

namespace {

/// One computer: a journal, and a service over a folder that both share.
struct Computer : test::DeskFixture {
  explicit Computer(std::filesystem::path shared) : store(std::move(shared)) {
    pump.random = test::SeededRandom(++made);
    service.on_received = [this] { ++received; };
    service.journal_changed();
  }
  /// What the settings page asks for.
  template <class Work>
  Status ask(Work work) {
    Status out{Code::failed, {}};
    service.ask(
        alive, [&](app::Syncing& syncing, std::stop_token stop) -> Status { return work(syncing, stop); },
        [&](const Status& done) { out = done; });
    pump.drain();
    return out;
  }
  Status choose() {
    return ask([this](app::Syncing& syncing, const std::stop_token&) {
      return syncing.set_storage({"file://" + store.string(), {}, {}, {}}, {});
    });
  }
  void pass(std::chrono::milliseconds time) {
    for (std::chrono::milliseconds step{}; time >= 0ms; time -= 1s) {
      step = std::min<std::chrono::milliseconds>(time, 1s);
      pump.clock.advance_ms(step.count());
      timers.pass(step);
      pump.drain();
    }
  }
  std::string body(RecordId id) {
    return now([id](app::Session& session) -> std::string {
      const auto opened = session.open(id);
      return opened ? opened->record.body() : "(none)";
    });
  }
  static inline std::uint64_t made = 100;
  std::filesystem::path store;
  test::ManualTimers timers;
  int received = 0;
  app::SyncService service{*desk,
                           {[this](std::function<void()> job) { pump.host().on_worker(std::move(job)); },
                            [this] {
                              return [this](const std::function<Status(app::Session&)>& work) {
                                if (!desk->is_open()) return Status(Error{Code::cancelled, {}});
                                return now([&work](app::Session& session) { return work(session); });
                              };
                            }},
                           timers.maker(),
                           "a computer"};
};

struct Two {
  test::Scratch scratch;
  std::filesystem::path store = scratch / "store";
  Two() { std::filesystem::create_directory(store); }
  seal::Secret phrase = seal::Secret::from_text(test::DeskFixture::kPassphrase);
  void begin(Computer& one) {
    REQUIRE(one.choose());
    REQUIRE(one.ask(
        [this](app::Syncing& syncing, const std::stop_token& stop) { return syncing.start(phrase, stop); }));
    one.service.sync_now();
    one.pump.drain();
    REQUIRE(one.service.news().as_of);
  }
  void join(Computer& one) {
    REQUIRE(one.choose());
    REQUIRE(one.ask([this](app::Syncing& syncing, const std::stop_token& stop) {
      return syncing.join_by_passphrase(phrase, stop);
    }));
    one.service.sync_now();
    one.pump.drain();
  }
};

}  // namespace

TEST_CASE("a journal that is not synced says nothing and asks nobody") {
  Two two;
  Computer one(two.store);
  one.pass(10min);
  CHECK_FALSE(one.service.news().synced);
  CHECK_FALSE(one.service.news().wrong);
  CHECK(std::filesystem::is_empty(two.store));
}

TEST_CASE("what one computer writes is on the other within a poll of each, and the page is told") {
  Two two;
  Computer laptop(two.store), desktop(two.store);
  const RecordId id = laptop.write("A title", "Written on the laptop");
  two.begin(laptop);
  two.join(desktop);
  CHECK(desktop.body(id) == "Written on the laptop");
  CHECK(desktop.received == 1);
  const RecordId later = laptop.write("Another", "Written later");
  laptop.service.note_use();
  laptop.pass(20s);
  desktop.pass(0s);
  CHECK(desktop.body(later) == "(none)");
  laptop.pass(11s);
  desktop.pass(73s);
  CHECK(desktop.body(later) == "Written later");
  CHECK(desktop.received == 2);
  desktop.pass(73s);
  CHECK(desktop.received == 2);
  REQUIRE(desktop.service.news().found);
  CHECK(app::state_of(*desktop.service.news().found) == std::string("ok"));
}

TEST_CASE("a storage that cannot be reached is told once, and asked less and less often") {
  Two two;
  Computer one(two.store);
  two.begin(one);
  std::filesystem::rename(two.store, two.scratch / "away");
  one.pass(73s);
  REQUIRE(one.service.news().wrong);
  CHECK(one.service.news().wrong->code == Code::offline);
  CHECK(one.service.news().as_of);
  int runs = 0;
  one.service.on_news = [&](const app::SyncNews& news) { runs += news.working ? 1 : 0; };
  one.pass(60min);
  CHECK(runs > 2);
  CHECK(runs < 12);
  std::filesystem::rename(two.scratch / "away", two.store);
  one.service.sync_now();
  one.pump.drain();
  CHECK_FALSE(one.service.news().wrong);
  runs = 0;
  one.pass(10min);
  CHECK(runs >= 8);
  CHECK(runs <= 13);
  one.service.set_in_front(false);
  runs = 0;
  one.pass(60min);
  CHECK(runs >= 10);
  CHECK(runs <= 15);
}

TEST_CASE("a lock ends the talk with the storage, and unlocking takes it up again") {
  Two two;
  Computer one(two.store);
  two.begin(one);
  one.desk->lock();
  one.service.journal_changed();
  one.pump.drain();
  CHECK_FALSE(one.service.news().synced);
  Status asked;
  one.service.ask(
      one.alive, [](app::Syncing&, const std::stop_token&) { return Status(); },
      [&](const Status& done) { asked = done; });
  CHECK(asked.code() == Code::locked);
  one.pass(10min);
  one.unlock();
  one.service.journal_changed();
  one.pass(3s);
  CHECK(one.service.news().synced);
  CHECK_FALSE(one.service.news().wrong);
}
