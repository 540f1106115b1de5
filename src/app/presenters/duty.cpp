#include "app/presenters/duty.h"

#include <algorithm>
#include <utility>

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

void DutyActs::act(DutyDone done, std::function<Status(Session&, Taken*)> work) {
  if (!asked_.insert(done.duty.owed.id).second) return;
  struct Made {
    Taken taken;
    Day until;
  };
  desk_.ask(
      alive_,
      [owed = done.duty.owed, work = std::move(work)](Session& session) -> Result<Made> {
        Made made{{}, session.put_off_until(owed)};
        TR_TRY(work(session, &made.taken));
        return made;
      },
      [this, done = std::move(done)](Result<Made> made) mutable {
        if (!made) {
          asked_.erase(done.duty.owed.id);
          return on_problem(made.error());
        }
        done.until = made->until;
        last_ = Last{done.duty, std::move(made->taken)};
        on_done(done);
      });
}

void DutyActs::settle(const Duty& duty) {
  if (duty.settles == nullptr) return;
  act({DutyDone::What::settled, duty, {}}, [owed = duty.owed](Session& session, Taken* taken) {
    return session.transition(owed.id, owed.transition, {}, taken);
  });
}

void DutyActs::put_off(const Duty& duty) {
  act({DutyDone::What::put_off, duty, {}},
      [owed = duty.owed](Session& session, Taken* taken) { return session.put_off(owed, taken); });
}

void DutyActs::decline(const Duty& duty) {
  if (duty.declines == nullptr) return;
  if (asks_to_decline(duty)) return on_open(duty);
  act({DutyDone::What::declined, duty, {}}, [owed = duty.owed](Session& session, Taken* taken) {
    return session.transition(owed.id, owed.decline, {}, taken);
  });
}

void DutyActs::undo() {
  if (!last_) return;
  const Last last = *std::exchange(last_, std::nullopt);
  desk_.ask(
      alive_, [taken = last.taken](Session& session) { return session.undo(taken); },
      [this, duty = last.duty](const Status& undone) {
        if (!undone) return on_problem(undone.error());
        on_done({DutyDone::What::undone, duty, {}});
      });
}

void DutyActs::forget() {
  alive_.renew();
  asked_.clear();
  last_.reset();
}

}  // namespace thirdrow::app
