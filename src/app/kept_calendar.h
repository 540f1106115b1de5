/// The calendar file that is kept up to date for calendar programs to subscribe to: what agenda_of() holds,
/// not encrypted. Which file is a setting of this device, in the encrypted journal.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "app/session.h"
#include "exchange/calendar_file.h"

namespace thirdrow::app {

/// Empty: none is kept.
std::filesystem::path kept_calendar(Session& session);
/// Writes the file, in place of whatever is there, and keeps it from then on. When that fails nothing is kept
/// and nothing has changed.
Status keep_calendar(Session& session, const std::filesystem::path& file);

/// What the file is to hold. Of it the file can be written without the journal.
struct CalendarCopy {
  std::filesystem::path file;  ///< empty: none is kept
  std::string text;
};
CalendarCopy calendar_copy(Session& session, const exchange::Calendar& agenda);
enum class Renewed : std::uint8_t { not_kept, as_it_was, written };
/// Brings the file up to date; one that holds the text already is left as it is. Code::exists when something
/// else has its place: that stays there.
Result<Renewed> renew_calendar(const CalendarCopy& copy);

enum class FileLeft : std::uint8_t {
  removed,
  was_gone,
  not_ours,  ///< something else is at its place, and stays there
};
/// Removes what renew_calendar wrote.
Result<FileLeft> remove_calendar(const std::filesystem::path& file);
/// No file is kept any more; the one that was written is removed. When that fails it is kept all the same.
Result<FileLeft> drop_calendar(Session& session);

}  // namespace thirdrow::app
