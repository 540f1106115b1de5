#include "journal/span_list.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace thirdrow::journal {
namespace {

constexpr std::size_t kChunkSpans = 64;

}  // namespace

SpanList::SpanList(std::uint32_t base_len) : base_len_(base_len), visible_(base_len) {
  chunks_.push_back(std::make_unique<Chunk>());
  if (base_len == 0) return;
  chunks_[0]->spans.push_back(
      {.first = 0, .count = base_len, .left = kNone, .right = kNone, .state = 1, .deleted = false});
  chunks_[0]->visible = base_len;
  chunk_of_[0] = chunks_[0].get();
}

SpanList::Place SpanList::next_span(Place place) const {
  ++place.span;
  place.offset = 0;
  while (place.chunk < chunks_.size() && place.span == chunks_[place.chunk]->spans.size()) {
    ++place.chunk;
    place.span = 0;
  }
  return place;
}

SpanList::Place SpanList::find(Char character) const {
  const Chunk& chunk = *std::prev(chunk_of_.upper_bound(character))->second;
  const auto span = std::find_if(chunk.spans.begin(), chunk.spans.end(), [&](const Span& s) {
    return character >= s.first && character - s.first < s.count;
  });
  assert(span != chunk.spans.end());
  return {chunk.at, static_cast<std::uint32_t>(span - chunk.spans.begin()), character - span->first};
}

/// The place right behind the pos-th visible character, in front of whatever is not visible there. pos > 0.
SpanList::Place SpanList::after_visible(std::uint32_t pos) const {
  Place place;
  while (chunks_[place.chunk]->visible < pos) pos -= chunks_[place.chunk++]->visible;
  for (;; ++place.span) {
    const Span& span = chunks_[place.chunk]->spans[place.span];
    if (span.state != 1) continue;
    if (span.count >= pos) break;
    pos -= span.count;
  }
  place.offset = pos;
  return place;
}

/// Order in the text. kNone as `b` is the end of the text.
bool SpanList::goes_before(Char a, Char b) const {
  if (a == kNone || a == b) return false;
  return b == kNone || find(a) < find(b);
}

SpanList::Char SpanList::right_parent(Place next, Char left) const {
  while (!is_end(next) && at(next).state == 0) next = next_span(next);
  return !is_end(next) && at(next).left == left ? at(next).first : kNone;
}

/// Among characters that the looked-at version does not have, finds the place for one typed after `left`.
SpanList::Place SpanList::integrate(Place next, Char left, Char right, Char first,
                                    const Before& before) const {
  Place best = next;
  bool undecided = false;
  for (; !is_end(next) && at(next).state == 0; next = next_span(next)) {
    const Span& other = at(next);
    if (other.left == left) {
      if (other.right == right && before(first, other.first)) break;
      undecided = goes_before(other.right, right);
    } else if (other.left == kNone || (left != kNone && goes_before(other.left, left))) {
      break;
    }
    if (!undecided) best = next_span(next);
  }
  return best;
}

void SpanList::insert(std::uint32_t pos, Run run, const Before& before) {
  const Place start{0, 0, 0};
  const Place behind = pos == 0 ? start : after_visible(pos);
  const Char left = pos == 0 ? kNone : at(behind).first + behind.offset - 1;
  if (pos > 0 && behind.offset < at(behind).count) {
    return put(split(behind), {run.first, run.count, left, left + 1, 1, false});
  }
  Place next = pos == 0 ? start : next_span(behind);
  if (pos == 0 && chunks_[0]->spans.empty()) next = {static_cast<std::uint32_t>(chunks_.size()), 0, 0};
  const Char right = right_parent(next, left);
  const Place place = integrate(next, left, right, run.first, before);
  if (pos > 0 && place == next && right == kNone) {
    Span& previous = at(behind);
    if (left >= base_len_ && left + 1 == run.first && !previous.deleted) {  // typing on
      previous.count += run.count;
      chunks_[behind.chunk]->visible += run.count;
      visible_ += run.count;
      return;
    }
  }
  put(place, {run.first, run.count, left, right, 1, false});
}

/// Puts a span in front of the one at `place`, whose offset is 0.
void SpanList::put(Place place, Span span) {
  if (is_end(place)) {
    place.chunk = static_cast<std::uint32_t>(chunks_.size()) - 1;
    place.span = static_cast<std::uint32_t>(chunks_.back()->spans.size());
  }
  Chunk& chunk = *chunks_[place.chunk];
  chunk.spans.insert(chunk.spans.begin() + place.span, span);
  chunk_of_[span.first] = &chunk;
  if (span.state == 1) {
    chunk.visible += span.count;
    visible_ += span.count;
  }
  if (chunk.spans.size() > kChunkSpans) split_chunk(chunk);
}

/// Makes a span begin at `place`; returns where it is. No place from before stays good.
SpanList::Place SpanList::split(Place place) {
  Span& head = at(place);
  if (place.offset == 0) return place;
  if (place.offset == head.count) return next_span(place);
  const Char first = head.first + place.offset;
  const Span tail{first, head.count - place.offset, first - 1, kNone, head.state, head.deleted};
  head.count = place.offset;
  if (tail.state == 1) {  // put() counts it anew
    chunks_[place.chunk]->visible -= tail.count;
    visible_ -= tail.count;
  }
  put({place.chunk, place.span + 1, 0}, tail);
  return find(first);
}

void SpanList::split_chunk(Chunk& full) {
  auto half = std::make_unique<Chunk>();
  const auto middle = full.spans.begin() + static_cast<std::ptrdiff_t>(full.spans.size() / 2);
  half->spans.reserve(kChunkSpans + 1);
  half->spans.assign(middle, full.spans.end());
  full.spans.erase(middle, full.spans.end());
  for (const Span& span : half->spans) {
    chunk_of_[span.first] = half.get();
    if (span.state == 1) half->visible += span.count;
  }
  full.visible -= half->visible;
  chunks_.insert(chunks_.begin() + full.at + 1, std::move(half));
  for (std::uint32_t i = full.at + 1; i < chunks_.size(); ++i) chunks_[i]->at = i;
}

/// Gives up to `most` characters from `begin` on, within one span, a new state; returns which.
SpanList::Run SpanList::set_state(Place begin, std::uint32_t most, std::uint32_t state) {
  begin = split(begin);
  if (at(begin).count > most) {
    const Char first = at(begin).first;
    split({begin.chunk, begin.span, most});
    begin = find(first);
  }
  Span& span = at(begin);
  const auto counted = [&](std::uint32_t s) { return s == 1 ? span.count : 0; };
  const std::uint32_t change = counted(state) - counted(span.state);  // wraps, and the sums wrap back
  chunks_[begin.chunk]->visible += change;
  visible_ += change;
  span.state = state;
  return {span.first, span.count};
}

void SpanList::remove(std::uint32_t pos, std::uint32_t count, std::vector<Run>& taken) {
  while (count > 0) {
    Place place = after_visible(pos + 1);
    --place.offset;
    const Run run = set_state(place, count, 2);
    at(find(run.first)).deleted = true;
    taken.push_back(run);
    count -= run.count;
  }
}

void SpanList::shift(Run run, int step) {
  while (run.count > 0) {
    const Place place = find(run.first);
    const std::uint32_t state = at(place).state + static_cast<std::uint32_t>(step);
    const Run done = set_state(place, run.count, state);
    run.first += done.count;
    run.count -= done.count;
  }
}

}  // namespace thirdrow::journal
