// The disk fails at each single call of a commit in turn: afterwards the journal is in the state before or after it,
// whole, in this process and for whoever opens it next; and it goes on once the disk works again.
#include "support/failing_disk.h"

#include "store/bench.h"

using namespace thirdrow;
using test::FailingDisk;
using test::StoreBench;

namespace {

using Problems = std::vector<std::string>;
using Fault = FailingDisk::Fault;
using For = FailingDisk::For;

struct Case {
  Fault fault;
  For how_long;
  Code told;
};
constexpr Case kCases[] = {{Fault::no_space, For::once, Code::disk_full},
                           {Fault::no_space, For::good, Code::disk_full},
                           {Fault::io_error, For::once, Code::io},
                           {Fault::io_error, For::good, Code::io}};

bool among(const std::string& one, const std::string& before, const std::string& after) {
  return one == before || one == after;
}

/// Runs `act` with the disk failing at its 1st, 2nd, … call until it is done before the failing one. `act` must succeed
/// when the disk does.
template <class Prepare, class Act>
void fail_everywhere(const Case& wanted, Prepare prepare, Act act) {
  FailingDisk disk;
  int refused = 0;
  for (std::int64_t nth = 1;; ++nth) {
    INFO("call " << nth);
    StoreBench b;
    prepare(b);
    const std::string before = *b.store->fingerprint();
    disk.fail_at(nth, wanted.fault, wanted.how_long);
    const Status done = act(b);
    const bool failed = disk.failed();
    disk.mend();
    const std::string now = *b.store->fingerprint();
    if (!done) {
      ++refused;
      CHECK(done.code() == wanted.told);
      CHECK(now == before);
    }
    REQUIRE(b.store->verify()->problems == Problems{});
    {
      // As whoever opens the file next sees it, also after this process ended without another word.
      const auto copy = b.scratch / "copy.db";
      for (const char* end : {"", "-wal"}) {
        if (std::filesystem::exists(b.file.string() + end))
          std::filesystem::copy_file(b.file.string() + end, copy.string() + end);
      }
      auto next = store::Store::open(copy, b.key, b.id);
      REQUIRE(next);
      CHECK(*next->fingerprint() == now);
      CHECK(next->verify()->problems == Problems{});
    }
    if (!done) REQUIRE(act(b));
    CHECK((*b.store->fingerprint() != before));
    b.store.reset();
    b.open();
    REQUIRE(b.store->verify()->problems == Problems{});
    if (!failed) break;
  }
  CHECK(refused > 0);
}

}  // namespace
