#include "journal/facts.h"

#include "journal/codec.h"
#include "journal/codec_map.h"

namespace thirdrow::journal {
namespace {

struct Stored {
  RecordId id;
  std::uint16_t kind = 0;
  Stamp created;
  std::map<Tag, Value> fields;
};

bool is_words(const Field& field) {
  const bool short_one = field.role == Role::title || field.role == Role::plumbing;
  return field.type == FieldType::text || (field.type == FieldType::line && !short_one);
}

}  // namespace

template <class A>
void serialize(A& ar, Stored& stored) {
  ar(stored.id, stored.kind, stored.created, stored.fields);
}

Record facts_of(const Record& record) {
  Record out{record.id, record.kind, record.created, {}};
  for (const auto& [tag, value] : record.fields) {
    const Field* field = find_field(record.info(), tag);
    if (field != nullptr) out.fields[tag] = is_words(*field) ? Value(std::string("+")) : value;
  }
  return out;
}

Bytes encode_facts(const Record& facts) {
  return encode_value(Stored{facts.id, static_cast<std::uint16_t>(facts.kind), facts.created, facts.fields});
}

Result<Record> decode_facts(ByteView bytes) {
  TR_LET(stored, decode_value<Stored>(bytes));
  if (find_kind(stored.kind) == nullptr) return {Code::damaged, "kind"};
  return Record{stored.id, static_cast<Kind>(stored.kind), stored.created, std::move(stored.fields)};
}

}  // namespace thirdrow::journal
