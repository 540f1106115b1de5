// What a broken rule of the domain says to a person (docs/rules.md has the rules).
#include "app/explain_rules.h"

#include <algorithm>
#include <array>

#include "base/words.h"

namespace thirdrow::app {
namespace {

struct RuleCase {
  std::string_view detail;  ///< whole
  Explained said;
};
constexpr const char* kUnchanged = N_("Nothing was changed.");

constexpr std::array kRules = {
    RuleCase{"I1.engagement",
             {"I1", N_("An agreement belongs to an engagement."), kUnchanged,
              N_("Name the engagement it belongs to.")}},
    RuleCase{"I1.joint",
             {"I1", N_("An agreement needs at least one criterion of success that both stand behind."),
              kUnchanged, N_("Mark one as Together (joint).")}},
    RuleCase{"I1.met_on",
             {"I1", N_("An agreement needs the day on which both sides met."), kUnchanged,
              N_("Give the day you met.")}},
    RuleCase{"I1.ahead",
             {"I1", N_("The day both sides met lies ahead: nothing is agreed before it."), kUnchanged,
              N_("Correct the day you met, or agree once you have met.")}},
    RuleCase{"I1.agreed_by",
             {"I1", N_("An agreement needs the word of at least one other person."), kUnchanged,
              N_("Add them to those who agreed.")}},
    RuleCase{"I1.none",
             {"I1", N_("Nothing is agreed yet for the whole engagement."), kUnchanged,
              N_("Agree first; or start all the same, and it counts as started without an agreement.")}},
    RuleCase{"I2.draft",
             {"I2", N_("A new version of this agreement is already in the making."), kUnchanged,
              N_("Finish or delete that one.")}},
    RuleCase{"I2",
             {"I2", N_("What was agreed does not change."), kUnchanged, N_("Make a new version of it.")}},
    RuleCase{"I3",
             {"I3", N_("A later phase cannot begin before an earlier one."), kUnchanged,
              N_("Correct the days, or the order of the phases.")}},
    RuleCase{"I3.same",
             {"I3", N_("Another phase has this place in the order."), kUnchanged,
              N_("Give the new phase a place of its own.")}},
    RuleCase{"I4.move",
             {"I4", N_("Where a check-in was moved, and by whom, is written by moving it."), kUnchanged,
              N_("Move it, and say to which day and who moved it.")}},
    RuleCase{"I4",
             {"I4", N_("The day a check-in was first planned for stays as it was."), kUnchanged,
              N_("Move it, and say to which day and who moved it.")}},
    RuleCase{
        "I5.reply",
        {"I5", N_("What was heard needs a reply before it is told back or closed: act, decline or park."),
         kUnchanged, N_("Reply first.")}},
    RuleCase{"I5.told_back",
             {"I5", N_("They have not been told what came of it."), kUnchanged,
              N_("Tell them back first; only praise may be closed without.")}},
    RuleCase{"I6.due",
             {"I6", N_("The day of a commitment stays as it was."), kUnchanged,
              N_("Renegotiate it to the new day.")}},
    RuleCase{"I6.past",
             {"I6", N_("The day of this commitment has already passed."), kUnchanged,
              N_("Give a day from today on; or the day it was made, when that is longer ago.")}},
    RuleCase{"I6.to",
             {"I6", N_("A commitment is renegotiated to another day."), kUnchanged, N_("Give the new day.")}},
    RuleCase{"I6",
             {"I6", N_("After its day a commitment can no longer be renegotiated; it was not kept."),
              kUnchanged, N_("Mark it as not kept, and make a new one if it still matters.")}},
    RuleCase{"I7",
             {"I7",
              N_("An engagement is closed when those who took part were asked, or when there is a reason not "
                 "to ask them."),
              kUnchanged, N_("Open a round, release it, then close; or set the waiver.")}},
    RuleCase{"I8.open",
             {"I8",
              N_("A round that is open has settled how many are asked, and from how many answers on "
                 "anything is shown."),
              kUnchanged, N_("Open it with the step 'open'.")}},
    RuleCase{"I8",
             {"I8", N_("What was settled when the round opened does not change."), kUnchanged,
              N_("Void the round with a reason, and open another.")}},
    RuleCase{"I9.invited",
             {"I9", N_("With fewer than three people asked nobody could stay anonymous."), kUnchanged,
              N_("Ask them in person instead.")}},
    RuleCase{"I9.count",
             {"I9", N_("The slips have not been counted."), kUnchanged, N_("Enter the counts first.")}},
    RuleCase{"I9.publish",
             {"I9", N_("Only a released round can be shown."), kUnchanged,
              N_("Close and release the round first; what is withheld stays so.")}},
    RuleCase{"I9.either",
             {"I9", N_("One round is shown, or a sum of several."), kUnchanged,
              N_("Name the round, or leave it out.")}},
    RuleCase{
        "I9.pool",
        {"I9", N_("A sum is of two rounds or more of the last 364 days, with ten answers together."),
         kUnchanged, N_("Show the team the single rounds, and their sum once more people have answered.")}},
    RuleCase{
        "I9.beside",
        {"I9",
         N_("Beside the rounds that tell their numbers themselves, this sum would tell what a few answered."),
         kUnchanged, N_("Show the team the single rounds until more people have answered.")}},
    RuleCase{
        "I9.joined",
        {"I9",
         N_("Too few answers joined or left since a sum was shown: the difference would tell who said what."),
         kUnchanged,
         N_("What was shown stands until more rounds are released; a round of it that lies in the Trash can "
            "be "
            "put back.")}},
    RuleCase{"I9.sum",
             {"I9", N_("A sum of rounds is worked out by the program, as it stands now."), kUnchanged,
              N_("Begin again: publish --pool, or Practice, Shown to the team.")}},
    RuleCase{"I9.elements",
             {"I9", N_("A round about the five elements has no single result to show."), kUnchanged,
              N_("Show the team what the figures say beside your own sheet.")}},
    RuleCase{"I9.shown",
             {"I9", N_("What was shown stays as it was shown."), kUnchanged,
              N_("Publish again to show another result.")}},
    RuleCase{"I10.round", {"I10", N_("A count belongs to a round."), kUnchanged, N_("Name the round.")}},
    RuleCase{"I10.slips",
             {"I10", N_("Slips are for a round on paper of three people or more, until it is closed."),
              kUnchanged, N_("Ask face to face, or open another round on paper.")}},
    RuleCase{"I10.state",
             {"I10", N_("Slips are counted while the round is open or just closed."), kUnchanged,
              N_("Open the round first; of a released round the count is final.")}},
    RuleCase{
        "I10.again",
        {"I10", N_("The slips of this round are counted already."), kUnchanged,
         N_("To correct it, change that count, which keeps its history; or delete it and count again.")}},
    RuleCase{"I10.invited",
             {"I10", N_("More slips are counted than people were asked."), kUnchanged,
              N_("Count again. When there are more in truth, the round does not count: void it with a "
                 "reason.")}},
    RuleCase{"I10.question",
             {"I10", N_("The slips of this round do not ask one of these questions."), kUnchanged,
              N_("Take the names of the questions from the envelope sheet.")}},
    RuleCase{"I10.either",
             {"I10", N_("It is not said how many slips have a yes at the first or the second question."),
              kUnchanged, N_("Fill that in too (either_yes): a slip with two yes counts once.")}},
    RuleCase{"I10.sum",
             {"I10", N_("These counts do not fit one stack of slips."), kUnchanged,
              N_("Check slips, blanks and ticks: none can be more than the slips, and 'either' lies between "
                 "the larger and the sum of the two.")}},
    RuleCase{
        "I10",
        {"I10", N_("A count names no person and no time."), kUnchanged, N_("Leave people and time out.")}},
    RuleCase{"I11.released",
             {"I11", N_("The result is already known, so this check cannot be set against it."), kUnchanged,
              N_("Leave the round out and lock it on its own.")}},
    RuleCase{"I11.lock",
             {"I11", N_("A self check is locked by its step, on the day it is locked."), kUnchanged,
              N_("Make it as a draft, then lock it.")}},
    RuleCase{"I11.guess",
             {"I11", N_("The guess is higher than the number of people asked."), kUnchanged,
              N_("Guess again, at most everybody who is asked; or first say how many that is.")}},
    RuleCase{"I11", {"I11", N_("A locked self check does not change."), kUnchanged, N_("Make a new one.")}},
    RuleCase{"I13",
             {"I13", N_("A shared entry stays at the version that was chosen."), kUnchanged,
              N_("Withdraw it, and share it anew.")}},
    RuleCase{"I14",
             {"I14", N_("What was withdrawn stays withdrawn."), kUnchanged, N_("Share the entry anew.")}},
    RuleCase{"I15.told",
             {"I15", N_("This story names people who have not said that they may be named."), kUnchanged,
              N_("Ask them first, or take their names off the story before you tell it.")}},
    RuleCase{"I15",
             {"I15", N_("This story names people who have not said that they may be named."), kUnchanged,
              N_("Share it with aliases, or ask them first.")}},
    RuleCase{"commitment",
             {"no_commitment", N_("A sheet is done when it led to at least one commitment."), kUnchanged,
              N_("Add a commitment whose source is this sheet.")}},
    RuleCase{
        "engagement",
        {"no_engagement", N_("A phase belongs to an engagement."), kUnchanged, N_("Name the engagement.")}},
};

/// journal::check_days: names two fields.
constexpr Explained kDays = {"I3", N_("What ends cannot end before it begins."), kUnchanged,
                             N_("Correct one of the two days.")};
/// journal::check_rules: what happened is not to come.
constexpr Explained kAhead = {"ahead", N_("This day lies ahead, and a step is noted once it is taken."),
                              kUnchanged, N_("Give today or an earlier day, or leave the day out.")};

}  // namespace

std::optional<Explained> explain_rule(std::string_view detail) {
  if (detail.find(": before ") != std::string_view::npos) return kDays;
  if (detail.ends_with(": ahead")) return kAhead;
  const auto it = std::ranges::find(kRules, detail, &RuleCase::detail);
  return it == kRules.end() ? std::nullopt : std::optional(it->said);
}

}  // namespace thirdrow::app
