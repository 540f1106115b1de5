#include "platform/file_lock.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <thread>

#include "support/catch.h"
#include "support/scratch.h"

using namespace thirdrow;
using namespace std::chrono_literals;
using platform::FileLock;
using test::Scratch;

TEST_CASE("a second lock says who holds the first") {
  const Scratch folder;
  auto first = FileLock::acquire(folder / "lock", 0ms);
  REQUIRE(first);
  const auto second = FileLock::acquire(folder / "lock", 5ms);
  REQUIRE_FALSE(second);
  CHECK(second.code() == Code::in_use);
  CHECK(second.error().detail == "pid " + std::to_string(getpid()));
}

TEST_CASE("a lock is free again once its owner is gone or holds another") {
  const Scratch folder;
  { REQUIRE(FileLock::acquire(folder / "lock", 0ms)); }
  auto held = FileLock::acquire(folder / "lock", 0ms);
  REQUIRE(held);
  auto other = FileLock::acquire(folder / "other", 0ms);
  REQUIRE(other);
  *held = std::move(*other);
  CHECK(FileLock::acquire(folder / "lock", 0ms).ok());
  CHECK(FileLock::acquire(folder / "other", 0ms).code() == Code::in_use);
}

TEST_CASE("waiting gets the lock when its holder lets go") {
  const Scratch folder;
  auto held = FileLock::acquire(folder / "lock", 0ms);
  REQUIRE(held);
  bool got = false;
  std::thread waiting([&] { got = FileLock::acquire(folder / "lock", 60s).ok(); });
  { const FileLock dropped = std::move(*held); }
  waiting.join();
  CHECK(got);
}

TEST_CASE("a lock whose holder was killed can be taken at once", "[fault]") {
  const Scratch folder;
  std::array<int, 2> ready{};
  REQUIRE(pipe(ready.data()) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto lock = FileLock::acquire(folder / "lock", 0ms);
    const char answer = lock ? 'y' : 'n';
    if (write(ready[1], &answer, 1) != 1) _exit(1);
    for (;;) pause();
  }
  char answer = 0;
  REQUIRE(read(ready[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  const auto busy = FileLock::acquire(folder / "lock", 0ms);
  CHECK(busy.error().detail == "pid " + std::to_string(child));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  CHECK(FileLock::acquire(folder / "lock", 0ms).ok());
  close(ready[0]);
  close(ready[1]);
}

TEST_CASE("a lock file that was deleted under its holder locks nobody out") {
  const Scratch folder;
  auto first = FileLock::acquire(folder / "lock", 0ms);
  REQUIRE(first);
  std::filesystem::remove(folder / "lock");
  auto second = FileLock::acquire(folder / "lock", 0ms);
  CHECK(second.ok());
  CHECK(FileLock::acquire(folder / "lock", 0ms).code() == Code::in_use);
}

TEST_CASE("a lock in a folder that is not there is not_found") {
  const Scratch folder;
  CHECK(FileLock::acquire(folder / "none/lock", 0ms).code() == Code::not_found);
}
