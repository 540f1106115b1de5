// Import remarks and verify's findings in words; each table stands in the order of its enumeration.
#include <array>

#include "app/explain.h"
#include "app/explain_rules.h"
#include "base/words.h"

namespace thirdrow::app {
namespace {

using exchange::Reason;
using store::Wrong;

constexpr std::array kReasons = {
    PartWords{"empty", N_("nothing to keep")},
    PartWords{"not_utf8", N_("not text in UTF-8")},
    PartWords{"malformed", N_("not what its format says")},
    PartWords{"too_large", N_("too large")},
    PartWords{"duplicate", N_("the same item again")},
    PartWords{"no_date", N_("without a date of its own; dated by its file")},
    PartWords{"bad_date", N_("its date was not understood; kept in the text")},
    PartWords{"replaced", N_("a broken character was replaced")},
    PartWords{"broken_off", N_("broken here; nothing was read from here on")},
    PartWords{"unsafe_path", N_("its path leads outside")},
    PartWords{"link", N_("a link; it is not followed")},
    PartWords{"picture", N_("brought in without the pictures it shows")},
    PartWords{"encrypted", N_("encrypted")},
    PartWords{"unreadable", N_("could not be read")},
    PartWords{"rejected", N_("outside the journal's limits")},
    PartWords{"purged", N_("removed for good here; left so")},
    PartWords{"in_trash", N_("in the Trash here; left there")},
    PartWords{"differs", N_("already here with other words; those stay")},
    PartWords{"removed_there", N_("removed in the other journal; kept here")},
    PartWords{"left_out", N_("brought in without some of what it holds")},
    PartWords{"breaks_rule", N_("brought in as it is, against a rule")},
};
static_assert(kReasons.size() == static_cast<std::size_t>(Reason::breaks_rule) + 1);

constexpr std::array kWrongs = {
    PartWords{"page", N_("A page of the file is damaged: %s")},
    PartWords{"not_written_back", N_("What was written last could not be put in its place: %s")},
    PartWords{"stopped_early", N_("The check stopped early: %s")},
    PartWords{"chain_broken", N_("Operation %s: the chain is broken")},
    PartWords{"payload_gone", N_("Operation %s: its words are gone without a purge")},
    PartWords{"payload_left", N_("Operation %s: its words are there although they were purged")},
    PartWords{"payload_altered", N_("Operation %s: its words were altered")},
    PartWords{"op_unreadable", N_("Operation %s cannot be read")},
    PartWords{"op_misfiled", N_("Operation %s is filed under another record")},
    PartWords{"record_unreadable", N_("Record %s cannot be read")},
    PartWords{"state_differs", N_("Record %s: its state differs from the log")},
    PartWords{"listing_differs", N_("Record %s is listed although it should not be, or the other way round")},
    PartWords{"row_differs", N_("Record %s: its row in lists differs from its state")},
    PartWords{"labels_differ", N_("Record %s: its labels differ from its state")},
    PartWords{"facts_differ", N_("What figures are computed from does not fit the operations: %s")},
    PartWords{"words_missing", N_("Record %s is missing from the search index")},
    PartWords{"words_differ", N_("Record %s: the search index differs from its state")},
    PartWords{"stray_records", N_("Rows in lists without operations: %s")},
    PartWords{"stray_states", N_("States without operations: %s")},
    PartWords{"stray_labels", N_("Labels without operations: %s")},
    PartWords{"stray_facts", N_("Facts without operations: %s")},
    PartWords{"stray_words", N_("Entries of the search index without a record: %s")},
    PartWords{"search_index", N_("The search index is damaged: %s")},
    PartWords{"drafts", N_("Drafts that cannot be read: %s")},
};
static_assert(kWrongs.size() == static_cast<std::size_t>(Wrong::drafts) + 1);

}  // namespace

PartWords explain(Reason reason) { return kReasons[static_cast<std::size_t>(reason)]; }
const char* rule_of(const exchange::Remark& remark) {
  const auto rule = remark.reason == Reason::breaks_rule ? explain_rule(remark.what) : std::nullopt;
  return rule ? rule->what : nullptr;
}

PartWords explain(Wrong wrong) { return kWrongs[static_cast<std::size_t>(wrong)]; }

}  // namespace thirdrow::app
