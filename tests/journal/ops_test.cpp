#include "journal/ops.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "support/catch.h"
#include "support/histories.h"

using namespace thirdrow;
using namespace thirdrow::journal;
using test::SeededRandom;

namespace {

constexpr std::uint8_t kKnownTypes[] = {1, 2, 3, 4, 5, 7, 8, 9, 10};
const Stamp kWall = *Stamp::parse("2026-03-02T09:00:00+01:00");

std::vector<OpId> sorted_ids(SeededRandom& random, std::uint64_t at_most) {
  std::vector<OpId> ids;
  for (std::uint64_t n = random.below(at_most + 1); n > 0; --n)
    ids.push_back({DeviceId::make(random), random.below(UINT64_MAX)});
  std::ranges::sort(ids);
  return ids;
}

OpBody random_body(SeededRandom& random, std::uint8_t type) {
  const auto tag = static_cast<Tag>(random.below(65536));
  const std::string words = test::random_words(random, 12);
  switch (type) {
    case 1:
      return EntryCreate{static_cast<std::uint16_t>(1 + random.below(65535)), test::random_stamp(random)};
    case 2:
      return FieldSet{tag, test::random_value(random), sorted_ids(random, 4)};
    case 3:
      return SetAdd{tag, words};
    case 4:
      return SetRemove{tag, words, sorted_ids(random, 4)};
    case 5: {
      const auto length = static_cast<std::uint32_t>(random.below(1000));
      return TextEdit{tag, sorted_ids(random, 4), length, test::random_hunks(random, length)};
    }
    case 7:
      return Purge{sorted_ids(random, 5)};
    case 8:
      return Comment{CommentId::make(random), words};
    case 9:
      return CommentEdit{CommentId::make(random), words};
    case 10:
      return CommentDelete{CommentId::make(random)};
    default:
      return UnknownOp{type, to_bytes(words)};
  }
}

Op with(SeededRandom& random, OpBody body) {
  const bool nameless = std::holds_alternative<UnknownOp>(body);
  return {{}, 0, {}, nameless ? RecordId{} : RecordId::make(random), std::move(body)};
}

/// What decoding says about the body's own bytes.
std::string refusal(OpBody body) {
  SeededRandom random;
  const Op op = with(random, std::move(body));
  const auto decoded = decode_payload(wire_type(op.body), encode_payload(op));
  return decoded ? "" : decoded.error().detail;
}

OpId id_of(std::uint8_t dev, std::uint64_t n) {
  OpId id{{}, n};
  id.dev.bytes.fill(std::byte{dev});
  return id;
}

/// One op of every type, and of every type of value, that never change.
std::vector<OpBody> samples() {
  CommentId comment;
  comment.bytes.fill(std::byte{0xC0});
  RecordId ref;
  ref.bytes.fill(std::byte{0xEE});
  std::vector<OpBody> out = {EntryCreate{3, kWall}};
  const Value values[] = {
      {},    true, std::int64_t{-300},   0.5, std::string("Grüße"), *Day::parse("2026-03-02"),
      kWall, ref,  Strings{"one", "two"}};
  for (const Value& value : values) out.push_back(FieldSet{32, value, {id_of(1, 7), id_of(2, 300)}});
  out.push_back(SetAdd{3, "team"});
  out.push_back(SetRemove{3, "team", {id_of(1, 9)}});
  out.push_back(TextEdit{33, {id_of(1, 12)}, 200, {{0, 3, ""}, {150, 0, "議 new"}}});
  out.push_back(Purge{{id_of(1, 40), id_of(2, 41)}});
  out.push_back(Comment{comment, "well said"});
  out.push_back(CommentEdit{comment, "better said"});
  out.push_back(CommentDelete{comment});
  out.push_back(UnknownOp{0x40, to_bytes("from later")});
  return out;
}

}  // namespace

TEST_CASE("an op of every type reads back equal") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    INFO("seed " << seed);
    SeededRandom random(seed);
    for (int type = 1; type < 255; ++type) {
      const Op op = with(random, random_body(random, static_cast<std::uint8_t>(type)));
      REQUIRE(wire_type(op.body) == type);
      const auto back = decode_payload(wire_type(op.body), encode_payload(op));
      REQUIRE(back);
      REQUIRE(back->entry == op.entry);
      REQUIRE(back->body == op.body);
    }
  }
}

TEST_CASE("altered, cut and random bytes are refused, or are the one byte string of what they say") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    INFO("seed " << seed);
    SeededRandom random(seed);
    for (const std::uint8_t type : kKnownTypes) {
      Bytes bytes = encode_payload(with(random, random_body(random, type)));
      switch (random.below(4)) {
        case 0:
          bytes.resize(random.below(bytes.size() + 1));
          break;
        case 1:
          bytes.push_back(static_cast<std::byte>(random.below(256)));
          break;
        case 2:
          random.fill(std::span(bytes).subspan(random.below(bytes.size())));
          break;
        default:
          bytes[random.below(bytes.size())] ^= std::byte{static_cast<unsigned char>(1U << random.below(8))};
      }
      const auto read = decode_payload(type, bytes);
      if (!read) continue;
      REQUIRE(encode_payload({{}, 0, {}, read->entry, read->body}) == bytes);
    }
  }
}

TEST_CASE("a length that promises more than there is is refused before anything is reserved") {
  const std::string huge = "ffffffffffffffffff01";  // 2^64 - 1
  const std::string entry(32, 'a');
  const std::string of_type[] = {
      "03"
      "20" +
          huge,
      "04"
      "20"
      "0161" +
          huge,
      "05"
      "21" +
          huge,
      "05"
      "21"
      "00"
      "00" +
          huge,
      "07" + huge,
      "02"
      "20"
      "04" +
          huge,
      "02"
      "20"
      "08" +
          huge,
      "02"
      "20"
      "00" +
          huge};
  for (const std::string& one : of_type) {
    INFO(one);
    const auto type = static_cast<std::uint8_t>(std::to_integer<int>((*from_hex(one.substr(0, 2)))[0]));
    const auto read = decode_payload(type, *from_hex(entry + one.substr(2)));
    REQUIRE_FALSE(read);
    CHECK(read.code() == Code::damaged);
  }
}

TEST_CASE("every limit of an op is refused by name") {
  CHECK(refusal(EntryCreate{0, kWall}) == "kind");
  CHECK(decode_payload(1, *from_hex(std::string(32, 'a') + "03"
                                                           "00"
                                                           "f210"))
            .error()
            .detail == "offset");
  CHECK(refusal(FieldSet{32, {}, {id_of(2, 1), id_of(1, 1)}}) == "over not sorted");
  CHECK(refusal(FieldSet{32, {}, {id_of(1, 1), id_of(1, 1)}}) == "over not sorted");
  CHECK(refusal(FieldSet{32, std::string("\xff"), {}}) == "text is not UTF-8");
  CHECK(refusal(FieldSet{32, std::numeric_limits<double>::quiet_NaN(), {}}) == "not a finite number");
  CHECK(refusal(FieldSet{32, std::numeric_limits<double>::infinity(), {}}) == "not a finite number");
  CHECK(refusal(SetAdd{3, "\xc0\xaf"}) == "text is not UTF-8");
  CHECK(refusal(SetRemove{3, "x", {id_of(2, 1), id_of(1, 1)}}) == "observed not sorted");
  CHECK(refusal(TextEdit{33, {}, 0, {}}) == "text edit");
  CHECK(refusal(TextEdit{33, {}, kMaxText + 1, {{0, 0, "x"}}}) == "text edit");
  CHECK(refusal(TextEdit{33, {}, kMaxText, {{kMaxText, 0, "x"}}}).empty());
  CHECK(refusal(TextEdit{33, {}, 9, {{0, 0, ""}}}) == "hunk");
  CHECK(refusal(TextEdit{33, {}, 9, {{kMaxText + 1, 0, "x"}}}) == "hunk");
  CHECK(refusal(TextEdit{33, {}, 9, {{0, kMaxText + 1, "x"}}}) == "hunk");
  CHECK(refusal(TextEdit{33, {id_of(2, 1), id_of(1, 1)}, 0, {{0, 0, "x"}}}) == "parents");
  std::vector<OpId> crowd;
  for (std::size_t dev = 0; dev <= kMaxNamed; ++dev) {
    OpId one = id_of(0, 1);
    one.dev.bytes[0] = static_cast<std::byte>(dev >> 8);
    one.dev.bytes[1] = static_cast<std::byte>(dev & 0xFF);
    crowd.push_back(one);
  }
  CHECK(refusal(TextEdit{33, crowd, 0, {{0, 0, "x"}}}) == "parents");
  CHECK(refusal(Purge{crowd}) == "seen");
  CHECK(refusal(Purge{{id_of(1, 1), id_of(1, 2)}}) == "seen");
  crowd.pop_back();
  CHECK(refusal(Purge{crowd}).empty());
  std::vector<OpId> named;
  for (std::uint64_t n = 1; n <= kMaxNamed; ++n) named.push_back(id_of(1, n));
  CHECK(refusal(FieldSet{32, {}, named}).empty());
  CHECK(refusal(SetRemove{3, "x", named}).empty());
  named.push_back(id_of(2, 1));
  CHECK(refusal(FieldSet{32, {}, named}) == "over");
  CHECK(refusal(SetRemove{3, "x", named}) == "observed");
  std::vector<Hunk> hunks(kMaxHunks, Hunk{0, 0, "x"});
  CHECK(refusal(TextEdit{33, {}, 0, hunks}).empty());
  hunks.push_back({0, 0, "x"});
  CHECK(refusal(TextEdit{33, {}, 0, hunks}) == "text edit");
  const Op nameless{{}, 0, {}, {}, SetAdd{3, "x"}};
  CHECK(decode_payload(3, encode_payload(nameless)).error() == Error{Code::damaged, "no record"});
  CHECK(decode_payload(0x40, Bytes(kMaxPayload)).ok());
  CHECK(decode_payload(0x40, Bytes(kMaxPayload + 1)).code() == Code::too_large);
  CHECK(decode_payload(0, {}).code() == Code::damaged);
  CHECK(decode_payload(0xFF, {}).code() == Code::damaged);
}

TEST_CASE("a number has one form") {
  const std::string entry(32, 'a');
  CHECK(decode_payload(3, *from_hex(entry + "03"
                                            "0161"))
            .ok());
  CHECK(decode_payload(3, *from_hex(entry + "8300"
                                            "0161"))
            .error()
            .detail == "number not minimal");
  CHECK(decode_payload(3, *from_hex(entry + "808004"
                                            "0161"))
            .error()
            .detail == "number too large");
  CHECK(decode_payload(3, *from_hex(entry + "03"
                                            "0161"
                                            "00"))
            .error()
            .detail == "trailing data");
  CHECK(decode_payload(2, *from_hex(entry + "20"
                                            "0102"
                                            "00"))
            .error()
            .detail == "flag");
  CHECK(decode_payload(2, *from_hex(entry + "20"
                                            "09"
                                            "00"))
            .error()
            .detail == "value type");
}

TEST_CASE("the bytes of every op are as released", "[golden]") {
  SeededRandom random;
  RecordId entry;
  entry.bytes.fill(std::byte{0xAB});
  std::ostringstream now;
  for (const OpBody& body : samples()) {
    Op op{{}, 0, {}, entry, body};
    now << int{wire_type(body)} << ' ' << to_hex(encode_payload(op)) << '\n';
  }
  std::ifstream in(THIRDROW_SOURCE_DIR "/tests/journal/golden/ops.hex");
  const std::string released{std::istreambuf_iterator<char>(in), {}};
  CHECK(now.str() == released);
  std::istringstream lines(released);
  int type = 0;
  std::string hex;
  for (const OpBody& body : samples()) {
    REQUIRE(lines >> type >> hex);
    const auto read = decode_payload(static_cast<std::uint8_t>(type), *from_hex(hex));
    REQUIRE(read);
    CHECK(read->body == body);
  }
}

TEST_CASE("a text edit takes a number for every code point it deletes or inserts, other ops take one") {
  CHECK(numbers_taken(TextEdit{33, {}, 9, {{0, 3, ""}, {2, 1, "議é"}}}) == 6);
  CHECK(numbers_taken(TextEdit{33, {}, 0, {}}) == 1);
  CHECK(numbers_taken(SetAdd{3, "many letters"}) == 1);
  CHECK(numbers_taken(Redacted{}) == 1);
  Author author{{}, 5, 0, 0};
  const auto ops =
      author_ops(author, kWall, {}, {SetAdd{3, "a"}, TextEdit{33, {}, 0, {{0, 0, "word"}}}, SetAdd{3, "b"}});
  CHECK(ops[0].id.n == 5);
  CHECK(ops[1].id.n == 6);
  CHECK(ops[2].id.n == 10);
  CHECK(author.next_n == 11);
}

TEST_CASE("the clock of a device never runs back and follows others ten minutes at most") {
  const auto at = [](const char* text) { return *Stamp::parse(text); };
  const auto hlc = [](Stamp s) { return static_cast<std::uint64_t>(s.utc_ms) << 16; };
  Author author{{}, 1, 0, 0};
  const auto tick = [&](Stamp now) {
    const std::uint64_t before = author.own_hlc;
    const Op op = author_ops(author, now, {}, {SetAdd{3, "x"}})[0];
    CHECK(op.hlc > before);
    CHECK(op.wall == now);
    return op.hlc;
  };
  const Stamp noon = at("2026-03-02T12:00:00+01:00");
  CHECK(tick(noon) == hlc(noon));
  CHECK(tick(noon) == hlc(noon) + 1);
  tick(at("1990-01-01T00:00:00+00:00"));  // ten years back and more
  CHECK(author.own_hlc == hlc(noon) + 2);
  const Stamp summer = at("2026-10-25T02:59:00+02:00");  // the hour that comes twice
  const Stamp winter = at("2026-10-25T02:01:00+01:00");
  CHECK(tick(summer) == hlc(summer));
  CHECK(tick(winter) == hlc(winter));
  author.seen_hlc = hlc(at("2099-12-31T00:00:00+00:00"));  // another device is wrong
  const Stamp later = at("2026-10-26T09:00:00+01:00");
  CHECK(tick(later) == hlc({later.utc_ms + 600'000, 0}) + 1);
  author.seen_hlc = hlc(later) + 5;  // another device is a little ahead
  author.own_hlc = 0;
  CHECK(tick(later) == hlc(later) + 6);
  Author old{{}, 1, 0, 0};
  const Op op = author_ops(old, at("1960-01-01T00:00:00+00:00"), {}, {SetAdd{3, "x"}})[0];
  CHECK(op.hlc == 1);
  Author full{{}, 1, hlc(noon) | 0xFFFF, 0};
  CHECK(author_ops(full, noon, {}, {SetAdd{3, "x"}})[0].hlc == hlc({noon.utc_ms + 1, 0}));
}

TEST_CASE("a device whose clock says 2099 does not win for ever") {
  SeededRandom random;
  Author wrong{DeviceId::make(random), 1, 0, 0};
  Author right{DeviceId::make(random), 1, 0, 0};
  const RecordId id = RecordId::make(random);
  const Stamp future = *Stamp::parse("2099-12-31T00:00:00+00:00");
  std::vector<Op> ops =
      author_ops(wrong, future, id, {EntryCreate{3, future}, FieldSet{32, std::string("from 2099"), {}}});
  right.seen_hlc = wrong.own_hlc;
  std::ranges::move(author_ops(right, kWall, id, {FieldSet{32, std::string("today"), {ops[1].id}}}),
                    std::back_inserter(ops));
  CHECK(replay(id, ops).record()->text(32) == "today");
  CHECK(replay(id, ops).conflicts().empty());
}

TEST_CASE("a day or a moment outside the years 1 to 9999 is refused") {
  const Day first = *Day::parse("0001-01-01"), last = *Day::parse("9999-12-31");
  for (const Day day : {first, last}) CHECK(refusal(FieldSet{32, day, {}}).empty());
  for (const Day day : {first - 1, last + 1, Day{INT32_MIN}, Day{INT32_MAX}}) {
    INFO(day.days);
    CHECK(refusal(FieldSet{32, day, {}}) == "day");
  }
  for (const std::int16_t offset : {std::int16_t{-1080}, std::int16_t{0}, std::int16_t{1080}}) {
    INFO(offset);
    const Stamp begin = Stamp::from_local(first, 0, offset);
    const Stamp end{Stamp::from_local(last, 1439, offset).utc_ms + 59'999, offset};
    CHECK(refusal(FieldSet{32, begin, {}}).empty());
    CHECK(refusal(FieldSet{32, end, {}}).empty());
    for (const std::int64_t ms : {begin.utc_ms - 1, end.utc_ms + 1, INT64_MIN, INT64_MAX}) {
      INFO(ms);
      CHECK(refusal(FieldSet{32, Stamp{ms, offset}, {}}) == "stamp");
      CHECK(refusal(EntryCreate{3, Stamp{ms, offset}}) == "stamp");
    }
  }
}

TEST_CASE("an edit too large for one op is written as several that read back and merge to the same text") {
  SeededRandom random;
  const RecordId id = RecordId::make(random);
  const auto written = [&](const std::string& before, std::vector<Hunk> hunks) {
    Author author{DeviceId::make(random), 1, 0, 0};
    std::vector<OpBody> bodies{EntryCreate{3, kWall}};
    if (!before.empty()) bodies.push_back(TextEdit{33, {}, 0, {{0, 0, before}}});
    auto ops = author_ops(author, kWall, id, std::move(bodies));
    const EntryState state = replay(id, ops);
    std::vector<OpId> heads;
    if (!before.empty()) heads = state.texts.at(33).heads;
    const auto expected = apply_hunks(before, hunks);
    auto more = author_ops(author, kWall, id, {TextEdit{33, heads, text_length(before), std::move(hunks)}});
    REQUIRE(more.size() > 1);
    std::ranges::move(more, std::back_inserter(ops));
    EntryState advanced;
    advanced.id = id;
    for (const Op& op : ops) {
      const auto read = decode_payload(wire_type(op.body), encode_payload(op));
      REQUIRE(read);
      REQUIRE((read->body == op.body));
      REQUIRE(advance(advanced, op) == Advanced::yes);
    }
    REQUIRE(expected);
    REQUIRE((advanced.texts.at(33).text == *expected));
    REQUIRE((replay(id, ops) == advanced));
  };
  std::string wide;
  for (int i = 0; i < 1'000'000; ++i) wide += "👍";
  written("", {{0, 0, wide}});
  written("short", {{1, 3, "x" + wide}, {2, 1, "y"}, {0, 1, ""}});
  written("short", std::vector<Hunk>(3 * kMaxHunks, Hunk{2, 1, "ab"}));
}
