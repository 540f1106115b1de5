#include "sync/head.h"

#include <algorithm>

#include "sync/wire.h"

namespace thirdrow::sync {

using journal::Reader;
using journal::Writer;

template <class A>
void serialize(A& ar, Run& run) {
  ar(run.dev, run.from, run.to);
}
template <class A>
void serialize(A& ar, PackEntry& pack) {
  ar(pack.name, pack.size, pack.runs);
}

namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kMostPacks = 256;
constexpr std::size_t kMostRuns = 4096;
constexpr std::size_t kMostAppBytes = 64;

/// Everything but the signature; the same list for reading and writing.
template <class A, class H>
void fields_of(A& ar, H& head) {
  ar(head.space, head.dev, head.epoch, head.generation, head.last_seq, head.last_link, head.tail_from,
     head.packs, head.seen, head.statements, head.hlc, head.state, head.app, head.min_reader);
}

Bytes core_of(const Head& head) {
  Bytes core;
  Writer ar(core);
  ar(kVersion);
  fields_of(ar, head);
  return core;
}

Bytes signed_words(const Head& head) {
  Bytes words = to_bytes("T3R1-head");
  const seal::Hash32 hash = seal::hash32({core_of(head)});
  words.insert(words.end(), hash.begin(), hash.end());
  return words;
}

void check_pack(const PackEntry& pack) {
  const auto sound = [](const Run& run) { return run.from > 0 && run.from <= run.to; };
  require(!pack.runs.empty() && pack.runs.size() <= kMostRuns && std::ranges::all_of(pack.runs, sound),
          "pack runs");
  for (std::size_t i = 1; i < pack.runs.size(); ++i) {
    const Run &before = pack.runs[i - 1], &after = pack.runs[i];
    require(before.dev < after.dev || (before.dev == after.dev && before.to < after.from), "pack runs order");
  }
}

void check_head(const Head& head) {
  require(head.generation > 0 && head.generation <= seal::SpaceKeys::kMostGenerations, "head generation");
  require(head.tail_from > 0 && head.tail_from <= head.last_seq + 1, "head tail");
  require((head.last_seq == 0) == (head.last_link == seal::Hash32{}), "head link");
  require(head.packs.size() <= kMostPacks && rises(head.packs, [](const PackEntry& p) { return p.name; }),
          "head packs");
  for (const PackEntry& pack : head.packs) check_pack(pack);
  require(are_ends_of_others(head.seen, head.dev), "head seen");
  require(head.statements.size() <= Head::kMostStatements &&
              rises(head.statements, [](const ObjectName& n) { return n; }),
          "head statements");
  require(head.app.size() <= kMostAppBytes, "head program");
}

Head load_head(Reader& ar) {
  Head head;
  std::uint8_t version = 0;
  ar(version);
  require(version == kVersion, "head version");
  fields_of(ar, head);
  ar(head.signature);
  check_head(head);
  return head;
}

}  // namespace

void Head::sign(const seal::DeviceKeys& keys) { signature = keys.sign(signed_words(*this)); }

bool Head::is_signed_by(const seal::SigningKey& key) const {
  return seal::device_id(key) == dev && seal::verify(key, signed_words(*this), signature);
}

Bytes Head::encode() const {
  Bytes out = core_of(*this);
  Writer ar(out);
  ar(signature);
  return out;
}

Result<Head> Head::decode(ByteView bytes) { return decode_with(bytes, load_head); }

}  // namespace thirdrow::sync
