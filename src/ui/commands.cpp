#include "ui/commands.h"

#include <wx/defs.h>

#include <algorithm>
#include <array>

#include "base/words.h"

namespace thirdrow::ui {
namespace {

using enum CommandId;

constexpr const char* kJournal = N_("&Journal");
constexpr const char* kEdit = N_("&Edit");
constexpr const char* kView = N_("&View");
constexpr const char* kHelp = N_("&Help");

constexpr std::array kCommands = {
    Command{new_entry, kJournal, N_("&New reflection"), "Ctrl+N", N_("Begin an entry."), When::open},
    Command{new_moment, kJournal, N_("Capture a &moment"), "Ctrl+Shift+M",
            N_("Note in one line something that just happened."), When::open},
    Command{save_now, kJournal, N_("&Save now"), "Ctrl+S", N_("Write the entry; it is also saved by itself."),
            When::on_page},
    Command{show_history, kJournal, N_("Earlier &versions"), "Ctrl+H",
            N_("See and bring back what the entry said before."), When::on_page},
    Command{delete_entry, kJournal, N_("Move to &Trash"), "Ctrl+Shift+Delete",
            N_("Put the entry into the Trash, from where it can come back."), When::on_page},
    Command{import_journal, kJournal, N_("&Import…"), "", N_("Bring in a journal kept elsewhere."),
            When::open},
    Command{export_journal, kJournal, N_("&Export…"), "",
            N_("Write the journal to files that are not encrypted."), When::open},
    Command{back_up, kJournal, N_("&Back up…"), "", N_("Write an encrypted copy of the journal."),
            When::open},
    Command{lock, kJournal, N_("&Lock"), "Ctrl+L", N_("Lock the journal at once; what was typed is kept."),
            When::open},
    Command{quit, kJournal, N_("&Quit"), "Ctrl+Q", N_("Lock the journal and leave."), When::always},
    Command{undo, kEdit, N_("&Undo"), "Ctrl+Z", N_("Take back the last change of the text."), When::on_page},
    Command{redo, kEdit, N_("&Redo"), "Ctrl+Shift+Z", N_("Make the change again."), When::on_page},
    Command{cut, kEdit, N_("Cu&t"), "Ctrl+X", N_("Put the selected words on the clipboard, away from here."),
            When::in_text},
    Command{copy, kEdit, N_("&Copy"), "Ctrl+C", N_("Put the selected words on the clipboard."),
            When::in_text},
    Command{paste, kEdit, N_("&Paste"), "Ctrl+V", N_("Put in what is on the clipboard."), When::in_text},
    Command{select_all, kEdit, N_("Select &all"), "Ctrl+A", N_("Select all words of the field."),
            When::in_text},
    Command{find, kEdit, N_("&Find"), "Ctrl+F", N_("Search everything as you type."), When::open},
    Command{next_prompt, kEdit, N_("Another &question"), "Ctrl+Shift+P",
            N_("Swap the question asked for another; this leaves no mark."), When::on_page},
    Command{go_today, kView, N_("&Today"), "Ctrl+1", N_("What is owed, one question, a quick note."),
            When::open},
    Command{go_journal, kView, N_("&Journal"), "Ctrl+2", N_("All entries, newest first."), When::open},
    Command{go_engagements, kView, N_("&Engagements"), "Ctrl+3", N_("What you lead, from promise to close."),
            When::open},
    Command{go_questions, kView, N_("&Questions"), "Ctrl+4", N_("The questions asked of you, and your own."),
            When::open},
    Command{go_practice, kView, N_("&Practice"), "Ctrl+5",
            N_("Sheets, values, stories, tasks: what you practise and keep."), When::open},
    Command{go_progress, kView, N_("&Progress"), "Ctrl+6",
            N_("What you hold yourself to, in figures with the records behind them."), When::open},
    Command{go_week, kView, N_("&Weekly review"), "Ctrl+7",
            N_("The week in six cards, with one commitment at the end."), When::open},
    Command{go_settings, kView, N_("&Settings"), "Ctrl+,", N_("Locking, looks, keys, and your data."),
            When::open},
    Command{larger_text, kView, N_("&Larger text"), "Ctrl++", N_("Make all text larger."), When::always},
    Command{smaller_text, kView, N_("S&maller text"), "Ctrl+-", N_("Make all text smaller."), When::always},
    Command{normal_text, kView, N_("&Normal text size"), "Ctrl+0", N_("Text as large as the desktop's."),
            When::always},
    Command{follow_desktop, kView, N_("Looks like the &desktop"), "", N_("Light or dark as the desktop is."),
            When::always},
    Command{light, kView, N_("L&ight"), "", N_("Dark text on light ground."), When::always},
    Command{dark, kView, N_("Da&rk"), "", N_("Light text on dark ground."), When::always},
    Command{shortcuts, kHelp, N_("&Keyboard shortcuts"), "F1", N_("This list."), When::always},
    Command{about, kHelp, N_("&About Third Row"), "", N_("Which version this is."), When::always},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

const Command& command(CommandId id) { return *std::ranges::find(kCommands, id, &Command::id); }

int wx_id(CommandId id) { return wxID_HIGHEST + 1 + static_cast<int>(id); }

}  // namespace thirdrow::ui
