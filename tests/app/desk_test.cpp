#include "app/desk.h"

#include "support/behind.h"
#include "support/desk_fixture.h"
#include "support/full_disk.h"

using namespace thirdrow;
using namespace thirdrow::app;
using test::DeskFixture;

namespace {

Result<std::unique_ptr<Session>> by_passphrase(Vault& vault) {
  return vault.open(seal::Secret::from_text(DeskFixture::kPassphrase));
}

/// Words that no disk takes, kept over a lock.
void type_on_a_full_disk_and_lock(DeskFixture& f, RecordId id, const std::string& words) {
  const test::FullDisk full;
  const Status kept = f.now([&](Session& session) {
    const auto opened = session.open(id);
    journal::Record typed = opened->record;
    typed.set(journal::reflection::kBody, words);
    return session.keep_draft(typed, opened->written);
  });
  REQUIRE_FALSE(kept);
  CHECK(kept.code() == Code::disk_full);
  f.desk->lock();
  f.pump.drain();
}

std::string body(DeskFixture& f, RecordId id) {
  return f.now([id](Session& session) { return session.open(id)->record.body(); });
}

}  // namespace

TEST_CASE("locking while an unlock is under way wins, and the journal can be unlocked again") {
  DeskFixture f;
  f.desk->lock();
  f.pump.drain();
  const bool after_opening = GENERATE(false, true);
  std::optional<Status> told;
  f.desk->unlock(f.alive, by_passphrase, [&](const Status& status) { told = status; });
  if (after_opening) f.pump.run_worker();
  f.desk->lock();
  f.pump.drain();
  CHECK_FALSE(f.desk->is_open());
  REQUIRE(told);
  CHECK(told->code() == Code::locked);
  f.unlock();
  CHECK(f.desk->is_open());
}

TEST_CASE("an unlock that nobody waits for any more leaves the journal locked and free") {
  DeskFixture f;
  f.desk->lock();
  f.pump.drain();
  Alive gone;
  f.desk->unlock(gone, by_passphrase, [](const Status&) { FAIL(); });
  f.pump.run_worker();
  gone.renew();
  f.pump.drain();
  CHECK_FALSE(f.desk->is_open());
  f.unlock();
}

TEST_CASE("what was asked for before a lock still saves, tells how that went, and brings no words back") {
  DeskFixture f;
  const RecordId id = f.write("T", "before");
  std::optional<Status> saved;
  std::optional<Result<std::string>> words;
  f.desk->ask(
      f.alive,
      [id](Session& session) -> Status {
        TR_LET(opened, session.open(id));
        opened.record.set(journal::reflection::kBody, std::string("after"));
        return session.save(opened.record, opened.written);
      },
      [&](const Status& status) { saved = status; });
  f.desk->ask(
      f.alive, [](Session& session) -> Result<std::string> { return session.setting("x", "words"); },
      [&](Result<std::string> answer) { words = std::move(answer); });
  f.desk->lock();
  f.pump.drain();
  REQUIRE(saved);
  CHECK(saved->ok());
  REQUIRE(words);
  CHECK(words->code() == Code::locked);
  f.unlock();
  CHECK(f.now([id](Session& session) { return session.open(id)->record.body(); }) == "after");
}

TEST_CASE("long work is told to stop when the journal is locked") {
  DeskFixture f;
  const auto going = f.desk->keep_going();
  CHECK(going());
  f.desk->lock();
  CHECK_FALSE(going());
  f.pump.drain();
  f.unlock();
  CHECK_FALSE(going());
  CHECK(f.desk->keep_going()());
}

TEST_CASE("a lock does not wait until a purge has rewritten the file, the next unlock does that") {
  DeskFixture f;
  const RecordId id = f.write("Gone", "words");
  std::optional<Status> purged;
  f.desk->ask(
      f.alive, [id](Session& session) { return session.purge(id); },
      [&](const Status& status) { purged = status; });
  f.desk->lock();
  f.pump.drain();
  CHECK((purged && *purged));
  const auto due = [&] {
    return test::sql_on_journal(f.desk->folder(), "SELECT count(*) FROM meta WHERE key = 'forgetting'");
  };
  CHECK(due() == "1");
  f.unlock();
  CHECK(f.now([id](Session& session) { return session.open(id).code(); }) == Code::not_found);
  f.desk->lock();
  f.pump.drain();
  CHECK(due() == "0");
}

TEST_CASE("what waits for the lock is let go only when the worker has locked, whatever it was doing") {
  DeskFixture f;
  SECTION("open") { f.write("T", "words"); }
  SECTION("locked") {
    f.desk->lock();
    f.pump.drain();
  }
  SECTION("being unlocked") {
    f.desk->lock();
    f.pump.drain();
    f.desk->unlock(f.alive, by_passphrase, [](const Status&) {});
  }
  auto held = std::make_shared<const int>(1);
  const std::weak_ptr<const int> waiting = held;
  f.desk->ask(
      f.alive, [&](Session&) -> Status { return {}; }, [](const Status&) {});
  f.desk->lock(std::move(held));
  CHECK_FALSE(waiting.expired());
  f.pump.run_worker();
  CHECK(waiting.expired());
}

TEST_CASE("unlocking empties the Trash of what lay there for thirty days") {
  DeskFixture f;
  const RecordId id = f.write("Gone", "later");
  REQUIRE(f.now([id](Session& session) { return session.remove(id); }));
  f.desk->lock();
  f.pump.drain();
  f.pump.clock.advance_days(31);
  f.unlock();
  CHECK(f.now([id](Session& session) { return session.open(id).code(); }) == Code::not_found);
}

TEST_CASE("a lock tells when words wait in memory for a disk, and after the next one that none do",
          "[fault]") {
  DeskFixture f;
  int told = 0;
  f.desk->on_words_held = [&] { ++told; };
  const RecordId id = f.write("T", "one");
  type_on_a_full_disk_and_lock(f, id, "one two");
  CHECK(told == 1);
  {
    const test::FullDisk full;
    // An unlock that nobody waits for any more takes no word with it.
    f.desk->unlock(f.alive, by_passphrase, [](const Status&) {});
    f.pump.run_worker();
    f.desk->lock();
    f.pump.drain();
  }
  f.unlock();
  CHECK(body(f, id) == "one two");
  f.desk->lock();
  f.pump.drain();
  CHECK(told == 1);
}

TEST_CASE("words held for a journal wait while another one, with words of its own, stands in its folder",
          "[fault]") {
  DeskFixture f;
  const auto folder = f.desk->folder(), aside = f.scratch / "first", other = f.scratch / "second";
  const RecordId first = f.write("T", "one");
  type_on_a_full_disk_and_lock(f, first, "one two");
  std::filesystem::rename(folder, aside);
  f.unlock([](Vault& vault) -> Result<std::unique_ptr<Session>> {
    TR_LET(made, vault.create("Other", seal::Secret::from_text(DeskFixture::kPassphrase)));
    return std::move(made.session);
  });
  const RecordId second = f.write("T", "three");
  type_on_a_full_disk_and_lock(f, second, "three four");
  std::filesystem::rename(folder, other);
  std::filesystem::rename(aside, folder);
  f.unlock();
  CHECK(body(f, first) == "one two");
  f.desk->lock();
  f.pump.drain();
  std::filesystem::rename(folder, aside);
  std::filesystem::rename(other, folder);
  f.unlock();
  CHECK(body(f, second) == "three four");
}

TEST_CASE("who ends the program is told of words held for another folder too, until they are written",
          "[fault]") {
  DeskFixture f;
  const auto first = f.desk->folder();
  const auto held = [&] {
    std::optional<Desk::Held> answer;
    f.desk->lock_to_end(f.alive, [&](Desk::Held now) { answer = now; });
    f.pump.drain();
    REQUIRE(answer);
    return *answer == Desk::Held::yes;
  };
  type_on_a_full_disk_and_lock(f, f.write("T", "one"), "one two");
  f.desk->move_to(f.scratch / "other");
  CHECK(held());
  f.desk->move_to(first);
  f.unlock();
  CHECK_FALSE(held());
}

TEST_CASE("moving to another folder locks the journal, both can be opened in turn") {
  DeskFixture f;
  const auto first = f.desk->folder();
  const RecordId id = f.write("T", "one");
  f.desk->move_to(f.scratch / "other");
  f.pump.drain();
  CHECK_FALSE(f.desk->is_open());
  f.unlock([](Vault& vault) -> Result<std::unique_ptr<Session>> {
    TR_LET(made, vault.create("Other", seal::Secret::from_text(DeskFixture::kPassphrase)));
    return std::move(made.session);
  });
  CHECK(f.now([id](Session& session) { return session.open(id).code(); }) == Code::not_found);
  f.desk->move_to(first);
  f.pump.drain();
  f.unlock();
  CHECK(f.now([id](Session& session) { return session.open(id).ok(); }));
}
