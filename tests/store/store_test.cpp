#include "store/store.h"

#include <sys/stat.h>

#include <algorithm>

#include "journal/merge.h"
#include "seal/secure_random.h"
#include "support/catch.h"
#include "support/fakes.h"
#include "support/plain_pages.h"
#include "support/scratch.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using store::Filter;
using store::Order;
using store::Store;

namespace {

const Stamp kNow = *Stamp::parse("2026-03-02T09:00:00+01:00");

seal::Secret random_key() {
  REQUIRE(seal::init());
  seal::SecureRandom secure;
  return seal::Secret::random(32, secure);
}

/// A journal file with its key, and the usual ways of writing to it.
struct Bench {
  test::Scratch scratch;
  test::SeededRandom random{11};
  seal::Secret key = random_key();
  JournalId id = JournalId::make(random);
  std::filesystem::path file = scratch / "journal.db";
  std::optional<Store> store = make();

  std::optional<Store> make() {
    auto made = Store::create(file, key, {id, "Mine", "desk", kNow});
    REQUIRE(made);
    return std::optional<Store>(std::move(*made));
  }
  void reopen() {
    store.reset();
    auto opened = Store::open(file, key, id);
    REQUIRE(opened);
    store.emplace(std::move(*opened));
  }
  Status write(const Record& record, Stamp at = kNow) {
    TR_LET(state, store->state(record.id));
    Author author = store->author();
    const auto ops = author_ops(author, at, record.id, changes(state, record));
    const auto committed = store->commit(ops);
    return committed ? Status() : Status(committed.error());
  }
  Record entry(std::string title, std::string body, const char* happened = "2026-03-01T08:00:00+01:00") {
    Record r = new_record(Kind::reflection, RecordId::make(random), kNow);
    r.set(reflection::kTitle, std::move(title));
    r.set(reflection::kBody, std::move(body));
    r.set(kHappened, *Stamp::parse(happened));
    return r;
  }
};

std::vector<std::string> titles(const store::Page<store::Row>& page) {
  std::vector<std::string> out;
  for (const auto& row : page.items) out.push_back(row.title);
  return out;
}

}  // namespace

TEST_CASE("what is committed is there after reopening, newest first") {
  Bench b;
  REQUIRE(b.write(b.entry("older", "one", "2026-01-01T08:00:00+01:00")));
  REQUIRE(b.write(b.entry("newer", "two", "2026-02-01T08:00:00+01:00")));
  REQUIRE(b.write(b.entry("before 1970", "three", "1931-02-01T08:00:00+01:00")));
  b.reopen();
  const auto page = b.store->list({}, 10, 0);
  REQUIRE(page);
  CHECK(page->total == 3);
  CHECK(titles(*page) == std::vector<std::string>{"newer", "older", "before 1970"});
  CHECK(b.store->places({})->size() == 3);
  CHECK(b.store->rows(*b.store->places({}))->front().title == "newer");
  CHECK(b.store->about()->entries == 3);
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("committing the same ops again changes nothing") {
  Bench b;
  REQUIRE(b.write(b.entry("once", "text")));
  const auto ops = b.store->ops_after(0, 1000)->ops;
  const auto before = *b.store->fingerprint();
  CHECK(*b.store->commit(ops) == 0);
  CHECK(*b.store->fingerprint() == before);
}

TEST_CASE("an entry moves in the list when its date changes, and only it") {
  Bench b;
  Record r = b.entry("moved", "x", "2026-01-01T08:00:00+01:00");
  REQUIRE(b.write(r));
  REQUIRE(b.write(b.entry("stays", "y", "2026-02-01T08:00:00+01:00")));
  r.set(kHappened, *Stamp::parse("2026-02-09T08:00:00+01:00"));
  REQUIRE(b.write(r));
  CHECK(titles(*b.store->list({}, 10, 0)) == std::vector<std::string>{"moved", "stays"});
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("search finds words, prefixes, phrases, folded letters and unspaced scripts, newest first") {
  Bench b;
  REQUIRE(b.write(b.entry("Straße", "Zoë said: treat people well", "2026-01-01T08:00:00Z")));
  REQUIRE(b.write(b.entry("会議", "昨日の会議で話した", "2026-01-02T08:00:00Z")));
  REQUIRE(b.write(b.entry("third", "People treat well who are treated well", "2026-01-03T08:00:00Z")));
  const auto find = [&](const char* query, Order order = Order::newest) {
    auto page = b.store->search(query, {}, order, 10, 0);
    REQUIRE(page);
    std::vector<std::string> out;
    for (const auto& hit : page->items) out.push_back(hit.row.title);
    CHECK(page->total == static_cast<std::int64_t>(out.size()));
    return out;
  };
  using V = std::vector<std::string>;
  CHECK(find("zoe") == V{"Straße"});
  CHECK(find("STRASSE") == V{"Straße"});
  CHECK(find("peop") == V{"third", "Straße"});
  CHECK(find("\"treat people\"") == V{"Straße"});
  CHECK(find("会議で") == V{"会議"});
  CHECK(find("議") == V{"会議"});
  CHECK(find("nothing here").empty());
  CHECK(find("treated well", Order::best) == V{"third"});
  for (const char* hostile : {"\"", "*", "AND", "NOT x", "title:x", "a NEAR b", "()", "'; DROP TABLE ops;--",
                              "\\", "-x", "^a", "{a b}", "x\"y", "\"\"\"", "👋"}) {
    INFO(hostile);
    CHECK(b.store->search(hostile, {}, Order::best, 10, 0).ok());
  }
}

TEST_CASE("search finds on each shelf what stands there") {
  Bench b;
  Record trashed = b.entry("thrown away", "by the harbour");
  Record person = new_record(Kind::person, RecordId::make(b.random), kNow);
  person.set(person::kName, std::string("Zoë"));
  person.set(person::kPreferences, std::string("walks by the harbour"));
  REQUIRE(b.write(person));
  for (const char* title : {"one", "two", "three"}) REQUIRE(b.write(b.entry(title, "at the harbour")));
  REQUIRE(b.write(trashed));
  trashed.set(kDeleted, kNow);
  REQUIRE(b.write(trashed));
  const auto find = [&](Filter::Shelf shelf, Order order, std::int64_t limit = 10) {
    Filter filter;
    filter.shelf = shelf;
    const auto page = b.store->search("harb", filter, order, limit, 0, 1);
    REQUIRE(page);
    std::vector<std::string> out;
    for (const auto& hit : page->items) out.push_back(hit.row.title);
    CHECK(page->total == static_cast<std::int64_t>(out.size()));
    std::ranges::sort(out);
    return out;
  };
  using V = std::vector<std::string>;
  for (const auto order : {Order::newest, Order::best}) {
    CHECK(find(Filter::Shelf::journal, order) == V{"one", "three", "two"});
    CHECK(find(Filter::Shelf::journal, order, 2).size() == 2);
    CHECK(find(Filter::Shelf::trash, order) == V{"thrown away"});
    CHECK(find(Filter::Shelf::records, order) == V{"Zoë"});
  }
  CHECK(b.store->verify()->problems.empty());
  Author author = b.store->author();
  REQUIRE(b.store->commit(author_ops(author, kNow, trashed.id, purge_of(*b.store->ops_of(trashed.id)))));
  CHECK(find(Filter::Shelf::trash, Order::newest).empty());
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("random bytes are a safe query") {
  Bench b;
  REQUIRE(b.write(b.entry("a", "b")));
  for (int i = 0; i < 3000; ++i) {
    std::string query(b.random.below(40), 'x');
    for (char& c : query)
      c = static_cast<char>(b.random.below(4) == 0 ? "\"*:^()-+ "[b.random.below(9)]
                                                   : static_cast<char>(b.random.below(256)));
    INFO(to_hex(as_bytes(query)));
    REQUIRE(b.store->search(query, {}, Order::newest, 5, 0).ok());
  }
}

TEST_CASE("filters by kind, tag, person, month and together with words") {
  Bench b;
  const RecordId ana = RecordId::make(b.random);
  Record tagged = b.entry("tagged", "blue words", "2026-01-05T08:00:00Z");
  tagged.set(kTags, Strings{"team"});
  tagged.set(kPeople, Strings{ana.text()});
  REQUIRE(b.write(tagged));
  Record daily = b.entry("daily", "blue too", "2026-02-05T08:00:00Z");
  daily.set(reflection::kType, std::string("daily"));
  daily.set(kTags, Strings{"team", "other"});
  REQUIRE(b.write(daily));
  Filter f;
  f.tag = "team";
  CHECK(titles(*b.store->list(f, 10, 0)) == std::vector<std::string>{"daily", "tagged"});
  f.person = ana;
  CHECK(titles(*b.store->list(f, 10, 0)) == std::vector<std::string>{"tagged"});
  CHECK(b.store->search("blue", f, Order::newest, 10, 0)->total == 1);
  Filter kind;
  kind.subkind = "daily";
  CHECK(titles(*b.store->list(kind, 10, 0)) == std::vector<std::string>{"daily"});
  CHECK(b.store->list(kind, 10, 0)->total == 1);
  Filter month;
  month.from = Day::parse("2026-01-01");
  month.to = Day::parse("2026-01-31");
  CHECK(b.store->places(month)->size() == 1);
  CHECK(b.store->tags()->front() == std::pair<std::string, std::int64_t>{"team", 2});
  CHECK(b.store->months()->size() == 2);
  CHECK(b.store->on_this_day(*Day::parse("2027-01-05"), 5)->size() == 1);
  CHECK(b.store->days(*Day::parse("2026-01-01"), *Day::parse("2026-12-31"))->size() == 2);
}

TEST_CASE("records of the years 1426 to 2514 stand in order of their dates") {
  Bench b;
  const std::vector<std::string> years{"2514", "2401", "2400", "2243", "1970", "1696", "1500", "1426"};
  for (const char* year : {"2400", "1500", "2514", "1426", "2243", "1696", "2401", "1970"}) {
    REQUIRE(b.write(b.entry(year, "text", (std::string(year) + "-03-01T08:00:00Z").c_str())));
  }
  CHECK(titles(*b.store->list({}, 10, 0)) == years);
  REQUIRE(b.write(b.entry("9999", "text", "9999-12-31T08:00:00Z")));
  REQUIRE(b.write(b.entry("0001", "text", "0001-01-02T08:00:00Z")));
  const auto all = titles(*b.store->list({}, 20, 0));
  CHECK(all.front() == "9999");
  CHECK(all.back() == "0001");
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("an id prefix names one record or says that it is ambiguous") {
  Bench b;
  const Record r = b.entry("a", "b");
  REQUIRE(b.write(r));
  const std::string text = r.id.text();
  for (std::size_t n = 4; n <= 26; ++n) {
    INFO(n);
    CHECK(*b.store->resolve(text.substr(0, n)) == r.id);
  }
  CHECK(b.store->resolve("abc").code() == Code::usage);
  CHECK(b.store->resolve("ABCD").code() == Code::usage);
  Record twin = b.entry("c", "d");
  twin.id = r.id;
  twin.id.bytes[10] = std::byte{static_cast<unsigned char>(std::to_integer<int>(r.id.bytes[10]) ^ 1)};
  REQUIRE(b.write(twin));
  CHECK(b.store->resolve(text.substr(0, 6)).code() == Code::ambiguous);
  CHECK(*b.store->resolve(text) == r.id);
}

TEST_CASE("a list can be narrowed to the state that its records stand at, alone and with other wishes") {
  Bench b;
  const auto moment = [&](const char* title, const char* state, const char* tag) {
    Record r = new_record(Kind::moment, RecordId::make(b.random), kNow);
    r.set(moment::kTitle, std::string(title));
    r.set(kTags, Strings{tag});
    if (state != nullptr) r.set(kState, std::string(state));
    REQUIRE(b.write(r));
    return r;
  };
  Record moved = moment("new", nullptr, "x");
  moment("seen", "reflected", "x");
  moment("seen too", "reflected", "y");
  const auto listed = [&](const char* state, const char* tag = "") {
    Filter filter;
    filter.state = state;
    filter.tag = tag;
    auto found = titles(*b.store->list(filter, 10, 0));
    std::ranges::sort(found);
    CHECK(b.store->places(filter)->size() == found.size());
    return found;
  };
  using V = std::vector<std::string>;
  CHECK(listed("captured") == V{"new"});  // also where no state was ever set
  CHECK(listed("reflected") == V{"seen", "seen too"});
  CHECK(listed("reflected", "y") == V{"seen too"});
  CHECK(listed("closed") == V{});
  CHECK(listed("") == V{"new", "seen", "seen too"});
  moved.set(kState, std::string("reflected"));
  REQUIRE(b.write(moved));
  CHECK(listed("captured") == V{});
  CHECK(listed("reflected", "x") == V{"new", "seen"});
  Filter found;
  found.state = "reflected";
  CHECK(b.store->search("seen", found, Order::newest, 10, 0)->total == 2);
}

TEST_CASE("a purge takes the words out of every page of the file") {
  Bench b;
  Record r = b.entry("Quagga", "the word is xylophone");
  r.set(kTags, Strings{"zeugma"});
  REQUIRE(b.write(r));
  r.set(reflection::kBody, std::string("the word is marimba"));
  REQUIRE(b.write(r));
  for (int i = 0; i < 50; ++i) REQUIRE(b.write(b.entry("other", "plain words " + std::to_string(i))));
  Record typed = r;
  typed.set(reflection::kBody, std::string("the word is vibraphone"));
  REQUIRE(b.store->save_draft({typed, r}));
  Author author = b.store->author();
  REQUIRE(b.store->commit(author_ops(author, kNow, r.id, purge_of(*b.store->ops_of(r.id)))));
  CHECK(b.store->record(r.id).code() == Code::not_found);
  CHECK(b.store->search("xylophone", {}, Order::newest, 5, 0)->total == 0);
  CHECK(b.store->verify()->problems.empty());
  CHECK(b.store->drafts()->empty());
  const std::string pages = test::plain_pages(b.file, b.key.view());
  for (const char* word : {"Quagga", "quagga", "xylophone", "marimba", "zeugma", "vibraphone"}) {
    INFO(word);
    CHECK(pages.find(word) == std::string_view::npos);
  }
  CHECK(pages.find("plain words") != std::string_view::npos);  // the scan can see
  b.reopen();
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE(
    "a record that more devices wrote than one purge names is purged, and more heads than an edit names are "
    "refused") {
  Bench b;
  const Record r = b.entry("crowded", "xylophone");
  REQUIRE(b.write(r));
  std::vector<Op> crowd;
  for (std::size_t i = 0; i < kMaxNamed; ++i) {
    crowd.push_back(
        {{DeviceId::make(b.random), 1}, 1, kNow, r.id, TextEdit{reflection::kBody, {}, 0, {{0, 0, "y"}}}});
  }
  // With the head that is there already these are one too many for the next edit.
  CHECK(b.store->commit(crowd).error() == Error{Code::damaged, "text heads"});
  crowd.pop_back();
  REQUIRE(b.store->commit(std::span(crowd)));
  Record edited = *b.store->record(r.id);
  edited.set(reflection::kBody, std::string("settled"));
  REQUIRE(b.write(edited));
  CHECK(b.store->state(r.id)->texts.at(reflection::kBody).heads.size() == 1);

  std::vector<Op> tags;
  for (std::size_t i = 0; i < 10; ++i) {
    tags.push_back({{DeviceId::make(b.random), 1}, 1, kNow, r.id, SetAdd{kTags, "t" + std::to_string(i)}});
  }
  REQUIRE(b.store->commit(tags));
  Author author = b.store->author();
  REQUIRE(b.store->commit(author_ops(author, kNow, r.id, purge_of(*b.store->ops_of(r.id)))));
  CHECK(b.store->record(r.id).code() == Code::not_found);
  const auto left = *b.store->ops_of(r.id);
  for (const Op& op : left) {
    CHECK((std::holds_alternative<Redacted>(op.body) || std::holds_alternative<Purge>(op.body)));
  }
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("rebuild gives the same states and rows") {
  Bench b;
  for (int i = 0; i < 20; ++i) {
    Record r = b.entry("t" + std::to_string(i), "body " + std::to_string(i));
    REQUIRE(b.write(r));
    if (i % 3 == 0) {
      r.set(kDeleted, kNow);
      REQUIRE(b.write(r));
    }
  }
  const auto before = *b.store->fingerprint();
  const auto list = titles(*b.store->list({}, 100, 0));
  REQUIRE(b.store->rebuild());
  CHECK(*b.store->fingerprint() == before);
  CHECK(titles(*b.store->list({}, 100, 0)) == list);
  CHECK(b.store->verify()->problems.empty());
}

TEST_CASE("a backup opens with the same key and is equal") {
  Bench b;
  REQUIRE(b.write(b.entry("kept", "text")));
  const auto file = b.scratch / "copy.db";
  REQUIRE(b.store->backup(file));
  CHECK(b.store->backup(file).code() == Code::exists);
  auto copy = Store::open(file, b.key, b.id);
  REQUIRE(copy);
  CHECK(*copy->fingerprint() == *b.store->fingerprint());
}

TEST_CASE("drafts are kept apart from the log") {
  Bench b;
  Record r = b.entry("draft", "typed");
  const Record opened = r;
  REQUIRE(b.store->save_draft({r, opened}));
  r.set(reflection::kBody, std::string("typed more"));
  REQUIRE(b.store->save_draft({r, opened}));
  b.reopen();
  REQUIRE(b.store->drafts()->size() == 1);
  CHECK(b.store->drafts()->front() == store::Draft{r, opened});
  CHECK(b.store->about()->ops == 0);
  REQUIRE(b.store->drop_draft(r.id));
  CHECK(b.store->drafts()->empty());
}

TEST_CASE("a draft keeps whether its state was ever set") {
  Bench b;
  Record r = new_record(Kind::person, RecordId::make(b.random), kNow);
  REQUIRE(r.state() == "active");
  for (const bool set : {false, true}) {
    INFO(set);
    if (set) r.set(kState, std::string("active"));
    REQUIRE(b.store->save_draft({r, r}));
    const auto draft = *b.store->draft(r.id);
    REQUIRE(draft);
    CHECK(draft->record == r);
  }
}

TEST_CASE("a text of a million wide characters is written and read back") {
  Bench b;
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
  Bench b;
  REQUIRE(b.write(b.entry("kept", "text")));
  const std::string before = *b.store->fingerprint();
  const auto refused = [&](std::uint64_t n, Stamp wall, OpBody body, std::uint64_t hlc = 1) {
    const Op op{{DeviceId::make(b.random), n}, hlc, wall, RecordId::make(b.random), std::move(body)};
    const auto done = b.store->commit(std::span(&op, 1));
    return done ? Error{} : done.error();
  };
  CHECK(refused(1, kNow, SetAdd{kTags, std::string(kMaxPayload, 'x')}).code == Code::too_large);
  CHECK(refused(1, kNow, EntryCreate{0, kNow}) == Error{Code::damaged, "kind"});
  CHECK(refused(0, kNow, SetAdd{kTags, "x"}) == Error{Code::damaged, "op number"});
  CHECK(refused(UINT64_MAX, kNow, SetAdd{kTags, "x"}) == Error{Code::damaged, "op number"});
  CHECK(refused(std::uint64_t{1} << 53, kNow, SetAdd{kTags, "x"}) == Error{Code::damaged, "op number"});
  CHECK(refused(1, kNow, SetAdd{kTags, "x"}, std::uint64_t{1} << 63) == Error{Code::damaged, "op clock"});
  CHECK(refused(1, Stamp{INT64_MAX, 0}, SetAdd{kTags, "x"}) == Error{Code::damaged, "op time"});
  const Stamp beyond{kNow.utc_ms, Stamp::kMaxOffset + 1};
  CHECK(refused(1, beyond, SetAdd{kTags, "x"}) == Error{Code::damaged, "op time"});
  CHECK(refused(1, kNow, EntryCreate{1, beyond}) == Error{Code::damaged, "offset"});
  CHECK(refused(1, kNow, FieldSet{kHappened, beyond, {}}) == Error{Code::damaged, "offset"});
  CHECK(*b.store->fingerprint() == before);
  CHECK(b.store->devices()->size() == 1);
}

TEST_CASE("an op with the number of another is refused, and so is one that overlaps its neighbours") {
  Bench b;
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
  Op fifth{{DeviceId::make(b.random), 5}, 1, kNow, r.id, SetAdd{kTags, "x"}};
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
  Bench b;
  const auto same = [&](const Author& one) {
    const Author& now = b.store->author();
    return one.dev == now.dev && one.next_n == now.next_n && one.own_hlc == now.own_hlc &&
           one.seen_hlc == now.seen_hlc;
  };
  const DeviceId other = DeviceId::make(b.random);
  for (std::uint64_t i = 1; i <= 5; ++i) {
    REQUIRE(b.write(b.entry("mine", "a body of some length")));
    const Op theirs{{other, i}, (i % 2) << 60 | i, kNow, RecordId::make(b.random), SetAdd{kTags, "x"}};
    REQUIRE(b.store->commit(std::span(&theirs, 1)));
    const Author before = b.store->author();
    b.reopen();
    CHECK(same(before));
  }
}

TEST_CASE("the journal's files are for their owner only, whatever the umask says") {
  const mode_t usual = umask(0);
  {
    Bench b;
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
