/// The one reminder a day: when it is time to say how many things are due. Rules over values; who shows it,
/// and whether the journal is open then, is not decided here.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "app/session.h"
#include "base/time.h"

namespace thirdrow::app {

enum class Reminders : std::uint8_t { off, on };

/// What the settings offer; nobody is reminded before they chose an hour.
inline constexpr int kDefaultDigestHour = 9;
/// The longest that a timer should sleep: a machine that slept, and a clock that was set, are noticed then.
inline constexpr std::chrono::minutes kLongestDigestWait{10};

struct DigestSettings {
  Reminders reminders = Reminders::off;
  int hour = kDefaultDigestHour;  ///< 0..23 on the wall clock
  std::optional<Day> shown;       ///< the last day that had its digest
  friend bool operator==(const DigestSettings&, const DigestSettings&) = default;
};

struct DigestStep {
  enum class Say : std::uint8_t { nothing, digest };
  Say say = Say::nothing;
  /// The first moment at which asking again can bring another answer: always after now. Nothing while
  /// reminders are off.
  std::optional<Stamp> next;
};

/// Whether today's digest is to be shown now. `things`: how many are due today. Each day has one, from the
/// hour on, and none for nothing due; a day that had its digest has no other when the clock is set back, or
/// the same day comes again in another zone. Only a day more than a week ahead is taken for the mistake of a
/// clock since repaired. Where the hour is left out by the change to summer time, the first moment after it
/// counts.
DigestStep next_digest(const DigestSettings& settings, std::int64_t things, Clock& clock);

/// How long to sleep until `next`, at most kLongestDigestWait.
std::chrono::milliseconds digest_wait(const Stamp& now, const Stamp& next);

DigestSettings digest_settings(Session& session);
/// An hour outside 0..23: Code::invalid.
Status set_digest(Session& session, Reminders reminders, int hour);
/// Of a digest that was shown while the journal was locked.
Status note_digest_shown(Session& session, Day day);

}  // namespace thirdrow::app
