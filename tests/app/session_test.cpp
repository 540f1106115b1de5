#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "app/vault.h"
#include "platform/files.h"
#include "seal/secure_random.h"
#include "support/behind.h"
#include "support/catch.h"
#include "support/child.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::JournalFixture;
using test::secret;

namespace {

Record written(Session& s, std::string title, std::string body) {
  Record r = s.new_entry(*find_entry_kind("free"));
  r.set(reflection::kTitle, std::move(title));
  r.set(reflection::kBody, std::move(body));
  REQUIRE(test::put(s, r));
  return r;
}

}  // namespace

TEST_CASE("a journal is made, closed, and opened by passphrase and by recovery key") {
  JournalFixture j;
  const RecordId id = written(*j.session, "First", "words").id;
  j.close();
  CHECK(j.vault.open(secret("not it at all")).code() == Code::wrong_passphrase);
  j.open();
  CHECK(j.session->open(id)->record.title() == "First");
  j.close();
  auto recovered = j.vault.open_with_recovery(j.recovery);
  REQUIRE(recovered);
  REQUIRE(j.vault.set_passphrase(**recovered, secret("a new passphrase entirely")));
  recovered->reset();
  CHECK(j.vault.open(secret(JournalFixture::kPassphrase)).code() == Code::wrong_passphrase);
  CHECK(j.vault.open(secret("a new passphrase entirely")).ok());
}

TEST_CASE("creating over a journal is refused and leaves it alone") {
  JournalFixture j;
  written(*j.session, "Keep", "me");
  j.close();
  CHECK(j.vault.create("again", secret("something else long")).code() == Code::exists);
  j.open();
  CHECK(j.session->list({}, 5, 0)->total == 1);
}

TEST_CASE("a second opener is told that the journal is in use") {
  JournalFixture j;
  CHECK(j.vault.open(secret(JournalFixture::kPassphrase)).code() == Code::in_use);
}

TEST_CASE("changing the passphrase needs the current one and renewing the recovery key ends the old one") {
  JournalFixture j;
  CHECK(j.vault.change_passphrase(*j.session, secret("wrong"), secret("next one, long")).code() ==
        Code::wrong_passphrase);
  REQUIRE(
      j.vault.change_passphrase(*j.session, secret(JournalFixture::kPassphrase), secret("next one, long")));
  auto fresh = j.vault.renew_recovery(*j.session);
  REQUIRE(fresh);
  j.close();
  CHECK(j.vault.open_with_recovery(j.recovery).code() == Code::wrong_passphrase);
  CHECK(j.vault.open_with_recovery(*fresh).ok());
  CHECK(j.vault.open(secret("next one, long")).ok());
}

TEST_CASE("each kind of damage has its own error and changes nothing") {
  JournalFixture j;
  written(*j.session, "A", "b");
  j.close();
  const auto folder = j.vault.folder();
  const auto keys = *platform::read_file(folder / kKeyFileName, 1 << 20);
  const auto database = *platform::read_file(folder / kDatabaseName, 1 << 30);
  const auto restore = [&] {
    REQUIRE(platform::write_atomic(folder / kKeyFileName, keys));
    REQUIRE(platform::write_atomic(folder / kDatabaseName, database));
  };
  const auto try_open = [&](Bytes k, Bytes d) {
    REQUIRE(platform::write_atomic(folder / kKeyFileName, k));
    REQUIRE(platform::write_atomic(folder / kDatabaseName, d));
    auto opened = j.vault.open(secret(JournalFixture::kPassphrase));
    std::optional<Error> error;
    if (!opened) error = opened.error();
    if (opened) {  // damage deep in a page is found when it is read, and by verify
      if (!(*opened)->verify()->problems.empty()) error = Error{Code::damaged, "verify"};
      opened->reset();
    } else {
      CHECK(*platform::read_file(folder / kKeyFileName, 1 << 20) == k);
      CHECK(*platform::read_file(folder / kDatabaseName, 1 << 30) == d);
    }
    restore();
    return error;
  };
  const auto flipped = [](Bytes b, std::size_t at) {
    b[at] ^= std::byte{1};
    return b;
  };
  const auto cut = [](Bytes b, std::size_t size) {
    b.resize(size);
    return b;
  };
  CHECK(try_open(flipped(keys, keys.size() / 2), database) == Error{Code::damaged, "key file"});
  CHECK(try_open(cut(keys, 20), database) == Error{Code::damaged, "key file"});
  CHECK(try_open({}, database) == Error{Code::damaged, "key file"});
  CHECK(try_open(Bytes(seal::KeyFile::kMaxBytes + 1), database) == Error{Code::damaged, "key file"});
  CHECK(try_open(keys, cut(database, 5000))->code == Code::damaged);
  CHECK(try_open(keys, {})->code == Code::damaged);
  CHECK(try_open(keys, flipped(database, 3)) == Error{Code::damaged, "swapped"});
  CHECK(try_open(keys, flipped(database, 100))->code == Code::damaged);
  for (std::size_t at = 4096 + 100; at < database.size(); at += 4096) {
    INFO(at);
    const auto error = try_open(keys, flipped(database, at));
    REQUIRE(error);
    CHECK(error->code == Code::damaged);
  }
  JournalFixture other;
  other.close();
  const auto foreign = *platform::read_file(other.vault.folder() / kDatabaseName, 1 << 30);
  CHECK(try_open(keys, foreign) == Error{Code::damaged, "swapped"});
  std::filesystem::remove(folder / kDatabaseName);
  CHECK(j.vault.open(secret(JournalFixture::kPassphrase)).error() ==
        Error{Code::damaged, "database missing"});
  std::filesystem::remove(folder / kKeyFileName);
  CHECK(j.vault.open(secret(JournalFixture::kPassphrase)).code() == Code::not_found);
  std::filesystem::create_directory(folder / kKeyFileName);
  CHECK(j.vault.open(secret(JournalFixture::kPassphrase)).error() == Error{Code::damaged, "key file"});
  std::filesystem::remove(folder / kKeyFileName);
  restore();
  j.open();
  CHECK(j.session->list({}, 5, 0)->total == 1);
}

TEST_CASE("saving equal content writes nothing, text is written as its difference") {
  JournalFixture j;
  Record r = written(*j.session, "T", "one two three");
  const auto ops = j.session->about()->ops;
  REQUIRE(test::put(*j.session, r));
  CHECK(j.session->about()->ops == ops);
  r.set(reflection::kBody, std::string("one two and three"));
  REQUIRE(test::put(*j.session, r));
  CHECK(j.session->about()->ops == ops + 1);
  CHECK(j.session->history(r.id)->back().record == r);
}

TEST_CASE("history keeps every version and restores one") {
  JournalFixture j;
  Record r = written(*j.session, "T", "first");
  j.clock.advance_ms(3'600'000);
  r.set(reflection::kBody, std::string("second"));
  REQUIRE(test::put(*j.session, r));
  const auto versions = *j.session->history(r.id);
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].record.body() == "first");
  CHECK(versions[1].changed.size() == 1);
  CHECK(j.session->device_name(versions[0].device) == "this computer");
  j.clock.advance_ms(3'600'000);
  REQUIRE(j.session->restore_version(r.id, 0));
  CHECK(j.session->open(r.id)->record.body() == "first");
  CHECK(j.session->history(r.id)->size() == 3);
}

TEST_CASE("going back to a version that was written before a deletion was undone deletes nothing") {
  JournalFixture j;
  const Record r = written(*j.session, "T", "first");
  j.clock.advance_ms(60'000);
  REQUIRE(j.session->remove(r.id));
  j.clock.advance_ms(5'000);
  REQUIRE(j.session->put_back(r.id));
  j.clock.advance_days(60);
  Record later = r;
  later.set(reflection::kBody, std::string("second"));
  REQUIRE(j.session->save(later, r));
  j.clock.advance_days(1);
  REQUIRE(j.session->restore_version(r.id, 0));
  CHECK(j.session->open(r.id)->record == r);
  CHECK(*j.session->purge_expired() == 0);
  CHECK(j.session->list({}, 5, 0)->total == 1);
  REQUIRE(j.session->remove(r.id));
  REQUIRE(j.session->restore_version(r.id, 1));
  CHECK(j.session->open(r.id)->record.deleted());
}

TEST_CASE("the Trash keeps an entry for thirty days, then its words go") {
  JournalFixture j;
  const Record r = written(*j.session, "Gone", "later");
  REQUIRE(j.session->remove(r.id));
  CHECK(j.session->list({}, 5, 0)->total == 0);
  CHECK(j.session->search("later", {}, Order::newest, 5)->total == 0);
  REQUIRE(j.session->put_back(r.id));
  CHECK(j.session->search("later", {}, Order::newest, 5)->total == 1);
  REQUIRE(j.session->remove(r.id));
  j.clock.advance_days(29);
  CHECK(*j.session->purge_expired() == 0);
  j.clock.advance_days(2);
  CHECK(*j.session->purge_expired() == 1);
  CHECK(j.session->open(r.id).code() == Code::not_found);
  CHECK(j.session->history(r.id).code() == Code::not_found);
  CHECK(test::put(*j.session, r).code() == Code::refused);
}

TEST_CASE("the Trash is emptied at once, and only the Trash") {
  JournalFixture j;
  const Record kept = written(*j.session, "Kept", "stays");
  const Record one = written(*j.session, "One", "goes");
  const Record two = written(*j.session, "Two", "goes");
  CHECK(*j.session->empty_trash() == 0);
  REQUIRE(j.session->remove(one.id));
  REQUIRE(j.session->remove(two.id));
  CHECK(*j.session->empty_trash() == 2);
  CHECK(j.session->open(one.id).code() == Code::not_found);
  CHECK(j.session->open(two.id).code() == Code::not_found);
  CHECK(j.session->open(kept.id));
}

TEST_CASE("a draft survives the end of the session and becomes a version when settled") {
  JournalFixture j;
  Record r = written(*j.session, "T", "saved");
  r.set(reflection::kBody, std::string("typed, not saved"));
  REQUIRE(test::put_draft(*j.session, r));
  j.close();
  j.open();
  const auto opened = *j.session->open(r.id);
  CHECK(opened.from_draft);
  CHECK(opened.record.body() == "typed, not saved");
  CHECK(*j.session->settle_drafts() == 1);
  CHECK_FALSE(j.session->open(r.id)->from_draft);
  CHECK(j.session->search("typed", {}, Order::newest, 5)->total == 1);
}

TEST_CASE("transitions follow the kind's description and say which rule refused") {
  JournalFixture j;
  Record e = j.session->new_record(Kind::engagement);
  e.set(engagement::kTitle, std::string("Move"));
  REQUIRE(test::put(*j.session, e));
  CHECK(j.session->transition(e.id, "finish").code() == Code::refused);
  REQUIRE(j.session->transition(e.id, "start"));
  CHECK(j.session->open(e.id)->record.day(engagement::kActualStart) == j.session->now().day());
  CHECK(j.session->transition(e.id, "cancel").error() == Error{Code::refused, "cancel: needs reason"});
  CHECK(j.session->transition(e.id, "fly").code() == Code::usage);
}

TEST_CASE("people are found by name whatever the case, and made when new") {
  JournalFixture j;
  const RecordId zoe = *j.session->person_named("Zoë");
  CHECK(*j.session->person_named("zoe") == zoe);
  CHECK(*j.session->person_named("Ana") != zoe);
  CHECK(j.session->all_of(Kind::person)->size() == 2);
  CHECK(j.session->name_of(zoe) == "Zoë");
}

TEST_CASE("limits are refused with the field's name and never its words") {
  JournalFixture j;
  Record r = j.session->new_entry(*find_entry_kind("free"));
  r.set(reflection::kTitle, std::string(201, 'x'));
  CHECK(test::put(*j.session, r).error() == Error{Code::invalid, "title: longer than 200 characters"});
  Record p = j.session->new_record(Kind::person);
  CHECK(test::put(*j.session, p).error() == Error{Code::invalid, "name: is required"});
}

TEST_CASE("a backup restores to an equal journal under the same passphrase") {
  JournalFixture j;
  written(*j.session, "Kept", "well");
  const auto file = j.scratch / "backup.trb";
  REQUIRE(j.session->backup(file));
  const auto folder = j.scratch / "restored";
  REQUIRE(Vault::restore(file, folder));
  CHECK(Vault::restore(file, folder).code() == Code::exists);
  Vault again(j.host, folder);
  auto opened = again.open(secret(JournalFixture::kPassphrase));
  REQUIRE(opened);
  CHECK(*(*opened)->fingerprint() == *j.session->fingerprint());
  std::ofstream(j.scratch / "junk") << "third-row backup 1\nxx";
  CHECK(Vault::restore(j.scratch / "junk", j.scratch / "r2").code() == Code::damaged);
}

TEST_CASE("a read-only folder is said to be one, and nothing in it changes") {
  JournalFixture j;
  written(*j.session, "Kept", "words");
  j.close();
  const auto folder = j.vault.folder();
  const auto bytes = [&](const char* name) { return *platform::read_file(folder / name, 1 << 30); };
  const Bytes keys = bytes(kKeyFileName), database = bytes(kDatabaseName);
  const std::string complaint = test::in_child([&]() -> std::string {
    constexpr uid_t kNobody = 65534;  // the superuser may write anywhere
    if (geteuid() == 0) {
      TR_EXPECT(chown(j.scratch.path().c_str(), kNobody, kNobody) == 0);
      TR_EXPECT(chown(folder.c_str(), kNobody, kNobody) == 0);
      for (const auto& file : std::filesystem::directory_iterator(folder)) {
        TR_EXPECT(chown(file.path().c_str(), kNobody, kNobody) == 0);
      }
      TR_EXPECT(setgid(kNobody) == 0);
      TR_EXPECT(setuid(kNobody) == 0);
    }
    TR_EXPECT(chmod(folder.c_str(), 0500) == 0);
    TR_EXPECT((j.vault.open(secret(JournalFixture::kPassphrase)).error() ==
               Error{Code::read_only, "journal folder"}));
    TR_EXPECT(Vault(j.host, folder / "in it").create("n", secret("long enough passphrase")).code() ==
              Code::read_only);
    return {};
  });
  CHECK(complaint == "");
  CHECK(bytes(kKeyFileName) == keys);
  CHECK(bytes(kDatabaseName) == database);
  chmod(folder.c_str(), 0700);
}

TEST_CASE("a draft that breaks a limit is kept and stands in nobody's way") {
  JournalFixture j;
  const RecordId other = written(*j.session, "Other", "words").id;
  Record r = j.session->new_entry(*find_entry_kind("moment"));
  r.set(moment::kTitle, std::string(500, 'x'));
  r.set(moment::kBody, std::string("felt"));
  REQUIRE(test::put_draft(*j.session, r));
  Record untitled = j.session->new_entry(*find_entry_kind("moment"));
  untitled.set(moment::kBody, std::string("no title yet"));
  REQUIRE(test::put_draft(*j.session, untitled));
  CHECK(j.session->open(other));
  CHECK(*j.session->settle_drafts() == 0);
  j.close();
  j.open();
  CHECK(j.session->open(r.id)->record == r);
  CHECK(j.session->open(untitled.id)->from_draft);
}

TEST_CASE("a recovery key counts as lost until it was shown that it was put away") {
  JournalFixture j;
  CHECK_FALSE(j.session->recovery_confirmed());
  REQUIRE(j.session->confirm_recovery());
  j.close();
  j.open();
  CHECK(j.session->recovery_confirmed());
  REQUIRE(j.vault.renew_recovery(*j.session));
  CHECK_FALSE(j.session->recovery_confirmed());
}

TEST_CASE("a setting that cannot be read is told, and no recovery key counts as put away by it") {
  JournalFixture j;
  REQUIRE(j.session->confirm_recovery());
  REQUIRE(j.session->keep_line("typed"));
  test::behind(j, "ALTER TABLE settings RENAME TO gone");
  CHECK_FALSE(j.session->recovery_confirmed());
  CHECK_FALSE(j.session->kept_line());
  CHECK_FALSE(j.session->keep_line("typed"));
  test::behind(j, "ALTER TABLE gone RENAME TO settings");
  CHECK(j.session->recovery_confirmed());
  CHECK(*j.session->kept_line() == "typed");
}
