/// What is computed beside the measures: one figure for each practice that has one, in the order of the table
/// of practices. Observations, not goals: none is a score.
#pragma once

#include <array>
#include <span>

#include "journal/figure.h"

namespace thirdrow::journal {

std::span<const FigureInfo> readings();
const FigureInfo* find_reading(std::string_view name);

/// Names of items in the rows of assessments and in the counts of rounds that ask the same.
namespace item {
/// The five elements of service; empowerment has two sides.
inline constexpr std::array<std::string_view, 6> kElements = {
    "ideal", "culture", "attentiveness", "responsiveness", "empowerment_given", "empowerment_taken"};
inline constexpr std::string_view kGiven = kElements[4], kTaken = kElements[5];
/// Of the exercise of being an outside firm: do leaders encourage service inside, and do we deliver it?
inline constexpr std::string_view kEncouraged = "encouraged", kDelivered = "delivered";
inline constexpr std::int64_t kOfQuiz = 10;  ///< items of the quiz, each answered from 0 to 4
inline constexpr std::array<std::string_view, 3> kPerspectives = {"front_line", "manager", "senior_leader"};
}  // namespace item

}  // namespace thirdrow::journal
