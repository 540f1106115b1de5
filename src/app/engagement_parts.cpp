#include "app/engagement_parts.h"

#include <algorithm>

#include "base/words.h"

namespace thirdrow::app {

std::span<const EngagementPart> engagement_parts() {
  using journal::Kind;
  static const std::vector<EngagementPart> parts = {
      {"agreement",
       N_("Agreement"),
       N_("Before the start: what success is, what each side wants, what can and cannot be done, and who "
          "does "
          "what by when."),
       "check",
       {{Kind::agreement}}},
      {"phases",
       N_("Phases"),
       N_("The parts of the work, in order; each may have an agreement of its own."),
       "calendar",
       {{Kind::phase}}},
      {"checkins",
       N_("Check-ins"),
       N_("Meetings set beforehand: what I promised, what I hear in their words, what I tell back."),
       "clock",
       {{Kind::checkin}}},
      {"heard",
       N_("Heard"),
       N_("What they told you, until they know what came of it."),
       "chat",
       {{Kind::heard}}},
      {"fires",
       N_("Issues and fires"),
       N_("What came up before it could hurt, and what burned all the same."),
       "warning",
       {{Kind::issue}, {Kind::fire}}},
      {"bends", N_("Bends"), N_("Where you bent so that it went well for them."), "shuffle", {{Kind::bend}}},
      {"promises",
       N_("Commitments"),
       N_("When this happens, then I do that, by a day."),
       "handshake",
       {{Kind::commitment}}},
      {"close",
       N_("Close"),
       N_("At the end: lock your own check, ask everyone, count, release, and show the result as it is."),
       "star",
       {{Kind::selfcheck}, {Kind::round}, {Kind::tally}, {Kind::publication}}},
  };
  return parts;
}

const EngagementPart* part_of(const journal::Record& record) {
  const auto all = engagement_parts();
  const auto at = std::ranges::find_if(all, [&record](const EngagementPart& one) {
    return std::ranges::any_of(one.what, [&record](const What& what) { return is_one(record, what); });
  });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace thirdrow::app
