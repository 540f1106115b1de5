#include "journal/text_merge.h"

#include <algorithm>

#include "base/bytes.h"
#include "journal/code_points.h"
#include "journal/event_graph.h"
#include "journal/gap_text.h"
#include "journal/span_list.h"

namespace thirdrow::journal {
namespace {

using Rank = EventGraph::Rank;

/// Whether the hunks fit a text of that length, one after another.
bool fit(std::span<const Hunk> hunks, std::uint64_t length) {
  for (const Hunk& hunk : hunks) {
    if (std::uint64_t{hunk.pos} + hunk.del > length) return false;
    length += text_length(hunk.ins);
    length -= hunk.del;
  }
  return length < SpanList::kNone;
}

bool is_sound(const TextEvent& event, std::uint64_t length) {
  const auto well_formed = [](const Hunk& hunk) { return is_utf8(hunk.ins); };
  return event.base_len == length && fit(event.hunks, length) &&
         std::ranges::all_of(event.hunks, well_formed);
}

/// Replays a stretch of the graph that holds concurrent edits, on top of a text of which only the length
/// matters: what lies below the stretch is one placeholder, exactly as long as the text there, so that
/// positions are judged as they would be in a replay from the very beginning.
class Walker {
 public:
  Walker(const EventGraph& graph, Rank first, std::uint32_t base_len)
      : graph_(graph), first_(first), base_len_(base_len), spans_(base_len) {}

  /// Moves to the version the edit was made on, then does it. False, and nothing done, when it does not fit
  /// there. Precondition: its parents were done before.
  bool apply(Rank rank) {
    skip();
    move_to(graph_.parents(rank));
    const TextEvent& event = graph_.event(rank);
    if (!is_sound(event, spans_.visible()) || !has_numbers_for(event)) return false;
    authors_.push_back({next_char(), &event});
    for (const Hunk& hunk : event.hunks) apply(hunk);
    version_.assign(1, rank);
    return true;
  }

  /// Passes over an ignored edit.
  void skip() { begins_.push_back(static_cast<std::uint32_t>(touched_.size())); }

  /// Brings `text`, the text below the stretch, up to what all edits of the stretch make of it.
  void write(GapText& text) const {
    std::size_t pos = 0;
    spans_.each([&](SpanList::Run run, bool deleted) {
      const bool base = run.first < base_len_;
      if (base && deleted) text.replace(pos, run.count, {});
      if (!base && !deleted) {
        text.replace(pos, 0, std::u32string_view(inserted_).substr(run.first - base_len_, run.count));
      }
      if (!deleted) pos += run.count;
    });
  }

 private:
  struct Author {
    SpanList::Char first;
    const TextEvent* event;
  };

  SpanList::Char next_char() const { return base_len_ + static_cast<SpanList::Char>(inserted_.size()); }

  bool has_numbers_for(const TextEvent& event) const {
    return base_len_ + inserted_.size() + numbers_taken(event.hunks) < SpanList::kNone;
  }

  void apply(const Hunk& hunk) {
    spans_.remove(hunk.pos, hunk.del, touched_);
    const SpanList::Char first = next_char();
    append_code_points(inserted_, hunk.ins);
    const SpanList::Run run{first, next_char() - first};
    if (run.count == 0) return;
    spans_.insert(hunk.pos, run,
                  [this](SpanList::Char a, SpanList::Char b) { return author(a) < author(b); });
    touched_.push_back(run);
  }

  const OpId& author(SpanList::Char character) const {
    const auto above = std::upper_bound(authors_.begin(), authors_.end(), character,
                                        [](SpanList::Char c, const Author& a) { return c < a.first; });
    return std::prev(above)->event->id;
  }

  void move_to(std::span<const Rank> version) {
    if (std::ranges::equal(version_, version)) return;
    const auto difference = graph_.difference(version_, version, first_);
    for (const Rank rank : difference.only_a) {
      for (const SpanList::Run& run : touched(rank)) spans_.back(run);
    }
    for (const Rank rank : difference.only_b) {
      for (const SpanList::Run& run : touched(rank)) spans_.forward(run);
    }
    version_.assign(version.begin(), version.end());
  }

  /// What the edit inserted and deleted. Every step is one up or down for each run, so their order does not
  /// matter.
  std::span<const SpanList::Run> touched(Rank rank) const {
    const std::size_t i = rank - first_;
    const std::size_t end = i + 1 < begins_.size() ? begins_[i + 1] : touched_.size();
    return std::span(touched_).subspan(begins_[i], end - begins_[i]);
  }

  const EventGraph& graph_;
  const Rank first_;
  const std::uint32_t base_len_;
  SpanList spans_;
  std::u32string inserted_;             ///< characters base_len_.. of spans_
  std::vector<Author> authors_;         ///< by rising first character
  std::vector<SpanList::Run> touched_;  ///< of all edits, one after another
  std::vector<std::uint32_t> begins_;   ///< where in touched_ each edit of the stretch begins
  std::vector<Rank> version_;           ///< being looked at; edits before first_ do not count
};

class Merger {
 public:
  explicit Merger(std::span<const TextEvent> events) : graph_(events), ignored_(graph_.size(), false) {}

  MergedText merge() {
    for (Rank begin = 0; begin < graph_.size();) {
      Rank end = begin;
      while (end + 1 < graph_.size() && !graph_.critical(end)) ++end;
      if (end == begin && graph_.critical(end)) {
        apply_alone(begin);
      } else {
        apply_stretch(begin, end);
      }
      begin = end + 1;
    }
    return {to_utf8(text_.before_gap()) + to_utf8(text_.after_gap()), heads(), graph_.complete()};
  }

 private:
  bool ignored_from_the_start(Rank rank) const {
    const auto is_ignored = [&](Rank parent) { return ignored_[parent]; };
    return graph_.malformed(rank) || std::ranges::any_of(graph_.parents(rank), is_ignored);
  }

  /// Nothing is concurrent to this edit: its positions mean the text as it is.
  void apply_alone(Rank rank) {
    const TextEvent& event = graph_.event(rank);
    ignored_[rank] = ignored_from_the_start(rank) || !is_sound(event, text_.size());
    if (ignored_[rank]) return;
    for (const Hunk& hunk : event.hunks) {
      buffer_.clear();
      append_code_points(buffer_, hunk.ins);
      text_.replace(hunk.pos, hunk.del, buffer_);
    }
  }

  void apply_stretch(Rank first, Rank last) {
    Walker walker(graph_, first, static_cast<std::uint32_t>(text_.size()));
    for (Rank rank = first; rank <= last; ++rank) {
      if (ignored_from_the_start(rank)) {
        ignored_[rank] = true;
        walker.skip();
      } else {
        ignored_[rank] = !walker.apply(rank);
      }
    }
    walker.write(text_);
  }

  std::vector<OpId> heads() const {
    std::vector<bool> is_head(graph_.size(), true);
    std::vector<OpId> out;
    for (Rank rank = graph_.size(); rank-- > 0;) {
      if (ignored_[rank]) continue;
      if (is_head[rank]) out.push_back(graph_.last_number(rank));
      for (const Rank parent : graph_.parents(rank)) is_head[parent] = false;
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  const EventGraph graph_;
  std::vector<bool> ignored_;
  GapText text_;
  std::u32string buffer_;
};

}  // namespace

MergedText merge_text(std::span<const TextEvent> events) { return Merger(events).merge(); }

std::optional<std::string> apply_hunks(std::string_view text, std::span<const Hunk> hunks) {
  if (!fit(hunks, text_length(text))) return std::nullopt;
  GapText out;
  out.replace(0, 0, to_code_points(text));
  for (const Hunk& hunk : hunks) out.replace(hunk.pos, hunk.del, to_code_points(hunk.ins));
  return to_utf8(out.before_gap()) + to_utf8(out.after_gap());
}

std::uint32_t text_length(std::string_view utf8) {
  const auto begins_point = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<std::uint32_t>(std::ranges::count_if(utf8, begins_point));
}

std::uint64_t numbers_taken(std::span<const Hunk> hunks) {
  std::uint64_t sum = 0;
  for (const Hunk& hunk : hunks) sum += std::uint64_t{hunk.del} + text_length(hunk.ins);
  return sum;
}

}  // namespace thirdrow::journal
