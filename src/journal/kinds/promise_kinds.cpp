// Meetings and promises: check-ins, what was heard in them, commitments.
#include "journal/kinds/acts.h"
#include "journal/kinds/parts.h"

namespace thirdrow::journal {
namespace {

using namespace parts;

constexpr std::array kChannels = {Sv("in_person"), Sv("call"), Sv("video"), Sv("writing"), Sv("other")};
constexpr std::array kSides = {Sv("me"), Sv("them")};
constexpr std::array kMove = {needed(day(kCell, "from", N_("From"))), needed(day(kCell, "to", N_("To"))),
                              needed(pick(kCell, "by", N_("By whom"), kSides)),
                              needed(day(kCell, "on", N_("Moved on")))};
constexpr std::array kCheckInFields = {
    title(checkin::kTitle, "title", N_("About")),
    link(checkin::kPhase, "phase", N_("Phase"), Kind::phase),
    needed(day(checkin::kDue, "due", N_("First planned for"))),
    day(checkin::kDueNow, "due_now", N_("Planned for")),
    day(checkin::kHeld, "held", N_("Held on")),
    text(checkin::kBefore, "before", N_("Before: what I promised")),
    with(text(checkin::kDuring, "during", N_("During: what I hear, in their words")), Role::body),
    text(checkin::kAfter, "after", N_("After: my reply, and what I told back")),
    number(checkin::kMinutes, "minutes", N_("Minutes"), 0, 1440),
    pick(checkin::kChannel, "channel", N_("How"), kChannels),
    rating(checkin::kEase, "ease", N_("How easy it was for them to speak (0-4)")),
    number(checkin::kTalkShare, "talk_share", N_("My share of the talking, percent"), 0, 100),
    pick(checkin::kWorthMe, "worth_me", N_("Worth it for me?"), kYesNo),
    pick(checkin::kWorthThem, "worth_them", N_("Worth it for them? (asked)"), kYesNoNotAsked),
    with(pick(checkin::kMovedBy, "moved_by", N_("Last moved by"), kSides), Role::plumbing),
    with(rows(checkin::kMoves, "moves", N_("Moved"), kMove, 100), Role::plumbing),
    line(checkin::kReason, "reason", N_("Why it did not happen"), kLongLine),
};
constexpr std::array kCheckInStates = {Sv("scheduled"), Sv("held"), Sv("missed"), Sv("cancelled_by_them")};
constexpr std::array kScheduled = {Sv("scheduled")};
constexpr std::array kScheduledOrMissed = {Sv("scheduled"), Sv("missed")};
constexpr std::array kNeedsHeld = {Sv("held")};
constexpr std::array kNeedsMove = {Sv("due_now"), Sv("moved_by")};
constexpr std::array kMoveArguments = {Argument{"to", "due_now"}, Argument{"by", "moved_by"}};
constexpr std::array kCheckInMoves = {
    Transition{"hold", N_("Held"), kScheduledOrMissed, "held", kNeedsHeld, "held", {}, acts::plan_next},
    Transition{
        "move", N_("Move it"), kScheduled, "scheduled", kNeedsMove, {}, kMoveArguments, acts::note_move},
    Transition{"miss", N_("It did not happen"), kScheduled, "missed", {}, {}, {}, acts::plan_next},
    Transition{"cancel", N_("They cancelled"), kScheduled, "cancelled_by_them", {}, {}, {}, acts::plan_next},
};

constexpr std::array kHeardTypes = {Sv("issue"), Sv("idea"), Sv("request"), Sv("praise")};
constexpr std::array kReplies = {Sv("act"), Sv("decline"), Sv("park")};
constexpr std::array kHeardFields = {
    needed(body(heard::kWords, "words", N_("What I heard, in their words"), 2000)),
    needed(pick(heard::kType, "type", N_("It is"), kHeardTypes)),
    link(heard::kCheckIn, "checkin", N_("Check-in"), Kind::checkin),
    link(heard::kMoment, "moment", N_("Moment"), Kind::moment),
    day(heard::kOn, "on", N_("Heard on")),
    with(pick(heard::kReply, "reply", N_("My reply"), kReplies), Role::plumbing),
    line(heard::kReason, "reason", N_("Why I decline"), kLongLine),
    day(heard::kUntil, "until", N_("Parked, or put off, until")),
    day(heard::kRepliedOn, "replied_on", N_("Replied on")),
    day(heard::kToldBack, "told_back", N_("Told them back on")),
    line(heard::kToldHow, "told_how", N_("What I told them"), kLongLine),
    pick(heard::kStandard, "standard", N_("Standard"), kStandards),
};
constexpr std::array kHeardStates = {Sv("open"),   Sv("acting"),    Sv("declined"),
                                     Sv("parked"), Sv("told_back"), Sv("closed")};
constexpr std::array kUnsettled = {Sv("open"), Sv("acting"), Sv("declined"), Sv("parked")};
constexpr std::array kReplied = {Sv("acting"), Sv("declined"), Sv("parked")};
constexpr std::array kNeedsRepliedOn = {Sv("replied_on")};
constexpr std::array kNeedsReason = {Sv("reason"), Sv("replied_on")};
constexpr std::array kNeedsUntil = {Sv("until"), Sv("replied_on")};
constexpr std::array kPraise = {Sv("praise")};
constexpr std::array kNeedsToldBack = {Sv("told_back")};
constexpr std::array kTellArguments = {Argument{"on", "told_back"}, Argument{"how", "told_how"}};
constexpr std::array kHeardMoves = {
    Transition{
        "act", N_("I act on it"), kUnsettled, "acting", kNeedsRepliedOn, "replied_on", {}, acts::reply_act},
    Transition{"decline",
               N_("I decline, and say why"),
               kUnsettled,
               "declined",
               kNeedsReason,
               "replied_on",
               {},
               acts::reply_decline},
    Transition{"park",
               N_("I decide by a day"),
               kUnsettled,
               "parked",
               kNeedsUntil,
               "replied_on",
               {},
               acts::reply_park},
    Transition{"tell_back",
               N_("Told them back"),
               kUnsettled,
               "told_back",
               kNeedsToldBack,
               "told_back",
               kTellArguments,
               nullptr,
               {"reply", kReplies}},
    Transition{"close", N_("Close (praise)"), kReplied, "closed", {}, {}, {}, nullptr, {"type", kPraise}},
};

constexpr std::array kStyles = {Sv("show"), Sv("coach"), Sv("back"), Sv("leave")};
constexpr std::array kCommitmentFields = {
    needed(title(commitment::kThen, "then_do", N_("Then I"))),
    line(commitment::kWhen, "when_cue", N_("When")),
    needed(day(commitment::kDue, "due", N_("By"))),
    link(commitment::kOwner, "owner", N_("Whose it is, when not mine"), Kind::person),
    link(commitment::kHelper, "helper", N_("Who helps"), Kind::person),
    pick(commitment::kStyle, "style", N_("How they help"), kStyles),
    link(commitment::kSource, "source", N_("Where it comes from")),
    day(commitment::kMadeOn, "made_on", N_("Made on")),
    day(commitment::kKeptOn, "kept_on", N_("Kept on")),
    with(link(commitment::kReplacedBy, "replaced_by", N_("Replaced by"), Kind::commitment), Role::plumbing),
    body(commitment::kNote, "note", N_("Notes")),
};
constexpr std::array kCommitmentStates = {Sv("open"), Sv("kept"), Sv("broken"), Sv("dropped_by_both"),
                                          Sv("renegotiated")};
constexpr std::array kOpen = {Sv("open")};
constexpr std::array kNeedsKeptOn = {Sv("kept_on")};
constexpr std::array kRenegotiateArguments = {Argument{"to", "due"}};
constexpr std::array kCommitmentMoves = {
    Transition{"keep", N_("Kept"), kOpen, "kept", kNeedsKeptOn, "kept_on"},
    Transition{"break", N_("Not kept"), kOpen, "broken", {}},
    Transition{"drop", N_("Both of us drop it"), kOpen, "dropped_by_both", {}},
    Transition{"renegotiate",
               N_("Another day, agreed with them"),
               kOpen,
               "renegotiated",
               {},
               {},
               kRenegotiateArguments,
               acts::renegotiate},
};

constexpr std::array kKinds = {
    KindInfo{Kind::checkin,
             "checkin",
             N_("Check-in"),
             Shelf::records,
             kCheckInFields,
             kCheckInStates,
             kCheckInMoves,
             {},
             checkin::kDue,
             rules::checkin},
    KindInfo{Kind::heard,
             "heard",
             N_("Heard"),
             Shelf::journal,
             kHeardFields,
             kHeardStates,
             kHeardMoves,
             {},
             heard::kOn,
             rules::heard},
    KindInfo{Kind::commitment,
             "commitment",
             N_("Commitment"),
             Shelf::records,
             kCommitmentFields,
             kCommitmentStates,
             kCommitmentMoves,
             {},
             commitment::kDue,
             rules::commitment},
};

}  // namespace

std::span<const KindInfo> promise_descriptions() { return kKinds; }

}  // namespace thirdrow::journal
