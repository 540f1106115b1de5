/// Something that a page lists and that one key settles, puts off or says no to: on Today, in the week's
/// cards.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string_view>

#include "app/desk.h"
#include "app/home.h"
#include "app/session.h"

namespace thirdrow::app {

/// A thing owed, with what its place on a page needs of its record.
struct Duty {
  Owed owed;
  Home home = Home::journal;                      ///< where the record opens
  const journal::Transition* settles = nullptr;   ///< nullptr: none
  const journal::Transition* declines = nullptr;  ///< nullptr: none
};

/// nullptr when the kind has none of that name.
const journal::Transition* transition_of(const journal::KindInfo& kind, std::string_view name);

/// Worker thread.
Result<Duty> duty_of(Session& session, const Owed& owed);

/// Whether the record's own page must be opened to say no: that needs words, such as a reason.
inline bool asks_to_decline(const Duty& duty) {
  return duty.declines != nullptr && !duty.declines->requires_.empty();
}

/// What became of a duty, to be told.
struct DutyDone {
  enum class What : std::uint8_t { settled, put_off, declined, undone };
  What what;
  Duty duty;
  Day until;  ///< of put_off
};

/// Does what one key asks of a duty, and takes the last of it back. Front thread.
class DutyActs {
 public:
  explicit DutyActs(Desk& desk) : desk_(desk) {}

  void settle(const Duty& duty);
  void put_off(const Duty& duty);
  /// Where that needs words of its own (a reason), the record is opened instead.
  void decline(const Duty& duty);
  /// Nothing when nothing was done since forget().
  void undo();
  /// What is owed is being shown anew: until then each duty is asked for once.
  void listed() { asked_.clear(); }
  void forget();

  std::function<void(const Duty&)> on_open = [](const Duty&) {};
  std::function<void(const DutyDone&)> on_done = [](const DutyDone&) {};
  std::function<void(const Error&)> on_problem = [](const Error&) {};

 private:
  void act(DutyDone done, std::function<Status(Session&, Taken*)> work);

  Desk& desk_;
  struct Last {
    Duty duty;
    Taken taken;
  };
  std::optional<Last> last_;
  std::set<RecordId> asked_;  ///< what stands on the page and was settled, put off or declined already
  Alive alive_;
};

}  // namespace thirdrow::app
