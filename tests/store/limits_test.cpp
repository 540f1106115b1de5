// What the log takes and what it refuses; whose its files are.
#include <sys/stat.h>

#include <algorithm>

#include "store/bench.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using test::StoreBench;

TEST_CASE("a text of a million wide characters is written and read back") {
  StoreBench b;
  std::string wide;
  for (int i = 0; i < 1'000'000; ++i) wide += "👍";
  const Record r = b.entry("long", wide);
  REQUIRE(check(r));
  REQUIRE(b.write(r));
  b.reopen();
  CHECK((b.store->record(r.id)->body() == wide));
  CHECK(b.store->ops_after(0, 1000).ok());
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("an op that could not be read back is refused and changes nothing") {
  StoreBench b;
  REQUIRE(b.write(b.entry("kept", "text")));
  const std::string before = *b.store->fingerprint();
  const auto refused = [&](std::uint64_t n, Stamp wall, OpBody body, std::uint64_t hlc = 1) {
    const Op op{{DeviceId::make(b.random), n}, hlc, wall, RecordId::make(b.random), std::move(body)};
    const auto done = b.store->commit(std::span(&op, 1));
    return done ? Error{} : done.error();
  };
  CHECK(refused(1, test::kBenchNow, SetAdd{kTags, std::string(kMaxPayload, 'x')}).code == Code::too_large);
  CHECK(refused(1, test::kBenchNow, EntryCreate{0, test::kBenchNow}) == Error{Code::damaged, "kind"});
  CHECK(refused(0, test::kBenchNow, SetAdd{kTags, "x"}) == Error{Code::damaged, "op number"});
  CHECK(refused(UINT64_MAX, test::kBenchNow, SetAdd{kTags, "x"}) == Error{Code::damaged, "op number"});
  CHECK(refused(std::uint64_t{1} << 53, test::kBenchNow, SetAdd{kTags, "x"}) ==
        Error{Code::damaged, "op number"});
  CHECK(refused(1, test::kBenchNow, SetAdd{kTags, "x"}, std::uint64_t{1} << 63) ==
        Error{Code::damaged, "op clock"});
  CHECK(refused(1, Stamp{INT64_MAX, 0}, SetAdd{kTags, "x"}) == Error{Code::damaged, "op time"});
  const Stamp beyond{test::kBenchNow.utc_ms, Stamp::kMaxOffset + 1};
  CHECK(refused(1, beyond, SetAdd{kTags, "x"}) == Error{Code::damaged, "op time"});
  CHECK(refused(1, test::kBenchNow, EntryCreate{1, beyond}) == Error{Code::damaged, "offset"});
  CHECK(refused(1, test::kBenchNow, FieldSet{kHappened, beyond, {}}) == Error{Code::damaged, "offset"});
  CHECK(*b.store->fingerprint() == before);
  CHECK(b.store->devices()->size() == 1);
}

TEST_CASE("an op with the number of another is refused, and so is one that overlaps its neighbours") {
  StoreBench b;
  const Record r = b.entry("title", "body of text");
  REQUIRE(b.write(r));
  const auto ops = b.store->ops_after(0, 1000)->ops;
  const std::string before = *b.store->fingerprint();
  const auto commit = [&](Op op) {
    const auto done = b.store->commit(std::span(&op, 1));
    return done ? Error{} : done.error();
  };
  const Error differs{Code::damaged, "op differs"}, overlaps{Code::damaged, "op overlaps"};
  const auto edit =
      std::ranges::find_if(ops, [](const Op& op) { return std::holds_alternative<TextEdit>(op.body); });
  REQUIRE(edit != ops.end());
  for (const Op& op : ops) CHECK(commit(op) == Error{});
  Op other = *edit;
  other.hlc += 1;
  CHECK(commit(other) == differs);
  other = *edit;
  other.body = SetAdd{kTags, "x"};
  CHECK(commit(other) == differs);
  other = *edit;
  std::get<TextEdit>(other.body).hunks.front().ins = "body of TEXT";
  CHECK(commit(other) == differs);
  other = *edit;
  other.entry = RecordId::make(b.random);
  CHECK(commit(other) == differs);
  other = *edit;
  other.body = Redacted{};
  CHECK(commit(other) == Error{});  // nothing to compare with
  other = *edit;
  other.id.n += 3;
  CHECK(commit(other) == overlaps);
  // A device whose first op is its fifth: an edit that takes six numbers from the first on runs into it.
  Op fifth{{DeviceId::make(b.random), 5}, 1, test::kBenchNow, r.id, SetAdd{kTags, "x"}};
  CHECK(commit(fifth) == Error{});
  Op first = fifth;
  first.id.n = 1;
  first.body = TextEdit{reflection::kBody, {}, 0, {{0, 0, "sixsix"}}};
  CHECK(commit(first) == overlaps);
  first.body = TextEdit{reflection::kBody, {}, 0, {{0, 0, "four"}}};
  CHECK(commit(first) == Error{});
  CHECK(b.store->verify()->problems.empty());
  CHECK(b.store->about()->ops == static_cast<std::int64_t>(ops.size()) + 2);
}

TEST_CASE("the author after a commit is the one that opening finds") {
  StoreBench b;
  const auto same = [&](const Author& one) {
    const Author& now = b.store->author();
    return one.dev == now.dev && one.next_n == now.next_n && one.own_hlc == now.own_hlc &&
           one.seen_hlc == now.seen_hlc;
  };
  const DeviceId other = DeviceId::make(b.random);
  for (std::uint64_t i = 1; i <= 5; ++i) {
    REQUIRE(b.write(b.entry("mine", "a body of some length")));
    const Op theirs{
        {other, i}, (i % 2) << 60 | i, test::kBenchNow, RecordId::make(b.random), SetAdd{kTags, "x"}};
    REQUIRE(b.store->commit(std::span(&theirs, 1)));
    const Author before = b.store->author();
    b.reopen();
    CHECK(same(before));
  }
}

TEST_CASE("the journal's files are for their owner only, whatever the umask says") {
  const mode_t usual = umask(0);
  {
    StoreBench b;
    REQUIRE(b.write(b.entry("mine", "text")));
    REQUIRE(b.store->backup(b.scratch / "copy.db"));
    for (const char* name : {"journal.db", "journal.db-wal", "copy.db"}) {
      INFO(name);
      using std::filesystem::perms;
      CHECK(std::filesystem::status(b.scratch / name).permissions() ==
            (perms::owner_read | perms::owner_write));
    }
  }
  umask(usual);
}
