#include "app/digest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace thirdrow::app {
namespace {

constexpr std::string_view kRemindersSetting = "digest.reminders";
constexpr std::string_view kHourSetting = "digest.hour";
constexpr std::string_view kShownSetting = "digest.shown";
constexpr std::string_view kOn = "on";
constexpr std::string_view kOff = "off";
constexpr int kHours = 24;
constexpr int kHourMinutes = 60;
constexpr std::int32_t kTrustedAhead = 7;  // days
constexpr std::int64_t kFarAround = 36 * 3'600'000;

/// The moment at which the wall clock shows that hour of that day: the first when it does so twice. When it
/// never does, as long after the gap's beginning as the hour would have been.
Stamp moment_of(Day day, int hour, Clock& clock) {
  const int minute = hour * kHourMinutes;
  const std::int64_t around = Stamp::from_local(day, minute, 0).utc_ms;
  std::array<Stamp, 2> readings;
  std::ranges::transform(std::array{around - kFarAround, around + kFarAround}, readings.begin(),
                         [&](std::int64_t utc_ms) {
                           const Stamp at = Stamp::from_local(day, minute, clock.offset_at(utc_ms));
                           return Stamp{at.utc_ms, clock.offset_at(at.utc_ms)};
                         });
  std::ranges::sort(readings);
  const auto shown = std::ranges::find_if(
      readings, [&](const Stamp& at) { return at.day() == day && at.minute_of_day() == minute; });
  return shown == readings.end() ? readings.back() : *shown;
}

bool had_its_digest(const std::optional<Day>& shown, Day today) {
  return shown && *shown >= today && *shown - today <= kTrustedAhead;
}

}  // namespace

DigestStep next_digest(const DigestSettings& settings, std::int64_t things, Clock& clock) {
  if (settings.reminders == Reminders::off) return {};
  const Stamp now = clock.now();
  const Day today = now.day();
  const bool had = had_its_digest(settings.shown, today);
  const bool time_has_come = now.minute_of_day() >= settings.hour * kHourMinutes;
  DigestStep step;
  if (!had && time_has_come && things > 0) step.say = DigestStep::Say::digest;
  const Day day = had || time_has_come ? today + 1 : today;
  step.next = moment_of(day, settings.hour, clock);
  // the clocks went back over the hour: its first coming is over
  if (step.next->utc_ms <= now.utc_ms) step.next = moment_of(day + 1, settings.hour, clock);
  return step;
}

std::chrono::milliseconds digest_wait(const Stamp& now, const Stamp& next) {
  constexpr std::chrono::milliseconds kLongest = kLongestDigestWait;
  if (next.utc_ms <= now.utc_ms) return std::chrono::milliseconds(0);
  return std::min(kLongest, std::chrono::milliseconds(next.utc_ms - now.utc_ms));
}

DigestSettings digest_settings(Session& session) {
  DigestSettings settings;
  if (session.setting(kRemindersSetting) == kOn) settings.reminders = Reminders::on;
  const std::string hour = session.setting(kHourSetting);
  int kept = 0;
  const auto [end, error] = std::from_chars(hour.data(), hour.data() + hour.size(), kept);
  if (error == std::errc() && kept >= 0 && kept < kHours) settings.hour = kept;
  settings.shown = Day::parse(session.setting(kShownSetting));
  return settings;
}

Status set_digest(Session& session, Reminders reminders, int hour) {
  if (hour < 0 || hour >= kHours) return {Code::invalid, "hour"};
  TR_TRY(session.set_setting(kHourSetting, std::to_string(hour)));
  return session.set_setting(kRemindersSetting, reminders == Reminders::on ? kOn : kOff);
}

Status note_digest_shown(Session& session, Day day) { return session.set_setting(kShownSetting, day.text()); }

}  // namespace thirdrow::app
