// The work a leader and their people do together: what was agreed, how it went, what came up.
#include "journal/kinds/acts.h"
#include "journal/kinds/parts.h"

namespace thirdrow::journal {
namespace {

using namespace parts;

constexpr std::array kTypes = {Sv("project"), Sv("standing"), Sv("onboarding"), Sv("one_off"),
                               Sv("personal")};
constexpr std::array kUnits = {Sv("week"), Sv("month")};
constexpr std::array kWeekdays = {Sv("monday"), Sv("tuesday"),  Sv("wednesday"), Sv("thursday"),
                                  Sv("friday"), Sv("saturday"), Sv("sunday")};
constexpr std::array kEngagementFields = {
    needed(title(engagement::kTitle, "title", N_("Title"), 120)),
    body(engagement::kWhy, "why", N_("Why it matters"), 500),
    pick(engagement::kType, "type", N_("Type"), kTypes),
    day(engagement::kPlannedStart, "planned_start", N_("Planned start")),
    day(engagement::kPlannedEnd, "planned_end", N_("Planned end")),
    day(engagement::kActualStart, "actual_start", N_("Started")),
    day(engagement::kActualEnd, "actual_end", N_("Ended")),
    number(engagement::kEvery, "every", N_("Check in every"), 1, 12),
    pick(engagement::kUnit, "unit", N_("Week or month"), kUnits),
    pick(engagement::kWeekday, "weekday", N_("On"), kWeekdays),
    line(engagement::kReason, "reason", N_("Why it was cancelled"), kLongLine),
    line(engagement::kWaiver, "waiver", N_("Why nobody is asked at the end"), kLongLine),
    day(engagement::kClosedOn, "closed_on", N_("Closed on")),
    with(dated(engagement::kCloses, "closes", N_("Closed before")), Role::plumbing),
};
constexpr std::array kEngagementStates = {Sv("draft"),   Sv("agreed"), Sv("active"),
                                          Sv("closing"), Sv("closed"), Sv("cancelled")};
constexpr std::array kDraft = {Sv("draft")};
constexpr std::array kBeforeStart = {Sv("draft"), Sv("agreed")};
constexpr std::array kRunning = {Sv("active")};
constexpr std::array kClosing = {Sv("closing")};
constexpr std::array kClosed = {Sv("closed")};
constexpr std::array kOpen = {Sv("draft"), Sv("agreed"), Sv("active"), Sv("closing")};
constexpr std::array kNeedsStart = {Sv("actual_start")};
constexpr std::array kNeedsEnd = {Sv("actual_end")};
constexpr std::array kNeedsReason = {Sv("reason")};
constexpr std::array kNeedsClosedOn = {Sv("closed_on")};
constexpr std::array kEngagementMoves = {
    Transition{"agree", N_("Mark as agreed"), kDraft, "agreed", {}},
    Transition{
        "start", N_("Start"), kBeforeStart, "active", kNeedsStart, "actual_start", {}, acts::start_meeting},
    Transition{"finish", N_("Begin to close"), kRunning, "closing", kNeedsEnd, "actual_end"},
    Transition{"close", N_("Close"), kClosing, "closed", kNeedsClosedOn, "closed_on", {}, acts::keep_close},
    Transition{"reopen", N_("Reopen"), kClosed, "active", {}, {}, {}, acts::reopen},
    Transition{"cancel", N_("Cancel it"), kOpen, "cancelled", kNeedsReason, "closed_on"},
};
constexpr std::array kEngagementOrders = {
    DayOrder{engagement::kPlannedStart, engagement::kPlannedEnd},
    DayOrder{engagement::kActualStart, engagement::kActualEnd},
};

constexpr std::array kPhaseFields = {
    needed(title(phase::kName, "name", N_("Name"), 120)),
    needed(number(phase::kOrdinal, "ordinal", N_("Place in the order"), 1, 255)),
    day(phase::kPlannedStart, "planned_start", N_("Planned start")),
    day(phase::kPlannedEnd, "planned_end", N_("Planned end")),
    day(phase::kActualStart, "actual_start", N_("Started")),
    day(phase::kActualEnd, "actual_end", N_("Ended")),
};
constexpr std::array kPhaseStates = {Sv("upcoming"), Sv("current"), Sv("done"), Sv("skipped")};
constexpr std::array kUpcoming = {Sv("upcoming")};
constexpr std::array kCurrent = {Sv("current")};
constexpr std::array kPhaseMoves = {
    Transition{"begin", N_("Begin"), kUpcoming, "current", kNeedsStart, "actual_start"},
    Transition{"finish", N_("Done"), kCurrent, "done", kNeedsEnd, "actual_end"},
    Transition{"skip", N_("Skip"), kUpcoming, "skipped", {}},
};
constexpr std::array kPhaseOrders = {
    DayOrder{phase::kPlannedStart, phase::kPlannedEnd},
    DayOrder{phase::kActualStart, phase::kActualEnd},
};

constexpr std::array kWriters = {Sv("me"), Sv("them"), Sv("joint")};
constexpr std::array kSides = {Sv("me"), Sv("them")};
constexpr std::array kSaid = {Sv("said"), Sv("written")};
constexpr std::array kCriterion = {needed(line(kCell, "text", N_("We have succeeded when"), kLongLine)),
                                   pick(kCell, "by", N_("Written by"), kWriters)};
constexpr std::array kTerm = {needed(line(kCell, "text", N_("Term"), kLongLine)),
                              pick(kCell, "owner", N_("Who does it"), kWriters), day(kCell, "due", N_("By"))};
constexpr std::array kSentence = {needed(line(kCell, "text", N_("In one sentence"), kLongLine))};
constexpr std::array kAgreedBy = {needed(link(kCell, "person", N_("Who"), Kind::person)),
                                  pick(kCell, "how", N_("How"), kSaid)};
constexpr std::array kJudged = {needed(number(kCell, "number", N_("Number of the criterion"), 1, 99)),
                                needed(pick(kCell, "met", N_("Met?"), kYesNo)),
                                line(kCell, "note", N_("Note"), kLongLine)};
constexpr std::array kTermKept = {needed(number(kCell, "number", N_("Number of the term"), 1, 99)),
                                  needed(pick(kCell, "kept", N_("Kept?"), kYesNo))};
constexpr std::array kAgreementFields = {
    title(agreement::kTitle, "title", N_("About")),
    link(agreement::kPhase, "phase", N_("Phase"), Kind::phase),
    with(number(agreement::kVersion, "version", N_("Version"), 1, 65535), Role::plumbing),
    rows(agreement::kCriteria, "criteria", N_("Success, and who said it"), kCriterion, 12),
    text(agreement::kTheyWant, "they_want", N_("What they want, in their words")),
    text(agreement::kIWant, "i_want", N_("What I want")),
    rows(agreement::kCan, "can", N_("What can be done"), kSentence, 50),
    rows(agreement::kCannot, "cannot", N_("What cannot be done"), kSentence, 50),
    rows(agreement::kTerms, "terms", N_("Terms"), kTerm, 50),
    day(agreement::kMetOn, "met_on", N_("Met on")),
    number(agreement::kMinutes, "minutes", N_("Minutes"), 0, 65535),
    rows(agreement::kAgreedBy, "agreed_by", N_("Agreed by"), kAgreedBy, 50),
    day(agreement::kAgreedOn, "agreed_on", N_("Agreed on")),
    rows(agreement::kJudged, "judged", N_("Criteria, judged together"), kJudged, 50),
    rows(agreement::kTermsKept, "terms_kept", N_("Terms kept"), kTermKept, 99),
    with(link(agreement::kReplaces, "replaces", N_("Replaces"), Kind::agreement), Role::plumbing),
    line(agreement::kReason, "reason", N_("Why it was declined"), kLongLine),
};
constexpr std::array kAgreementStates = {Sv("draft"), Sv("proposed"), Sv("agreed"), Sv("superseded"),
                                         Sv("declined")};
constexpr std::array kProposed = {Sv("proposed")};
constexpr std::array kNotYetAgreed = {Sv("draft"), Sv("proposed")};
constexpr std::array kAgreed = {Sv("agreed")};
constexpr std::array kNeedsAgreedOn = {Sv("agreed_on")};
constexpr std::array kAgreementMoves = {
    Transition{"propose", N_("Propose"), kDraft, "proposed", {}},
    Transition{"agree",
               N_("We agree"),
               kNotYetAgreed,
               "agreed",
               kNeedsAgreedOn,
               "agreed_on",
               {},
               acts::put_in_force},
    Transition{"decline", N_("Declined"), kProposed, "declined", {}},
    Transition{"amend", N_("Change it: a new version"), kAgreed, "agreed", {}, {}, {}, acts::amend},
};

constexpr std::array kBendFields = {
    needed(title(bend::kAsked, "asked", N_("What they asked for"), kLongLine)),
    line(bend::kGave, "gave", N_("What I gave"), kLongLine),
    decimal(bend::kCostHours, "cost_hours", N_("What it cost, in hours"), 0, 100'000),
    day(bend::kOn, "on", N_("On")),
    pick(bend::kNoticed, "noticed", N_("Did they notice?"), kYesNo),
    link(bend::kAgreement, "agreement", N_("Agreement"), Kind::agreement),
};

constexpr std::array kRaisedBy = {Sv("me"), Sv("them"), Sv("customer")};
constexpr std::array kFoundIn = {Sv("agreement"), Sv("checkin"), Sv("unscheduled"), Sv("fire")};
constexpr std::array kWhere = {Sv("public"), Sv("private")};
constexpr std::array kIssueFields = {
    needed(title(issue::kTitle, "title", N_("What came up"))),
    day(issue::kRaised, "raised", N_("Raised on")),
    pick(issue::kRaisedBy, "raised_by", N_("Raised by"), kRaisedBy),
    pick(issue::kFoundIn, "found_in", N_("Found in"), kFoundIn),
    day(issue::kBiteOn, "bite_on", N_("Would bite on")),
    number(issue::kSeverity, "severity", N_("How bad (1-3)"), 1, 3),
    link(issue::kFire, "fire", N_("The fire it became"), Kind::fire),
    link(issue::kCheckIn, "checkin", N_("Check-in"), Kind::checkin),
    pick(issue::kUnstated, "unstated", N_("A limit I had not stated?"), kYesNo),
    pick(issue::kWhere, "where", N_("In public or in private"), kWhere),
    day(issue::kResolvedOn, "resolved_on", N_("Resolved on")),
    body(issue::kBody, "body", N_("Notes")),
};
constexpr std::array kIssueStates = {Sv("open"), Sv("resolved")};
constexpr std::array kStillOpen = {Sv("open")};
constexpr std::array kNeedsResolvedOn = {Sv("resolved_on")};
constexpr std::array kIssueMoves = {
    Transition{"resolve", N_("Resolved"), kStillOpen, "resolved", kNeedsResolvedOn, "resolved_on"}};
constexpr std::array kIssueOrders = {DayOrder{issue::kRaised, issue::kResolvedOn}};

constexpr std::array kRoots = {Sv("no_agreement"), Sv("missed_checkin"), Sv("ignored_signal"),
                               Sv("capacity"),     Sv("outside"),        Sv("unknown")};
constexpr std::array kFireFields = {
    needed(title(fire::kTitle, "title", N_("What burned"))),
    day(fire::kStarted, "started", N_("Started")),
    day(fire::kEnded, "ended", N_("Out on")),
    number(fire::kSeverity, "severity", N_("How bad (1-3)"), 1, 3),
    number(fire::kLeaderMinutes, "leader_minutes", N_("Minutes of mine"), 0, 1'000'000),
    number(fire::kHandoffs, "handoffs", N_("Hand-offs"), 0, 255),
    number(fire::kEscalations, "escalations", N_("Escalations"), 0, 255),
    decimal(fire::kWaitHours, "wait_hours", N_("Hours they waited"), 0, 100'000),
    pick(fire::kRoot, "root", N_("Root"), kRoots),
    line(fire::kFirstSign, "first_sign", N_("The first sign"), kLongLine),
    body(fire::kLesson, "lesson", N_("Lesson")),
};
constexpr std::array kFireStates = {Sv("burning"), Sv("out"), Sv("reviewed")};
constexpr std::array kBurning = {Sv("burning")};
constexpr std::array kOut = {Sv("out")};
constexpr std::array kNeedsEnded = {Sv("ended")};
constexpr std::array kNeedsRoot = {Sv("root")};
constexpr std::array kFireMoves = {
    Transition{"put_out", N_("It is out"), kBurning, "out", kNeedsEnded, "ended"},
    Transition{"review", N_("Reviewed"), kOut, "reviewed", kNeedsRoot},
};
constexpr std::array kFireOrders = {DayOrder{fire::kStarted, fire::kEnded}};

constexpr std::array kKinds = {
    KindInfo{Kind::engagement, "engagement", N_("Engagement"), Shelf::records, kEngagementFields,
             kEngagementStates, kEngagementMoves, kEngagementOrders, engagement::kActualStart,
             rules::engagement},
    KindInfo{Kind::phase, "phase", N_("Phase"), Shelf::records, kPhaseFields, kPhaseStates, kPhaseMoves,
             kPhaseOrders, phase::kActualStart, rules::phase, rules::phase_stands},
    KindInfo{Kind::agreement,
             "agreement",
             N_("Agreement"),
             Shelf::records,
             kAgreementFields,
             kAgreementStates,
             kAgreementMoves,
             {},
             agreement::kAgreedOn,
             rules::agreement},
    KindInfo{Kind::bend, "bend", N_("Bend"), Shelf::journal, kBendFields, {}, {}, {}, bend::kOn},
    KindInfo{Kind::issue, "issue", N_("Issue"), Shelf::journal, kIssueFields, kIssueStates, kIssueMoves,
             kIssueOrders, issue::kRaised},
    KindInfo{Kind::fire, "fire", N_("Fire"), Shelf::journal, kFireFields, kFireStates, kFireMoves,
             kFireOrders, fire::kStarted},
};

}  // namespace

std::span<const KindInfo> engagement_descriptions() { return kKinds; }

}  // namespace thirdrow::journal
