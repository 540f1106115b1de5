/// The characters of a text in their final order, with those that are gone or not yet there in the version
/// being looked at. This is what an edit's positions are read against while a merge replays concurrent edits.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace thirdrow::journal {

/// Characters are named by numbers that the caller gives out: 0..base_len-1 are the text everything starts
/// from.
class SpanList {
 public:
  using Char = std::uint32_t;
  static constexpr Char kNone = 0xFFFFFFFF;

  /// Characters that were typed in one go, or that one deletion took.
  struct Run {
    Char first = 0;
    std::uint32_t count = 0;
  };
  /// True when the edit of the first character goes before the edit of the second; both were inserted by
  /// edits made apart at the same place.
  using Before = std::function<bool(Char, Char)>;

  explicit SpanList(std::uint32_t base_len);

  /// Length of the text of the version being looked at.
  std::uint32_t visible() const { return visible_; }

  /// Puts `run` (new numbers, greater than all before) after the first `pos` visible characters.
  /// Precondition: pos <= visible().
  void insert(std::uint32_t pos, Run run, const Before& before);

  /// Takes `count` visible characters from `pos` on and appends them to `taken`.
  /// Precondition: pos + count <= visible().
  void remove(std::uint32_t pos, std::uint32_t count, std::vector<Run>& taken);

  /// Moves the version being looked at over one insertion or deletion of `run`, which it must not have had
  /// (forward) or must have had (back).
  void forward(Run run) { shift(run, +1); }
  void back(Run run) { shift(run, -1); }

  /// Calls visit(Run, deleted) in text order; `deleted` means taken by some edit, whatever version is looked
  /// at.
  template <class Visit>
  void each(Visit visit) const {
    for (const auto& chunk : chunks_) {
      for (const Span& span : chunk->spans) visit(Run{span.first, span.count}, span.deleted);
    }
  }

 private:
  /// Characters next to each other that share their state. Only the first has `left` and `right` of its own:
  /// each further one was typed after its neighbour, which is its left origin, and has no right parent.
  struct Span {
    Char first = 0;
    std::uint32_t count = 0;
    Char left = kNone;        ///< the character it was typed after; kNone: at the start
    Char right = kNone;       ///< Fugue's right parent: the next one then, if that was typed after `left` too
    std::uint32_t state = 0;  ///< 0: not there yet, 1: visible, more: deleted that many times less one
    bool deleted = false;
  };
  struct Chunk {
    std::uint32_t at = 0;  ///< index in chunks_
    std::uint32_t visible = 0;
    std::vector<Span> spans;
  };
  /// Between characters: before character `offset` of a span; offset == count is the end of that span.
  struct Place {
    std::uint32_t chunk = 0, span = 0, offset = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
  };

  Span& at(Place place) { return chunks_[place.chunk]->spans[place.span]; }
  const Span& at(Place place) const { return chunks_[place.chunk]->spans[place.span]; }
  bool is_end(Place place) const { return place.chunk == chunks_.size(); }
  Place next_span(Place place) const;
  Place find(Char character) const;
  Place after_visible(std::uint32_t pos) const;
  bool goes_before(Char a, Char b) const;
  Char right_parent(Place next, Char left) const;
  Place integrate(Place next, Char left, Char right, Char first, const Before& before) const;
  void put(Place place, Span span);
  Place split(Place place);
  void split_chunk(Chunk& full);
  Run set_state(Place begin, std::uint32_t most, std::uint32_t state);
  void shift(Run run, int step);

  std::vector<std::unique_ptr<Chunk>> chunks_;
  std::map<Char, Chunk*> chunk_of_;  ///< by the first character of a span
  const std::uint32_t base_len_;
  std::uint32_t visible_;
};

}  // namespace thirdrow::journal
