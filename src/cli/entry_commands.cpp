// write, edit, show, list, search, history, delete, restore-entry, purge, on-this-day, best-self,
// calendar.
#include "cli/commands.h"

#include <array>

#include "cli/entry_look.h"
#include "cli/entry_print.h"
#include "cli/entry_write.h"
#include "cli/resolve.h"

namespace thirdrow::cli {
namespace {

using Act = Status (app::Session::*)(RecordId);

Status act_on(Context& context, Act act) {
  TR_LET(session, context.open());
  TR_LET(id, resolve_id(context, *session, context.arguments().operands[0]));
  TR_TRY((session->*act)(id));
  return context.done(id.text());
}

Status remove(Context& context) { return act_on(context, &app::Session::remove); }

/// The Trash asks before; whoever goes past it at a terminal is asked here.
Status purge(Context& context) {
  TR_LET(session, context.open());
  TR_LET(id, resolve_id(context, *session, context.arguments().operands[0]));
  TR_LET(opened, session->open(id));
  if (!opened.record.deleted() && !context.confirmed("It is not in the Trash. Remove its words for good?")) {
    return context.fail(Code::cancelled, "Nothing was removed.",
                        "'delete' moves it to the Trash, for 30 days.");
  }
  TR_TRY(session->purge(id));
  return context.done(id.text());
}

Status restore_entry(Context& context) {
  if (!context.arguments().has("version")) return act_on(context, &app::Session::put_back);
  TR_LET(session, context.open());
  TR_LET(id, resolve_id(context, *session, context.arguments().operands[0]));
  TR_LET(versions, session->history(id));
  TR_LET(number, context.number_option("version", 1, static_cast<std::int64_t>(versions.size())));
  TR_TRY(session->restore_version(id, static_cast<std::size_t>(*number - 1)));
  return context.done(id.text());
}

constexpr Option kKind = {"kind", "KIND", "the kind of entry: free, daily, weekly, moment, ..."};
constexpr Option kTitle = {"title", "TITLE", "its title, one line"};
constexpr Option kBody = {"body", "TEXT", "its text"};
constexpr Option kBodyFile = {"body-file", "FILE", "read its text from FILE; - is standard input"};
constexpr Option kPrompt = {"prompt", "ID", "the prompt it answers"};
constexpr Option kTags = {"tag", "TAG", "add a tag", Times::many};
constexpr Option kPeople = {"person", "PERSON", "add a person, by name or id; a new name makes a new person",
                            Times::many};
constexpr Option kEngagement = {"engagement", "ENGAGEMENT", "the engagement it belongs to, by title or id"};
constexpr Option kOn = {"on", "DAY", "the day it is about"};
constexpr std::array kWriteOptions = {kKind, kTitle,  kBody,       kBodyFile, kPrompt,
                                      kTags, kPeople, kEngagement, kOn};
constexpr std::array kEditOptions = {kKind,
                                     kTitle,
                                     kBody,
                                     kBodyFile,
                                     kPrompt,
                                     kTags,
                                     Option{"no-tag", "TAG", "take a tag off", Times::many},
                                     kPeople,
                                     Option{"no-person", "PERSON", "take a person off", Times::many},
                                     kEngagement,
                                     Option{"no-engagement", "", "belong to no engagement"},
                                     kOn};

constexpr Option kOfKind = {"kind", "KIND", "only this kind of entry"};
constexpr Option kWithTag = {"tag", "TAG", "only with this tag"};
constexpr Option kWithPerson = {"person", "PERSON", "only with this person, by name or id"};
constexpr Option kInEngagement = {"engagement", "ENGAGEMENT", "only of this engagement, by title or id"};
constexpr Option kFrom = {"from", "DAY", "only on or after DAY"};
constexpr Option kTo = {"to", "DAY", "only on or before DAY"};
constexpr Option kLimit = {"limit", "N", "at most N; 50 when not given"};
constexpr Option kOffset = {"offset", "N", "leave out the first N"};
constexpr std::array kListOptions = {
    kOfKind,
    kWithTag,
    kWithPerson,
    kInEngagement,
    kFrom,
    kTo,
    Option{"trash", "", "what is in the Trash instead"},
    Option{"where", "FIELD=VALUE", "with KIND: only records whose field holds this value", Times::many},
    kLimit,
    kOffset};
constexpr std::array kSearchOptions = {kOfKind,
                                       kWithTag,
                                       kWithPerson,
                                       kInEngagement,
                                       kFrom,
                                       kTo,
                                       Option{"best", "", "the best matches first instead of the newest"},
                                       Option{"records", "", "among people, agreements and all others too"},
                                       kLimit,
                                       kOffset};
constexpr std::array kRestoreOptions = {
    Option{"version", "N", "go back to this version of 'history' instead"}};
constexpr std::array kCalendarOptions = {Option{"month", "YYYY-MM", "this month when not given"}};

constexpr std::array kCommands = {
    Command{"entries", "write", "", 0, 0, kWriteOptions, "write an entry",
            "Without --body or --body-file the text is read from standard input; on a terminal it is typed "
            "and ended "
            "with Ctrl-D. It never lies in a file outside the journal. An answered prompt counts as used.",
            write_entry},
    Command{"entries", "show", "ID", 1, 1, {}, "show an entry or any other record", "", show_record},
    Command{"entries", "edit", "ID", 1, 1, kEditOptions, "change an entry",
            "What no option names stays as it is.", edit_entry},
    Command{"entries", "list", "[KIND]", 0, 1, kListOptions, "list entries, or the records of a kind",
            "Without KIND: entries, newest first. With the name of a kind of record, such as person: all of "
            "that kind.",
            list_records},
    Command{"entries", "search", "QUERY", 1, kAnyNumber, kSearchOptions, "find entries by their words",
            "All words must occur; the last may be a beginning. Words in quotes must stand together. Case "
            "and accents "
            "do not matter.",
            search_entries},
    Command{"entries", "history", "ID", 1, 1, {}, "show every version and what changed", "", show_history},
    Command{"entries",
            "delete",
            "ID",
            1,
            1,
            {},
            "move an entry or record to the Trash",
            "After 30 days there its words are removed for good.",
            remove},
    Command{"entries", "restore-entry", "ID", 1, 1, kRestoreOptions,
            "take it back from the Trash, or back to a version", "", restore_entry},
    Command{"entries",
            "purge",
            "ID",
            1,
            1,
            {},
            "remove its words for good",
            "They go from the journal's file and index and from every version. This cannot be undone. On a "
            "terminal it asks first, unless the entry is in the Trash.",
            purge},
    Command{"entries", "on-this-day", "", 0, 0, {}, "entries of this date in earlier years", "", on_this_day},
    Command{"entries",
            "best-self",
            "",
            0,
            0,
            {},
            "one of your moments at your best; another one each day",
            "",
            best_self},
    Command{"entries", "calendar", "", 0, 0, kCalendarOptions, "the days of a month that have entries", "",
            calendar},
};

}  // namespace

std::span<const Command> entry_commands() { return kCommands; }

}  // namespace thirdrow::cli
