/// Dates as calendar programs read them (RFC 5545): a file to import once, or one to subscribe to. Pure
/// values in, so that whoever calls decides what leaves the journal. Nothing written here is encrypted:
/// callers warn first, and put no more into a summary than a stranger who sees the calendar may read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "platform/files.h"

namespace thirdrow::exchange {

/// One date of a record. It has no zone: it is at that time on the wall where its reader is.
struct CalendarEvent {
  enum class State : std::uint8_t { planned, cancelled };

  std::string uid;  ///< calendar_uid(); unlike that of every other event of the file
  Day day;
  std::optional<int> start_min;  ///< minute of the day; nothing = all day, which takes up no time
  int minutes = 0;               ///< how long, of one that has a start; 0 = a moment
  std::vector<Day> also_on;      ///< the same on other days, in any order
  std::string summary;
  /// Minutes before its start, which of all day is midnight; -540 is then nine in the morning of that day.
  std::optional<int> alarm_min;
  Stamp modified;                ///< when the record last changed; of two files, the later one counts
  State state = State::planned;  ///< a cancelled one stays in the file, so that its copies go elsewhere too
};

struct Calendar {
  std::string name;  ///< as calendar programs list it
  std::vector<CalendarEvent> events;
};

/// The same for the same record at every writing, so that a calendar changes an event instead of doubling it.
/// `part` tells the dates of one record apart: a plain word, the same for ever ("close").
std::string calendar_uid(RecordId id, std::string_view part = {});

/// What a calendar file can carry of any text: UTF-8 repaired, each kind of line break as LF, every other
/// control character but the tab as a blank. Reading a written summary gives exactly this.
std::string calendar_words(std::string_view text);

/// The file's text. Equal calendars give equal text, also when their events came in another order. Without
/// events it has none, which RFC 5545 does not foresee but calendar programs read as an empty calendar.
std::string calendar_text(const Calendar& calendar);

/// Writes or replaces `file` (0600): whoever reads it, at any moment, sees the whole old text or the whole
/// new one. Errors and `before_step` as in platform/files.h.
Status write_calendar(const std::filesystem::path& file, const Calendar& calendar,
                      const platform::FileHook& before_step = {});

}  // namespace thirdrow::exchange
