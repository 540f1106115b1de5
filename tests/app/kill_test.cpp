// SIGKILL during the long or rare things a journal does: afterwards there is the old or the new, never
// neither, and doing it again works.
#include <fstream>
#include <thread>

#include "platform/files.h"
#include "support/child.h"
#include "support/journal_fixture.h"
#include "support/victim.h"

using namespace thirdrow;
using namespace thirdrow::app;
using test::JournalFixture;
using test::secret;
using test::Victim;

namespace {

constexpr int kFiles = 700;  // more than one batch

void check_whole(Session& session) {
  const auto found = session.verify();
  REQUIRE(found);
  CHECK(found->problems.empty());
}

}  // namespace

TEST_CASE("an import that is killed is finished by importing again, with nothing twice", "[fault]") {
  JournalFixture j;
  test::write_notes(j.scratch / "notes", kFiles);
  j.close();
  for (const std::uint32_t heard : {1U, 30U, 505U, 690U}) {
    INFO("killed after " << heard);
    Victim victim([&](const auto& report) {
      auto session = j.vault.open(secret(JournalFixture::kPassphrase));
      std::uint32_t n = 0;
      const auto tell = [&](std::int64_t, std::int64_t) { return report(++n); };
      if (session && (*session)->import_from("markdown", j.scratch / "notes", ImportRun::real, tell))
        report(kFiles);
    });
    std::uint32_t last = 0;
    while (last < heard && victim.hear()) ++last;
    victim.kill_now();
    j.open();
    check_whole(*j.session);
    j.close();
  }
  j.open();
  const auto report = j.session->import_from("markdown", j.scratch / "notes", ImportRun::real);
  REQUIRE(report);
  CHECK(report->added + report->already_there == kFiles);
  CHECK(j.session->list({}, 5, 0)->total == kFiles);
  check_whole(*j.session);
}

TEST_CASE("a killed backup leaves no half file under its name, and the next one of that name works",
          "[fault]") {
  JournalFixture j;
  test::write_notes(j.scratch / "notes", kFiles);
  REQUIRE(j.session->import_from("markdown", j.scratch / "notes", ImportRun::real));
  const std::string fingerprint = *j.session->fingerprint();
  j.close();
  test::SeededRandom random(9);
  for (int round = 0; round < 6; ++round) {
    INFO("kill " << round);
    const auto file = j.scratch.path() / ("copy" + std::to_string(round));
    const auto folder = j.scratch.path() / ("restored" + std::to_string(round));
    {
      Victim victim([&](const auto& report) {
        auto session = j.vault.open(secret(JournalFixture::kPassphrase));
        report(0);
        if (session && (*session)->backup(file)) report(1);
        for (;;) pause();
      });
      REQUIRE(victim.hear());
      for (int i = 0; i < round * 4; ++i) test::dawdle(random);
      victim.kill_now();
    }
    j.open();
    if (!std::filesystem::exists(file)) REQUIRE(j.session->backup(file));
    j.close();
    {
      Victim victim([&](const auto& report) {
        report(0);
        if (Vault::restore(file, folder)) report(1);
        for (;;) pause();
      });
      REQUIRE(victim.hear());
      for (int i = 0; i < round; ++i) test::dawdle(random);
      victim.kill_now();
    }
    Vault restored(j.host, folder);
    if (!restored.exists()) REQUIRE(Vault::restore(file, folder));
    auto opened = restored.open(secret(JournalFixture::kPassphrase));
    REQUIRE(opened);
    CHECK(*(*opened)->fingerprint() == fingerprint);
  }
}

TEST_CASE("a second process is told who has the journal open, or waits until it is free") {
  JournalFixture j;
  j.close();
  Victim holder([&](const auto& report) {
    auto session = j.vault.open(secret(JournalFixture::kPassphrase));
    report(session ? 1 : 0);
    for (;;) pause();
  });
  REQUIRE(holder.hear());
  const auto refused = j.vault.open(secret(JournalFixture::kPassphrase));
  REQUIRE_FALSE(refused);
  CHECK(refused.error() == Error{Code::in_use, "pid " + std::to_string(holder.pid())});
  std::thread ends([&] { holder.kill_now(); });
  const auto opened = j.vault.open(secret(JournalFixture::kPassphrase), std::chrono::minutes(2));
  ends.join();
  CHECK(opened.ok());
}

namespace {

/// How often the process has the file open.
int times_open(pid_t pid, const std::filesystem::path& file) {
  std::error_code ec;
  const auto named = std::filesystem::canonical(file);
  int times = 0;
  for (const auto& one : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/fd", ec)) {
    if (std::filesystem::read_symlink(one.path(), ec) == named) ++times;
  }
  return times;
}

}  // namespace

TEST_CASE("who waited for the journal opens it with the passphrase that was set meanwhile") {
  JournalFixture j;
  constexpr const char* kNext = "set meanwhile, and long";
  const auto keys = j.vault.folder() / kKeyFileName;
  const Bytes before = *platform::read_file(keys, seal::KeyFile::kMaxBytes);
  REQUIRE(j.vault.change_passphrase(*j.session, secret(JournalFixture::kPassphrase), secret(kNext)));
  const Bytes after = *platform::read_file(keys, seal::KeyFile::kMaxBytes);
  REQUIRE(platform::write_atomic(keys, before));
  j.close();
  auto lock = platform::FileLock::acquire(j.vault.folder() / kLockName, std::chrono::milliseconds(0));
  REQUIRE(lock);
  Victim waiting(
      [&](const auto& report) { report(j.vault.open(secret(kNext), std::chrono::minutes(2)) ? 1 : 2); });
  // It has our lock's file by inheritance, and opens it once more to wait for it.
  while (times_open(waiting.pid(), j.vault.folder() / kLockName) < 2) std::this_thread::yield();
  REQUIRE(platform::write_atomic(keys, after));
  { const platform::FileLock released = std::move(*lock); }
  REQUIRE(waiting.hear());
  CHECK(waiting.kill_now() == 1);
}
