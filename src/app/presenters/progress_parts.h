/// Which figures stand in which part of the Progress page; for the files that read and show them.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "app/presenters/progress_exhibits.h"

namespace thirdrow::app {

struct PartFigures {
  Part part;
  std::span<const std::string_view> figures;  ///< reckoned for each of the four windows
};

inline constexpr std::array<std::string_view, 4> kOfAgreements = {
    "agreed_before_start", "phases_agreed_before_start", "criteria_joint", "terms_kept"};
inline constexpr std::array<std::string_view, 6> kOfCheckIns = {
    "checkins_on_time", "caught_early", "commitments_kept", "loop_closed", "rewarding_talks", "ease"};
inline constexpr std::array<std::string_view, 6> kOfMeasurement = {
    "closed_with_round", "again_or_refer", "again", "refer", "satisfaction", "rounds_shown"};
inline constexpr std::array<std::string_view, 3> kOfOutcomes = {"outcome_against_peers",
                                                                "outcome_against_reference", "fires"};
inline constexpr std::array<std::string_view, 5> kOfPeople = {"loop_closed", "stories_told", "bends_given",
                                                              "days_to_thanks", "small_fixes"};

inline constexpr std::array kPartFigures = {
    PartFigures{Part::agreements, kOfAgreements},   PartFigures{Part::checkins, kOfCheckIns},
    PartFigures{Part::measurement, kOfMeasurement}, PartFigures{Part::say_do, {}},
    PartFigures{Part::outcomes, kOfOutcomes},       PartFigures{Part::people, kOfPeople},
};

/// Of the say-do gap, in the order of the standards.
inline constexpr std::array<std::string_view, 3> kGaps = {"say_do_agreements", "say_do_checkins",
                                                          "say_do_measurement"};
/// Drawn in ways of their own.
inline constexpr std::array<std::string_view, 2> kDrawn = {"elements", "effort_and_reward"};

}  // namespace thirdrow::app
