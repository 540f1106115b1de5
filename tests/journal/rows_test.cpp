#include "journal/rows.h"

#include "journal/record_json.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using namespace thirdrow::journal;

namespace {

const Stamp kNow = *Stamp::parse("2026-03-02T09:00:00+01:00");

const Field& criteria() { return *find_field(info(Kind::agreement), agreement::kCriteria); }
const Field& terms() { return *find_field(info(Kind::agreement), agreement::kTerms); }

Strings read(const Field& field, std::string_view text, const Strings& before = {}) {
  const auto rows = parse_rows(field, text, kNow, before);
  INFO(text);
  REQUIRE(rows);
  return *rows;
}

/// Words without blanks at their ends, of what means something between cells.
std::string hostile_words(test::SeededRandom& random) {
  static constexpr const char* kPieces[] = {"|",  ";",  "\"", "\"\"", "a",   "é",
                                            "議", "\\", ",",  " | ",  "x y", "'"};
  std::string out;
  for (std::uint64_t n = 1 + random.below(6); n > 0; --n) out += kPieces[random.below(std::size(kPieces))];
  const auto first = out.find_first_not_of(' ');
  return out.substr(first, out.find_last_not_of(' ') - first + 1);
}

std::vector<Cells> hostile_rows(test::SeededRandom& random) {
  static constexpr const char* kWriters[] = {"", "me", "them", "joint"};
  std::vector<Cells> rows(1 + random.below(6));
  for (Cells& cells : rows) {
    cells = {hostile_words(random), kWriters[random.below(4)], random.below(2) == 0 ? "" : "2026-05-02"};
  }
  return rows;
}

/// One device that writes about a record.
struct Device {
  explicit Device(test::SeededRandom& random) : author{DeviceId::make(random), 1, 0, 0} {}
  Author author;
  std::vector<Op> ops;

  void write(const Record& wanted) {
    const EntryState state = replay(wanted.id, ops);
    auto made = author_ops(author, kNow, wanted.id, changes(state, wanted));
    std::ranges::move(made, std::back_inserter(ops));
  }
  void hear(const std::vector<Op>& others) {
    for (const Op& op : others) {
      ops.push_back(op);
      author.seen_hlc = std::max(author.seen_hlc, op.hlc);
    }
  }
  Record record(RecordId id) const { return *replay(id, ops).record(); }
};

}  // namespace

TEST_CASE("rows come back from their text whatever stands in their cells") {
  const auto seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{60}));
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  const Strings rows = rows_of(hostile_rows(random));
  for (const char* between : {"\n", "; ", ";"}) {
    const std::string text = rows_text(terms(), rows, between);
    INFO(text);
    CHECK(read(terms(), text) == rows);
  }
}

TEST_CASE("rows come back from JSON whatever stands in their cells") {
  const auto seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{40}));
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  Record record{RecordId::make(random), Kind::agreement, kNow, {}};
  record.set(agreement::kTerms, rows_of(hostile_rows(random)));
  const auto json = Json::parse(to_json(record, kNow).dump());
  REQUIRE(json);
  const auto back = record_from_json(*json);
  REQUIRE(back);
  CHECK(*back == record);
}

TEST_CASE("a draft keeps its rows to the letter: their places, and words that are no rows yet") {
  test::SeededRandom random;
  Record draft{RecordId::make(random), Kind::agreement, kNow, {}};
  draft.set(agreement::kCriteria, Strings{"001\x1f"
                                          "one\x1fjoint",
                                          "007\x1fseven\x1fme\x1f"
                                          "a later column"});
  draft.set(agreement::kTerms, Strings{"\nhalf | typed | not a day"});
  const auto json = Json::parse(draft_json(draft).dump());
  REQUIRE(json);
  const auto back = draft_from_json(*json);
  REQUIRE(back);
  CHECK(*back == draft);
}

TEST_CASE("rows are written one to a line or apart by semicolons, with empty cells and lines left out") {
  const Strings two = rows_of(std::vector<Cells>{{"Calls are answered", "joint"}, {"Nobody waits"}});
  CHECK(read(criteria(), "Calls are answered | joint\nNobody waits") == two);
  CHECK(read(criteria(), "  Calls are answered|joint ;Nobody waits| ;; ") == two);
  CHECK(rows_text(criteria(), two) == "Calls are answered | joint\nNobody waits");
  CHECK(read(criteria(), "").empty());
  CHECK(read(terms(), "Draft sent | me | today") ==
        rows_of(std::vector<Cells>{{"Draft sent", "me", "2026-03-02"}}));
}

TEST_CASE("rows that cannot be are refused by the name of their field") {
  const auto refused = [](const Field& field, const std::string& text) {
    const auto rows = parse_rows(field, text, kNow);
    INFO(text);
    REQUIRE_FALSE(rows);
    CHECK(rows.code() == Code::invalid);
    CHECK(rows.error().detail.starts_with(field.name));
  };
  refused(criteria(), "one | joint | more");
  refused(criteria(), "one | nobody");
  refused(criteria(), " | joint");
  refused(terms(), "one | me | some day");
  refused(criteria(), std::string(501, 'x'));
  refused(criteria(),
          "a\x1f"
          "b");
  refused(criteria(), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm");
  refused(*find_field(info(Kind::agreement), agreement::kAgreedBy), "Ana | said");
}

TEST_CASE("elements that no program of ours wrote are refused, and read without harm all the same") {
  const Strings hostile = {"",
                           "x",
                           "1",
                           "0001\x1f"
                           "a",
                           "-01\x1f"
                           "a",
                           "001",
                           "001\x1f",
                           "\x1f\x1f\x1f",
                           "999999999999999999999\x1f"
                           "a",
                           "001\x1f"
                           "a\x1fnobody",
                           "\nwords",
                           "001\x1f" + std::string(kMaxRow, 'x'),
                           "001\x1f\xff\xfe"};
  for (const std::string& element : hostile) {
    INFO(element);
    CHECK_FALSE(check_rows(criteria(), {element}));
    const auto cells = cells_of(criteria(), {element});
    REQUIRE(cells.size() == 1);
    CHECK(cells[0].size() >= criteria().columns.size());
    static_cast<void>(rows_text(criteria(), {element}));
    static_cast<void>(rows_of(cells, {element}));
  }
  const auto past_the_end = rows_of(std::vector<Cells>(3, Cells{"a"}), {"999\x1f"
                                                                        "a"});
  CHECK(check_rows(criteria(), past_the_end));
}

TEST_CASE("random bytes as elements or as text never break anything") {
  const auto seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{200}));
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  std::string bytes;
  for (std::uint64_t n = random.below(40); n > 0; --n) {
    static constexpr char kLikely[] = "01|;\"\n\x1f x";
    bytes += random.below(3) == 0 ? static_cast<char>(random.below(256)) : kLikely[random.below(9)];
  }
  static_cast<void>(check_rows(terms(), {bytes}));
  static_cast<void>(cells_of(terms(), {bytes}));
  static_cast<void>(rows_text(terms(), {bytes}));
  const auto rows = parse_rows(terms(), bytes, kNow);
  if (rows) CHECK(read(terms(), rows_text(terms(), *rows)) == *rows);
}

TEST_CASE("what stays in a list keeps its place when a row is removed, added or moved") {
  const Strings three = read(criteria(), "one\ntwo\nthree");
  CHECK(read(criteria(), "one\nthree", three) == Strings{"001\x1fone", "003\x1fthree"});
  CHECK(read(criteria(), "two\nthree\nfour", three) == Strings{"002\x1ftwo", "003\x1fthree",
                                                               "004\x1f"
                                                               "four"});
  CHECK(read(criteria(), "one\nthree\ntwo", three) == Strings{"001\x1fone", "003\x1fthree", "004\x1ftwo"});
  CHECK(read(criteria(), rows_text(criteria(), {three[0], three[2]}), {three[0], three[2]}) ==
        Strings{three[0], three[2]});
}

TEST_CASE("columns that a later version added stay behind the known ones") {
  const Strings later = {"001\x1fone\x1fjoint\x1fnew"};
  CHECK(check_rows(criteria(), later));
  CHECK(rows_of(cells_of(criteria(), later), later) == later);
}

TEST_CASE(
    "two devices that change one list lose no row, whatever the order in which they hear of each other") {
  const auto seed = GENERATE(range(std::uint64_t{1}, std::uint64_t{40}));
  INFO("seed " << seed);
  test::SeededRandom random(seed);
  Device here(random), there(random);
  Record made{RecordId::make(random), Kind::agreement, kNow, {}};
  made.set(agreement::kCriteria, read(criteria(), "one\ntwo\nthree"));
  here.write(made);
  there.hear(here.ops);
  const std::size_t known = here.ops.size();
  Record mine = made, theirs = made;
  mine.set(agreement::kCriteria,
           read(criteria(), "one\ntwo\nthree\nof here", made.strings(agreement::kCriteria)));
  theirs.set(agreement::kCriteria,
             read(criteria(), "of there\ntwo | joint\nthree", made.strings(agreement::kCriteria)));
  here.write(mine);
  there.write(theirs);
  std::vector<Op> from_there(there.ops.begin() + static_cast<std::ptrdiff_t>(known), there.ops.end());
  std::vector<Op> from_here(here.ops.begin() + static_cast<std::ptrdiff_t>(known), here.ops.end());
  for (auto* ops : {&from_there, &from_here}) {
    for (std::size_t i = ops->size(); i > 1; --i) std::swap((*ops)[i - 1], (*ops)[random.below(i)]);
  }
  here.hear(from_there);
  there.hear(from_here);
  CHECK(here.record(made.id) == there.record(made.id));
  std::vector<std::string> words;
  for (const Cells& cells : cells_of(here.record(made.id), agreement::kCriteria)) words.push_back(cells[0]);
  std::ranges::sort(words);
  CHECK(words == std::vector<std::string>{"of here", "of there", "three", "two"});
}
