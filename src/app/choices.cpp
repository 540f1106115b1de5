// Choices and states of every kind in words.
#include <algorithm>
#include <array>

#include "app/form.h"
#include "base/words.h"

namespace thirdrow::app {
namespace {

struct Choice {
  std::string_view name;
  const char* words;
};
/// Every choice and state of every kind but the kinds of entry, each name once.
constexpr std::array kChoices = {
    Choice{"yes", N_("Yes")},
    Choice{"no", N_("No")},
    Choice{"S1", N_("Agree before the start")},
    Choice{"S2", N_("Check in")},
    Choice{"S3", N_("Close together")},
    Choice{"unsure", N_("Unsure")},
    Choice{"not_asked", N_("Not asked")},
    Choice{"none", N_("None")},
    Choice{"other", N_("Other")},
    Choice{"unknown", N_("Not known")},
    Choice{"self", N_("Myself")},
    Choice{"me", N_("Me")},
    Choice{"them", N_("Them")},
    Choice{"joint", N_("Together")},
    Choice{"staff", N_("Staff")},
    Choice{"peer", N_("Peer")},
    Choice{"senior", N_("Senior")},
    Choice{"customer", N_("Customer")},
    Choice{"personal", N_("Personal")},
    Choice{"team", N_("The team")},
    Choice{"leader", N_("Leader")},
    Choice{"coach", N_("Coach")},
    Choice{"employer", N_("Employer")},
    Choice{"own", N_("My own")},
    Choice{"named", N_("Named")},
    Choice{"front_line", N_("The front line")},
    Choice{"manager", N_("Managers")},
    Choice{"senior_leader", N_("Senior leaders")},
    Choice{"active", N_("Active")},
    Choice{"archived", N_("Archived")},
    Choice{"retired", N_("Retired")},
    Choice{"invited", N_("Invited")},
    Choice{"paused", N_("Paused")},
    Choice{"ended", N_("Ended")},
    Choice{"revoked", N_("Withdrawn")},
    Choice{"expired", N_("Its time is over")},
    Choice{"project", N_("Project")},
    Choice{"standing", N_("Standing")},
    Choice{"onboarding", N_("Onboarding")},
    Choice{"one_off", N_("One-off")},
    Choice{"week", N_("Week")},
    Choice{"month", N_("Month")},
    Choice{"monday", N_("Monday")},
    Choice{"tuesday", N_("Tuesday")},
    Choice{"wednesday", N_("Wednesday")},
    Choice{"thursday", N_("Thursday")},
    Choice{"friday", N_("Friday")},
    Choice{"saturday", N_("Saturday")},
    Choice{"sunday", N_("Sunday")},
    Choice{"draft", N_("Draft")},
    Choice{"agreed", N_("Agreed")},
    Choice{"closing", N_("Closing")},
    Choice{"closed", N_("Closed")},
    Choice{"cancelled", N_("Cancelled")},
    Choice{"upcoming", N_("Still to come")},
    Choice{"current", N_("Under way")},
    Choice{"done", N_("Done")},
    Choice{"skipped", N_("Skipped")},
    Choice{"proposed", N_("Proposed")},
    Choice{"superseded", N_("Replaced by a newer one")},
    Choice{"declined", N_("Declined")},
    Choice{"said", N_("Said aloud")},
    Choice{"written", N_("In writing")},
    Choice{"scheduled", N_("Planned")},
    Choice{"held", N_("Held")},
    Choice{"missed", N_("Did not happen")},
    Choice{"cancelled_by_them", N_("They cancelled")},
    Choice{"in_person", N_("In person")},
    Choice{"call", N_("Call")},
    Choice{"video", N_("Video")},
    Choice{"writing", N_("Writing")},
    Choice{"one_to_one", N_("One to one")},
    Choice{"group", N_("Group")},
    Choice{"issue", N_("Issue")},
    Choice{"idea", N_("Idea")},
    Choice{"request", N_("Request")},
    Choice{"praise", N_("Praise")},
    Choice{"open", N_("Open")},
    Choice{"acting", N_("I act on it")},
    Choice{"parked", N_("Parked until a day")},
    Choice{"told_back", N_("Told back")},
    Choice{"act", N_("I act on it")},
    Choice{"decline", N_("I decline")},
    Choice{"park", N_("I decide by a day")},
    Choice{"resolved", N_("Resolved")},
    Choice{"agreement", N_("The agreement")},
    Choice{"checkin", N_("A check-in")},
    Choice{"unscheduled", N_("Between meetings")},
    Choice{"fire", N_("A fire")},
    Choice{"public", N_("In public")},
    Choice{"private", N_("In private")},
    Choice{"burning", N_("Burning")},
    Choice{"out", N_("Out")},
    Choice{"reviewed", N_("Reviewed")},
    Choice{"no_agreement", N_("No agreement")},
    Choice{"missed_checkin", N_("A missed check-in")},
    Choice{"ignored_signal", N_("A sign not heeded")},
    Choice{"capacity", N_("Too little capacity")},
    Choice{"outside", N_("Outside")},
    Choice{"inside", N_("Inside")},
    Choice{"kept", N_("Kept")},
    Choice{"broken", N_("Broken")},
    Choice{"dropped_by_both", N_("Dropped by both")},
    Choice{"renegotiated", N_("Moved, by agreement")},
    Choice{"show", N_("They show me how")},
    Choice{"back", N_("They back me")},
    Choice{"leave", N_("They leave it to me")},
    Choice{"direct", N_("Direct")},
    Choice{"support", N_("Support")},
    Choice{"delegate", N_("Delegate")},
    Choice{"planned", N_("Planned")},
    Choice{"released", N_("Released")},
    Choice{"withheld", N_("Withheld")},
    Choice{"void", N_("Does not count")},
    Choice{"standards", N_("The three standards")},
    Choice{"tally", N_("Slips of paper")},
    Choice{"spoken", N_("Asked in person")},
    Choice{"locked", N_("Locked")},
    Choice{"icare", N_("Five elements of service")},
    Choice{"quiz", N_("How minded we are to serve")},
    Choice{"perspective", N_("Perspective")},
    Choice{"spinoff", N_("As an outside firm")},
    Choice{"basics", N_("The basics")},
    Choice{"missing", N_("Missing")},
    Choice{"fixed", N_("Fixed")},
    Choice{"what_matters_to_them", N_("What matters to them")},
    Choice{"convenient", N_("What is convenient")},
    Choice{"expedient", N_("What is expedient")},
    Choice{"interesting", N_("What is interesting")},
    Choice{"shipped", N_("Came with Third Row")},
    Choice{"mine", N_("Mine")},
    Choice{"imported", N_("Imported")},
    Choice{"squash", N_("Squash")},
    Choice{"minimise", N_("Minimise")},
    Choice{"defend", N_("Defend")},
    Choice{"fix", N_("Fix")},
    Choice{"withdraw", N_("Withdraw")},
    Choice{"deeper", N_("Deeper")},
    Choice{"flat", N_("Flat")},
    Choice{"worse", N_("Worse")},
    Choice{"captured", N_("Captured")},
    Choice{"reflected", N_("Reflected on")},
    Choice{"past", N_("The past")},
    Choice{"future", N_("The future")},
    Choice{"elsewhere", N_("Somewhere else")},
    Choice{"story", N_("Story")},
    Choice{"recognition", N_("Recognition")},
    Choice{"training", N_("Training")},
};

}  // namespace

const char* known_choice(std::string_view choice) {
  const journal::EntryKind* entry = journal::find_entry_kind(choice);
  if (entry != nullptr && !entry->subkind.empty()) return entry->label;
  const auto at = std::ranges::find(kChoices, choice, &Choice::name);
  return at == kChoices.end() ? nullptr : at->words;
}

std::string choice_words(std::string_view choice) {
  if (const char* known = known_choice(choice)) return known;
  std::string words(choice);
  std::ranges::replace(words, '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

}  // namespace thirdrow::app
