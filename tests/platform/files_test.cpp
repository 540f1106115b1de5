#include "platform/files.h"
#include "platform/new_file.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "support/catch.h"
#include "support/child.h"
#include "support/scratch.h"

using namespace thirdrow;
using platform::FileStep;
using test::Scratch;
namespace fs = std::filesystem;

namespace {

const Bytes kOld = to_bytes("the old content");

/// Longer than one write step, so that a stop in the middle of the content is tried too.
Bytes new_content() { return Bytes(200'000, std::byte{'n'}); }

mode_t mode_of(const fs::path& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 ? info.st_mode & 0777U : 0U;
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::vector<FileStep> steps_of_a_write(const fs::path& path) {
  std::vector<FileStep> steps;
  const auto record = [&](FileStep step) {
    steps.push_back(step);
    return std::error_code();
  };
  REQUIRE(platform::write_atomic(path, new_content(), record));
  return steps;
}

}  // namespace

TEST_CASE("what is written is read back, and belongs to its user alone") {
  const Scratch folder;
  const fs::path file = folder / "key";
  REQUIRE(platform::write_atomic(file, kOld));
  CHECK(*platform::read_file(file, 100) == kOld);
  CHECK(mode_of(file) == 0600);
  REQUIRE(platform::write_atomic(file, new_content()));
  CHECK(*platform::read_file(file, 1'000'000) == new_content());
  REQUIRE(platform::write_atomic(file, {}));
  CHECK(platform::read_file(file, 0)->empty());
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("content is synced before it gets its name, and the folder after") {
  const Scratch folder;
  const auto steps = steps_of_a_write(folder / "f");
  const std::vector<FileStep> expected{FileStep::create, FileStep::write,  FileStep::write,
                                       FileStep::write,  FileStep::write,  FileStep::sync,
                                       FileStep::close,  FileStep::rename, FileStep::sync_folder};
  CHECK(steps == expected);
}

TEST_CASE("a process killed before any step of a write leaves the old or the new content", "[fault]") {
  const Scratch folder;
  const fs::path file = folder / "key";
  const std::size_t steps = steps_of_a_write(file).size();
  for (std::size_t last = 0; last < steps; ++last) {
    INFO("killed before step " << last);
    REQUIRE(platform::write_atomic(file, kOld));
    const auto end = test::run_in_child([&] {
      std::size_t done = 0;
      const auto die = [&](FileStep) {
        if (done++ == last) kill(getpid(), SIGKILL);
        return std::error_code();
      };
      return std::string(platform::write_atomic(file, new_content(), die) ? "survived" : "failed");
    });
    CHECK(end.signal == SIGKILL);
    const auto content = platform::read_file(file, 1'000'000);
    REQUIRE(content);
    const bool renamed = last == steps - 1;
    CHECK((*content == (renamed ? new_content() : kOld)));
    REQUIRE(platform::remove_leftovers(file));
    CHECK(files_in(folder.path()) == 1);
  }
}

TEST_CASE("a write that fails at any step keeps the old content and leaves nothing behind", "[fault]") {
  const Scratch folder;
  const fs::path file = folder / "key";
  const auto steps = steps_of_a_write(file);
  for (std::size_t failing = 0; failing < steps.size(); ++failing) {
    INFO("failed at step " << failing);
    REQUIRE(platform::write_atomic(file, kOld));
    std::size_t done = 0;
    const auto fail = [&](FileStep) {
      return done++ == failing ? std::make_error_code(std::errc::no_space_on_device) : std::error_code();
    };
    const Status status = platform::write_atomic(file, new_content(), fail);
    REQUIRE_FALSE(status);
    CHECK(status.code() == Code::disk_full);
    const bool renamed = steps[failing] == FileStep::sync_folder;
    CHECK((*platform::read_file(file, 1'000'000) == (renamed ? new_content() : kOld)));
    CHECK(files_in(folder.path()) == 1);
  }
}

TEST_CASE("a new file whose write fails at any step is not there", "[fault]") {
  const Scratch folder;
  for (std::size_t failing = 0; failing < steps_of_a_write(folder / "steps").size(); ++failing) {
    INFO("failed at step " << failing);
    std::size_t done = 0;
    const auto fail = [&](FileStep) {
      return done++ == failing ? std::make_error_code(std::errc::io_error) : std::error_code();
    };
    CHECK(platform::write_new(folder / "key", new_content(), fail).code() == Code::io);
    CHECK(files_in(folder.path()) == 1);
  }
}

TEST_CASE("a disk that takes no more keeps the old content and says so", "[fault]") {
  const Scratch folder;
  const fs::path file = folder / "key";
  REQUIRE(platform::write_atomic(file, kOld));
  const std::string complaint = test::in_child([&]() -> std::string {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100'000, 100'000};
    TR_EXPECT(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    const Status status = platform::write_atomic(file, new_content());
    TR_EXPECT(!status);
    TR_EXPECT(status.code() == Code::disk_full);
    return {};
  });
  CHECK(complaint == "");
  CHECK(*platform::read_file(file, 100) == kOld);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a folder that may not be written is read_only", "[fault]") {
  const Scratch folder;
  const std::string complaint = test::in_child([&]() -> std::string {
    TR_EXPECT(chmod(folder.path().c_str(), 0555) == 0);
    if (geteuid() == 0) TR_EXPECT(setuid(65534) == 0);  // the superuser may write anywhere
    const Status status = platform::write_atomic(folder / "key", kOld);
    TR_EXPECT(!status);
    TR_EXPECT(status.code() == Code::read_only);
    return {};
  });
  CHECK(complaint == "");
  chmod(folder.path().c_str(), 0700);
}

TEST_CASE("writing into a folder that is not there is not_found") {
  const Scratch folder;
  CHECK(platform::write_atomic(folder / "a/b", kOld).code() == Code::not_found);
}

TEST_CASE("a symbolic link is replaced and its target left alone") {
  const Scratch folder;
  REQUIRE(platform::write_atomic(folder / "target", kOld));
  fs::create_symlink("target", folder / "link");
  REQUIRE(platform::write_atomic(folder / "link", new_content()));
  CHECK(*platform::read_file(folder / "target", 100) == kOld);
  CHECK(fs::is_regular_file(fs::symlink_status(folder / "link")));
}

TEST_CASE("write_new never replaces anything") {
  const Scratch folder;
  REQUIRE(platform::write_new(folder / "f", kOld));
  CHECK(platform::write_new(folder / "f", new_content()).code() == Code::exists);
  fs::create_symlink("nowhere", folder / "link");
  CHECK(platform::write_new(folder / "link", kOld).code() == Code::exists);
  CHECK(*platform::read_file(folder / "f", 100) == kOld);

  const auto appear = [&](FileStep step) {
    if (step == FileStep::rename) std::ofstream(folder / "late") << "theirs";
    return std::error_code();
  };
  CHECK(platform::write_new(folder / "late", kOld, appear).code() == Code::exists);
  CHECK(as_text(*platform::read_file(folder / "late", 100)) == "theirs");
  CHECK(files_in(folder.path()) == 3);
}

TEST_CASE("a new file is gone again unless it is kept, and is never anybody else's") {
  const Scratch folder;
  {
    auto file = platform::NewFile::create(folder / "f");
    REQUIRE(file);
    CHECK(mode_of(folder / "f") == 0600);
    REQUIRE(file->write(kOld));
    REQUIRE(file->sync());
    CHECK(*platform::read_file(folder / "f", 100) == kOld);
    CHECK(platform::NewFile::create(folder / "f").code() == Code::exists);
  }
  CHECK(files_in(folder.path()) == 0);
  auto file = platform::NewFile::create(folder / "f");
  REQUIRE(file->write(kOld));
  REQUIRE(file->keep());
  file = platform::NewFile::create(folder / "g");
  REQUIRE(file->write(new_content()));
  CHECK(file->keep_as(folder / "f").code() == Code::exists);
  file = platform::NewFile::create(folder / "h");
  CHECK(files_in(folder.path()) == 2);
  CHECK(*platform::read_file(folder / "f", 100) == kOld);
  fs::create_symlink("nowhere", folder / "link");
  CHECK(platform::NewFile::create(folder / "link").code() == Code::exists);
  CHECK(platform::NewFile::create(folder / "none/f").code() == Code::not_found);
  CHECK(platform::sync_file_system(folder.path()));
}

TEST_CASE("a new file and its name are on the disk before a new name is given to it") {
  const Scratch folder;
  std::vector<FileStep> steps;
  const auto record = [&](FileStep step) {
    steps.push_back(step);
    return std::error_code();
  };
  auto file = platform::NewFile::create(folder / "f.part", record);
  REQUIRE(file->write(kOld));
  REQUIRE(file->keep_as(folder / "f"));
  CHECK(steps == std::vector{FileStep::create, FileStep::write, FileStep::sync, FileStep::close,
                             FileStep::rename, FileStep::sync_folder});
  CHECK(*platform::read_file(folder / "f", 100) == kOld);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("only leftovers of that file are removed") {
  const Scratch folder;
  for (const char* name : {".key.12-1.tmp", ".key.99-7.tmp", ".keys.12-1.tmp", "key.12-1.tmp", "key"}) {
    std::ofstream(folder / name) << "x";
  }
  REQUIRE(platform::remove_leftovers(folder / "key"));
  CHECK(files_in(folder.path()) == 3);
}

TEST_CASE("reading is bounded and takes regular files only") {
  const Scratch folder;
  REQUIRE(platform::write_atomic(folder / "f", kOld));
  CHECK(platform::read_file(folder / "f", kOld.size()).ok());
  CHECK(platform::read_file(folder / "f", kOld.size() - 1).code() == Code::too_large);
  CHECK(platform::read_file(folder / "none", 100).code() == Code::not_found);
  CHECK(platform::read_file(folder.path(), 100).code() == Code::invalid);
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(platform::read_file(folder / "pipe", 100).code() == Code::invalid);
  CHECK(platform::read_file("/proc/self/status", 100).code() ==
        Code::too_large);  // says it is empty, and is not
  CHECK(platform::read_file("/proc/self/status", 100'000)->size() > 100);
}

TEST_CASE("a private folder is made with its parents and tightened when it was open") {
  const Scratch folder;
  REQUIRE(platform::make_private_folder(folder / "a/b/c"));
  CHECK(mode_of(folder / "a/b/c") == 0700);
  CHECK(mode_of(folder / "a") == 0700);
  chmod((folder / "a/b").c_str(), 0755);
  REQUIRE(platform::make_private_folder(folder / "a/b"));
  CHECK(mode_of(folder / "a/b") == 0700);
  std::ofstream(folder / "file") << "x";
  CHECK(platform::make_private_folder(folder / "file").code() == Code::exists);
}

TEST_CASE("a file is removed once, a folder never") {
  const Scratch folder;
  REQUIRE(platform::write_atomic(folder / "f", kOld));
  CHECK(platform::remove_file(folder / "f").ok());
  CHECK(platform::remove_file(folder / "f").code() == Code::not_found);
  CHECK(platform::remove_file(folder.path()).code() == Code::invalid);
}
