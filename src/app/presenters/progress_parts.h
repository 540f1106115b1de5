/// Which figures stand in which part of the Progress page; for the files that read and show them.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "app/presenters/progress_exhibits.h"

namespace thirdrow::app {

struct PartFigures {
  Part part;
  std::span<const std::string_view> quarters;  ///< reckoned for each of the last four windows
};

inline constexpr std::array<std::string_view, 2> kOfAgreements = {"agreed_before_start",
                                                                  "phases_agreed_before_start"};
inline constexpr std::array<std::string_view, 5> kOfCheckIns = {
    "checkins_on_time", "caught_early", "commitments_kept", "loop_closed", "rewarding_talks"};
inline constexpr std::array<std::string_view, 5> kOfMeasurement = {"closed_with_round", "again_or_refer",
                                                                   "again", "refer", "rounds_shown"};
inline constexpr std::array<std::string_view, 2> kOfOutcomes = {"outcome_against_peers", "fires"};
inline constexpr std::array<std::string_view, 3> kOfPeople = {"loop_closed", "stories_told", "bends_given"};

inline constexpr std::array kPartFigures = {
    PartFigures{Part::agreements, kOfAgreements},   PartFigures{Part::checkins, kOfCheckIns},
    PartFigures{Part::measurement, kOfMeasurement}, PartFigures{Part::say_do, {}},
    PartFigures{Part::outcomes, kOfOutcomes},       PartFigures{Part::people, kOfPeople},
};

/// Of the say-do gap, in the order of the standards.
inline constexpr std::array<std::string_view, 3> kGaps = {"say_do_agreements", "say_do_checkins",
                                                          "say_do_measurement"};
/// Reckoned over the four windows together.
inline constexpr std::array<std::string_view, 5> kYearly = {kGaps[0], kGaps[1], kGaps[2], "elements",
                                                            "effort_and_reward"};

}  // namespace thirdrow::app
