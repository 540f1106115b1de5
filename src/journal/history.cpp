#include "journal/history.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "journal/code_points.h"
#include "journal/scripts.h"
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

/// A clock that was set back says nothing about how long lay between.
bool close_in_time(const Version& one, const Op& next, std::int64_t join_ms) {
  const std::int64_t from = one.at.utc_ms, to = next.wall.utc_ms;
  if (next.id.dev != one.device || to < from) return false;
  return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from) <=
         static_cast<std::uint64_t>(join_ms);
}

/// Stretches of letters and digits; what is no letter, but more than a dot or a comma, stands alone.
std::vector<std::u32string> words_of(std::string_view text) {
  std::vector<std::u32string> out;
  bool inside = false;
  for (const char32_t point : to_code_points(text)) {
    const bool part = is_word_character(point) && !is_unspaced(point);
    if (part && inside) {
      out.back() += point;
    } else if (part || (point >= 0x80 && !is_space(point))) {
      out.emplace_back(1, point);
    }
    inside = part;
  }
  return out;
}

/// Whether every word stands in `after` too, in the same order. Then so does every word that `before` kept of
/// what was there earlier.
bool keeps_words(std::string_view before, std::string_view after) {
  const auto had = words_of(before);
  auto next = had.begin();
  for (const std::u32string& word : words_of(after)) {
    if (next != had.end() && *next == word) ++next;
  }
  return next == had.end();
}

/// Whether everything that stood there still stands there.
bool keeps(const FieldChange& change) {
  if (is_empty(change.before)) return true;
  if (const auto* before = std::get_if<std::string>(&change.before)) {
    const auto* after = std::get_if<std::string>(&change.after);
    return after != nullptr && keeps_words(*before, *after);
  }
  if (const auto* before = std::get_if<Strings>(&change.before)) {
    const auto* after = std::get_if<Strings>(&change.after);
    return after != nullptr && std::ranges::all_of(*before, [&](const std::string& one) {
             return std::ranges::find(*after, one) != after->end();
           });
  }
  return false;
}

/// One save: its ops have one author and one moment.
bool same_save(const Op& one, const Op& next) {
  return one.id.dev == next.id.dev && one.wall.utc_ms == next.wall.utc_ms;
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
  const Record none{id, Kind::reflection, {}, {}};
  for (std::size_t i = 0; i < mine.size(); ++i) {
    const Op& op = mine[i];
    if (advance(state, op) == Advanced::needs_replay) state = replay(id, std::span(mine).first(i + 1));
    if (i + 1 < mine.size() && same_save(op, mine[i + 1])) continue;
    auto record = state.record();
    if (!record) continue;
    record->set(kDeleted, {});
    const auto changed = compare(out.empty() ? none : out.back().record, *record);
    if (!out.empty() && changed.empty()) continue;
    if (!out.empty() && close_in_time(out.back(), op, join_ms) && std::ranges::all_of(changed, keeps)) {
      out.pop_back();
    }
    auto since = compare(out.empty() ? none : out.back().record, *record);
    out.push_back({op.wall, op.id.dev, std::move(*record), std::move(since)});
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
