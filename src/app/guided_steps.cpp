// The pages of the two talks, as data.
#include <array>

#include "app/guided.h"
#include "base/words.h"

namespace thirdrow::app {
namespace {

using Place = GuidedStep::Place;
using Sv = std::string_view;

constexpr std::array kWhy = {Sv("why")};
constexpr std::array kSuccess = {Sv("criteria")};
constexpr std::array kWants = {Sv("they_want"), Sv("i_want")};
constexpr std::array kLimits = {Sv("can"), Sv("cannot")};
constexpr std::array kTerms = {Sv("terms")};
constexpr std::array kPhases = {Sv("name"), Sv("planned_start"), Sv("planned_end")};
constexpr std::array kPhaseTerms = {Sv("criteria"), Sv("terms")};
constexpr std::array kCadence = {Sv("planned_start"), Sv("planned_end"), Sv("every"), Sv("unit"),
                                 Sv("weekday")};
constexpr std::array kAgreed = {Sv("met_on"), Sv("minutes"), Sv("agreed_by")};
constexpr std::array kJudge = {Sv("judged"), Sv("terms_kept")};
constexpr std::array kSelf = {Sv("s1a"), Sv("s1b"), Sv("s1c"), Sv("s2a"), Sv("s2b"),
                              Sv("s2c"), Sv("s3a"), Sv("s3b"), Sv("s3c"), Sv("guess_yes")};
constexpr std::array kAsk = {Sv("mode"), Sv("invited"), Sv("bulletin")};
constexpr std::array kWaiver = {Sv("waiver")};
constexpr std::array kCount = {Sv("answers"), Sv("blanks"),     Sv("either_yes"),
                               Sv("counts"),  Sv("counted_by"), Sv("witnessed_by")};
constexpr std::array kTell = {Sv("result"), Sv("learned"), Sv("changes")};
constexpr std::array kShow = {Sv("where"), Sv("on"), Sv("unedited")};

constexpr std::array kStartSteps = {
    GuidedStep{"why", N_("Why"), N_("Why are we doing this?"), N_("What gets better, and for whom?"),
               Fills::engagement, kWhy},
    GuidedStep{"who", N_("Who"), N_("Who takes part, and who is it for?"),
               N_("Everybody who is to be asked at the end belongs here."), Fills::engagement},
    GuidedStep{
        "success", N_("Success"), N_("How will we know that we have succeeded?"),
        N_("In their words first, then in yours. What you both stand behind is marked Together: one at "
           "least is needed."),
        Fills::agreement, kSuccess},
    GuidedStep{"wants", N_("What each wants"), N_("What does each of us want from it?"),
               N_("Beyond the work itself: to learn, to be asked, to be home on time."), Fills::agreement,
               kWants},
    GuidedStep{"limits", N_("Can and cannot"), N_("What can be done, and what cannot?"),
               N_("What is said here is no surprise later."), Fills::agreement, kLimits},
    GuidedStep{"terms", N_("Terms"), N_("Who does what, by when?"),
               N_("For the whole of it. Terms of a single phase follow."), Fills::agreement, kTerms},
    GuidedStep{"phase", N_("A phase"), N_("What is to be changed about this phase?"),
               N_("Its terms are asked after the phases."), Fills::phase, kPhases, Place::aside},
    GuidedStep{"phases", N_("Phases"), N_("Does the work have phases?"),
               N_("Each phase can have terms of its own. Go on if there are none."), Fills::phase, kPhases,
               Place::within},
    GuidedStep{"phase_terms", N_("Terms of a phase"), N_("What do we agree for this phase?"),
               N_("Left empty, what holds for the whole holds for it too."), Fills::terms, kPhaseTerms,
               Place::within},
    GuidedStep{"cadence", N_("Check-ins"), N_("How often do we meet to see how it is going?"),
               N_("Every week or two keeps small things small."), Fills::engagement, kCadence},
    GuidedStep{"read_back", N_("Read back"), N_("Is this what we mean?"),
               N_("Read it aloud. Change what is not so.")},
    GuidedStep{"agreed", N_("Agreed"), N_("Do we agree?"),
               N_("Said aloud, or in writing, by everybody who is named below."), Fills::agreement, kAgreed}};

constexpr std::array kCloseSteps = {
    GuidedStep{"judge", N_("Judge together"), N_("Did we do what we agreed?"),
               N_("Together, one by one. What is not met is said as plainly as what is."), Fills::judged,
               kJudge},
    GuidedStep{
        "self", N_("Your own check"), N_("How well did you keep your side?"),
        N_("You alone, 0 for not at all, 4 for always. It is locked before anybody's answer is known."),
        Fills::selfcheck, kSelf},
    GuidedStep{"ask", N_("How to ask"), N_("How do you ask them, and how many?"),
               N_("On slips of paper nobody says who wrote what; that takes three people at least. Spoken "
                  "answers belong under Heard and are not counted."),
               Fills::round, kAsk},
    GuidedStep{"waiver", N_("Nobody is asked"), N_("Why is nobody asked this time?"),
               N_("A reason is enough to close without asking."), Fills::engagement, kWaiver, Place::aside},
    GuidedStep{"wait", N_("Wait"), N_("Where are their answers?"),
               N_("Nothing is shown before they are released. Leave the room while they write.")},
    GuidedStep{"count", N_("Count"), N_("What do the slips say?"),
               N_("From the envelope sheet. What is entered is not shown again."), Fills::tally, kCount,
               Place::aside},
    GuidedStep{"release", N_("Release"), N_("What may be said?"),
               N_("With few answers a word is shown, or nothing: so nobody can be made out.")},
    GuidedStep{"tell", N_("Three lines"), N_("What will you tell the team?"),
               N_("The result as it is, what you heard, and what changes by when."), Fills::publication,
               kTell},
    GuidedStep{"show", N_("Show it"), N_("Where and when do they see it?"),
               N_("Those who answered see what came of it."), Fills::publication, kShow},
    GuidedStep{"close", N_("Close"), N_("Is it closed?"), N_("It can be reopened, and this close is kept.")}};

}  // namespace

std::span<const GuidedStep> guided_steps(Journey journey) {
  if (journey == Journey::start) return kStartSteps;
  return kCloseSteps;
}

}  // namespace thirdrow::app
