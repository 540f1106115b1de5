#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "app/vault.h"
#include "platform/file_lock.h"
#include "support/child.h"
#include "support/full_disk.h"
#include "support/shell.h"

using namespace thirdrow;
using test::has;
using test::Shell;

TEST_CASE("creating asks twice on a terminal, tells the strength, and shows the recovery key once") {
  Shell shell;
  shell.out_is = cli::Device::terminal;
  shell.answers = {test::kPassphrase, test::kPassphrase};
  const auto made = shell.raw({"--journal", shell.path("journal"), "create"});
  INFO(made.err);
  REQUIRE(made.code == 0);
  CHECK(shell.questions.size() == 2);
  CHECK(made.err.find("Very strong") != std::string::npos);
  CHECK(made.out.find("Recovery key, shown this once") != std::string::npos);
  CHECK(made.err.find(test::kPassphrase) == std::string::npos);
  CHECK(shell.run({"info"}).code == 0);
}

TEST_CASE("two different new passphrases, a weak one, or nowhere to put the recovery key leave no journal") {
  Shell shell;
  shell.answers = {"copper lantern seventh orchard", "copper lantern seventh orchids"};
  const auto different =
      shell.raw({"--journal", shell.path("journal"), "create", "--recovery-out", shell.path("r")});
  CHECK(different.code == 2);
  CHECK(different.err.find("not the same") != std::string::npos);

  shell.write_file("weak", "letmein\n");
  const auto weak = shell.raw({"--json", "--journal", shell.path("journal"), "--passphrase-file",
                               shell.path("weak"), "create", "--recovery-out", shell.path("r")});
  CHECK(weak.code == 2);
  CHECK(weak.err.find("letmein") == std::string::npos);

  const auto nowhere = shell.run({"create"});
  CHECK(nowhere.code == 2);
  CHECK(nowhere.err.find("--recovery-out") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(shell.path("journal")));
  CHECK_FALSE(std::filesystem::exists(shell.path("r")));
}

TEST_CASE("the recovery file is private and an old one is never overwritten") {
  Shell shell;
  shell.create();
  const auto mode = std::filesystem::status(shell.path("recovery")).permissions();
  CHECK((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
        std::filesystem::perms::none);
  const std::string before = shell.read_file("recovery");
  const auto again = shell.run({"recovery", "renew", "--recovery-out", shell.path("recovery")});
  CHECK(again.code == 1);
  CHECK(shell.read_file("recovery") == before);
}

TEST_CASE("a renewed recovery key opens the journal and the old one no longer does") {
  Shell shell;
  shell.create();
  REQUIRE(shell.run({"recovery", "renew", "--recovery-out", shell.path("new")}).code == 0);
  shell.write_file("pass2", "seventh lantern orchard copper\n");
  const auto old = shell.json(
      {"unlock", "--recovery-file", shell.path("recovery"), "--new-passphrase-file", shell.path("pass2")});
  CHECK(old.code == 3);
  REQUIRE(
      shell
          .run({"unlock", "--recovery-file", shell.path("new"), "--new-passphrase-file", shell.path("pass2")})
          .code == 0);
  CHECK(shell.run({"info"}).code == 3);
  shell.write_file("pass", shell.read_file("pass2"));
  CHECK(shell.run({"info"}).code == 0);
}

TEST_CASE("a recovery key that cannot be put away changes nothing, whatever stands in the way") {
  Shell shell;
  shell.create();
  const std::string keys = shell.read_file("journal/keys.t3r");
  const auto nowhere = shell.json({"recovery", "renew", "--recovery-out", shell.path("none/k")});
  CHECK(nowhere.code == 4);
  CHECK(nowhere.error_code() == "no_file");
  CHECK(shell.read_file("journal/keys.t3r") == keys);
  CHECK(shell.run({"recovery", "renew", "--recovery-out", "/dev/full"}).code == 1);
  CHECK(shell.read_file("journal/keys.t3r") == keys);
  {
    const test::FullDisk full;
    CHECK(shell.run({"recovery", "renew", "--recovery-out", shell.path("k")}).code == 1);
  }
  CHECK_FALSE(std::filesystem::exists(shell.path("k")));
  CHECK(shell.read_file("journal/keys.t3r") == keys);
  shell.write_file("wrong", "not this one at all\n");
  CHECK(shell
            .raw({"--journal", shell.path("journal"), "--passphrase-file", shell.path("wrong"), "recovery",
                  "renew", "--recovery-out", shell.path("k")})
            .code == 3);
  CHECK_FALSE(std::filesystem::exists(shell.path("k")));
}

TEST_CASE("a journal whose recovery key cannot be put away is not made") {
  Shell shell;
  CHECK(shell.json({"create", "--recovery-out", shell.path("none/k")}).error_code() == "no_file");
  CHECK_FALSE(std::filesystem::exists(shell.path("journal")));
  CHECK(shell.run({"create", "--recovery-out", "/dev/full"}).code == 1);
  CHECK_FALSE(std::filesystem::exists(shell.path("journal")));
}

TEST_CASE("a recovery key with a typing mistake is told apart from a wrong one") {
  Shell shell;
  shell.create();
  shell.write_file("mistyped", "ABCD-EFGH\n");
  const auto outcome = shell.json(
      {"unlock", "--recovery-file", shell.path("mistyped"), "--new-passphrase-file", shell.path("pass")});
  CHECK(outcome.code == 3);
  CHECK(outcome.error_code() == "recovery_mistyped");
}

TEST_CASE("the folder comes from the option, else the environment, else the folder for personal data") {
  Shell shell;
  shell.create();
  shell.variables["THIRDROW_JOURNAL"] = shell.path("journal");
  CHECK(shell.raw({"--passphrase-file", shell.path("pass"), "info"}).code == 0);
  shell.variables.clear();
  shell.variables["XDG_DATA_HOME"] = shell.path("home");
  const auto missing = shell.raw({"--json", "--passphrase-file", shell.path("pass"), "info"});
  CHECK(missing.code == 4);
  CHECK(missing.error_code() == "no_journal");
  std::filesystem::create_directories(shell.path("home/thirdrow"));
  std::filesystem::rename(shell.path("journal"), shell.path("home/thirdrow/journal"));
  CHECK(shell.raw({"--passphrase-file", shell.path("pass"), "info"}).code == 0);
}

TEST_CASE("a wrong passphrase, a missing file of it, and no terminal each have their own answer") {
  Shell shell;
  shell.create();
  shell.write_file("wrong", "not this one at all\n");
  const auto wrong = shell.raw(
      {"--json", "--journal", shell.path("journal"), "--passphrase-file", shell.path("wrong"), "info"});
  CHECK(wrong.code == 3);
  CHECK(wrong.error_code() == "wrong_passphrase");
  CHECK(wrong.out.empty());
  const auto no_file = shell.raw(
      {"--json", "--journal", shell.path("journal"), "--passphrase-file", shell.path("none"), "info"});
  CHECK(no_file.code == 4);
  CHECK(no_file.error_code() == "no_file");
  const auto no_terminal = shell.raw({"--json", "--journal", shell.path("journal"), "info"});
  CHECK(no_terminal.code == 1);
  CHECK(no_terminal.err.find("--passphrase-file") != std::string::npos);
}

TEST_CASE("a journal that another process holds is told with exit code 8") {
  Shell shell;
  shell.create();
  const auto lock = platform::FileLock::acquire(shell.path("journal/lock"), std::chrono::milliseconds(0));
  REQUIRE(lock.ok());
  const auto outcome = shell.json({"info"});
  CHECK(outcome.code == 8);
  CHECK(outcome.error_code() == "in_use");
}

TEST_CASE("altered files end with exit code 7") {
  Shell shell;
  shell.create();
  const std::string keys = shell.read_file("journal/keys.t3r");
  shell.write_file("journal/keys.t3r", keys.substr(0, keys.size() / 2));
  CHECK(shell.json({"info"}).code == 7);
  shell.write_file("journal/keys.t3r", keys);
  std::string pages = shell.read_file("journal/journal.db");
  pages[pages.size() / 2] = static_cast<char>(pages[pages.size() / 2] ^ 1);
  shell.write_file("journal/journal.db", pages);
  CHECK(shell.json({"verify"}).code == 7);
}

TEST_CASE("creating where a journal is, and restoring onto one, change nothing") {
  Shell shell;
  shell.create();
  CHECK(shell.json({"create", "--recovery-out", shell.path("r2")}).error_code() == "journal_exists");
  REQUIRE(shell.run({"backup", shell.path("copy")}).code == 0);
  CHECK(shell.run({"backup", shell.path("copy")}).code == 1);
  CHECK(shell.run({"restore", shell.path("copy"), shell.path("journal")}).code == 1);
  CHECK(shell.run({"restore", shell.path("nothing"), shell.path("j2")}).code == 4);
  CHECK(shell.run({"info"}).code == 0);
}

TEST_CASE("a restored backup opens and holds what was written") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--title", "Kept"}).id();
  REQUIRE(shell.run({"backup", shell.path("copy")}).code == 0);
  REQUIRE(shell.run({"restore", shell.path("copy"), shell.path("other")}).code == 0);
  const auto shown =
      shell.raw({"--journal", shell.path("other"), "--passphrase-file", shell.path("pass"), "show", id});
  CHECK(shown.code == 0);
  CHECK(shown.out.find("Kept") != std::string::npos);
}

TEST_CASE("a journal without its key file is told as that, not as none or as one that is in the way") {
  Shell shell;
  shell.create();
  std::filesystem::remove(shell.path("journal/keys.t3r"));
  for (const std::vector<std::string>& words : {std::vector<std::string>{"info"},
                                                {"unlock", "--recovery-file", shell.path("recovery")},
                                                {"passphrase", "change"},
                                                {"create", "--recovery-out", shell.path("r2")}}) {
    INFO(words[0]);
    const auto outcome = shell.json(words);
    CHECK(outcome.code == 7);
    CHECK(outcome.error_code() == "keys_missing");
  }
}

TEST_CASE("unlock without a recovery key, and a backup into no folder, are told in words that fit") {
  Shell shell;
  shell.create();
  const auto bare = shell.run({"unlock"});
  CHECK(bare.code == 2);
  CHECK(bare.err.find("--recovery-file") != std::string::npos);
  CHECK(shell.json({"backup", shell.path("none/bk")}).error_code() == "no_file");
}

TEST_CASE("a restored journal writes as a device of its own beside the one it was backed up from") {
  Shell shell;
  shell.create();
  const std::string id = shell.run({"write", "--title", "Kept", "--body", "one"}).id();
  REQUIRE(shell.run({"backup", shell.path("copy")}).code == 0);
  REQUIRE(shell.run({"restore", shell.path("copy"), shell.path("other")}).code == 0);
  const std::string device = shell.json({"info"}).json().text("device");
  const std::string restored = shell.in_other({"info"}).json().text("device");
  CHECK(restored != device);
  CHECK(shell.in_other({"info"}).json().text("device") == restored);
  shell.clock.advance_ms(600'000);
  REQUIRE(shell.run({"edit", id, "--body", "one, here"}).code == 0);
  REQUIRE(shell.in_other({"edit", id, "--title", "Kept there"}).code == 0);
  CHECK(has(shell.in_other({"history", id}).out, R"("device":"before the restore")"));
  CHECK(has(shell.in_other({"history", id}).out, R"("device":"this computer")"));
  // Both live on: what each wrote goes into the other.
  REQUIRE(shell.run({"export", "thirdrow-json", shell.path("one.json")}).code == 0);
  REQUIRE(shell.in_other({"import", "thirdrow-json", shell.path("one.json")}).code == 0);
  REQUIRE(shell.in_other({"export", "thirdrow-json", shell.path("two.json")}).code == 0);
  REQUIRE(shell.run({"import", "thirdrow-json", shell.path("two.json")}).code == 0);
  for (const char* journal : {"journal", "other"}) {
    const auto shown = shell.in(journal, {"show", id}).out;
    CHECK(has(shown, "Kept there"));
    CHECK(has(shown, "one, here"));
    CHECK(shell.in(journal, {"verify"}).code == 0);
  }
}

TEST_CASE("a folder where a file is wanted is told as that") {
  Shell shell;
  shell.create();
  const std::string folder = shell.scratch.path().string();
  for (const std::vector<std::string>& words : {std::vector<std::string>{"import", "dayone-json", folder},
                                                {"import", "jrnl-json", folder},
                                                {"import", "thirdrow-json", folder},
                                                {"write", "--body-file", folder},
                                                {"unlock", "--recovery-file", folder}}) {
    INFO(words[1]);
    CHECK(shell.json(words).error_code() == "not_a_file");
  }
  CHECK(shell.raw({"--json", "--journal", shell.path("journal"), "--passphrase-file", folder, "info"})
            .error_code() == "not_a_file");
}

TEST_CASE("a journal that may not be read is told as that, not as none") {
  Shell shell;
  shell.create();
  const std::string complaint = test::in_child([&]() -> std::string {
    constexpr uid_t kNobody = 65534;  // the superuser may read and write anywhere
    TR_EXPECT(chmod(shell.path("").c_str(), 0755) == 0);
    TR_EXPECT(chmod(shell.path("pass").c_str(), 0644) == 0);
    TR_EXPECT(chmod(shell.path("journal").c_str(), 0) == 0);
    if (geteuid() == 0) TR_EXPECT(setgid(kNobody) == 0 && setuid(kNobody) == 0);
    if (shell.json({"info"}).error_code() != "unreadable") return "not told as unreadable";
    return {};
  });
  chmod(shell.path("journal").c_str(), 0700);
  CHECK(complaint == "");
}

TEST_CASE("a damaged page is told by verify alone, not by SQLCipher on standard error") {
  Shell shell;
  // Each in a process of its own: SQLCipher begins to talk at the first key that a process uses.
  const std::string made = test::in_child([&]() -> std::string {
    shell.create();
    for (int i = 0; i < 8; ++i) TR_EXPECT(shell.run({"write", "--body", std::string(20'000, 'w')}).code == 0);
    return {};
  });
  REQUIRE(made == "");
  std::string pages = shell.read_file("journal/journal.db");
  pages[pages.size() / 2] = static_cast<char>(pages[pages.size() / 2] ^ 1);
  shell.write_file("journal/journal.db", pages);
  const std::string complaint = test::in_child([&]() -> std::string {
    TR_EXPECT(freopen(shell.path("stderr").c_str(), "w", stderr) != nullptr);
    TR_EXPECT(has(shell.json({"verify"}).out, R"({"code":"page","place":"HMAC verification failed)"));
    fflush(stderr);
    return shell.read_file("stderr");
  });
  CHECK(complaint == "");
}
