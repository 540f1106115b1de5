/// What may be said of counts, and nothing else decides it: every page, export, print and JSON takes its
/// numbers of a round from here. Answers are anonymous; with few of them a number tells who said what, and
/// two numbers tell it by their difference. What may not be said is empty in the values below, so that it
/// cannot be written by mistake. Nothing here is text for people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "journal/statistics.h"

namespace thirdrow::journal {

inline constexpr std::uint32_t kLeastThreshold = 3;   ///< no round's k is lower, whatever its record says
inline constexpr std::uint32_t kUsualThreshold = 5;   ///< k of a new round
inline constexpr std::uint32_t kLeastInvited = 3;     ///< fewer cannot be anonymous
inline constexpr std::uint32_t kNumbersFrom = 10;     ///< answers from which numbers are shown
inline constexpr std::uint32_t kTrendFrom = 20;       ///< answers from which two windows are compared
inline constexpr std::uint32_t kBatch = 5;            ///< answers that join a pool at once
inline constexpr std::uint32_t kRateNumbersFrom = 5;  ///< cases from which a process rate is a percentage
inline constexpr std::uint32_t kLeastComments = 5;    ///< comments released together

/// One yes/no question of a round, or of several rounds added up.
struct RoundCounts {
  std::uint32_t invited = 0;
  std::uint32_t answers = 0;  ///< slips that came back, blank ones too
  std::uint32_t counted = 0;  ///< answers to this question
  std::uint32_t yes = 0;
  std::uint32_t k = kUsualThreshold;  ///< frozen when the round opened
  friend bool operator==(const RoundCounts&, const RoundCounts&) = default;
};

enum class Band : std::uint8_t {
  not_offered,    ///< fewer than kLeastInvited were asked
  none_answered,  ///< asked, and no slip came back
  withheld,       ///< fewer than k answers, or counts that contradict each other
  word,           ///< up to nine answers: one of ShareWord and how many answered
  rough,          ///< ten to nineteen: numbers, to be called rough
  full,           ///< twenty and more: numbers, and a trend
};

enum class ShareWord : std::uint8_t {
  few,   ///< nobody or one
  some,  ///< two to all but two
  most,  ///< all or all but one
};

/// Two values are equal whenever the same may be said of both.
struct Shown {
  Band band = Band::not_offered;
  std::uint32_t invited = 0;
  std::uint32_t k = kUsualThreshold;
  std::optional<std::uint32_t> answers;  ///< counted ones; from word on
  std::optional<ShareWord> word;         ///< in band word only
  std::optional<std::uint32_t> yes;      ///< this and the rest in rough and full only
  std::optional<double> share;           ///< 0..1
  std::optional<Interval> likely;        ///< Wilson, 95 %
  std::optional<Interval> bounds;        ///< non-response bounds; only when low_response() in addition

  bool low_response() const;       ///< fewer than 60 % of the invited answered; known from word on
  bool everyone_answered() const;  ///< the count is a census; known from word on
  bool trend_allowed() const { return band == Band::full; }
  friend bool operator==(const Shown&, const Shown&) = default;
};

Shown show_round(const RoundCounts& counts);
/// The change between two windows of equal length; nullopt when it may not be said.
std::optional<Difference> show_change(const Shown& now, const Shown& before);

/// One question with several steps (satisfaction 1..5, a clause 0..4).
struct ScaleCounts {
  std::uint32_t invited = 0;
  std::uint32_t answers = 0;  ///< slips that came back
  std::uint32_t k = kUsualThreshold;
  std::uint32_t lowest = 0;          ///< what the first step stands for
  std::vector<std::uint32_t> steps;  ///< how many chose each
};

/// Below ten answers the middle of a scale tells single answers: there is no band `word`.
struct ShownScale {
  Band band = Band::not_offered;
  std::uint32_t invited = 0;
  std::uint32_t k = kUsualThreshold;
  std::optional<std::uint32_t> answers;
  std::optional<double> mean, median;
  friend bool operator==(const ShownScale&, const ShownScale&) = default;
};
ShownScale show_scale(const ScaleCounts& counts);

/// A rate of the leader's own records ("agreed before the start"), where nobody's answer is to be protected.
/// No interval: all cases of the window are counted.
struct ShownRate {
  std::uint32_t numerator = 0;
  std::uint32_t denominator = 0;  ///< 0: nothing to count, or counts that contradict each other
  std::optional<double> share;    ///< from kRateNumbersFrom cases on
  bool trend_allowed() const { return share.has_value(); }
  friend bool operator==(const ShownRate&, const ShownRate&) = default;
};
ShownRate show_rate(Proportion rate);
std::optional<Difference> show_change(const ShownRate& now, const ShownRate& before);

/// A share or a difference of shares as whole percent, halves up, so that every page rounds alike; beyond
/// −1..1 is the nearer end, no number is 0.
int whole_percent(double share);

/// Comments are released only beside counts that are shown, and only several at once.
bool may_release_comments(const RoundCounts& counts, std::uint32_t comments);

/// Rounds that enter and leave a pool together, so that the difference of two pools is never less than one
/// batch of at least kBatch (and at least k) answers. A round with that many is a batch of its own; smaller
/// ones are gathered in the order of their release until they are enough.
struct Batch {
  std::vector<std::size_t> rounds;  ///< places in what batches() was given, rising; the last completed it
  RoundCounts counts;
};
struct Batches {
  std::vector<Batch> whole;
  Batch waiting;  ///< not enough yet; show_round() withholds it
};
/// Of one question, in the order of release, over all rounds there are: a window takes the batches whose last
/// round was released in it. Rounds that nobody answered, with too few invited or with counts that contradict
/// each other are in no batch.
Batches batches(std::span<const RoundCounts> in_order_of_release);
/// Adds rounds or batches up; the strictest k holds.
RoundCounts pooled(std::span<const RoundCounts> counts);
/// Whether a pool that was shown may give way to one that these answers join: fewer would be told by the
/// difference of the two.
bool may_replace_published(std::uint32_t answers_joining, std::uint32_t k);

}  // namespace thirdrow::journal
