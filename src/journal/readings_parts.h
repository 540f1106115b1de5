/// The formulas behind the table of readings.
#pragma once

#include "journal/figure_parts.h"

namespace thirdrow::journal::reading {

// readings_work.cpp: engagements, check-ins, rounds
Figure criteria_joint(const View& view);
Figure criteria_met(const View& view);
Figure unstated_limits(const View& view);
Figure terms_kept(const View& view);
Figure bends_given(const View& view);
Figure ease(const View& view);
Figure closed_with_round(const View& view);
Figure rounds_shown(const View& view);
Figure guess_against_answers(const View& view);
Figure heard_by_standard(const View& view);
Figure clauses_without_evidence(const View& view);
Figure people_without_engagement(const View& view);
Figure issues_by_tag(const View& view);
Figure kept_by_helper(const View& view);
Figure fires_without_handoffs(const View& view);
Figure engagements_with_why(const View& view);

// readings_days.cpp: moments, questions, stories, weeks, outcomes
Figure open_floor(const View& view);
Figure moments(const View& view);
Figure best_moments(const View& view);
Figure urges(const View& view);
Figure question_uses(const View& view);
Figure days_to_thanks(const View& view);
Figure own_objections(const View& view);
Figure effort_and_reward(const View& view);
Figure outcome_against_reference(const View& view);
Figure customer_readings(const View& view);
Figure days_since_why_said(const View& view);
Figure went_elsewhere(const View& view);
Figure weeks_modelled(const View& view);
Figure stories_told(const View& view);
Figure small_fixes(const View& view);
Figure days_to_celebration(const View& view);

// readings_practice.cpp: assessments, the exercise, values, tasks
Figure basics(const View& view);
Figure steps_to_customer(const View& view);
Figure elements(const View& view);
Figure assessments_with_commitment(const View& view);
Figure chain_weakest(const View& view);
Figure chain_balance(const View& view);
Figure guess_against_asked(const View& view);
Figure would_against_should(const View& view);
Figure exercise_commitments(const View& view);
Figure open_processes(const View& view);
Figure encouraged_against_delivered(const View& view);
Figure requests_after_change(const View& view);
Figure roles_left_out(const View& view);
Figure perspectives(const View& view);
Figure quiz(const View& view);
Figure decisions_by_value(const View& view);
Figure tasks_clear(const View& view);
Figure ratings_agree(const View& view);
Figure style_matches(const View& view);
Figure definitions(const View& view);

}  // namespace thirdrow::journal::reading
