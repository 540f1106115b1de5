#include "journal/ops.h"

#include <algorithm>
#include <map>
#include <utility>

#include "journal/codec.h"

namespace thirdrow::journal {

template <class A>
void serialize(A& ar, Hunk& h) {
  ar(h.pos, h.del, h.ins);
}
template <class A>
void serialize(A& ar, EntryCreate& o) {
  ar(o.kind, o.created);
}
template <class A>
void serialize(A& ar, FieldSet& o) {
  ar(o.field, o.value, o.over);
}
template <class A>
void serialize(A& ar, SetAdd& o) {
  ar(o.field, o.element);
}
template <class A>
void serialize(A& ar, SetRemove& o) {
  ar(o.field, o.element, o.observed);
}
template <class A>
void serialize(A& ar, TextEdit& o) {
  ar(o.field, o.parents, o.base_len, o.hunks);
}
template <class A>
void serialize(A& ar, Purge& o) {
  ar(o.seen);
}
template <class A>
void serialize(A& ar, Comment& o) {
  ar(o.comment, o.text);
}
template <class A>
void serialize(A& ar, CommentEdit& o) {
  ar(o.comment, o.text);
}
template <class A>
void serialize(A& ar, CommentDelete& o) {
  ar(o.comment);
}

void save_value(Writer& ar, const Value& v) {
  ar(static_cast<std::uint8_t>(v.index()));
  std::visit(
      [&](const auto& held) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) ar(held);
      },
      v);
}
template <std::size_t I>
void load_alternative(Reader& ar, Value& v, std::size_t index) {
  if constexpr (I < std::variant_size_v<Value>) {
    if (index != I) return load_alternative<I + 1>(ar, v, index);
    std::variant_alternative_t<I, Value> held{};
    if constexpr (I != 0) ar(held);
    v = std::move(held);
  } else {
    throw Malformed{"value type"};
  }
}
void load_value(Reader& ar, Value& v) {
  std::uint8_t index = 0;
  ar(index);
  load_alternative<0>(ar, v, index);
}

namespace {

constexpr std::uint8_t kTypes[] = {1, 2, 3, 4, 5, 7, 8, 9, 10};  // in the order of OpBody's alternatives

bool sorted_unique(const std::vector<OpId>& ids) {
  return std::ranges::adjacent_find(ids, [](const OpId& a, const OpId& b) { return a >= b; }) == ids.end();
}

/// What a well-formed byte string may still get wrong.
const char* fault(const OpBody& body) {
  if (const auto* o = std::get_if<EntryCreate>(&body); o != nullptr && o->kind == 0) return "kind";
  if (const auto* o = std::get_if<FieldSet>(&body); o != nullptr) {
    if (o->over.size() > kMaxNamed) return "over";
    if (!sorted_unique(o->over)) return "over not sorted";
  }
  if (const auto* o = std::get_if<SetRemove>(&body)) {
    if (o->observed.size() > kMaxNamed) return "observed";
    if (!sorted_unique(o->observed)) return "observed not sorted";
  }
  if (const auto* o = std::get_if<TextEdit>(&body)) {
    if (!sorted_unique(o->parents) || o->parents.size() > kMaxNamed) return "parents";
    if (o->hunks.empty() || o->hunks.size() > kMaxHunks || o->base_len > kMaxText) return "text edit";
    for (const Hunk& h : o->hunks) {
      if ((h.del == 0 && h.ins.empty()) || h.pos > kMaxText || h.del > kMaxText) return "hunk";
    }
  }
  if (const auto* o = std::get_if<Purge>(&body)) {
    const auto same = [](const OpId& a, const OpId& b) { return a.dev >= b.dev; };
    if (o->seen.size() > kMaxNamed || std::ranges::adjacent_find(o->seen, same) != o->seen.end())
      return "seen";
  }
  return nullptr;
}

template <std::size_t I>
OpBody load_body(Reader& ar, std::uint8_t type) {
  if constexpr (I < std::size(kTypes)) {
    if (type != kTypes[I]) return load_body<I + 1>(ar, type);
    std::variant_alternative_t<I, OpBody> body;
    ar(body);
    return body;
  } else {
    throw Malformed{"op type"};
  }
}

/// The part of `hunk` that inserts at most `room` bytes (but at least one code point); the rest stays in
/// `hunk`.
Hunk take_front(Hunk& hunk, std::size_t room) {
  constexpr std::size_t kLongestPoint = 4;
  Hunk front{hunk.pos, hunk.del, std::string(utf8_prefix(hunk.ins, std::max(room, kLongestPoint)))};
  hunk = {hunk.pos + text_length(front.ins), 0, hunk.ins.substr(front.ins.size())};
  return front;
}

/// The edit in pieces that fit an op each. Every piece applies to what the one before left; only the first
/// knows its parents.
std::vector<TextEdit> pieces(TextEdit whole) {
  constexpr std::size_t kMostInserted = kMaxPayload / 2;
  std::vector<TextEdit> out{{whole.field, std::move(whole.parents), whole.base_len, {}}};
  std::size_t inserted = 0;
  std::uint32_t length = whole.base_len;
  for (Hunk& rest : whole.hunks) {
    for (bool more = true; more;) {
      if (inserted >= kMostInserted || out.back().hunks.size() == kMaxHunks) {
        out.push_back({whole.field, {}, length, {}});
        inserted = 0;
      }
      Hunk front = take_front(rest, kMostInserted - inserted);
      inserted += front.ins.size();
      length += text_length(front.ins) - front.del;
      more = !rest.ins.empty();
      out.back().hunks.push_back(std::move(front));
    }
  }
  return out;
}

}  // namespace

void renumber(OpBody& body, const Renumbering& by) {
  const auto all = [&by](std::vector<OpId>& ids) {
    std::ranges::transform(ids, ids.begin(), by);
    std::ranges::sort(ids);
  };
  if (auto* set = std::get_if<FieldSet>(&body)) all(set->over);
  if (auto* remove = std::get_if<SetRemove>(&body)) all(remove->observed);
  if (auto* edit = std::get_if<TextEdit>(&body)) all(edit->parents);
  auto* purge = std::get_if<Purge>(&body);
  if (purge == nullptr) return;
  std::map<DeviceId, std::uint64_t> seen;
  for (const OpId& id : purge->seen) {
    const OpId renamed = by(id);
    seen[renamed.dev] = std::max(seen[renamed.dev], renamed.n);
    if (by.covers(id) && by.first > 1) seen[id.dev] = std::max(seen[id.dev], by.first - 1);
  }
  purge->seen.clear();
  for (const auto& [dev, n] : seen) purge->seen.push_back({dev, n});
}

std::uint64_t numbers_taken(const OpBody& body) {
  const auto* edit = std::get_if<TextEdit>(&body);
  return edit != nullptr ? std::max<std::uint64_t>(1, numbers_taken(edit->hunks)) : 1;
}

std::uint8_t wire_type(const OpBody& body) {
  if (const auto* unknown = std::get_if<UnknownOp>(&body)) return unknown->type;
  return body.index() < std::size(kTypes) ? kTypes[body.index()] : 0;
}

Bytes encode_payload(const Op& op) {
  if (const auto* unknown = std::get_if<UnknownOp>(&op.body)) return unknown->payload;
  Bytes out;
  Writer writer(out);
  writer(op.entry);
  std::visit(
      [&](const auto& body) {
        using T = std::decay_t<decltype(body)>;
        if constexpr (!std::is_same_v<T, UnknownOp> && !std::is_same_v<T, Redacted>) writer(body);
      },
      op.body);
  return out;
}

Result<Payload> decode_payload(std::uint8_t type, ByteView bytes) {
  if (bytes.size() > kMaxPayload) return {Code::too_large, "op"};
  if (std::ranges::find(kTypes, type) == std::end(kTypes)) {
    if (type == 0 || type == 0xFF) return {Code::damaged, "op type"};
    return Payload{{}, UnknownOp{type, {bytes.begin(), bytes.end()}}};
  }
  try {
    Reader reader(bytes);
    Payload out;
    reader(out.entry);
    if (out.entry.is_nil()) return {Code::damaged, "no record"};
    out.body = load_body<0>(reader, type);
    if (reader.left() != 0) return {Code::damaged, "trailing data"};
    if (const char* what = fault(out.body)) return {Code::damaged, what};
    return out;
  } catch (const Malformed& bad) {
    return {Code::damaged, bad.what};
  }
}

std::vector<Op> author_ops(Author& author, Stamp now, RecordId entry, std::vector<OpBody> bodies) {
  constexpr std::int64_t kAheadMs = 10 * 60 * 1000;
  const auto hlc_of = [](std::int64_t ms) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, ms)) << 16;
  };
  const std::uint64_t followed = std::min(author.seen_hlc, hlc_of(now.utc_ms + kAheadMs));
  std::vector<Op> ops;
  ops.reserve(bodies.size());
  const auto add = [&](OpBody body) {
    author.own_hlc = std::max({author.own_hlc + 1, followed + 1, hlc_of(now.utc_ms)});
    const std::uint64_t taken = numbers_taken(body);
    ops.push_back({{author.dev, author.next_n}, author.own_hlc, now, entry, std::move(body)});
    author.next_n += taken;
  };
  for (OpBody& body : bodies) {
    auto* edit = std::get_if<TextEdit>(&body);
    if (edit == nullptr) {
      add(std::move(body));
      continue;
    }
    bool first = true;
    for (TextEdit& piece : pieces(std::move(*edit))) {
      if (!std::exchange(first, false)) piece.parents = {{author.dev, author.next_n - 1}};
      add(std::move(piece));
    }
  }
  return ops;
}

}  // namespace thirdrow::journal
