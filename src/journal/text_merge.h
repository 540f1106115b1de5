/// Collaborative text: edits made apart become one text, the same on every device.
///
/// The edits of a text form a graph: each names the edits it was made on top of (its parents) and, in
/// positions of the text its author then saw, what it deleted and inserted. Nothing else is kept. To merge,
/// the graph is walked once (the eg-walker idea, Gentle & Kleppmann, arXiv 2409.14252) and concurrent
/// insertions at one place are put in order by the rule of Fugue (Weidner & Kleppmann, arXiv 2305.00583, the
/// plain rule, not FugueMax), so that what two people typed apart is never mixed letter by letter.
///
/// Positions, lengths and numbers count code points. Pure functions; safe on any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/op_id.h"

namespace thirdrow::journal {

/// One replacement: at `pos`, `del` code points go, then `ins` (UTF-8) comes. The hunks of one edit apply one
/// after another, each to the text the one before left.
struct Hunk {
  std::uint32_t pos = 0;
  std::uint32_t del = 0;
  std::string ins;
  friend auto operator<=>(const Hunk&, const Hunk&) = default;
};

/// One edit. It takes numbers_taken(hunks) numbers, the first of which is `id`; later edits name it by its
/// last.
struct TextEvent {
  OpId id;
  std::vector<OpId> parents;   ///< last numbers of the edits it builds on; none: made on the empty text
  std::uint32_t base_len = 0;  ///< length of the text its author saw
  std::vector<Hunk> hunks;
  friend auto operator<=>(const TextEvent&, const TextEvent&) = default;
};

struct MergedText {
  std::string text;
  std::vector<OpId>
      heads;  ///< last numbers of the edits nobody builds on, sorted: the parents of the next edit
  bool complete =
      true;  ///< false: an edit names parents that are not here; it waits, and so does what builds on it
};

/// The text after all `events`: a function of their set, so order and repetition do not matter.
///
/// An edit is invalid when it takes no numbers or runs past the last number, when its words are not UTF-8,
/// when a parent is a number inside another edit, or when base_len or a position does not fit its parents'
/// text. Whether it is depends on nothing but itself and what it builds on, so every replica ignores the same
/// edits: the invalid one and all that build on it. Ignored and waiting edits are no heads.
MergedText merge_text(std::span<const TextEvent> events);

/// What turns `before` into `after`: few hunks, in rising order, along word boundaries where that costs
/// nothing, never between a letter and its accents. Empty when they are equal. Both must be UTF-8.
std::vector<Hunk> diff_text(std::string_view before, std::string_view after);

/// `text` after `hunks`; nullopt when one of them reaches past the end. `text` must be UTF-8.
std::optional<std::string> apply_hunks(std::string_view text, std::span<const Hunk> hunks);

/// In code points.
std::uint32_t text_length(std::string_view utf8);

/// Every code point deleted or inserted takes one number.
std::uint64_t numbers_taken(std::span<const Hunk> hunks);

}  // namespace thirdrow::journal
