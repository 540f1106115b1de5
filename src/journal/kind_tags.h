/// Numbers of fields, by kind: frozen (schema/ops.md). What each is stands in journal/kinds/.
#pragma once

#include "journal/value.h"

namespace thirdrow::journal {

/// Fields that every kind has.
inline constexpr Tag kDeleted = 1;  ///< stamp; set = in Trash
inline constexpr Tag kState = 2;
inline constexpr Tag kTags = 3;
inline constexpr Tag kPeople = 4;
inline constexpr Tag kEngagement = 5;
inline constexpr Tag kHappened = 6;
inline constexpr Tag kFirstOwnTag = 32;  ///< a kind's own fields start here

namespace person {
inline constexpr Tag kName = 32, kAlias = 33, kRelation = 34, kPerspective = 35, kPreferences = 36;
}
namespace engagement {
inline constexpr Tag kTitle = 32, kWhy = 33, kType = 34, kPlannedStart = 35, kPlannedEnd = 36,
                     kActualStart = 37, kActualEnd = 38, kEvery = 39, kUnit = 40, kWeekday = 41, kReason = 42,
                     kWaiver = 43, kClosedOn = 44, kCloses = 45;
}
namespace reflection {
inline constexpr Tag kTitle = 32, kBody = 33, kType = 34, kPrompt = 35, kSource = 36, kWhose = 37,
                     kLaterView = 38, kPulled = 39, kSuperb = 40, kAdequate = 41;
}
namespace question {
inline constexpr Tag kText = 32, kTheme = 33, kOrigin = 34, kFavourite = 35, kFor = 36, kStandard = 37,
                     kWhen = 38, kShipped = 39;
}
namespace question_use {
inline constexpr Tag kQuestion = 32, kUsedOn = 33, kOpened = 34;
}
namespace moment {
inline constexpr Tag kTitle = 32, kSetting = 33, kSurprise = 34, kUrge = 35, kPaused = 36, kRelaxed = 37,
                     kSmiled = 38, kAsked = 39, kQuestion = 40, kPleased = 41, kStung = 42, kThanked = 43,
                     kToldBack = 44, kResult = 45, kBody = 46;
}
namespace story {
inline constexpr Tag kTitle = 32, kBody = 33, kFor = 34, kStandard = 35, kNamedOk = 36, kType = 37,
                     kCelebratedHow = 38, kCelebratedOn = 39, kTold = 40, kWhere = 41;
}

namespace phase {
inline constexpr Tag kName = 32, kOrdinal = 33, kPlannedStart = 34, kPlannedEnd = 35, kActualStart = 36,
                     kActualEnd = 37;
}
namespace agreement {
inline constexpr Tag kTitle = 32, kPhase = 33, kVersion = 34, kCriteria = 35, kTheyWant = 36, kIWant = 37,
                     kCan = 38, kCannot = 39, kTerms = 40, kMetOn = 41, kMinutes = 42, kAgreedBy = 43,
                     kAgreedOn = 44, kJudged = 45, kTermsKept = 46, kReplaces = 47, kReason = 48;
}
namespace bend {
inline constexpr Tag kAsked = 32, kGave = 33, kCostHours = 34, kOn = 35, kNoticed = 36, kAgreement = 37;
}
namespace checkin {
inline constexpr Tag kTitle = 32, kPhase = 33, kDue = 34, kDueNow = 35, kHeld = 36, kMinutes = 37,
                     kChannel = 38, kEase = 39, kTalkShare = 40, kWorthMe = 41, kWorthThem = 42, kBefore = 43,
                     kDuring = 44, kAfter = 45, kMovedBy = 46, kMoves = 47, kReason = 48;
}
namespace heard {
inline constexpr Tag kWords = 32, kType = 33, kCheckIn = 34, kMoment = 35, kOn = 36, kReply = 37,
                     kReason = 38, kUntil = 39, kRepliedOn = 40, kToldBack = 41, kToldHow = 42,
                     kStandard = 43;
}
namespace issue {
inline constexpr Tag kTitle = 32, kRaised = 33, kRaisedBy = 34, kFoundIn = 35, kBiteOn = 36, kSeverity = 37,
                     kFire = 38, kCheckIn = 39, kUnstated = 40, kWhere = 41, kResolvedOn = 42, kBody = 43;
}
namespace fire {
inline constexpr Tag kTitle = 32, kStarted = 33, kEnded = 34, kSeverity = 35, kLeaderMinutes = 36,
                     kHandoffs = 37, kEscalations = 38, kWaitHours = 39, kRoot = 40, kFirstSign = 41,
                     kLesson = 42;
}
namespace commitment {
inline constexpr Tag kThen = 32, kWhen = 33, kDue = 34, kOwner = 35, kHelper = 36, kStyle = 37, kSource = 38,
                     kMadeOn = 39, kKeptOn = 40, kReplacedBy = 41, kNote = 42;
}
namespace round {
inline constexpr Tag kTitle = 32, kInstrument = 33, kQuestionsVersion = 34, kInvited = 35, kK = 36,
                     kMode = 37, kCollector = 38, kCollectorName = 39, kBulletin = 40, kOpens = 41,
                     kCloses = 42, kReleasedOn = 43, kReason = 44, kFrozen = 45;
}
namespace tally {
inline constexpr Tag kRound = 32, kAnswers = 33, kBlanks = 34, kEitherYes = 35, kCounts = 36, kCountedBy = 37,
                     kWitnessedBy = 38, kOn = 39;
}
namespace publication {
inline constexpr Tag kRound = 32, kWhere = 33, kOn = 34, kUnedited = 35, kShown = 36, kFormulaVersion = 37,
                     kResult = 38, kLearned = 39, kChanges = 40, kPooled = 41;
}
namespace selfcheck {
inline constexpr Tag kOn = 32, kS1a = 33, kS1b = 34, kS1c = 35, kS2a = 36, kS2b = 37, kS2c = 38, kS3a = 39,
                     kS3b = 40, kS3c = 41, kExamples = 42, kGuessYes = 43, kSealedBefore = 44, kLockedOn = 45;
}
namespace assessment {
inline constexpr Tag kTitle = 32, kInstrument = 33, kVersion = 34, kSubject = 35, kOn = 36, kUnit = 37,
                     kRoles = 38, kRole = 39, kAnswers = 40, kGuess = 41, kAsked = 42, kShould = 43,
                     kShouldWhy = 44, kDifferent = 45, kQuality = 46, kBody = 47;
}
namespace chain_link {
inline constexpr Tag kNeed = 32, kFrom = 33, kTo = 34, kPromise = 35, kGiven = 36, kReceived = 37,
                     kCoowner = 38, kExercise = 39, kOn = 40;
}
namespace process {
inline constexpr Tag kTitle = 32, kCondition = 33, kOwner = 34, kFoundOn = 35, kFixedOn = 36, kExercise = 37,
                     kBody = 38;
}
namespace request {
inline constexpr Tag kTitle = 32, kTo = 33, kOn = 34, kAfter = 35, kAnswer = 36;
}
namespace task {
inline constexpr Tag kGoal = 32, kPerson = 33, kClear = 34, kCompetenceMine = 35, kCommitmentMine = 36,
                     kCompetenceTheirs = 37, kCommitmentTheirs = 38, kStyleNeeded = 39, kStyleUsed = 40,
                     kOn = 41;
}
namespace why {
inline constexpr Tag kTitle = 32, kBody = 33, kOn = 34, kLine = 35, kLeastBelieved = 36;
}
namespace why_said {
inline constexpr Tag kTitle = 32, kOn = 33, kSetting = 34, kWhy = 35;
}
namespace value {
inline constexpr Tag kName = 32, kBehaviours = 33, kLeastBelieved = 34;
}
namespace decision {
inline constexpr Tag kTitle = 32, kBody = 33, kOn = 34, kHonoured = 35, kStrained = 36, kBetterForThem = 37;
}
namespace definition {
inline constexpr Tag kTerm = 32, kBody = 33, kOn = 34, kReviewedOn = 35;
}
namespace pledge {
inline constexpr Tag kTitle = 32, kLeaders = 33, kStandards = 34, kStart = 35, kReview = 36, kBody = 37;
}
namespace outcome {
inline constexpr Tag kSeries = 32, kOn = 33, kValue = 34, kMin = 35, kMax = 36, kHigherIsBetter = 37, kN = 38,
                     kPeer = 39, kPeerN = 40, kReference = 41, kSource = 42, kAgainst = 43;
}
namespace week {
inline constexpr Tag kTitle = 32, kOn = 33, kEffort = 34, kReward = 35, kModelled = 36, kEitherOr = 37,
                     kQuiet = 38, kBody = 39;
}
namespace small_fix {
inline constexpr Tag kTitle = 32, kBody = 33;
}
namespace brief {
inline constexpr Tag kTitle = 32, kOn = 33, kQuestions = 34, kBody = 35;
}
namespace left {
inline constexpr Tag kTitle = 32, kWhere = 33, kOn = 34, kBody = 35;
}
namespace relationship {
inline constexpr Tag kAlias = 32, kRole = 33, kLimitsOn = 34, kSponsor = 35, kSponsorSees = 36,
                     kRetention = 37, kDeviceOwner = 38, kStorageOwner = 39, kStartedOn = 40, kEndedOn = 41;
}
namespace share {
inline constexpr Tag kRelationship = 32, kEntry = 33, kRevision = 34, kFollow = 35, kOmit = 36, kAliases = 37,
                     kPurpose = 38, kExpires = 39, kRevokedOn = 40;
}

}  // namespace thirdrow::journal
