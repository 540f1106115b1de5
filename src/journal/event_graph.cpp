#include "journal/event_graph.h"

#include <algorithm>
#include <limits>

namespace thirdrow::journal {

EventGraph::EventGraph(std::span<const TextEvent> events) {
  collect(events);
  link();
  sort();
  mark_critical();
}

std::span<const EventGraph::Rank> EventGraph::parents(Rank rank) const {
  return std::span(parents_).subspan(order_[rank].first_parent, order_[rank].parent_count);
}

void EventGraph::collect(std::span<const TextEvent> events) {
  std::vector<const TextEvent*> sorted;
  sorted.reserve(events.size());
  for (const TextEvent& event : events) sorted.push_back(&event);
  const auto less = [](const TextEvent* a, const TextEvent* b) { return *a < *b; };
  const auto same_id = [](const TextEvent* a, const TextEvent* b) { return a->id == b->id; };
  if (!std::is_sorted(sorted.begin(), sorted.end(), less)) std::sort(sorted.begin(), sorted.end(), less);
  sorted.erase(std::unique(sorted.begin(), sorted.end(), same_id), sorted.end());

  order_.reserve(sorted.size());
  for (const TextEvent* event : sorted) {
    const std::uint64_t taken = numbers_taken(event->hunks);
    const std::uint64_t room = std::numeric_limits<std::uint64_t>::max() - event->id.n;
    Node node;
    node.event = event;
    node.malformed = event->id.n == 0 || taken == 0 || taken - 1 > room;
    node.last = node.malformed ? event->id.n : event->id.n + taken - 1;
    order_.push_back(node);
  }
}

/// The node whose last number is `last`, or that has `last` among its numbers; kNone when there is none.
/// `hint` is tried first: in a history of one device the parent is the neighbour.
EventGraph::Rank EventGraph::find(const OpId& last, Rank hint) const {
  if (hint < order_.size() && last_number(hint) == last) return hint;
  const auto above = std::upper_bound(order_.begin(), order_.end(), last,
                                      [](const OpId& id, const Node& node) { return id < node.event->id; });
  if (above == order_.begin()) return kNone;
  const auto node = above - 1;
  const bool holds = node->event->id.dev == last.dev && last.n <= node->last;
  return holds ? static_cast<Rank>(node - order_.begin()) : kNone;
}

void EventGraph::link() {
  for (Rank child = 0; child < order_.size(); ++child) {
    Node& node = order_[child];
    node.first_parent = static_cast<std::uint32_t>(parents_.size());
    for (const OpId& parent : node.event->parents) {
      const Rank found = find(parent, child - 1);
      if (found == kNone) {
        node.waits = true;
      } else if (last_number(found) != parent) {
        node.malformed = true;
      } else {
        parents_.push_back(found);
      }
    }
    const auto begin = parents_.begin() + node.first_parent;
    std::sort(begin, parents_.end());
    parents_.erase(std::unique(begin, parents_.end()), parents_.end());
    node.parent_count = static_cast<std::uint32_t>(parents_.size()) - node.first_parent;
  }
}

/// Takes what is ready, newest first, so that a branch is followed to its end. Edits that wait, and those in
/// a ring of parents, are never ready and drop out.
void EventGraph::sort() {
  const std::size_t count = order_.size();
  std::vector<std::uint32_t> missing(count), child_end(count + 1, 0);
  for (std::size_t i = 0; i < count; ++i) missing[i] = order_[i].parent_count + (order_[i].waits ? 1 : 0);
  for (const Rank parent : parents_) ++child_end[parent];
  for (std::size_t i = 1; i <= count; ++i) child_end[i] += child_end[i - 1];
  std::vector<Rank> children(parents_.size());
  for (Rank child = 0; child < count;
       ++child) {  // ends up in falling order, so the least child is taken first
    for (const Rank parent : parents(child)) children[--child_end[parent]] = child;
  }

  std::vector<Rank> ready, rank_of(count, kNone), taken;
  for (std::size_t i = count; i-- > 0;) {
    if (missing[i] == 0) ready.push_back(static_cast<Rank>(i));
  }
  while (!ready.empty()) {
    const Rank next = ready.back();
    ready.pop_back();
    rank_of[next] = static_cast<Rank>(taken.size());
    taken.push_back(next);
    for (std::uint32_t i = child_end[next]; i < child_end[next + 1]; ++i) {
      if (--missing[children[i]] == 0) ready.push_back(children[i]);
    }
  }

  complete_ = taken.size() == count;
  for (Rank& parent : parents_) parent = rank_of[parent];
  std::vector<Node> ranked;
  ranked.reserve(taken.size());
  for (const Rank node : taken) ranked.push_back(order_[node]);
  order_ = std::move(ranked);
}

void EventGraph::mark_critical() {
  std::vector<bool> has_child(order_.size(), false);
  std::size_t heads = 0;
  for (Rank rank = 0; rank < size(); ++rank) {
    for (const Rank parent : parents(rank)) {
      if (!has_child[parent]) --heads;
      has_child[parent] = true;
    }
    order_[rank].critical = ++heads == 1;  // all that came before are below it
  }
  Rank oldest_parent = kNone;
  for (Rank rank = size(); rank-- > 0;) {
    if (oldest_parent < rank) order_[rank].critical = false;  // a later edit reaches past it
    const auto up = parents(rank);
    if (up.empty()) {
      for (Rank below = 0; below < rank; ++below) order_[below].critical = false;
      return;
    }
    oldest_parent = std::min(oldest_parent, *std::min_element(up.begin(), up.end()));
  }
}

EventGraph::Difference EventGraph::difference(std::span<const Rank> a, std::span<const Rank> b,
                                              Rank first) const {
  enum Side : std::uint32_t { kA = 1, kB = 2, kBoth = 3 };
  std::vector<std::uint64_t> heap;  // rank above side: the newest comes out first
  std::size_t unshared = 0;
  const auto push = [&](Rank rank, std::uint32_t side) {
    if (rank < first) return;
    heap.push_back(std::uint64_t{rank} << 2 | side);
    std::push_heap(heap.begin(), heap.end());
    if (side != kBoth) ++unshared;
  };
  const auto pop = [&] {
    std::pop_heap(heap.begin(), heap.end());
    const std::uint64_t top = heap.back();
    heap.pop_back();
    if ((top & kBoth) != kBoth) --unshared;
    return top;
  };
  for (const Rank rank : a) push(rank, kA);
  for (const Rank rank : b) push(rank, kB);

  Difference out;
  while (unshared > 0) {
    const std::uint64_t top = pop();
    const Rank rank = static_cast<Rank>(top >> 2);
    auto side = static_cast<std::uint32_t>(top & kBoth);
    while (!heap.empty() && heap.front() >> 2 == rank) side |= static_cast<std::uint32_t>(pop() & kBoth);
    if (side == kA) out.only_a.push_back(rank);
    if (side == kB) out.only_b.push_back(rank);
    for (const Rank parent : parents(rank)) push(parent, side);
  }
  return out;
}

}  // namespace thirdrow::journal
