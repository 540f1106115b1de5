#include "journal/readings.h"

#include "journal/readings_parts.h"

namespace thirdrow::journal {
namespace {

using namespace reading;

constexpr std::array kReadings = {
    FigureInfo{"criteria_joint", "3", criteria_joint},
    FigureInfo{"criteria_met", "3", criteria_met},
    FigureInfo{"unstated_limits", "5", unstated_limits},
    FigureInfo{"terms_kept", "6", terms_kept},
    FigureInfo{"bends_given", "7", bends_given},
    FigureInfo{"ease", "11", ease},
    FigureInfo{"closed_with_round", "13", closed_with_round},
    FigureInfo{"rounds_shown", "16", rounds_shown},
    FigureInfo{"guess_against_answers", "17", guess_against_answers},
    FigureInfo{"open_floor", "18", open_floor},
    FigureInfo{"moments", "19", moments},
    FigureInfo{"urges", "21", urges},
    FigureInfo{"question_uses", "23", question_uses},
    FigureInfo{"heard_by_standard", "24", heard_by_standard},
    FigureInfo{"days_to_thanks", "27", days_to_thanks},
    FigureInfo{"own_objections", "29", own_objections},
    FigureInfo{"effort_and_reward", "31", effort_and_reward},
    FigureInfo{"outcome_against_reference", "33", outcome_against_reference},
    FigureInfo{"clauses_without_evidence", "36", clauses_without_evidence},
    FigureInfo{"basics", "37", basics},
    FigureInfo{"people_without_engagement", "41", people_without_engagement},
    FigureInfo{"steps_to_customer", "42", steps_to_customer},
    FigureInfo{"customer_readings", "43", customer_readings},
    FigureInfo{"elements", "44-48", elements},
    FigureInfo{"assessments_with_commitment", "49", assessments_with_commitment},
    FigureInfo{"chain_weakest", "51", chain_weakest},
    FigureInfo{"issues_by_tag", "52", issues_by_tag},
    FigureInfo{"guess_against_asked", "54", guess_against_asked},
    FigureInfo{"would_against_should", "55", would_against_should},
    FigureInfo{"exercise_commitments", "56", exercise_commitments},
    FigureInfo{"chain_balance", "58", chain_balance},
    FigureInfo{"open_processes", "59", open_processes},
    FigureInfo{"encouraged_against_delivered", "60", encouraged_against_delivered},
    FigureInfo{"requests_after_change", "61", requests_after_change},
    FigureInfo{"roles_left_out", "63", roles_left_out},
    FigureInfo{"perspectives", "64-66", perspectives},
    FigureInfo{"quiz", "68", quiz},
    FigureInfo{"best_moments", "70", best_moments},
    FigureInfo{"decisions_by_value", "71", decisions_by_value},
    FigureInfo{"kept_by_helper", "73", kept_by_helper},
    FigureInfo{"tasks_clear", "74", tasks_clear},
    FigureInfo{"ratings_agree", "75", ratings_agree},
    FigureInfo{"style_matches", "76", style_matches},
    FigureInfo{"definitions", "77", definitions},
    FigureInfo{"fires_without_handoffs", "82", fires_without_handoffs},
    FigureInfo{"days_since_why_said", "83", days_since_why_said},
    FigureInfo{"went_elsewhere", "84", went_elsewhere},
    FigureInfo{"weeks_modelled", "85", weeks_modelled},
    FigureInfo{"stories_told", "86", stories_told},
    FigureInfo{"small_fixes", "87", small_fixes},
    FigureInfo{"engagements_with_why", "88", engagements_with_why},
    FigureInfo{"days_to_celebration", "89", days_to_celebration},
};

}  // namespace

std::span<const FigureInfo> readings() { return kReadings; }

const FigureInfo* find_reading(std::string_view name) {
  const auto it = std::ranges::find(kReadings, name, &FigureInfo::name);
  return it != kReadings.end() ? &*it : nullptr;
}

}  // namespace thirdrow::journal
