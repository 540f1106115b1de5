#include "sync/segment.h"

#include <algorithm>

#include "journal/ops.h"
#include "sync/wire.h"

namespace thirdrow::sync {

using journal::Reader;
using journal::Writer;

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::uint64_t kLastNumber = std::uint64_t{1} << 53;
constexpr std::uint64_t kLastClock = (std::uint64_t{1} << 63) - 1;

void save_record(Writer& ar, const Record& record) {
  ar(record.id, record.took, record.hlc, record.wall, record.type, record.entry, record.hash);
}

Record load_record(Reader& ar) {
  Record record;
  ar(record.id, record.took, record.hlc, record.wall, record.type, record.entry, record.hash);
  require(record.id.n > 0 && record.took > 0 && record.took <= kLastNumber &&
              record.id.n <= kLastNumber - record.took,
          "op number");
  require(record.hlc <= kLastClock, "op clock");
  return record;
}

void save_words(Writer& ar, const Record& record) {
  ar(record.words.has_value());
  if (record.words) ar(record.words->salt, record.words->payload);
}

void load_words(Reader& ar, Record& record) {
  bool there = false;
  ar(there);
  if (!there) return;
  Record::Words words;
  ar(words.salt, words.payload);
  require(words.payload.size() <= journal::kMaxPayload, "payload size");
  require(store::record_hash(words.salt, record.type, words.payload) == record.hash, "payload hash");
  record.words = std::move(words);
}

/// What is signed.
Bytes core_of(const Segment& segment) {
  Bytes core;
  Writer ar(core);
  ar(kVersion, segment.space, segment.dev, segment.epoch, segment.seq, segment.prev, segment.deps);
  ar.number(segment.records.size());
  for (const Record& record : segment.records) save_record(ar, record);
  return core;
}

Bytes signed_words(const Segment& segment) {
  Bytes words = to_bytes("T3R1-seg");
  const seal::Hash32 hash = seal::hash32({core_of(segment)});
  words.insert(words.end(), hash.begin(), hash.end());
  return words;
}

Segment load_signed(Reader& ar) {
  Segment segment;
  std::uint8_t version = 0;
  ar(version);
  require(version == kVersion, "segment version");
  ar(segment.space, segment.dev, segment.epoch, segment.seq, segment.prev, segment.deps);
  require(segment.seq > 0, "segment number");
  require(are_ends_of_others(segment.deps, segment.dev), "segment dependencies");
  const std::size_t count = ar.count();
  require(count <= Segment::kMostRecords && (count > 0 || !segment.deps.empty()), "segment records");
  segment.records.reserve(std::min(count, journal::kReserved));
  for (std::size_t i = 0; i < count; ++i) segment.records.push_back(load_record(ar));
  ar(segment.signature);
  return segment;
}

Segment load_segment(Reader& ar) {
  Segment segment = load_signed(ar);
  for (Record& record : segment.records) load_words(ar, record);
  return segment;
}

}  // namespace

void Segment::sign(const seal::DeviceKeys& keys) { signature = keys.sign(signed_words(*this)); }

bool Segment::is_signed_by(const seal::SigningKey& key) const {
  return seal::device_id(key) == dev && seal::verify(key, signed_words(*this), signature);
}

seal::Hash32 Segment::link() const { return seal::hash32({core_of(*this), signature}); }

Bytes Segment::encode_signed() const {
  Bytes out = core_of(*this);
  Writer ar(out);
  ar(signature);
  return out;
}

Result<Segment> Segment::decode_signed(ByteView bytes) { return decode_with(bytes, load_signed); }

Bytes Segment::encode() const {
  Bytes out = encode_signed();
  Writer ar(out);
  for (const Record& record : records) save_words(ar, record);
  return out;
}

Result<Segment> Segment::decode(ByteView bytes) { return decode_with(bytes, load_segment); }

Bytes Pack::encode() const {
  Bytes out;
  Writer ar(out);
  ar.number(segments.size());
  for (const Segment& segment : segments) ar(segment.encode());
  return out;
}

Result<Pack> Pack::decode(ByteView bytes) {
  return decode_with(bytes, [](Reader& ar) {
    Pack pack;
    for (std::size_t left = ar.count(); left > 0; --left) {
      Reader inside(ar.raw(ar.count()));
      pack.segments.push_back(load_segment(inside));
      require(inside.left() == 0, "trailing data");
    }
    return pack;
  });
}

}  // namespace thirdrow::sync
