#include "sync/probe.h"

#include "support/catch.h"
#include "support/fakes.h"
#include "sync/memory_remote.h"

using namespace thirdrow;

namespace {

struct Fixture {
  std::vector<std::string> steps() {
    std::vector<std::string> out;
    for (const sync::ProbeStep& each : sync::probe(remote, random, {}))
      out.push_back(std::string(each.name) + (each.wrong ? " fails" : ""));
    return out;
  }
  void fail(std::string_view what) {
    remote.before = [what](std::string_view call, std::string_view) -> std::optional<Error> {
      return call == what ? std::optional(Error{Code::denied, {}}) : std::nullopt;
    };
  }
  test::SeededRandom random;
  test::MemoryStorage storage;
  test::MemoryRemote remote{storage};
};

}  // namespace

TEST_CASE("a storage that works is written to, listed, read and left as it was") {
  Fixture f;
  CHECK(f.steps() == std::vector<std::string>{"write", "list", "read", "remove"});
  CHECK(f.storage.objects.empty());
}

TEST_CASE("a storage that does not work is told by the step that fails, and left as it was where it can be") {
  Fixture f;
  f.fail("put");
  CHECK(f.steps() == std::vector<std::string>{"write fails"});
  f.fail("list");
  CHECK(f.steps() == std::vector<std::string>{"write", "list fails"});
  CHECK(f.storage.objects.empty());
  f.fail("get");
  CHECK(f.steps() == std::vector<std::string>{"write", "list", "read fails"});
  CHECK(f.storage.objects.empty());
  f.fail("remove");
  CHECK(f.steps() == std::vector<std::string>{"write", "list", "read", "remove fails"});
}

TEST_CASE("a storage that gives other bytes than it was given does not work") {
  Fixture f;
  f.remote.after = [&](std::string_view call, std::string_view path) -> std::optional<Error> {
    if (call == "put") f.storage.objects[std::string(path)].back() ^= std::byte{1};
    return std::nullopt;
  };
  CHECK(f.steps() == std::vector<std::string>{"write", "list", "read fails"});
}
