// A process that dies right before each single thing it does to a file while it makes or rewraps a journal:
// afterwards there is the old or the new, never neither, and doing it again works.
#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "support/crash_at.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using test::JournalFixture;
using test::secret;

namespace {

namespace fs = std::filesystem;

constexpr const char* kNext = "another passphrase, also long";

bool sound(Session& session) {
  const auto found = session.verify();
  REQUIRE(found);
  CHECK(found->problems.empty());
  return found->problems.empty();
}

void no_leftovers(const fs::path& folder) {
  for (const auto& file : fs::directory_iterator(folder)) {
    const std::string name = file.path().filename();
    INFO(name);
    CHECK((name == kDatabaseName || name == std::string(kDatabaseName) + "-wal" || name == kKeyFileName ||
           name == kLockName));
  }
}

/// Everything after the key file is written, and a sample of what comes before it.
std::vector<std::size_t> points(const std::vector<std::string>& calls, std::size_t every) {
  std::vector<std::size_t> out;
  std::size_t key_file = calls.size();
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (calls[i].find(kKeyFileName) != std::string::npos) key_file = std::min(key_file, i);
  }
  REQUIRE(key_file < calls.size());
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (i + 1 >= key_file || i % every == 0) out.push_back(i);
  }
  return out;
}

}  // namespace

TEST_CASE("a journal whose making is killed at any point opens, or can be made again in the same folder",
          "[fault]") {
  JournalFixture made;  // for its host
  test::Scratch scratch;
  const auto create_in = [&](const fs::path& folder) {
    return [&made, folder] {
      const auto done = Vault(made.host, folder).create("Mine", secret(JournalFixture::kPassphrase));
      if (!done) std::abort();
    };
  };
  const auto calls = test::calls_that_change_files(create_in(scratch / "counted"));
  int between = 0, made_again = 0, opened_as_is = 0;
  for (const std::size_t point : points(calls, 9)) {
    INFO("killed before call " << point << " of " << calls.size() << ": " << calls[point]);
    const fs::path folder = scratch.path() / ("journal" + std::to_string(point));
    REQUIRE(test::kill_before_call(point, create_in(folder)));
    Vault vault(made.host, folder);
    if (!vault.exists()) {
      ++made_again;
      auto again = vault.create("Mine", secret(JournalFixture::kPassphrase));
      REQUIRE(again);
      sound(*again->session);
    } else {
      if (!fs::exists(folder / kDatabaseName)) ++between;
      auto opened = vault.open(secret(JournalFixture::kPassphrase));
      REQUIRE(opened);
      ++opened_as_is;
      sound(**opened);
      CHECK_FALSE((*opened)->recovery_confirmed());  // the person is told that nobody has seen the key
    }
    no_leftovers(folder);
    fs::remove_all(folder);
  }
  CHECK(made_again > 0);
  CHECK(opened_as_is > between);
  CHECK(between > 0);  // the key file was there and the database not yet under its name
}

TEST_CASE("a passphrase change that is killed at any point leaves the old or the new one", "[fault]") {
  JournalFixture j;
  j.close();
  const auto folder = j.scratch / "copy";
  const auto fresh = [&] {
    fs::remove_all(folder);
    fs::copy(j.vault.folder(), folder, fs::copy_options::recursive);
  };
  const auto change = [&] {
    Vault vault(j.host, folder);
    auto session = vault.open(secret(JournalFixture::kPassphrase));
    if (!session || !vault.set_passphrase(**session, secret(kNext))) std::abort();
  };
  fresh();
  const auto calls = test::calls_that_change_files(change);
  int old_one = 0, new_one = 0;
  for (const std::size_t point : points(calls, 1000)) {
    INFO("killed before call " << point << " of " << calls.size() << ": " << calls[point]);
    fresh();
    REQUIRE(test::kill_before_call(point, change));
    Vault vault(j.host, folder);
    auto opened = vault.open(secret(JournalFixture::kPassphrase));
    ++(opened ? old_one : new_one);
    if (!opened) {
      CHECK(opened.code() == Code::wrong_passphrase);
      opened = vault.open(secret(kNext));
    }
    REQUIRE(opened);
    no_leftovers(folder);
  }
  CHECK(old_one > 0);
  CHECK(new_one > 0);
}
