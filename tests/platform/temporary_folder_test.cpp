#include "platform/temporary_folder.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "support/catch.h"
#include "support/scratch.h"

using namespace thirdrow;
using platform::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// The system's temporary files are elsewhere for as long as it lives.
class Elsewhere {
 public:
  Elsewhere() {
    if (const char* before = getenv("TMPDIR"); before != nullptr) before_ = before;
    setenv("TMPDIR", folder.path().c_str(), 1);
  }
  ~Elsewhere() { before_.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", before_.c_str(), 1); }
  test::Scratch folder;

 private:
  std::string before_;
};

/// As a run leaves it that was killed; without `lock` as one that was only just begun.
void leave(const fs::path& folder, bool lock) {
  fs::create_directories(folder / "journal");
  std::ofstream(folder / "journal" / "journal.db") << "words";
  if (lock) std::ofstream(folder / "in-use") << "1";
}

}  // namespace

TEST_CASE("a temporary folder is this user's alone and goes with its owner") {
  const Elsewhere there;
  fs::path path;
  {
    const auto made = TemporaryFolder::make();
    REQUIRE(made);
    path = made->path();
    CHECK((fs::status(path).permissions() & fs::perms::mask) == fs::perms::owner_all);
    std::ofstream(path / "file") << "words";
  }
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a folder that a killed run left is removed by the next, and no other") {
  const Elsewhere there;
  const auto running = TemporaryFolder::make();
  REQUIRE(running);
  leave(there.folder / "third-row-killed", true);
  leave(there.folder / "third-row-begun0", false);
  leave(there.folder / "somebody-else's", true);
  fs::create_directory_symlink(there.folder / "somebody-else's", there.folder / "third-row-linked");
  const auto next = TemporaryFolder::make();
  REQUIRE(next);
  CHECK_FALSE(fs::exists(there.folder / "third-row-killed"));
  CHECK(fs::exists(there.folder / "third-row-begun0"));
  CHECK(fs::exists(there.folder / "somebody-else's" / "journal" / "journal.db"));
  CHECK(fs::exists(running->path()));
}
