/// Random histories: devices that write about several records, hear of each other in part and in any order,
/// and write on. Clocks disagree by a century and run backwards. Every kind of op occurs, also ones that a
/// well-behaved program would not write but a merge has to survive.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "journal/entry_state.h"
#include "journal/kinds.h"
#include "support/fakes.h"

namespace thirdrow::test {

inline std::string random_words(SeededRandom& random, std::uint64_t at_most) {
  static constexpr const char* kPieces[] = {"a",  "b",    " ",        "\n",      "mentor", "é",      "ß",
                                            "議", "Ω x ", "👍🏽", "e\u0301", "don't ", "under_", "9"};
  std::string out;
  for (std::uint64_t n = random.below(at_most + 1); n > 0; --n)
    out += kPieces[random.below(std::size(kPieces))];
  return out;
}

inline Stamp random_stamp(SeededRandom& random) {
  return {static_cast<std::int64_t>(random.below(4'000'000'000'000)) - 1'000'000'000'000,
          static_cast<std::int16_t>(static_cast<int>(random.below(2161)) - 1080)};
}

inline journal::Value random_value(SeededRandom& random) {
  switch (random.below(9)) {
    case 0:
      return {};
    case 1:
      return random.below(2) == 1;
    case 2:
      return static_cast<std::int64_t>(random.below(UINT64_MAX));
    case 3:
      return static_cast<double>(static_cast<std::int64_t>(random.below(UINT64_MAX))) / 1024.0;
    case 4:
      return random_words(random, 5);
    case 5:
      return Day{static_cast<std::int32_t>(random.below(60000)) - 20000};
    case 6:
      return random_stamp(random);
    case 7:
      return RecordId::make(random);
    default: {
      journal::Strings set;
      for (std::uint64_t n = random.below(3); n > 0; --n)
        set.push_back("s" + std::to_string(random.below(9)));
      return set;
    }
  }
}

/// Hunks that fit a text of `length` code points; at least one.
inline std::vector<journal::Hunk> random_hunks(SeededRandom& random, std::uint32_t length) {
  std::vector<journal::Hunk> hunks;
  for (std::uint64_t n = 1 + random.below(3); n > 0; --n) {
    const auto pos = static_cast<std::uint32_t>(random.below(length + 1));
    const auto del = static_cast<std::uint32_t>(random.below(std::min<std::uint32_t>(length - pos, 5) + 1));
    journal::Hunk hunk{pos, del, random_words(random, 4)};
    if (hunk.del == 0 && hunk.ins.empty()) hunk.ins = "x";
    length = length - del + journal::text_length(hunk.ins);
    hunks.push_back(std::move(hunk));
  }
  return hunks;
}

class Histories {
 public:
  Histories(std::uint64_t seed, std::size_t devices, std::size_t records) : random_(seed) {
    for (std::size_t i = 0; i < devices; ++i) devices_.push_back({{DeviceId::make(random_), 1, 0, 0}, {}});
    for (std::size_t i = 0; i < records; ++i) ids_.push_back(RecordId::make(random_));
    for (std::size_t i = 0; i < 4; ++i) comments_.push_back(journal::CommentId::make(random_));
  }

  /// One device writes, or hears of something.
  void step() {
    Known& one = devices_[random_.below(devices_.size())];
    if (random_.below(4) == 0 && !ops_.empty()) return hear(one);
    const RecordId id = ids_[random_.below(ids_.size())];
    const journal::EntryState state = journal::replay(id, one.ops);
    journal::OpBody body = something(one, state);
    const bool nameless = std::holds_alternative<journal::UnknownOp>(body);
    for (journal::Op& op :
         journal::author_ops(one.author, clock_of(one), nameless ? RecordId{} : id, {std::move(body)})) {
      one.ops.push_back(op);
      ops_.push_back(std::move(op));
    }
  }
  void steps(int count) {
    for (; count > 0; --count) step();
  }

  const std::vector<journal::Op>& ops() const { return ops_; }
  const std::vector<RecordId>& ids() const { return ids_; }
  SeededRandom& random() { return random_; }
  /// The ops in some other order, a few of them more than once.
  std::vector<journal::Op> shuffled() {
    std::vector<journal::Op> out = ops_;
    for (std::uint64_t n = random_.below(ops_.size() + 1) / 4; n > 0; --n)
      out.push_back(ops_[random_.below(ops_.size())]);
    for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[random_.below(i)]);
    return out;
  }

 private:
  struct Known {
    journal::Author author;
    std::vector<journal::Op> ops;
  };

  Stamp clock_of(const Known& one) {
    static constexpr const char* kSays[] = {"2026-03-02T09:00:00+01:00", "2099-12-31T23:59:59-08:00",
                                            "1990-01-01T00:00:00+05:30", "2026-10-25T02:30:00+02:00"};
    const auto which = static_cast<std::size_t>(&one - devices_.data());
    Stamp now = *Stamp::parse(kSays[which % std::size(kSays)]);
    now.utc_ms += static_cast<std::int64_t>(random_.below(7'200'000)) - 3'600'000;  // also backwards
    return now;
  }

  void hear(Known& one) {
    const std::size_t begin = random_.below(ops_.size());
    for (std::size_t i = begin; i < ops_.size(); ++i) {
      if (random_.below(8) == 0) continue;
      if (std::ranges::find(one.ops, ops_[i].id, &journal::Op::id) != one.ops.end()) continue;
      one.ops.push_back(ops_[i]);
      one.author.seen_hlc = std::max(one.author.seen_hlc, ops_[i].hlc);
    }
  }

  journal::Tag register_tag() {
    static constexpr journal::Tag kTags[] = {
        journal::reflection::kTitle, journal::reflection::kType, journal::kState,
        journal::kHappened,          journal::kEngagement,       900};
    return kTags[random_.below(std::size(kTags))];
  }
  journal::Tag text_tag() { return random_.below(4) == 0 ? journal::Tag{901} : journal::reflection::kBody; }
  journal::Tag set_tag() {
    static constexpr journal::Tag kTags[] = {journal::kTags, journal::kPeople, 902};
    return kTags[random_.below(std::size(kTags))];
  }

  journal::OpBody something(const Known& one, const journal::EntryState& state) {
    using namespace journal;
    if (state.kind == 0 && random_.below(4) != 0) return create();
    switch (random_.below(20)) {
      case 0:
        return create();
      case 1:
      case 2:
      case 3:
      case 4:
        return write(state, register_tag(), random_value(random_));
      case 5:
        return write(state, reflection::kTitle, random_words(random_, 6));
      case 6:
        return write(state, kDeleted, random_.below(2) == 0 ? Value{} : Value{random_stamp(random_)});
      case 7:
      case 8:
        return SetAdd{set_tag(), "e" + std::to_string(random_.below(4))};
      case 9:
      case 10:
        return take_away(state);
      case 11:
      case 12:
      case 13:
      case 14:
        return edit(state);
      case 15:
        return Comment{comment(), random_words(random_, 6)};
      case 16:
        return CommentEdit{comment(), random_words(random_, 6)};
      case 17:
        return CommentDelete{comment()};
      case 18:
        return random_.below(3) == 0 ? purge(one, state) : write(state, kHappened, random_stamp(random_));
      default:
        return UnknownOp{static_cast<std::uint8_t>(0x40 + random_.below(8)),
                         to_bytes(random_words(random_, 6))};
    }
  }
  journal::OpBody create() {
    static constexpr std::uint16_t kKinds[] = {3, 3, 3, 1, 6, 999};
    return journal::EntryCreate{kKinds[random_.below(std::size(kKinds))], random_stamp(random_)};
  }
  journal::CommentId comment() { return comments_[random_.below(comments_.size())]; }
  journal::OpBody purge(const Known& one, const journal::EntryState& state) {
    std::vector<journal::Op> mine;
    std::ranges::copy_if(one.ops, std::back_inserter(mine),
                         [&](const journal::Op& op) { return op.entry == state.id; });
    return journal::purge_of(mine).front();
  }
  std::vector<journal::OpId> some_ids() {
    std::vector<journal::OpId> ids;
    for (std::uint64_t n = random_.below(3); n > 0 && !ops_.empty(); --n)
      ids.push_back(ops_[random_.below(ops_.size())].id);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    return ids;
  }
  journal::OpBody write(const journal::EntryState& state, journal::Tag tag, journal::Value value) {
    if (random_.below(12) == 0) return journal::FieldSet{tag, std::move(value), some_ids()};
    std::vector<journal::OpId> over;
    if (const auto it = state.registers.find(tag); it != state.registers.end()) {
      for (const journal::Written& w : it->second) over.push_back(w.id);
    }
    std::ranges::sort(over);
    return journal::FieldSet{tag, std::move(value), std::move(over)};
  }
  journal::OpBody take_away(const journal::EntryState& state) {
    const journal::Tag tag = set_tag();
    const auto set = state.sets.find(tag);
    if (set == state.sets.end()) return journal::SetRemove{tag, "e0", some_ids()};
    const auto& [element, adds] =
        *std::next(set->second.begin(), static_cast<std::ptrdiff_t>(random_.below(set->second.size())));
    return journal::SetRemove{tag, element, adds};
  }
  journal::OpBody edit(const journal::EntryState& state) {
    const journal::Tag tag = text_tag();
    const auto it = state.texts.find(tag);
    const journal::TextState seen = it == state.texts.end() ? journal::TextState{} : it->second;
    std::uint32_t length = journal::text_length(seen.text);
    auto hunks = random_hunks(random_, length);
    if (random_.below(15) == 0) ++length;  // a wrong base: every replica ignores it alike
    return journal::TextEdit{tag, seen.heads, length, std::move(hunks)};
  }

  SeededRandom random_;
  std::vector<Known> devices_;
  std::vector<RecordId> ids_;
  std::vector<journal::CommentId> comments_;
  std::vector<journal::Op> ops_;
};

}  // namespace thirdrow::test
