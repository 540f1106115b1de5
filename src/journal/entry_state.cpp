#include "journal/entry_state.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "journal/text_merge.h"

namespace thirdrow::journal {
namespace {

auto order(const Op& op) { return std::tuple(op.hlc, op.id); }

void touch(EntryState& state, const Op& op) {
  if (state.last.n != 0 && order(op) < std::tuple(state.hlc, state.last)) return;
  state.hlc = op.hlc;
  state.last = op.id;
  state.edited = op.wall;
}

OpId last_number(const Op& op) { return {op.id.dev, op.id.n + numbers_taken(op.body) - 1}; }

/// Gathers the ops of one record by what they touch; `finish` derives the state.
class Replay {
 public:
  explicit Replay(RecordId id) { state_.id = id; }

  void add(const Op& op) {
    ids_.insert(op.id);
    touch(state_, op);
    std::visit([&](const auto& body) { take(op, body); }, op.body);
  }

  EntryState finish() {
    if (state_.purged) return purged();
    finish_registers();
    finish_sets();
    finish_texts();
    finish_comments();
    return std::move(state_);
  }

 private:
  void take(const Op& op, const EntryCreate& body) {
    if (body.kind == 0) return;  // means "no create yet"; decoding refuses it
    if (state_.kind != 0 && std::tuple(create_hlc_, state_.create) <= order(op)) return;
    create_hlc_ = op.hlc;
    state_.create = op.id;
    state_.kind = body.kind;
    state_.created = body.created;
  }
  void take(const Op& op, const FieldSet& body) {
    writes_[body.field].push_back({op.id, op.hlc, body.value});
    for (const OpId& id : body.over) replaced_.insert(id);
  }
  void take(const Op& op, const SetAdd& body) { adds_[body.field][body.element].push_back(op.id); }
  void take(const Op&, const SetRemove& body) {
    replaced_.insert(body.observed.begin(), body.observed.end());
  }
  void take(const Op& op, const TextEdit& body) {
    edits_[body.field].push_back({op.id, body.parents, body.base_len, body.hunks});
  }
  void take(const Op&, const Purge&) { state_.purged = true; }
  void take(const Op& op, const Comment& body) {
    comments_.push_back({order(op), op.wall, body.comment, body.text, 0});
  }
  void take(const Op& op, const CommentEdit& body) {
    comments_.push_back({order(op), op.wall, body.comment, body.text, 1});
  }
  void take(const Op& op, const CommentDelete& body) {
    comments_.push_back({order(op), op.wall, body.comment, {}, 2});
  }
  void take(const Op&, const UnknownOp&) {}
  void take(const Op&, const Redacted&) {}

  /// Nothing of the record stays but that it was there.
  EntryState purged() {
    EntryState rest;
    rest.id = state_.id;
    rest.purged = true;
    return rest;
  }
  void finish_registers() {
    for (auto& [tag, writes] : writes_) {
      std::erase_if(writes, [&](const Written& w) { return replaced_.contains(w.id); });
      std::ranges::sort(writes, {}, [](const Written& w) { return std::tuple(w.hlc, w.id); });
      if (!writes.empty()) state_.registers[tag] = std::move(writes);
    }
    for (const OpId& id : replaced_) state_.gaps = state_.gaps || !ids_.contains(id);
  }
  void finish_sets() {
    for (auto& [tag, elements] : adds_) {
      for (auto& [element, adds] : elements) {
        std::erase_if(adds, [&](const OpId& id) { return replaced_.contains(id); });
        std::ranges::sort(adds);
        if (!adds.empty()) state_.sets[tag][element] = std::move(adds);
      }
    }
  }
  void finish_texts() {
    for (auto& [tag, events] : edits_) {
      MergedText merged = merge_text(events);
      state_.gaps = state_.gaps || !merged.complete;
      state_.texts[tag] = {std::move(merged.text), std::move(merged.heads)};
    }
  }
  void finish_comments() {
    std::ranges::sort(comments_, {}, &CommentOp::at);
    for (const CommentOp& op : comments_) {
      const DeviceId author = std::get<OpId>(op.at).dev;
      if (op.verb == 0) {
        state_.comments.try_emplace(op.comment,
                                    CommentState{author, op.wall, op.text, std::get<0>(op.at), false});
        continue;
      }
      const auto it = state_.comments.find(op.comment);
      if (it == state_.comments.end()) state_.gaps = true;
      if (it == state_.comments.end() || it->second.author != author) continue;  // only its author may
      if (it->second.deleted) continue;
      it->second.hlc = std::get<0>(op.at);
      if (op.verb == 1) it->second.text = op.text;
      if (op.verb == 2) it->second = {author, it->second.wall, {}, it->second.hlc, true};
    }
  }

  struct CommentOp {
    std::tuple<std::uint64_t, OpId> at;
    Stamp wall;
    CommentId comment;
    std::string text;
    int verb;  ///< 0 make, 1 edit, 2 delete
  };
  EntryState state_;
  std::uint64_t create_hlc_ = 0;
  std::unordered_set<OpId> ids_;
  std::set<OpId> replaced_;
  std::map<Tag, std::vector<Written>> writes_;
  std::map<Tag, std::map<std::string, std::vector<OpId>>> adds_;
  std::map<Tag, std::vector<TextEvent>> edits_;
  std::vector<CommentOp> comments_;
};

bool put(EntryState& state, const Op& op, const EntryCreate& body) {
  if (body.kind == 0 || state.kind != 0 || state.last.n != 0) return false;
  state.kind = body.kind;
  state.create = op.id;
  state.created = body.created;
  return true;
}

bool put(EntryState& state, const Op& op, const FieldSet& body) {
  const auto it = state.registers.find(body.field);
  std::vector<OpId> live;
  if (it != state.registers.end()) {
    for (const Written& w : it->second) live.push_back(w.id);
  }
  std::ranges::sort(live);
  if (live != body.over) return false;
  state.registers[body.field] = {{op.id, op.hlc, body.value}};
  return true;
}

bool put(EntryState& state, const Op& op, const SetAdd& body) {
  std::vector<OpId>& adds = state.sets[body.field][body.element];
  adds.insert(std::ranges::lower_bound(adds, op.id), op.id);
  return true;
}

bool put(EntryState& state, const Op&, const SetRemove& body) {
  const auto set = state.sets.find(body.field);
  if (set == state.sets.end()) return false;
  const auto element = set->second.find(body.element);
  if (element == set->second.end() || element->second != body.observed) return false;
  set->second.erase(element);
  if (set->second.empty()) state.sets.erase(set);
  return true;
}

bool put(EntryState& state, const Op& op, const TextEdit& body) {
  const auto it = state.texts.find(body.field);
  const TextState empty;
  const TextState& now = it == state.texts.end() ? empty : it->second;
  if (now.heads != body.parents || text_length(now.text) != body.base_len) return false;
  auto text = apply_hunks(now.text, body.hunks);
  if (!text) return false;
  state.texts[body.field] = {std::move(*text), {last_number(op)}};
  return true;
}

template <class Other>
bool put(EntryState&, const Op&, const Other&) {
  return false;  // rare: purges, comments, unknown and redacted ops are replayed
}

/// The writes that a new write of the field replaces.
std::vector<OpId> live_writes(const EntryState& state, Tag tag) {
  std::vector<OpId> ids;
  if (const auto it = state.registers.find(tag); it != state.registers.end()) {
    for (const Written& w : it->second) ids.push_back(w.id);
  }
  std::ranges::sort(ids);
  if (ids.size() > kMaxNamed) ids.resize(kMaxNamed);  // the next write replaces the rest
  return ids;
}

void set_changes(const EntryState& before, Tag tag, const Strings& after, std::vector<OpBody>& out) {
  static const std::map<std::string, std::vector<OpId>> kNone;
  const auto it = before.sets.find(tag);
  const auto& had = it == before.sets.end() ? kNone : it->second;
  for (const auto& [element, adds] : had) {
    if (std::ranges::binary_search(after, element)) continue;
    const auto named = std::span(adds).first(std::min(adds.size(), kMaxNamed));
    out.push_back(SetRemove{tag, element, {named.begin(), named.end()}});
  }
  for (const std::string& element : after) {
    if (!had.contains(element)) out.push_back(SetAdd{tag, element});
  }
}

void text_changes(const EntryState& before, Tag tag, const std::string& after, std::vector<OpBody>& out) {
  const auto it = before.texts.find(tag);
  const TextState empty;
  const TextState& had = it == before.texts.end() ? empty : it->second;
  if (had.text == after) return;
  out.push_back(TextEdit{tag, had.heads, static_cast<std::uint32_t>(text_length(had.text)),
                         diff_text(had.text, after)});
}

void field_changes(const EntryState& before, const Record& had, const Field& field, const Record& after,
                   std::vector<OpBody>& out) {
  if (is_set(field.type)) return set_changes(before, field.tag, after.strings(field.tag), out);
  if (field.type == FieldType::text) return text_changes(before, field.tag, after.text(field.tag), out);
  if (had.value(field.tag) == after.value(field.tag)) return;
  out.push_back(FieldSet{field.tag, after.value(field.tag), live_writes(before, field.tag)});
}

}  // namespace

EntryState replay(RecordId id, std::span<const Op> ops) {
  Replay replay(id);
  std::unordered_set<OpId> seen;
  for (const Op& op : ops) {
    if (op.entry == id && seen.insert(op.id).second) replay.add(op);
  }
  return replay.finish();
}

Advanced advance(EntryState& state, const Op& op) {
  if (state.gaps || state.purged) return Advanced::needs_replay;
  if (!std::visit([&](const auto& body) { return put(state, op, body); }, op.body))
    return Advanced::needs_replay;
  touch(state, op);
  return Advanced::yes;
}

std::optional<Record> EntryState::record() const {
  if (!exists() || find_kind(kind) == nullptr) return std::nullopt;
  Record out{id, static_cast<Kind>(kind), created, {}};
  for (const auto& [tag, writes] : registers) out.set(tag, writes.back().value);
  for (const auto& [tag, text] : texts) out.set(tag, text.text);
  for (const auto& [tag, elements] : sets) {
    Strings all;
    for (const auto& [element, adds] : elements) all.push_back(element);
    out.set(tag, std::move(all));
  }
  return out;
}

std::vector<Tag> EntryState::conflicts() const {
  std::vector<Tag> out;
  for (const auto& [tag, writes] : registers) {
    if (writes.size() > 1) out.push_back(tag);
  }
  return out;
}

std::vector<OpBody> changes(const EntryState& before, const Record& after) {
  std::vector<OpBody> out;
  if (before.kind == 0) out.push_back(EntryCreate{static_cast<std::uint16_t>(after.kind), after.created});
  const Record had = before.record().value_or(Record{after.id, after.kind, after.created, {}});
  for (const Field& field : after.info().fields) field_changes(before, had, field, after, out);
  for (const Field& field : common_fields()) field_changes(before, had, field, after, out);
  return out;
}

std::vector<OpBody> purge_of(std::span<const Op> ops) {
  std::map<DeviceId, std::uint64_t> seen;
  for (const Op& op : ops) {
    auto& n = seen[op.id.dev];
    n = std::max(n, last_number(op).n);
  }
  std::vector<OpBody> out;
  Purge purge;
  for (const auto& [dev, n] : seen) {
    purge.seen.push_back({dev, n});
    if (purge.seen.size() == kMaxNamed) out.push_back(std::exchange(purge, {}));
  }
  if (!purge.seen.empty() || out.empty()) out.push_back(std::move(purge));
  return out;
}

}  // namespace thirdrow::journal
