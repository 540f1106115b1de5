// The stored form of EntryState: the archive's grammar over its members in order, maps as sorted pairs.
#include "journal/codec.h"
#include "journal/entry_state.h"

namespace thirdrow::journal {

template <class K, class V>
void save(Writer& ar, const std::map<K, V>& map) {
  ar.number(map.size());
  for (const auto& [key, value] : map) ar(key, value);
}
template <class K, class V>
void load(Reader& ar, std::map<K, V>& map) {
  const std::size_t n = ar.count();
  map.clear();
  for (std::size_t i = 0; i < n; ++i) {
    K key{};
    ar(key);
    if (!map.empty() && !(map.rbegin()->first < key)) throw Malformed{"map order"};
    ar(map[key]);
  }
}
template <class A>
void serialize(A& ar, Written& w) {
  ar(w.id, w.hlc, w.value);
}
template <class A>
void serialize(A& ar, TextState& t) {
  ar(t.text, t.heads);
}
template <class A>
void serialize(A& ar, CommentState& c) {
  ar(c.author, c.wall, c.text, c.hlc, c.deleted);
}
template <class A>
void serialize(A& ar, EntryState& s) {
  ar(s.id, s.kind, s.create, s.created, s.edited, s.hlc, s.last, s.purged, s.gaps);
  ar(s.registers, s.sets, s.texts, s.comments);
}

Bytes EntryState::encode() const { return encode_value(*this); }
Result<EntryState> EntryState::decode(ByteView bytes) { return decode_value<EntryState>(bytes); }

}  // namespace thirdrow::journal
