/// How the value types of the log are written with journal/archive.h. Internal to the module.
#pragma once

#include "journal/archive.h"
#include "journal/op_id.h"
#include "journal/value.h"

namespace thirdrow {

template <class A>
void serialize(A& ar, Day& d) {
  ar(d.days);
  if constexpr (std::same_as<A, journal::Reader>) {
    if (!d.in_calendar()) throw journal::Malformed{"day"};
  }
}
template <class A>
void serialize(A& ar, Stamp& s) {
  ar(s.utc_ms, s.offset_min);
  if constexpr (std::same_as<A, journal::Reader>) {
    if (s.offset_min < -Stamp::kMaxOffset || s.offset_min > Stamp::kMaxOffset)
      throw journal::Malformed{"offset"};
    if (!s.in_calendar()) throw journal::Malformed{"stamp"};
  }
}

namespace journal {

template <class A>
void serialize(A& ar, OpId& id) {
  ar(id.dev, id.n);
}

/// A value is the index of its alternative, then the alternative.
void save_value(Writer& ar, const Value& v);
void load_value(Reader& ar, Value& v);
template <std::same_as<Value> V>  // exactly: much converts to a Value
void save(Writer& ar, const V& v) {
  save_value(ar, v);
}
template <std::same_as<Value> V>
void load(Reader& ar, V& v) {
  load_value(ar, v);
}

}  // namespace journal
}  // namespace thirdrow
