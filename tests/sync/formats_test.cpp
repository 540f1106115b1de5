// What is written can be read, and nothing else can: for every object of the protocol.
#include <functional>

#include "journal/ops.h"
#include "sync/builder.h"

using namespace thirdrow;
using namespace thirdrow::sync;

namespace {

Record record(DeviceId dev, std::uint64_t n, std::string_view words) {
  Record out{{dev, n}, 3, 77U << 16U, {1'700'000'000'000, 60}, 5, {}, {}, Record::Words{{}, to_bytes(words)}};
  out.words->salt[0] = static_cast<std::byte>(n);
  out.hash = store::record_hash(out.words->salt, out.type, out.words->payload);
  return out;
}

Segment segment(const seal::DeviceKeys& keys) {
  Segment out;
  out.space.bytes[0] = std::byte{1};
  out.dev = keys.id();
  out.epoch.bytes[0] = std::byte{2};
  out.seq = 4;
  out.prev[0] = std::byte{3};
  DeviceId other;
  other.bytes[5] = std::byte{5};
  out.deps = {{{other, 9}, {}}};
  out.records = {record(out.dev, 1, "one"), record(other, 4, ""), record(out.dev, 9, std::string(3000, 'w'))};
  out.sign(keys);
  return out;
}

Head head(const seal::DeviceKeys& keys) {
  Head out;
  out.space.bytes[0] = std::byte{1};
  out.dev = keys.id();
  out.generation = 12;
  out.last_seq = 40;
  out.last_link[0] = std::byte{4};
  out.tail_from = 33;
  DeviceId other;
  other.bytes[5] = std::byte{5};
  PackEntry pack{{}, 5000, {{other, 1, 3}, {other, 7, 7}}};
  out.packs = {pack};
  out.seen = {{{other, 9}, {}}};
  out.statements = {ObjectName{std::byte{1}}, ObjectName{std::byte{2}}};
  out.app = "third-row 0.1.0";
  out.sign(keys);
  return out;
}

/// Every beginning and every changed byte is refused, or is another value whose bytes these are.
template <class Value>
void check_strict(const Value& value) {
  const Bytes bytes = value.encode();
  const auto back = Value::decode(bytes);
  REQUIRE(back);
  CHECK(*back == value);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    INFO("byte " << i);
    REQUIRE(Value::decode(ByteView(bytes).first(i)).code() == Code::damaged);
    for (const int bit : {0, 3, 7}) {
      Bytes altered = bytes;
      altered[i] ^= static_cast<std::byte>(1 << bit);
      const auto read = Value::decode(altered);
      if (!read) continue;
      REQUIRE(read->encode() == altered);
      REQUIRE_FALSE(*read == value);
    }
  }
  Bytes longer = bytes;
  longer.push_back(std::byte{0});
  CHECK(Value::decode(longer).code() == Code::damaged);
}

/// Nobody can put other words under the signature.
template <class Value>
void check_signed(const Value& value, const seal::DeviceKeys& keys) {
  CHECK(value.is_signed_by(keys.signing_key()));
  CHECK_FALSE(value.is_signed_by(test::keys_of(99).signing_key()));
  const Bytes bytes = value.encode();
  for (std::size_t i = 0; i < bytes.size(); i += 1 + bytes.size() / 400) {
    Bytes altered = bytes;
    altered[i] ^= std::byte{1};
    const auto read = Value::decode(altered);
    if (read) {
      INFO("byte " << i);
      REQUIRE_FALSE(read->is_signed_by(keys.signing_key()));
    }
  }
}

struct Fixture {
  Fixture() { REQUIRE(seal::init()); }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a segment comes back as it was, and nothing else does") {
  const auto keys = test::keys_of(1);
  check_strict(segment(keys));
  check_signed(segment(keys), keys);
}

TEST_CASE_METHOD(Fixture, "a head comes back as it was, and nothing else does") {
  const auto keys = test::keys_of(1);
  check_strict(head(keys));
  check_signed(head(keys), keys);
}

TEST_CASE_METHOD(Fixture, "a statement comes back as it was, and nothing else does") {
  test::SpaceBuilder space;
  const auto laptop = test::keys_of(1), desktop = test::keys_of(2);
  const auto added = space.add(laptop, {space.genesis_name}, desktop);
  const auto epoch = space.epoch(laptop, {added}, 1, {laptop.id(), desktop.id()});
  space.remove(laptop, {epoch}, desktop.id(), 7);
  space.state(laptop, {epoch}, UnknownStatement{99, to_bytes("of a later version")});
  CHECK(space.statements.size() == 5);
  for (const Statement& each : space.statements) {
    check_strict(each);
    check_signed(each, laptop);
  }
}

TEST_CASE_METHOD(Fixture, "redaction takes the words and leaves signature and chain") {
  const auto keys = test::keys_of(1);
  const Segment whole = segment(keys);
  Segment redacted = whole;
  redacted.records[2].words.reset();
  CHECK(redacted.link() == whole.link());
  CHECK(redacted.is_signed_by(keys.signing_key()));
  check_strict(redacted);
  CHECK(redacted.encode().size() + 3000 < whole.encode().size());
}

TEST_CASE_METHOD(Fixture, "words that do not fit their hash are refused") {
  const auto keys = test::keys_of(1);
  Segment altered = segment(keys);
  altered.records[0].words->payload[0] ^= std::byte{1};
  CHECK(Segment::decode(altered.encode()).code() == Code::damaged);
}

TEST_CASE_METHOD(Fixture, "a pack holds segments as they are") {
  Pack pack{{segment(test::keys_of(1)), segment(test::keys_of(2))}};
  const auto back = Pack::decode(pack.encode());
  REQUIRE(back);
  CHECK(back->segments == pack.segments);
  Bytes bytes = pack.encode();
  bytes.pop_back();
  CHECK(Pack::decode(bytes).code() == Code::damaged);
  CHECK(Pack::decode(Bytes{std::byte{0}})->segments.empty());
}

TEST_CASE_METHOD(Fixture, "what is over the limits or out of order is refused") {
  const auto keys = test::keys_of(1);
  const auto refuses = [](auto value, const auto& change) {
    change(value);
    return decltype(value)::decode(value.encode()).code() == Code::damaged;
  };
  DeviceId low, high;
  low.bytes[0] = std::byte{1};
  high.bytes[0] = std::byte{2};
  CHECK(refuses(segment(keys), [](Segment& s) { s.seq = 0; }));
  CHECK(refuses(segment(keys), [](Segment& s) {
    s.records.clear();
    s.deps.clear();
  }));
  CHECK(
      refuses(segment(keys), [](Segment& s) { s.records.assign(Segment::kMostRecords + 1, s.records[1]); }));
  CHECK(refuses(segment(keys), [](Segment& s) { s.records[0].id.n = 0; }));
  CHECK(refuses(segment(keys), [](Segment& s) { s.records[0].took = ~std::uint64_t{0}; }));
  CHECK(refuses(segment(keys), [](Segment& s) { s.records[0].hlc = ~std::uint64_t{0}; }));
  CHECK(refuses(segment(keys), [&](Segment& s) { s.deps = {{{high, 1}, {}}, {{low, 1}, {}}}; }));
  CHECK(refuses(segment(keys), [&](Segment& s) { s.deps = {{{low, 1}, {}}, {{low, 2}, {}}}; }));
  CHECK(refuses(segment(keys), [&](Segment& s) { s.deps = {{{s.dev, 1}, {}}}; }));
  CHECK(refuses(segment(keys), [](Segment& s) {
    s.deps.clear();
    for (int i = 1; i < 70; ++i) s.deps.push_back({{{{static_cast<std::byte>(i)}}, 1}, {}});
  }));
  CHECK(refuses(segment(keys), [](Segment& s) {
    s.records[0].words->payload.resize(journal::kMaxPayload + 1);
    s.records[0].hash =
        store::record_hash(s.records[0].words->salt, s.records[0].type, s.records[0].words->payload);
  }));
  CHECK(refuses(head(keys), [](Head& h) { h.generation = 0; }));
  CHECK(refuses(head(keys), [](Head& h) { h.generation = seal::SpaceKeys::kMostGenerations + 1; }));
  CHECK(refuses(head(keys), [](Head& h) { h.tail_from = 42; }));
  CHECK(refuses(head(keys), [](Head& h) { h.last_link = {}; }));
  CHECK(refuses(head(keys), [](Head& h) { h.packs[0].runs.clear(); }));
  CHECK(refuses(head(keys), [](Head& h) { h.packs[0].runs[1].from = 3; }));
  CHECK(refuses(head(keys), [](Head& h) { h.packs[0].runs[1] = {h.packs[0].runs[1].dev, 9, 8}; }));
  CHECK(refuses(head(keys), [](Head& h) { std::swap(h.statements[0], h.statements[1]); }));
  CHECK(refuses(head(keys), [](Head& h) { h.seen[0].at.dev = h.dev; }));
  CHECK(refuses(head(keys), [](Head& h) { h.app.assign(65, 'a'); }));
}

TEST_CASE_METHOD(Fixture, "a length that lies takes no room") {
  // a pack that says it holds as many segments as there are bytes, each as long
  Bytes bytes{std::byte{0x7F}};
  bytes.resize(200, std::byte{0x7F});
  CHECK(Pack::decode(bytes).code() == Code::damaged);
  CHECK(Segment::decode(bytes).code() == Code::damaged);
  CHECK(Head::decode(bytes).code() == Code::damaged);
  CHECK(Statement::decode(bytes).code() == Code::damaged);
}
