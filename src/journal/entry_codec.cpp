// The stored form of EntryState: the archive's grammar over its members in order, maps as sorted pairs.
#include "journal/codec.h"
#include "journal/codec_map.h"
#include "journal/entry_state.h"

namespace thirdrow::journal {

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
