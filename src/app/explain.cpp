#include "app/explain.h"

#include "app/explain_rules.h"

#include <array>
#include <string_view>

#include "base/words.h"

namespace thirdrow::app {
namespace {

constexpr const char* kNothing = "";
constexpr const char* kUnchanged = N_("Nothing was changed.");
constexpr const char* kOnDisk = N_("Everything written before is still on disk, encrypted.");

struct Case {
  Code code;
  std::string_view detail;  ///< what the detail begins with; empty = any
  Explained said;
};

/// Looked through from the top: a code's particular details stand above its general sentence.
constexpr std::array kCases = {
    Case{Code::wrong_passphrase,
         "",
         {"wrong_passphrase", N_("This passphrase does not open the journal."), kUnchanged,
          N_("Check the keyboard layout and Caps Lock and try again, or use the recovery key.")}},
    Case{Code::mistyped,
         "recovery character",
         {"recovery_mistyped", N_("The recovery key holds a character that none of them has."), kUnchanged,
          N_("It is made of digits and letters without U; compare it with the sheet.")}},
    Case{
        Code::mistyped,
        "recovery length",
        {"recovery_mistyped", N_("The recovery key is not complete: it has seven groups of four characters."),
         kUnchanged, N_("Compare it with the sheet, group by group.")}},
    Case{Code::mistyped,
         "",
         {"recovery_mistyped", N_("The recovery key has a typing mistake: its check characters do not fit."),
          kUnchanged, N_("Compare it with the sheet, group by group.")}},
    Case{Code::invalid,
         "weak passphrase",
         {"weak_passphrase", N_("This passphrase would be guessed too soon."), kUnchanged,
          N_("Choose four or five words that have nothing to do with each other or with you.")}},
    Case{Code::invalid,
         "not a regular file",
         {"not_a_file", N_("This is a folder or a device, not a file."), kUnchanged,
          N_("Give the name of a file.")}},
    Case{Code::invalid,
         "answers: items are ",
         {"invalid", N_("Each answer is to an item of the sheet, and to each item there is one."), kUnchanged,
          N_("Take the names of the items from here.")}},
    Case{Code::exists,
         "question",
         {"question_exists", N_("This question is among your questions already."), kUnchanged,
          N_("If it was retired, bring it back.")}},
    Case{Code::invalid,
         "",
         {"invalid", N_("A value is outside its limits."), kUnchanged, N_("Mend it and try again.")}},
    Case{Code::usage, "", {"usage", N_("This cannot be done as it was asked."), kUnchanged, kNothing}},
    Case{Code::not_found,
         "journal",
         {"no_journal", N_("There is no journal in this folder."), kUnchanged,
          N_("Check the folder, or create a journal in it.")}},
    Case{Code::not_found,
         "file",
         {"no_file", N_("There is no such file or folder."), kUnchanged,
          N_("Check the name and the folder.")}},
    Case{Code::not_found,
         "",
         {"not_found", N_("There is nothing of that name or number in this journal."), kUnchanged,
          N_("Look in the list, or in the Trash.")}},
    Case{Code::exists,
         "journal",
         {"journal_exists", N_("This folder already holds a journal."), kUnchanged,
          N_("Open it, or choose another folder.")}},
    Case{Code::exists,
         "",
         {"exists", N_("Something of that name is already there and is not overwritten."), kUnchanged,
          N_("Choose another name, or move the old one away.")}},
    Case{Code::ambiguous,
         "",
         {"ambiguous", N_("This begins the id, or is the name, of more than one record."), kUnchanged,
          N_("Give more characters of the id.")}},
    Case{
        Code::refused,
        "purged",
        {"purged", N_("Its words were removed for good; it cannot be written again."), kUnchanged, kNothing}},
    Case{Code::refused,
         "moved on",
         {"moved_on", N_("It was changed since, so this step cannot be taken back."), kUnchanged,
          N_("Open it and change it there.")}},
    Case{Code::refused,
         "own device",
         {"own_device", N_("This log holds changes in the name of this journal that are not in it."),
          kUnchanged, N_("If another copy of the journal wrote it, import it into a new journal.")}},
    Case{Code::refused,
         "shared folder",
         {"shared_folder", N_("This folder holds other things and is open to other users of this computer."),
          kUnchanged, N_("Choose a folder of its own for the journal.")}},
    Case{Code::refused,
         "only copy",
         {"refused", N_("The key store may not hold the only copy of the key."), kUnchanged,
          N_("Set a passphrase or a recovery key first.")}},
    Case{Code::refused,
         "other key",
         {"refused", N_("This key belongs to another journal."), kUnchanged, N_("Open the journal again.")}},
    Case{Code::refused,
         "",
         {"refused", N_("A rule of the journal does not allow this step now."), kUnchanged,
          N_("See which steps its kind allows, and what each needs.")}},
    Case{Code::damaged,
         "swapped",
         {"swapped", N_("The key file and the journal file do not belong together."), kUnchanged,
          N_("Put back the key file that was made with this journal, or restore a backup.")}},
    Case{Code::damaged,
         "key file missing",
         {"keys_missing", N_("The key file keys.t3r is missing from the journal's folder."), kUnchanged,
          N_("Put back a copy of keys.t3r, or restore a backup.")}},
    Case{Code::damaged,
         "key file",
         {"damaged", N_("The key file is damaged: bytes are missing or were altered."), kUnchanged,
          N_("Put back a copy of keys.t3r, or restore a backup.")}},
    Case{Code::damaged,
         "import file",
         {"damaged_import", N_("The file to import is cut short, or not what its format says."),
          N_("Whatever was brought in before that place is kept."),
          N_("Get the whole file and import it: only what is missing is added.")}},
    Case{
        Code::damaged,
        "",
        {"damaged", N_("A file is damaged or not what it should be: bytes are missing or were altered."),
         kUnchanged, N_("Make a copy of the folder as it is, then verify the journal or restore a backup.")}},
    Case{Code::hostile,
         "",
         {"hostile", N_("The key file asks for work that no Third Row would ask for."), kUnchanged,
          N_("Someone may have altered it: put back a copy of keys.t3r, or restore a backup.")}},
    Case{Code::newer_version,
         "import file",
         {"newer_version", N_("This file was written by a later Third Row."), kUnchanged,
          N_("Install the present version on this computer.")}},
    Case{Code::newer_version,
         "",
         {"newer_version", N_("This journal was written by a later Third Row."), kUnchanged,
          N_("Install the present version on this computer.")}},
    Case{Code::in_use,
         "",
         {"in_use", N_("The journal is open in another window or program."), kUnchanged,
          N_("Lock or close it there, then try again.")}},
    Case{Code::read_only,
         "unreadable",
         {"unreadable", N_("This file or folder may not be read: it belongs to somebody else."), kUnchanged,
          N_("Ask its owner, or choose another one.")}},
    Case{Code::read_only,
         "journal folder",
         {"read_only", N_("A journal is opened only where its folder may be written, and this one may not."),
          kUnchanged, N_("Copy the folder to a disk that may be written, and open it there.")}},
    Case{Code::read_only,
         "",
         {"read_only", N_("This folder or file may not be written."), kOnDisk,
          N_("Check its permissions, or whether the disk is mounted read-only.")}},
    Case{Code::disk_full,
         "",
         {"disk_full", N_("The disk is full."), kOnDisk, N_("Free some space, then try again.")}},
    Case{Code::io,
         "",
         {"io", N_("The disk did not do what it was asked."), kOnDisk,
          N_("Check that the disk is there and sound, then try again.")}},
    Case{Code::locked, "", {"locked", N_("The journal is locked."), kOnDisk, N_("Unlock it first.")}},
    Case{Code::cancelled,
         "",
         {"cancelled", N_("Stopped, as you asked."), N_("What was finished before is kept."), kNothing}},
    Case{Code::too_large,
         "",
         {"too_large", N_("This is larger than Third Row reads."), kUnchanged,
          N_("Split it into smaller parts.")}},
    Case{Code::unavailable,
         "terminal",
         {"no_terminal", N_("There is no terminal to ask on."), kUnchanged,
          N_("Give a file with the passphrase instead.")}},
    Case{Code::unavailable,
         "",
         {"unavailable", N_("This service is not available on this computer."), kUnchanged,
          N_("The passphrase and the recovery key work without it.")}},
    Case{Code::offline,
         "",
         {"offline", N_("The storage cannot be reached."), kOnDisk,
          N_("Check the connection; nothing needs to be done again.")}},
    Case{Code::failed,
         "kdf memory",
         {"no_memory", N_("There is not enough free memory to open the journal."), kUnchanged,
          N_("Close other programs, then try again.")}},
    Case{Code::failed,
         "",
         {"failed", N_("Something went wrong that should not have."), kOnDisk,
          N_("Try again; if it stays, verify the journal.")}},
};

}  // namespace

Explained explain(const Error& error) {
  if (error.code == Code::refused || (error.code == Code::invalid && error.detail.ends_with(": ahead"))) {
    if (const auto rule = explain_rule(error.detail)) return *rule;
  }
  for (const Case& c : kCases) {
    if (c.code == error.code && error.detail.starts_with(c.detail)) return c.said;
  }
  return explain(Error{Code::failed, {}});
}

}  // namespace thirdrow::app
