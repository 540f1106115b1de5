#include "app/presenters/duty.h"

#include <algorithm>

namespace thirdrow::app {

const journal::Transition* transition_of(const journal::KindInfo& kind, std::string_view name) {
  const auto at = std::ranges::find(kind.transitions, name, &journal::Transition::name);
  return at == kind.transitions.end() ? nullptr : &*at;
}

Result<Duty> duty_of(Session& session, const Owed& owed) {
  TR_LET(opened, session.open(owed.id));
  const journal::KindInfo& kind = opened.record.info();
  return Duty{owed, home_of(opened.record), transition_of(kind, owed.transition),
              transition_of(kind, owed.decline)};
}

}  // namespace thirdrow::app
