#include "app/kept_calendar.h"

#include <string>
#include <string_view>
#include <utility>

#include "app/agenda.h"
#include "platform/files.h"

namespace thirdrow::app {
namespace {

constexpr std::string_view kFileSetting = "calendar.file";
/// No calendar of ours comes near.
constexpr std::size_t kMaxFile = 64 * 1024 * 1024;
constexpr std::string_view kBegin = "BEGIN:VCALENDAR\r\n";
constexpr std::string_view kMaker = "\r\nPRODID:-//Third Row//";

/// Code::not_found, and read_file's others.
Result<std::string> text_at(const std::filesystem::path& file) {
  TR_LET(bytes, platform::read_file(file, kMaxFile));
  return std::string(as_text(bytes));
}

bool is_ours(std::string_view text) {
  return text.starts_with(kBegin) && text.substr(0, 200).find(kMaker) != std::string_view::npos;
}

/// Of a file that could not be read: no calendar of ours looks like that.
bool is_something_else(const Error& error) {
  return error.code == Code::too_large || error.code == Code::invalid;
}

}  // namespace

std::filesystem::path kept_calendar(Session& session) { return session.setting(kFileSetting); }

Status keep_calendar(Session& session, const std::filesystem::path& file) {
  TR_LET(agenda, agenda_of(session));
  TR_TRY(exchange::write_calendar(file, agenda));
  return session.set_setting(kFileSetting, file.string());
}

CalendarCopy calendar_copy(Session& session, const exchange::Calendar& agenda) {
  std::filesystem::path file = kept_calendar(session);
  if (file.empty()) return {};
  return {std::move(file), exchange::calendar_text(agenda)};
}

Result<Renewed> renew_calendar(const CalendarCopy& copy) {
  if (copy.file.empty()) return Renewed::not_kept;
  const auto there = text_at(copy.file);
  if (there && *there == copy.text) return Renewed::as_it_was;
  if (there ? !is_ours(*there) : is_something_else(there.error())) return Code::exists;
  if (!there && there.error().code != Code::not_found) return there.error();
  TR_TRY(platform::write_atomic(copy.file, as_bytes(copy.text)));
  return Renewed::written;
}

Result<FileLeft> remove_calendar(const std::filesystem::path& file) {
  const auto there = file.empty() ? Result<std::string>(Code::not_found) : text_at(file);
  if (there && is_ours(*there)) {
    TR_TRY(platform::remove_file(file));
    return FileLeft::removed;
  }
  return there || there.error().code != Code::not_found ? FileLeft::not_ours : FileLeft::was_gone;
}

Result<FileLeft> drop_calendar(Session& session) {
  TR_LET(left, remove_calendar(kept_calendar(session)));
  TR_TRY(session.set_setting(kFileSetting, {}));
  return left;
}

}  // namespace thirdrow::app
