#include "journal/history.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "journal/text_merge.h"

namespace thirdrow::journal {
namespace {

std::vector<FieldChange> compare(const Record& before, const Record& after) {
  std::set<Tag> tags;
  for (const auto& [tag, value] : before.fields) tags.insert(tag);
  for (const auto& [tag, value] : after.fields) tags.insert(tag);
  std::vector<FieldChange> out;
  for (const Tag tag : tags) {
    if (before.value(tag) != after.value(tag)) out.push_back({tag, before.value(tag), after.value(tag)});
  }
  return out;
}

/// The byte offset of code point `count` from `at` on.
std::size_t skip_points(std::string_view text, std::size_t at, std::uint32_t count) {
  while (count > 0 && at < text.size()) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    --count;
  }
  return at;
}

/// Whether one sitting wrote both. A clock that was set back says nothing about how long lay between.
bool joins(const Op& one, const Op& next, std::int64_t join_ms) {
  const std::int64_t from = one.wall.utc_ms, to = next.wall.utc_ms;
  if (next.id.dev != one.id.dev || to < from) return false;
  return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from) <=
         static_cast<std::uint64_t>(join_ms);
}

void push(std::vector<Run>& runs, Run::Sort sort, std::string_view text) {
  if (!text.empty()) runs.push_back({sort, std::string(text)});
}

}  // namespace

std::vector<Version> versions(RecordId id, std::span<const Op> ops, std::int64_t join_ms) {
  std::vector<Op> mine;
  std::ranges::copy_if(ops, std::back_inserter(mine), [&](const Op& op) { return op.entry == id; });
  std::ranges::sort(mine, {}, [](const Op& op) { return std::tuple(op.hlc, op.id); });
  mine.erase(std::ranges::unique(mine, {}, &Op::id).begin(), mine.end());

  std::vector<Version> out;
  EntryState state;
  state.id = id;
  Record last{id, Kind::reflection, {}, {}};
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (advance(state, mine[i]) == Advanced::needs_replay) state = replay(id, std::span(mine).first(i + 1));
    if (i + 1 < mine.size() && joins(mine[i], mine[i + 1], join_ms)) continue;
    auto record = state.record();
    if (!record) continue;
    out.push_back({mine[i].wall, mine[i].id.dev, *record, compare(last, *record)});
    last = std::move(*record);
  }
  if (state.purged) out.clear();
  return out;
}

std::vector<Run> readable_diff(std::string_view before, std::string_view after) {
  std::vector<Run> runs;
  std::size_t from = 0;     // byte position in `before`
  std::uint32_t point = 0;  // code points of the result so far
  for (const Hunk& hunk : diff_text(before, after)) {
    const std::size_t start = skip_points(before, from, hunk.pos - point);
    const std::size_t end = skip_points(before, start, hunk.del);
    push(runs, Run::Sort::same, before.substr(from, start - from));
    push(runs, Run::Sort::removed, before.substr(start, end - start));
    push(runs, Run::Sort::added, hunk.ins);
    from = end;
    point = hunk.pos + text_length(hunk.ins);
  }
  push(runs, Run::Sort::same, before.substr(from));
  return runs;
}

}  // namespace thirdrow::journal
