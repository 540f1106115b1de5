// Practices: assessments, the exercise of being an outside firm, values and decisions, tasks, outcomes, the
// week.
#include "journal/kinds/acts.h"
#include "journal/kinds/parts.h"

namespace thirdrow::journal {
namespace {

using namespace parts;

constexpr std::array kInstruments = {Sv("icare"), Sv("quiz"), Sv("perspective"), Sv("spinoff"), Sv("basics")};
constexpr std::array kSubjects = {Sv("self"), Sv("team")};
constexpr std::array kPerspectives = {Sv("front_line"), Sv("manager"), Sv("senior_leader")};
constexpr std::array kAnswer = {needed(line(kCell, "item", N_("Item"), 40)),
                                rating(kCell, "score", N_("0-4")),
                                line(kCell, "example", N_("Example"), kLongLine)};
constexpr std::array kRoleOf = {needed(line(kCell, "role", N_("Role"), 80)),
                                number(kCell, "people", N_("How many"), 0, 9999)};
constexpr std::array kAssessmentFields = {
    title(assessment::kTitle, "title", N_("About")),
    needed(pick(assessment::kInstrument, "instrument", N_("Sheet"), kInstruments)),
    number(assessment::kVersion, "version", N_("Version of the sheet"), 1, 65535),
    pick(assessment::kSubject, "subject", N_("About whom"), kSubjects),
    day(assessment::kOn, "on", N_("On")),
    line(assessment::kUnit, "unit", N_("Unit")),
    rows(assessment::kRoles, "roles", N_("Who took part, by role"), kRoleOf, 50),
    pick(assessment::kRole, "perspective", N_("Seen from"), kPerspectives),
    rows(assessment::kAnswers, "answers", N_("Answers"), kAnswer, 100),
    number(assessment::kGuess, "guess", N_("Would they hire us back? My guess, percent"), 0, 100),
    number(assessment::kAsked, "asked", N_("Their answer when asked, percent"), 0, 100),
    rating(assessment::kShould, "should", N_("Should they? (0-4)")),
    text(assessment::kShouldWhy, "should_why", N_("Why")),
    text(assessment::kDifferent, "different", N_("Does our work look different now?")),
    rating(assessment::kQuality, "quality", N_("Our quality, seen from outside (0-4)")),
    body(assessment::kBody, "body", N_("Notes")),
};
constexpr std::array kAssessmentStates = {Sv("open"), Sv("done")};
constexpr std::array kOpen = {Sv("open")};
constexpr std::array kNeedsOn = {Sv("on")};
constexpr std::array kAssessmentMoves = {
    Transition{"finish", N_("Done"), kOpen, "done", kNeedsOn, "on", {}, acts::finish_assessment}};

constexpr std::array kChainFields = {
    needed(title(chain_link::kNeed, "need", N_("What they need"))),
    needed(line(chain_link::kFrom, "from", N_("Who gives"), 80)),
    needed(line(chain_link::kTo, "to", N_("Who receives"), 80)),
    line(chain_link::kPromise, "promise", N_("What is promised"), kLongLine),
    rating(chain_link::kGiven, "given", N_("Level given (0-4)")),
    rating(chain_link::kReceived, "received", N_("Level received (0-4)")),
    line(chain_link::kCoowner, "co_owner", N_("Owned together with"), 80),
    link(chain_link::kExercise, "exercise", N_("Exercise"), Kind::assessment),
    day(chain_link::kOn, "on", N_("On")),
};

constexpr std::array kConditions = {Sv("broken"), Sv("missing")};
constexpr std::array kProcessFields = {
    needed(title(process::kTitle, "title", N_("Process"))),
    pick(process::kCondition, "condition", N_("It is"), kConditions),
    line(process::kOwner, "owner", N_("Owner"), 80),
    day(process::kFoundOn, "found_on", N_("Found on")),
    day(process::kFixedOn, "fixed_on", N_("Fixed on")),
    link(process::kExercise, "exercise", N_("Exercise"), Kind::assessment),
    body(process::kBody, "body", N_("Notes")),
};
constexpr std::array kProcessStates = {Sv("open"), Sv("fixed")};
constexpr std::array kNeedsFixedOn = {Sv("fixed_on")};
constexpr std::array kProcessMoves = {
    Transition{"fix", N_("Fixed"), kOpen, "fixed", kNeedsFixedOn, "fixed_on"}};
constexpr std::array kProcessOrders = {DayOrder{process::kFoundOn, process::kFixedOn}};

constexpr std::array kRequestFields = {
    needed(title(request::kTitle, "title", N_("What we ask of another team"))),
    line(request::kTo, "to", N_("Which team"), 80),
    day(request::kOn, "on", N_("Asked on")),
    link(request::kAfter, "after", N_("After our own change"), Kind::commitment),
    body(request::kAnswer, "answer", N_("Their answer")),
};

constexpr std::array kTaskStyles = {Sv("direct"), Sv("coach"), Sv("support"), Sv("delegate")};
constexpr std::array kTaskFields = {
    needed(title(task::kGoal, "goal", N_("Goal"), kLongLine)),
    needed(link(task::kPerson, "person", N_("Whose task"), Kind::person)),
    pick(task::kClear, "clear_to_both", N_("Clear to both?"), kYesNo),
    number(task::kCompetenceMine, "competence_by_me", N_("Competence, my rating (0-3)"), 0, 3),
    number(task::kCommitmentMine, "commitment_by_me", N_("Commitment, my rating (0-3)"), 0, 3),
    number(task::kCompetenceTheirs, "competence_by_them", N_("Competence, their rating (0-3)"), 0, 3),
    number(task::kCommitmentTheirs, "commitment_by_them", N_("Commitment, their rating (0-3)"), 0, 3),
    pick(task::kStyleNeeded, "style_needed", N_("Style asked for"), kTaskStyles),
    pick(task::kStyleUsed, "style_used", N_("Style used"), kTaskStyles),
    day(task::kOn, "on", N_("On")),
};

constexpr std::array kStep = {needed(line(kCell, "step", N_("Step on the way to the customer"), kLine))};
constexpr std::array kWhyFields = {
    needed(title(why::kTitle, "title", N_("Why, in one line"))),
    body(why::kBody, "body", N_("Why we are here")),
    day(why::kOn, "on", N_("On")),
    rows(why::kLine, "line_of_sight", N_("From our work to the customer"), kStep, 20),
    line(why::kLeastBelieved, "least_believed", N_("The value that is believed least"), kLongLine),
};

constexpr std::array kSettings = {Sv("one_to_one"), Sv("group"), Sv("writing"), Sv("call"), Sv("other")};
constexpr std::array kWhySaidFields = {
    title(why_said::kTitle, "title", N_("In what words")),
    needed(day(why_said::kOn, "on", N_("Said on"))),
    pick(why_said::kSetting, "setting", N_("Setting"), kSettings),
    link(why_said::kWhy, "why", N_("Which why"), Kind::why),
};

constexpr std::array kValueFields = {
    needed(title(value::kName, "name", N_("Value"), 80)),
    body(value::kBehaviours, "behaviours", N_("What one sees when it is lived")),
    line(value::kLeastBelieved, "least_believed", N_("Why it is not believed"), kLongLine),
};

constexpr std::array kBetter = {Sv("yes"), Sv("no"), Sv("unsure")};
constexpr std::array kDecisionFields = {
    needed(title(decision::kTitle, "title", N_("Decision"))),
    body(decision::kBody, "body", N_("How it was made")),
    day(decision::kOn, "on", N_("On")),
    links(decision::kHonoured, "honoured", N_("Values it honoured"), Kind::value),
    links(decision::kStrained, "strained", N_("Values it strained"), Kind::value),
    pick(decision::kBetterForThem, "better_for_them", N_("Is it better for them?"), kBetter),
};

constexpr std::array kDefinitionFields = {
    needed(title(definition::kTerm, "term", N_("What we mean by"))),
    needed(body(definition::kBody, "body", N_("Meaning"))),
    day(definition::kOn, "on", N_("On")),
    day(definition::kReviewedOn, "reviewed_on", N_("Reviewed on")),
};

constexpr std::array kLeader = {needed(line(kCell, "alias", N_("Leader"), 12))};
constexpr std::array kPledgeFields = {
    needed(title(pledge::kTitle, "title", N_("Pledge"))),
    rows(pledge::kLeaders, "leaders", N_("Who takes part"), kLeader, 50),
    make(pledge::kStandards, "standards", N_("Standards"), FieldType::tags),
    day(pledge::kStart, "start", N_("Start")),
    day(pledge::kReview, "review", N_("Review on")),
    body(pledge::kBody, "body", N_("Notes")),
};
constexpr std::array kPledgeOrders = {DayOrder{pledge::kStart, pledge::kReview}};

constexpr std::array kOutcomeAbout = {Sv("staff"), Sv("customer"), Sv("other")};
constexpr std::int64_t kAny = 1'000'000'000;
constexpr std::array kOutcomeFields = {
    needed(title(outcome::kSeries, "series", N_("What is measured"))),
    needed(day(outcome::kOn, "on", N_("On"))),
    needed(decimal(outcome::kValue, "value", N_("Our value"), -kAny, kAny)),
    decimal(outcome::kMin, "min", N_("Lowest of the scale"), -kAny, kAny),
    decimal(outcome::kMax, "max", N_("Highest of the scale"), -kAny, kAny),
    pick(outcome::kHigherIsBetter, "higher_is_better", N_("Is higher better?"), kYesNo),
    number(outcome::kN, "n", N_("Answers behind it"), 0, kAny),
    decimal(outcome::kPeer, "peer", N_("Peers' value"), -kAny, kAny),
    number(outcome::kPeerN, "peer_n", N_("Answers behind the peers' value"), 0, kAny),
    decimal(outcome::kReference, "reference", N_("Reference value"), -kAny, kAny),
    line(outcome::kSource, "source", N_("Source")),
    pick(outcome::kAgainst, "about", N_("About"), kOutcomeAbout),
};

constexpr std::array kMotives = {Sv("what_matters_to_them"), Sv("convenient"), Sv("expedient"),
                                 Sv("interesting")};
constexpr std::array kWeekFields = {
    title(week::kTitle, "title", N_("The week in one line")),
    needed(day(week::kOn, "on", N_("Week that holds the day"))),
    rating(week::kEffort, "effort", N_("Effort it took (0-4)")),
    rating(week::kReward, "reward", N_("How rewarding it was (0-4)")),
    line(week::kModelled, "modelled", N_("Where I modelled it"), kLongLine),
    pick(week::kEitherOr, "chose", N_("What I chose most often"), kMotives),
    links(week::kQuiet, "quiet", N_("Who went quiet"), Kind::person),
    body(week::kBody, "body", N_("Notes")),
};

constexpr std::array kQuestion = {needed(line(kCell, "question", N_("Question"), 240)),
                                  line(kCell, "background", N_("Background"), kLongLine)};
constexpr std::array kBriefFields = {
    needed(title(brief::kTitle, "title", N_("Brief for the leadership team"))),
    day(brief::kOn, "on", N_("Taken to them on")),
    rows(brief::kQuestions, "questions", N_("Three questions"), kQuestion, 3),
    body(brief::kBody, "body", N_("What came of it")),
};

constexpr std::array kKinds = {
    KindInfo{Kind::assessment,
             "assessment",
             N_("Assessment"),
             Shelf::records,
             kAssessmentFields,
             kAssessmentStates,
             kAssessmentMoves,
             {},
             assessment::kOn},
    KindInfo{Kind::chain_link,
             "chain_link",
             N_("Link of the chain"),
             Shelf::records,
             kChainFields,
             {},
             {},
             {},
             chain_link::kOn},
    KindInfo{Kind::process, "process", N_("Process"), Shelf::records, kProcessFields, kProcessStates,
             kProcessMoves, kProcessOrders, process::kFoundOn},
    KindInfo{Kind::request,
             "request",
             N_("Request to another team"),
             Shelf::records,
             kRequestFields,
             {},
             {},
             {},
             request::kOn},
    KindInfo{Kind::task, "task", N_("Task"), Shelf::records, kTaskFields, {}, {}, {}, task::kOn},
    KindInfo{Kind::why, "why", N_("Why"), Shelf::records, kWhyFields, {}, {}, {}, why::kOn},
    KindInfo{Kind::why_said,
             "why_said",
             N_("Why, said aloud"),
             Shelf::records,
             kWhySaidFields,
             {},
             {},
             {},
             why_said::kOn},
    KindInfo{Kind::value, "value", N_("Value"), Shelf::records, kValueFields, {}, {}},
    KindInfo{Kind::decision,
             "decision",
             N_("Decision"),
             Shelf::journal,
             kDecisionFields,
             {},
             {},
             {},
             decision::kOn},
    KindInfo{Kind::definition,
             "definition",
             N_("Definition"),
             Shelf::records,
             kDefinitionFields,
             {},
             {},
             {},
             definition::kOn},
    KindInfo{Kind::pledge,
             "pledge",
             N_("Pledge"),
             Shelf::records,
             kPledgeFields,
             {},
             {},
             kPledgeOrders,
             pledge::kStart},
    KindInfo{Kind::outcome_reading,
             "outcome_reading",
             N_("Outcome"),
             Shelf::records,
             kOutcomeFields,
             {},
             {},
             {},
             outcome::kOn},
    KindInfo{Kind::week, "week", N_("Week"), Shelf::records, kWeekFields, {}, {}, {}, week::kOn},
    KindInfo{Kind::brief, "brief", N_("Brief"), Shelf::records, kBriefFields, {}, {}, {}, brief::kOn},
};

}  // namespace

std::span<const KindInfo> practice_descriptions() { return kKinds; }

}  // namespace thirdrow::journal
