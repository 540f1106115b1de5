/// Which figures stand in which part of the Progress page, and what its parts are made with; for the files
/// that read and show them.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
inline constexpr std::array<std::string_view, 4> kOfOutcomes = {
    "outcome_against_peers", "outcome_against_reference", "fires", "fires_preventable"};
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
inline constexpr std::array<std::string_view, 5> kDrawn = {"elements", "effort_and_reward", "chain_weakest",
                                                           "chain_balance", "customer_readings"};
/// Measures that stand beside a reading, over all four windows.
inline constexpr std::array<std::string_view, 2> kBeside = {"loop_closed", "again_or_refer"};

std::string say(const Speaker& speaker, const char* words, std::vector<std::string> args = {});
/// The records of a figure, those of the numerator apart.
Evidence evidence_of(const journal::Figure& figure);
std::optional<render::Share> share_of(const journal::Figure& figure);
/// What stands beside a figure.
std::vector<std::string> notes_of(const Speaker& speaker, const journal::Figure& figure);
/// The words of a number of that name; empty when there is none.
std::string number_words(const Speaker& speaker, const journal::Figure& figure, std::string_view name);

/// Everything that is reckoned and stands in no other part. Nothing while there is nothing to say.
std::optional<Exhibit> practices_of(const Speaker& speaker, const ProgressData& data);
/// The links of internal service. Nothing while there is none.
std::optional<Exhibit> chain_of(const Speaker& speaker, const ProgressData& data);
/// What customers say, beside what one's own people say. Nothing while there is no reading.
std::optional<Exhibit> customers_of(const Speaker& speaker, const ProgressData& data);

}  // namespace thirdrow::app
