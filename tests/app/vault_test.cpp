// What becomes of the folder and its key file when a step fails: as it was, or as the person was told.
#include "app/vault.h"

#include <sys/stat.h>

#include <fstream>
#include <map>

#include "platform/files.h"
#include "support/full_disk.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using platform::FileStep;
using test::JournalFixture;
using test::secret;
namespace fs = std::filesystem;

namespace {

constexpr const char* kNext = "another passphrase, also long";

/// Fails the n-th step of each write from now on.
struct FailingSteps {
  std::size_t failing = 0, done = 0;
  platform::FileHook hook() {
    return [this](FileStep) {
      return done++ == failing ? std::make_error_code(std::errc::io_error) : std::error_code();
    };
  }
};
constexpr std::size_t kSteps = 6;  // create, write, sync, close, rename, sync_folder

mode_t mode_of(const fs::path& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 ? info.st_mode & 0777U : 0U;
}

class FakeKeyStore : public platform::KeyStore {
 public:
  struct Kept {
    std::map<std::string, Bytes> keys;
    bool refuses = false;
  };
  explicit FakeKeyStore(Kept& kept) : kept_(kept) {}
  Status check(Wait) override { return {}; }
  Status store(std::string_view id, ByteView key, Wait) override {
    if (kept_.refuses) return Code::unavailable;
    kept_.keys[std::string(id)] = Bytes(key.begin(), key.end());
    return {};
  }
  Result<Bytes> load(std::string_view id, Wait) override {
    const auto kept = kept_.keys.find(std::string(id));
    if (kept == kept_.keys.end()) return Code::not_found;
    return kept->second;
  }
  Status remove(std::string_view id, Wait) override {
    kept_.keys.erase(std::string(id));
    return {};
  }

 private:
  Kept& kept_;
};

}  // namespace

TEST_CASE("a journal that cannot be made leaves the folder as it was, and can be made afterwards",
          "[fault]") {
  JournalFixture j;
  const auto parent = j.scratch / "parent";
  const auto folder = parent / "mine";
  fs::create_directory(parent);
  for (const bool there : {false, true}) {
    for (std::size_t failing = 0; failing < kSteps; ++failing) {
      INFO("failed at step " << failing << (there ? " in a folder that was there" : ""));
      fs::remove_all(folder);
      if (there) {
        fs::create_directory(folder);
        chmod(folder.c_str(), 0755);
      }
      FailingSteps steps{failing};
      Host host = j.host;
      host.before_file_step = steps.hook();
      Vault vault(host, folder);
      CHECK(vault.create("Mine", secret(kNext)).code() == Code::io);
      CHECK(fs::exists(folder) == there);
      if (there) CHECK(fs::is_empty(folder));
      if (there) CHECK(mode_of(folder) == 0755);
      CHECK(vault.create("Mine", secret(kNext)));
      CHECK(mode_of(folder) == 0700);
    }
  }
}

TEST_CASE("a folder has a journal, none, or one whose key file is missing") {
  JournalFixture j;
  CHECK(j.vault.check());
  CHECK(Vault(j.host, j.scratch / "elsewhere").check().error() == Error{Code::not_found, "journal"});
  fs::remove(j.vault.folder() / kKeyFileName);
  CHECK(j.vault.check().error() == Error{Code::damaged, "key file missing"});
}

TEST_CASE("a folder that others may read and that holds other things is not made a journal") {
  JournalFixture j;
  const auto file = j.scratch / "copy.t3b";
  REQUIRE(j.session->backup(file));
  const auto shared = j.scratch / "documents";
  fs::create_directory(shared);
  std::ofstream(shared / "letter.txt") << "theirs";
  chmod(shared.c_str(), 0755);
  const Error refused{Code::refused, "shared folder"};
  CHECK(Vault(j.host, shared).create("Mine", secret(kNext)).error() == refused);
  CHECK(Vault::restore(file, shared).error() == refused);
  CHECK(mode_of(shared) == 0755);
  CHECK(std::distance(fs::directory_iterator(shared), fs::directory_iterator()) == 1);
  chmod(shared.c_str(), 0700);
  CHECK(Vault::restore(file, shared));
}

TEST_CASE("a restore that fails leaves no folder behind", "[fault]") {
  JournalFixture j;
  const auto file = j.scratch / "copy.t3b";
  REQUIRE(j.session->backup(file));
  const auto folder = j.scratch / "restored";
  {
    const test::FullDisk full;
    CHECK(Vault::restore(file, folder).code() == Code::disk_full);
  }
  CHECK_FALSE(fs::exists(folder));
  CHECK(Vault::restore(file, folder));
}

TEST_CASE("what was changed in the key file is what is said, at whatever step it failed", "[fault]") {
  for (std::size_t failing = 0; failing < kSteps; ++failing) {
    INFO("failed at step " << failing);
    const bool in_force = failing == kSteps - 1;  // the new file has its name, whatever came after
    JournalFixture j;
    FailingSteps steps{failing};
    Host host = j.host;
    host.before_file_step = steps.hook();
    Vault vault(host, j.vault.folder());
    REQUIRE(j.session->confirm_recovery());
    auto renewed = vault.renew_recovery(*j.session);
    CHECK(renewed.ok() == in_force);
    CHECK(j.session->recovery_confirmed() == !in_force);
    steps.done = 0;
    CHECK(vault.change_passphrase(*j.session, secret(JournalFixture::kPassphrase), secret(kNext)).ok() ==
          in_force);
    j.close();
    CHECK(j.vault.open(secret(in_force ? kNext : JournalFixture::kPassphrase)));
    CHECK(j.vault.open_with_recovery(in_force ? *renewed : j.recovery));
  }
}

TEST_CASE("a new recovery key is in force when it is used, not when it is made") {
  JournalFixture j;
  auto made = j.vault.make_recovery(*j.session);
  REQUIRE(made);
  REQUIRE(j.vault.change_passphrase(*j.session, secret(JournalFixture::kPassphrase), secret(kNext)));
  SECTION("made only") {
    j.close();
    CHECK(j.vault.open_with_recovery(made->key).code() == Code::wrong_passphrase);
    CHECK(j.vault.open_with_recovery(j.recovery));
  }
  SECTION("used, and the passphrase chosen meanwhile stays") {
    REQUIRE(j.vault.use_recovery(*j.session, made->file));
    CHECK(j.session->recovery_confirmed());
    j.close();
    CHECK(j.vault.open_with_recovery(j.recovery).code() == Code::wrong_passphrase);
    CHECK(j.vault.open_with_recovery(made->key));
    CHECK(j.vault.open(secret(kNext)));
  }
  SECTION("made for another journal") {
    JournalFixture other;
    CHECK(other.vault.use_recovery(*other.session, made->file).code() == Code::refused);
  }
}

TEST_CASE("a journal that the key store remembers stays so when remembering it again fails", "[fault]") {
  JournalFixture j;
  FakeKeyStore::Kept kept;
  FailingSteps steps{kSteps};
  Host host = j.host;
  host.key_store = [&] { return std::make_unique<FakeKeyStore>(kept); };
  host.before_file_step = [&](FileStep step) { return steps.hook()(step); };
  Vault vault(host, j.vault.folder());
  REQUIRE(vault.remember_in_key_store(*j.session));
  SECTION("the key file cannot be written") {
    steps = {0};
    CHECK_FALSE(vault.remember_in_key_store(*j.session));
  }
  SECTION("the store refuses") {
    steps.failing = SIZE_MAX;
    kept.refuses = true;
    CHECK(vault.remember_in_key_store(*j.session).code() == Code::unavailable);
  }
  j.close();
  CHECK(vault.open_with_key_store());
}

TEST_CASE("a journal that no key store ever remembered says so after a refusal") {
  JournalFixture j;
  FakeKeyStore::Kept kept;
  kept.refuses = true;
  Host host = j.host;
  host.key_store = [&] { return std::make_unique<FakeKeyStore>(kept); };
  Vault vault(host, j.vault.folder());
  CHECK(vault.remember_in_key_store(*j.session).code() == Code::unavailable);
  CHECK_FALSE(vault.remembered_by_key_store());
}

TEST_CASE("a backup has its name for good when it says so, and none when a step failed", "[fault]") {
  JournalFixture j;
  std::vector<FileStep> seen;
  std::size_t failing = 0;
  Host host = j.host;
  host.before_file_step = [&](FileStep step) {
    seen.push_back(step);
    return seen.size() == failing + 1 ? std::make_error_code(std::errc::io_error) : std::error_code();
  };
  j.close();
  auto session = Vault(host, j.vault.folder()).open(secret(JournalFixture::kPassphrase));
  REQUIRE(session);
  const auto copies = j.scratch / "copies";
  fs::create_directory(copies);
  for (bool made = false; !made; ++failing) {
    INFO("failed at step " << failing);
    seen.clear();
    made = (*session)->backup(copies / "copy.t3b").ok();
    CHECK(made == (seen.size() <= failing));
    CHECK(fs::is_empty(copies) == !made);
  }
  CHECK(std::distance(fs::directory_iterator(copies), fs::directory_iterator()) == 1);
  CHECK(mode_of(copies / "copy.t3b") == 0600);
  const std::vector<FileStep> last = {FileStep::sync, FileStep::close, FileStep::rename,
                                      FileStep::sync_folder};
  REQUIRE(seen.size() > last.size());
  CHECK(std::equal(last.rbegin(), last.rend(), seen.rbegin()));
}

TEST_CASE("a backup replaces nothing, whatever got its name while it was made", "[fault]") {
  JournalFixture j;
  const auto file = j.scratch / "copy.t3b";
  Host host = j.host;
  host.before_file_step = [&](FileStep step) {
    if (step == FileStep::rename) std::ofstream(file) << "another's";
    return std::error_code();
  };
  j.close();
  auto session = Vault(host, j.vault.folder()).open(secret(JournalFixture::kPassphrase));
  REQUIRE(session);
  CHECK((*session)->backup(file).code() == Code::exists);
  CHECK(as_text(*platform::read_file(file, 100)) == "another's");
}

TEST_CASE("a journal that cannot be made leaves no folder of the way to it, but those that were there",
          "[fault]") {
  JournalFixture j;
  const auto there = j.scratch / "there";
  fs::create_directory(there);
  FailingSteps steps{0};
  Host host = j.host;
  host.before_file_step = steps.hook();
  Vault vault(host, there / "new" / "and newer" / "journal");
  CHECK(vault.create("Mine", secret(kNext)).code() == Code::io);
  CHECK(fs::exists(there));
  CHECK(fs::is_empty(there));
  CHECK(vault.create("Mine", secret(kNext)));
}
