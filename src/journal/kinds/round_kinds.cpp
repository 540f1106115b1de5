// How it is measured at the end: the round of questions, its count, what was shown of it, and the leader's
// own answers.
#include "journal/kinds/acts.h"
#include "journal/kinds/parts.h"

namespace thirdrow::journal {
namespace {

using namespace parts;

constexpr std::array kInstruments = {Sv("standards"), Sv("icare")};
constexpr std::array kModes = {Sv("tally"), Sv("spoken")};
constexpr std::array kCollectors = {Sv("self"), Sv("coach"), Sv("other")};
constexpr std::array kRoundFields = {
    title(round::kTitle, "title", N_("About")),
    pick(round::kInstrument, "instrument", N_("Questions"), kInstruments),
    number(round::kQuestionsVersion, "questions_version", N_("Version of the questions"), 1, 65535),
    needed(number(round::kInvited, "invited", N_("How many are asked"), 1, 255)),
    number(round::kK, "k", N_("Nothing is shown under this many answers"), 3, 255),
    pick(round::kMode, "mode", N_("How they are asked"), kModes),
    pick(round::kCollector, "collector", N_("Who collects"), kCollectors),
    line(round::kCollectorName, "collector_name", N_("Name of who collects")),
    text(round::kBulletin, "bulletin", N_("What they are told beforehand"), 4000),
    day(round::kOpens, "opens", N_("Opens on")),
    day(round::kCloses, "closes", N_("Closes on")),
    day(round::kReleasedOn, "released_on", N_("Released on")),
    line(round::kReason, "reason", N_("Why it does not count"), kLongLine),
    with(line(round::kFrozen, "frozen", N_("Settled at the opening")), Role::plumbing),
};
constexpr std::array kRoundStates = {Sv("planned"),  Sv("open"),     Sv("closed"),
                                     Sv("released"), Sv("withheld"), Sv("void")};
constexpr std::array kPlanned = {Sv("planned")};
constexpr std::array kOpen = {Sv("open")};
constexpr std::array kClosed = {Sv("closed")};
constexpr std::array kNotReleased = {Sv("planned"), Sv("open"), Sv("closed")};
constexpr std::array kNeedsOpens = {Sv("opens")};
constexpr std::array kNeedsCloses = {Sv("closes")};
constexpr std::array kNeedsReleasedOn = {Sv("released_on")};
constexpr std::array kNeedsReason = {Sv("reason")};
constexpr std::array kRoundMoves = {
    Transition{"open", N_("Open"), kPlanned, "open", kNeedsOpens, "opens", {}, acts::open_round},
    Transition{"close", N_("Close"), kOpen, "closed", kNeedsCloses, "closes"},
    Transition{
        "release", N_("Release"), kClosed, "released", kNeedsReleasedOn, "released_on", {}, acts::release},
    Transition{"void", N_("It does not count"), kNotReleased, "void", kNeedsReason},
};
constexpr std::array kRoundOrders = {DayOrder{round::kOpens, round::kCloses}};

// `again`, `refer` (yes, no, blank), `sat` (0 to 5, 0 = blank), `s1` to `s3` and the five elements' items (0
// to 4, blank).
constexpr std::array kCount = {needed(line(kCell, "question", N_("Question"), 20)),
                               needed(line(kCell, "answer", N_("Answer"), 20)),
                               needed(number(kCell, "count", N_("How many"), 0, 255))};
constexpr std::array kTallyFields = {
    needed(link(tally::kRound, "round", N_("Round"), Kind::round)),
    needed(with(number(tally::kAnswers, "answers", N_("Slips"), 0, 255), Role::counts)),
    with(number(tally::kBlanks, "blanks", N_("Slips blank at both first questions"), 0, 255), Role::counts),
    with(number(tally::kEitherYes, "either_yes", N_("Slips with a yes at the first or the second"), 0, 255),
         Role::counts),
    with(rows(tally::kCounts, "counts", N_("Ticks"), kCount, 100), Role::counts),
    line(tally::kCountedBy, "counted_by", N_("Counted by")),
    line(tally::kWitnessedBy, "witnessed_by", N_("Witnessed by")),
    day(tally::kOn, "on", N_("Counted on")),
};

constexpr std::array kPublicationFields = {
    unless("pooled", link(publication::kRound, "round", N_("Round"), Kind::round)),
    needed(title(publication::kWhere, "where", N_("Shown where"))),
    day(publication::kOn, "on", N_("Shown on")),
    pick(publication::kUnedited, "unedited", N_("Unedited?"), kYesNo),
    with(line(publication::kShown, "shown", N_("What was shown"), kLongLine), Role::plumbing),
    with(number(publication::kFormulaVersion, "formula_version", N_("Version of the formula"), 1, 65535),
         Role::plumbing),
    line(publication::kResult, "result", N_("The result"), kLongLine),
    line(publication::kLearned, "learned", N_("What I heard"), kLongLine),
    line(publication::kChanges, "changes", N_("What changes, by when"), kLongLine),
    with(links(publication::kPooled, "pooled", N_("Rounds added up"), Kind::round, 1000), Role::plumbing),
};

constexpr std::array kExample = {needed(line(kCell, "clause", N_("Which"), 20)),
                                 needed(line(kCell, "example", N_("Example"), kLongLine))};
constexpr std::array kSelfCheckFields = {
    day(selfcheck::kOn, "on", N_("On")),
    rating(selfcheck::kS1a, "s1a", N_("We met before the start and wrote success together")),
    rating(selfcheck::kS1b, "s1b", N_("I knew what they want, and said what can and cannot be done")),
    rating(selfcheck::kS1c, "s1c", N_("Each phase had its terms, and I bent where I could")),
    rating(selfcheck::kS2a, "s2a", N_("Our meetings were set and held")),
    rating(selfcheck::kS2b, "s2b", N_("Issues came up early; it was easy to say how it is going")),
    rating(selfcheck::kS2c, "s2c", N_("I listened, acted, and told them what came of it")),
    rating(selfcheck::kS3a, "s3a", N_("I ask at the end of everything we do")),
    rating(selfcheck::kS3b, "s3b", N_("I judge it by who would work with me again")),
    rating(selfcheck::kS3c, "s3c", N_("I show the result as it is to those who gave it")),
    rows(selfcheck::kExamples, "examples", N_("Examples"), kExample, 27),
    number(selfcheck::kGuessYes, "guess_yes", N_("How many will say yes? My guess"), 0, 255),
    link(selfcheck::kSealedBefore, "sealed_before", N_("Locked before the round"), Kind::round),
    day(selfcheck::kLockedOn, "locked_on", N_("Locked on")),
};
constexpr std::array kSelfCheckStates = {Sv("draft"), Sv("locked")};
constexpr std::array kDraft = {Sv("draft")};
constexpr std::array kNineClauses = {Sv("s1a"), Sv("s1b"), Sv("s1c"), Sv("s2a"), Sv("s2b"),
                                     Sv("s2c"), Sv("s3a"), Sv("s3b"), Sv("s3c"), Sv("locked_on")};
constexpr std::array kSelfCheckMoves = {
    Transition{"lock", N_("Lock"), kDraft, "locked", kNineClauses, "locked_on", {}, acts::lock}};

constexpr std::array kKinds = {
    KindInfo{Kind::round, "round", N_("Round"), Shelf::records, kRoundFields, kRoundStates, kRoundMoves,
             kRoundOrders, round::kReleasedOn, rules::round},
    KindInfo{Kind::tally,
             "tally",
             N_("Count"),
             Shelf::records,
             kTallyFields,
             {},
             {},
             {},
             tally::kOn,
             rules::tally,
             rules::tally_stands},
    KindInfo{Kind::publication,
             "publication",
             N_("Shown to the team"),
             Shelf::records,
             kPublicationFields,
             {},
             {},
             {},
             publication::kOn,
             rules::publication,
             rules::publication_stands},
    KindInfo{Kind::selfcheck,
             "selfcheck",
             N_("Self check"),
             Shelf::records,
             kSelfCheckFields,
             kSelfCheckStates,
             kSelfCheckMoves,
             {},
             selfcheck::kOn,
             rules::selfcheck,
             rules::selfcheck_stands},
};

}  // namespace

std::span<const KindInfo> round_descriptions() { return kKinds; }

}  // namespace thirdrow::journal
