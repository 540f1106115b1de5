/// What is going on with a leader and their people, as the events of the question bank: so that the question
/// of the day belongs to the day.
#pragma once

#include <string_view>
#include <vector>

#include "app/session.h"

namespace thirdrow::app {

/// The most telling first; what the calendar says comes last, and is never missing. Looks at the latest
/// records of each kind only. An engagement that was started without an agreement is among them unless
/// note_shown() noted it on an earlier day of the last week.
Result<std::vector<std::string_view>> happening(Session& session);

/// The question of the day, but for those that were passed over.
Result<std::optional<Prompt>> prompt_of_today(Session& session,
                                              const std::vector<std::string>& passed_over = {});

/// To be told of each question of the day that a person was shown: some are offered once a week at most.
Status note_shown(Session& session, const std::optional<Prompt>& prompt);

}  // namespace thirdrow::app
