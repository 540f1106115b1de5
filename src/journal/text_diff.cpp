// The net difference of two texts, for the edit that is published and for the history a person reads.
#include <utf8proc.h>

#include <algorithm>
#include <map>

#include "journal/code_points.h"
#include "journal/scripts.h"
#include "journal/text_merge.h"

namespace thirdrow::journal {
namespace {

using Text = std::u32string_view;

/// Whether a cut between the two code points leaves what a reader sees as one character whole. Errs on the
/// side of not cutting: between two flags it says no.
bool may_cut(char32_t before, char32_t after) {
  constexpr char32_t kZeroWidthJoiner = 0x200D;
  if (before == kZeroWidthJoiner || after == kZeroWidthJoiner) return false;
  return utf8proc_grapheme_break(static_cast<utf8proc_int32_t>(before), static_cast<utf8proc_int32_t>(after));
}

bool may_cut_at(Text text, std::size_t at) {
  return at == 0 || at == text.size() || may_cut(text[at - 1], text[at]);
}

/// Stretches of the two texts: [begin, end) of `before` becomes [begin, end) of `after`.
struct Change {
  std::size_t before_begin, before_end, after_begin, after_end;
};

/// Takes what is the same at both ends off the change, without cutting a character.
void trim(Change& change, Text before, Text after) {
  auto& [b, b_end, a, a_end] = change;
  const std::size_t b_start = b;
  while (b < b_end && a < a_end && before[b] == after[a]) ++b, ++a;
  while (b > b_start && !(may_cut_at(before, b) && may_cut_at(after, a))) --b, --a;
  const std::size_t b_stop = b_end;
  while (b_end > b && a_end > a && before[b_end - 1] == after[a_end - 1]) --b_end, --a_end;
  while (b_end < b_stop && !(may_cut_at(before, b_end) && may_cut_at(after, a_end))) ++b_end, ++a_end;
}

enum class Class { word, space, other };

Class class_of(char32_t point) {
  if (is_word_character(point) && !is_unspaced(point)) return Class::word;
  return point == U' ' || point == U'\t' ? Class::space : Class::other;
}

/// Where words, stretches of blanks and other single characters begin, and the end.
std::vector<std::size_t> token_starts(Text text, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> starts{begin};
  for (std::size_t i = begin + 1; i < end; ++i) {
    const Class here = class_of(text[i]);
    const bool goes_on = here != Class::other && here == class_of(text[i - 1]);
    if (!goes_on && may_cut(text[i - 1], text[i])) starts.push_back(i);
  }
  starts.push_back(end);
  return starts;
}

/// The shortest edit script of two sequences (Myers, "An O(ND) difference algorithm", 1986), given up after a
/// bounded amount of work.
class Script {
 public:
  Script(std::span<const int> a, std::span<const int> b) : a_(a), b_(b) {}

  /// Pairs (i, j) with a[i] == b[j], rising; nullopt when the sequences differ too much.
  std::optional<std::vector<std::pair<std::size_t, std::size_t>>> common() {
    constexpr long kMostSteps = 20'000'000, kMostEdits = 1'000;
    const auto sum = static_cast<long>(a_.size() + b_.size());
    const long limit = std::min({sum, kMostEdits, 16 + kMostSteps / (sum + 1)});
    reach_.assign(static_cast<std::size_t>(2 * limit + 3), 0);
    middle_ = limit + 1;
    for (long edits = 0; edits <= limit; ++edits) {
      const auto from = reach_.begin() + (middle_ - edits);
      history_.emplace_back(from - 1, from + 2 * edits + 2);  // diagonals -edits-1 .. edits+1 as they were
      if (extend(edits)) return trace_back(edits);
    }
    return std::nullopt;
  }

 private:
  static bool comes_down(const auto& reach, long diagonal, long edits) {
    return diagonal == -edits || (diagonal != edits && reach(diagonal - 1) < reach(diagonal + 1));
  }

  bool extend(long edits) {
    const auto reach = [this](long d) -> long& { return reach_[static_cast<std::size_t>(middle_ + d)]; };
    const auto n = static_cast<long>(a_.size()), m = static_cast<long>(b_.size());
    for (long d = -edits; d <= edits; d += 2) {
      long x = edits == 0 ? 0 : comes_down(reach, d, edits) ? reach(d + 1) : reach(d - 1) + 1;
      while (x < n && x - d >= 0 && x - d < m && same(x, x - d)) ++x;
      reach(d) = x;
      if (x >= n && x - d >= m) return true;
    }
    return false;
  }

  bool same(long x, long y) const {
    return a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(y)];
  }

  std::vector<std::pair<std::size_t, std::size_t>> trace_back(long edits) const {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    auto x = static_cast<long>(a_.size()), y = static_cast<long>(b_.size());
    for (long e = edits; e >= 0; --e) {
      const auto& row = history_[static_cast<std::size_t>(e)];
      const auto reach = [&](long d) { return row[static_cast<std::size_t>(d + e + 1)]; };
      const long d = x - y;
      const bool down = e > 0 && comes_down(reach, d, e);
      const long x_from = e == 0 ? 0 : down ? reach(d + 1) : reach(d - 1);
      const long y_from = e == 0 ? 0 : x_from - (down ? d + 1 : d - 1);
      const long x_start = e == 0 ? 0 : down ? x_from : x_from + 1;
      while (x > x_start) pairs.emplace_back(--x, --y);
      x = x_from;
      y = y_from;
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
  }

  std::span<const int> a_, b_;
  std::vector<long> reach_;  ///< how far along `a_` each diagonal got
  std::vector<std::vector<long>> history_;
  long middle_ = 0;
};

/// Equal tokens get equal numbers.
class Numbering {
 public:
  std::vector<int> operator()(Text text, const std::vector<std::size_t>& starts) {
    std::vector<int> out;
    out.reserve(starts.size());
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
      const Text token = text.substr(starts[i], starts[i + 1] - starts[i]);
      out.push_back(numbers_.try_emplace(token, static_cast<int>(numbers_.size())).first->second);
    }
    return out;
  }

 private:
  std::map<Text, int> numbers_;
};

/// Splits one change into the smaller ones between words that stayed.
std::vector<Change> refine(const Change& whole, Text before, Text after) {
  if (whole.before_begin == whole.before_end || whole.after_begin == whole.after_end) return {whole};
  const auto b_starts = token_starts(before, whole.before_begin, whole.before_end);
  const auto a_starts = token_starts(after, whole.after_begin, whole.after_end);
  Numbering number;
  const auto b_tokens = number(before, b_starts), a_tokens = number(after, a_starts);
  auto kept = Script(b_tokens, a_tokens).common();
  if (!kept) return {whole};
  kept->emplace_back(b_tokens.size(), a_tokens.size());

  std::vector<Change> out;
  std::size_t b = 0, a = 0;
  for (const auto& [next_b, next_a] : *kept) {
    if (next_b > b || next_a > a)
      out.push_back({b_starts[b], b_starts[next_b], a_starts[a], a_starts[next_a]});
    b = next_b + 1;
    a = next_a + 1;
  }
  return out;
}

/// Joins changes with nothing but a blank left between them: "one two" -> "three four" reads better as one.
void join(std::vector<Change>& changes, Text before) {
  std::vector<Change> out;
  for (const Change& change : changes) {
    const auto replaces = [](const Change& c) {
      return c.before_end > c.before_begin && c.after_end > c.after_begin;
    };
    const auto between = [&] {
      return before.substr(out.back().before_end, change.before_begin - out.back().before_end);
    };
    if (!out.empty() && replaces(out.back()) && replaces(change) && between() == U" ") {
      out.back().before_end = change.before_end;
      out.back().after_end = change.after_end;
    } else {
      out.push_back(change);
    }
  }
  changes = std::move(out);
}

}  // namespace

std::vector<Hunk> diff_text(std::string_view before_utf8, std::string_view after_utf8) {
  if (before_utf8 == after_utf8) return {};
  const std::u32string before = to_code_points(before_utf8), after = to_code_points(after_utf8);
  Change whole{0, before.size(), 0, after.size()};
  trim(whole, before, after);
  std::vector<Change> changes = refine(whole, before, after);
  join(changes, before);
  std::vector<Hunk> hunks;
  for (Change& change : changes) {
    trim(change, before, after);
    const auto ins = Text(after).substr(change.after_begin, change.after_end - change.after_begin);
    hunks.push_back({static_cast<std::uint32_t>(change.after_begin),
                     static_cast<std::uint32_t>(change.before_end - change.before_begin), to_utf8(ins)});
  }
  return hunks;
}

}  // namespace thirdrow::journal
