// The disk fails at each single call of a commit in turn: afterwards the journal is in the state before or
// after it, whole, in this process and for whoever opens it next; and it goes on once the disk works again.
#include "support/failing_disk.h"

#include "store/bench.h"
#include "support/plain_pages.h"

using namespace thirdrow;
using test::FailingDisk;
using test::StoreBench;

namespace {

using Fault = FailingDisk::Fault;
using For = FailingDisk::For;

struct Case {
  Fault fault;
  For how_long;
  Code told;
};
constexpr Case kFull{Fault::no_space, For::good, Code::disk_full};
constexpr Case kFullOnce{Fault::no_space, For::once, Code::disk_full};
constexpr Case kBroken{Fault::io_error, For::good, Code::io};
constexpr Case kBrokenOnce{Fault::io_error, For::once, Code::io};

/// What whoever opens the file next sees, also when this process ends without another word.
std::string seen_by_the_next(const StoreBench& b) {
  const auto copy = b.scratch / "copy.db";
  for (const char* end : {"", "-wal"}) {
    if (std::filesystem::exists(b.file.string() + end))
      std::filesystem::copy_file(b.file.string() + end, copy.string() + end);
  }
  auto next = store::Store::open(copy, b.key, b.id);
  REQUIRE(next);
  CHECK(next->verify()->problems.empty());
  return *next->fingerprint();
}

/// Runs `act` on a fresh journal with the disk failing at its 1st, 2nd, … call, until it fails no more; then
/// `look` at each journal after its next opening. Returns how many times the act was refused.
template <class Prepare, class Act, class Look>
int fail_at_each_call(const Case& wanted, Prepare prepare, Act act, Look look) {
  FailingDisk disk;
  int refused = 0;
  for (std::int64_t nth = 1;; ++nth) {
    INFO("call " << nth);
    StoreBench b;
    const auto record = prepare(b);
    const std::string before = *b.store->fingerprint();
    disk.fail_at(nth, wanted.fault, wanted.how_long);
    const Status done = act(b, record);
    const bool failed = disk.failed();
    const std::string now = *b.store->fingerprint();
    disk.mend();
    const std::string next = seen_by_the_next(b);
    REQUIRE(b.store->verify()->problems.empty());
    if (!done) {
      ++refused;
      CHECK(done.code() == wanted.told);
      CHECK(now == before);
      REQUIRE(act(b, record));
    }
    const std::string after = *b.store->fingerprint();
    CHECK((next == after || (next == before && !done)));
    b.store.reset();
    b.open();
    CHECK(*b.store->fingerprint() == after);
    REQUIRE(b.store->verify()->problems.empty());
    look(b);
    if (!failed) return refused;
  }
}
template <class Prepare, class Act>
int fail_at_each_call(const Case& wanted, Prepare prepare, Act act) {
  return fail_at_each_call(wanted, prepare, act, [](const StoreBench&) {});
}

Status write_entry(StoreBench& b, const journal::Record& r) { return b.write(r); }

journal::Record write_quagga(StoreBench& b) {
  journal::Record r = b.entry("Quagga", "xylophone");
  REQUIRE(b.write(r));
  REQUIRE(b.write(b.entry("kept", "words")));
  return r;
}

Status purge(StoreBench& b, const journal::Record& r) {
  journal::Author author = b.store->author();
  TR_LET(ops, b.store->ops_of(r.id));
  const auto done =
      b.store->commit(journal::author_ops(author, test::kBenchNow, r.id, journal::purge_of(ops)));
  return done ? Status() : Status(done.error());
}

/// Every word of what write_quagga() wrote; the scan can see.
void check_forgotten(const std::filesystem::path& file, const StoreBench& b) {
  const std::string pages = test::plain_pages(file, b.key.view());
  for (const char* word : {"Quagga", "quagga", "xylophone"}) {
    INFO(word);
    CHECK(pages.find(word) == std::string::npos);
  }
  CHECK(pages.find("kept") != std::string::npos);
}

/// A journal in which a purge stands although the disk failed before the words were out of the file.
struct Unfinished {
  FailingDisk disk;
  std::unique_ptr<StoreBench> b;
  Unfinished() {
    for (std::int64_t nth = 1;; ++nth) {
      b = std::make_unique<StoreBench>();
      const auto record = write_quagga(*b);
      disk.fail_at(nth, Fault::no_space, For::good);
      const Status done = purge(*b, record);
      REQUIRE(disk.failed());
      disk.mend();
      if (done) return;
    }
  }
  bool due() {
    b->store.reset();
    const bool due = b->behind("SELECT count(*) FROM meta WHERE key = 'forgetting'") == "1";
    return due;
  }
};

}  // namespace

TEST_CASE("a new entry on a failing disk is written whole or not at all, and the error says which",
          "[fault]") {
  const auto prepare = [](StoreBench& b) {
    REQUIRE(b.write(b.entry("kept", "words that were there before")));
    return b.entry("new", std::string(9000, 'n') + " words");
  };
  for (const Case& wanted : {kFull, kFullOnce, kBroken, kBrokenOnce}) {
    INFO(int(wanted.fault) << int(wanted.how_long));
    CHECK(fail_at_each_call(wanted, prepare, write_entry) >= 3);
  }
}

TEST_CASE("a change on a failing disk leaves the old or the new words, and drops the draft with the new",
          "[fault]") {
  const auto prepare = [](StoreBench& b) {
    journal::Record r = b.entry("entry", "the words before");
    REQUIRE(b.write(r));
    const journal::Record opened = r;
    r.set(journal::reflection::kBody, std::string("the words after"));
    r.set(journal::kTags, journal::Strings{"tag"});
    REQUIRE(b.store->save_draft({r, opened}));
    return r;
  };
  const auto save = [](StoreBench& b, const journal::Record& r) -> Status {
    TR_LET(state, b.store->state(r.id));
    journal::Author author = b.store->author();
    const auto ops = journal::author_ops(author, test::kBenchNow, r.id, journal::changes(state, r));
    const auto done = b.store->commit(ops, std::span(&r.id, 1));
    CHECK(b.store->drafts()->empty() == done.ok());
    return done ? Status() : Status(done.error());
  };
  for (const Case& wanted : {kFull, kBrokenOnce}) CHECK(fail_at_each_call(wanted, prepare, save) >= 3);
}

TEST_CASE("a purge on a failing disk stands or does not, and leaves no word once the journal is closed",
          "[fault]") {
  const auto look = [](const StoreBench& b) { check_forgotten(b.file, b); };
  for (const Case& wanted : {kFull, kBroken})
    CHECK(fail_at_each_call(wanted, write_quagga, purge, look) >= 3);
}

TEST_CASE("a purge that a failing disk interrupted is finished at the next opening, not by every save",
          "[fault]") {
  Unfinished u;
  REQUIRE(u.b->write(u.b->entry("next", "words")));
  CHECK(u.due());
  u.b->open();
  CHECK_FALSE(u.due());
  check_forgotten(u.b->file, *u.b);
}

TEST_CASE("a purge that a failing disk interrupted is finished by the next one", "[fault]") {
  Unfinished u;
  const auto other = u.b->entry("other", "words");
  REQUIRE(u.b->write(other));
  REQUIRE(purge(*u.b, other));
  CHECK_FALSE(u.due());
  check_forgotten(u.b->file, *u.b);
}

TEST_CASE("a backup made after an interrupted purge holds no word of what was purged, or is not made",
          "[fault]") {
  Unfinished u;
  const auto copy = u.b->scratch / "copy.db";
  u.disk.fail_at(1, Fault::no_space, For::good);
  CHECK(u.b->store->backup(copy).code() == Code::disk_full);
  u.disk.mend();
  CHECK_FALSE(std::filesystem::exists(copy));
  REQUIRE(u.b->store->backup(copy));
  check_forgotten(copy, *u.b);
}

TEST_CASE("a rebuild at opening can be stopped, and is done at the next one") {
  StoreBench b;
  REQUIRE(b.write(b.entry("kept", "words")));
  const std::string before = *b.store->fingerprint();
  b.store.reset();
  b.behind("DELETE FROM states; DELETE FROM meta WHERE key = 'projection'");
  const store::Progress stop = [](std::int64_t, std::int64_t) { return false; };
  CHECK(store::Store::open(b.file, b.key, b.id, stop).code() == Code::cancelled);
  b.open();
  CHECK(*b.store->fingerprint() == before);
}

TEST_CASE("tables that are rebuilt while the journal opens on a failing disk are whole at the next opening",
          "[fault]") {
  FailingDisk disk;
  StoreBench b;
  for (int i = 0; i < 5; ++i) REQUIRE(b.write(b.entry("t" + std::to_string(i), "words")));
  const std::string before = *b.store->fingerprint();
  for (std::int64_t nth = 1;; ++nth) {
    INFO("call " << nth);
    b.store.reset();
    b.behind("DELETE FROM meta WHERE key = 'projection'");
    disk.fail_at(nth, Fault::no_space, For::good);
    auto opened = store::Store::open(b.file, b.key, b.id);
    const bool failed = disk.failed();
    if (!opened) CHECK(opened.code() == Code::disk_full);
    disk.mend();
    opened = Code::failed;
    b.open();
    CHECK(*b.store->fingerprint() == before);
    REQUIRE(b.store->verify()->problems.empty());
    if (!failed) break;
  }
}
