// What a leader lets a coach read, and on what terms. Comments are operations of the shared record.
#include "journal/kinds/acts.h"
#include "journal/kinds/parts.h"

namespace thirdrow::journal {
namespace {

using namespace parts;

constexpr std::array kRoles = {Sv("leader"), Sv("coach")};
constexpr std::array kSponsors = {Sv("none"), Sv("named")};
constexpr std::array kOwners = {Sv("me"), Sv("coach"), Sv("employer"), Sv("other")};
constexpr std::array kRelationshipFields = {
    needed(title(relationship::kAlias, "alias", N_("The other is called"), 12)),
    pick(relationship::kRole, "role", N_("I am the"), kRoles),
    day(relationship::kLimitsOn, "limits_on", N_("Both know the limits of confidentiality since")),
    pick(relationship::kSponsor, "sponsor", N_("Sponsor"), kSponsors),
    text(relationship::kSponsorSees, "sponsor_sees", N_("What the sponsor sees"), 2000),
    number(relationship::kRetention, "retention_months", N_("Kept after the end, months"), 0, 84),
    pick(relationship::kDeviceOwner, "device_owner", N_("Whose device"), kOwners),
    pick(relationship::kStorageOwner, "storage_owner", N_("Whose storage"), kOwners),
    day(relationship::kStartedOn, "started_on", N_("Started on")),
    day(relationship::kEndedOn, "ended_on", N_("Ended on")),
};
constexpr std::array kRelationshipStates = {Sv("invited"), Sv("active"), Sv("paused"), Sv("ended")};
constexpr std::array kInvited = {Sv("invited")};
constexpr std::array kActive = {Sv("active")};
constexpr std::array kPaused = {Sv("paused")};
constexpr std::array kNotEnded = {Sv("invited"), Sv("active"), Sv("paused")};
constexpr std::array kNeedsLimits = {Sv("limits_on"), Sv("retention_months"), Sv("started_on")};
constexpr std::array kNeedsEnded = {Sv("ended_on")};
constexpr std::array kRelationshipMoves = {
    Transition{"accept", N_("Accept"), kInvited, "active", kNeedsLimits, "started_on"},
    Transition{"pause", N_("Pause"), kActive, "paused", {}},
    Transition{"resume", N_("Go on"), kPaused, "active", {}},
    Transition{"end", N_("End"), kNotEnded, "ended", kNeedsEnded, "ended_on"},
};
constexpr std::array kRelationshipOrders = {DayOrder{relationship::kStartedOn, relationship::kEndedOn}};

constexpr std::array kOmitted = {needed(line(kCell, "field", N_("Field"), 40))};
constexpr std::array kShareFields = {
    needed(link(share::kRelationship, "relationship", N_("With"), Kind::relationship)),
    needed(link(share::kEntry, "entry", N_("Entry"))),
    needed(with(line(share::kRevision, "revision", N_("The version they read"), 64), Role::plumbing)),
    flag(share::kFollow, "follow_updates", N_("Later words too")),
    rows(share::kOmit, "omit", N_("Left out"), kOmitted, 50),
    pick(share::kAliases, "aliases", N_("Aliases instead of names"), kYesNo),
    title(share::kPurpose, "purpose", N_("What for")),
    day(share::kExpires, "expires", N_("Until")),
    day(share::kRevokedOn, "revoked_on", N_("Withdrawn on")),
};
constexpr std::array kShareStates = {Sv("active"), Sv("revoked"), Sv("expired")};
constexpr std::array kNeedsRevoked = {Sv("revoked_on")};
constexpr std::array kNeedsExpires = {Sv("expires")};
constexpr std::array kShareMoves = {
    Transition{"revoke", N_("Withdraw"), kActive, "revoked", kNeedsRevoked, "revoked_on"},
    Transition{"expire", N_("Its time is over"), kActive, "expired", kNeedsExpires},
};

constexpr std::array kKinds = {
    KindInfo{Kind::relationship, "relationship", N_("Coaching relationship"), Shelf::records,
             kRelationshipFields, kRelationshipStates, kRelationshipMoves, kRelationshipOrders,
             relationship::kStartedOn},
    KindInfo{Kind::share,
             "share",
             N_("Shared entry"),
             Shelf::records,
             kShareFields,
             kShareStates,
             kShareMoves,
             {},
             0,
             rules::share},
};

}  // namespace

std::span<const KindInfo> coaching_descriptions() { return kKinds; }

}  // namespace thirdrow::journal
