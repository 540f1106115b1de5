/// The graph of the edits of one text, brought into one order that every replica finds alike.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "journal/text_merge.h"

namespace thirdrow::journal {

/// Edits are named by rank: their place in an order in which parents come before children and a branch is
/// followed to its end before the next begins. Holds pointers into the events it was made from.
class EventGraph {
 public:
  using Rank = std::uint32_t;
  static constexpr Rank kNone = 0xFFFFFFFF;

  explicit EventGraph(std::span<const TextEvent> events);

  Rank size() const { return static_cast<Rank>(order_.size()); }
  bool complete() const { return complete_; }
  const TextEvent& event(Rank rank) const { return *order_[rank].event; }
  OpId last_number(Rank rank) const { return {order_[rank].event->id.dev, order_[rank].last}; }
  std::span<const Rank> parents(Rank rank) const;
  /// Malformed whatever its parents' text is.
  bool malformed(Rank rank) const { return order_[rank].malformed; }
  /// Every other edit is either below it or builds on it, so what comes later needs nothing of what came
  /// before.
  bool critical(Rank rank) const { return order_[rank].critical; }

  struct Difference {
    std::vector<Rank> only_a, only_b;
  };
  /// The edits below `a` (itself included) and those below `b`, without what both have. Edits before `first`
  /// are left out: the caller knows both sides to have them.
  Difference difference(std::span<const Rank> a, std::span<const Rank> b, Rank first) const;

 private:
  struct Node {
    const TextEvent* event = nullptr;
    std::uint64_t last = 0;
    std::uint32_t first_parent = 0, parent_count = 0;  ///< a stretch of parents_
    bool malformed = false;
    bool waits = false;
    bool critical = false;
  };
  void collect(std::span<const TextEvent> events);
  void link();
  Rank find(const OpId& last, Rank hint) const;
  void sort();
  void mark_critical();

  std::vector<Node> order_;
  std::vector<Rank> parents_;
  bool complete_ = true;
};

}  // namespace thirdrow::journal
