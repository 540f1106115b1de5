#include "exchange/calendar_file.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

#include "base/bytes.h"

namespace thirdrow::exchange {
namespace {

constexpr std::size_t kMaxLine = 75;  // octets, without the line break (RFC 5545, 3.1)
constexpr int kDayMinutes = 24 * 60;
constexpr std::string_view kBreak = "\r\n";
constexpr std::array<std::string_view, 3> kUnicodeBreaks{"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};

/// A text value (RFC 5545, 3.3.11).
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : calendar_words(text)) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

/// Precondition: well-formed UTF-8 without line breaks.
void add_line(std::string& out, std::string_view line) {
  std::string_view piece = utf8_prefix(line, kMaxLine);
  out += piece;
  for (line.remove_prefix(piece.size()); !line.empty(); line.remove_prefix(piece.size())) {
    piece = utf8_prefix(line, kMaxLine - 1);
    out.append(kBreak).append(" ").append(piece);
  }
  out += kBreak;
}

void add(std::string& out, std::string_view name, std::string_view value) {
  add_line(out, std::string(name).append(":").append(value));
}

std::string without_marks(std::string text) {
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

std::string date_text(Day day) { return without_marks(day.text()); }

/// Date and time to the second, without the offset.
std::string time_text(const Stamp& stamp) {
  constexpr std::size_t kToTheSecond = 19;
  return without_marks(stamp.text().substr(0, kToTheSecond));
}

std::string local_text(Day day, int minute_of_day) {
  return time_text(Stamp::from_local(day, minute_of_day, 0));
}

std::string utc_text(const Stamp& moment) { return time_text({moment.utc_ms, 0}) + "Z"; }

int start_of(const CalendarEvent& event) { return std::clamp(*event.start_min, 0, kDayMinutes - 1); }

void add_times(std::string& out, const CalendarEvent& event) {
  const auto text = [&](Day day) {
    return event.start_min ? local_text(day, start_of(event)) : date_text(day);
  };
  const std::string kind = event.start_min ? "" : ";VALUE=DATE";
  add(out, "DTSTART" + kind, text(event.day));
  if (event.start_min && event.minutes > 0) {
    const std::int64_t end = std::int64_t{start_of(event)} + event.minutes;
    const Day last = event.day + static_cast<std::int32_t>(end / kDayMinutes);
    if (last.in_calendar()) add(out, "DTEND", local_text(last, static_cast<int>(end % kDayMinutes)));
  }
  std::vector<Day> others = event.also_on;
  std::erase(others, event.day);
  std::ranges::sort(others);
  const auto repeated = std::ranges::unique(others);
  others.erase(repeated.begin(), repeated.end());
  std::string list;
  for (const Day day : others) list += (list.empty() ? "" : ",") + text(day);
  if (!list.empty()) add(out, "RDATE" + kind, list);
}

void add_event(std::string& out, const CalendarEvent& event) {
  const std::string modified = utc_text(event.modified);
  const std::string summary = escaped(event.summary);
  add(out, "BEGIN", "VEVENT");
  add(out, "UID", escaped(event.uid));
  add(out, "DTSTAMP", modified);  // without a METHOD it is the event's last change (3.8.7.2)
  add(out, "LAST-MODIFIED", modified);
  add_times(out, event);
  add(out, "SUMMARY", summary);
  add(out, "TRANSP", event.start_min ? "OPAQUE" : "TRANSPARENT");
  if (event.state == CalendarEvent::State::cancelled) add(out, "STATUS", "CANCELLED");
  if (event.alarm_min && event.state == CalendarEvent::State::planned) {
    const bool early = *event.alarm_min > 0;
    add(out, "BEGIN", "VALARM");
    add(out, "ACTION", "DISPLAY");
    add(out, "DESCRIPTION", summary);
    add(out, "TRIGGER",
        (early ? "-PT" : "PT") + std::to_string(std::abs(std::int64_t{*event.alarm_min})) + "M");
    add(out, "END", "VALARM");
  }
  add(out, "END", "VEVENT");
}

}  // namespace

std::string calendar_uid(RecordId id, std::string_view part) {
  std::string uid = id.text();
  if (!part.empty()) uid.append("-").append(part);
  return uid + "@thirdrow.org";
}

std::string calendar_words(std::string_view text) {
  const std::string repaired = repair_utf8(text);
  std::string out;
  for (std::string_view rest = repaired; !rest.empty();) {
    const auto unicode =
        std::ranges::find_if(kUnicodeBreaks, [&](std::string_view each) { return rest.starts_with(each); });
    if (unicode != kUnicodeBreaks.end()) {
      out += '\n';
      rest.remove_prefix(unicode->size());
      continue;
    }
    if (rest.starts_with(kBreak)) rest.remove_prefix(1);
    const char c = rest.front();
    const auto byte = static_cast<unsigned char>(c);
    const bool control = (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F;
    out += c == '\r' ? '\n' : control ? ' ' : c;
    rest.remove_prefix(1);
  }
  return out;
}

std::string calendar_text(const Calendar& calendar) {
  std::vector<const CalendarEvent*> order;
  for (const CalendarEvent& each : calendar.events) order.push_back(&each);
  std::ranges::sort(
      order, {}, [](const CalendarEvent* each) { return std::tie(each->day, each->start_min, each->uid); });

  std::string out;
  const std::string name = escaped(calendar.name);
  add(out, "BEGIN", "VCALENDAR");
  add(out, "VERSION", "2.0");
  add(out, "PRODID", "-//Third Row//Journal//EN");
  add(out, "CALSCALE", "GREGORIAN");
  add(out, "NAME", name);          // RFC 7986
  add(out, "X-WR-CALNAME", name);  // what programs older than it read
  add(out, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
  for (const CalendarEvent* each : order) add_event(out, *each);
  add(out, "END", "VCALENDAR");
  return out;
}

Status write_calendar(const std::filesystem::path& file, const Calendar& calendar,
                      const platform::FileHook& before_step) {
  return platform::write_atomic(file, as_bytes(calendar_text(calendar)), before_step);
}

}  // namespace thirdrow::exchange
